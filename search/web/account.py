"""One's own account: password, sessions, tokens."""

from __future__ import annotations

from typing import Any, Final

from starlette.responses import Response

from crawler.errors import UsageError
from search.accounts import Account
from search.accounts.passwords import SHORTEST, WEAK, weakness
from search.accounts.roles import ROLES, Role, may
from search.web.cookies import SESSION_COOKIE, set_cookie
from search.web.denied import Denied
from search.web.doors import Door
from search.web.request import Visit, kept_nowhere


def account_page(visit: Visit) -> Response:
    """`/akun`: what is known of oneself, and what can be changed."""
    return _page(visit)


def change_password(visit: Visit) -> Response:
    """The old password once more, then the new one; all sessions end but a new one here."""
    account, old, new = _own(visit), visit.form.exact("lama"), visit.form.exact("baru")
    weak = weakness(new, account.name)
    if weak or new == old:
        return _page(visit, 400, password_problem=WEAK[weak][visit.lang == "en"] if weak else visit.words("password_same"))
    try:
        found = visit.gate.log_in(account.name, old, visit.request)
    except Denied as refusal:
        return _page(visit, refusal.status, password_problem=visit.words("guesses_wait", n=refusal.wait))
    if found is None:
        return _page(visit, 400, password_problem=visit.words("password_old_wrong"))
    office = visit.gate.office
    changed = office.people.set_password(account.name, new)
    response = visit.go("/akun?sudah=password")
    secret = office.sessions.begin(changed, visit.caller.address, visit.request.headers.get("user-agent", ""))
    set_cookie(response, visit.request, SESSION_COOKIE, secret)
    return response


def end_session(visit: Visit) -> Response:
    """One other session, or all others."""
    account, which = _own(visit), visit.form.one("sesi")
    if which == "lain":
        ended = visit.gate.office.sessions.end_others(account.id, visit.caller.key)
        visit.note("*", str(ended))
    elif which.isdecimal() and visit.gate.office.sessions.end(account.id, int(which[:12])):
        visit.note(which)
    return visit.go("/akun?sudah=session")


def make_token(visit: Visit) -> Response:
    """A new token, shown in this answer and never again."""
    account, label = _own(visit), visit.form.one("label")
    role: Role = next((known for known in ROLES if known == visit.form.one("peran")), "reader")
    try:
        made = visit.gate.office.tokens.make(account, label, role)
    except UsageError as problem:
        return _page(visit, 400, token_problem=str(problem))
    visit.note(label, role)
    return _page(visit, made=made)


def end_token(visit: Visit) -> Response:
    """A token that is not used any more, or has been seen by others."""
    number = visit.form.one("token")
    ended = visit.gate.office.tokens.end(_own(visit).id, int(number[:12]) if number.isdecimal() else 0)
    visit.note(ended.label)
    return visit.go("/akun?sudah=token")


def _own(visit: Visit) -> Account:
    """The account that has logged in. Raises ``Denied`` for a program, and for who sits here without an account."""
    if visit.caller.way != "session":
        raise Denied(403, "person")
    return visit.gate.office.people.get(visit.caller.name)


def _page(visit: Visit, status: int = 200, **said: Any) -> Response:
    account, office = _own(visit), visit.gate.office
    shown = {
        "password_problem": "", "token_problem": "", "made": "", "done": visit.request.query_params.get("sudah", ""), "shortest": SHORTEST,
    }  # fmt: skip
    page = visit.page(
        "account.html", status, account=account, sessions=office.sessions.of(account.id), tokens=office.tokens.of(account.id),
        roles=[role for role in ROLES if may(account.role, role)], **{**shown, **said},
    )  # fmt: skip
    return kept_nowhere(page)


DOORS: Final = (
    Door("/akun", account_page, "reader"),
    Door("/akun/sandi", change_password, "reader", "POST", "password"),
    Door("/akun/sesi", end_session, "reader", "POST", "session-end"),
    Door("/akun/token", make_token, "reader", "POST", "token-make"),
    Door("/akun/token/cabut", end_token, "reader", "POST", "token-end"),
)
