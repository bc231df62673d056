"""`/pantauan`: saved searches that tell what is new: made from any search, paused, resumed, removed; a feed of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, get_args

from starlette.responses import Response

from crawler.errors import KlipingError, LockHeld, UsageError
from search import alerts, alerts_feed, asking
from search.asking import Question
from search.atom import MEDIA_TYPE
from search.export.gathering import question_as_dict
from search.export.tables import WHAT, Subject
from search.store import Store
from search.store.journal import SavedSearch
from search.web.asked import FACET_KEYS, Address, asked
from search.web.doors import Door
from search.web.errors import missing_answer
from search.web.request import Visit, as_json
from search.web.sheets import csv_answer

PATH: Final = "/pantauan"
PATHS: Final[Mapping[Subject, str]] = {"articles": "/", "statements": "/pernyataan", "figures": "/angka", "stories": "/cerita"}
"""The list of each table."""
PAUSED_BY: Final = "dijeda oleh "
"""What a pause by a person says, before the name."""
_FILTERS: Final = {"relevance": "relevance"}
"""The filter of a parameter, where it is not the parameter with an s."""
_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Wish:
    """A search that is to be saved: ``address`` of the question, without a period, ``labels`` what it asks in words."""

    address: Address
    subject: Subject
    labels: tuple[str, ...]
    name: str
    email: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A saved search as the page shows it; ``told`` counts the articles that it has told of."""

    saved: SavedSearch
    subject: Subject
    address: Address
    labels: tuple[str, ...]
    told: int

    @property
    def paused_by(self) -> str:
        """Who paused it; nothing where it runs, or where it is broken."""
        paused = self.saved.paused or ""
        return paused.removeprefix(PAUSED_BY) if paused.startswith(PAUSED_BY) else ""

    def as_dict(self) -> dict[str, Any]:
        """The search as data."""
        s = self.saved
        return {
            "id": s.id, "name": s.name, "subject": self.subject, "query": dict(s.query), "url": str(self.address), "email": s.email,
            "made_at": s.made_at, "told_until": s.told_until, "told": self.told, "paused": s.paused, "feed": f"{PATH}/{s.id}.atom",
        }  # fmt: skip


def watches_page(visit: Visit) -> Response:
    """`/pantauan`: the saved searches; with a question in the address, the form that saves it."""
    asks = visit.address.values or "tabel" in visit.request.query_params
    return _page(visit, wish_of(visit, visit.address, visit.request.query_params.get("tabel", "")) if asks else None)


def watches_data(visit: Visit) -> Response:
    """The saved searches as data."""
    return as_json({"watches": [row.as_dict() for row in rows_of(visit)]})


def watches_table(visit: Visit) -> Response:
    """The saved searches for a spreadsheet."""
    columns = ("nama", "tabel", "yang dicari", "penerima", "dibuat", "terakhir memberi tahu", "berita", "dijeda")
    rows = (
        (r.saved.name, r.subject, "; ".join(r.labels), r.saved.email, r.saved.made_at, r.saved.told_until, r.told, r.saved.paused)
        for r in rows_of(visit)
    )
    return csv_answer("pantauan", columns, rows)


def watch_feed(visit: Visit) -> Response:
    """`/pantauan/N.atom`: what a saved search has told."""
    saved = next((s for s in visit.app.desk.store.saved_searches() if str(s.id) == visit.key), None)
    if saved is None:
        return missing_answer(visit.request)
    return Response(alerts_feed.feed(visit.app, visit.app.desk.store, saved.name, visit.site), media_type=MEDIA_TYPE)


def save(visit: Visit) -> Response:
    """Save the search that the form tells; what cannot be saved is told beside the form."""
    form = visit.form
    address = Address.of(PATH, [(key, value) for key, value in form.values if key not in ("nama", "surel", "tabel")])
    wish = replace(wish_of(visit, address, form.one("tabel")), name=form.one("nama")[:_NAME], email=form.one("surel"))
    watch = alerts.Watch(wish.name, _question(visit, wish.address), wish.subject, wish.email or None)
    try:
        with Store.open(visit.app.data_dir, write=True) as store:
            alerts.add(visit.app, store, watch)
    except KlipingError as problem:
        return _page(visit, replace(wish, problem=str(problem)), 503 if isinstance(problem, LockHeld) else 400)
    visit.note(wish.name, str(wish.address))
    return visit.go(f"{PATH}?baru=1#{_anchor(visit, wish.name)}")


