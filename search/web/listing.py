"""A list of articles, statements or figures with everything around it: filters with counts, chips, timeline, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, Literal

from search.app import App
from search.asking import WINDOW, FacetCounts, Question
from search.document import What
from search.query_nodes import Keyword
from search.views import Page
from search.web.asked import FACET_KEYS, Address, Asked, asked
from search.web.charts import Bar, bars
from search.web.request import Visit
from search.wording import day

_FEW: Final = 7
"""Values of a facet shown at once; the others are one click away."""
_MANY: Final = 40
LARGE: Final = 2_000
"""From so many rows on an export is made while a page tells of its progress."""
_DAYS: Final = 92
"""Up to so many days the timeline shows days."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list: where it is, which verb answers, and what it can be narrowed by."""

    name: Literal["articles", "stories", "statements", "figures"]
    path: str
    what: What
    verb: Callable[[App, Question], Page[Any]]
    facets: tuple[Keyword, ...]

    @property
    def feed(self) -> str:
        """The address of the list as a feed."""
        return f"{self.path}.atom"

    @property
    def table(self) -> str:
        """The address of the whole list for a spreadsheet."""
        return f"{self.path}.csv"


ARTICLES: Final = Kind("articles", "/", "article", App.search, ("relevance", "outlet", "official", "programme", "place"))
STORIES: Final = replace(ARTICLES, name="stories", path="/cerita", verb=App.stories)
STATEMENTS: Final = Kind("statements", "/pernyataan", "statement", App.statements, ("official", "kind", "programme", "outlet", "relevance"))
FIGURES: Final = Kind("figures", "/angka", "figure", App.figures, ("indicator", "programme", "place", "outlet", "relevance"))
KINDS: Final = (ARTICLES, STORIES, STATEMENTS, FIGURES)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter: its name, how many rows have it, and where choosing it (or giving it up) leads."""

    label: str
    count: int
    chosen: bool
    to: Address


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its values, the chosen ones first."""

    keyword: Keyword
    shown: tuple[Value, ...]
    more: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter, and the list without it; ``count`` is how long that would be, where it was asked."""

    label: str
    to: Address
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A numbered page or a choice; null leads to nowhere: a gap between numbers."""

    label: str
    to: Address | None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """All that a list page shows."""

    kind: Kind
    asked: Asked
    found: Page[Any]
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    bars: tuple[Bar, ...]
    beyond: str = ""
    """The page number that was asked for and does not exist."""

    @property
    def pages(self) -> int:
        """How many pages can be opened."""
        return min(-(-self.found.shown_total // self.found.size), WINDOW // self.found.size) or 1

    @property
    def cut(self) -> int | None:
        """The last row that can be reached, when there are more."""
        return WINDOW if self.found.shown_total > WINDOW else None

    @property
    def large(self) -> bool:
        """Whether all of it takes so long to write down that people want to know how far it is."""
        return self.found.total >= LARGE

    @property
    def numbers(self) -> tuple[Link, ...]:
        """The first, the last and the neighbouring pages."""
        return tuple(_numbers(self.asked.address, self.found.page, self.pages))

    @property
    def address(self) -> Address:
        """Where this list is."""
        return self.asked.address

    def at_page(self, number: int) -> Address | None:
        """Another page of this list; null when there is none."""
        return self.address.having(page=number if number > 1 else None) if 1 <= number <= self.pages else None


def listing(visit: Visit, kind: Kind) -> Listing:
    """The list that the visit's address asks for. A page beyond the last one is answered with the first."""
    understood = asked(visit.address.at(kind.path).having(page=visit.address.one("page")), visit.app.desk.known, kind.what == "article")
    question = replace(understood.question, counted=True, histogram=unit(understood.question))
    found, beyond = kind.verb(visit.app, question), ""
    if any(key == "page" for key, _ in understood.problems) or (question.page > 1 and not found.rows):
        beyond, question = understood.address.one("page"), replace(question, page=1)
        found = kind.verb(visit.app, question)
        understood = replace(understood, problems=tuple(p for p in understood.problems if p[0] != "page"))
    facets = tuple(_facets(visit, kind, understood.address, question, found)) if found.total or understood.address.filters else ()
    chips = tuple(_chips(visit, kind, understood, found.total == 0))
    return Listing(kind, understood, found, facets, chips, bars(found.histogram), beyond)


def quick_periods(address: Address, today: date) -> tuple[tuple[str, Address], ...]:
    """Everyday periods (keys of the wording) with where they lead."""
    begins = (
        ("today", today),
        ("last_7_short", today - timedelta(days=6)),
        ("last_30", today - timedelta(days=29)),
        ("this_year", date(today.year, 1, 1)),
    )
    return tuple((name, address.having(from_=first.isoformat(), to=today.isoformat())) for name, first in begins)


def unit(question: Question) -> Literal["day", "month"]:
    """What the timeline of a question counts by."""
    first, last = question.filters.first, question.filters.last
    if not first or not last:
        return "month"
    return "day" if (date.fromisoformat(last) - date.fromisoformat(first)).days <= _DAYS else "month"


def _facets(visit: Visit, kind: Kind, address: Address, question: Question, found: Page[Any]) -> Iterator[Facet]:
    for keyword in kind.facets:
        chosen = _chosen(question, keyword)
        counts = visit.app.facet(question, kind.what, keyword) if chosen else found.facets.get(keyword, ())
        values = list(_values(visit, address, keyword, chosen, counts))
        if values:
            cut = max(_FEW, sum(value.chosen for value in values))
            yield Facet(keyword, tuple(values[:cut]), tuple(values[cut:_MANY]))


def _chosen(question: Question, keyword: Keyword) -> tuple[str, ...]:
    f = question.filters
    by_keyword = {"outlet": f.outlets, "official": f.officials, "programme": f.programmes, "place": f.places, "kind": f.kinds,
                  "relevance": f.relevance, "indicator": f.indicators}  # fmt: skip
    return by_keyword[keyword]


def _values(visit: Visit, address: Address, keyword: Keyword, chosen: tuple[str, ...], counts: FacetCounts) -> Iterator[Value]:
    counted = dict(counts)
    plain = Address.of(address.path, [*address.without(_param(keyword)).values, *((_param(keyword), value) for value in chosen)])
    for value in chosen:
        yield Value(visit.label(keyword, value), counted.get(value, 0), True, plain.without(_param(keyword), value))
    for value, count in counts:
        if value not in chosen:
            yield Value(visit.label(keyword, value), count, False, plain.adding(_param(keyword), value))


def _param(keyword: Keyword) -> str:
    return next(key for key, known in FACET_KEYS.items() if known == keyword)


def _chips(visit: Visit, kind: Kind, understood: Asked, nothing: bool) -> Iterator[Chip]:
    address = understood.address
    for key, value in address.filters:
        rest = address.without(key, value)
        count = None
        if nothing:
            other = asked(rest, visit.app.desk.known, understood.question.stories)
            count = kind.verb(visit.app, replace(other.question, size=0)).total
        yield Chip(_chip_label(visit, key, value, understood), rest, count)


def _chip_label(visit: Visit, key: str, value: str, understood: Asked) -> str:
    filters = understood.question.filters
    if key == "from":
        return visit.words("since", day=day(filters.first, visit.lang) if filters.first else value)
    if key == "to":
        return visit.words("until", day=day(filters.last, visit.lang) if filters.last else value)
    if key == "role":
        return f"{visit.words('role_filter')}: {value}"
    keys = visit.app.desk.known.keys(FACET_KEYS[key], [value])
    return " / ".join(visit.label(FACET_KEYS[key], found) for found in keys)


def _numbers(address: Address, page: int, pages: int) -> Iterator[Link]:
    near = sorted({1, pages, *range(max(1, page - 2), min(pages, page + 2) + 1)})
    before = 0
    for number in near:
        if number > before + 1:
            yield Link("…", None)
        yield Link(str(number), address.having(page=number if number > 1 else None), number == page)
        before = number
