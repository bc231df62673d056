"""Quality against gold records: every set, every field, with pinned floors.

The gold sets of real articles are other people's text and live beside the checkout (``$KLIPING_SHARED``, default ``../shared``), with
their scorer; where they are not at hand they are skipped and named. Floors are in `bench/floors.toml`: a score below its floor fails.
"""

from __future__ import annotations

import importlib.util
import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractor.article import Article, to_dict
from search.extracting import extract_all
from search.settings import load_settings

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("KLIPING_SHARED", ROOT.parent / "shared"))
SETS = {"seeds": "seeds", "dev": "news/dev.jsonl", "more": "news/more.jsonl", "ikm": "clippings", "unread": "news/unread.jsonl"}
FIELDS = {
    "officials": "f1", "programmes": "f1", "figures": "f1", "statements_direct": "f1", "statements_indirect": "f1",
    "published": "right", "title": "right", "authors": "right", "clean": "right", "body": "right", "relevant": "right",
}  # fmt: skip


@dataclass(frozen=True)
class Scored:
    """One set's scores by field, and the scorer's error lists."""

    name: str
    scores: Mapping[str, float]
    counts: Mapping[str, Mapping[str, Any]]
    errors: Mapping[str, list[Any]]


def score_set(name: str) -> Scored | None:
    """Read the inputs of one set and score them; null where the set is not on this machine."""
    pair = predicted(name)
    if pair is None:
        return None
    counts, errors = scorer().score(*pair)
    return Scored(name, {f: counts[f][how] for f, how in FIELDS.items()}, counts, errors)


def predicted(name: str) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]] | None:
    """The gold records of one set, and what is read from its inputs by gold id; null where the set is not on this machine."""
    gold_file, inputs = SHARED / "gold" / f"{name}.jsonl", SHARED / SETS[name]
    if not gold_file.exists() or not inputs.exists():
        return None
    return scorer().load(gold_file), {key: record for record in _records(inputs) for key in _keys(record)}


def _records(inputs: Path) -> Iterator[dict[str, Any]]:
    settings = load_settings(ROOT / "config", {})
    for outcome in extract_all([inputs], ROOT / "config", settings, jobs=1):
        if isinstance(outcome, Article):
            yield to_dict(outcome)


def _keys(record: Mapping[str, Any]) -> list[str]:
    return [record["source_id"]] if record["source_id"] else [Path(record["source"]).stem]


@cache
def scorer() -> Any:
    """The scorer that lies beside the gold sets, as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def floors() -> dict[str, dict[str, float]]:
    """The pinned floors, set by set."""
    return tomllib.loads((ROOT / "bench" / "floors.toml").read_text("utf-8"))


def main(names: list[str], errors: int = 0) -> int:
    """Print the table of the named sets (default: all but ``unread``); the number of scores below their floors."""
    below = 0
    pinned = floors()
    print(f"{'set':8}" + "".join(f"{f.replace('statements_', ''):>12}" for f in FIELDS))
    for name in names or [n for n in SETS if n != "unread"]:
        scored = score_set(name)
        if scored is None:
            print(f"{name:8} skipped: {SHARED / SETS[name]} or its gold is not here")
            continue
        print(f"{name:8}" + "".join(f"{scored.scores[f]:12.3f}" for f in FIELDS), flush=True)
        for field, floor in pinned.get(name, {}).items():
            if scored.scores[field] < floor:
                below += 1
                print(f"  BELOW FLOOR {name} {field}: {scored.scores[field]:.4f} < {floor}")
        _print_errors(scored, errors if name != "unread" else 0)
    return below


def _print_errors(scored: Scored, most: int) -> None:
    for field, items in scored.errors.items():
        for item in items[:most]:
            print(" ", field, *(i if isinstance(i, str) else json.dumps(i, ensure_ascii=False) for i in item), sep="\t")
