"""Where in an article's text somebody speaks, is named, or a figure stands: overlapping stretches made into nested pieces of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final, Literal

from markupsafe import Markup, escape

from extractor.article import Article
from extractor.sentences import paragraphs, sentences

Kind = Literal["paragraph", "sentence", "statement", "official", "programme", "figure", "dropped", "added", "hit"]

_ORDER: Final[tuple[Kind, ...]] = ("paragraph", "sentence", "statement", "programme", "official", "figure", "dropped", "added", "hit")
"""From the outside in; where two stretches cross, the inner one is cut at the edge of the outer one."""
_TAGS: Final[Mapping[Kind, str]] = {"hit": "mark", "dropped": "del", "added": "ins"}
"""Elements that say by themselves what they mark."""


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


def marks_in_source(source: str, article: Article, hits: Iterable[tuple[int, int]] = ()) -> tuple[Mark, ...]:
    """Where the words that were read from ``article`` stand in the source of its page, as far as they stand there letter by letter."""
    text = article.text
    wanted: dict[str, Kind] = {text[m.start : m.end]: "programme" for programme in article.programmes for m in programme.mentions}
    wanted |= {text[m.start : m.end]: "official" for official in article.officials for m in official.mentions}
    wanted |= {text[f.start : f.end]: "figure" for f in article.figures}
    wanted |= {text[a:b]: "statement" for said in article.statements for a, b in said.spans}
    found = [Mark(a, b, "hit") for a, b in hits]
    for words, kind in wanted.items():
        if len(words) > 1:
            found += (Mark(at.start(), at.end(), kind) for at in re.finditer(re.escape(words), source))
    return tuple(found)


def marked_source(text: str, marks: Sequence[Mark]) -> Markup:
    """The whole of ``text`` as safe HTML with ``marks`` as nested elements."""
    return _html(text, list(_atoms(text, marks)), 0)


def marked_paragraphs(text: str, marks: Sequence[Mark]) -> tuple[Markup, ...]:
    """Each paragraph of ``text`` as safe HTML with ``marks`` as nested elements."""
    whole = [Mark(start, end, "paragraph") for start, end in paragraphs(text)]
    by_paragraph = groupby(_atoms(text, [*whole, *marks]), key=lambda atom: atom.marks[:1])
    return tuple(_html(text, list(atoms), 1) for first, atoms in by_paragraph if first and first[0].kind == "paragraph")


def marked(text: str, hits: Iterable[tuple[int, int]]) -> Markup:
    """A title or a passage with the words of a question marked."""
    return marked_source(text, [Mark(a, b, "hit") for a, b in hits])


def _atoms(text: str, marks: Sequence[Mark]) -> Iterator[_Atom]:
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    coming = iter(sorted(marks, key=lambda mark: mark.start))
    following = next(coming, None)
    holding: list[Mark] = []
    for left, right in pairwise(cuts):
        holding = [mark for mark in holding if mark.end > left]
        while following is not None and following.start <= left:
            holding.append(following)
            following = next(coming, None)
        yield _Atom(left, right, tuple(sorted(holding, key=_outermost_first)))


def _outermost_first(mark: Mark) -> tuple[int, int, int, str]:
    return _ORDER.index(mark.kind), mark.start, -mark.end, mark.anchor


def _html(text: str, atoms: Sequence[_Atom], depth: int) -> Markup:
    written: list[str] = []
    for mark, group in groupby(atoms, key=lambda atom: atom.marks[depth] if depth < len(atom.marks) else None):
        stretch = list(group)
        if mark is None:
            written.append(escape(text[stretch[0].start : stretch[-1].end]))
        else:
            written.append(_element(mark, stretch[0].start, _html(text, stretch, depth + 1)))
    return Markup("".join(written))


def _element(mark: Mark, start: int, inner: Markup) -> str:
    """``inner`` is safe already; what names the element is escaped here."""
    if mark.kind in _TAGS:
        return f"<{_TAGS[mark.kind]}>{inner}</{_TAGS[mark.kind]}>"
    address = f' id="{escape(mark.anchor)}"' if mark.anchor and start == mark.start else ""
    return f'<span class="{escape(f"{mark.kind} {mark.note}".strip())}"{address}>{inner}</span>'
