"""The pages with lists: search and start page, statements, figures; and the same lists as data."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

from starlette.responses import Response

from search.app import App
from search.overview import overview
from search.views import Page
from search.web.asked import Address, Asked, asked
from search.web.charts import bars
from search.web.listing import ARTICLES, FIGURES, STATEMENTS, STORIES, Kind, listing, quick_periods
from search.web.request import Visit, as_json
from search.web.runs import LastRun, last_run
from search.web.series import MOST, series_of, shares
from search.web.sheets import csv_answer

_WIB: Final = timezone(timedelta(hours=7))


def today() -> date:
    """The day in western Indonesia."""
    return datetime.now(_WIB).date()


def search_page(visit: Visit) -> Response:
    """`/`: the overview without a question, else what was found."""
    if not visit.address.values:
        run = last_run(visit.app)
        seen = overview(visit.app, today())
        media = shares(seen.outlets, seen.period.articles)
        return visit.page("start.html", overview=seen, months=bars(seen.months), media=media, run=run)
    return _list_page(visit, ARTICLES)


def overview_data(visit: Visit) -> Response:
    """`/ringkasan.json`: the start page as data."""
    seen = overview(visit.app, today())
    return as_json({
        "periods": [{"name": name, **asdict(tally)} for name, tally in seen.compared()],
        "period": asdict(seen.period),
        "stories": [{**row.as_dict(), "outlets": seen.carried.get(row.article.id, ())} for row in seen.stories],
        "quoted": [{"official": key, "statements": count} for key, count in seen.quoted],
        "outlets": [{"outlet": key, "articles": count} for key, count in seen.outlets],
        "figures": [row.as_dict() for row in seen.figures],
        "months": [{"month": month, "articles": count} for month, count in seen.months],
    })  # fmt: skip


def overview_table(visit: Visit) -> Response:
    """`/ringkasan.csv`: the periods compared, for a spreadsheet."""
    seen = overview(visit.app, today())
    columns = ("masa", "dari", "sampai", "berita", "tentang kebijakan IKM", "cerita")
    rows = [
        (visit.words(f"compared_{name.replace(' ', '_')}"), t.first, t.last, t.articles, t.relevant, t.stories)
        for name, t in seen.compared()
    ]
    return csv_answer("ringkasan", columns, rows)


def stories_page(visit: Visit) -> Response:
    """`/cerita`: stories, each with all its carriers."""
    return _list_page(visit, STORIES)


def statements_page(visit: Visit) -> Response:
    """`/pernyataan`: who said what when."""
    return _list_page(visit, STATEMENTS)


def figures_page(visit: Visit) -> Response:
    """`/angka`: figures with what they measure; of a chosen indicator also how it went over time."""
    shown = asked(visit.address, visit.app.desk.known).question
    rows = visit.app.figures(replace(shown, size=MOST, page=1, sort="newest")).rows if shown.filters.indicators else ()
    return _list_page(visit, FIGURES, series=series_of(rows))


def search_data(visit: Visit) -> Response:
    """The articles of a list page."""
    return _list_data(visit, ARTICLES)


def statements_data(visit: Visit) -> Response:
    """The statements of a list page."""
    return _list_data(visit, STATEMENTS)


def figures_data(visit: Visit) -> Response:
    """The figures of a list page."""
    return _list_data(visit, FIGURES)


def stories_data(visit: Visit) -> Response:
    """Stories of which at least one carrier matches, each with all its carriers."""
    return _list_data(visit, STORIES)


def _list_data(visit: Visit, kind: Kind) -> Response:
    shown = listing(visit, kind)
    found, path = shown.found, visit.request.url.path
    return as_json({
        **counted(shown.asked, found),
        "problems": [{"parameter": key, "problem": problem} for key, problem in shown.asked.problems],
        "page": found.page,
        "pages": shown.pages,
        "prev_url": _at(path, shown.at_page(found.page - 1)),
        "next_url": _at(path, shown.at_page(found.page + 1)),
    })  # fmt: skip


def counted(understood: Asked, found: Page[Any]) -> dict[str, Any]:
    """A page of a list as data, without the way to its neighbours.

    ``total`` counts what matches, ``groups`` what is left where similar ones are shown as one.
    """
    return {
        "query": understood.question.text,
        "understood": found.understood,
        "notices": list(found.notices),
        "suggestion": found.suggestion,
        "total": found.total,
        "groups": found.groups,
        "size": found.size,
        "rows": [row.as_dict() for row in found.rows],
        "facets": {name: [{"value": value, "count": count} for value, count in counts] for name, counts in found.facets.items()},
        "histogram": [{"period": period, "count": count} for period, count in found.histogram],
    }


def _at(path: str, address: Address | None) -> str | None:
    return str(replace(address, path=path)) if address else None


def _list_page(visit: Visit, kind: Kind, **more: Any) -> Response:
    shown = listing(visit, kind)
    quick, run = quick_periods(shown.address, today()), last_run(visit.app)
    seen = updated(visit.app, run)
    return visit.page("list.html", shown=shown, kind=kind, found=shown.found, quick=quick, run=run, updated=seen, **more)


def updated(app: App, run: LastRun | None) -> str | None:
    """When the archive was last brought up to date (RFC 3339, UTC): by the newest article, or by a later visit that found nothing new."""
    return max(filter(None, (run.when if run else None, app.desk.store.newest())), default=None)
