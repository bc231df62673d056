"""Rows as a workbook in which every cell is text: nothing in it can act as a formula, and no program rewrites a number or a date."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from crawler.errors import UsageError
from search.export.cells import fitted
from search.export.tables import Column, Value
from search.export.text import plain

MOST_ROWS: Final = 1_048_575
"""So many rows fit below the heading of a sheet."""
_MADE: Final = datetime(1980, 1, 1)
"""The same in every file, so that equal content is equal bytes."""
_WIDTHS: Final = {"isi": 60, "judul": 48, "pernyataan": 60, "catatan": 48, "alamat": 32}
_OPTIONS: Final = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@contextmanager
def workbook(target: BinaryIO, **options: bool) -> Iterator[Any]:
    """An empty workbook that takes strings for strings and does not remember when it was made; written when the block ends."""
    book = xlsxwriter.Workbook(target, {**_OPTIONS, **options})
    book.set_properties({"title": "kliping", "created": _MADE})
    try:
        yield book
    finally:
        _close(book)


def _close(book: Any) -> None:
    try:
        book.close()
    except FileCreateError as problem:
        raise OSError(*problem.args) from problem


def write_xlsx(path: Path, columns: Sequence[Column], rows: Iterable[tuple[Value, ...]], about: Mapping[str, str]) -> None:
    """One sheet of rows and one that says what they are. Raises ``UsageError`` when there are more rows than a sheet holds."""
    packed = io.BytesIO()  # in memory first: a zip file that the disk did not take whole complains once more when it is forgotten
    with workbook(packed) as book:
        heading = book.add_format({"bold": True, "num_format": "@", "bottom": 1})
        text = book.add_format({"num_format": "@", "valign": "top"})
        sheet = book.add_worksheet("Data")
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, _WIDTHS.get(column.name, 18), text)
            sheet.write_string(0, at, column.name, heading)
        for line, row in enumerate(rows, 1):
            _write_row(sheet, line, row, text)
        _about(book, heading, text, columns, about)
    path.write_bytes(packed.getbuffer())


def _write_row(sheet: Any, line: int, row: tuple[Value, ...], text: Any) -> None:
    if line > MOST_ROWS:
        raise UsageError(f"lembar XLSX memuat paling banyak {MOST_ROWS} baris; pilih --format csv, jsonl atau parquet")
    for at, value in enumerate(row):
        if value is not None:
            sheet.write_string(line, at, fitted(plain(value)), text)


def _about(book: Any, heading: Any, text: Any, columns: Sequence[Column], about: Mapping[str, str]) -> None:
    sheet = book.add_worksheet("Tentang")
    sheet.set_column(0, 0, 18, text)
    sheet.set_column(1, 1, 90, text)
    lines = [*about.items(), ("", ""), ("kolom", "arti"), *((column.name, column.meaning) for column in columns)]
    for line, (name, value) in enumerate(lines):
        sheet.write_string(line, 0, name, heading)
        sheet.write_string(line, 1, fitted(plain(value)), text)
