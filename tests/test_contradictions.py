"""Figures that cannot all be right."""

import pytest

from extractor.article import Article, Figure, Raw
from search.contradictions import Printed, contradicting, contradictions


def article(key, value, outlet="satu", indicator="jumlah-ikm", as_of="2025"):
    text = f"{value} unit"
    figures = (Figure(0, len(text), text, value=value, unit="unit", indicator=indicator, as_of=as_of),)
    return Article(key, f"{key}.txt", text, Raw("00", 1), outlet=outlet, figures=figures)


def printed(*articles):
    return [Printed(one, 0) for one in articles]


def test_two_outlets_with_two_values_for_one_fact_contradict_each_other():
    one, other, alike = article("a", 4.12e6), article("b", 4.21e6, "dua"), article("c", 4.12e6, "tiga")
    assert [p.article.id for p in contradicting(printed(other, alike, one))] == ["c", "a", "b"]
    (found,) = contradictions([one, other, alike])
    assert found.values == (("4120000.0 unit", ("satu", "tiga")), ("4210000.0 unit", ("dua",)))


@pytest.mark.parametrize(
    "other",
    [
        article("b", 4.1205e6, "dua"),
        article("b", 4.21e6, "dua", as_of="2024"),
        article("b", 4.21e6, "dua", indicator="ekspor-ikm"),
        article("b", 4.21e6, "dua", indicator=None),
        article("b", 4.21e6),
    ],
    ids=["rounded", "another period", "another indicator", "no indicator", "the same outlet"],
)
def test_what_rounding_a_period_or_a_topic_explains_is_no_contradiction(other):
    assert contradicting(printed(article("a", 4.12e6), other)) == []
