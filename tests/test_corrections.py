"""Corrections: what people set right stays right, on the words it was made on and on no others, until somebody takes it back."""

import json
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import UsageError
from crawler.page import TEXT, page_of
from extractor.article import Raw, Statement, to_json
from search.asking import Question
from search.cli.main import run
from search.corrections import correct, history, orphans, take_back
from search.corrections_fields import Correction, lay, paths, spot_of, value_of
from search.engine import Filters
from search.store import Store
from search.verify import verify
from tests.desk_work import CONFIG, NOW, TEXT_OF_ONE, app_of, article, store_articles

LATER = "2025-03-11T01:00:00Z"
SECOND = "Sari Utami menyebut pesanan naik dua kali lipat."


def two_statements(text=f"{TEXT_OF_ONE}\n\n{SECOND}"):
    raw, one = article("dua", text)
    at = text.index(SECOND)
    more = Statement("indirect", "Sari Utami", None, None, SECOND, ((at, at + len(SECOND)),), "menyebut", "verb", 0.7)
    return raw, replace(one, statements=(*one.statements, more))


@pytest.fixture
def folder(tmp_path):
    return store_articles(tmp_path / "arsip", two_statements(), article("lain", "Berita lain dari Wanasari."))


@pytest.fixture
def key():
    return two_statements()[1].id


def fix(folder, key, field, value, why="keliru"):
    app = app_of(folder)
    try:
        with Store.open(folder, write=True, clock=lambda: LATER) as store:
            return correct(app, store, key, field, value, "sari", why)
    finally:
        app.close()


def read(folder, key):
    with Store.open(folder) as store:
        return store.article(key)


def reread(folder, *, raw=None, **changes):
    """Enter another reading of the two-statement article: of the same original, or of a changed one."""
    before, record = two_statements()
    content = raw or before
    with Store.open(folder, write=True, clock=lambda: LATER) as store:
        page = page_of(record.source, content, TEXT, url=record.url)
        number = store.receive(page)
        store.finish_page(number, replace(record, raw=Raw(page.sha256, len(content)), **changes))


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("title", "Judul Benar", lambda a: a.title == "Judul Benar"),
        ("published", "2025-03-06", lambda a: a.published == "2025-03-06"),
        ("relevant", "tidak", lambda a: a.relevant is False),
        ("authors", "Budi; Sari", lambda a: a.authors == ("Budi", "Sari")),
        ("dateline", "kosong", lambda a: a.dateline is None),
        ("statements[1].speaker", "Budi Contoh", lambda a: (a.statements[1].speaker, a.statements[1].person) == ("Budi Contoh", None)),
        ("statements[0].role", "Sekretaris Dinas", lambda a: a.statements[0].role == "Sekretaris Dinas"),
        ("figures[0].value", "241", lambda a: a.figures[0].value == 241.0),
        ("officials[0].name", "Lestari B.", lambda a: a.officials[0].name == "Lestari B."),
        ("officials[0]", "hapus", lambda a: a.officials == ()),
    ],
)
def test_a_correction_is_shown_and_survives_a_new_reading(folder, key, field, value, shown):
    before = read(folder, key)
    fix(folder, key, field, value)
    assert shown(read(folder, key))
    reread(folder)
    assert shown(read(folder, key))
    with Store.open(folder) as store:
        assert store.corrections.reading(key) == replace(before, story=None)


def test_a_corrected_speaker_is_shown_as_set_by_a_person_and_takes_the_registry_id(folder, key):
    fix(folder, key, "statements[1].speaker", "reni yanita")
    said = read(folder, key).statements[1]
    assert said.person is not None
    assert (said.rule, said.confidence) == ("corrected", 1.0)


def test_searches_views_and_exports_see_the_corrected_record(folder, key):
    fix(folder, key, "statements[1].speaker", "Budi Contoh")
    app = app_of(folder)
    (row,) = app.statements(Question(filters=Filters(officials=("Budi Contoh",)))).rows
    assert row.as_dict()["speaker"] == "Budi Contoh"
    app.close()
    with sqlite3.connect(folder / "kliping.sqlite") as conn:
        speakers = conn.execute("SELECT penutur FROM pernyataan ORDER BY penutur").fetchall()
    conn.close()
    assert speakers == [("Budi Contoh",), ("Lestari Budiwati",)]


