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
        ({"relevant": 1}, "article.relevant"),
        ({"schema": True}, "schema"),
        ({"raw": None}, r"article.raw: expected an object"),
        ({"authors": ["Sari", None]}, r"article.authors\[1\]"),
        ({"date_conflicts": [["2023-01-06"]]}, r"article.date_conflicts\[0\]: expected 2 items"),
        ({"officials": [{"name": "Sari", "mentions": [{"start": 0, "end": True, "text": "x"}]}]}, r"officials\[0\].mentions\[0\].end"),
        ({"published_evidence": [{"from": "rumour", "text": "x", "date": None, "ok": True}]}, r"published_evidence\[0\].from"),
        ({"published_evidence": [{"from": "body", "text": "x", "ok": True}]}, r"published_evidence\[0\].date: missing"),
    ],
)
def test_a_wrong_record_is_refused_with_the_field_named(change, named):
    with pytest.raises(ValueError, match=named):
        article_from_dict({**to_dict(ARTICLE), **change})


@pytest.mark.parametrize("key", ["id", "source", "text", "raw"])
def test_a_record_without_what_every_article_has_is_refused_with_the_key_named(key):
    with pytest.raises(ValueError, match=rf"article\.{key}: missing"):
        article_from_dict({name: value for name, value in to_dict(ARTICLE).items() if name != key})


def test_a_record_without_what_an_article_may_lack_is_read_with_nothing_there():
    needed = {name: to_dict(ARTICLE)[name] for name in ("id", "source", "text", "raw", "schema")}
    assert article_from_dict(needed) == Article(ARTICLE.id, ARTICLE.source, ARTICLE.text, ARTICLE.raw)


def test_the_kind_of_a_mention_is_written_only_where_there_is_one():
    assert to_dict(Mention(0, 1, "x")) == {"start": 0, "end": 1, "text": "x"}
    assert to_dict(Mention(0, 1, "x", "role"))["kind"] == "role"
