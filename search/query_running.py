"""Running words of a question into terms, with the speaker, the office and the time taken out of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from search.document import What
from search.query_free import Part, understand
from search.query_lex import Piece
from search.query_names import Names
from search.query_nodes import EVERYWHERE, Days, Field, Is, Node, Seq, all_of, any_of
from search.query_synonyms import Synonyms
from search.query_terms import Term, plain_terms, word_node
from search.terms import STOP_WORDS, Token, tokens

_SPEAKER: Final[tuple[Field, ...]] = ("people", "roles")
_ROLE: Final[tuple[Field, ...]] = ("roles",)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a question is read with."""

    text: str
    names: Names
    synonyms: Synonyms
    what: What
    exact: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The tokens of neighbouring words, with the number of the typed word each is part of."""

    tokens: tuple[Token, ...]
    bounds: tuple[int, ...]

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens)

    def cut(self, start: int, end: int) -> _Words:
        return _Words(self.tokens[start:end], self.bounds[start:end])


def running_terms(pieces: list[Piece], setting: Setting) -> Iterator[Term]:
    """The terms of neighbouring plain words; function words count only where there is nothing else."""
    words = _words(pieces)
    if setting.exact:
        yield from (_exact(words.cut(*span), setting) for span in _typed(words))
        return
    found: list[Term] = []
    for subject, parts in groupby(understand(words.folded, setting.names), lambda part: _is_subject(part, setting)):
        together = list(parts)
        if subject:
            found += _plain(words.cut(together[0].start, together[-1].end), setting, EVERYWHERE)
        else:
            found += [term for part in together for term in _special(part, words.cut(part.start, part.end), setting)]
    if not found and words.tokens:
        found = [Term(word_node((word,)), "word", word, soft=True) for word in words.folded]
    yield from found


def _is_subject(part: Part, setting: Setting) -> bool:
    """In articles, people and offices are a subject like any other."""
    return part.kind == "subject" or (setting.what != "statement" and part.kind in ("speaker", "role"))


def _words(pieces: list[Piece]) -> _Words:
    found = [(Token(token.start + piece.start, token.end + piece.start, token.word), number)
             for number, piece in enumerate(pieces) for token in tokens(piece.text)]  # fmt: skip
    return _Words(tuple(token for token, _ in found), tuple(number for _, number in found))


def _typed(words: _Words) -> Iterator[tuple[int, int]]:
    """The spans of tokens that were typed as one word."""
    at = 0
    for _, same in groupby(words.bounds):
        length = len(list(same))
        yield at, at + length
        at += length


def _shown(words: _Words, setting: Setting) -> str:
    return setting.text[words.tokens[0].start : words.tokens[-1].end]


def _exact(words: _Words, setting: Setting) -> Term:
    return Term(word_node(words.folded, exact=True), "word", _shown(words, setting))


def _plain(words: _Words, setting: Setting, fields: tuple[Field, ...]) -> list[Term]:
    return plain_terms(words.tokens, words.bounds, setting.text, setting.synonyms, fields)


def _special(part: Part, words: _Words, setting: Setting) -> list[Term]:
    if part.kind == "ignored":
        return []
    if part.period is not None:
        return [_dated(part, words, setting)]
    return _offices(words, setting) if part.kind == "role" else [_speaker(part, words, setting)]


def _dated(part: Part, words: _Words, setting: Setting) -> Term:
    """A time narrows a search for statements; in articles, and for a bare year, its words in the text count as well."""
    assert part.period is not None
    days: Node = Days(part.period.first, part.period.last)
    printed = any_of(days, Seq(words.folded, EVERYWHERE, exact=True))
    strict = setting.what == "statement" and part.kind == "date"
    return Term(days if strict else printed, "date", _shown(words, setting), loose=printed)


def _speaker(part: Part, words: _Words, setting: Setting) -> Term:
    """All the words of the name, or the person they are known to mean."""
    named = [word for word in words.folded if word not in STOP_WORDS] or list(words.folded)
    by_words = all_of(*(Seq((word,), _SPEAKER, exact=True) for word in named))
    anywhere = all_of(*(word_node((word,)) for word in named))
    node = any_of(Is("official", (part.name.key,)), by_words) if part.name else by_words
    return Term(node, "official", part.name.label if part.name else _shown(words, setting), loose=anywhere)


def _offices(words: _Words, setting: Setting) -> list[Term]:
    loose = _plain(words, setting, EVERYWHERE)
    strict = _plain(words, setting, _ROLE)
    return [replace(s, how="role", soft=False, loose=anywhere.node, stems=()) for s, anywhere in zip(strict, loose, strict=True)]
