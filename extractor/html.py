"""HTML pages: find the article in them, and what they say about it. The one door of lxml and trafilatura.

The article's text is, in this order: what the outlet's selectors name; the element with the most running text (:mod:`extractor.blocks`);
what trafilatura finds, where that element is not convincing; the page's own JSON-LD, where it has more than can be seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from lxml import etree
from lxml import html as html_tree
from lxml.cssselect import CSSSelector
from trafilatura import extract

from crawler.outlets import Outlet
from crawler.page import Page
from extractor.article import Rejected
from extractor.blocks import Block, blocks, densest, residue
from extractor.cleaning.findings import flat, words
from extractor.cleaning.lines import is_sentence
from extractor.decode import decode
from extractor.draft import MAX_BYTES, MAX_CHARACTERS, DateHint, Draft, refuse
from extractor.headlines import headline
from extractor.language import language_of
from extractor.metadata import Facts, facts_of_jsonld, facts_of_meta
from extractor.paywall import is_paywall_notice
from extractor.surroundings import bylines_around, captions_of

_MAX_ELEMENTS: Final = 30_000
_MAX_FOR_SECOND_OPINION: Final = 6_000
"""Elements up to which trafilatura is asked: its time grows with the square of their number."""
_CONVINCING: Final = 100
"""Words of running text from which an element needs no second opinion."""
_SHORTEST: Final = 25
_SHORT: Final = 120
_BRIEF, _BRIEF_LINKS = 60, 0.12
"""A short report under many links: so many words of running text, and next to no links among them (teasers of a list have more)."""
_FULLER: Final = 1.3
_LISTING_LINKS: Final = 0.22
_LISTING_PROSE: Final = 0.5
_LINK_BLOCKS: Final = 0.33
_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_DAY: Final = re.compile(r"(?<!\d)(20\d\d)[-/](\d\d)[-/](\d\d)(?!\d)")
_META_NAMES: Final = ("property", "name", "itemprop")
_NO_SELECTORS: Final[Mapping[str, tuple[str, ...]]] = {}


def draft_of_html(page: Page, outlet: Outlet | None = None) -> Draft | Rejected:
    """The draft of an HTML page, or why there is none: ``empty``, ``not-text``, ``too-large``, ``listing``, ``no-article``, ``paywall``,
    ``too-short`` or ``other-language``.
    """
    if len(page.body) > MAX_BYTES:
        return refuse(page, "too-large", f"{len(page.body)} bita, batasnya {MAX_BYTES}")
    source = decode(page.body, page.charset)
    if source is None:
        return refuse(page, "not-text", "berkas biner atau gambar")
    markup = _XML_DECLARATION.sub("", source).strip().encode("utf-8", "replace")
    root = _parsed(markup)
    if root is None:
        return refuse(page, "empty", "tidak ada satu huruf pun")
    if _more_elements(root, _MAX_ELEMENTS):
        return refuse(page, "too-large", f"lebih dari {_MAX_ELEMENTS} elemen")
    if next(root.iter("rss", "feed", "urlset", "sitemapindex"), None) is not None:
        return refuse(page, "listing", "umpan atau peta situs")
    return _read(page, outlet, root, markup)


def _more_elements(root: Any, limit: int) -> bool:
    return bool(root.xpath("count(descendant-or-self::*)") > limit)


def _parsed(markup: bytes, parser: type[etree.HTMLParser] = etree.HTMLParser) -> Any:
    """The ``html`` element, or ``None`` where there is nothing to parse; libxml2 mends whatever is broken.

    Its elements are plain ones: those of ``lxml.html`` cost a call of Python each time one is looked at, a tenth of reading a page.
    """
    try:
        return etree.fromstring(markup, parser=parser(encoding="utf-8", remove_comments=True, remove_pis=True)) if markup else None
    except (etree.ParserError, ValueError):
        return None


def _read(page: Page, outlet: Outlet | None, root: Any, markup: bytes) -> Draft | Rejected:
    linked = facts_of_jsonld(script.text or "" for script in root.iterfind(".//script[@type='application/ld+json']"))
    stated = facts_of_meta((_meta_name(meta), meta.get("content") or "") for meta in root.iterfind(".//meta"))
    selectors = outlet.selectors_on(_day(page, (*linked.hints, *stated.hints))) if outlet else _NO_SELECTORS
    skipped = residue(root) | _chosen(root, selectors.get("drop", ()))
    everything = blocks(root, skipped)
    container = next(iter(_elements(root, selectors.get("body", ()))), None)
    named = container is not None
    container = densest(root, everything) if container is None else container
    inside = blocks(container, skipped)
    text, prose = _text(inside), sum(block.size for block in inside if block.prose)
    if linked.body and len(words(linked.body)) > _FULLER * len(words(text)):
        text, prose = linked.body, len(words(linked.body))
    if not named and prose < _CONVINCING and (linked.article or stated.article or not _mostly_links(everything)):
        text, prose = _second_opinion(root, markup, text, prose)
    if len(text) > MAX_CHARACTERS:
        return refuse(page, "too-large", f"{len(text)} huruf, batasnya {MAX_CHARACTERS}")
    stated_article = stated.article or linked.article or bool(outlet and page.url and outlet.article and outlet.is_article(page.url))
    if pictures := "" if named or prose >= _SHORTEST or not stated_article else captions_of(root):
        return _photo_story(page, outlet, root, selectors, (linked, stated), pictures)
    if reason := None if named else _no_article(inside, everything, prose, linked, stated_article):
        return refuse(page, *reason)
    return _draft(page, outlet, root, selectors, (linked, stated), text, bylines_around(everything, inside))


def _photo_story(
    page: Page, outlet: Outlet | None, root: Any, selectors: Mapping[str, tuple[str, ...]], facts: tuple[Facts, Facts], captions: str
) -> Draft | Rejected:  # fmt: skip
    """A series of pictures, whose captions are all that it says."""
    draft = _draft(page, outlet, root, selectors, facts, captions, ("", ""))
    return replace(draft, photo_story=True) if isinstance(draft, Draft) else draft


def _day(page: Page, hints: Sequence[DateHint]) -> date | None:
    """A rough day of the page, by which to choose the layout that its selectors fit."""
    for text in (*(hint.text for hint in hints), page.url or ""):
        if found := _DAY.search(text):
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                continue
    return None


def _meta_name(meta: Any) -> str:
    return next((meta.get(key) for key in _META_NAMES if meta.get(key)), "")


def _text(found: Sequence[Block]) -> str:
    return "\n\n".join(block.text for block in found)


def _second_opinion(root: Any, markup: bytes, text: str, prose: int) -> tuple[str, int]:
    """trafilatura's text, where it finds clearly more."""
    if _more_elements(root, _MAX_FOR_SECOND_OPINION):
        return text, prose
    tree = _parsed(markup, html_tree.HTMLParser)  # the only elements that trafilatura takes
    other = extract(tree, fast=True, include_comments=False, include_tables=False, deduplicate=False) or ""
    lines = [line for line in other.split("\n") if len(line.split()) > 8 and is_sentence(line)]
    size = sum(len(line.split()) for line in lines)
    return (other, size) if size > _FULLER * prose else (text, prose)


