"""The fields of the embedded index, and a document in them."""

from __future__ import annotations

import json
from typing import Any, Final

import tantivy

from search.document import Document, digest_of, moment
from search.engine import Hit
from search.engines.arrange import UNDATED_FIRST
from search.engines.columns import FIELDS, KEYWORDS, column, day_number
from search.terms import stems_of, words

LAYOUT: Final = 1
"""Goes up whenever the fields below change; an index made with another layout is rebuilt."""


def schema() -> Any:
    """Terms are already made when they arrive, hence the whitespace tokenizer; numbers are columns for sorting and grouping."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        for exact in (False, True):
            builder.add_text_field(column(field, exact), tokenizer_name="whitespace")
    for keyword in KEYWORDS:
        builder.add_text_field(keyword, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    for number in ("newest", "oldest", "tie", "cluster"):
        builder.add_integer_field(number, fast=True)
    builder.add_text_field("hit", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def row_of(document: Document) -> Any:
    """``document`` in the fields of :func:`schema`."""
    when = moment(document.published)
    row: dict[str, Any] = {
        "newest": when if when is not None else UNDATED_FIRST,
        "oldest": when if when is not None else -UNDATED_FIRST,
        "tie": document.tie,
        "cluster": digest_of(document.group or document.id),
        "hit": json.dumps(
            [document.id, document.article, document.number, document.published, document.story, document.carriers, document.representative]
        ),
    }
    if document.day:
        row["day"] = day_number(document.day)
    row.update((keyword, list(values)) for keyword, values in document.keywords.items() if values)
    row["article"] = document.article
    for field, text in document.streams.items():
        folded = words(text)
        row[column(field, True)] = " ".join(folded)
        row[column(field, False)] = " ".join(stems_of(folded))
    return tantivy.Document(**row)


def hit_of(stored: str, score: float) -> Hit:
    """The hit that :func:`row_of` stored."""
    identity, article, number, published, story, carriers, representative = json.loads(stored)
    return Hit(identity, article, number, score, published, story, carriers, representative)
