"""The record and its codec."""

import json

import pytest

from extractor.article import Article, Evidence, Mention, Official, Raw, Statement, article_from_dict, article_from_json, to_dict, to_json

ARTICLE = Article(
    id="0123456789abcdef",
    source="contoh.txt",
    text="Kepala Dinas Sari berkata.",
    raw=Raw("00", 26),
    published_evidence=(Evidence("byline", "Selasa", None, False, "tanpa tanggal"),),
    date_conflicts=(("2023-01-06", "2023-01-07"),),
    officials=(Official("Sari", mentions=(Mention(13, 17, "Sari", "name"),)),),
    statements=(Statement("direct", None, None, None, "x", ((0, 1),), None, "unsettled", 0.1),),
)


def test_an_article_survives_a_trip_through_json_unchanged():
    assert article_from_json(to_json(ARTICLE)) == ARTICLE


def test_evidence_says_where_a_date_was_seen_under_the_key_from():
    assert to_dict(ARTICLE)["published_evidence"][0]["from"] == "byline"


def test_the_same_record_always_gives_the_same_line():
    assert to_json(article_from_dict(json.loads(to_json(ARTICLE)))) == to_json(ARTICLE)


def test_keys_added_by_a_later_version_are_ignored():
    assert article_from_dict({**to_dict(ARTICLE), "mood": "calm"}) == ARTICLE


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"schema": 2}, "schema"),
        ({"text": 5}, "article.text"),
        ({"officials": [{}]}, r"article.officials\[0\]"),
        ({"figures": {}}, "article.figures"),
    ],
)
def test_a_wrong_record_is_refused_with_the_field_named(change, named):
    with pytest.raises(ValueError, match=named):
        article_from_dict({**to_dict(ARTICLE), **change})
