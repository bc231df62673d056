"""For administrators: the accounts, and what was done with them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any, Final, get_args

from starlette.responses import Response

from crawler.errors import UsageError
from search.accounts.deeds import Deed
from search.accounts.passwords import generated
from search.accounts.roles import ROLES, Role
from search.accounts.trail import Entry
from search.atom import ENTRIES
from search.atom import Entry as Told
from search.export.cells import guarded
from search.web.asked import Address
from search.web.atom import atom
from search.web.doors import Door
from search.web.request import Visit, as_json, kept_nowhere

_ROWS: Final = 100
_DIGITS: Final = 16
_MOST: Final = 1_000_000
"""Lines of a file of the audit trail."""


def users_page(visit: Visit) -> Response:
    """`/pengguna`: every account with its role."""
    return _page(visit)


def add_user(visit: Visit) -> Response:
    """A new account; its password is made here, shown once, and replaced by its owner at the first login."""
    word, name = generated(), visit.form.one("nama")
    return _done(visit, lambda: visit.gate.office.people.add(name, _role(visit), word, temporary=True).name, word)


def change_role(visit: Visit) -> Response:
    """Another role for an account."""
    return _done(visit, lambda: visit.gate.office.people.set_role(visit.form.one("nama"), _role(visit)).name)


def reset_password(visit: Visit) -> Response:
    """A new password for who has forgotten theirs, shown once."""
    word = generated()
    return _done(visit, lambda: visit.gate.office.people.set_password(visit.form.one("nama"), word, temporary=True).name, word)


def remove_user(visit: Visit) -> Response:
    """An account that is not needed any more; what it did stays in the trail under its name."""
    name = visit.form.one("nama")

    def remove() -> str:
        visit.gate.office.people.remove(name)
        return name

    return _done(visit, remove)


def audit_page(visit: Visit) -> Response:
    """`/audit`: who did what when, newest first; ``?siapa=``, ``?apa=``, and ``?sebelum=`` for older ones."""
    who, deed, before = _asked(visit)
    entries = _entries(visit, _ROWS + 1)
    older = entries[_ROWS - 1].id if len(entries) > _ROWS else None
    shown = visit.page("audit.html", entries=entries[:_ROWS], who=who, deed=deed, before=before, older=older, deeds=get_args(Deed))
    return kept_nowhere(shown)


def audit_data(visit: Visit) -> Response:
    """The same as data."""
    return kept_nowhere(as_json({"entries": [entry._asdict() for entry in _entries(visit, _ROWS)]}))


def audit_file(visit: Visit) -> Response:
    """All of it as CSV for a spreadsheet, in which no cell can become a formula."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(Entry._fields)
    for entry in _entries(visit, _MOST):
        rows.writerow([entry.id, *(guarded(str(cell)) for cell in entry[1:])])
    named = {"content-disposition": 'attachment; filename="kliping-audit.csv"'}
    return kept_nowhere(Response(text.getvalue().encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=named))


def audit_feed(visit: Visit) -> Response:
    """The last deeds as a feed."""
    entries = (
        Told(f"audit:{e.id}", " – ".join(filter(None, (e.who, visit.words.code("deed", e.deed)))), "/audit", e.at, e.who or "–",
              " ".join(filter(None, (e.record, e.detail))))
        for e in _entries(visit, ENTRIES)
    )  # fmt: skip
    return kept_nowhere(atom(visit, f"kliping – {visit.words('audit_heading')}", entries, Address("/audit")))


def _entries(visit: Visit, limit: int) -> list[Entry]:
    who, deed, before = _asked(visit)
    return visit.gate.office.trail.entries(who, deed, before, limit)


def _asked(visit: Visit) -> tuple[str, str, int | None]:
    asked = visit.request.query_params
    before = asked.get("sebelum", "")
    number = int(before) if before.isascii() and before.isdecimal() and len(before) < _DIGITS else None
    return asked.get("siapa", "").strip(), asked.get("apa", ""), number


def _role(visit: Visit) -> Role:
    found = next((known for known in ROLES if known == visit.form.one("peran")), None)
    if found is None:
        raise UsageError("pilih peran / choose a role")
    return found


def _done(visit: Visit, change: Callable[[], str], word: str = "") -> Response:
    """The page after ``change``, which gives the account's name; ``word`` is shown once. What cannot be done is told on the same page."""
    try:
        name = change()
    except UsageError as problem:
        return _page(visit, 400, problem=str(problem))
    visit.note(name, visit.form.one("peran"))
    return _page(visit, given=(name, word) if word else None, done=name)


def _page(visit: Visit, status: int = 200, problem: str = "", given: Any = None, done: str = "") -> Response:
    people = visit.gate.office.people.all()
    return kept_nowhere(visit.page("users.html", status, people=people, roles=ROLES, problem=problem, given=given, done=done))


DOORS: Final = (
    Door("/pengguna", users_page, "administrator"),
    Door("/pengguna/tambah", add_user, "administrator", "POST", "account-add"),
    Door("/pengguna/peran", change_role, "administrator", "POST", "account-role"),
    Door("/pengguna/sandi", reset_password, "administrator", "POST", "account-password"),
    Door("/pengguna/hapus", remove_user, "administrator", "POST", "account-remove"),
    Door("/audit", audit_page, "administrator", lists=True),
    Door("/audit.json", audit_data, "administrator"),
    Door("/audit.atom", audit_feed, "administrator"),
    Door("/audit.csv", audit_file, "administrator", does="export"),
)
