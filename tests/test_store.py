"""The store: what it is told is kept, once, and what it has not been told of is never lost."""

import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.errors import StoreError
from crawler.frontier import Link, Validators
from crawler.page import HTML, TEXT, Given, page_of
from extractor.article import Article, Figure, Mention, Official, Programme, Raw, Rejected, Relevance, Statement, article_id
from search.store import Store
from search.store.frontier import PENDING

NOW = "2024-05-01T00:00:00Z"
LATER = "2024-05-02T00:00:00Z"
TEXT_A = "Kepala Dinas Sari Wulan menyebut 12 sentra batik di Kota Contoh sudah memakai mesin jahit baru sejak Maret."


def page(text=TEXT_A, source="a.txt", **more):
    return page_of(source, text.encode(), TEXT, **more)


def read(a_page, canonical=None, **more):
    text = a_page.body.decode()
    fields = {"title": "Batik", "published": "2024-04-30", "relevant": True, "relevance": Relevance(0.8, ("ikm",))} | more
    return Article(
        id=article_id(canonical, a_page.raw),
        source=a_page.source,
        text=text,
        raw=Raw(a_page.sha256, len(a_page.raw)),
        url=a_page.url,
        canonical_url=canonical,
        outlet=a_page.outlet,
        officials=(Official("Sari Wulan", role="Kepala Dinas", mentions=(Mention(13, 23, text[13:23], "name"),)),),
        programmes=(Programme("Restrukturisasi Mesin"),),
        figures=(Figure(32, 41, text[32:41], 12, unit="sentra"),),
        statements=(Statement("indirect", "Sari Wulan", None, "Kepala Dinas", text, ((0, len(text)),), "menyebut", "verb", 0.9),),
        **fields,
    )


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path, write=True, clock=lambda: NOW) as opened:
        yield opened


def rejected(a_page, reason="listing"):
    return Rejected(a_page.source, reason, "contoh", Raw(a_page.sha256, len(a_page.raw)))


def dump(folder):
    with sqlite3.connect(folder / "kliping.sqlite") as conn:
        lines = list(conn.iterdump())
    conn.close()
    return lines


def states(store):
    return {row["source"]: (row["state"], row["reason"]) for row in store._conn.execute("SELECT * FROM pages")}


def test_an_article_comes_back_as_it_was_read_with_the_place_of_its_original(store):
    store.put_page(page(), read(page()))
    found = store.article(read(page()).id)
    assert found == replace(read(page()), raw=found.raw)
    assert (found.raw.sha256, found.raw.length) == (page().sha256, len(page().raw))
    assert store.archive.load(found.raw) == page()


def test_importing_the_same_inputs_twice_changes_not_one_row(tmp_path):
    pages = [page(), page("Bukan berita", "b.txt"), page(TEXT_A, "c.txt")]
    for _ in range(2):
        with Store.open(tmp_path, write=True) as store:
            before = store._conn.total_changes
            for one in pages:
                store.put_page(one, rejected(one) if one.source == "b.txt" else read(one))
            changes = store._conn.total_changes - before
    assert changes == 0


def test_the_parts_of_a_record_are_rows_that_can_be_asked_with_sql(store):
    store.put_page(page(), read(page()))
    assert store._conn.execute("SELECT penutur, jabatan FROM pernyataan").fetchall()[0][:] == ("Sari Wulan", "Kepala Dinas")
    assert store._conn.execute("SELECT nilai, satuan FROM angka").fetchall()[0][:] == (12.0, "sentra")
    assert store._conn.execute("SELECT nama FROM pejabat").fetchall()[0][0] == "Sari Wulan"
    assert store._conn.execute("SELECT nama FROM program").fetchall()[0][0] == "Restrukturisasi Mesin"
    assert store._conn.execute("SELECT isi FROM berita").fetchall()[0][0] == TEXT_A
    assert store._conn.execute("SELECT keadaan FROM halaman").fetchall()[0][0] == "article"


def test_the_same_bytes_under_another_name_are_a_duplicate(store):
    for source in ("a.txt", "b.txt"):
        store.put_page(page(source=source), read(page(source=source)))
    assert states(store) == {"a.txt": ("article", None), "b.txt": ("duplicate", "same-bytes")}
    assert store.counts().articles == 1


