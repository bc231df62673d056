"""The address of a page is its whole state: parameters into a question, and back into the addresses of links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from search.asking import WINDOW, Question
from search.engine import Counted, Filters, Sort
from search.known_names import KnownNames
from search.query_nodes import Keyword

SIZE: Final = 20
MOST: Final = 1_000
SORTS: Final[tuple[Sort, ...]] = ("relevance", "newest", "oldest")
COUNTED: Final[Mapping[str, Counted]] = {"": "documents", "articles": "documents", "stories": "groups"}
"""What the counts beside a list count, by the value of ``count``."""

FACET_KEYS: Final[Mapping[str, Keyword]] = {
    "outlet": "outlet",
    "official": "official",
    "programme": "programme",
    "place": "place",
    "kind": "kind",
    "relevance": "relevance",
    "indicator": "indicator",
}
"""Parameters that may be repeated, with the facet whose values they choose."""

SINGLE_KEYS: Final = ("q", "from", "to", "role", "sort", "size", "page", "stories", "count", "exact")
_ALIASES: Final = {"speaker": "official"}
_TYPED: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class Address:
    """A path with the parameters we know, in one order; immutable, so that every link is made from the present one."""

    path: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, path: str, given: Iterable[tuple[str, str]]) -> Address:
        """Unknown and empty parameters are left out."""
        named = [(_ALIASES.get(key, key), value.strip()) for key, value in given]
        known = (*SINGLE_KEYS, *FACET_KEYS)
        kept = {(key, value): None for key, value in named if value and key in known}
        return cls(path, tuple(sorted(kept, key=lambda pair: known.index(pair[0]))))

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.values)}" if self.values else self.path

    @property
    def data(self) -> Address:
        """The same as data."""
        return replace(self, path=f"{self.path}.json")

    @property
    def cleared(self) -> Address:
        """The same words without any filter."""
        gone = (*self.filters, ("page", self.one("page")))
        return replace(self, values=tuple(pair for pair in self.values if pair not in gone))

    def one(self, key: str) -> str:
        """The first value of ``key``, or nothing."""
        return next((value for name, value in self.values if name == key), "")

    def all(self, key: str) -> tuple[str, ...]:
        """Every value of ``key``."""
        return tuple(value for name, value in self.values if name == key)

    def at(self, path: str) -> Address:
        """The same question asked of another page, from its first row."""
        return replace(self, path=path).without("page")

    def having(self, **values: Any) -> Address:
        """With these values in the place of the present ones; null or nothing removes a key. A new question starts on page 1."""
        named = {key.rstrip("_"): value for key, value in values.items()}
        kept = [pair for pair in self.values if pair[0] not in named and (pair[0] != "page" or "page" in named)]
        return Address.of(self.path, [*kept, *((key, str(value)) for key, value in named.items() if value not in (None, ""))])

    def adding(self, key: str, value: str) -> Address:
        """With one more value of a parameter that may be repeated."""
        return Address.of(self.path, [*self.without("page").values, (key, value)])

    def without(self, key: str, value: str | None = None) -> Address:
        """Without ``key``, or without this one value of it."""
        gone = ("page", self.one("page"))
        return replace(self, values=tuple(p for p in self.values if p != gone and not (p[0] == key and value in (None, p[1]))))

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """What narrows the question besides its words."""
        return tuple((key, value) for key, value in self.values if key in FACET_KEYS or key in ("from", "to", "role"))


@dataclass(frozen=True, slots=True)
class Asked:
    """An address understood: the question, and the parameters that could not be (key and kind of problem)."""

    address: Address
    question: Question
    problems: tuple[tuple[str, str], ...] = ()


def asked(address: Address, known: KnownNames, grouped: bool = False) -> Asked:
    """The question that ``address`` asks. Where a parameter cannot be understood, the question leaves it out and says so."""
    problems: list[tuple[str, str]] = []
    first, last = (_date(address, key, problems) for key in ("from", "to"))
    if first and last and first > last:
        problems.append(("to", "order"))
        last = None
    size = _whole(address, "size", SIZE, MOST, problems)
    question = Question(
        text=address.one("q"),
        filters=_filters(address, known, first, last),
        sort=_sort(address, problems),
        size=size,
        page=_whole(address, "page", 1, max(1, WINDOW // size), problems),
        stories=grouped and address.one("stories") != "0",
        role=address.one("role"),
        exact=address.one("exact") == "1",
        counted_as=_counted(address, problems),
    )
    return Asked(address, question, tuple(problems))


def typed_date(text: str) -> str | None:
    """``2026-11-21`` or ``21/11/2026`` as an ISO date; null for what is no date."""
    parts = _TYPED.fullmatch(text)
    written = f"{parts[3]}-{int(parts[2]):02}-{int(parts[1]):02}" if parts else text
    try:
        return date.fromisoformat(written).isoformat() if len(written) == 10 else None
    except ValueError:
        return None


def _filters(address: Address, known: KnownNames, first: str | None, last: str | None) -> Filters:
    def chosen(key: str) -> tuple[str, ...]:
        return known.keys(FACET_KEYS[key], address.all(key))

    return Filters(
        first=first, last=last, outlets=chosen("outlet"), officials=chosen("official"), programmes=chosen("programme"),
        places=chosen("place"), kinds=chosen("kind"), relevance=chosen("relevance"), indicators=chosen("indicator"),
    )  # fmt: skip


def _date(address: Address, key: str, problems: list[tuple[str, str]]) -> str | None:
    text = address.one(key)
    found = typed_date(text) if text else None
    if text and found is None:
        problems.append((key, "date"))
    return found


def _sort(address: Address, problems: list[tuple[str, str]]) -> Sort | None:
    text = address.one("sort")
    found = next((sort for sort in SORTS if sort == text), None)
    if text and found is None:
        problems.append(("sort", "choice"))
    return found


def _counted(address: Address, problems: list[tuple[str, str]]) -> Counted:
    text = address.one("count")
    if text not in COUNTED:
        problems.append(("count", "choice"))
    return COUNTED.get(text, "documents")


def _whole(address: Address, key: str, default: int, most: int, problems: list[tuple[str, str]]) -> int:
    text = address.one(key)
    if not text:
        return default
    if len(text) < 10 and text.isdecimal() and 1 <= int(text) <= most:
        return int(text)
    problems.append((key, "number"))
    return default
