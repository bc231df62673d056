"""An article as the documents that are searched."""

from dataclasses import replace

import pytest

from extractor.article import Article, Figure, Official, Place, Programme, Raw, Statement
from search.document import Document, documents_of, moment

TEXT = """PASIR BIRU – Sentra rotan tumbuh.

“Kami menambah mesin,” kata Sari Melati di depan 40 perajin program Tunas Mandiri.

Akhir kabar."""
ARTICLE = Article(
    "a1", "kabar.txt", TEXT, Raw("00", 1),
    outlet="pelita-jaya", title="Sentra rotan tumbuh", published="2022-02-10T08:30:00+07:00", relevant=True,
    officials=(
        Official("Sari Melati", "sari-melati", "Kepala Dinas Perindustrian", "Pemerintah Kabupaten Melintang"),
        Official("Bayu Samudra", None, "Bupati Melintang"),
    ),
    programmes=(Programme("Tunas Mandiri", "tunas"), Programme("Tunas Mandiri", "tunas")),
    places=(Place("Kabupaten Melintang", "99.01"),),
    figures=(Figure(83, 93, "40 perajin", 40.0, unit="perajin", indicator="peserta"),),
    statements=(Statement("direct", "Sari Melati", "sari-melati", None, "Kami menambah mesin", ((37, 56),), "kata", "tail", 0.9),),
)  # fmt: skip


def test_an_article_gives_itself_its_statements_and_its_figures():
    assert [(d.what, d.id) for d in documents_of(ARTICLE)] == [("article", "a1"), ("statement", "a1#s0"), ("figure", "a1#f0")]


def test_the_same_article_always_gives_the_same_documents():
    assert documents_of(ARTICLE, 3, False) == documents_of(ARTICLE, 3, False)


def test_a_statement_carries_the_office_its_speaker_has_in_the_article_and_nobody_elses():
    statement = documents_of(ARTICLE)[1]
    assert "Kepala Dinas Perindustrian" in statement.streams["roles"] and "Bupati" not in statement.streams["roles"]
    assert statement.keywords["official"] == ("sari-melati",)
    assert statement.keywords["kind"] == ("direct",)


def test_a_statement_is_found_by_its_surroundings():
    statement = documents_of(ARTICLE)[1]
    assert "Sentra rotan tumbuh" in statement.streams["context"] and "Tunas Mandiri" in statement.streams["context"]
    assert "Akhir kabar" not in statement.streams["context"]


def test_facet_values_are_registry_ids_where_known_and_come_once():
    keywords = documents_of(ARTICLE)[0].keywords
    assert keywords["official"] == ("sari-melati", "Bayu Samudra")
    assert keywords["programme"] == ("tunas",)
    assert keywords["place"] == ("99.01",)
    assert keywords["month"] == ("2022-02",)
    assert keywords["relevance"] == ("relevant",)


def test_carriers_of_one_story_form_a_group_and_a_lone_article_its_own():
    assert {documents_of(replace(ARTICLE, id=name, story="s9"))[0].group for name in ("a1", "a2")} == {"s9"}
    assert len({documents_of(replace(ARTICLE, id=name))[0].group for name in ("a1", "a2")}) == 2


def test_the_same_words_of_one_speaker_in_one_story_are_one_claim():
    def group(name, text, story="s9"):
        said = replace(ARTICLE.statements[0], text=text)
        return documents_of(replace(ARTICLE, id=name, story=story, statements=(said,)))[1].group

    assert group("a1", "Kami menambah mesin") == group("a2", "kami  menambah mesin.")
    assert group("a1", "Kami menambah mesin") != group("a2", "Kami mengurangi mesin")
    assert group("a1", "Kami menambah mesin") != group("a2", "Kami menambah mesin", "s8")

    longer = "Kami menambah mesin dan melatih empat puluh perajin rotan sampai akhir tahun"
    assert group("a1", longer) == group("a2", longer, "s8")


@pytest.mark.parametrize(
    ("published", "seconds"),
    [
        (None, None),
        ("1970-01-01T07:00:00+07:00", 0),
        ("1970-01-01", -25200),
        ("1970-01-01T00:00:00", -25200),
        ("1970-01-01T09:00:00+09:00", 0),
    ],
)
def test_a_moment_without_offset_is_western_indonesian_time(published, seconds):
    assert moment(published) == seconds


def test_ties_follow_the_order_of_the_text_within_an_article():
    first, second = Document("statement", "a1", 1), Document("statement", "a1", 2)
    assert first.tie < second.tie < 1 << 60
