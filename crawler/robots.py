"""robots.txt after RFC 9309: what each answer of the server permits. Pure; the asking is done in ``middlewares.py``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from protego import Protego

AGENT: Final = "kliping"
"""The product token under which outlets can address us."""

READ: Final = 512 * 1024
"""Bytes of the file that are read; RFC 9309 asks for at least 500 KiB."""

MOST_DELAY: Final = 30.0
"""Seconds; a longer ``Crawl-delay`` would keep an outlet from ever being read in a night."""


_OF_THE_HOST: Final[tuple[str, ...]] = ("private-address", "dns", "tls")


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host permits. ``text`` null: nothing may be fetched, because the rules could not be had, for the reason ``why``."""

    text: str | None
    why: str = "robots-unreachable"

    def verdict(self, url: str) -> str:
        """``allowed``, or the code of the reason why ``url`` may not be fetched."""
        if self.text is None:
            return self.why
        return "allowed" if _parsed(self.text).can_fetch(url, AGENT) else "robots"

    @property
    def delay(self) -> float:
        """The ``Crawl-delay`` asked of us in seconds, 0 where there is none, capped at :data:`MOST_DELAY`."""
        asked = _parsed(self.text).crawl_delay(AGENT) if self.text is not None else None
        return min(max(float(asked or 0), 0.0), MOST_DELAY)


UNREACHABLE: Final = Rules(None)
NO_RULES: Final = Rules("")


def rules_of(status: int, body: bytes) -> Rules:
    """The rules after a server's final answer.

    2xx: the file; 4xx: none ("unavailable", RFC 9309 §2.3.1.3), except 429, which like 5xx means "come back later" and so forbids all
    (§2.3.1.4). A redirect that was not followed to its end forbids all too: the RFC leaves that free, and asking less is always right.
    """
    if 200 <= status < 300:
        return Rules(body[:READ].decode("utf-8-sig", "replace").replace("\x00", ""))
    return NO_RULES if 400 <= status < 500 and status != 429 else UNREACHABLE


def rules_without_answer(reason: str) -> Rules:
    """Nothing is allowed where no answer could be had. What is wrong with the host itself is said by its own name."""
    return Rules(None, reason if reason in _OF_THE_HOST else "robots-unreachable")


@lru_cache(maxsize=64)
def _parsed(text: str) -> Protego:
    return Protego.parse(text)
