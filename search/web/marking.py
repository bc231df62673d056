"""Where in an article's text somebody speaks, is named, or a figure stands: overlapping stretches made into nested pieces of HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final, Literal

from markupsafe import Markup, escape

from extractor.article import Article
from extractor.sentences import paragraphs, sentences

Kind = Literal["sentence", "statement", "official", "programme", "figure", "hit"]

_RANK: Final[dict[Kind, int]] = {"sentence": 0, "statement": 1, "programme": 2, "official": 3, "figure": 4, "hit": 5}
"""From the outside in; where two stretches cross, the inner one is cut at the edge of the outer one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` of a text. ``anchor`` is the address of the stretch within its page; ``note`` further classes."""

    start: int
    end: int
    kind: Kind
    anchor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch in which nothing begins or ends, with the marks that hold there, outermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(article: Article, hits: Iterable[tuple[int, int]] = ()) -> tuple[Mark, ...]:
    """Everything to mark in ``article.text``; ``hits`` are where the words of a question stand.

    Anchors: ``k3`` the fourth sentence, ``s0`` the first statement, ``o1-0`` the first mention of the second official, ``p0-2``,
    ``f5`` likewise for programmes and figures.
    """
    found = [Mark(a, b, "sentence", f"k{n}") for n, (a, b) in enumerate(sentences(article.text))]
    for n, said in enumerate(article.statements):
        found += (Mark(a, b, "statement", "" if part else f"s{n}", said.kind) for part, (a, b) in enumerate(said.spans))
    for n, official in enumerate(article.officials):
        found += (Mark(m.start, m.end, "official", f"o{n}-{k}", m.kind or "") for k, m in enumerate(official.mentions))
    for n, programme in enumerate(article.programmes):
        found += (Mark(m.start, m.end, "programme", f"p{n}-{k}") for k, m in enumerate(programme.mentions))
    found += (Mark(f.start, f.end, "figure", f"f{n}") for n, f in enumerate(article.figures))
    found += (Mark(a, b, "hit") for a, b in hits)
    return tuple(mark for mark in found if mark.start < mark.end)


def marked_paragraphs(text: str, marks: Sequence[Mark]) -> tuple[Markup, ...]:
    """Each paragraph of ``text`` as safe HTML with ``marks`` as nested elements."""
    return tuple(_html(text, _atoms(start, end, marks), 0) for start, end in paragraphs(text))


def marked(text: str, hits: Iterable[tuple[int, int]]) -> Markup:
    """A title or a passage with the words of a question marked."""
    marks = [Mark(a, b, "hit") for a, b in hits]
    return _html(text, _atoms(0, len(text), marks), 0)


def _atoms(start: int, end: int, marks: Sequence[Mark]) -> Iterator[_Atom]:
    inside = sorted((m for m in marks if m.start < end and m.end > start), key=lambda m: m.start)
    cuts = sorted({start, end, *(c for m in inside for c in (m.start, m.end) if start < c < end)})
    holding: list[Mark] = []
    coming = iter(inside)
    following = next(coming, None)
    for left, right in pairwise(cuts):
        holding = [mark for mark in holding if mark.end > left]
        while following is not None and following.start <= left:
            holding.append(following)
            following = next(coming, None)
        yield _Atom(left, right, tuple(sorted(holding, key=_outermost_first)))


def _outermost_first(mark: Mark) -> tuple[int, int, int, str]:
    return _RANK[mark.kind], mark.start, -mark.end, mark.anchor


def _html(text: str, atoms: Iterable[_Atom], depth: int) -> Markup:
    written: list[Markup] = []
    for mark, group in groupby(atoms, key=lambda atom: atom.marks[depth] if depth < len(atom.marks) else None):
        stretch = list(group)
        if mark is None:
            written.append(escape(text[stretch[0].start : stretch[-1].end]))
        else:
            written.append(_element(mark, stretch[0].start, _html(text, stretch, depth + 1)))
    return Markup().join(written)


def _element(mark: Mark, start: int, inner: Markup) -> Markup:
    if mark.kind == "hit":
        return Markup("<mark>{}</mark>").format(inner)
    classes = f"{mark.kind} {mark.note}".strip()
    if mark.anchor and start == mark.start:
        return Markup('<span class="{}" id="{}">{}</span>').format(classes, mark.anchor, inner)
    return Markup('<span class="{}">{}</span>').format(classes, inner)
