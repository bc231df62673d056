"""The kliping for Word: real headings, a contents field, and the styles of the office's own template."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from crawler.errors import ConfigError
from search.export.book import Book, Carrier, Item, Line
from search.export.book_text import missed_sentence
from search.export.docx_parts import bookmark, contents, hyperlink, page_number, repeat_heading_row
from search.export.docx_sheet import Sheet
from search.export.files import timeless_zip
from search.wording import number

_MADE: Final = datetime(1980, 1, 1)
_COLUMNS: Final = (("No.", 10), ("Tanggal", 24), ("Media", 26), ("Judul", 58), ("Nada", 16), ("Dikutip", 36))
"""Headings of the summary table with their widths in millimetres."""
_SIZES: Final = {"Normal": 10.5, "Heading 1": 15, "Heading 2": 12.5}


def docx(book: Book, template: Path | None = None) -> bytes:
    """The document, on A4 or on the pages of ``template``; the same book always gives the same bytes.

    Raises ``ConfigError`` when the template is missing or no Word file.
    """
    made = _opened(template)
    sheet = Sheet(made)
    _cover(sheet, book)
    sheet.new_page()
    _heading(sheet, "Daftar isi", 1)
    contents(sheet.paragraph(), [(f"{item.number}. {item.title}", _mark(item.number)) for item in book.items])
    sheet.new_page()
    _heading(sheet, "Ringkasan berita", 1)
    _table(sheet, book.lines)
    if book.items:
        sheet.new_page()
        _heading(sheet, "Berita menurut cerita", 1)
    for item in book.items:
        _item(sheet, item)
        sheet.finish()
    _ending(sheet, book)
    sheet.finish()
    target = io.BytesIO()
    made.save(target)
    return timeless_zip(target.getvalue())


def _opened(template: Path | None) -> Any:
    if template is None:
        made = Document()
        _a4(made)
        page_number(made.sections[0].footer.paragraphs[0])
    else:
        try:
            made = Document(str(template))
        except Exception as problem:  # python-docx raises whatever the zip and XML readers raise
            raise ConfigError(template, f"berkas Word ini tidak dapat dipakai ({problem})", key="office.template") from problem
    properties = made.core_properties
    properties.title, properties.author, properties.comments = "Kliping", "", ""
    properties.created = properties.modified = _MADE
    return made


def _a4(made: Any) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, size in _SIZES.items():
        made.styles[name].font.size = Pt(size)


def _cover(sheet: Sheet, book: Book) -> None:
    office = book.office
    for text, bold in ((office.name.upper(), True), (office.unit, False), (office.address, False)):
        if text:
            _centred(sheet, text, bold)
    _centred(sheet, book.heading, True, 26, before=110)
    _centred(sheet, book.when, False, 14)
    for n, sentence in enumerate(book.summary):
        line = sheet.paragraph()
        line.paragraph_format.space_before = Pt(60 if n == 0 else 0)
        line.add_run(sentence).bold = n == 0
    sheet.paragraph(missed_sentence(book.missed, book.visited))
    for one in book.missed or ():
        _bullet(sheet, f"{one.outlet}: {one.why}")


def _centred(sheet: Sheet, text: str, bold: bool, size: float = 12, before: float = 0) -> None:
    paragraph = sheet.paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(4)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)


def _table(sheet: Sheet, lines: tuple[Line, ...]) -> None:
    if not lines:
        sheet.paragraph("Tidak ada berita.")
        return
    sheet.finish()
    table = sheet.made.add_table(len(lines) + 1, len(_COLUMNS))
    table.style = next((style for style in sheet.made.styles if style.name == "Table Grid"), None)
    table.autofit = False
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
    repeat_heading_row(table.rows[0])
    rows = [[name for name, _ in _COLUMNS], *([str(n), x.date, x.outlet, x.title, "", x.quoted] for n, x in enumerate(lines, 1))]
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value, (_, width) in zip(row.cells, values, _COLUMNS, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            run = cell.paragraphs[0].add_run(value)
            run.font.size, run.bold = Pt(8.5), values is rows[0]


def _item(sheet: Sheet, item: Item) -> None:
    bookmark(_heading(sheet, f"{item.number}. {item.title}", 2), _mark(item.number), item.number)
    first = item.carriers[0]
    line = sheet.paragraph()
    line.add_run(f"{first.outlet} · {first.date} · {number(len(item.carriers))} pemuat").italic = True
    if first.url:
        hyperlink(sheet.paragraph(), first.url, first.url)
    for said in item.quotations:
        quoted = sheet.paragraph(style="Quote")
        quoted.add_run(f"{said.speaker}: ").bold = True
        quoted.add_run(f"“{said.text}”" if said.direct else said.text)
    for paragraph in item.paragraphs:
        sheet.paragraph(paragraph)
    if len(item.carriers) > 1:
        sheet.paragraph().add_run("Dimuat oleh").bold = True
        for carrier in item.carriers:
            _carrier(sheet, carrier)


def _carrier(sheet: Sheet, carrier: Carrier) -> None:
    line = _bullet(sheet, f"{carrier.outlet}, {carrier.date} ({carrier.how}): ")
    if carrier.url:
        hyperlink(line, carrier.url, carrier.title)
    else:
        line.add_run(carrier.title)


def _ending(sheet: Sheet, book: Book) -> None:
    office = book.office
    if not office.signatory:
        return
    place = ", ".join(part for part in (office.city, book.signed) if part)
    for text in (place, office.position, "", "", office.signatory):
        line = sheet.paragraph(text)
        line.paragraph_format.left_indent = Mm(100)
        line.paragraph_format.keep_with_next = text != office.signatory


def _heading(sheet: Sheet, text: str, level: int) -> Any:
    """A heading in the template's own style; outlined by hand where the template has none of that name."""
    style = f"Heading {level}"
    heading = sheet.paragraph(text, style=style)
    if not sheet.has(style):
        heading.runs[0].bold = True
    return heading


def _bullet(sheet: Sheet, text: str) -> Any:
    return sheet.paragraph(text, style="List Bullet")


def _mark(item: int) -> str:
    return f"cerita_{item}"
