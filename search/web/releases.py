"""`/siaran`: a press release against the archive."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from starlette.responses import Response

from crawler.errors import UsageError
from search.pickup import PickupReport
from search.web.doors import Door
from search.web.request import Visit

_LONGEST: Final = 200_000
"""Characters of a pasted release; no release is longer."""


def release_page(visit: Visit) -> Response:
    """The empty form."""
    return visit.page("pickup.html", report=None, text="", problem="")


def checked_page(visit: Visit) -> Response:
    """Who carried the release that was pasted or sent as a file (text or a saved page). It is read and forgotten."""
    text, sent = visit.form.one("naskah")[:_LONGEST], visit.form.files.get("berkas", b"")
    if not text and not sent:
        return visit.page("pickup.html", 400, report=None, text="", problem=visit.words("pickup_empty"))
    try:
        report = _read(visit, text.encode("utf-8", "replace") if text else sent)
    except UsageError as problem:
        return visit.page("pickup.html", 400, report=None, text=text, problem=str(problem))
    return visit.page("pickup.html", report=report, text=text, problem="", names={c.article.id: c.article for c in report.carriers})


def _read(visit: Visit, body: bytes) -> PickupReport:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"siaran.{'html' if body.lstrip()[:1] == b'<' else 'txt'}"
        path.write_bytes(body)
        try:
            return visit.app.pickup(path)
        except UsageError as problem:
            raise UsageError(str(problem).replace(f"{folder}/", "")) from None


DOORS: Final = (
    Door("/siaran", release_page, "reader"),
    Door("/siaran", checked_page, "reader", method="POST", does="pickup"),
)
