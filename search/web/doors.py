"""An address with the page behind it, who may open it, and what the audit trail says of it. What has no door cannot be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from starlette.responses import Response
from starlette.routing import BaseRoute

from search.accounts.deeds import Deed
from search.accounts.roles import Need
from search.web.request import Visit

Page = Callable[[Visit], Response]
Answer = TypeVar("Answer", bound=Callable[..., object])
Method = Literal["GET", "POST"]

_MARK: Final = "kliping_door"


@dataclass(frozen=True, slots=True)
class Door:
    """``POST`` for whatever changes something: only then the form is read, and checked to come from our own page.

    ``does`` is entered into the audit trail when the page has answered without an error.
    """

    path: str
    page: Page
    needs: Need
    method: Method = "GET"
    does: Deed | None = None
    at_home: bool = False
    """Where nobody logs in, whoever sits at this computer may as well: it does no more than a command of theirs could."""
    lists: bool = False
    """The page is a list: the same address also has it as `.json`, `.csv` and `.atom`."""


def marked(answer: Answer, door: Door) -> Answer:
    """``answer``, of which :func:`doors_of` knows that it stands behind ``door``."""
    setattr(answer, _MARK, door)
    return answer


def doors_of(routes: Iterable[BaseRoute]) -> list[Door]:
    """The door of every route. Raises ``LookupError`` for a route without one: nobody has said who may use it."""
    return [_door_of(route) for route in routes]


def _door_of(route: BaseRoute) -> Door:
    door = getattr(getattr(route, "endpoint", None), _MARK, None)
    if not isinstance(door, Door):
        raise LookupError(f"{route}: no door says who may use it")
    return door
