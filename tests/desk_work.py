"""A small archive of made-up articles for the tests of exports, the kliping, saved searches, corrections and upkeep."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from crawler.page import TEXT, page_of
from extractor.article import Article, Figure, Mention, Official, Programme, Raw, Relevance, Statement, article_id
from search.app import App
from search.settings import Settings
from search.store import Store

CONFIG = Path(__file__).parents[1] / "config"
NOW = "2025-03-10T01:00:00Z"

SAID = "Kami menambah dua mesin potong untuk perajin"
TEXT_OF_ONE = f"“{SAID},” kata Lestari Budiwati di Wanasari. Sebanyak 214 perajin ikut serta tahun ini."


def article(name, text=TEXT_OF_ONE, *, published="2025-03-04", title="Perajin Wanasari Dapat Mesin", outlet=None, relevant=True, **more):
    """A record of ``text`` with the statement, figure and official that stand in it."""
    raw = f"{name}\n{text}".encode()
    record = Article(
        article_id(None, raw), f"{name}.txt", text, Raw("", 0), title=title, published=published, outlet=outlet, relevant=relevant,
        relevance=Relevance(0.9 if relevant else 0.1), language="id", **{"url": f"https://contoh.example/{name}", **_tagged(text), **more},
    )  # fmt: skip
    return raw, record


def _tagged(text):
    parts = {}
    if SAID in text:
        start = text.index(SAID)
        said = Statement(
            "direct", "Lestari Budiwati", None, "Kepala Dinas Perindustrian", SAID, ((start, start + len(SAID)),), "kata", "verb", 0.9
        )
        parts["statements"] = (said,)
    if "Lestari Budiwati" in text:
        at = text.index("Lestari Budiwati")
        mention = Mention(at, at + 16, "Lestari Budiwati", "name")
        parts["officials"] = (Official("Lestari Budiwati", None, "Kepala Dinas Perindustrian", "Wanasari", False, (mention,)),)
    if "214 perajin" in text:
        at = text.index("214 perajin")
        parts["figures"] = (Figure(at, at + 11, "214 perajin", 214.0, unit="perajin", measure="peserta"),)
    if "e-Smart IKM" in text:
        at = text.index("e-Smart IKM")
        parts["programmes"] = (Programme("e-Smart IKM", "e-smart-ikm", (Mention(at, at + 11, "e-Smart IKM"),)),)
    return parts


def store_articles(folder, *made, now=NOW, stories=None):
    """Keep the articles that :func:`article` made; ``stories`` maps a story's id to the numbers of its articles."""
    with Store.open(folder, write=True, clock=lambda: now) as store:
        for raw, record in made:
            page = page_of(record.source, raw, TEXT, url=record.url, outlet=record.outlet)
            store.put_page(page, replace(record, raw=Raw(page.sha256, len(raw))))
        for story, numbers in (stories or {}).items():
            members = [made[n][1].id for n in numbers]
            store.set_stories({key: (story, None if key == members[0] else "exact") for key in members})
    return folder


def app_of(folder, **settings):
    """An application over ``folder`` that searches in memory."""
    return App(Path(folder), CONFIG, Settings(**settings), "memory")


def rows_of(folder):
    """Every row of every table that is not derived."""
    with sqlite3.connect(folder / "kliping.sqlite") as conn:
        names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        kept = [name for name in names if name not in ("outbox", "engines", "sqlite_sequence", "runs")]
        found = {name: conn.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in kept}
    conn.close()
    return found
