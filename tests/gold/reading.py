"""The demonstration's articles as the reader sees them: each page by itself, without what a feed says about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.outlets import Outlet as KnownOutlet
from crawler.outlets import load_outlets
from crawler.page import page_of
from extractor.article import Article, to_dict
from extractor.reader import Reader
from search.demo.articles import Source, load_sources
from search.demo.articles import load_outlets as press_outlets
from search.demo.press import Press, pages_of
from search.demo.setup import prepare

ROOT = Path(__file__).parents[2]
GOLD = Path(__file__).parent / "own.jsonl"


def gold() -> list[dict[str, Any]]:
    """The gold records."""
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def records(data_dir: Path) -> dict[str, dict[str, Any]]:
    """Every article of the press by its slug, read under the demonstration's configuration made in ``data_dir``."""
    outlets, sources = press_outlets(), load_sources()
    homes = {outlet.id: f"http://127.0.0.{number}:8" for number, outlet in enumerate(outlets.values(), 2)}
    config = prepare(data_dir, ROOT / "config", Press(homes, outlets, sources))
    reader, known = Reader(config), load_outlets(config)
    pages = {key: pages_of(outlet, [s for s in sources if s.outlet == key], homes[key]) for key, outlet in outlets.items()}
    found = ((source.slug, _read(reader, source, known[source.outlet], homes, pages)) for source in sources)
    return {slug: to_dict(outcome) for slug, outcome in found if isinstance(outcome, Article)}


def _read(reader: Reader, source: Source, outlet: KnownOutlet, homes: dict[str, str], pages: dict[str, Any]) -> Any:
    whole = f"{source.path}?{outlet.one_page}" if outlet.one_page else source.path
    _, text = pages[source.outlet].get(whole, ("", ""))
    url = homes[source.outlet] + whole
    return reader.read(page_of(url, text.encode(), "text/html", url=url, charset="utf-8", outlet=source.outlet), outlet)


def lines(scores: dict[str, Any]) -> Iterator[str]:
    """One line a field, for people."""
    for name, s in scores.items():
        yield f"{name:20} F1 {s.f1:.4f}  right {s.right}, extra {s.extra}, missed {s.missed}"
