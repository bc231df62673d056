"""Quality on invented clippings as outlets print them: bare text with its residue, annotated by somebody who wrote no rule.

Of ``clippings.jsonl`` every error may be looked at. Who writes rules reads nothing of ``clippings-held.jsonl``: it shows only totals,
and so whether what was learned on the first set holds for others of its kind. (It was opened once, after its first scores had been noted in
bench/reading.md; the floors are of that time.)
"""

import json
import re
from pathlib import Path

import pytest

from extractor.article import Article, to_dict
from search.extracting import extract_all
from search.settings import load_settings
from tests.gold.reading import ROOT, lines
from tests.gold.scoring import DETAILS, FLAT, LISTS, score

OPEN, HELD = "clippings", "clippings-held"
FLOORS = {
    "officials": (0.92, 0.92),
    "programmes": (0.78, 0.79),
    "figures": (0.96, 0.95),
    "statements_direct": (0.86, 0.92),
    "statements_indirect": (0.92, 0.94),
    "published": (0.90, 0.97),
    "date_conflicts": (0.97, 0.97),
    "title": (0.90, 0.92),
    "relevant": (0.96, 0.97),
    "authors": (0.60, 0.60),
    "editors": (0.97, 0.95),
    "clean": (0.91, 0.96),
    "body": (0.93, 0.97),
    "qualifier": (0.97, 0.97),
    "by_role_only": (0.98, 0.98),
    "role": (0.97, 0.93),
}
"""Of the open and of the held set, a little below what was measured."""


def gold(name):
    return [json.loads(line) for line in (ROOT / "tests" / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    return {name: score(gold(name), read(name, tmp_path_factory.mktemp("clippings"))) for name in (OPEN, HELD)}


def read(name, folder: Path):
    """What is read from the texts alone: nothing else of a gold record may reach the reader."""
    inputs = folder / f"{name}.jsonl"
    inputs.write_text("".join(json.dumps({"id": r["id"], "text": r["text"]}) + "\n" for r in gold(name)), "utf-8")
    found = extract_all([inputs], ROOT / "config", load_settings(ROOT / "config", {}), jobs=1)
    return {article.source_id: to_dict(article) for article in found if isinstance(article, Article)}


@pytest.mark.parametrize("field", FLOORS)
@pytest.mark.parametrize("name", [OPEN, HELD])
def test_no_field_falls_below_its_floor(scores, name, field):
    found = scores[name][field]
    value = found.f1 if field in LISTS else found.share
    assert value >= FLOORS[field][name == HELD], [*lines({field: found}), *(found.errors if name == OPEN else ())]


def test_every_field_has_a_floor():
    assert set(FLOORS) == {*LISTS, *FLAT, *DETAILS}


@pytest.mark.parametrize("name", [OPEN, HELD])
def test_gold_records_copy_the_clipping_character_for_character(name):
    for record in gold(name):
        words, body = (" ".join(record[key].split()) for key in ("text", "body"))
        copied = [f["surface"] for f in record["figures"]] + [s for p in record["programmes"] for s in p["surfaces"]]
        copied += [o["role"] for o in record["officials"]] + [record["title"], *record["authors"], *record["editors"]]
        assert [text for text in copied if text not in words] == [], record["id"]
        said = " ".join(s["text"] for s in record["statements"])
        assert set(re.findall(r"\w+", said)) - set(re.findall(r"\w+", words)) == set(), record["id"]
        assert [text for text in record["keep"] if text not in body] == [], record["id"]
        assert [text for text in record["drop"] if isinstance(text, str) and " ".join(text.split()) in body] == [], record["id"]
