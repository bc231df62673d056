"""A town full of newspapers: many outlets on loopback, each with its own way of printing and listing, all of whose articles are known."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from tests.press.pages import PRINTERS, in_pages, in_parts
from tests.press.prose import Article, article
from tests.press.server import Press, Reply

MOST_LISTED = 60
"""Articles in a feed or sitemap; the newest ones."""
PER_PAGE = 10
LISTINGS = ("rss", "atom", "peta", "peta-indeks", "indeks")


@dataclass
class Paper:
    """One outlet of the town."""

    id: str
    press: Press
    printer: str
    listing: str
    articles: list[Article] = field(default_factory=list)
    stamp: int = 0

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return self.press.origin

    def publish(self, *moments: datetime) -> list[Article]:
        """Print one more article for each moment and list them."""
        first = len(self.articles) + 1
        new = [article(self.id, number, moment) for number, moment in enumerate(moments, first)]
        for one in new:
            self.print(one)
        self.articles += new
        self.list_all()
        return new

    def print(self, one: Article) -> None:
        """Put an article on the press, in every form that the outlet has."""
        page = PRINTERS[self.printer](one, self.origin)
        self.press.pages[one.path] = Reply(page, etag=f'"{abs(hash((one.paragraphs, one.title)))}"')
        if self.printer == "bersambung":
            self.press.pages[f"{one.path}?page=2"] = Reply(in_parts(one, self.origin, 2))
            self.press.pages[f"{one.path}?page=all"] = Reply(in_parts(one, self.origin, 0), etag=f'"semua{one.number}"')
        if self.printer == "berhalaman":
            self.press.pages |= {f"{one.path}?page={n}": Reply(in_pages(one, self.origin, n)) for n in (2, 3)}
        if self.printer == "kembar":
            self.press.pages[f"{one.path}/amp"] = Reply(page)

    def list_all(self) -> None:
        """Print the outlet's listing anew."""
        self.stamp += 1
        newest = sorted(self.articles, key=lambda one: (one.moment, one.number), reverse=True)
        listed = newest[:MOST_LISTED]
        etag = f'"{self.id}-{self.stamp}"'
        if self.listing == "rss":
            self.press.pages["/rss.xml"] = Reply(rss(self, listed), type="application/rss+xml", etag=etag)
        elif self.listing == "atom":
            self.press.pages["/atom.xml"] = Reply(atom(self, listed), type="application/atom+xml", etag=etag)
        elif self.listing == "indeks":
            self._index(newest)
        else:
            packed = gzip.compress(sitemap(self, listed).encode(), mtime=0)
            self.press.pages["/peta-berita.xml"] = Reply(sitemap(self, listed), type="application/xml", etag=etag)
            self.press.pages["/peta-1.xml.gz"] = Reply(packed, type="application/gzip", etag=etag)
            row = f"<sitemap><loc>{self.origin}/peta-1.xml.gz</loc></sitemap>"
            self.press.pages["/peta.xml"] = Reply(f"<sitemapindex>{row}</sitemapindex>", type="application/xml", etag=etag)

    def _index(self, newest: Sequence[Article]) -> None:
        for day in {one.moment.date() for one in newest}:
            rows = [one for one in newest if one.moment.date() == day]
            for number in range(1, 4):
                part = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
                links = "".join(f'<li><a href="{one.path}">{one.title}</a>' for one in part)
                self.press.pages[f"/indeks?tanggal={day}&page={number}"] = Reply(f"<html><body><ul>{links}</ul></body></html>")

    def toml(self) -> str:
        """The outlet's file."""
        listing = {
            "rss": f'feeds = ["{self.origin}/rss.xml"]',
            "atom": f'feeds = ["{self.origin}/atom.xml"]',
            "peta": f'sitemaps = ["{self.origin}/peta-berita.xml"]',
            "peta-indeks": f'sitemaps = ["{self.origin}/peta.xml"]',
            "indeks": f'indexes = ["{self.origin}/indeks?tanggal={{date:%Y-%m-%d}}&page={{page}}"]\npages = 3',
        }[self.listing]
        ways = {"bersambung": '\none_page = "page=all"', "berhalaman": '\nparts = "?page={page}"'}
        parts = ways.get(self.printer, "")
        return (
            f'name = "{self.id.title()}"\nkind = "daerah"\nhome = "{self.origin}/"\ndomains = ["{self.press.host}"]\n{listing}\n'
            f"article = ['/\\d{{4}}/\\d{{2}}/\\d{{2}}/\\d+/']\ndelay = 0\n{parts}"
        )


@dataclass
class Town:
    """All papers of the town, by id."""

    papers: dict[str, Paper]

    def publish(self, day: date, each: int) -> None:
        """Every paper prints ``each`` articles on ``day``."""
        for paper in self.papers.values():
            paper.publish(*(datetime(day.year, day.month, day.day, 1, tzinfo=UTC) + timedelta(minutes=7 * n) for n in range(each)))

    def configure(self, folder: Path, registries: Path) -> Path:
        """A configuration with these outlets and the project's registries; returns ``folder``."""
        (folder / "outlets").mkdir(parents=True, exist_ok=True)
        for path in registries.iterdir():
            if path.is_file() and path.name != "settings.toml" and not (folder / path.name).exists():
                (folder / path.name).symlink_to(path.resolve())
        (folder / "settings.toml").write_text('[crawl]\ncontact = "uji@kantor.example"\nallow_private = true\n')
        for paper in self.papers.values():
            (folder / "outlets" / f"{paper.id}.toml").write_text(paper.toml())
        return folder

    @property
    def articles(self) -> list[Article]:
        """Every article ever printed."""
        return [one for paper in self.papers.values() for one in paper.articles]


@contextmanager
def town(count: int = 20, first_host: int = 1) -> Iterator[Town]:
    """A town with ``count`` papers on ``127.0.1.N``; nothing is printed yet."""
    printers, papers = list(PRINTERS), {}
    with ExitStack() as running:
        for n in range(count):
            press = running.enter_context(Press(f"127.0.1.{first_host + n}"))
            name = f"koran-{n + 1:02d}"
            papers[name] = Paper(name, press, printers[n % len(printers)], LISTINGS[(n + n // len(printers)) % len(LISTINGS)])
        yield Town(papers)


def rss(paper: Paper, listed: Sequence[Article]) -> str:
    """An RSS 2.0 feed."""
    items = "".join(
        f"<item><title>{one.title}</title><link>{paper.origin}{one.path}</link><pubDate>{format_datetime(one.moment)}</pubDate></item>"
        for one in listed
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{paper.id}</title>{items}</channel></rss>'


def atom(paper: Paper, listed: Sequence[Article]) -> str:
    """An Atom feed."""
    entries = "".join(
        f'<entry><title>{one.title}</title><link href="{paper.origin}{one.path}"/><updated>{one.moment.isoformat()}</updated></entry>'
        for one in listed
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{paper.id}</title>{entries}</feed>'


def sitemap(paper: Paper, listed: Sequence[Article]) -> str:
    """A news sitemap."""
    rows = "".join(
        f"<url><loc>{paper.origin}{one.path}</loc><news:news><news:publication_date>{one.moment.isoformat()}</news:publication_date>"
        f"<news:title>{one.title}</news:title></news:news></url>"
        for one in listed
    )
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{rows}</urlset>'