def pause(visit: Visit) -> Response:
    """Ask a search no more until somebody resumes it."""
    return _set_pause(visit, f"{PAUSED_BY}{visit.caller.name}")


def resume(visit: Visit) -> Response:
    """Ask a paused search again; one that still cannot be asked stays paused and says why."""
    name = visit.form.one("nama")
    watch = alerts.watch_of(alerts.saved_search(visit.app.desk.store, name))
    asking.matching(visit.app.desk, watch.question, WHAT[watch.subject])
    return _set_pause(visit, None)


def remove(visit: Visit) -> Response:
    """Remove a saved search."""
    name = visit.form.one("nama")
    with Store.open(visit.app.data_dir, write=True) as store:
        if not store.forget_search(name):
            raise UsageError(f"tidak ada pencarian tersimpan bernama {name!r}")
    visit.note(name)
    return visit.go(PATH)


def wish_of(visit: Visit, address: Address, table: str) -> Wish:
    """What would be saved of a question: a period is left out, since what is new comes later."""
    subject: Subject = next((known for known in get_args(Subject) if known == table), "articles")
    kept = Address.of(PATHS[subject], [p for p in address.values if p[0] in ("q", "role", "exact", *FACET_KEYS)])
    labels = _labels(visit, _question(visit, kept))
    return Wish(kept, subject, labels, ", ".join(labels)[:_NAME])


def rows_of(visit: Visit) -> Sequence[Row]:
    """The saved searches, by name."""
    return [_row(visit, saved) for saved in visit.app.desk.store.saved_searches()]


def _row(visit: Visit, saved: SavedSearch) -> Row:
    told = sum(at is not None for at in visit.app.desk.store.watches.told(saved.id).values())
    try:
        watch = alerts.watch_of(saved)
    except UsageError:
        return Row(saved, "articles", Address("/"), (), told)
    return Row(saved, watch.subject, _address(watch), _labels(visit, watch.question), told)


def _address(watch: alerts.Watch) -> Address:
    """Where the saved question is a list."""
    asked_for = question_as_dict(watch.question)
    chosen = asked_for.get("filters", {})
    pairs = [(key, value) for key in FACET_KEYS for value in chosen.get(_FILTERS.get(key, f"{key}s"), ())]
    ends = [("from", chosen.get("first", "")), ("to", chosen.get("last", ""))]
    words = [("q", watch.question.text), ("role", watch.question.role), ("exact", "1" if watch.question.exact else "")]
    return Address.of(PATHS[watch.subject], [*words, *ends, *pairs])


def _labels(visit: Visit, question: Question) -> tuple[str, ...]:
    """What a question asks, part by part."""
    chosen = {key: getattr(question.filters, _FILTERS.get(key, f"{key}s")) for key in FACET_KEYS}
    named = [visit.label(FACET_KEYS[key], value) for key, values in chosen.items() for value in values]
    return tuple(filter(None, (question.text, question.role, *named)))


def _question(visit: Visit, address: Address) -> Question:
    found = asked(address, visit.app.desk.known).question
    return Question(found.text, found.filters, role=found.role, exact=found.exact)


def _page(visit: Visit, wish: Wish | None, status: int = 200) -> Response:
    fresh = "baru" in visit.request.query_params
    return visit.page("watches.html", status, rows=rows_of(visit), wish=wish, fresh=fresh, mail=bool(visit.app.settings.mail.host))


def _set_pause(visit: Visit, why: str | None) -> Response:
    name = visit.form.one("nama")
    with Store.open(visit.app.data_dir, write=True) as store:
        if not store.watches.pause(name, why):
            raise UsageError(f"tidak ada pencarian tersimpan bernama {name!r}")
    visit.note(name)
    return visit.go(f"{PATH}#{_anchor(visit, name)}")


def _anchor(visit: Visit, name: str) -> str:
    return f"p{alerts.saved_search(visit.app.desk.store, name.strip()).id}"


DOORS: Final = (
    Door(f"{PATH}.json", watches_data, "reader"),
    Door(f"{PATH}.csv", watches_table, "reader"),
    Door(PATH, watches_page, "reader", lists=True),
    Door(f"{PATH}/{{key}}.atom", watch_feed, "reader"),
    Door(f"{PATH}/simpan", save, "editor", method="POST", does="watch-save"),
    Door(f"{PATH}/jeda", pause, "editor", method="POST", does="watch-pause"),
    Door(f"{PATH}/lanjut", resume, "editor", method="POST", does="watch-resume"),
    Door(f"{PATH}/hapus", remove, "editor", method="POST", does="watch-remove"),
)
