"""When to leave an outlet alone for the rest of a run: failures in a row that say something of the whole site. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ENOUGH: Final = 10
"""Strikes in a row after which nothing more is asked."""

SLOW: Final = 5
"""Strikes of an address on which all the time for one was spent: two of them are enough."""

WEIGHTS: Final[Mapping[str, int]] = {
    "timeout": SLOW, "dns": SLOW, "tls": SLOW, "truncated": 1, "connection": 1, "http-error": 1, "blocked": 1, "busy": 1,
}  # fmt: skip
"""Strikes by reason. Every other reason is an answer of a site that works, or was given without asking it."""

UNASKED: Final = frozenset({"robots", "robots-unreachable", "bad-address", "offsite", "private-address"})
"""Reasons for which the site was not asked: they say neither that it works nor that it does not."""


class Strikes:
    """Counts failures in a row; ``out`` is the reason of the last one when they are enough, and stays."""

    def __init__(self) -> None:
        self._row = 0
        self.out = ""

    def answered(self) -> None:
        """The site works."""
        self._row = 0

    def failed(self, reason: str) -> None:
        """An address failed for ``reason``."""
        weight = WEIGHTS.get(reason, 0)
        if weight:
            self._row += weight
        elif reason not in UNASKED:
            self.answered()
        if self._row >= ENOUGH:
            self.out = self.out or reason
