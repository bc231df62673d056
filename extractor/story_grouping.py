"""From links between articles to stories: a pure function of the links, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Pair = tuple[str, str]


class Link(NamedTuple):
    """Two articles (``one`` before ``other`` by id) that carry one release, and how surely."""

    one: str
    other: str
    strength: float


class Decision(NamedTuple):
    """What a person has decided of two articles: they carry one release (``join``), or they do not (``split``)."""

    one: str
    other: str
    verdict: Literal["join", "split"]


def group(articles: Iterable[str], links: Iterable[Link], decisions: Iterable[Decision] = ()) -> list[frozenset[str]]:
    """The sets of articles that carry one release each, every article in exactly one.

    Joins by hand come first, then links from the surest on; a link that would bring together what was split by hand is left out.
    """
    decided = sorted(decisions)
    forest = _Forest(articles, [(d.one, d.other) for d in decided if d.verdict == "split"])
    for decision in decided:
        if decision.verdict == "join":
            forest.join(decision.one, decision.other)
    for link in sorted(links, key=lambda link: (-link.strength, link.one, link.other)):
        forest.join(link.one, link.other)
    return forest.sets()


class _Forest:
    """Disjoint sets, some of whose members must not meet."""

    def __init__(self, articles: Iterable[str], apart: Iterable[Pair]) -> None:
        self._set = {article: {article} for article in articles}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, one: str, other: str) -> None:
        if one not in self._set or other not in self._set:
            return
        small, large = sorted((self._set[one], self._set[other]), key=len)
        if small is large or self._kept_apart(small, large):
            return
        large |= small
        for member in small:
            self._set[member] = large

    def _kept_apart(self, small: set[str], large: set[str]) -> bool:
        return bool(self._apart) and any(not large.isdisjoint(self._apart.get(member, ())) for member in small)

    def sets(self) -> list[frozenset[str]]:
        return [frozenset(members) for members in {id(members): members for members in self._set.values()}.values()]