def test_the_writer_is_told_what_became_of_a_page(store):
    assert [store.put_page(page(source=name), read(page(source=name))) for name in ("a.txt", "b.txt", "a.txt")] == [
        "article",
        "duplicate",
        None,
    ]
    assert store.put_page(page("lain"), rejected(page("lain"))) == "rejected"


def test_a_page_whose_original_is_damaged_is_fetched_again_or_else_fails(store):
    store.frontier.discovered("contoh", [link(1)])
    [target] = store.frontier.due("contoh", 9, NOW)
    store.frontier.fetched(target, page("dari situs", source=target.url, url=target.url, outlet="contoh"))
    store.receive(page("dari berkas"))
    for path in store.archive.files():
        path.write_bytes(b"rusak")
    assert list(store.unread_pages()) == []
    assert states(store) == {target.url: ("pending", "truncated"), "a.txt": ("failed", "damaged-archive")}


def test_the_same_bytes_at_another_address_of_the_outlet_are_a_duplicate(store):
    for url in ("https://contoh.id/a", "https://contoh.id/b"):
        one = page(source=url, url=url, outlet="contoh")
        store.put_page(one, read(one, canonical=url))
    assert states(store)["https://contoh.id/b"] == ("duplicate", "same-bytes")


def test_the_same_text_from_two_outlets_is_two_articles(store):
    for outlet in ("contoh", "lain"):
        url = f"https://{outlet}.id/a"
        one = page(source=url, url=url, outlet=outlet)
        store.put_page(one, read(one, canonical=url))
    assert store.counts().articles == 2


def test_an_edited_article_under_the_same_address_is_a_new_version_and_the_old_one_is_kept(store):
    url = "https://contoh.id/a"
    for source, text in (("1.html", TEXT_A), ("2.html", TEXT_A + " Diperbarui.")):
        one = page(text, source, url=url)
        store.put_page(one, read(one, canonical=url))
    [article] = store.iterate_articles()
    assert article.text.endswith("Diperbarui.")
    assert [old.text for old in store.versions(article.id)] == [TEXT_A]
    assert states(store) == {"1.html": ("duplicate", "older-version"), "2.html": ("article", None)}


def test_finishing_an_older_page_again_does_not_bring_back_its_version(store):
    url = "https://contoh.id/a"
    pages = [page(TEXT_A, "1.html", url=url), page(TEXT_A + " Diperbarui.", "2.html", url=url)]
    numbers = [store.receive(one) for one in pages]
    for number, one in [*zip(numbers, pages, strict=True), (numbers[0], pages[0])]:
        store.finish_page(number, read(one, canonical=url))
    assert [article.text for article in store.iterate_articles()] == [pages[1].body.decode()]
    assert len(store.versions(next(store.iterate_articles()).id)) == 1


def test_unrelated_texts_to_which_somebody_gave_one_address_are_two_articles(store):
    url = "https://contoh.id/beranda"
    other = "Panen kopi di lereng Gunung Contoh mundur sebulan karena hujan, kata petani setempat, Rabu siang di gudang desa."
    for source, text in (("x.jsonl:1", TEXT_A), ("x.jsonl:2", other)):
        one = page(text, source, url=url)
        store.put_page(one, read(one, canonical=url))
    assert sorted(article.text for article in store.iterate_articles()) == [TEXT_A, other]
    assert sorted(article.canonical_url or "" for article in store.iterate_articles()) == ["", url]


def test_a_new_reading_of_the_same_original_replaces_the_record_and_makes_no_version(store):
    number = store.receive(page())
    for title in ("Batik", "Batik Lagi"):
        store.finish_page(number, read(page(), title=title))
    assert store.article(read(page()).id).title == "Batik Lagi"
    assert store.versions(read(page()).id) == []


def test_an_article_that_a_new_reading_rejects_is_dropped_and_its_duplicate_read_again(store):
    first, second = store.receive(page()), store.receive(page(source="b.txt"))
    for number in (first, second):
        store.finish_page(number, read(page()))
    store.finish_page(first, rejected(page()))
    assert store.article(read(page()).id) is None
    assert [number for number, _ in store.unread_pages()] == [second]
    assert [change.verb for change in store.changes("mesin")] == ["drop"]


