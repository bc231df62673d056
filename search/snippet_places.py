"""Where the words of a question stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from search.query_nodes import Prefix, Seq
from search.terms import Printed, carried, tokens

Span: TypeAlias = tuple[int, int]
Leaf: TypeAlias = Seq | Prefix

_PUNCTUATION: Final = "“”‘’–—…•"
_APOSTROPHES: Final = "'’‘`"
_SWALLOWED: Final = "kpst"
_IRREGULAR: Final = {"perajin": "rajin"}


def places(text: str, leaves: Sequence[Leaf]) -> Iterator[tuple[Span, int]]:
    """Every place of each leaf in ``text``, with the leaf's number.

    Most texts are not cut into words: what of a leaf must be there is looked for first, and a single word is checked where it stands.
    """
    flat = "" if _is_odd(text) else text.lower().replace("\n", " ")
    possible = {number: leaf for number, leaf in enumerate(leaves) if not flat or _may_stand(leaf, flat)}
    if flat and all(_is_word(leaf) for leaf in possible.values()):
        for number, leaf in possible.items():
            yield from ((span, number) for span in _standing(leaf, text, flat))
    elif possible:
        printed = Printed(text)
        stems = carried(printed.words)
        for number, leaf in possible.items():
            yield from ((printed.span(*run), number) for run in _runs(leaf, printed.words, stems))


def _is_odd(text: str) -> bool:
    """Whether folding changes more of it than the case; otherwise each folded word stands in it letter by letter."""
    bare = text
    for mark in () if text.isascii() else _PUNCTUATION:
        bare = bare.replace(mark, "")
    return not bare.isascii() or any(mark in text and _inside(text, mark) for mark in _APOSTROPHES)


def _inside(text: str, mark: str) -> bool:
    """Whether ``mark`` stands within a word."""
    return any(before[-1:].isalpha() and after[:1].isalpha() for before, after in pairwise(text.split(mark)))


def kept(stem: str) -> str:
    """The part of a stem that each of its words has: a nasal prefix may have swallowed the first letter."""
    return _IRREGULAR.get(stem) or (stem[1:] if len(stem) > 1 and stem[0] in _SWALLOWED else stem)


def _may_stand(leaf: Leaf, flat: str) -> bool:
    if isinstance(leaf, Prefix):
        return not leaf.prefix.isalpha() or leaf.prefix in flat
    return all(not term.isalpha() or (term if leaf.exact else kept(term)) in flat for term in leaf.terms)


def _is_word(leaf: Leaf) -> bool:
    return isinstance(leaf, Seq) and not leaf.exact and len(leaf.terms) == 1 and leaf.terms[0].isalpha()


def _standing(leaf: Leaf, text: str, flat: str) -> Iterator[Span]:
    """The words of one stem, looked at wherever what they have in common stands."""
    assert isinstance(leaf, Seq)
    part, start, end = kept(leaf.terms[0]), 0, 0
    while (at := flat.find(part, end)) >= 0:
        start, end = flat.rfind(" ", end, at) + 1 or end, flat.find(" ", at)
        end = len(flat) if end < 0 else end
        for token in tokens(text[start:end]):
            if carried((token.word,)) == leaf.terms:
                yield start + token.start, start + token.end


def _runs(leaf: Leaf, folded: tuple[str, ...], stems: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and the last word, wherever ``leaf`` stands; function words inside of stems are passed over."""
    if isinstance(leaf, Prefix):
        yield from ((n, n) for n, word in enumerate(folded) if word.startswith(leaf.prefix))
    elif leaf.exact or len(leaf.terms) == 1:
        yield from _found(leaf.terms, folded if leaf.exact else stems)
    else:
        carrying = [n for n, stem in enumerate(stems) if stem]
        yield from ((carrying[first], carrying[last]) for first, last in _found(leaf.terms, tuple(filter(None, stems))))


def _found(sought: tuple[str, ...], terms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    at = -1
    while sought:
        try:
            at = terms.index(sought[0], at + 1)
        except ValueError:
            return
        if terms[at : at + len(sought)] == sought:
            yield at, at + len(sought) - 1
