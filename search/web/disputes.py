"""`/angka/bertentangan`: where sources contradict each other, fact by fact; the same as data and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from starlette.responses import Response

from extractor.article import Article, Figure
from search.export.tables import Value
from search.views import FigureRow, Page
from search.web.asked import MOST, Asked, asked
from search.web.doors import Door
from search.web.request import Visit, as_json
from search.web.sheets import csv_answer

PATH: Final = "/angka/bertentangan"
_COLUMNS: Final = ("indikator", "nama", "per", "nilai", "satuan", "tertulis", "media", "tanggal", "judul", "alamat", "berita")


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a fact and every figure that tells it."""

    value: float
    rows: tuple[FigureRow, ...]

    @property
    def first(self) -> str:
        """The value as its earliest figure prints it."""
        return self.rows[0].article.figures[self.rows[0].number].text


@dataclass(frozen=True, slots=True)
class Fact:
    """An indicator (its id) of one period, with the values that contradict each other, the lowest first."""

    indicator: str
    as_of: str
    values: tuple[Told, ...]


def disputes_page(visit: Visit) -> Response:
    """The facts that the address asks for, each with its values and who prints them."""
    understood, found = _found(visit)
    return visit.page("disputes.html", asked=understood, found=found, facts=facts_of(found.rows))


def disputes_data(visit: Visit) -> Response:
    """The same as data; the interface for programs answers it too."""
    _, found = _found(visit)
    return as_json({"total": found.total, "facts": [_as_dict(fact) for fact in facts_of(found.rows)]})


def disputes_table(visit: Visit) -> Response:
    """The same for a spreadsheet: a row for every printed figure."""
    _, found = _found(visit)
    rows = (_cells(visit, row.article, row.article.figures[row.number]) for row in found.rows)
    return csv_answer("angka-bertentangan", _COLUMNS, rows)


def _cells(visit: Visit, article: Article, figure: Figure) -> tuple[Value, ...]:
    indicator = visit.label("indicator", figure.indicator or "")
    said = (figure.indicator, indicator, figure.as_of, figure.value, figure.unit, figure.text)
    return (*said, article.outlet or article.source, article.published, article.title, article.url, article.id)


def facts_of(rows: Iterable[FigureRow]) -> tuple[Fact, ...]:
    """Rows that come by indicator, period and value, as facts."""
    by_fact = groupby(rows, key=lambda row: _key(row)[:2])
    return tuple(Fact(*fact, _values(of_fact)) for fact, of_fact in by_fact)


def _values(rows: Iterable[FigureRow]) -> tuple[Told, ...]:
    return tuple(Told(value, tuple(of_value)) for value, of_value in groupby(rows, key=lambda row: _key(row)[2]))


def _key(row: FigureRow) -> tuple[str, str, float]:
    figure = row.article.figures[row.number]
    return figure.indicator or "", figure.as_of or "", figure.value or 0.0


def _found(visit: Visit) -> tuple[Asked, Page[FigureRow]]:
    understood = asked(visit.address.at(PATH), visit.app.desk.known)
    return understood, visit.app.disputed_figures(replace(understood.question, size=MOST, page=1))


def _as_dict(fact: Fact) -> dict[str, Any]:
    values = [{"value": one.value, "text": one.first, "figures": [row.as_dict() for row in one.rows]} for one in fact.values]
    return {"indicator": fact.indicator, "as_of": fact.as_of, "values": values}


DOORS: Final = (
    Door(f"{PATH}.json", disputes_data, "reader"),
    Door(f"{PATH}.csv", disputes_table, "reader"),
    Door(PATH, disputes_page, "reader"),
)
