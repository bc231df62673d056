"""`/kliping`: the kliping of picked articles, or of a day, a period, a search: looked at, put in order, taken away as files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Final
from urllib.parse import parse_qsl

from starlette.responses import Response

from crawler.errors import UsageError
from search.asking import every
from search.export.book import Book, Item, Line
from search.export.book_text import missed_sentence, whatsapp
from search.export.booking import HEADING, BookFormat, book_bytes, picked_book, question_book
from search.web.asked import Address, Asked, asked
from search.web.basket import MOST, Picks, added, dropped, moved
from search.web.doors import Door
from search.web.errors import missing_answer
from search.web.lists import today
from search.web.picking import keep_picks, local_path, picks_of
from search.web.request import Visit, as_json
from search.web.sheets import csv_answer

PATH: Final = "/kliping"
FORMS: Final[Mapping[BookFormat, str]] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain; charset=utf-8",
}
_LISTED: Final = 200
"""So many stories of a period or a search the page lists; the files have all."""
_HEADING: Final = 120
_NO_NAME: Final = re.compile(r"[^\w]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kliping as the page shows it: ``picked`` ones can be changed, those of a period or a search are what was ``asked``.

    ``book`` is null where it could not be made; ``problem`` then says why.
    """

    picked: bool
    asked: Asked
    heading: str
    book: Book | None
    problem: str = ""
    full: int = 0
    """So many articles did not fit among the picks."""

    @property
    def stories(self) -> Sequence[tuple[Item, tuple[Line, ...]]]:
        """The stories to list, each with its articles in the kliping."""
        lines: dict[int, list[Line]] = {}
        for line in self.book.lines if self.book else ():
            lines.setdefault(line.item, []).append(line)
        items = self.book.items if self.book else ()
        return [(item, tuple(lines[item.number])) for item in (items if self.picked else items[:_LISTED])]

    @property
    def missed(self) -> str:
        """What the kliping may lack, in a sentence."""
        return missed_sentence(self.book.missed, self.book.visited) if self.book else ""

    def at(self, form: str) -> str:
        """Where the kliping is to be had as a file, or as data."""
        to = replace(self.asked.address, path=f"{PATH}.{form}") if not self.picked else Address(f"{PATH}.{form}")
        return str(to)


def kliping_page(visit: Visit) -> Response:
    """`/kliping`: what was picked; with a period or words in the address, the kliping of that."""
    sheet = sheet_of(visit)
    text = whatsapp(sheet.book) if sheet.book and sheet.book.lines else ""
    return visit.page("kliping.html", sheet=sheet, days=_days(today()), whatsapp=text, most=MOST)


def kliping_data(visit: Visit) -> Response:
    """The kliping as data."""
    return as_json({key: value for key, value in asdict(made(visit)).items() if key != "office"})


def kliping_table(visit: Visit) -> Response:
    """The articles of the kliping for a spreadsheet; the column of the tone is left to people."""
    columns = ("no", "tanggal", "media", "judul", "nada", "dikutip", "tautan", "cerita", "id")
    lines = enumerate(made(visit).lines, 1)
    return csv_answer("daftar", columns, ((n, x.date, x.outlet, x.title, "", x.quoted, x.url, x.item, x.article) for n, x in lines))


def made(visit: Visit) -> Book:
    """The kliping that the address asks for. Raises ``UsageError`` where it cannot be made."""
    sheet = sheet_of(visit)
    if sheet.book is None:
        raise UsageError(sheet.problem)
    return sheet.book


def kliping_file(visit: Visit) -> Response:
    """`/kliping.docx`, `.pdf`, `.xlsx`, `.txt`: the kliping to take away."""
    form = next((form for form in FORMS if form == visit.request.path_params["form"]), None)
    if form is None:
        return missing_answer(visit.request)
    sheet = sheet_of(visit)
    if sheet.book is None:
        raise UsageError(sheet.problem)
    visit.note("pilihan" if sheet.picked else str(sheet.asked.address), form)
    name = _file_name(sheet)
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"'}
    return Response(book_bytes(visit.app, sheet.book, form), media_type=FORMS[form], headers=headers)


def sheet_of(visit: Visit) -> Sheet:
    """The kliping that the address asks for: of a question where it has one, else of the picks."""
    address = _whole_period(visit.address.without("page").without("size").without("stories").without("count"))
    understood = asked(address, visit.app.desk.known)
    typed = " ".join(visit.request.query_params.get("judul", "").split())[:_HEADING]
    if not address.values:
        keys = [article.id for article in visit.app.desk.store.articles(picks_of(visit.request))]
        return Sheet(True, understood, typed, picked_book(visit.app, keys, typed or HEADING), full=_left_out(visit))
    try:
        book = question_book(visit.app, understood.question)
    except UsageError as problem:
        return Sheet(False, understood, typed, None, str(problem))
    return Sheet(False, understood, typed, replace(book, heading=typed) if typed else book)


