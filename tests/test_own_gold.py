"""Quality on the demonstration's own articles, which nobody developed on: every field keeps its floor, and the scorer itself is right."""

from copy import deepcopy

import pytest

from search.demo.articles import load_sources
from tests.gold.reading import gold, lines, records
from tests.gold.scoring import DETAILS, FLAT, LISTS, overlap, score

FLOORS = {
    "officials": 0.985,
    "programmes": 0.985,
    "figures": 0.965,
    "statements_direct": 0.905,
    "statements_indirect": 0.94,
    "published": 0.98,
    "date_conflicts": 0.98,
    "title": 0.98,
    "relevant": 0.94,
    "authors": 0.97,
    "editors": 0.98,
    "clean": 0.98,
    "body": 0.97,
    "qualifier": 0.98,
    "by_role_only": 0.98,
    "role": 0.955,
}
"""A little below what was measured; a change that falls below one has made something worse."""


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    return score(gold(), records(tmp_path_factory.mktemp("demo") / "data"))


@pytest.mark.parametrize("field", FLOORS)
def test_no_field_falls_below_its_floor(scores, field):
    found = scores[field]
    value = found.f1 if field in LISTS else found.share
    assert value >= FLOORS[field], [*lines({field: found}), *found.errors]


def test_every_field_has_a_floor():
    assert set(FLOORS) == {*LISTS, *FLAT, *DETAILS}


def test_every_article_of_the_press_that_can_be_fetched_has_a_gold_record():
    readable = {s.slug for s in load_sources() if s.kind == "article"} - {"khusus-riset-niagapos", "english-kemenpernas"}
    assert {record["id"] for record in gold()} == readable


def test_gold_records_copy_the_article_character_for_character():
    sources = {source.slug: source for source in load_sources()}
    for record in gold():
        source = sources[record["id"]]
        words = " ".join((source.title, *(part.removeprefix("@sub ") for part in source.paragraphs)))
        copied = [f["surface"] for f in record["figures"]] + [s for p in record["programmes"] for s in p["surfaces"]]
        copied += [o["role"] for o in record["officials"]] + record["keep"]
        assert [text for text in copied if text not in words] == [], record["id"]
        assert record["title"] == source.title


def as_found(record):
    """A gold record turned into what a perfect reader would print."""
    return {
        **record,
        "text": record["body"],
        "figures": [{**f, "text": f["surface"]} for f in record["figures"]],
        "programmes": [{"name": p["name"], "mentions": []} for p in record["programmes"]],
    }


def test_a_perfect_reader_scores_full_marks():
    wanted = [{**record, "drop": [], "keep": []} for record in gold()]
    for name, found in score(wanted, {record["id"]: as_found(record) for record in wanted}).items():
        assert (found.extra, found.missed) == (0, 0), (name, found.errors)


def test_an_article_that_was_not_read_counts_as_empty():
    found = score(gold()[:1], {})
    assert found["statements_direct"].right == 0
    assert found["body"].missed == 1


RECORD = {
    "id": "a", "relevant": True, "title": "Judul", "published": "2026-01-02", "date_conflicts": False, "authors": ["Ani Lestari"],
    "editors": [], "drop": ["Baca juga"], "keep": [], "body": "Menteri membuka pameran.",
    "officials": [{"name": "Ani Lestari", "role": "Menteri"}], "programmes": [{"name": "Bina Desa", "surfaces": ["program Bina Desa"]}],
    "figures": [{"surface": "12 ton", "value": 12, "unit": "ton"}],
    "statements": [{"kind": "direct", "speaker": "Ani Lestari", "role": "Menteri", "text": "Kami buka pameran hari ini"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "change", "counts"),
    [
        ("officials", {"officials": [{"name": "Hj. Ani Lestari, S.E."}]}, (1, 0, 0)),
        ("officials", {"officials": [{"name": "Ani"}]}, (1, 0, 0)),
        ("officials", {"officials": [{"name": "Budi"}]}, (0, 1, 1)),
        ("programmes", {"programmes": [{"name": "Program Bina Desa", "mentions": []}]}, (1, 0, 0)),
        ("figures", {"figures": [{"text": "12 ton", "value": 12.0, "unit": "kg"}]}, (0, 1, 1)),
        ("figures", {"figures": [{"text": "12 ton beras", "value": 12.0, "unit": "ton beras"}]}, (1, 0, 0)),
        ("statements_direct", {"statements": [{"kind": "direct", "speaker": "Budi", "text": "Kami buka pameran hari ini"}]}, (0, 1, 1)),
        ("statements_direct", {"statements": [{"kind": "direct", "speaker": "Ani", "text": "Kami buka pameran hari"}]}, (1, 0, 0)),
        ("clean", {"text": "Baca juga: lain. Menteri membuka pameran."}, (0, 0, 1)),
        ("published", {"published": "2026-01-02T08:00:00+07:00"}, (1, 0, 0)),
        ("authors", {"authors": ["ani lestari"]}, (1, 0, 0)),
        ("role", {"officials": [{"name": "Ani Lestari", "role": "Bupati"}]}, (0, 0, 1)),
        ("role", {"officials": []}, (0, 0, 0)),
        ("qualifier", {"figures": [{"text": "12 ton", "value": 12, "unit": "ton", "qualifier": "about"}]}, (0, 0, 1)),
    ],
)
def test_one_difference_is_counted_where_it_belongs(field, change, counts):
    found = score([RECORD], {"a": {**as_found(RECORD), **change}})[field]
    assert (found.right, found.extra, found.missed) == counts


def test_an_optional_item_is_never_missed_and_takes_up_what_touches_it():
    record = deepcopy(RECORD)
    record["figures"][0]["optional"] = True
    empty = score([record], {"a": {**as_found(record), "figures": []}})["figures"]
    touched = score([record], {"a": {**as_found(record), "figures": [{"text": "12 ton", "value": 1.0, "unit": "kali"}]}})["figures"]
    assert (empty.missed, touched.extra) == (0, 0)


@pytest.mark.parametrize(("one", "other", "near"), [("a b", "a b", 1.0), ("a b", "c d", 0.0), ("a b c", "a", 0.5), ("", "a", 0.0)])
def test_overlap_is_the_f1_of_two_bags_of_words(one, other, near):
    assert overlap(one, other) == near
