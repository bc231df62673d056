"""Small tables of a page as CSV that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from starlette.responses import Response

from search.export.cells import fitted, guarded
from search.export.tables import Value
from search.export.text import plain


def csv_answer(name: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Response:
    """Comma-separated values in UTF-8 with a byte-order mark; no cell can act as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([fitted(guarded(value)) if isinstance(value, str) else plain(value) for value in row])
    headers = {"content-disposition": f'attachment; filename="kliping-{name}.csv"'}
    return Response(text.getvalue().encode("utf-8-sig", "replace"), media_type="text/csv; charset=utf-8", headers=headers)
