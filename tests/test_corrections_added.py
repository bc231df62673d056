"""Items that the reading missed: added on words of the text, and on no others, until somebody takes that back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import UsageError
from crawler.page import TEXT, page_of
from extractor.article import Raw
from search.asking import Question
from search.cli.main import run
from search.corrections import add, correct, history, take_back
from search.corrections_added import anchor_of, insert
from search.engine import Filters
from search.store import Store
from search.verify import verify
from tests.desk_work import CONFIG, NOW, app_of, article, store_articles

LATER = "2025-03-11T01:00:00Z"
TEXT_OF_ALL = (
    "WANASARI – Pameran dibuka Mirah Kencana, Kepala Bidang Sentra. Menurut Mirah Kencana, pesanan naik 12 persen.\n\n"
    "Ia menyebut 45 perajin ikut dalam Program Sentra Mandiri.\n\n"
    "“Kami belum puas,” kata seorang peserta. Ongkos kirim juga naik 12 persen sejak awal tahun."
)
ADDED = [
    ("officials", "Mirah Kencana", {"role": "Kepala Bidang"}, lambda o: (o.name, o.role) == ("Mirah Kencana", "Kepala Bidang")),
    ("programmes", "Program Sentra Mandiri", {}, lambda p: p.name == "Program Sentra Mandiri"),
    ("figures", "45 perajin", {}, lambda f: (f.value, f.unit) == (45.0, "perajin")),
    ("figures", "12 persen", {"measure": "pesanan"}, lambda f: (f.value, f.unit, f.measure) == (12.0, "%", "pesanan")),
    ("statements", "Kami belum puas", {"speaker": "Darsa"}, lambda s: (s.speaker, s.kind, s.rule) == ("Darsa", "direct", "added")),
    ("statements", "pesanan naik 12 persen", {"speaker": "Mirah Kencana"}, lambda s: (s.kind, s.cue) == ("indirect", None)),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return store_articles(tmp_path / "arsip", article("satu", TEXT_OF_ALL))


@pytest.fixture
def key():
    return article("satu", TEXT_OF_ALL)[1].id


def put(folder, key, of, words, values=None, nth=0):
    app = app_of(folder)
    try:
        with Store.open(folder, write=True, clock=lambda: LATER) as store:
            return add(app, store, key, of, words, values or {}, "sari", "terlewat", nth)
    finally:
        app.close()


def read(folder, key):
    with Store.open(folder) as store:
        return store.article(key)


def reread(folder, text=TEXT_OF_ALL, **changes):
    """Enter another reading of the article, of the same original or of a changed one."""
    original, before = article("satu", TEXT_OF_ALL)
    _, record = article("satu", text, **changes)
    content = original if text == TEXT_OF_ALL else f"diubah\n{text}".encode()
    with Store.open(folder, write=True, clock=lambda: LATER) as store:
        page = page_of(before.source, content, TEXT, url=before.url)
        number = store.receive(page)
        store.finish_page(number, replace(record, id=before.id, raw=Raw(page.sha256, len(content))))


def fates(folder, key):
    with Store.open(folder) as store:
        return [fate.state for fate in history(store, key)]


@pytest.mark.parametrize(("of", "words", "values", "right"), ADDED)
def test_an_added_item_is_shown_where_its_words_stand_and_survives_a_new_reading(folder, key, of, words, values, right):
    put(folder, key, of, words, values)
    for _ in range(2):
        (item,) = getattr(read(folder, key), of)
        assert right(item)
        spans = item.spans if of == "statements" else [(m.start, m.end) for m in getattr(item, "mentions", ())] or [(item.start, item.end)]
        assert {TEXT_OF_ALL[a:b] for a, b in spans} == {words}
        reread(folder, title="Dibaca Lain")
    assert not list(verify(folder))


def test_an_added_person_is_mentioned_wherever_the_name_stands(folder, key):
    put(folder, key, "officials", "Mirah Kencana")
    (official,) = read(folder, key).officials
    assert len(official.mentions) == 2


def test_what_was_added_is_found_by_searches(folder, key):
    put(folder, key, "statements", "Kami belum puas", {"speaker": "Darsa Wira"})
    app = app_of(folder)
    assert app.statements(Question(filters=Filters(officials=("Darsa Wira",)))).total == 1
    app.close()


def test_a_statement_over_two_paragraphs_has_a_span_in_each(folder, key):
    put(folder, key, "statements", "pesanan naik 12 persen. Ia menyebut 45 perajin")
    (said,) = read(folder, key).statements
    assert [TEXT_OF_ALL[a:b] for a, b in said.spans] == ["pesanan naik 12 persen.", "Ia menyebut 45 perajin"]
    assert said.text == "pesanan naik 12 persen. Ia menyebut 45 perajin"


def test_the_occurrence_can_be_chosen_and_a_figure_moves_to_no_look_alike(folder, key):
    put(folder, key, "figures", "12 persen", nth=1)
    (figure,) = read(folder, key).figures
    assert figure.start == TEXT_OF_ALL.rindex("12 persen")
    reread(folder, TEXT_OF_ALL.replace(" Ongkos kirim juga naik 12 persen sejak awal tahun.", ""))
    assert read(folder, key).figures == ()
    assert fates(folder, key) == ["orphan"]


def test_words_that_are_gone_leave_an_orphan_and_no_look_alike_is_taken(folder, key):
    put(folder, key, "officials", "Mirah Kencana")
    reread(folder, TEXT_OF_ALL.replace("Mirah Kencana", "Mirah Kencanasari"))
    assert read(folder, key).officials == ()
    assert fates(folder, key) == ["orphan"]


def test_an_item_that_a_later_reading_finds_itself_is_there_once_with_what_the_person_said(folder, key):
    put(folder, key, "officials", "Mirah Kencana", {"role": "Kepala Bidang Sentra"})
    found = insert(article("satu", TEXT_OF_ALL)[1], "officials", {"words": "Mirah Kencana", "nth": 0}, {"role": "Pejabat"})
    reread(folder, officials=found.officials)
    (official,) = read(folder, key).officials
    assert official.role == "Kepala Bidang Sentra"
    assert fates(folder, key) == ["applied"]


def test_an_added_item_can_be_corrected_removed_and_taken_back(folder, key):
    number = put(folder, key, "figures", "45 perajin").id
    app = app_of(folder)
    with Store.open(folder, write=True, clock=lambda: LATER) as store:
        correct(app, store, key, "figures[0].value", "46", "sari", "salah cetak")
        assert store.article(key).figures[0].value == 46.0
        removed = correct(app, store, key, "figures[0]", "hapus", "sari", "bukan")
        assert store.article(key).figures == ()
        take_back(store, removed.id)
        take_back(store, number)
        assert store.article(key).figures == ()
        assert [fate.state for fate in history(store, key)] == ["withdrawn", "orphan", "withdrawn"]
    app.close()


@pytest.mark.parametrize(
    ("of", "words", "said"),
    [
        ("officials", "Mirah Kencono", "tidak ditemukan"),
        ("officials", "Kencan", "tidak ditemukan"),
        ("officials", "  ", "tidak ditemukan"),
        ("figures", "perajin ikut", "nilainya tidak terbaca"),
        ("figures", "x" * 6000, "tidak ditemukan"),
    ],
)
def test_what_is_no_item_of_the_text_is_refused_with_what_to_do(folder, key, of, words, said):
    with pytest.raises(UsageError, match=said):
        put(folder, key, of, words)


def test_an_item_that_is_there_is_not_added_again(folder, key):
    put(folder, key, "officials", "Mirah Kencana")
    with pytest.raises(UsageError, match="sudah terbaca"):
        put(folder, key, "officials", "Mirah Kencana")
    with pytest.raises(UsageError, match="tidak ditemukan 3 kali"):
        put(folder, key, "figures", "12 persen", nth=2)


def test_the_command_adds_and_tells(folder, key, capsys):
    where = ["--data", str(folder), "--config", str(CONFIG), "--engine", "memory"]
    assert run([*where, "correct", key, "officials[+]", "Mirah Kencana", "--why", "terlewat", "--by", "sari"]) == 0
    capsys.readouterr()
    assert run([*where, "history", key, "--json"]) == 0
    assert '"of": "Mirah Kencana"' in capsys.readouterr().out
    assert [o.name for o in read(folder, key).officials] == ["Mirah Kencana"]


@given(st.data())
def test_any_words_of_a_text_can_be_added_and_found_again(data):
    _, record = article("satu", TEXT_OF_ALL, published=NOW[:10])
    words = TEXT_OF_ALL.split()
    first = data.draw(st.integers(0, len(words) - 1))
    some = " ".join(words[first : first + data.draw(st.integers(1, 8))])
    try:
        anchor = anchor_of(record, "statements", some)
    except UsageError:
        assert not some[0].isalnum() or not some[-1].isalnum()
        return
    (said,) = insert(record, "statements", anchor, {}).statements
    assert said.text.split() == some.split()
    assert insert(record, "statements", anchor, {}) == insert(record, "statements", anchor, {})


@pytest.mark.parametrize("text", ["a" * 200_000, '"' * 200_000, "1 " * 100_000, "ab " * 70_000])
def test_long_texts_of_one_sign_are_no_trouble(text):
    _, record = article("panjang", text)
    assert insert(record, "officials", {"words": "tidak ada", "nth": 0}, {}) is None
    assert insert(record, "statements", {"words": "a" * 4000, "nth": 0}, {}) is None