def test_a_reason_outside_the_closed_list_is_refused_and_nothing_is_written(store):
    with pytest.raises(ValueError, match="bosan"):
        store.put_page(page(), rejected(page(), "bosan"))
    assert states(store) == {}


def test_every_page_is_in_exactly_one_state_and_the_sums_add_up(store):
    store.frontier.discovered("contoh", [Link(f"https://contoh.id/{n}", f"https://contoh.id/{n}") for n in range(4)])
    due = {target.key[-1]: target for target in store.frontier.due("contoh", 9, NOW)}
    store.frontier.failed(due["0"], "gone", None)
    store.frontier.failed(due["1"], "timeout", LATER)
    store.frontier.fetched(due["2"], page(source="https://contoh.id/2", url="https://contoh.id/2", outlet="contoh"))
    store.put_page(page("satu"), rejected(page("satu")))
    store.put_page(page("dua"), read(page("dua")))
    store.put_page(page("dua", "b.txt"), read(page("dua", "b.txt")))
    ledger = store.ledger_balance()
    assert (ledger.discovered, ledger.article, ledger.pending) == (7, 1, 3)
    assert (ledger.duplicate, ledger.rejected, ledger.failed) == ({"same-bytes": 1}, {"listing": 1}, {"gone": 1})
    assert ledger.balanced


def test_a_row_taken_out_of_the_ledger_shows_in_the_balance(store):
    store.put_page(page("satu"), rejected(page("satu")))
    store._conn.execute("DELETE FROM pages")
    assert not store.ledger_balance().balanced


def test_what_fails_inside_a_transaction_leaves_nothing_behind(store):
    with pytest.raises(RuntimeError), store.transaction():
        store.put_page(page(), read(page()))
        raise RuntimeError
    assert states(store) == {}
    store.put_page(page(), read(page()))
    assert store.archive.load(store.article(read(page()).id).raw) == page()


def test_a_reader_sees_what_was_committed_and_cannot_write(store, tmp_path):
    store.put_page(page(), read(page()))
    with Store.open(tmp_path) as reader:
        assert reader.counts().articles == 1
        with pytest.raises(StoreError, match="hanya untuk dibaca"):
            reader.put_page(page("lain"), read(page("lain")))


def test_there_is_nothing_to_read_before_something_was_written(tmp_path):
    with pytest.raises(StoreError, match="belum ada"):
        Store.open(tmp_path / "kosong")


# -- the frontier -----------------------------------------------------------------------------------------------------------------


def link(n, when=None, **more):
    return Link(f"https://contoh.id/{n}?utm_source=x", f"https://contoh.id/{n}", when=when, **more)


def test_links_are_remembered_once_and_come_due_newest_first(store):
    links = [link(1, "2024-04-01T00:00:00Z"), link(2), link(3, "2024-04-03T00:00:00Z"), link(4)]
    assert store.frontier.discovered("contoh", links) == 4
    assert store.frontier.discovered("contoh", [*links, link(1, given=Given("x"))]) == 0
    assert [target.key[-1] for target in store.frontier.due("contoh", 9, NOW)] == ["3", "1", "4", "2"]
    assert store.frontier.due("lain", 9, NOW) == []
    assert len(store.frontier.due("contoh", 2, NOW)) == 2


def test_a_target_carries_what_the_listing_said(store):
    given = Given("7", "Judul", "1 Mei 2024", "feed")
    store.frontier.discovered("contoh", [link(1, LATER, given=given)])
    [target] = store.frontier.due("contoh", 9, NOW)
    assert (target.url, target.given, target.when) == ("https://contoh.id/1?utm_source=x", given, LATER)


def test_pages_outside_the_dates_asked_for_stay_pending(store):
    store.frontier.discovered("contoh", [link(1, "2024-04-01T00:00:00Z"), link(2), link(3, "2024-04-03T00:00:00Z")])
    asked = store.frontier.due("contoh", 9, NOW, since="2024-04-01T00:00:00Z", until="2024-04-03T00:00:00Z")
    assert [target.key[-1] for target in asked] == ["1", "2"]


def test_the_next_page_is_found_without_putting_all_that_is_pending_in_order(store):
    plan = [row["detail"] for row in store._conn.execute(f"EXPLAIN QUERY PLAN {PENDING}", ("contoh", NOW, "", "~", 1))]
    assert plan == ["SEARCH pages USING INDEX pages_by_state (state=? AND outlet=?)"]