def test_a_correction_follows_its_words_to_another_place_in_the_list(folder, key):
    fix(folder, key, "statements[1].speaker", "Budi Contoh")
    _, record = two_statements()
    reread(folder, statements=tuple(reversed(record.statements)))
    assert [s.speaker for s in read(folder, key).statements] == ["Budi Contoh", "Lestari Budiwati"]


def test_a_correction_whose_words_are_gone_is_an_orphan_and_moves_to_no_look_alike(folder, key):
    fix(folder, key, "statements[1].speaker", "Budi Contoh")
    _, record = two_statements()
    shorter = replace(
        record.statements[1], text=SECOND[:-1], spans=((record.statements[1].spans[0][0], record.statements[1].spans[0][1] - 1),)
    )
    reread(folder, statements=(record.statements[0], shorter))
    assert [s.speaker for s in read(folder, key).statements] == ["Lestari Budiwati", "Sari Utami"]
    with Store.open(folder) as store:
        (lost,) = orphans(store)
        assert (lost.state, lost.correction.article) == ("orphan", key)
    reread(folder)
    with Store.open(folder) as store:
        assert list(orphans(store)) == []


def test_a_corrected_title_gives_way_when_the_publisher_writes_another(folder, key):
    fix(folder, key, "title", "Judul Benar")
    reread(folder, title="Judul dari Pembaca Baru")
    assert read(folder, key).title == "Judul Benar"
    reread(folder, raw=b"halaman yang berubah", title="Judul Baru dari Media", id=key)
    with Store.open(folder) as store:
        titles = {one.title for one in store.iterate_articles()}
        assert "Judul Baru dari Media" in titles
        assert [fate.state for fate in history(store, key)] == ["orphan"]
        assert [version.title for version in store.versions(key)] == ["Judul dari Pembaca Baru"]


def test_a_later_correction_of_the_same_wins_and_taking_it_back_brings_the_earlier_one(folder, key):
    fix(folder, key, "title", "Pertama")
    second = fix(folder, key, "title", "Kedua")
    assert read(folder, key).title == "Kedua"
    with Store.open(folder, write=True) as store:
        take_back(store, second.id)
    assert read(folder, key).title == "Pertama"


def test_taking_every_correction_back_gives_the_reading_again(folder, key):
    before = read(folder, key)
    made = [fix(folder, key, field, value) for field, value in (("title", "X"), ("officials[0]", "hapus"), ("statements[0]", "hapus"))]
    with Store.open(folder, write=True) as store:
        for one in made:
            take_back(store, one.id)
        with pytest.raises(UsageError, match="sudah dibatalkan"):
            take_back(store, made[0].id)
        assert [fate.state for fate in history(store, key)] == ["withdrawn"] * 3
    assert to_json(read(folder, key)) == to_json(before)


def test_places_in_a_list_are_those_that_are_shown(folder, key):
    fix(folder, key, "statements[0]", "hapus")
    fix(folder, key, "statements[0].speaker", "Budi Contoh")
    assert [s.speaker for s in read(folder, key).statements] == ["Budi Contoh"]


