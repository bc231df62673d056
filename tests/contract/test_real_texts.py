"""The same questions about real news texts, where they are at hand: they are other people's and never part of this repository."""

import json
import os
import random
from dataclasses import replace
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from search.document import Document
from search.engine import FACETS, Query
from search.engines.memory import MemoryEngine
from search.query import parse
from search.terms import STOP_WORDS, words

TEXTS = Path(os.environ.get("KLIPING_SHARED", Path(__file__).parents[3] / "shared")) / "news/corpus.jsonl"
MANY, QUESTIONS = 400, 60

pytestmark = pytest.mark.skipif(not TEXTS.exists(), reason=f"no real texts here ({TEXTS}; $KLIPING_SHARED names another folder)")


@pytest.fixture(scope="module")
def documents():
    with TEXTS.open(encoding="utf-8") as lines:
        return [document(json.loads(line)) for line in islice(lines, 0, 6 * MANY, 6)]


def document(record):
    outlet, day = urlsplit(record["url"] or "").hostname or "", record["published"]
    return Document(
        "article", record["id"], None, day, group=record["title"] or "",
        streams={"title": record["title"] or "", "text": record["text"] or "", "outlet": outlet},
        keywords={"article": (record["id"],), "outlet": (outlet,) if outlet else (), "month": (day[:7],) if day else ()},
    )  # fmt: skip


def questions(documents):
    """Words, phrases, prefixes and exclusions that stand in the texts."""
    chance = random.Random(5)
    for _ in range(QUESTIONS):
        found = [word for word in words(chance.choice(documents).streams["text"]) if word not in STOP_WORDS and len(word) > 3]
        at = chance.randrange(len(found) - 2)
        one, two = found[at], found[at + 1]
        yield from (parse(text) for text in (f"{one} {two}", f'"{one} {two}"', f"{one[:4]}* -{two}", f"{one} OR {two}"))


@pytest.fixture(scope="module")
def reference(documents):
    engine = MemoryEngine()
    engine.put(documents)
    engine.refresh()
    return engine


@pytest.mark.parametrize("spec", ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elastic)])
def test_real_texts_are_found_counted_and_ordered_as_the_reference_does(fresh, reference, documents, spec):
    engine = fresh(spec)
    engine.put(documents)
    engine.refresh()
    for number, parsed in enumerate(questions(documents)):
        query = Query(match=parsed.node, size=MANY, facets=FACETS, histogram="day", sort=("newest", "oldest")[number % 2])
        ours, theirs = reference.find(query), engine.find(query)
        assert [hit.id for hit in theirs.hits] == [hit.id for hit in ours.hits], parsed.text
        assert (theirs.total, theirs.facets, theirs.histogram) == (ours.total, ours.facets, ours.histogram), parsed.text
        ranked = replace(query, sort="relevance", near=parsed.near)
        assert {hit.id for hit in engine.find(ranked).hits} == {hit.id for hit in ours.hits}, parsed.text
