"""The check of the store: silent on a healthy one, and it names the record of which a byte was changed."""

import sqlite3
from dataclasses import replace

import pytest

from crawler.page import TEXT, page_of
from extractor.article import Article, Figure, Mention, Official, Raw, Rejected, Statement, article_id
from search.store import Store
from search.verify import span_problems, verify

SENTENCES = [f"Bupati Rana Sekar berkata ada {n} bengkel kulit di Desa Contoh yang menerima mesin baru tahun ini." for n in range(20, 26)]


def page(n):
    return page_of(f"berita{n}.txt", SENTENCES[n].encode(), TEXT)


def read(a_page):
    text = a_page.body.decode()
    return Article(
        id=article_id(None, a_page.raw),
        source=a_page.source,
        text=text,
        raw=Raw(a_page.sha256, len(a_page.raw)),
        title="Bengkel Kulit Contoh",
        officials=(Official("Rana Sekar", mentions=(Mention(7, 17, text[7:17], "name"),)),),
        figures=(Figure(30, 40, text[30:40], float(text[30:32]), unit="bengkel"),),
        statements=(Statement("indirect", "Rana Sekar", None, "Bupati", text[7:40], ((7, 40),), "berkata", "verb", 0.9),),
    )


@pytest.fixture
def folder(tmp_path):
    with Store.open(tmp_path, write=True) as store:
        for n in range(len(SENTENCES) - 1):
            store.put_page(page(n), read(page(n)))
        store.put_page(page(5), Rejected("berita5.txt", "listing", "", Raw("", 0)))
        store.save_search("kulit", {"q": "bengkel kulit"})
        store.end_run(store.start_run("import"), "done", {"artikel": 5})
    return tmp_path


def change(folder, sql, *values):
    with sqlite3.connect(folder / "kliping.sqlite") as conn:
        assert conn.execute(sql, values).rowcount == 1
    conn.close()


def findings(folder, **more):
    return [(finding.check, finding.where) for finding in verify(folder, **more)]


NAME = f"artikel {read(page(2)).id} dari berita2.txt"


def test_a_healthy_store_gives_no_finding(folder):
    assert findings(folder, reread=read) == []


@pytest.mark.parametrize("column", ["record", "title", "source", "seal", "stored_at"])
def test_a_letter_changed_in_a_column_is_noticed_and_the_article_named(folder, column):
    change(folder, f"UPDATE articles SET {column} = replace({column}, substr({column}, 3, 1), '~') WHERE source = 'berita2.txt'")
    found = findings(folder)
    assert found
    assert all(where.startswith(f"artikel {read(page(2)).id} dari ") for _, where in found)
    assert all("kliping-" in where for check, where in found if check == "seal")


@pytest.mark.parametrize("table", ["officials", "figures", "statements"])
def test_a_changed_or_missing_part_is_noticed_and_its_article_named(folder, table):
    column = {"officials": "name", "figures": "unit", "statements": "text"}[table]
    change(folder, f"UPDATE {table} SET {column} = {column} || 'x' WHERE article = ?", read(page(2)).id)
    change(folder, f"DELETE FROM {table} WHERE article = ?", read(page(3)).id)
    assert [(check, where.partition(" (")[0]) for check, where in findings(folder)] == [
        ("parts", NAME),
        ("parts", f"artikel {read(page(3)).id} dari berita3.txt"),
    ]


@pytest.mark.parametrize(("table", "column"), [("searches", "query"), ("runs", "receipt"), ("pages", "first_seen")])
def test_a_changed_row_of_the_other_tables_is_noticed(folder, table, column):
    change(folder, f"UPDATE {table} SET {column} = {column} || ' ' WHERE rowid = 1")
    assert [check for check, _ in findings(folder)] == ["seal"]


def test_any_single_byte_of_a_records_json_changed_in_the_file_is_noticed_and_named(folder):
    path = folder / "kliping.sqlite"
    content = path.read_bytes()
    start = content.index(SENTENCES[2].encode())
    for position in range(start, start + len(SENTENCES[2]), 7):
        for flip in (0x01, 0x80):
            path.write_bytes(content[:position] + bytes([content[position] ^ flip]) + content[position + 1 :])
            assert any(where.startswith(NAME) for _, where in findings(folder)), (position, flip)


def test_any_single_byte_of_a_stored_original_changed_is_noticed_and_named(folder):
    with Store.open(folder) as store:
        raw = store.article(read(page(2)).id).raw
        length = store._conn.execute("SELECT warc_length FROM pages WHERE warc_offset = ?", (raw.offset,)).fetchone()[0]
    path = folder / "archive" / raw.warc
    content = path.read_bytes()
    for position in range(raw.offset, raw.offset + length, 5):
        path.write_bytes(content[:position] + bytes([content[position] ^ 0x10]) + content[position + 1 :])
        assert ("original", f"{NAME} ({raw.warc}:{raw.offset})") in findings(folder), position


def test_every_original_of_an_archive_file_that_has_gone_is_named(folder):
    for path in (folder / "archive").iterdir():
        path.unlink()
    assert sum(check == "original" and "berita" in where for check, where in findings(folder)) == len(SENTENCES)


def test_a_torn_end_that_no_row_points_to_is_said_to_concern_no_article(folder):
    [path] = (folder / "archive").iterdir()
    path.write_bytes(path.read_bytes() + path.read_bytes()[:60])
    [finding] = verify(folder)
    assert (finding.check, "tidak dipakai" in finding.detail) == ("original", True)


def test_a_row_lost_from_the_ledger_is_noticed(folder):
    change(folder, "DELETE FROM pages WHERE source = 'berita5.txt'")
    assert findings(folder) == [("ledger", "pages")]


def test_a_record_that_a_new_reading_would_not_give_is_named(folder):
    def later(a_page):
        return replace(read(a_page), title="Lain") if a_page.source == "berita2.txt" else read(a_page)

    [(check, where)] = findings(folder, reread=later)
    assert (check, where.partition(" (")[0]) == ("reading", NAME)


def test_every_article_that_a_new_reading_rejects_is_named(folder):
    found = findings(folder, reread=lambda a_page: Rejected(a_page.source, "crash", "", Raw("", 0)))
    assert [check for check, _ in found] == ["reading"] * 5


@pytest.mark.parametrize(
    "wrong",
    [
        {"figures": (Figure(30, 41, SENTENCES[0][30:40]),)},
        {"figures": (Figure(-1, 3, ""),)},
        {"officials": (Official("x", mentions=(Mention(7, 7, ""),)),)},
        {"statements": (Statement("direct", None, None, None, "Bupati Rana", ((0, 6), (8, 12)), None, "x", 1.0),)},
        {"statements": (Statement("direct", None, None, None, "", ((5, 5),), None, "x", 1.0),)},
    ],
)
def test_a_span_that_is_not_the_words_it_claims_is_a_problem(wrong):
    assert list(span_problems(read(page(0)))) == []
    assert len(list(span_problems(replace(read(page(0)), **wrong)))) == 1
