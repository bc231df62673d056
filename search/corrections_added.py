"""Items that the reading missed and a person added: tied to the words of the text that say them, like every other correction.

An added item is made anew from those words whenever the article is read again. Where the words are gone, it is an orphan. Where a later
reading finds the same item by itself, what the person said of it is laid over the one that was read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from crawler.errors import UsageError
from extractor.article import Article, Figure, Mention, Official, Organisation, Place, Programme, Statement
from extractor.figures import find_figures

ADDED: Final = "added"
"""The rule of a statement that a person has added."""

AROUND: Final = 30
"""So many characters before and after a figure must be the same for it to be the same figure."""
_LONGEST: Final = 5_000
_OPENING: Final = frozenset('"“”‘«„')
_NAMED: Final[Mapping[str, Any]] = {
    "officials": Official, "programmes": Programme, "organisations": Organisation, "places": Place,
}  # fmt: skip
_READ: Final = ("value", "low", "high", "unit", "qualifier")
"""What can be read from the words of a figure alone."""

Span = tuple[int, int]


def anchor_of(article: Article, of: str, words: str, nth: int = 0) -> dict[str, Any]:
    """What must be found again for an item of list ``of`` said in ``words``: their ``nth`` occurrence in the text, from 0.

    Blanks and line ends count as the same. Raises ``UsageError`` when the words do not occur so often.
    """
    found = _occurrences(article.text, words.strip())
    if not words.strip() or len(words) > _LONGEST or nth < 0 or nth >= len(found):
        where = f" {nth + 1} kali" if nth and found else ""
        raise UsageError(f"“{words.strip()[:80]}” tidak ditemukan{where} di teks berita; salin kata-katanya persis")
    start, end = found[nth]
    anchor: dict[str, Any] = {"words": article.text[start:end], "nth": nth}
    if of == "figures":
        around = _around(article.text, start, end)
        same = [span for span in found if _around(article.text, *span) == around]
        anchor |= {"around": around, "nth": same.index((start, end))}
    return anchor


def insert(article: Article, of: str, anchor: Mapping[str, Any], values: Mapping[str, Any]) -> Article | None:
    """``article`` with the item of list ``of`` that ``anchor`` and ``values`` make, behind the others; null where the words are gone.

    An item that is there already takes the values instead.
    """
    spans = _occurrences(article.text, anchor["words"])
    if "around" in anchor:
        spans = [span for span in spans if _around(article.text, *span) == anchor["around"]]
    if anchor["nth"] >= len(spans):
        return None
    item = _made(article, of, anchor, spans[anchor["nth"]], values)
    items = list(getattr(article, of))
    at = next((n for n, one in enumerate(items) if _same(one, item)), None)
    if at is None:
        items.append(item)
    else:
        items[at] = replace(items[at], **values, **({"rule": ADDED, "confidence": 1.0} if of == "statements" else {}))
    changed: dict[str, Any] = {of: tuple(items)}
    return replace(article, **changed)


def already(article: Article, of: str, anchor: Mapping[str, Any]) -> bool:
    """Whether the list has the item that ``anchor`` tells of."""
    grown = insert(article, of, anchor, {})
    return grown is not None and len(getattr(grown, of)) == len(getattr(article, of))


def values_read(article: Article, of: str, anchor: Mapping[str, Any]) -> dict[str, Any]:
    """What the words alone say of the item: the value of a figure, and whether a statement stands in quotation marks."""
    if of == "figures":
        found = find_figures(anchor["words"], article.published)
        return {name: getattr(found[0], name) for name in _READ} if len(found) == 1 else {}
    if of == "statements":
        start, _ = _occurrences(article.text, anchor["words"])[anchor["nth"]]
        quoted = any(mark in _OPENING for mark in article.text[max(0, start - 1) : start + 1])
        return {"kind": "direct" if quoted else "indirect"}
    return {}


def _made(article: Article, of: str, anchor: Mapping[str, Any], span: Span, values: Mapping[str, Any]) -> Any:
    start, end = span
    if of == "figures":
        return Figure(start, end, article.text[start:end], **values)
    if of == "statements":
        return _statement(article.text, span, values)
    kind = "name" if of == "officials" else None
    mentions = tuple(Mention(a, b, article.text[a:b], kind) for a, b in _occurrences(article.text, anchor["words"]))
    return _NAMED[of](**{"name": anchor["words"], **values}, mentions=mentions)


def _statement(text: str, span: Span, values: Mapping[str, Any]) -> Statement:
    """A statement that runs over several paragraphs has a span in each."""
    start = span[0]
    spans = []
    for part in text[slice(*span)].split("\n\n"):
        spans.append((start, start + len(part)))
        start += len(part) + 2
    given = {"kind": "indirect", "speaker": None, "person": None, "role": None, **values}
    said = " ".join(text[a:b] for a, b in spans)
    return Statement(**given, text=said, spans=tuple(spans), cue=None, rule=ADDED, confidence=1.0)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, Statement):
        return bool(one.spans == other.spans)
    if isinstance(one, Figure):
        return (one.start, one.end) == (other.start, other.end)
    return bool(one.name == other.name) or any(mention in one.mentions for mention in other.mentions)


def _occurrences(text: str, words: str) -> list[Span]:
    """Where ``words`` stand in ``text`` as whole words."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)] if pattern else []


def _around(text: str, start: int, end: int) -> list[str]:
    return [text[max(0, start - AROUND) : start], text[end : end + AROUND]]
