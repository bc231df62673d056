"""Whose turn it is when more ask at once than can be served: a bounded queue in which nobody is served again before the others."""

from __future__ import annotations

import threading
from collections import Counter
from itertools import count


class Turns:
    """``most`` turns at a time, for ``waiting`` more there is room to wait.

    Who holds the fewest turns comes next, then who waits the longest; as long as ``most`` is more than 1, nobody holds them all, so
    that one who asks for many things at once leaves one turn to the others.
    """

    def __init__(self, most: int, waiting: int) -> None:
        self._most, self._share, self._room = most, max(1, most - 1), waiting
        self._held: Counter[str] = Counter()
        self._waiting: dict[int, str] = {}
        self._numbers, self._changed = count(), threading.Condition()

    def take(self, who: str, patience: float) -> bool:
        """Wait at most ``patience`` seconds for a turn of ``who``; whether it came. Without any room to wait the answer comes at once."""
        with self._changed:
            number = next(self._numbers)
            self._waiting[number] = who
            try:
                if self._next() != number and len(self._waiting) > self._room:
                    return False
                if not self._changed.wait_for(lambda: self._next() == number, patience):
                    return False
                self._held[who] += 1
                return True
            finally:
                del self._waiting[number]
                self._changed.notify_all()

    def give_back(self, who: str) -> None:
        """``who`` is done with a turn."""
        with self._changed:
            self._held[who] -= 1
            self._held += Counter()  # keeps no names of those who hold none
            self._changed.notify_all()

    def _next(self) -> int | None:
        """The number that is served next; null as long as nobody can be."""
        if self._held.total() >= self._most:
            return None
        able = ((self._held[who], number) for number, who in self._waiting.items() if self._held[who] < self._share)
        return min(able, default=(0, None))[1]
