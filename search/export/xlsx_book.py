"""The kliping as a workbook: the summary, the list with an empty column for the tone, and what was not reached."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any, Final

from search.export.book import Book
from search.export.book_text import missed_sentence
from search.export.cells import fitted
from search.export.xlsx import workbook

_COLUMNS: Final = (
    ("No.", 5), ("Tanggal", 18), ("Media", 22), ("Judul", 60), ("Nada", 12), ("Dikutip", 36), ("Tautan", 44), ("Cerita", 8),
)  # fmt: skip
_WIDTHS: Final = tuple(width for _, width in _COLUMNS)
_SUMMARY: Final = (76,)
_MISSED: Final = (28, 48)
_LINE: Final = 15.0
"""Points that a line of text takes."""
_FULL: Final = 0.9
"""The part of a column's width that is surely filled before a word goes to the next line, whatever font a program puts in."""


def xlsx(book: Book) -> bytes:
    """The workbook; every cell is text, and nothing is a formula."""
    target = io.BytesIO()
    with workbook(target, in_memory=True, constant_memory=False) as made:
        text = made.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        bold = made.add_format({"num_format": "@", "valign": "top", "bold": True, "text_wrap": True})
        _summary(made.add_worksheet("Ringkasan"), book, text, bold)
        _list(made.add_worksheet("Daftar berita"), book, text, bold)
        _missed(made.add_worksheet("Belum lengkap"), book, text, bold)
    return target.getvalue()


def _summary(sheet: Any, book: Book, text: Any, bold: Any) -> None:
    sheet.set_column(0, 0, *_SUMMARY, text)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    office = [part for part in (book.office.name, book.office.unit, book.office.address) if part]
    _rows(sheet, 0, [(line,) for line in (*office, book.heading, book.when)], bold, _SUMMARY)
    _rows(sheet, len(office) + 3, [(line,) for line in book.summary], text, _SUMMARY)


def _list(sheet: Any, book: Book, text: Any, bold: Any) -> None:
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width, text)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    _rows(sheet, 0, [[name for name, _ in _COLUMNS]], bold, _WIDTHS)
    lines = enumerate(book.lines, 1)
    _rows(sheet, 1, ((str(n), x.date, x.outlet, x.title, "", x.quoted, x.url, str(x.item)) for n, x in lines), text, _WIDTHS)
    sheet.autofilter(0, 0, len(book.lines), len(_COLUMNS) - 1)


def _missed(sheet: Any, book: Book, text: Any, bold: Any) -> None:
    for at, width in enumerate(_MISSED):
        sheet.set_column(at, at, width, text)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    _rows(sheet, 0, [(missed_sentence(book.missed, book.visited),)], bold, _MISSED)
    _rows(sheet, 2, [(one.outlet, one.why) for one in book.missed or ()], text, _MISSED)


def _rows(sheet: Any, first: int, rows: Iterable[Sequence[str]], form: Any, widths: Sequence[int]) -> None:
    """Each row as high as its text needs: not every program finds that out by itself, and rows would cover each other."""
    for line, row in enumerate(rows, first):
        values = [fitted(value) for value in row]
        sheet.set_row(line, _LINE * max(_lines(value, width) for value, width in zip(values, widths, strict=False)))
        for at, value in enumerate(values):
            sheet.write_string(line, at, value, form)


def _lines(value: str, width: int) -> int:
    return max(1, len(wrap(value, max(1, int(width * _FULL)))))
