"""Who sends a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from starlette.requests import Request

from search.accounts.roles import Need, Role, may

Way = Literal["nobody", "local", "session", "token"]
"""How somebody is known: not at all, by sitting at this computer, by having logged in, by the token of a program."""

_KEY: Final = "kliping.caller"


@dataclass(frozen=True, slots=True)
class Caller:
    """A person, or a program of theirs. ``name`` signs what they do; ``key`` numbers their session or token."""

    name: str
    role: Role | None
    way: Way
    address: str = ""
    key: int = 0
    must_change: bool = False
    """Their password was given to them and must be replaced first."""

    def may(self, need: Need) -> bool:
        """Whether they may do what needs ``need``."""
        return may(self.role, need)


NOBODY: Final = Caller("", None, "nobody")


def remember(request: Request, caller: Caller) -> None:
    """Note with ``request`` who sends it."""
    request.scope[_KEY] = caller


def caller_of(request: Request) -> Caller:
    """Who sends ``request``; nobody, as long as that has not been found out."""
    found = request.scope.get(_KEY, NOBODY)
    assert isinstance(found, Caller)
    return found
