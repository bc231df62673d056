"""A store with made-up articles, each with two statements: enough to tell whether an index holds what the store holds."""

import random
from pathlib import Path

from crawler.page import TEXT, page_of
from extractor.article import Article, Raw, Statement, article_id
from search.document import WHATS
from search.engine import Query
from search.store import Store

CONFIG = Path(__file__).parents[2] / "config"


def article(number):
    """Article ``number``, the same at every call."""
    chance = random.Random(number)
    text = "Sentra " + " ".join("".join(chance.choices(("ba", "ki", "lu", "me", "no", "ra"), k=4)) for _ in range(30))
    said = tuple(Statement("indirect", "Sari Contoh", None, None, text[:cut], ((0, cut),), "kata", "verb", 0.5) for cut in (30, 40))
    page = page_of(f"{number}.txt", text.encode(), TEXT)
    raw = Raw(page.sha256, len(page.raw))
    day = f"2022-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return page, Article(article_id(None, page.raw), page.source, text, raw, title=text[:30], published=day, statements=said)


def fill(folder, numbers):
    """Put the articles with these numbers into the store in ``folder``."""
    with Store.open(folder, write=True) as store, store.transaction():
        for number in numbers:
            store.put_page(*article(number))


def expected(folder):
    """The ids of all documents that an index of the store should hold, sorted, by sort."""
    with Store.open(folder) as store:
        articles = list(store.iterate_articles())
    return {
        "article": sorted(a.id for a in articles),
        "statement": sorted(f"{a.id}#s{n}" for a in articles for n in range(len(a.statements))),
        "figure": [],
    }


def held(engine):
    """The same of what ``engine`` holds; a document that is there twice is listed twice."""
    return {what: sorted(hit.id for hit in engine.every(Query(what))) for what in WHATS}