def test_history_tells_who_when_why_and_what(folder, key):
    fix(folder, key, "title", "Judul Benar", "salah ketik")
    with Store.open(folder) as store:
        (fate,) = history(store, key)
    told = fate.as_dict()
    assert (told["who"], told["made_at"], told["why"], told["state"]) == ("sari", LATER, "salah ketik", "applied")
    assert (told["before"], told["after"]) == ({"title": "Perajin Wanasari Dapat Mesin"}, {"title": "Judul Benar"})


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("judul", "x", "bidang 'judul' tidak dikenal"),
        ("statements[9].speaker", "x", "hanya memuat 2 statements"),
        ("statements[0].text", "x", "tidak dikenal"),
        ("statements[0]", "x", "hanya dapat dihapus"),
        ("figures[0].value", "empat", "titik desimal"),
        ("figures[0].value", "nan", "titik desimal"),
        ("published", "4 Maret", "tanggal ISO"),
        ("relevant", "mungkin", "ya atau tidak"),
        ("title", "a\nb", "satu baris"),
        ("raw", "x", "tidak dikenal"),
        ("__class__", "x", "tidak dikenal"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_can(folder, key, field, value, said):
    with pytest.raises(UsageError, match=said):
        fix(folder, key, field, value)


def test_a_correction_needs_a_reason_and_an_article(folder, key):
    with pytest.raises(UsageError, match="alasannya"):
        fix(folder, key, "title", "x", why=" ")
    with pytest.raises(UsageError, match="tidak ada berita"):
        fix(folder, "0" * 16, "title", "x")


def test_a_corrected_archive_verifies_and_a_forged_correction_is_noticed(folder, key):
    fix(folder, key, "statements[1].speaker", "Budi Contoh")
    assert list(verify(folder)) == []
    with sqlite3.connect(folder / "kliping.sqlite") as conn:
        conn.execute("UPDATE corrections SET after = replace(after, 'Budi', 'Badu')")
    conn.close()
    assert [finding.check for finding in verify(folder)] == ["seal"]


def test_two_hundred_corrections_are_applied_or_orphans_after_every_reading_changed(tmp_path):
    made = [article(f"b{n}", f"{TEXT_OF_ONE} Nomor {n}.") for n in range(50)]
    folder = store_articles(tmp_path / "arsip", *made)
    app = app_of(folder)
    with Store.open(folder, write=True, clock=lambda: LATER) as store:
        for _, record in made:
            for field, value in (
                ("title", "T"), ("statements[0].speaker", "Budi"), ("figures[0].value", "7"), ("officials[0]", "hapus")
            ):  # fmt: skip
                correct(app, store, record.id, field, value, "sari", "uji")
    app.close()
    with Store.open(folder, write=True, clock=lambda: LATER) as store:
        for n, (number, page) in enumerate(store.kept_pages(("article",))):
            record = next(one for raw, one in made if raw == page.raw)
            again = replace(record, title="Dibaca Lain", raw=Raw(page.sha256, len(page.raw)))
            store.finish_page(number, replace(again, statements=()) if n % 2 else again)
        fates = [fate for _, record in made for fate in history(store, record.id)]
        titles = {one.title for one in store.iterate_articles()}
        speakers = [s.speaker for one in store.iterate_articles() for s in one.statements]
    assert len(fates) == 200
    assert sum(fate.state == "orphan" for fate in fates) == 25
    assert titles == {"T"}
    assert speakers == ["Budi"] * 25


@given(st.lists(st.sampled_from(list(paths())), max_size=4), st.integers(0, 2))
def test_laying_corrections_twice_changes_nothing_more(fields, index):
    _, record = two_statements()
    standing = []
    for n, field in enumerate(fields):
        path = field.replace("[N]", f"[{index}]")
        try:
            spot, before = spot_of(record, standing, path)
        except UsageError:
            continue
        after = None if spot.attribute is None else {spot.attribute: None}
        standing.append(Correction(n, record.id, path, spot, before, after, "s", "w", NOW))
    once, lost = lay(record, standing)
    assert lay(record, standing) == (once, lost)
    assert once.text == record.text


@pytest.mark.parametrize("text", ["kosong", "null", " Kosong "])
def test_nothing_is_a_value(text):
    assert value_of("person", text) is None


def test_the_commands_correct_tell_and_undo(folder, key, capsys):
    where = ["--data", str(folder), "--config", str(CONFIG), "--engine", "memory"]
    assert run([*where, "correct", key, "title", "Judul Benar", "--why", "salah ketik", "--by", "sari"]) == 0
    number = capsys.readouterr().out.split()[1]
    assert run([*where, "history", key, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["after"] == {"title": "Judul Benar"}
    assert run([*where, "correct", "--undo", number]) == 0
    assert run([*where, "history", key]) == 0
    assert "dibatalkan" in capsys.readouterr().out
    assert run([*where, "correct", key]) == 2
    assert run([*where, "history", "0" * 16]) == 2
