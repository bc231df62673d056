"""Connections that send or take nothing for too long are closed: uvicorn itself waits for ever."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE: Final = 20.0
"""Seconds in which the headers of a request must have come whole, from the moment its first byte, or the connection, did."""
PATIENCE_TAKING: Final = 60.0
"""Seconds in which whoever asked must take some of the answer."""


class PatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, with an end to waiting."""

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        if self._idle() and self._timer is None:
            self._wait()
        super().data_received(data)
        if not self._idle():
            self._rest()

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY and not self.transport.is_closing():
            self.transport.close()  # a body that nobody reads any more could go on for ever

    def pause_writing(self) -> None:
        super().pause_writing()
        self._rest()
        self._timer = self.loop.call_later(PATIENCE_TAKING, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._rest()

    def _idle(self) -> bool:
        """Whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def _wait(self) -> None:
        self._timer = self.loop.call_later(PATIENCE, self._end)

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self) -> None:
        self._timer = None
        if self._idle() and not self.transport.is_closing():
            self.transport.close()
