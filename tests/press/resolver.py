"""Names for the press: public ones lead to the press, others into a network that must never be reached. Nothing asks real DNS."""

from __future__ import annotations

from typing import Any

from twisted.internet.address import IPv4Address

from crawler.guard import PublicResolver

CANARY = "127.0.0.66"
"""Stands for an address of the office network; the press on 127.0.0.1 stands for the open internet."""

NAMES: dict[str, list[list[str]]] = {
    "kabar.example": [["127.0.0.1"]],
    "dalam.kabar.example": [[CANARY]],
    "campur.kabar.example": [[CANARY, "127.0.0.1"]],
    "hilang.kabar.example": [[]],
    "goyah.kabar.example": [["127.0.0.1"], [CANARY]],
}
"""The answers to each name, one list of addresses for each time it is asked; the last one stays."""


class PressResolver(PublicResolver):
    """The guard as it is, over a network in which the press is public and the canary private."""

    def __init__(self, reactor: Any, allow_private: bool) -> None:
        super().__init__(reactor, False)
        self._resolver = _Names()

    def accepts(self, address: str) -> bool:
        return address == "127.0.0.1"


class _Names:
    def __init__(self) -> None:
        self._asked: dict[str, int] = {}

    def resolveHostName(self, receiver: Any, name: str, port: int, *_: Any) -> Any:  # noqa: N802 - Twisted's name
        answers = NAMES.get(name, [[name]])
        turn = self._asked[name] = self._asked.get(name, -1) + 1
        receiver.resolutionBegan(None)
        for address in answers[min(turn, len(answers) - 1)]:
            receiver.addressResolved(IPv4Address("TCP", address, port))
        receiver.resolutionComplete()
        return receiver
