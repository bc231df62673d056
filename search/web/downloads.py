"""Every hit of a list as one file: CSV that Excel opens, XLSX, JSON Lines."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from starlette.responses import Response

from search.asking import Question
from search.export.exporting import Format, export
from search.export.tables import Subject
from search.web.asked import asked
from search.web.doors import Door
from search.web.errors import missing_answer
from search.web.listing import KINDS
from search.web.lists import today
from search.web.request import Visit

FORMS: Final[Mapping[Format, str]] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
}
SUBJECTS: Final[tuple[Subject, ...]] = ("articles", "statements", "figures", "stories")
_NO_NAME: Final = re.compile(r"[^\w]+")


def download(visit: Visit) -> Response:
    """`/unduh/WHAT.FORM`: what the same address finds as a list, every row of it, with citation and archive id."""
    found = wanted(visit.key)
    return _file(visit, *found) if found else missing_answer(visit.request)


def wanted(name: str) -> tuple[Subject, Format] | None:
    """Which table in which form ``WHAT.FORM`` names; null for one that there is not."""
    what, _, end = name.partition(".")
    subject = next((known for known in SUBJECTS if known == what), None)
    form = next((known for known in FORMS if known == end), None)
    return (subject, form) if subject and form else None


def file_name(question: Question, subject: Subject, form: Format) -> str:
    """What the file is called: what was asked, and the day."""
    words = _NO_NAME.sub("-", question.text).strip("-").encode("ascii", "ignore").decode()[:40]
    return "-".join(filter(None, ("kliping", subject, words, today().isoformat()))) + f".{form}"


def _file(visit: Visit, subject: Subject, form: Format) -> Response:
    question = replace(asked(visit.address, visit.app.desk.known).question, page=1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"kliping.{form}"
        export(visit.app, question, subject, form, path, excel=True)
        body = path.read_bytes()
    named = {"content-disposition": f'attachment; filename="{file_name(question, subject, form)}"'}
    return Response(body, media_type=FORMS[form], headers=named)


DOORS: Final = (
    *(Door(kind.table, partial(_file, subject=kind.name, form="csv"), "reader", does="export") for kind in KINDS),
    Door("/unduh/{key}", download, "reader", does="export"),
)
