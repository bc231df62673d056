"""Whatever happens to pages in whatever order, the ledger adds up and the store is sound."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.frontier import Link
from crawler.page import TEXT, page_of
from extractor.article import Article, Raw, Rejected, article_id
from search.store import Store
from search.verify import verify

LONG = "Sentra kerajinan di Desa Contoh menerima sepuluh mesin tenun baru dari dinas setempat pada hari Selasa pagi"
TEXTS = [
    LONG,
    f"{LONG} dan Rabu",
    f"{LONG} serta Kamis siang",
    "Petani garam menunggu cuaca cerah di pesisir Contoh sejak pekan lalu menurut warga",
]
NUMBERS = st.integers(0, 3)
ADDRESSES = st.sampled_from([None, "https://contoh.id/0", "https://contoh.id/1"])

IMPORT = st.tuples(st.just("import"), NUMBERS, st.integers(0, 2), ADDRESSES, st.sampled_from([None, "contoh", "lain"]), st.booleans())
FETCH = st.tuples(st.just("fetch"), NUMBERS, st.integers(0, 1))
FAIL = st.tuples(st.just("fail"), st.integers(0, 1), st.sampled_from([None, "2024-01-01T00:00:00Z"]))
SAME = st.tuples(st.just("unchanged"), st.integers(0, 1))
READ = st.tuples(st.just("read"), st.sampled_from(["article", "rejected", "elsewhere"]))
AGAIN = st.tuples(st.just("again"), st.sampled_from(["article", "rejected", "elsewhere"]), st.integers(1, 6))
STORY = st.tuples(st.just("story"), st.integers(0, 2))
STEPS = st.lists(IMPORT | FETCH | FAIL | SAME | READ | AGAIN | STORY, max_size=14)


def outcome(page, how, address):
    raw = Raw(page.sha256, len(page.raw))
    if how == "rejected":
        return Rejected(page.source, "no-article", "", raw)
    canonical = "https://contoh.id/pindah" if how == "elsewhere" else address
    return Article(
        article_id(canonical, page.raw), page.source, page.body.decode(), raw, url=page.url, canonical_url=canonical, outlet=page.outlet
    )


def target(store, n):
    url = f"https://contoh.id/{n}"
    store.frontier.discovered("contoh", [Link(url, url)])
    found = [one for one in store.frontier.due("contoh", 9, "2025-01-01T00:00:00Z") if one.key == url]
    return found[0] if found else replace(store.frontier.listing("contoh", url, "index"), kind="article")


def step(store, what, *how):
    if what == "import":
        text, name, address, outlet, good = how
        page = page_of(f"{name}.txt", TEXTS[text].encode(), TEXT, url=address, outlet=outlet)
        store.put_page(page, outcome(page, "article" if good else "rejected", address))
    elif what == "fetch":
        text, n = how
        goal = target(store, n)
        store.frontier.fetched(
            goal, page_of(goal.url, TEXTS[text].encode(), TEXT, url=goal.url, outlet="contoh", fetched_at="2024-01-01T00:00:00Z")
        )
    elif what == "fail":
        store.frontier.failed(target(store, how[0]), "gone", how[1])
    elif what == "unchanged":
        store.frontier.unchanged(target(store, how[0]))
    elif what == "read":
        for number, page in store.unread_pages():
            store.finish_page(number, outcome(page, how[0], page.url))
    elif what == "again":
        for number, page in store.kept_pages(("article", "duplicate", "rejected")):
            if number == how[1]:
                store.finish_page(number, outcome(page, how[0], page.url))
    else:
        store.set_stories({article.id: (f"s{how[0]}", None) for article in list(store.iterate_articles())[:2]})


@settings(deadline=None, max_examples=60)
@given(STEPS)
def test_after_any_sequence_of_events_the_store_is_sound_and_the_engines_can_be_told_everything(steps):
    with TemporaryDirectory() as name, Store.open(Path(name), write=True) as store:
        told = set()
        for what, *how in steps:
            step(store, what, *how)
            for change in store.changes("mesin"):
                (told.add if change.verb == "put" else told.discard)(change.article)
                store.acknowledge("mesin", change.seq)
            assert store.ledger_balance().balanced
        assert list(verify(Path(name))) == []
        assert told == {article.id for article in store.iterate_articles()}


@settings(deadline=None, max_examples=25)
@given(st.lists(IMPORT, max_size=8))
def test_the_same_imports_again_change_nothing(steps):
    with TemporaryDirectory() as name, Store.open(Path(name), write=True) as store:
        for what, *how in steps:
            step(store, what, *how)
        before = store._conn.total_changes
        for what, *how in steps:
            step(store, what, *how)
        assert store._conn.total_changes == before
