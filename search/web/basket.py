"""The articles that somebody has picked for a kliping. Their own browser keeps them, in one cookie: nothing is written on this side,
so that picking works while a run writes, and nobody sees or clears the picks of another.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Sequence
from typing import Final

COOKIE: Final = "pilihan"
MOST: Final = 360
"""So many articles fit into a cookie of 4,096 bytes; a kliping of more is made of a period or a search."""

_ID: Final = re.compile(r"[0-9a-f]{16}")
_BYTES: Final = 8

Picks = tuple[str, ...]
"""Ids of articles in the order that the kliping has them, none twice."""


def read_picks(cookie: str) -> Picks:
    """The picks that :func:`write_picks` wrote; none where the cookie holds anything else."""
    try:
        packed = base64.b64decode(cookie + "=" * (-len(cookie) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return ()
    if len(packed) % _BYTES:
        return ()
    return tuple(dict.fromkeys(packed[at : at + _BYTES].hex() for at in range(0, len(packed), _BYTES)))[:MOST]


def write_picks(picks: Iterable[str]) -> str:
    """The picks as the value of a cookie."""
    return base64.urlsafe_b64encode(bytes.fromhex("".join(picks))).decode().rstrip("=")


def added(picks: Picks, keys: Iterable[str]) -> tuple[Picks, int]:
    """``picks`` with ``keys`` behind them, and how many no longer fit. What is no id of an article is left out."""
    every = tuple(dict.fromkeys((*picks, *(key for key in keys if _ID.fullmatch(key)))))
    return every[:MOST], len(every[MOST:])


def dropped(picks: Picks, keys: Iterable[str]) -> Picks:
    """``picks`` without ``keys``."""
    gone = frozenset(keys)
    return tuple(key for key in picks if key not in gone)


def moved(groups: Sequence[Picks], number: int, steps: int) -> Picks:
    """The picks of ``groups`` (stories) with the group at ``number`` moved by ``steps`` places; at either end it stays."""
    order = list(groups)
    if 0 <= number < len(order):
        group = order.pop(number)
        order.insert(max(0, number + steps), group)
    return tuple(key for group in order for key in group)
