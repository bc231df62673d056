"""Two texts side by side: what only the first has struck out, what only the second has underlined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from extractor.changes_align import Aligned, align, edits
from search.web.marking import Kind, Mark, marked_paragraphs


@dataclass(frozen=True, slots=True)
class Compared:
    """The paragraphs of two texts as safe HTML, and how many sentences they have in common, word for word or altered."""

    old: tuple[Markup, ...]
    new: tuple[Markup, ...]
    common: int
    sentences: int
    """How many sentences the first text has."""


def side_by_side(old: str, new: str) -> Compared:
    """Sentences are matched wherever they stand: a paragraph that only moved is not marked."""
    aligned = align(old, new)
    return Compared(
        marked_paragraphs(old, [Mark(a, b, "dropped") for a, b in _differing(aligned, "dropped") if a < b]),
        marked_paragraphs(new, [Mark(a, b, "added") for a, b in _differing(aligned, "added") if a < b]),
        len(aligned.pairs),
        len(aligned.pairs) + len(aligned.only_old),
    )


def _differing(aligned: Aligned, side: Kind) -> Iterator[tuple[int, int]]:
    first = side == "dropped"
    for pair in aligned.pairs:
        yield from (edit.old if first else edit.new for edit in edits(*pair))
    yield from ((words.start, words.end) for words in (aligned.only_old if first else aligned.only_new))