def test_a_fetched_page_and_the_links_on_it_are_kept_together_and_wait_for_reading(store):
    store.frontier.discovered("contoh", [link(1)])
    [target] = store.frontier.due("contoh", 9, NOW)
    got = page_of(target.url, b"<p>isi", HTML, url=target.url, outlet="contoh", fetched_at=NOW, given=Given("1", "J"))
    store.frontier.fetched(target, got, [link(2)], Validators('"e"', "kemarin"))
    assert [one for _, one in store.unread_pages()] == [got]
    assert [due.key[-1] for due in store.frontier.due("contoh", 9, NOW)] == ["2"]


def test_a_failed_page_waits_until_it_may_be_tried_again(store):
    store.frontier.discovered("contoh", [link(1)])
    [target] = store.frontier.due("contoh", 9, NOW)
    store.frontier.failed(target, "timeout", LATER)
    assert store.frontier.due("contoh", 9, NOW) == []
    [again] = store.frontier.due("contoh", 9, LATER)
    assert again.attempts == 1
    with pytest.raises(ValueError, match="malas"):
        store.frontier.failed(again, "malas", None)


def test_an_article_whose_page_has_gone_stays_an_article_and_says_so(store):
    store.frontier.discovered("contoh", [link(1)])
    [target] = store.frontier.due("contoh", 9, NOW)
    got = page(source=target.url, url=target.url, outlet="contoh")
    store.frontier.fetched(target, got)
    [(number, unread)] = store.unread_pages()
    store.finish_page(number, read(unread, canonical=target.key))
    store.frontier.failed(target, "gone", None)
    assert states(store)[target.url] == ("article", "gone")
    store.frontier.unchanged(target)
    assert states(store)[target.url] == ("article", None)


def test_a_page_fetched_again_with_the_same_bytes_is_not_read_again(store):
    store.frontier.discovered("contoh", [link(1)])
    [target] = store.frontier.due("contoh", 9, NOW)
    got = page(source=target.url, url=target.url, outlet="contoh")
    store.frontier.fetched(target, got)
    [(number, unread)] = store.unread_pages()
    store.finish_page(number, read(unread, canonical=target.key))
    store.frontier.fetched(target, got)
    assert list(store.unread_pages()) == []
    store.frontier.fetched(target, page(TEXT_A + " Baru.", source=target.url, url=target.url, outlet="contoh"))
    [(_, unread)] = store.unread_pages()
    store.finish_page(number, read(unread, canonical=target.key))
    assert len(store.versions(read(unread, canonical=target.key).id)) == 1


def test_listings_are_remembered_apart_from_pages(store):
    feed = store.frontier.listing("contoh", "https://contoh.id/feed", "feed")
    assert (feed.attempts, feed.etag) == (0, None)
    store.frontier.failed(feed, "timeout", LATER)
    assert store.frontier.listing("contoh", "https://contoh.id/feed", "feed").attempts == 1
    assert store.frontier.listed(feed, [link(1), link(2)], Validators('"e"', None), horizon=NOW) == 2
    feed = store.frontier.listing("contoh", "https://contoh.id/feed", "feed")
    assert (feed.attempts, feed.etag, feed.horizon) == (0, '"e"', NOW)
    store.frontier.unchanged(feed)
    assert store.ledger_balance().discovered == 2


# -- stories, outbox, runs, searches ----------------------------------------------------------------------------------------------


def two_articles(store):
    for name in ("a", "b"):
        one = page(TEXT_A + name, f"{name}.txt")
        store.put_page(one, read(one, published=f"2024-04-0{1 if name == 'b' else 2}"))
    return [read(page(TEXT_A + name, f"{name}.txt")).id for name in ("a", "b")]


def test_a_story_has_its_carriers_earliest_first_and_its_articles_name_it(store):
    a, b = two_articles(store)
    assert store.set_stories({a: ("s1", "near"), b: ("s1", None)}) == 2
    assert store.set_stories({a: ("s1", "near"), b: ("s1", None)}) == 0
    assert [(article.id, kind) for article, kind in store.story("s1").carriers] == [(b, None), (a, "near")]
    assert (store.article(a).story, store.story_sizes(), store.story("s2")) == ("s1", {"s1": 2}, None)
    assert (store.story_spoken("s1"), store.story_spoken("s2")) == ((2, b), None)


