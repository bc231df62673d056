"""The query language: what is typed, what is looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.document import Document
from search.engine import Query
from search.engines.memory import MemoryEngine
from search.query import parse
from search.query_dates import period_of
from search.query_lex import LONGEST, MOST_TERMS
from search.query_names import Name, Names, edits, nearest
from search.query_nodes import EVERYTHING, NOTHING, Days
from search.query_synonyms import Synonyms
from search.query_widen import ask, mend
from search.query_words import notices, understood, widened

SYNONYMS = Synonyms.of([("IKM", "industri kecil dan menengah", "industri kecil menengah"), ("Kemenperin", "kementerian perindustrian")])
NAMES = Names.of(
    [Name("Sari Melatiwati", "sari-melatiwati"), Name("Tunas Mandiri", "tunas", "programme"), Name("Harian Pelita", "pelita", "outlet")]
)


def news(name, text, title="", published="2022-02-10", **streams):
    return Document("article", name, None, published, streams={"text": text, "title": title, **streams}, keywords={"outlet": ("pelita",)})


ARCHIVE = (
    news("rotan", "Ekspor rotan IKM Cirebon naik, kata Sari Melatiwati.", "Rotan laris", people="Sari Melatiwati", outlet="pelita jaya"),
    news("batik", "Perajin batik industri kecil dan menengah memakai e-smart.", "Batik dan e-commerce", "2022-03-01"),
    news("mesin", "Kementerian Perindustrian membantu restrukturisasi mesin, bukan batik.", published="2021-12-31"),
    news("kecil", "Usaha kecil di sentra industri tumbuh rata ke skala menengah.", published=None),
)


@pytest.fixture(scope="module")
def engine():
    filled = MemoryEngine()
    filled.put(ARCHIVE)
    filled.refresh()
    return filled


def found(engine, text, **options):
    parsed = parse(text, NAMES, SYNONYMS, **options)
    return {hit.id for hit in engine.find(Query(match=parsed.node)).hits}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", {"rotan", "batik", "mesin", "kecil"}),
        ("rotan cirebon", {"rotan"}),
        ("rotan batik", set()),
        ("ROTAN", {"rotan"}),
        ("rotan OR batik", {"rotan", "batik", "mesin"}),
        ("rotan ATAU mesin", {"rotan", "mesin"}),
        ("rotan | mesin", {"rotan", "mesin"}),
        ("rotan|mesin", {"rotan", "mesin"}),
        ("batik mesin OR perajin", {"batik", "mesin"}),
        ("batik AND mesin", {"mesin"}),
        ("batik -mesin", {"batik"}),
        ("batik NOT mesin", {"batik"}),
        ("-batik", {"rotan", "kecil"}),
        ('-"bukan batik" batik', {"batik"}),
        ('"industri kecil"', {"batik"}),
        ("“industri kecil”", {"batik"}),
        ('"kecil industri"', set()),
        ('"membantu restrukturisasi"', {"mesin"}),
        ('"bantu restrukturisasi"', set()),
        ("bantuan restrukturisasi", {"mesin"}),
        ("restruk*", {"mesin"}),
        ("rot* cire*", {"rotan"}),
        ("ikm", {"rotan", "batik"}),
        ("industri kecil dan menengah", {"rotan", "batik", "kecil"}),
        ("industri kecil menengah batik", {"batik"}),
        ("kemenperin", {"mesin"}),
        ("kementerian perindustrian", {"mesin"}),
        ("e-smart", {"batik"}),
        ("esmart", {"batik"}),
        ("e-Smart IKM", {"batik"}),
        ("e-commerce", {"batik"}),
        ("mesin-mesin", {"mesin"}),
        ("rata-rata", set()),
        ("judul:batik", {"batik"}),
        ("title:BATIK", {"batik"}),
        ("Judul: batik", {"batik"}),
        ('pejabat:"Sari Melatiwati"', {"rotan"}),
        ("official:melatiwati", {"rotan"}),
        ("media:pelita", {"rotan"}),
        ('media:"harian pelita"', {"rotan", "batik", "mesin", "kecil"}),
        ('-media:"Harian Pelita"', set()),
        ("media:harian", set()),
        ("-judul:rotan ikm", {"batik"}),
        ("tanggal:2022", {"rotan", "batik"}),
        ("tanggal:2022-02", {"rotan"}),
        ("tanggal:10/2/2022", {"rotan"}),
        ("tanggal:2021..2022-02", {"rotan", "mesin"}),
        ("date:..2021", {"mesin"}),
        ('tanggal:"februari 2022"', {"rotan"}),
        ("-tanggal:2022", {"mesin", "kecil"}),
        ("dan", {"batik"}),
        ("rotan dan", {"rotan"}),
        ("tempat:x", set()),
        ("alamat:rotan", set()),
        ("rotan/cirebon", {"rotan"}),
        ("februari 2022", {"rotan"}),
        ("siapa rotan", {"rotan"}),
    ],
)
def test_what_is_typed_finds(engine, text, ids):
    assert found(engine, text) == ids


@pytest.mark.parametrize(("text", "ids"), [("ikm", {"rotan"}), ("bantuan", set()), ("membantu", {"mesin"}), ("esmart", set())])
def test_an_exact_search_leaves_word_forms_and_abbreviations_out(engine, text, ids):
    assert found(engine, text, exact=True) == ids


WORDS = st.sampled_from(
    ("rotan", "ikm", "industri", "kecil", "dan", "menengah", "batik", "-mesin", "e-smart", '"kecil dan"', "OR", "sentra")
)


@given(st.lists(st.sampled_from(("rotan", "ikm", "industri", "kecil", "dan", "menengah", "batik", "sentra")), max_size=6).map(" ".join))
def test_synonyms_never_lose_what_the_words_alone_find(text):
    engine = MemoryEngine()
    engine.put(ARCHIVE)
    engine.refresh()
    plain = {hit.id for hit in engine.find(Query(match=parse(text).node)).hits}
    assert plain <= found(engine, text)


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_reading_a_question_twice_gives_the_same(text):
    assert parse(text, NAMES, SYNONYMS) == parse(text, NAMES, SYNONYMS)


@given(st.text(max_size=700))
def test_any_text_is_understood_or_told_apart(text):
    parsed = parse(text, NAMES, SYNONYMS)
    assert bool(parsed.terms) or not text.strip() or "no-words" in parsed.notices
    assert len(parsed.terms) <= LONGEST


def test_a_question_without_a_readable_word_finds_nothing_and_says_so():
    assert parse("😀").node == NOTHING
    assert notices(parse("😀")) == ("Tidak ada kata yang dapat dicari.",)
    assert parse("  ").node == EVERYTHING


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("x" * (LONGEST + 1), "too-long"),
        (" ".join("ab" for _ in range(MOST_TERMS + 1)), "too-many"),
        (" OR ".join(["ikm"] * 5000), "too-long"),
        ('"ikm', "open-quote"),
        ("tanggal:kapan-kapan", "bad-date"),
    ],
)
def test_what_cannot_be_honoured_is_told(text, notice):
    parsed = parse(text)
    assert notice in parsed.notices
    assert all(notices(parsed, "id")) and all(notices(parsed, "en"))


def test_the_understanding_is_told_in_both_languages():
    parsed = parse('"sentra rotan" ikm -batik tanggal:2022', NAMES, SYNONYMS)
    assert understood(parsed) == (
        "Mencari: frasa “sentra rotan”, “ikm”, waktu “2022” · tanpa “batik”"
        " · termasuk ikm = industri kecil dan menengah, industri kecil menengah"
    )
    assert understood(parsed, "en").startswith("Looking for: the phrase “sentra rotan”, “ikm”")
    assert understood(parse("")) == ""


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2022-02-10", ("2022-02-10", "2022-02-10")),
        ("10/2/2022", ("2022-02-10", "2022-02-10")),
        ("10.02.2022", ("2022-02-10", "2022-02-10")),
        ("02/2022", ("2022-02-01", "2022-02-28")),
        ("10 Februari 2022", ("2022-02-10", "2022-02-10")),
        ("Pebruari 2022", ("2022-02-01", "2022-02-28")),
        ("2020..2021-03", ("2020-01-01", "2021-03-31")),
        ("2020..", ("2020-01-01", None)),
        ("..feb 2021", (None, "2021-02-28")),
        ("31/2/2022", None),
        ("2022-13", None),
        ("..", None),
        ("x..2020", None),
        ("kemarin", None),
    ],
)
def test_periods_are_read_as_people_write_them(text, period):
    assert period_of(text) == period


def asked(engine, text, what="article", **options):
    return ask(engine, parse(text, NAMES, SYNONYMS, what), Query(what=what, **options), NAMES, SYNONYMS)


def test_all_words_are_asked_for_first(engine):
    answer = asked(engine, "rotan cirebon")
    assert (answer.results.total, answer.attempt.needed, widened(answer)) == (1, 0, None)


def test_when_nothing_has_all_the_words_some_may_be_missing_and_it_is_told(engine):
    answer = asked(engine, "rotan cirebon bandung")
    assert [hit.id for hit in answer.results.hits] == ["rotan"]
    assert widened(answer) == "Tidak ada yang memuat semua kata; ditampilkan yang memuat sedikitnya 2 dari 3 kata."
    assert "at least 2 of 3" in widened(answer, "en")


def test_a_whole_sentence_finds_what_has_most_of_it_after_what_has_all(engine):
    answer = asked(engine, "perajin batik industri kecil memakai mesin tenun")
    assert answer.results.hits[0].id == "batik"
    assert answer.strict_total == 0


def test_what_is_excluded_stays_excluded_however_wide_the_search_becomes(engine):
    assert asked(engine, "batik tenun -mesin").results.total == 1


SENTENCE = "sentra usaha kecil industri tumbuh skala menengah"


@pytest.mark.parametrize(
    ("text", "suggestion", "total"),
    [
        ("melatiwait", "melatiwati", 0),
        ("jabatan:mentri melatiwait", "jabatan:mentri melatiwati", 0),
        ("kemenprin OR rotan", "kemenperin OR rotan", 1),
        (f"kemenprin OR {SENTENCE}", f"kemenperin OR {SENTENCE}", 1),
    ],
)
def test_a_misspelt_word_is_asked_about_and_answered_as_it_was_typed(engine, text, suggestion, total):
    answer = asked(engine, text)
    assert (answer.suggestion, answer.strict_total) == (suggestion, total)


def test_what_the_other_words_of_a_misspelt_question_find_is_told_beside_the_correction(engine):
    answer = asked(engine, "sari melatiwait")
    assert answer.suggestion == "Sari Melatiwati" and "1 dari 2 kata" in widened(answer)


def test_nothing_is_still_nothing(engine):
    answer = asked(engine, "zzz yyy xxx")
    assert (answer.results.total, widened(answer)) == (0, None)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("kemenprin", "kemenperin"),
        ('"Sari Melatiwait" -batik', '"Sari Melatiwati" -batik'),
        ("pejabat:'Sary Melatiwatti' rotan", "pejabat:'Sari Melatiwati' rotan"),
        ("sarri melatywati", "Sari Melatiwati"),
        ("sari melatiwati", None),
        ("Hari Melatiwati", None),
        ("kemenperin", None),
        ("rotan", None),
        ("ikn", None),
        ("", None),
    ],
)
def test_only_words_near_a_known_name_are_mended(text, mended):
    assert mend(text, NAMES, SYNONYMS, unknown=lambda word: True) == mended


def test_a_word_that_the_archive_has_is_not_misspelt():
    assert mend("kemenprin melatiwait", NAMES, SYNONYMS, unknown=lambda word: word != "kemenprin") == "kemenprin melatiwati"


def test_a_name_that_the_archive_prints_just_so_is_not_misspelt():
    assert mend("sary melatiwati", NAMES, SYNONYMS, unknown=lambda words: words != "sary melatiwati") is None


def test_a_name_with_another_number_is_another_name():
    names = Names.of([Name("Gerakan Tenun Mandiri 2019", "gtm", "programme")])
    assert mend("gerakan tenun mandiri 2018", names, SYNONYMS, unknown=lambda words: True) is None


@pytest.mark.parametrize(("a", "b", "distance"), [("", "", 0), ("abc", "acb", 1), ("abc", "abd", 1), ("abc", "ab", 1), ("ca", "abc", 3)])
def test_edits_count_a_swap_of_neighbours_as_one(a, b, distance):
    assert edits(a, b) == edits(b, a) == distance


def test_the_nearest_word_does_not_depend_on_the_order_of_the_words():
    assert nearest("melatia", ["melatib", "melatic"]) == nearest("melatia", ["melatic", "melatib"]) == "melatib"


def test_days_are_conditions_and_never_text():
    assert parse("tanggal:2022-02-10").node == Days("2022-02-10", "2022-02-10")
