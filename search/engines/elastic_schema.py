"""The templates of the Elasticsearch indexes, and a document in their fields.

Our terms stand in ``*_stems`` and ``*_words``, cut at blanks and nothing else. Beside them the same text stands as printed, with the
server's own ``indonesian`` analyser: for Kibana and for other clients, never for our own questions.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any, Final

from search import document, terms
from search.document import Document, moment
from search.engine import Hit
from search.engines.arrange import UNDATED_FIRST
from search.engines.columns import FIELDS, KEYWORDS, column, day_number
from search.query_nodes import Field
from search.terms import stems_of, words

LAYOUT: Final = 2
"""Goes up whenever the fields below change; an index made with another layout is rebuilt."""

PRINTED: Final[tuple[Field, ...]] = ("title", "text", "people", "roles", "programmes")
"""The texts that other clients can search."""

HIT: Final = "hit"
"""What a hit shows stands in a column: read without unpacking the stored document, which was half of a question's cost to the server."""

WINDOW: Final = 11_000
"""Hits that one request may reach into a list: ten thousand and the largest page behind them."""

SETTINGS: Final[Mapping[str, Any]] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",  # a copy as soon as there is a second node, and no waiting for one where there is not
    "refresh_interval": -1,  # what becomes visible when is ours to say
    "max_result_window": WINDOW,
}


def made_with() -> dict[str, int]:
    """Everything that changes what is in an index: another value of any of these asks for a rebuild."""
    return {"layout": LAYOUT, "documents": document.VERSION, "terms": terms.VERSION}


def mappings() -> dict[str, Any]:
    """Strict: a field that is not listed is an error. What can be made again from the rest is not kept in ``_source``."""
    streams = {column(field, exact): {"type": "text", "analyzer": "whitespace"} for field in FIELDS for exact in (False, True)}
    printed = {field: {"type": "text", "analyzer": "indonesian"} for field in PRINTED}
    keywords = {keyword: {"type": "keyword", "eager_global_ordinals": keyword != "article"} for keyword in KEYWORDS}
    columns = {name: {"type": "long", "index": False} for name in ("newest", "oldest", "tie")}
    return {
        "dynamic": "strict",
        "_meta": made_with(),
        "_source": {"excludes": [*streams, HIT]},
        "properties": {
            **streams,
            **printed,
            **keywords,
            **columns,
            "group": {"type": "keyword", "index": False},
            "published": {"type": "date"},
            "day": {"type": "integer"},
            HIT: {"type": "binary", "doc_values": True},
        },
    }


def row_of(document: Document) -> dict[str, Any]:
    """``document`` in the fields of :func:`mappings`."""
    when = moment(document.published)
    row: dict[str, Any] = {keyword: list(map(_sound, values)) for keyword, values in document.keywords.items() if values}
    row |= {
        "newest": when if when is not None else UNDATED_FIRST,
        "oldest": when if when is not None else -UNDATED_FIRST,
        "tie": document.tie,
        "group": document.group or document.id,
        "article": document.article,
        HIT: _packed(document),
    }
    if document.published:
        row |= {"published": document.published, "day": day_number(document.published[:10])}
    for field, text in document.streams.items():
        row |= _stream(field, text)
    return row


def _stream(field: Field, text: str) -> dict[str, str]:
    folded = words(text)
    terms_of = {column(field, True): " ".join(folded), column(field, False): " ".join(stems_of(folded))}
    return {**terms_of, field: _sound(text)} if field in PRINTED else terms_of


def _sound(text: str) -> str:
    """Half a surrogate pair, as broken pages have them, is no UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _packed(document: Document) -> str:
    shown = (document.id, document.article, document.number, document.published, document.story, document.carriers, document.representative)
    return b64encode(json.dumps(shown).encode("ascii")).decode("ascii")


def hit_of(found: Mapping[str, Any], score: float = 0.0) -> Hit:
    """The hit that :func:`row_of` stored, from one of an answer with the column :data:`HIT`."""
    identity, article, number, published, story, carriers, representative = json.loads(b64decode(found["fields"][HIT][0]))
    return Hit(identity, article, number, score, published, story, carriers, representative)
