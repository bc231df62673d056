"""A text as words with their positions, for the rules about titles and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractor.titles import Lexicon

CAPITAL: Final = "C"
"""First letter capital: ``Kepala``."""
CAPS: Final = "A"
"""Capitals only: ``UKM``."""
INITIAL: Final = "I"
"""One capital, with or without full stop: ``M.``."""
LOWER: Final = "w"
DEGREE: Final = "D"
BREAK: Final = "b"
"""The end of a paragraph."""
OTHER: Final = "p"
"""Punctuation and numbers."""

_PAIR: Final = re.compile(r"([A-Z][a-z]{3,})-(?!\1)([A-Z][a-z]{3,})")
"""Two people named as one: "Anwar-Budiman"."""

_WRITTEN_TOGETHER: Final = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]{2,})")
"""Two words of a name without their space: "BobbyNasution"."""
_SAID: Final = (
    "mengatakan", "menyatakan", "menjelaskan", "menyebut", "menyebutkan", "menegaskan", "mengungkap", "mengungkapkan", "menuturkan",
    "menambahkan", "menyampaikan", "memaparkan", "menerangkan", "memastikan", "mengimbau", "mengklaim", "menanggapi",
)  # fmt: skip
"""Verbs that lost links leave grown to the name before them ("Rahmatmengatakan"); no name and no other word ends like them."""
_WENT_ON: Final = ("buka", "yang", "untuk", "saat", "juga", "usai", "resmi", "menjadi", "meminta", "bicara", "merespons", "bersama")
"""Words that are found in the same place, and are only told from the end of a name by a known name before them."""
_GROWN: Final = (*_SAID, *_WENT_ON)

NAMELIKE: Final = frozenset((CAPITAL, INITIAL))
UPPER: Final = frozenset((CAPITAL, INITIAL, CAPS))


@dataclass(frozen=True)
class Tokens:
    """Parallel lists, one entry a token; two empty tokens at the end spare the rules a look at the length."""

    source: str
    text: list[str]
    low: list[str]
    """In lower case, without the full stop of an abbreviation."""
    start: list[int]
    end: list[int]
    kind: list[str]
    size: int
    """The number of tokens, without the two at the end."""

    def words(self, first: int, last: int) -> str:
        """The source from token ``first`` up to and not including ``last``."""
        return self.source[self.start[first] : self.end[last - 1]]


@lru_cache(maxsize=8)
def _pattern(lexicon_words: frozenset[str], degrees: str) -> re.Pattern[str]:
    short = (word for word in lexicon_words if len(word) <= 4 and word.isalpha())
    forms = sorted({form for word in short for form in (word.capitalize(), word.upper(), word)}, key=lambda form: (-len(form), form))
    longer, letters = [form for form in forms if len(form) > 1], ["[A-Z]", *(form for form in forms if len(form) == 1)]
    return re.compile(
        rf"(?:(?=[A-Za-z]{{1,5}}+\.)(?:(?P<D>{degrees})"
        rf"|(?P<h>(?:{'|'.join(longer)})\.|(?:{'|'.join(letters)})\.(?!\w\.)|[A-Z]\.(?=(?:[A-Z]\.){{1,3}}\s?[A-Z][a-z])))"
        r"|(?P<w>C(?:ovid|OVID)-19(?!\w)|[^\W\d_][^\W_]*(?:['’`-][^\W\d_]+)*)"
        r"|(?P<p>[^\w\s]|_)"
        r"|(?P<n>\d[\d.,]*)"
        r"|(?P<b>\n\s*\n\s*|(?<![ (])\n(?![ )]))) *"
    )


def tokenise(source: str, lexicon: Lexicon) -> Tokens:
    """The tokens of ``source``; a verb glued to a title ("kataKapolres") and the halves of a pair are tokens of their own."""
    start, text, low, kind = [], [], [], []
    for at, word, group in _parts(source, lexicon):
        folded, sort = _read(group, word)
        start.append(at)
        text.append(word)
        low.append(folded)
        kind.append(sort)
    return Tokens(
        source,
        [*text, "", ""],
        [*low, "", ""],
        [*start, len(source), len(source)],
        [*(at + len(word) for at, word in zip(start, text, strict=True)), len(source), len(source)],
        [*_with_shouted_names(kind, low, lexicon), OTHER, OTHER],
        len(text),
    )


def _parts(source: str, lexicon: Lexicon) -> Iterator[tuple[int, str, str]]:
    before = ""
    for found in _pattern(lexicon.abbreviated, lexicon.degree_pattern).finditer(source):
        group = found.lastgroup or "p"
        at, word = found.start(), found[group]
        if group == "w" and ("-" in word or not (word.islower() or word[1:].islower() or word.isupper())):
            yield from _unglued(at, word, before.lower(), lexicon)
        elif group == "w" and word[0].isupper() and word.endswith(_GROWN) and (cut := _end_of_name(word, lexicon)):
            yield from ((at, word[:cut], "w"), (at + cut, word[cut:], "w"))
        else:
            yield at, word, group
        before = word


def _with_shouted_names(kinds: list[str], low: list[str], lexicon: Lexicon) -> list[str]:
    """Names printed in capitals ("BUDI SANTOSO") made capitalised words: two or more such words together, one of them a known name."""
    shouted = {at for at, kind in enumerate(kinds) if kind == CAPS and len(low[at]) > 2 and low[at] not in lexicon.unnamed}
    named = {at for at in shouted if low[at] in lexicon.names.given and not shouted.isdisjoint((at - 1, at + 1))}
    names = shouted & {n for at in named for n in (at - 1, at, at + 1)}
    return [CAPITAL if at in names else kind for at, kind in enumerate(kinds)] if names else kinds


def _unglued(at: int, word: str, before: str, lexicon: Lexicon) -> tuple[tuple[int, str, str], ...]:
    if word[0].islower() and not word.islower():
        cut = next(n for n, letter in enumerate(word) if not letter.islower())
        if word[:cut] in lexicon.speech:
            return (at, word[:cut], "w"), (at + cut, word[cut:], "w")
    names = lexicon.names.given
    joined = _WRITTEN_TOGETHER.fullmatch(word)
    if joined and joined[1].lower() in names and joined[2].lower() in names:
        return (at, joined[1], "w"), (at + joined.end(1), joined[2], "w")
    pair = _PAIR.fullmatch(word) if "-" in word else None
    if pair and (before not in names or pair[2].lower() in names):
        return (at, pair[1], "w"), (at + pair.end(1), "-", "p"), (at + pair.start(2), pair[2], "w")
    return ((at, word, "w"),)


def _end_of_name(word: str, lexicon: Lexicon) -> int:
    """Where in the capitalised ``word`` a verb begins that is grown to a name; 0 where there is none."""
    if word.isupper() or word.lower() in lexicon.names.given:
        return 0
    said = next((verb for verb in _SAID if word.endswith(verb)), "")
    if said:
        return len(word) - len(said) if len(word) > len(said) + 2 else 0
    onward = next(other for other in _WENT_ON if word.endswith(other))
    return len(word) - len(onward) if word.removesuffix(onward).lower() in lexicon.names.given and len(word) > len(onward) + 4 else 0


@lru_cache(maxsize=8192)
def _read(group: str, word: str) -> tuple[str, str]:
    """``word`` in lower case, and its kind; kept, since texts share most of their words."""
    return _folded(group, word), _kind(group, word)


def _folded(group: str, word: str) -> str:
    if word.isalpha():
        return word.lower()
    folded = word.lower().replace("’", "'").replace("`", "'")
    return folded.rstrip(".") if group == "h" else folded


def _kind(group: str, word: str) -> str:
    if group == "w" and not word[0].isupper():
        return LOWER
    if group == "D":
        return DEGREE
    if group == "h":
        return INITIAL if word[0].isupper() else LOWER
    if group != "w":
        return BREAK if group == "b" else OTHER
    if word.upper() == "COVID-19":
        return CAPS
    if not word.isalpha() and not word.isupper() and any(map(str.isdigit, word)):
        return OTHER
    if len(word) == 1:
        return INITIAL
    return CAPS if word.isupper() else CAPITAL
