"""A run for the tests of durability: import pages, then crawl pages that lead to one another, then read them.

As a program (``python -m tests.store_work FOLDER POINT COUNT``) it stops at the COUNT-th passing of a named point, says so on standard
output and waits to be killed.
"""

import sqlite3
import sys
import time
from pathlib import Path

import crawler.warc
import search.store.records
import search.store.store
from crawler.frontier import Link
from crawler.page import HTML, TEXT, page_of
from extractor.article import Article, Raw, Statement, article_id
from search.store import Store

NOW = "2024-05-01T00:00:00Z"
PAGES = 12

POINTS = {
    "before-record": (crawler.warc.WarcWriter, "append", True),
    "after-record": (crawler.warc.WarcWriter, "append", False),
    "before-sync": (crawler.warc.WarcWriter, "sync", True),
    "before-commit": (crawler.warc.WarcWriter, "sync", False),
    "mid-batch": (search.store.records, "put", False),
    "after-commit": (search.store.store.Store, "finish_page", False),
}
"""Where a run can be stopped: the function, and whether before or after it."""


def work(folder, batch=3):
    """The whole run; what it finds done already it leaves."""
    with Store.open(folder, write=True, clock=lambda: NOW) as store:
        for start in range(0, PAGES, batch):
            with store.transaction():
                for n in range(start, start + batch):
                    page = page_of(f"{n}.txt", f"Berita {n} dari Desa Contoh".encode(), TEXT)
                    store.put_page(page, read(page))
        store.frontier.discovered("contoh", [_link(0)])
        while targets := store.frontier.due("contoh", 2, NOW):
            for target in targets:
                _fetch(store, target)
        for number, page in store.unread_pages():
            store.finish_page(number, read(page))


def read(page):
    """The article of a page, without the reading."""
    text = page.body.decode()
    said = (Statement("indirect", "Sari", None, None, text[:9], ((0, 9),), "kata", "verb", 0.5),)
    return Article(
        article_id(page.url, page.raw), page.source, text, Raw(page.sha256, len(page.raw)),
        url=page.url, canonical_url=page.url, outlet=page.outlet, statements=said,
    )  # fmt: skip


def content(folder):
    """Everything the store holds, except where in the archive originals lie: a record without a row may lie between."""
    with sqlite3.connect(folder / "kliping.sqlite") as conn:
        pages = conn.execute("SELECT key, state, reason, article, sha256, length FROM pages ORDER BY key").fetchall()
        articles = conn.execute("SELECT id, source, version, outlet, characters FROM articles ORDER BY id").fetchall()
        parts = conn.execute("SELECT * FROM statements ORDER BY 1, 2").fetchall()
        outbox = conn.execute("SELECT article, verb FROM outbox ORDER BY 1").fetchall()
    conn.close()
    return pages, articles, parts, outbox


def _link(n):
    return Link(f"https://contoh.id/{n}", f"https://contoh.id/{n}")


def _fetch(store, target):
    n = int(target.key.rpartition("/")[2])
    body = f"<p>Halaman {n} dari Contoh".encode()
    page = page_of(target.url, body, HTML, url=target.url, outlet="contoh", fetched_at=NOW)
    store.frontier.fetched(target, page, [_link(m) for m in (2 * n + 1, 2 * n + 2) if m < PAGES])


def _stop_at(point, count):
    owner, name, before = POINTS[point]
    real, passed = getattr(owner, name), []

    def halt():
        passed.append(point)
        if len(passed) == count:
            print("di sini", flush=True)
            time.sleep(60)

    def wrapped(*args, **kwargs):
        if before:
            halt()
        result = real(*args, **kwargs)
        if not before:
            halt()
        return result

    setattr(owner, name, wrapped)


if __name__ == "__main__":
    _stop_at(sys.argv[2], int(sys.argv[3]))
    work(Path(sys.argv[1]))
