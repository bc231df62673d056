"""`/siapkan/WHAT.FORM`: a large export, made while its page says how far it is, then to be fetched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from starlette.responses import FileResponse, Response

from search.app import App
from search.asking import Question
from search.export.exporting import Format, export
from search.export.tables import Subject
from search.web.asked import asked
from search.web.chores import Chore
from search.web.doors import Door
from search.web.downloads import FORMS, file_name, wanted
from search.web.errors import missing_answer
from search.web.listing import KINDS
from search.web.request import Visit, as_json


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that was made, with its number of rows and its size in bytes."""

    path: Path
    rows: int
    size: int


def preparing_page(visit: Visit) -> Response:
    """How far the file is; where it is ready, where to fetch it."""
    chore = _chore(visit)
    if chore is None:
        return missing_answer(visit.request)
    subject, form = _what(visit)
    return visit.page(
        "preparing.html", chore=chore, said=_said(visit, chore), subject=subject, form=form, fetch=_fetch(visit), list=_list(visit)
    )


def preparing_data(visit: Visit) -> Response:
    """The same for the script of the page."""
    chore = _chore(visit)
    if chore is None:
        return missing_answer(visit.request)
    return as_json({"ended": chore.ended, "percent": chore.percent, "done": chore.done, "total": chore.total, "problem": chore.problem,
                    "said": _said(visit, chore)})  # fmt: skip


def prepared(visit: Visit) -> Response:
    """The file itself; where it has been forgotten, the page that makes it anew."""
    if wanted(visit.key) is None:
        return missing_answer(visit.request)
    chore = visit.chores.find(_key(visit), visit.caller.name)
    if chore is None or not isinstance(chore.result, Ready):
        return visit.go(str(visit.address.at(f"/siapkan/{visit.key}")))
    question = asked(visit.address, visit.app.desk.known).question
    subject, form = _what(visit)
    return FileResponse(chore.result.path, media_type=FORMS[form], filename=file_name(question, subject, form))


def _chore(visit: Visit) -> Chore | None:
    if wanted(visit.key) is None:
        return None
    subject, form = _what(visit)
    question = replace(asked(visit.address, visit.app.desk.known).question, page=1)
    return visit.chores.start(_key(visit), visit.caller.name, visit.lang, partial(_make, question, subject, form))


def _said(visit: Visit, chore: Chore) -> str:
    return visit.words("prepare_under_way", done=chore.done, total=chore.total) if chore.total else visit.words("prepare_waits")


def _make(question: Question, subject: Subject, form: Format, app: App, chore: Chore) -> Ready:
    path = chore.folder / f"kliping.{form}"
    made = export(app, question, subject, form, path, excel=True, told=chore.tell)
    return Ready(path, made.rows, path.stat().st_size)


def _what(visit: Visit) -> tuple[Subject, Format]:
    found = wanted(visit.key)
    assert found is not None
    return found


def _key(visit: Visit) -> str:
    """The same question of a changed archive is another file."""
    return f"{visit.key} {visit.address.at('')} {visit.app.desk.store.last_change()}"


def _fetch(visit: Visit) -> str:
    return str(visit.address.at(f"/siapkan/{visit.key}/berkas"))


def _list(visit: Visit) -> str:
    subject, _ = _what(visit)
    return str(visit.address.at(next(kind.path for kind in KINDS if kind.name == subject)))


DOORS: Final = (
    Door("/siapkan/{key}/berkas", prepared, "reader", does="export"),
    Door("/siapkan/{key}.json", preparing_data, "reader"),
    Door("/siapkan/{key}", preparing_page, "reader"),
)
