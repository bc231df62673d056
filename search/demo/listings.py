"""Feeds, sitemaps and index pages of the demonstration's press."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from email.utils import format_datetime
from html import escape
from typing import Final

from search.demo.articles import Outlet, Source
from search.demo.pages import index_page

ON_A_PAGE: Final = 4
"""Articles on one page of an index."""
INDEX_PAGES: Final = 4

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'

Answer = tuple[str, str]
"""Media type and body."""


def listing_pages(outlet: Outlet, sources: Sequence[Source], home: str) -> dict[str, Answer]:
    """Every listing of ``outlet`` by its path and query; ``home`` is the scheme, host and port that its links begin with."""
    pages: dict[str, Answer] = {"/": ("text/html; charset=utf-8", index_page(outlet.name, sources))}
    for kind, path in outlet.listings.items():
        pages |= _MAKERS[kind](path, outlet, sources, home)
    return pages


def _feed(path: str, outlet: Outlet, sources: Sequence[Source], home: str) -> Mapping[str, Answer]:
    if path.endswith(".atom"):
        return {path: ("application/atom+xml; charset=utf-8", _atom(outlet, sources, home))}
    items = "".join(
        f"<item><title>{escape(s.title)}</title><link>{home}{s.path}</link>{_pub_date(s)}</item>\n" for s in sources
    )  # fmt: skip
    body = f'{_HEAD}<rss version="2.0"><channel><title>{outlet.name}</title><link>{home}/</link>\n{items}</channel></rss>'
    return {path: ("application/rss+xml; charset=utf-8", body)}


def _pub_date(source: Source) -> str:
    return f"<pubDate>{format_datetime(source.date)}</pubDate>" if source.stated else ""


def _atom(outlet: Outlet, sources: Sequence[Source], home: str) -> str:
    entries = "".join(
        f'<entry><title>{escape(s.title)}</title><link rel="alternate" href="{home}{s.path}"/><id>{home}{s.path}</id>'
        f"<updated>{s.date.isoformat()}</updated></entry>\n"
        for s in sources
    )
    return f'{_HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><title>{outlet.name}</title>\n{entries}</feed>'


def _sitemap(path: str, _outlet: Outlet, sources: Sequence[Source], home: str) -> Mapping[str, Answer]:
    news = "/sitemap-berita.xml"
    rows = "".join(_news_row(s, _outlet, home) for s in sources)
    namespaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    index = f"{_HEAD}<sitemapindex {namespaces}><sitemap><loc>{home}{news}</loc></sitemap></sitemapindex>"
    return {
        path: ("application/xml; charset=utf-8", index),
        news: ("application/xml; charset=utf-8", f"{_HEAD}<urlset {namespaces}>\n{rows}</urlset>"),
    }


def _news_row(source: Source, outlet: Outlet, home: str) -> str:
    return (
        f"<url><loc>{home}{source.path}</loc><news:news><news:publication><news:name>{outlet.name}</news:name>"
        f"<news:language>id</news:language></news:publication><news:publication_date>{source.date.isoformat()}</news:publication_date>"
        f"<news:title>{escape(source.title)}</news:title></news:news></url>\n"
    )


def _index(path: str, outlet: Outlet, sources: Sequence[Source], _home: str) -> Mapping[str, Answer]:
    def one(number: int) -> Answer:
        listed = sources[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        following = path.format(page=number + 1) if number < INDEX_PAGES else ""
        return "text/html; charset=utf-8", index_page(f"{outlet.name}: berita terbaru, halaman {number}", listed, following)

    return {path.format(page=number): one(number) for number in range(1, INDEX_PAGES + 1)}


_MAKERS: Final[Mapping[str, Callable[[str, Outlet, Sequence[Source], str], Mapping[str, Answer]]]] = {
    "feed": _feed,
    "sitemap": _sitemap,
    "index": _index,
}
