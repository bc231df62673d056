"""The passage of a text that answers a question best, with the matched words marked by offsets; engines take no part in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from search.query_nodes import Node, wanted
from search.snippet_places import Leaf, Span, places

_LENGTH: Final = 240
_REACH: Final = 60
"""Characters by which a passage may move to begin or end at the edge of a sentence."""
_EDGE: Final = re.compile(r"[.!?…][\"”’)]*\s+|\n+")
_BLANKS: Final = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text: line breaks are blanks, ``marks`` are offsets into ``text``; ``before`` and ``after`` tell that there is more."""

    text: str
    marks: tuple[Span, ...] = ()
    before: bool = False
    after: bool = False

    def marked(self, opening: str = "«", closing: str = "»") -> str:
        """The text with ellipses and the marks written out, for plain output; a page escapes the parts of :meth:`parts` instead."""
        written = "".join(f"{opening}{part}{closing}" if hit else part for part, hit in self.parts())
        return f"{'… ' if self.before else ''}{written}{' …' if self.after else ''}"

    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is marked."""
        last = 0
        for start, end in self.marks:
            if start > last:
                yield self.text[last:start], False
            yield self.text[start:end], True
            last = end
        if last < len(self.text):
            yield self.text[last:], False


class _Found(NamedTuple):
    """A place of one spelling of one idea, both by number."""

    span: Span
    idea: int
    leaf: int


def marks(text: str, node: Node) -> tuple[Span, ...]:
    """Where the words that ``node`` asks for stand in ``text``, in order and without overlap; for titles and whole texts."""
    return _merged(found.span for found in _all_found(text, node))


def snippet(text: str, node: Node, length: int = _LENGTH) -> Snippet:
    """The passage of about ``length`` characters with the most different words of ``node``; the beginning where there are none.

    An abbreviation and its long form are one word, as are other spellings that the question takes for the same.
    """
    found = _all_found(text, node)
    start, end = _bounds(text, *_best_window(found, length), length)
    inside = _merged(f.span for f in found if start <= f.span[0] and f.span[1] <= end)
    return Snippet(
        _BLANKS.sub(" ", text[start:end]),
        tuple((a - start, b - start) for a, b in inside),
        before=start > 0,
        after=end < len(text.rstrip()),
    )


def _all_found(text: str, node: Node) -> list[_Found]:
    """Every place of every leaf, in order."""
    ideas: dict[Leaf, int] = {}
    for number, spellings in enumerate(wanted(node)):
        for leaf in spellings:
            ideas.setdefault(leaf, number)
    if not ideas:
        return []
    numbers = tuple(ideas.values())
    return sorted(_Found(span, numbers[leaf], leaf) for span, leaf in places(text, tuple(ideas)))


def _best_window(found: Sequence[_Found], length: int) -> Span:
    """The stretch no longer than ``length`` with the most ideas, then the most spellings, then the most places; the earliest of equals."""
    ideas, leaves = _Tally(), _Tally()
    best, window, first = (0, 0, 0), (0, 0), 0
    for last, this in enumerate(found):
        ideas.add(this.idea)
        leaves.add(this.leaf)
        while this.span[1] - found[first].span[0] > length and first < last:
            ideas.take(found[first].idea)
            leaves.take(found[first].leaf)
            first += 1
        worth = (len(ideas), len(leaves), last - first + 1)
        if worth > best:
            best, window = worth, (found[first].span[0], this.span[1])
    return window


class _Tally(dict[int, int]):
    """How many there are of each that there is."""

    def add(self, one: int) -> None:
        self[one] = self.get(one, 0) + 1

    def take(self, one: int) -> None:
        self[one] -= 1
        if not self[one]:
            del self[one]


def _bounds(text: str, start: int, end: int, length: int) -> Span:
    """The window widened to ``length`` around its middle, then moved to edges of sentences or at least of words."""
    spare = max(0, length - (end - start))
    begin = _begin(text, max(0, start - spare // 2), start)
    stop = min(len(text), max(end, begin + length))
    return begin, _stop(text, stop, end)


def _begin(text: str, at: int, before: int) -> int:
    if at <= _REACH:
        return 0
    edges = [m.end() for m in _EDGE.finditer(text, max(0, at - _REACH), before) if m.end() <= before]
    if edges:
        return min(edges, key=lambda edge: abs(edge - at))
    blank = _BLANKS.search(text, at, before)
    return blank.end() if blank else before


def _stop(text: str, at: int, after: int) -> int:
    if at >= len(text):
        return len(text.rstrip())
    edges = [m.start() + len(m.group().rstrip()) for m in _EDGE.finditer(text, max(after - 1, at - _REACH), at + _REACH)]
    edges = [edge for edge in edges if edge >= after]
    if edges:
        return min(edges, key=lambda edge: abs(edge - at))
    blank = text.rfind(" ", after, at + 1)
    return blank if blank > 0 else at


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
