"""What the press prints: four outlets with pages of different make, listed in feeds, sitemaps and index pages. All of it is made up."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from crawler.outlets import Outlet
from tests.press.server import Press, Reply

XML = "application/xml"


@dataclass(frozen=True)
class Story:
    """One article of the press."""

    number: int
    title: str
    day: datetime

    @property
    def path(self) -> str:
        """Its address on the site."""
        return f"/{self.day:%Y/%m/%d}/berita-{self.number}.html"


TITLES = (
    "Sentra Anyaman Lembah Tirta Menambah Pengrajin",
    "Pelatihan Kemasan bagi Perajin Gula Aren",
    "Koperasi Tenun Muara Kencana Membuka Gerai",
    "Mesin Baru untuk Bengkel Logam Sukarimba",
    "Pameran Batik Bukit Seroja Dibuka",
    "Kadin Kota Rantau Asri Mendata Industri Kecil",
)

STORIES = tuple(Story(n, title, datetime(2026, 11, 20, 8, tzinfo=UTC) - timedelta(days=n)) for n, title in enumerate(TITLES))

_BODY = "<p>Perajin di kota rekaan itu menerima alat baru.</p><p>Pendampingan berlangsung tiga bulan.</p>"

TEMPLATES = {
    "polos": "<!doctype html><title>{title}</title><h1>{title}</h1><div class=isi>{body}</div>",
    "og": '<html><head><meta property="og:title" content="{title}"><meta property="article:published_time" content="{day}"></head>'
    "<body><article><h1>{title}</h1>{body}<p>Baca juga: Kabar lain</p></article></body></html>",
    "jsonld": '<html><head><script type="application/ld+json">{{"@type":"NewsArticle","headline":"{title}","datePublished":"{day}"}}'
    "</script></head><body><main><h2>{title}</h2>{body}</main></body></html>",
    "tabel": "<html><body><table><tr><td><b>{title}</b><br>{day}<br>{body}</td></tr></table></body></html>",
}


def article_page(story: Story, template: str = "polos") -> str:
    """The page of one article."""
    return TEMPLATES[template].format(title=story.title, day=story.day.isoformat(), body=_BODY)


def publish(press: Press, template: str = "polos", stories: tuple[Story, ...] = STORIES) -> None:
    """Put articles, feed, sitemaps and indexes of one outlet on the press."""
    for story in stories:
        press.pages[story.path] = Reply(article_page(story, template), etag=f'"b{story.number}"')
    press.pages["/rss.xml"] = Reply(rss(press.origin, stories), type="application/rss+xml", etag='"rss"')
    press.pages["/atom.xml"] = Reply(atom(press.origin, stories), type="application/atom+xml")
    press.pages["/sitemap-news.xml"] = Reply(sitemap(press.origin, stories), type=XML, etag='"peta"')
    press.pages["/sitemap-index.xml"] = Reply(sitemap_index(press.origin), type=XML)
    press.pages["/sitemap-1.xml.gz"] = Reply(gzip.compress(sitemap(press.origin, stories).encode()), type="application/gzip")
    half = len(stories) // 2
    press.pages["/indeks?page=1"] = Reply(index(stories[:half]))
    press.pages["/indeks?page=2"] = Reply(index(stories[half:]))


def outlet_of_press(press: Press, name: str = "kabar-rekaan", **changes: object) -> Outlet:
    """The outlet as its TOML file would describe it; asks the feed unless ``changes`` say otherwise."""
    listings: dict[str, object] = {} if changes.keys() & {"sitemaps", "indexes"} else {"feeds": (f"{press.origin}/rss.xml",)}
    known: dict[str, object] = {
        "id": name, "name": "Kabar Rekaan", "kind": "nasional", "home": press.origin, "domains": (press.host,),
        "article": (r"/\d{4}/\d{2}/\d{2}/",), "delay": 0.0,
    }  # fmt: skip
    return Outlet(**{**known, **listings, **changes})  # type: ignore[arg-type]


def rss(origin: str, stories: tuple[Story, ...]) -> str:
    """An RSS 2.0 feed."""
    items = "".join(
        f"<item><title>{s.title}</title><link>{origin}{s.path}?utm_source=rss</link><pubDate>{format_datetime(s.day)}</pubDate></item>"
        for s in stories
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title>{items}</channel></rss>'


def atom(origin: str, stories: tuple[Story, ...]) -> str:
    """An Atom feed."""
    entries = "".join(
        f'<entry><title>{s.title}</title><link href="{origin}{s.path}"/><updated>{s.day.isoformat()}</updated></entry>' for s in stories
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title>{entries}</feed>'


def sitemap(origin: str, stories: tuple[Story, ...]) -> str:
    """A news sitemap."""
    rows = "".join(
        f"<url><loc>{origin}{s.path}</loc><news:news><news:publication_date>{s.day.isoformat()}</news:publication_date>"
        f"<news:title>{s.title}</news:title></news:news></url>"
        for s in stories
    )
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{rows}</urlset>'


def sitemap_index(origin: str) -> str:
    """A sitemap index that names itself too, as broken sites do."""
    rows = "".join(f"<sitemap><loc>{origin}/{name}</loc></sitemap>" for name in ("sitemap-1.xml.gz", "sitemap-index.xml"))
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'


def index(stories: tuple[Story, ...]) -> str:
    """An index page, with links to other sites and sections."""
    rows = "".join(f'<li><a href="{s.path}"><img src=x></a><a href="{s.path}#komentar">{s.title}</a>' for s in stories)
    return f"<html><body><a href=/tentang>Tentang</a><a href='https://lain.example/2026/11/20/x'>Iklan</a><ul>{rows}</ul></body></html>"
