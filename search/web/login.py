"""Logging in and out."""

from __future__ import annotations

import re
from typing import Final

from starlette.responses import Response

from search.accounts.people import spelled
from search.web.cookies import FORM_COOKIE, SESSION_COOKIE, drop_cookie, set_cookie
from search.web.denied import Denied
from search.web.doors import Door
from search.web.request import Visit, kept_nowhere

_WITHIN: Final = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
"""A path of ours in ASCII without backslashes: browsers take `//host` and `/\\host` for another site."""


def login_page(visit: Visit) -> Response:
    """`/masuk`: the form; who has logged in, or need not, goes on at once."""
    goal = within(visit.request.query_params.get("lanjut", ""))
    if visit.caller.role:
        return visit.go(goal)
    return _page(visit, goal)


def log_in(visit: Visit) -> Response:
    """Name and password: a new session, whatever the browser had before; the same words for a wrong name and a wrong password."""
    name, goal = spelled(visit.form.one("nama")), within(visit.form.one("lanjut"))
    try:
        found = visit.gate.log_in(name, visit.form.exact("sandi"), visit.request)
    except Denied as refusal:
        response = _page(visit, goal, refusal.status, visit.words("guesses_wait", n=refusal.wait))
        response.headers.update(refusal.headers)
        return response
    if found is None:
        known = any(account.name == name for account in visit.gate.office.people.all())
        visit.gate.note(visit.caller, "refused", "/masuk", name if known else "?")  # a password typed in the wrong field is not kept
        return _page(visit, goal, 401, visit.words("login_wrong"))
    account, secret = found
    visit.gate.office.trail.note(account.name, "session", visit.caller.address, "login")
    response = visit.go("/akun" if account.temporary else goal)
    set_cookie(response, visit.request, SESSION_COOKIE, secret)
    drop_cookie(response, visit.request, FORM_COOKIE)
    return response


def log_out(visit: Visit) -> Response:
    """The session ends here, not only in the browser, which is asked to forget the pages it has kept."""
    if visit.caller.way == "session":
        account = visit.gate.office.people.get(visit.caller.name)
        visit.gate.office.sessions.end(account.id, visit.caller.key)
    response = visit.go("/masuk")
    drop_cookie(response, visit.request, SESSION_COOKIE)
    response.headers["clear-site-data"] = '"cache"'
    return response


def within(goal: str) -> str:
    """``goal`` where it is a path of ours, else the start page: nobody is sent elsewhere after logging in."""
    return goal if _WITHIN.fullmatch(goal) else "/"


def _page(visit: Visit, goal: str, status: int = 200, problem: str = "") -> Response:
    return kept_nowhere(visit.page("login.html", status, goal=goal, problem=problem, name=visit.form.one("nama")))


DOORS: Final = (
    Door("/masuk", login_page, "everyone"),
    Door("/masuk", log_in, "everyone", "POST"),
    Door("/keluar", log_out, "reader", "POST", "logout"),
)