def _no_article(
    inside: Sequence[Block], everything: Sequence[Block], prose: int, linked: Facts, stated_article: bool
) -> tuple[str, str] | None:  # fmt: skip
    """The reason and the detail of a rejection, when the page holds no article.

    ``stated_article``: the page's metadata or the form of its address say that it is one.
    """
    whole = _text(everything)
    if prose < _SHORT and (not linked.free or is_paywall_notice(whole)):
        return "paywall", "hanya awal berita yang terbuka"
    links = sum(block.linked for block in inside) / max(1, sum(len(block.text) for block in inside))
    blocks_of_prose = sum(block.prose for block in inside) / max(1, len(inside))
    if links >= _LISTING_LINKS and blocks_of_prose < _LISTING_PROSE and not linked.article:
        return "listing", "sebagian besar isinya tautan"
    running = prose >= _SHORT or (prose >= _BRIEF and links < _BRIEF_LINKS)
    if prose >= _SHORTEST and (running or stated_article or not _mostly_links(everything)):
        return None
    if linked.listing or (_mostly_links(everything) and not stated_article):
        return "listing", "hanya daftar tautan"
    return ("too-short", f"{prose} kata") if stated_article else ("no-article", "tidak ada teks berita")


def _mostly_links(everything: Sequence[Block]) -> bool:
    return sum(block.linked > 0 for block in everything) > _LINK_BLOCKS * len(everything)


