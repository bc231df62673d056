"""The shape of every answer of the interface, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from extractor.article import Article
from extractor.changes import Change
from extractor.story_evidence import Evidence
from extractor.story_origin import Origin
from extractor.story_quotes import Conflict, Family
from search.store.grouping import Verdict
from search.web.api_shapes import NUMBER, TEXT, TRUTH, WHOLE, Shape, by_name, choice, many, maybe, named, record, shape_of
from search.web.runs import OutletState

_TEXTS: Final = maybe(TEXT)
_CURSOR: Final = {**_TEXTS, "description": "For `cursor`; null at the end of the list, and where a page was asked for by its number"}
_SHARE: Final = {**NUMBER, "description": "From 0 to 1"}

_WHERE: Final = {"source": TEXT, "outlet": _TEXTS, "published": _TEXTS}
_SEEN: Final = {"title": _TEXTS, "url": _TEXTS, "story": _TEXTS}
_NAMED: Final = {"id": TEXT, "source": TEXT, "url": _TEXTS, "outlet": _TEXTS, "title": _TEXTS, "published": _TEXTS}
_CARRYING: Final = {**_TEXTS, "description": "How it carries the story; null for the one that speaks for it"}
_FACT: Final = record("A fact that only one of two texts has", {"what": TEXT, "text": _TEXTS})
_CHANGES: Final[Mapping[str, Shape]] = {
    "kept": _SHARE, "unchanged": _SHARE, "altered": many(named("Change")), "lost": many(_FACT), "gained": many(_FACT),
    "dropped": many(TEXT), "added": many(TEXT),
}  # fmt: skip

_ROWS: Final[Mapping[str, Shape]] = {
    "ArticleRow": record(
        "A found article; in `snippet` the matched words stand between « and »",
        {"rank": WHOLE, **_NAMED, "story": _TEXTS, "carriers": WHOLE, "score": NUMBER, "snippet": TEXT},
    ),
    "StatementRow": record(
        "Who said what when, in which office",
        {"rank": WHOLE, "article": TEXT, **_WHERE, "kind": choice("direct", "indirect"), "speaker": _TEXTS, "person": _TEXTS,
         "role": _TEXTS, "text": TEXT, "cue": _TEXTS, "rule": TEXT, "confidence": _SHARE, **_SEEN, "carriers": WHOLE, "score": NUMBER},
    ),
    "FigureRow": record(
        "A figure with what it measures; `value` is null for a range",
        {"rank": WHOLE, "article": TEXT, **_WHERE, "text": TEXT, "value": maybe(NUMBER), "low": maybe(NUMBER), "high": maybe(NUMBER),
         "unit": _TEXTS, "qualifier": _TEXTS, "measure": _TEXTS, "as_of": _TEXTS, "indicator": _TEXTS, **_SEEN, "score": NUMBER},
    ),
    "StoryRow": record(
        "A story with its carriers, the one that speaks for it first",
        {"story": TEXT, "title": _TEXTS, "published": _TEXTS, "origin": _TEXTS,
         "carriers": many(record("A carrier", {**_NAMED, "kind": _CARRYING}))},
    ),
    "NameRow": record(
        "A name as articles print it; `id` is that of the registry where `registered`, else the name",
        {"id": TEXT, "name": TEXT, "registered": TRUTH, "articles": WHOLE},
    ),
}  # fmt: skip


def _list(about: str, row: str) -> Shape:
    return record(about, {
        "query": {**TEXT, "description": "The words asked for"},
        "understood": {**TEXT, "description": "How they were understood, in a sentence"},
        "notices": {**many(TEXT), "description": "What could not be honoured or was widened"},
        "suggestion": {**_TEXTS, "description": "A better spelling"},
        "total": {**WHOLE, "description": "What matches"},
        "groups": {**maybe(WHOLE), "description": "What is left where similar ones are shown as one"},
        "size": WHOLE,
        "rows": many(named(row)),
        "facets": by_name(many(record("A value", {"value": TEXT, "count": WHOLE}))),
        "histogram": many(record("A month, or a day where the dates are close", {"period": TEXT, "count": WHOLE})),
        "page": {**maybe(WHOLE), "description": "Null behind a cursor"},
        "pages": {**WHOLE, "description": "Pages that can be asked for by number"},
        "prev_url": _TEXTS,
        "next_url": {**_TEXTS, "description": "The next page behind the cursor; by number where this one was asked for by its number"},
        "next_cursor": _CURSOR,
    })  # fmt: skip


_LISTS: Final[Mapping[str, Shape]] = {
    "Articles": _list("Found articles", "ArticleRow"),
    "Statements": _list("Found statements", "StatementRow"),
    "Figures": _list("Found figures", "FigureRow"),
    "Stories": _list("Found stories", "StoryRow"),
    "Similar": record("Articles like the one with this id", {"id": TEXT, "rows": many(named("ArticleRow"))}),
    "Officials": record("Names of officials", {"officials": many(named("NameRow")), "total": WHOLE, "next_cursor": _CURSOR}),
    "Programmes": record("Names of programmes", {"programmes": many(named("NameRow")), "total": WHOLE, "next_cursor": _CURSOR}),
    "Outlets": record("Every outlet, in one answer; `missing` says what may be missing since the last run", {
        "outlets": many(record("An outlet; its state is null where the last run did not go there", {
            "id": TEXT, "name": TEXT, "kind": _TEXTS, "home": _TEXTS, "articles": WHOLE, "stories": WHOLE, "newest": _TEXTS,
            "state": maybe(shape_of(OutletState)),
        })),
        "run": maybe(record("The last run over the outlets", {"when": TEXT, "state": TEXT})),
        "missing": many(TEXT),
    }),
    "Contradictions": record("Facts that outlets tell with different values, by indicator and period", {
        "total": {**WHOLE, "description": "Figures that contradict another"},
        "facts": many(record("A quantity of one period", {
            "indicator": TEXT, "as_of": TEXT,
            "values": many(record("A value, the lowest first", {"value": NUMBER, "text": TEXT, "figures": many(named("FigureRow"))})),
        })),
    }),
    "Receipts": record("What runs did, the last one first", {
        "receipts": many(record("A run; its receipt is null until it has ended", {
            "id": WHOLE, "kind": TEXT, "started_at": TEXT, "ended_at": _TEXTS, "state": choice("running", "done", "stopped", "failed"),
            "receipt": maybe({"type": "object", "description": "As `kliping nightly --json` prints it"}),
        })),
        "next_cursor": _CURSOR,
    }),
}  # fmt: skip

_RECORDS: Final[Mapping[str, Shape]] = {
    "Article": shape_of(Article),
    "Change": shape_of(Change),
    "Evidence": shape_of(Evidence),
    "Story": record("All that is known of a story", {
        "story": TEXT, "title": _TEXTS, "origin": _TEXTS, "first": record("The earliest carrier", _NAMED),
        "carriers": many(record("A carrier, with what it changed where it was compared", {
            **_NAMED, "kind": _CARRYING, "origin": maybe(shape_of(Origin)),
            "because": maybe(record("What it has in common with another carrier", {
                "with": TEXT, "strength": _SHARE, "evidence": named("Evidence"),
            })),
        }, _CHANGES)),
        "quotations": many(shape_of(Family)), "conflicts": many(shape_of(Conflict)), "decisions": many(shape_of(Verdict)),
    }),
    "Difference": record("What one article changed of another", {
        "original": record("The one", _NAMED), "carrier": record("The other", _NAMED), "kind": TEXT, "same_story": TRUTH,
        "strength": _SHARE, "evidence": named("Evidence"), **_CHANGES,
    }),
    "Official": record("An official with the latest statements and articles", {
        "id": TEXT, "name": TEXT, "registered": TRUTH, "aliases": many(TEXT),
        "offices": many(record("An office held from a day to the day before `until`", {
            "office": TEXT, "from": TEXT, "until": _TEXTS, "acting": TRUTH, "source": TEXT,
        })),
        "statements_total": WHOLE, "articles_total": WHOLE,
        "statements": many(named("StatementRow")), "articles": many(named("ArticleRow")),
    }),
    "Programme": record("A programme with what the latest articles say of it", {
        "id": TEXT, "name": TEXT, "registered": TRUTH, "named_total": WHOLE, "said_total": WHOLE, "figures_total": WHOLE,
        "named": many(named("ArticleRow")), "said": many(named("StatementRow")), "figures": many(named("FigureRow")),
    }, {"agency": _TEXTS, "since": maybe(WHOLE), "until": maybe(WHOLE), "source": TEXT}),
    "Health": record("Whether the archive can be searched; more than `status` only for who may read it", {"status": choice("ok")}, {
        "engine": choice("embedded", "memory", "elasticsearch"), "articles": WHOLE, "searchable": WHOLE, "waiting": WHOLE, "newest": _TEXTS,
        "last_run": maybe(record("A run", {"kind": TEXT, "state": TEXT, "ended_at": _TEXTS})),
    }),
    "Error": record("Every failure", {
        "error": record("What went wrong", {
            "code": {**TEXT, "description": "Its kind, a word for programs"},
            "message": {**TEXT, "description": "What is wrong, for people"},
            "id": {**TEXT, "description": "Under which the log has it"},
        }),
    }),
}  # fmt: skip

SCHEMAS: Final[Mapping[str, Shape]] = {**_LISTS, **_ROWS, **_RECORDS}
