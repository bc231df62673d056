"""Who comes in, and to which doors."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from starlette.requests import Request

from search.accounts import Account, Office
from search.accounts.deeds import Deed
from search.accounts.people import LOCAL_NAME
from search.web.caller import NOBODY, Caller
from search.web.cookies import SESSION_COOKIE, cookie_of
from search.web.denied import Denied
from search.web.doors import Door
from search.web.forms import Form, check_ours
from search.web.throttle import Allowance, Guesses, network_of

FIRST_DOORS: Final = frozenset({"/akun", "/akun/sandi", "/keluar"})
"""Where somebody may go whose password was given to them, until they have chosen their own."""
_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


class Gate:
    """Stands before every door of one server. Without ``login``, who sits at this computer is let in as an editor."""

    def __init__(self, office: Office, login: bool) -> None:
        self.office, self.login = office, login
        self._guesses, self._allowance = Guesses(), Allowance()

    def caller(self, request: Request) -> Caller:
        """Who sends ``request``. Raises ``Denied`` for a token that is none of ours, or that asks too often."""
        address = request.client.host if request.client else ""
        if "authorization" in request.headers:
            return self._program(request.headers["authorization"], address)
        if not self.login:
            if any(name in request.headers for name in _FORWARDED):
                raise Denied(403, "forwarded")
            return Caller(LOCAL_NAME, "editor", "local", address)
        secret = cookie_of(request, SESSION_COOKIE)
        found = self.office.sessions.find(secret) if secret else None
        if found is None:
            return replace(NOBODY, address=address)
        account, session = found
        return Caller(account.name, account.role, "session", address, session.id, account.temporary)

    def admit(self, door: Door, caller: Caller, request: Request, form: Form) -> None:
        """Raise ``Denied`` unless ``caller`` may use ``door``, with a form that one of our pages sent."""
        if door.method == "POST" and caller.way != "token":
            check_ours(request, form)
        if not (caller.may(door.needs) or (door.at_home and caller.way == "local")):
            raise Denied(401, "login") if caller.role is None else Denied(403, "forbidden")
        if caller.must_change and door.needs != "everyone" and door.path not in FIRST_DOORS:
            raise Denied(403, "change")

    def log_in(self, name: str, password: str, request: Request) -> tuple[Account, str] | None:
        """The account with the secret of a new session; null where name and password do not fit. Raises ``Denied`` after too many tries."""
        address = request.client.host if request.client else ""
        keys = f"account {name}", f"address {network_of(address)}"
        wait = self._guesses.wait(keys)
        if wait:
            raise Denied(429, "guesses", wait=wait)
        account = self.office.people.check(name, password)
        if account is None:
            return None
        self._guesses.passed(*keys)
        return account, self.office.sessions.begin(account, address, request.headers.get("user-agent", ""))

    def note(self, caller: Caller, deed: Deed, record: str = "", detail: str = "") -> None:
        """Enter a deed into the audit trail."""
        self.office.trail.note(caller.name, caller.way, caller.address, deed, record, detail)

    def _program(self, header: str, address: str) -> Caller:
        kind, _, secret = header.partition(" ")
        found = self.office.tokens.find(secret.strip()) if kind.lower() == "bearer" else None
        if found is None:
            raise Denied(401, "token")
        account, token = found
        wait = self._allowance.wait(str(token.id))
        if wait:
            raise Denied(429, "toomany", wait=wait)
        return Caller(account.name, account.role, "token", address, token.id)
