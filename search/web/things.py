"""The pages about somebody or something that many articles name: an official, a programme, the outlets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from starlette.responses import Response

from extractor.registry import Registry
from search.app import App
from search.asking import Question
from search.engine import Filters
from search.query_words import Language
from search.store import Ledger
from search.views import Page
from search.web.asked import Address, asked
from search.web.charts import bars
from search.web.english import reason
from search.web.errors import missing_answer
from search.web.request import Visit, as_json
from search.web.runs import last_run
from search.web.series import MOST, series_of, shares
from search.web.sheets import csv_answer

_FEW: Final = 8


@dataclass(frozen=True, slots=True)
class Office:
    """An office held from ``first`` up to, and not including, ``last`` (null: no successor is known)."""

    name: str
    first: date
    last: date | None
    acting: bool
    source: str

    def said_by(self, person: str) -> Address:
        """The list of what ``person`` said while in this office."""
        until = (self.last - timedelta(days=1)).isoformat() if self.last else ""
        return Address.of("/pernyataan", [("official", person), ("from", self.first.isoformat()), ("to", until)])


def offices(registry: Registry, person: str) -> tuple[Office, ...]:
    """The offices of a person, the latest first."""
    terms = sorted(registry.by_person.get(person, ()), key=lambda term: term.since, reverse=True)
    return tuple(Office(registry.posts[t.post].names[0], t.since, t.until, t.acting, t.source) for t in terms)


def official_page(visit: Visit) -> Response:
    """`/pejabat/ID`: offices by period, statements, articles, company. The id is that of the registry, else the name as printed."""
    only = Filters(officials=(visit.key,))
    said = visit.app.statements(Question(filters=only, size=_FEW, sort="newest", counted=True))
    named = visit.app.search(Question(filters=only, size=_FEW, sort="newest", stories=True, counted=True))
    person = visit.registers.officials.people.get(visit.key)
    if not person and not said.total and not named.total:
        return missing_answer(visit.request)
    others = tuple((value, count) for value, count in named.facets["official"] if value != visit.key)[:_FEW]
    held = offices(visit.registers.officials, visit.key)
    return visit.page(
        "official.html", person=person, offices=[(office, _said_in(visit, office)) for office in held], said=said, named=named,
        others=others, statements_address=Address.of("/pernyataan", [("official", visit.key)]), printed=_printed_offices(visit),
        bars=bars(said.histogram), media=shares(said.facets["outlet"], said.total), topics=shares(said.facets["programme"], said.total),
    )  # fmt: skip


def official_data(visit: Visit) -> Response:
    """An official as data."""
    only = Filters(officials=(visit.key,))
    said = visit.app.statements(Question(filters=only, size=100, sort="newest"))
    named = visit.app.search(Question(filters=only, size=100, sort="newest"))
    person = visit.registers.officials.people.get(visit.key)
    if not person and not said.total and not named.total:
        return missing_answer(visit.request)
    held = [
        {"office": o.name, "from": o.first.isoformat(), "until": o.last and o.last.isoformat(), "acting": o.acting, "source": o.source}
        for o in offices(visit.registers.officials, visit.key)
    ]
    return as_json({
        "id": visit.key, "name": visit.label("official", visit.key), "registered": person is not None,
        "aliases": list(person.aliases) if person else [], "offices": held, "statements_total": said.total, "articles_total": named.total,
        "statements": [row.as_dict() for row in said.rows], "articles": [row.as_dict() for row in named.rows],
    })  # fmt: skip


def programme_page(visit: Visit) -> Response:
    """`/program/ID`: what it is, figures, statements and articles about it."""
    found = _about_programme(visit.app, visit.key)
    known = visit.registers.programmes.get(visit.key)
    if not known and not found["named"].total:
        return missing_answer(visit.request)
    return visit.page(
        "programme.html",
        known=known,
        quoted=shares(found["said"].facets["official"], found["said"].total),
        media=shares(found["named"].facets["outlet"], found["named"].total),
        series=series_of(found["figures"].rows),
        bars=bars(found["named"].histogram),
        articles_address=Address.of("/", [("programme", visit.key)]),
        **_beginnings(found),
    )


def programme_data(visit: Visit) -> Response:
    """A programme as data."""
    found = _about_programme(visit.app, visit.key)
    known = visit.registers.programmes.get(visit.key)
    if not known and not found["named"].total:
        return missing_answer(visit.request)
    about = {"agency": known.agency, "since": known.since, "until": known.until, "source": known.source} if known else {}
    return as_json({
        "id": visit.key, "name": known.name if known else visit.label("programme", visit.key), "registered": known is not None, **about,
        **{f"{name}_total": page.total for name, page in found.items()},
        **{name: [row.as_dict() for row in page.rows] for name, page in _beginnings(found).items()},
    })  # fmt: skip


def outlets_page(visit: Visit) -> Response:
    """`/media`: every outlet with its articles and how the last run fared."""
    rows = outlet_rows(visit)
    ledger = tuple(_ledger_lines(visit.app.desk.store.ledger_balance(), visit.lang))
    return visit.page(
        "outlets.html", rows=rows, run=last_run(visit.app), ledger=ledger, idle=len(set(visit.registers.outlets) - {r["id"] for r in rows}),
        may_add=visit.caller.may("administrator") or visit.caller.way == "local",
        added=visit.registers.outlets.get(visit.request.query_params.get("baru", "")),
    )  # fmt: skip


def outlets_data(visit: Visit) -> Response:
    """The outlets as data, each with how the last run fared there; null where it did not go there."""
    rows = [{**row, "state": asdict(row["state"]) if row["state"] else None} for row in outlet_rows(visit)]
    run = last_run(visit.app)
    told = {"when": run.when, "state": run.state} if run else None
    return as_json({"outlets": rows, "run": told, "missing": list(run.missing) if run else []})


def outlets_table(visit: Visit) -> Response:
    """The outlets for a spreadsheet."""
    columns = ("media", "jenis", "situs", "berita", "cerita", "berita terbaru", "keadaan")
    rows = (
        (r["name"], r["kind"], r["home"], r["articles"], r["stories"], r["newest"], "; ".join(r["state"].findings) if r["state"] else None)
        for r in outlet_rows(visit)
    )
    return csv_answer("media", columns, rows)


def outlet_rows(visit: Visit) -> list[dict[str, Any]]:
    """The outlets that have articles or were visited in the last run, the largest first."""
    counted = {found.outlet: found for found in visit.app.desk.store.outlets()}
    run = last_run(visit.app)
    visited = run.outlets if run else {}
    rows = []
    for key in (*counted, *sorted(visited.keys() - counted.keys())):
        known, found = visit.registers.outlets.get(key), counted.get(key)
        rows.append({
            "id": key, "name": known.name if known else visit.label("outlet", key), "kind": known.kind if known else None,
            "home": known.home if known else None, "articles": found.articles if found else 0, "stories": found.stories if found else 0,
            "newest": found.newest if found else None, "state": visited.get(key),
        })  # fmt: skip
    return rows


def _about_programme(app: App, key: str) -> dict[str, Page[Any]]:
    only = Filters(programmes=(key,))
    return {
        "named": app.search(Question(filters=only, size=_FEW, sort="newest", stories=True, counted=True)),
        "said": app.statements(Question(filters=only, size=_FEW, sort="newest", counted=True)),
        "figures": app.figures(Question(filters=only, size=MOST, sort="newest")),
    }


def _beginnings(found: Mapping[str, Page[Any]]) -> dict[str, Any]:
    """What is shown of ``found``: all figures make the series, and few of them are listed."""
    return {name: replace(page, rows=page.rows[: 2 * _FEW]) for name, page in found.items()}


def _said_in(visit: Visit, office: Office) -> int:
    """How many statements there are of the visited official from the time in ``office``."""
    asks = asked(office.said_by(visit.key), visit.app.desk.known).question
    return visit.app.statements(replace(asks, size=0)).total


def _printed_offices(visit: Visit) -> tuple[tuple[str, int], ...]:
    """The offices which the newest articles give the official, the most frequent first."""
    rows = visit.app.search(Question(filters=Filters(officials=(visit.key,)), size=50, sort="newest")).rows
    counts: dict[str, int] = {}
    for row in rows:
        for official in row.article.officials:
            if (official.person or official.name) == visit.key and official.role:
                counts[official.role] = counts.get(official.role, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_FEW])


def _ledger_lines(ledger: Ledger, lang: Language) -> Iterator[tuple[str, str, int]]:
    """Key of the wording, reason in words, count."""
    yield "ledger_article", "", ledger.article
    yield "ledger_duplicate", "", sum(ledger.duplicate.values())
    for key, counts in (("ledger_rejected", ledger.rejected), ("ledger_failed", ledger.failed)):
        yield from ((key, reason(code, lang), count) for code, count in counts.items())
    yield "ledger_pending", "", ledger.pending
    yield "ledger_total", "", ledger.discovered
