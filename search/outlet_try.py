"""An outlet made from one article's address: its listings found, its pattern guessed, and what would be read shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from crawler.errors import UsageError
from crawler.frontier import Link
from crawler.memory import MemoryFrontier
from crawler.named import feeds_named, sitemaps_named
from crawler.outlets import Outlet, bare_host, outlet_of
from crawler.page import Page
from extractor.article import Article
from search.outlet_check import Check, visit
from search.settings import Settings

_FIXED: Final = frozenset({"read", "berita", "news", "artikel", "article", "baca", "detail", "post", "siaran-pers"})
_NOT_ID: Final = re.compile(r"[^a-z0-9]+")
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Trial:
    """What an outlet made from ``url`` would be, and what reading that page gave."""

    url: str
    outlet: Outlet
    check: Check
    known: bool
    """Whether the outlet was already configured."""

    def lines(self) -> Iterator[str]:
        """The trial in plain Indonesian."""
        yield "Media ini sudah dikenal." if self.known else "Media baru; yang ditemukan:"
        if not self.known:
            yield from outlet_file(self.outlet).splitlines()
        yield ""
        yield from self.check.lines()
        read = self.check.outcome
        if isinstance(read, Article):
            yield f"  penulis: {', '.join(read.authors) or 'tidak disebut'}"
            yield f"  {len(read.statements)} pernyataan, {len(read.figures)} angka, {len(read.officials)} pejabat"
            yield f"  awal: {read.text[:200]}"
            yield f"  akhir: {read.text[-120:]}"


def try_address(url: str, outlets: Iterable[Outlet], config_dir: Path, settings: Settings) -> Trial:
    """Fetch ``url`` and what names its site's listings, politely as a crawl would. Raises ``UsageError`` when it is no address."""
    host = urlsplit(url).hostname
    if urlsplit(url).scheme not in ("http", "https") or not host:
        raise UsageError(f"{url}: tulis alamat sebuah berita, lengkap dengan https://")
    known = outlet_of(url, outlets)
    outlet = known or replace(_bare(url, host), **_listings(_bare(url, host), url, config_dir, settings))
    frontier = MemoryFrontier()
    frontier.discovered(outlet.id, [Link(url, url, when="9999")])
    (check,) = visit([outlet], frontier, config_dir, settings)
    return Trial(url, outlet, _of_this_page(check, url, frontier, config_dir, settings), known is not None)


def outlet_file(outlet: Outlet) -> str:
    """The text of an outlet's TOML file."""
    rows = {"name": outlet.name, "kind": outlet.kind, "home": outlet.home, "domains": list(outlet.domains)}
    lists = {"feeds": list(outlet.feeds), "sitemaps": list(outlet.sitemaps)}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in {**rows, **lists}.items() if value]
    patterns = ", ".join(json.dumps(pattern) if "'" in pattern else f"'{pattern}'" for pattern in outlet.article)
    return "\n".join([*lines, f"article = [{patterns}]", 'checked = "belum diperiksa"', ""])


def write_outlet(trial: Trial, config_dir: Path, pages_dir: Path) -> tuple[Path, ...]:
    """Write the outlet's file, and the page with what is to be read from it; the paths written.

    Raises ``UsageError`` when the outlet is known already or the page could not be read as an article.
    """
    path = config_dir / "outlets" / f"{trial.outlet.id}.toml"
    page, read = trial.check.page, trial.check.outcome
    if trial.known or path.exists():
        raise UsageError(f"{trial.outlet.id}: media ini sudah ada; ubah {path}")
    if page is None or not isinstance(read, Article):
        raise UsageError(f"{trial.url}: halaman ini tidak terbaca sebagai berita; coba alamat berita yang lain")
    folder = pages_dir / trial.outlet.id
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.html").write_bytes(page.raw)
    (folder / "article.json").write_text(json.dumps(_wanted(trial, page, read), ensure_ascii=False, indent=2) + "\n", "utf-8")
    path.write_text(outlet_file(trial.outlet), "utf-8")  # last: from now on the outlet is known
    return path, folder / "page.html", folder / "article.json"


def pattern_of(url: str) -> str:
    """A pattern for the addresses of an outlet's articles, guessed from one: a number stands for any, a headline for any words."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    first = next((n for n, part in enumerate(parts) if part.isdigit() or part in _FIXED), max(0, len(parts) - 1))
    shapes = [_shape(part, last=n == len(parts) - 1) for n, part in enumerate(parts)][first:]
    return "/" + "/".join(shapes)


def _shape(part: str, last: bool) -> str:
    if part.isdigit():
        return r"20\d\d" if re.fullmatch(r"20\d\d", part) else r"\d+"
    if last and re.search(r"\d{4,}", part):
        return r"[^/]*\d{4,}"
    return r"[^/]+-[^/]+-[^/]+" if last else re.escape(part)


def _bare(url: str, host: str) -> Outlet:
    name = bare_host(host)
    home = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}/"
    return Outlet(_NOT_ID.sub("-", name).strip("-"), name, "daerah", home, (name,), article=(pattern_of(url),))


def _listings(outlet: Outlet, url: str, config_dir: Path, settings: Settings) -> dict[str, Any]:
    """Feeds and sitemaps that the article, the front page and robots.txt name."""
    robots = urljoin(outlet.home, "/robots.txt")
    frontier = MemoryFrontier()
    frontier.discovered(outlet.id, [Link(address, address) for address in (outlet.home, robots, url)])
    visit([outlet], frontier, config_dir, settings)
    pages = dict(frontier.pages)
    rules = pages.pop(robots, None)
    feeds = [address for page in pages.values() for address in feeds_named(page.body, page.url or page.source)]
    return {"feeds": _own(outlet, feeds), "sitemaps": _own(outlet, sitemaps_named(rules.body, robots) if rules else ())}


def _own(outlet: Outlet, addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for a in addresses if outlet.covers(urlsplit(a).hostname)))[:_MOST]


def _of_this_page(check: Check, url: str, frontier: MemoryFrontier, config_dir: Path, settings: Settings) -> Check:
    """The check with the page that was asked about, rather than another one of the outlet."""
    from search.reading import ReadingOptions, read_all

    page = frontier.pages.get(url)
    if page is None:
        return replace(check, page=None, outcome=None)
    ((_, outcome),) = read_all([page], ReadingOptions(config_dir, 1, settings.read.time_limit))
    return replace(check, page=page, outcome=outcome)


def _wanted(trial: Trial, page: Page, read: Article) -> dict[str, Any]:
    about = {"url": page.url, "outlet": trial.outlet.id, "charset": page.charset}
    return {**about, "title": read.title, "published": read.published, "text": read.text}
