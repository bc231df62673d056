"""Who comes in, and to which doors."""

from __future__ import annotations

from starlette.requests import Request

from search.web.caller import LOCAL_NAME, Caller
from search.web.denied import Denied
from search.web.doors import Door
from search.web.forms import Form, check_ours


class Gate:
    """Stands before every door of one server."""

    def caller(self, request: Request) -> Caller:
        """Who sends ``request``."""
        address = request.client.host if request.client else ""
        return Caller(LOCAL_NAME, "editor", "local", address)

    def admit(self, door: Door, caller: Caller, request: Request, form: Form) -> None:
        """Raise ``Denied`` unless ``caller`` may use ``door``, with a form that one of our pages sent."""
        if door.method == "POST" and caller.way != "token":
            check_ours(request, form)
        if not caller.may(door.needs):
            raise Denied(401, "login") if caller.role is None else Denied(403, "forbidden")
