"""Questions as people ask them: who, in which office, when, about what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.document import Document
from search.engine import Query
from search.engines.memory import MemoryEngine
from search.query import parse
from search.query_free import understand
from search.query_names import Name, Names
from search.query_synonyms import Synonyms
from search.query_widen import ask
from search.query_words import widened
from search.terms import words

NAMES = Names.of([Name("Sari Melati", "sari-melati"), Name("Bayu Samudra", "bayu"), Name("Melati", "melati-saja")])
SYNONYMS = Synonyms.of(
    [
        ("Dirjen", "direktur jenderal"),
        ("IKMA", "industri kecil, menengah, dan aneka"),
        ("Kadis", "kepala dinas"),
    ]
)


def parts(text):
    folded = words(text)
    return [(part.kind, " ".join(folded[part.start : part.end])) for part in understand(folded, NAMES) if part.kind != "ignored"]


def joined(text):
    """Neighbouring parts of one kind together."""
    told = []
    for kind, said in parts(text):
        if told and told[-1][0] == kind:
            told[-1] = (kind, f"{told[-1][1]} {said}")
        else:
            told.append((kind, said))
    return told


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("apa kata Sari Melati soal sertifikat halal", [("speaker", "sari melati"), ("subject", "sertifikat halal")]),
        ("kata Sari Melati tentang rotan", [("speaker", "sari melati"), ("subject", "rotan")]),
        ("pernyataan Sari Melati mengenai rotan", [("speaker", "sari melati"), ("subject", "rotan")]),
        ("menurut Sari Melati rotan langka", [("speaker", "sari melati"), ("subject", "rotan langka")]),
        ("apa komentar Pak Wira terkait impor kain?", [("speaker", "pak wira"), ("subject", "impor kain")]),
        ("Bayu Samudra bilang apa soal batik", [("speaker", "bayu samudra"), ("subject", "batik")]),
        ("Bayu Samudra batik", [("speaker", "bayu samudra"), ("subject", "batik")]),
        ("what did Bayu Samudra say about batik", [("speaker", "bayu samudra"), ("subject", "batik")]),
        ("siapa yang mengatakan impor kain naik", [("subject", "impor kain naik")]),
        ("kepala dinas Kabupaten Melintang soal rotan", [("role", "kepala dinas kabupaten melintang"), ("subject", "rotan")]),
        ("apa kata bupati Melintang soal rotan", [("role", "bupati melintang"), ("subject", "rotan")]),
        ("dirjen ikma mesin tua februari 2022", [("role", "dirjen ikma"), ("subject", "mesin tua"), ("date", "februari 2022")]),
        ("menperin 10 maret 2021 tekstil", [("role", "menperin"), ("date", "10 maret 2021"), ("subject", "tekstil")]),
        (
            "kepala dinas perindustrian dan perdagangan rotan",
            [("role", "kepala dinas perindustrian dan perdagangan"), ("subject", "rotan")],
        ),
        ("peraturan menteri soal rotan", [("subject", "peraturan menteri rotan")]),
        ("ekspor rotan 2021", [("subject", "ekspor rotan"), ("year", "2021")]),
        ("berapa ekspor rotan", [("subject", "ekspor rotan")]),
        ("rotan", [("subject", "rotan")]),
        ("apa", [("subject", "apa")]),
        ("", []),
    ],
)
def test_a_question_is_taken_apart(text, understood):
    assert joined(text) == understood


def test_a_single_word_that_is_also_a_name_is_the_speaker_only_when_the_wording_says_so():
    assert joined("teh melati") == [("subject", "teh melati")]
    assert joined("kata melati soal teh") == [("speaker", "melati"), ("subject", "teh")]


VOCABULARY = (
    "apa",
    "kata",
    "menurut",
    "soal",
    "bilang",
    "dirjen",
    "ikma",
    "dan",
    "februari",
    "2022",
    "10",
    "sari",
    "melati",
    "rotan",
    "siapa",
    "yang",
)


@given(st.lists(st.sampled_from(VOCABULARY), max_size=10))
def test_the_parts_cover_the_question_in_order_without_gap(folded):
    at = 0
    for part in understand(folded, NAMES):
        assert part.start == at < part.end
        at = part.end
    assert at == len(folded)


def statement(name, said, speaker, role, published="2022-02-10", title="Kabar rotan"):
    return Document(
        "statement", name, 0, published, group=name,
        streams={"text": said, "people": speaker, "roles": role, "title": title, "context": said},
        keywords={"official": ({"Sari Melati": "sari-melati"}.get(speaker, speaker),), "kind": ("direct",)},
    )  # fmt: skip


STATEMENTS = (
    statement("a1", "Mesin tua kami ganti.", "Sari Melati", "Direktur Jenderal Industri Kecil, Menengah, dan Aneka"),
    statement("a2", "Mesin tua harus diganti.", "Bayu Samudra", "Kepala Dinas Perindustrian Kabupaten Melintang"),
    statement("a3", "Mesin baru tiba.", "Sari Melati", "Dirjen IKMA", "2022-03-01"),
    statement("a4", "Dirjen IKMA Sari Melati berjanji mengganti mesin tua.", "Rukmini", "Ketua Koperasi Tunas"),
)


@pytest.fixture(scope="module")
def engine():
    filled = MemoryEngine()
    filled.put(STATEMENTS)
    filled.refresh()
    return filled


def answer(engine, text, what="statement"):
    return ask(engine, parse(text, NAMES, SYNONYMS, what), Query(what=what), NAMES, SYNONYMS)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("apa kata Sari Melati soal mesin", {"a1#s0", "a3#s0"}),
        ("apa kata Sari Melati soal mesin tua", {"a1#s0"}),
        ("dirjen ikma mesin februari 2022", {"a1#s0"}),
        ("dirjen ikma mesin", {"a1#s0", "a3#s0"}),
        ("kadis melintang soal mesin", {"a2#s0"}),
        ("kata Rukmini soal mesin", {"a4#s0"}),
        ("menurut koperasi tunas soal mesin", {"a4#s0"}),
        ("menurut rukmini mesin", {"a4#s0"}),
        ("maret 2022", {"a3#s0"}),
        ("mesin tua", {"a1#s0", "a2#s0", "a4#s0"}),
    ],
)
def test_speaker_office_and_time_narrow_a_search_for_statements(engine, text, ids):
    assert {hit.id for hit in answer(engine, text).results.hits} == ids


def test_a_speaker_who_said_nothing_of_the_kind_is_told_before_others_are_shown(engine):
    given = answer(engine, "apa kata Bayu Samudra soal mesin baru")
    assert [hit.id for hit in given.results.hits] == ["a2#s0"]
    assert "sedikitnya 1 dari 2 kata" in widened(given)


def test_when_the_office_is_unknown_its_words_are_looked_for_and_it_is_told(engine):
    given = answer(engine, "gubernur mesin tua")
    assert given.results.total == 3
    assert "jabatan" in widened(given) and "office" in widened(given, "en")


def test_in_articles_a_named_person_is_only_words(engine):
    assert all(term.how == "word" for term in parse("apa kata Sari Melati soal mesin", NAMES, SYNONYMS).terms)