def _draft(
    page: Page, outlet: Outlet | None, root: Any, selectors: Mapping[str, tuple[str, ...]], facts: tuple[Facts, Facts], text: str,
    around: tuple[str, str],
) -> Draft | Rejected:  # fmt: skip
    linked, stated = facts
    language = language_of(text) or _declared_language(root)
    if language == "en" and language_of(text) == "en":
        return refuse(page, "other-language", "bahasa Inggris")
    dates = [DateHint("byline", value) for value in _texts(root, selectors.get("date", ()))]
    authors = tuple(_texts(root, selectors.get("author", ())))
    return Draft(
        title=_title(page, root, selectors, linked, stated, outlet.name if outlet else None),
        text="\n\n".join(part for part in (around[0], text, around[1]) if part),
        authors=authors or linked.authors or stated.authors,
        editors=linked.editors or stated.editors,
        canonical_url=_canonical(root) or linked.url or stated.url,
        language=language,
        site=stated.site or linked.site,
        hints=(*linked.hints, *stated.hints, *_time_hints(root), *dates),
        paywalled=not linked.free,
    )


def _title(
    page: Page, root: Any, selectors: Mapping[str, tuple[str, ...]], linked: Facts, stated: Facts, outlet: str | None
) -> str | None:  # fmt: skip
    if chosen := next(iter(_texts(root, selectors.get("title", ()))), None):
        return chosen
    headings = [flat(_content(heading)) for heading in islice(root.iter("h1", "h2"), 8)]
    own = root.findtext(".//title")
    return headline((linked.title, stated.title, own, page.given.title), headings, stated.site or linked.site or outlet)


def _canonical(root: Any) -> str | None:
    links = (link.get("href", "").strip() for link in root.iterfind(".//link[@rel='canonical']"))
    return next((link for link in links if link.startswith(("http://", "https://"))), None)


def _time_hints(root: Any) -> tuple[DateHint, ...]:
    marked = (
        time for time in root.iter("time") if (time.get("itemprop") or "").lower() == "datepublished" or time.get("pubdate") is not None
    )
    return tuple(DateHint("meta", time.get("datetime")) for time in islice(marked, 2) if time.get("datetime"))


def _declared_language(root: Any) -> str | None:
    return (root.get("lang") or "").split("-")[0].lower() or None


_content: Final = etree.XPath("string()", smart_strings=False)
"""All text inside an element."""


@lru_cache(maxsize=512)
def _selector(css: str) -> CSSSelector:
    return CSSSelector(css)


def _elements(root: Any, selectors: Sequence[str]) -> list[Any]:
    return [element for css in selectors for element in _selector(css)(root)]


def _chosen(root: Any, selectors: Sequence[str]) -> frozenset[Any]:
    return frozenset(_elements(root, selectors))


def _texts(root: Any, selectors: Sequence[str]) -> list[str]:
    return [text for element in _elements(root, selectors) if (text := flat(element.get("content") or _content(element)))]
