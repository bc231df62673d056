"""The text of an HTML tree as blocks, and the element that holds the article's own.

Works on an lxml tree without importing lxml (its one door is :mod:`extractor.html`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from extractor.cleaning.vocabulary import word_set

BLOCK_TAGS: Final = word_set(
    """address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr li main nav ol p pre section table tbody td th thead tr ul"""
)
_SILENT: Final = word_set(
    """script style noscript template svg iframe object embed button select option input textarea label nav figure figcaption
    video audio map canvas head title footer aside ins"""
)
_RESIDUE: Final = re.compile(
    r"(?:^|[\s_-])(?:related|terkait|terpopuler|populer|popular|trending|recommend\w*|rekomendasi|baca-?juga|bacajuga|read-?(?:also|more)|lihat-?juga|linksisip\w*|"
    r"shar(?:e|ing)\w*|social\w*|sosmed|comment\w*|komentar\w*|respond|disqus\w*|fb-comments|breadcrumbs?|tags?|tag-?list|adv(?:ert\w*)?|ads?|iklan|banner|sponsor\w*|promo\w*|"
    r"widget|sidebar|side-?bar|newsletter|subscri\w*|follow\w*|caption|photo-?credit|pict|author-?(?:box|info|card)|penulis|nav\w*|menu|footer|pag(?:ing|ination)|"
    r"copyright|twitter-tweet|instagram-media|tiktok-embed|fb-post|taboola|outbrain|mgid|dable|modal|popup|cookie\w*|hidden|sr-only|screen-reader\w*|skip-link|most|latest|terkini|terbaru|video\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PUNCTUATION: Final = re.compile(r"[.,!?:;\"”]")
_LABELLED: Final = "descendant-or-self::*[@class or @id or @style]"
_SPOKEN_ENDS: Final = (".", "!", "?", '"', "”")
_SPOKEN_WORDS: Final = 5
_PROSE_WORDS: Final = 9
_LINKED: Final = 0.4
_RESIDUE_SHARE: Final = 0.4
_COMMENTS: Final = re.compile(r"(?:^|[\s_-])(?:comments?|comment-?list|komentar|disqus\w*|fb-comments)(?=$|[\s_-])", re.IGNORECASE)
_COMMENT_SHARE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Block:
    """One run of text between two block-level tags."""

    text: str
    linked: int
    """Characters of it that are link text."""
    owner: Any
    """The element that the run stands in."""

    @property
    def size(self) -> int:
        """Its number of words."""
        return len(self.text.split())

    @property
    def prose(self) -> bool:
        """Whether it reads like running text rather than like a headline, a menu or a list of links."""
        if self.linked >= _LINKED * len(self.text):
            return False
        size = self.size
        return (size >= _PROSE_WORDS and _PUNCTUATION.search(self.text) is not None) or (
            size >= _SPOKEN_WORDS and self.text.endswith(_SPOKEN_ENDS)
        )


def blocks(root: Any, skipped: frozenset[Any] = frozenset()) -> list[Block]:
    """The blocks below ``root`` in reading order, without what is never text and without the elements ``skipped``."""
    found: list[Block] = []
    parts: list[str] = []
    linked = 0
    owner = root
    for border, text, in_link in _walk(root, skipped):
        if text is not None:
            parts.append(text)
            linked += len(text.strip()) if in_link else 0
            continue
        if parts and (content := " ".join("".join(parts).split())):
            found.append(Block(content, linked, owner))
        parts, linked, owner = [], 0, border
    if content := " ".join("".join(parts).split()):
        found.append(Block(content, linked, owner))
    return found


def _walk(root: Any, skipped: frozenset[Any]) -> Iterator[tuple[Any, str | None, bool]]:
    """In document order texts, and the elements at block borders with no text; a loop, for nesting may be deeper than Python's stack."""
    stack: list[tuple[Any, bool, bool]] = [(root, False, False)]
    while stack:
        element, in_link, leaving = stack.pop()
        tag = element.tag
        if leaving:
            if tag in BLOCK_TAGS:
                yield (element.getparent() if element is not root else root), None, False
            if element is not root and (tail := element.tail):
                yield None, tail, in_link
            continue
        stack.append((element, in_link, True))
        if tag in _SILENT or not isinstance(tag, str) or element in skipped:
            continue
        if tag in BLOCK_TAGS:
            yield element, None, False
        inside = in_link or tag == "a"
        if text := element.text:
            yield None, text, inside
        stack.extend([(child, inside, False) for child in reversed(element)])


def residue(root: Any) -> frozenset[Any]:
    """The elements whose class, id or style says that they are no part of an article, unless much of the page's prose is inside."""
    known: dict[str, bool] = {}
    named = [element for element in root.xpath(_LABELLED) if _is_residue(element, known)]
    if not named:
        return frozenset()
    prose = _sums(((block.owner, block.size) for block in blocks(root) if block.prose), root)
    whole = prose.get(root, 0)
    return frozenset(element for element in named if _is_little(element, prose.get(element, 0), whole))


def _is_little(element: Any, prose: float, whole: float) -> bool:
    """Whether residue may have so much of the page's prose: readers' comments can be longer than the article."""
    return prose <= _RESIDUE_SHARE * whole or (prose <= _COMMENT_SHARE * whole and _COMMENTS.search(_names(element)) is not None)


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_residue(element: Any, known: dict[str, bool]) -> bool:
    """``known`` keeps the answers for the names of one page, which has most of them many times."""
    names = _names(element)
    if names not in known:
        known[names] = _RESIDUE.search(names) is not None
    return known[names] or bool((style := element.get("style")) and _HIDDEN.search(style))


def _sums(found: Iterable[tuple[Any, float]], root: Any) -> dict[Any, float]:
    """What ``found`` gives to each element, passed up to every element around it."""
    sums: dict[Any, float] = {}
    for owner, worth in found:
        sums[owner] = sums.get(owner, 0.0) + worth
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if element is not root and element in sums and parent is not None:
            sums[parent] = sums.get(parent, 0.0) + sums[element]
    return sums


def densest(root: Any, everything: Iterable[Block]) -> Any:
    """The element with the most running text over and above its links and labels; the innermost of equals.

    ``everything`` is the blocks below ``root`` that count.
    """
    scores = _sums(((block.owner, block.size if block.prose else -block.size) for block in everything), root)
    best, most = root, scores.get(root, 0.0)
    for element in root.iter():
        if (score := scores.get(element)) is not None and score >= most:
            best, most = element, score
    return best