def test_outlets_are_counted_in_articles_in_stories_and_by_their_newest_day(store):
    for n, (outlet, day) in enumerate((("contoh", "2024-03-01"), ("contoh", "2024-05-02"), ("contoh", None), ("lain", None))):
        one = page(f"{TEXT_A} {n}", f"https://{outlet}.id/{n}", url=f"https://{outlet}.id/{n}", outlet=outlet)
        store.put_page(one, read(one, canonical=one.url, published=day))
    store.put_page(page(), read(page()))  # a file has no outlet
    ours = [article.id for article in store.iterate_articles() if article.outlet == "contoh"]
    store.set_stories(dict.fromkeys(ours[:2], ("s1", None)))
    assert [tuple(getattr(found, name) for name in found.__slots__) for found in store.outlets()] == [
        ("contoh", 3, 2, "2024-05-02"),
        ("lain", 1, 1, None),
    ]


def test_a_new_reading_leaves_the_article_in_its_story(store):
    a, _ = two_articles(store)
    store.set_stories({a: ("s1", None)})
    store.finish_page(1, read(page(TEXT_A + "a", "a.txt"), title="Lain"))
    assert store.article(a).story == "s1"


def test_engines_are_told_the_last_change_of_each_article_once(store):
    a, b = two_articles(store)
    assert [(change.article, change.verb) for change in store.changes("mesin")] == [(a, "put"), (b, "put")]
    store.acknowledge("mesin", store.changes("mesin")[-1].seq)
    assert (store.changes("mesin"), store.waiting("mesin"), store.waiting("lain")) == ([], 0, 2)
    store.set_stories({a: ("s1", None)})
    assert [change.article for change in store.changes("mesin")] == [a]


def test_all_carriers_of_a_story_that_grew_or_shrank_are_told(store):
    a, b = two_articles(store)
    store.set_stories({a: ("s1", None)})
    store.acknowledge("mesin", store.changes("mesin")[-1].seq)
    store.set_stories({b: ("s1", None)})
    assert sorted(change.article for change in store.changes("mesin")) == sorted([a, b])


def test_a_run_that_lost_its_process_is_entered_as_stopped_by_the_next(store):
    store.start_run("nightly")
    number = store.start_run("nightly")
    store.end_run(number, "done", {"artikel": 3})
    assert [(run.state, run.receipt) for run in store.runs()] == [("done", {"artikel": 3}), ("stopped", None)]


def test_saved_searches_are_kept_by_name(store):
    store.save_search("halal", {"q": "sertifikat halal"})
    store.save_search("halal", {"q": "halal"}, "tim@contoh.id")
    store.told("halal", NOW)
    [search] = store.saved_searches()
    assert (search.query, search.email, search.told_until) == ({"q": "halal"}, "tim@contoh.id", NOW)
    assert (store.forget_search("halal"), store.forget_search("halal"), store.saved_searches()) == (True, False, [])


# -- the data dictionary ----------------------------------------------------------------------------------------------------------


def test_the_data_dictionary_names_every_table_view_and_column(store):
    text = (Path(__file__).parents[1] / "docs" / "data-dictionary.md").read_text()
    tables = store._conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'").fetchall()
    assert len(tables) > 15
    for (table,) in tables:
        assert f"`{table}`" in text
        columns = [row["name"] for row in store._conn.execute(f"SELECT name FROM pragma_table_info('{table}')")]
        assert [column for column in columns if f"`{column}`" not in text] == []


def test_the_numbers_follow_every_commit_and_forget_what_was_rolled_back(store, tmp_path):
    def put(words):
        a_page = page(f"{TEXT_A} {words}", f"{words}.txt")
        store.put_page(a_page, read(a_page))

    with Store.open(tmp_path) as reader:
        assert store.counts().articles == reader.counts().articles == 0
        put("satu")
        assert store.counts().articles == reader.counts().articles == 1
        with suppress(ZeroDivisionError), store.transaction():
            put("dua")
            assert store.counts().articles == 2
            raise ZeroDivisionError
        assert store.counts().articles == reader.counts().articles == 1
        put("tiga")
        assert store.counts().articles == reader.counts().articles == 2