def change(visit: Visit) -> Response:
    """A form that changes the picks: ``do`` says how, ``key`` with what; ``back`` is where its page was."""
    do, picks = visit.form.one("do"), picks_of(visit.request)
    if do == "all":
        return _pick_all(visit, picks)
    changed, left = _CHANGES.get(do, _unchanged)(visit, picks)
    to = local_path(visit.form.one("back"), PATH)
    return keep_picks(visit.request, visit.go(f"{PATH}?penuh={left}" if left else to), changed)


def _pick_all(visit: Visit, picks: Picks) -> Response:
    """Everything that a list finds; a search that finds more than can be picked is a kliping of its own."""
    path, _, values = visit.form.one("list").partition("?")
    address = Address.of(path or "/", parse_qsl(values))
    question = replace(asked(address, visit.app.desk.known).question, stories=False, sort="newest")
    keys, left = added(picks, (hit.article for hit in every(visit.app.desk, question, "article")))
    if left and address.values:
        return visit.go(str(address.at(PATH)))
    to = f"{PATH}?penuh={left}" if left else local_path(visit.form.one("back"), PATH)
    return keep_picks(visit.request, visit.go(to), keys)


def _add(visit: Visit, picks: Picks) -> tuple[Picks, int]:
    """A story's id stands for all its carriers."""
    store = visit.app.desk.store
    stories = {key: store.story(key) for key in visit.form.all("key") if key.startswith("s")}
    members = {key: [article.id for article, _ in story.carriers] for key, story in stories.items() if story}
    return added(picks, [one for key in visit.form.all("key") for one in members.get(key, [key])])


def _drop(visit: Visit, picks: Picks) -> tuple[Picks, int]:
    return dropped(picks, visit.form.all("key")), 0


def _move(visit: Visit, picks: Picks) -> tuple[Picks, int]:
    number = next((n for n, group in enumerate(_groups(visit, picks)) if visit.form.one("key") in group), -1)
    return moved(_groups(visit, picks), number, -1 if visit.form.one("do") == "up" else 1), 0


def _sort(visit: Visit, picks: Picks) -> tuple[Picks, int]:
    """By the number of carriers, the largest story first; among equals as before."""
    sizes = visit.app.desk.store.story_sizes()
    stories = {article.id: article.story for article in visit.app.desk.store.articles(picks)}
    groups = sorted(_groups(visit, picks), key=lambda group: -sizes.get(stories[group[0]] or "", 1))
    return tuple(key for group in groups for key in group), 0


def _clear(visit: Visit, picks: Picks) -> tuple[Picks, int]:
    return (), 0


def _unchanged(visit: Visit, picks: Picks) -> tuple[Picks, int]:
    return picks, 0


_CHANGES: Final[Mapping[str, Callable[[Visit, Picks], tuple[Picks, int]]]] = {
    "add": _add, "drop": _drop, "up": _move, "down": _move, "sort": _sort, "clear": _clear,
}  # fmt: skip


def _groups(visit: Visit, picks: Picks) -> list[Picks]:
    """The picks story by story, in the order of the kliping."""
    groups: dict[str, list[str]] = {}
    for article in visit.app.desk.store.articles(picks):
        groups.setdefault(article.story or article.id, []).append(article.id)
    return [tuple(group) for group in groups.values()]


def _left_out(visit: Visit) -> int:
    written = visit.request.query_params.get("penuh", "")
    return int(written) if written.isdecimal() and len(written) < 7 else 0


def _whole_period(address: Address) -> Address:
    """A period of which only one end is given is that day alone."""
    first, last = address.one("from"), address.one("to")
    return address.having(from_=first or last, to=last or first) if bool(first) != bool(last) else address


def _days(now: date) -> Sequence[tuple[str, Address]]:
    """Everyday periods (keys of the wording) with where they lead."""
    yesterday, month = now - timedelta(days=1), now.replace(day=1)
    week = now - timedelta(days=6)
    periods = (("today", now, now), ("yesterday", yesterday, yesterday), ("last_7_short", week, now), ("this_month", month, now))
    plain = Address.of(PATH, [("relevance", "relevant")])
    return [(name, plain.having(from_=first.isoformat(), to=last.isoformat())) for name, first, last in periods]


def _file_name(sheet: Sheet) -> str:
    filters = sheet.asked.question.filters
    days = dict.fromkeys(day for day in (filters.first, filters.last) if day)
    words = _NO_NAME.sub("-", sheet.heading or sheet.asked.question.text).strip("-").lower()[:40]
    return "-".join(filter(None, ("kliping", words, "--".join(days), "pilihan" if sheet.picked and not words else "")))


DOORS: Final = (
    Door(f"{PATH}.json", kliping_data, "reader"),
    Door(f"{PATH}.csv", kliping_table, "reader"),
    Door(f"{PATH}.{{form}}", kliping_file, "reader", does="book"),
    Door(PATH, kliping_page, "reader", lists=True),
    Door(PATH, change, "reader", method="POST"),
)
