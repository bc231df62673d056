"""How often somebody may try: guesses of passwords wait longer and longer, programs have a number of requests a minute."""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Final, Generic, TypeVar

FREE: Final = 5
"""Failed logins, of one account or from one address, before there is a wait."""
_FIRST_WAIT: Final = 60.0
_LONGEST_WAIT: Final = 900.0
_FORGOTTEN: Final = 3600.0
"""Seconds. Each failure doubles the wait; after an hour without any all is forgotten."""
_MOST: Final = 10_000
"""So many names and addresses are kept in mind; beyond it those are forgotten that were quiet the longest."""

BURST: Final = 60
PER_SECOND: Final = 2.0
"""Requests that a program may send at once, and how many it gets back each second."""

Kept = TypeVar("Kept")


class _Memory(Generic[Kept]):
    """What is known by key, never more than a fixed number of keys."""

    def __init__(self, most: int = _MOST) -> None:
        self._known: OrderedDict[str, Kept] = OrderedDict()
        self._most = most

    def get(self, key: str, default: Kept) -> Kept:
        return self._known.get(key, default)

    def put(self, key: str, value: Kept) -> None:
        self._known[key] = value
        self._known.move_to_end(key)
        if len(self._known) > self._most:
            self._known.popitem(last=False)

    def __len__(self) -> int:
        return len(self._known)


class Guesses:
    """Failed logins by account and by address, in memory."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = _MOST) -> None:
        self._clock, self._turn = clock, threading.Lock()
        self._failures: _Memory[tuple[int, float]] = _Memory(most)

    def wait(self, keys: Iterable[str]) -> int:
        """Seconds until the next try is allowed. When that is 0, the try has been counted as failed, until :meth:`passed` says otherwise:
        many tries sent at once are counted before the first of them has been checked."""
        keys = tuple(keys)
        with self._turn:
            wait = max(self._wait(key) for key in keys)
            for key in () if wait > 0 else keys:
                self._failures.put(key, (self._count(key) + 1, self._clock()))
        return math.ceil(wait)

    def passed(self, account: str, address: str) -> None:
        """A login was right: the account starts anew; of the address only this one try is taken back, or an own account would clear it."""
        with self._turn:
            self._failures.put(account, (0, self._clock()))
            self._failures.put(address, (max(0, self._count(address) - 1), self._clock()))

    def _count(self, key: str) -> int:
        count, last = self._failures.get(key, (0, 0.0))
        return count if self._clock() - last < _FORGOTTEN else 0

    def _wait(self, key: str) -> float:
        count, last = self._count(key), self._failures.get(key, (0, 0.0))[1]
        if count < FREE:
            return 0.0
        return max(0.0, last + min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** min(count - FREE, 10)) - self._clock())


class Allowance:
    """A bucket of requests for each program, in memory."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._turn = clock, threading.Lock()
        self._left: _Memory[tuple[float, float]] = _Memory()

    def wait(self, key: str) -> int:
        """Seconds until the next request is allowed; 0 takes one out of the bucket."""
        with self._turn:
            now = self._clock()
            left, last = self._left.get(key, (float(BURST), now))
            left = min(float(BURST), left + (now - last) * PER_SECOND)
            if left < 1:
                return math.ceil((1 - left) / PER_SECOND)
            self._left.put(key, (left - 1, now))
            return 0


def network_of(address: str) -> str:
    """What counts as one address: of IPv6 the network of 64 bits, all of which one household or machine has."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
