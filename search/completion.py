"""What somebody may be about to type: names of officials, programmes and outlets that stand in the archive."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from search.asking import Desk
from search.store.names import StoredName
from search.terms import words

Kind = Literal["official", "programme", "outlet"]

MOST: Final = 8
"""So many suggestions are still read at a glance."""
_SHORTEST: Final = 2
"""Letters; one letter begins too many names."""
_LAST_WORDS: Final = 4
"""Only the end of a question is completed: a name has seldom more words."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``text`` is the whole question with its end completed to ``name``; ``articles`` have it (null for outlets: not counted)."""

    text: str
    name: str
    kind: Kind
    articles: int | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: Kind
    folded: tuple[str, ...]
    articles: int | None


class Completer:
    """The names of one state of the archive, found by the beginnings of their words."""

    def __init__(self, entries: Iterable[tuple[str, Kind, int | None]]) -> None:
        self._entries = [_Entry(name, kind, words(name), articles) for name, kind, articles in entries]
        self._starts = sorted((word, number) for number, entry in enumerate(self._entries) for word in set(entry.folded))

    def complete(self, typed: str, most: int = MOST) -> list[Suggestion]:
        """The names that the end of ``typed`` begins, the longest stretch of words that begins any; most frequent names first.

        Typed words may be those of any part of a name, in order, the last one unfinished: ``ren yan`` finds *Reni Yanita*.
        """
        parts = typed.split()
        for count in range(min(len(parts), _LAST_WORDS), 0, -1):
            wanted = words(" ".join(parts[-count:]))
            if sum(map(len, wanted)) >= _SHORTEST:
                found = sorted(self._beginning(wanted), key=lambda entry: (-_first(entry, wanted), -(entry.articles or 0), entry.name))
                if found:
                    before = " ".join(parts[:-count])
                    return [Suggestion(f"{before} {entry.name}".strip(), entry.name, entry.kind, entry.articles) for entry in found[:most]]
        return []

    def _beginning(self, wanted: tuple[str, ...]) -> Iterator[_Entry]:
        rarest = max(wanted, key=len)
        at = bisect_left(self._starts, (rarest, -1))
        seen = set()
        while at < len(self._starts) and self._starts[at][0].startswith(rarest):
            number = self._starts[at][1]
            if number not in seen and _begins(self._entries[number].folded, wanted):
                yield self._entries[number]
            seen.add(number)
            at += 1


def completer_of(desk: Desk) -> Completer:
    """The names in the stored articles under the spelling of the registry, and the outlets."""
    return Completer([*_named(desk, "official", desk.store.names("officials")), *_named(desk, "programme", desk.store.names("programmes")),
                      *((name, "outlet", None) for name in desk.known.labels.get("outlet", {}).values())])  # fmt: skip


def _named(desk: Desk, kind: Kind, rows: Iterable[StoredName]) -> Iterator[tuple[str, Kind, int | None]]:
    counts: dict[str, int] = {}
    for row in rows:
        name = desk.known.label(kind, row.key) if row.key else row.name
        counts[name] = counts.get(name, 0) + row.articles
    return ((name, kind, count) for name, count in counts.items())


def _begins(folded: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether the words of ``wanted`` begin words of ``folded``, in order."""
    rest = iter(folded)
    return all(any(word.startswith(start) for word in rest) for start in wanted)


def _first(entry: _Entry, wanted: tuple[str, ...]) -> bool:
    return bool(entry.folded) and entry.folded[0].startswith(wanted[0])
