"""What a page says about itself: JSON-LD, Open Graph and other ``meta`` tags. Evidence to be weighed, not the truth."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from extractor.cleaning.findings import flat
from extractor.draft import DateHint

ARTICLE_TYPES: Final = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "BlogPosting"}
)
_LISTING_TYPES: Final = frozenset({"CollectionPage", "ItemList", "SearchResultsPage"})
_DATE_KEYS: Final = (
    "article:published_time", "datepublished", "publishdate", "pubdate", "publish_date", "content_publishdate", "dc.date", "dc.date.issued",
    "dcterms.created", "og:published_time", "originalpublicationdate", "article.published", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_AUTHOR_KEYS: Final = ("author", "article:author", "content_author", "dc.creator", "cxenseparse:author", "dable:author")
_EDITOR_KEYS: Final = ("content_editor", "editor")
_TITLE_KEYS: Final = ("og:title", "twitter:title", "headline", "dc.title")
_NOT_A_PERSON: Final = re.compile(
    r"https?:|www\.|@|\.(?:com|co|id|net|org)\b|^(?:admin|redaksi|administrator|editor|penulis|tim|team|newsroom|"
    r"webmaster|super ?admin)\b|\d{3}|"
    r"\b(?:cyber|media|network|news|online|redaksi|portal|berita|komentar|pembaca|tribun\w*|kompas\w*|detik\w*|rmol\w*)\b",
    re.IGNORECASE,
)
_CONTROL: Final = re.compile(r"[\x00-\x1f]+")
_DEEPEST: Final = 6
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """A page's own statements about itself; empty where it makes none."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    url: str | None = None
    site: str | None = None
    body: str | None = None
    hints: tuple[DateHint, ...] = ()
    article: bool = False
    listing: bool = False
    free: bool = True


def facts_of_jsonld(scripts: Iterable[str]) -> Facts:
    """The facts in the page's JSON-LD; scripts that are no JSON are passed over."""
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    articles = [node for node in nodes if ARTICLE_TYPES & _types(node)]
    listing = any(_LISTING_TYPES & _types(node) for node in nodes)
    if not articles:
        return Facts(listing=listing)
    node = articles[0]
    publisher = next(iter(_names(node.get("publisher"))), None)
    return Facts(
        title=_text(node.get("headline")) or _text(node.get("name")),
        authors=_people(node.get("author"), publisher),
        editors=_people(node.get("editor"), publisher),
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")),
        site=publisher,
        body=node.get("articleBody") if isinstance(node.get("articleBody"), str) else None,
        hints=tuple(DateHint("jsonld", value) for key in ("datePublished", "dateCreated") if (value := _text(node.get(key)))),
        article=True,
        free=str(node.get("isAccessibleForFree", True)).lower() != "false",
    )


def facts_of_meta(pairs: Iterable[tuple[str, str]]) -> Facts:
    """The facts in ``meta`` tags, given as pairs of name (or property, or itemprop) and content."""
    meta: dict[str, str] = {}
    for name, content in pairs:
        if (value := flat(content)) and name:
            meta.setdefault(name.lower(), value)
    site = meta.get("og:site_name")
    return Facts(
        title=next((meta[key] for key in _TITLE_KEYS if key in meta), None),
        authors=_distinct(name for key in _AUTHOR_KEYS for name in _persons(meta.get(key), site)),
        editors=_distinct(name for key in _EDITOR_KEYS for name in _persons(meta.get(key), site)),
        url=_address(meta.get("og:url")),
        site=site,
        hints=tuple(DateHint("meta", meta[key]) for key in _DATE_KEYS if key in meta),
        article="article:published_time" in meta,
    )


def _parsed(script: str) -> Any:
    try:
        return json.loads(_CONTROL.sub(" ", script).strip().rstrip(";"))
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)
        yield from _nodes(value.get("mainEntity"), depth + 1)


def _types(node: Mapping[str, Any]) -> frozenset[str]:
    kind = node.get("@type")
    return frozenset(item for item in (kind if isinstance(kind, list) else [kind]) if isinstance(item, str))


def _text(value: Any) -> str | None:
    return flat(value) or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and value.strip().startswith(("http://", "https://")) else None


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if text := _text(one):
                yield text


def _people(value: Any, publisher: str | None) -> tuple[str, ...]:
    return _distinct(person for name in _names(value) for person in _persons(name, publisher))


def _persons(name: str | None, site: str | None) -> Iterator[str]:
    """The names of people in an author field; sites like to name themselves there, and to leave it blank."""
    for part in (name or "").split(","):
        person = part.strip()
        if 2 < len(person) <= _LONGEST_NAME and not _NOT_A_PERSON.search(person) and person.lower() != (site or "").lower():
            yield person


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple({name.lower(): name for name in names}.values())
