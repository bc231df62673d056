"""What Word knows and python-docx has no verb for: fields, bookmarks, links, and a table heading on every page (ECMA-376, part 1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_CONTENTS: Final = r'TOC \o "1-2" \h \z \u'


def contents(paragraph: Any, entries: Sequence[tuple[str, str]]) -> None:
    """A contents field that already shows ``entries`` (text and bookmark) as links; Word adds the page numbers when it is updated."""
    _field_part(paragraph, "begin", dirty=True)
    _instruction(paragraph, _CONTENTS)
    _field_part(paragraph, "separate")
    for n, (text, mark) in enumerate(entries):
        if n:
            paragraph.add_run().add_break()
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), mark)
        _move_run(paragraph.add_run(text), link, paragraph)
    _field_part(paragraph, "end")


def page_number(paragraph: Any) -> None:
    """The number of the page, as a field."""
    _field_part(paragraph, "begin")
    _instruction(paragraph, "PAGE")
    _field_part(paragraph, "end")


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Make the whole paragraph the target ``name``; ``number`` is the bookmark's own in the document."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for part in (start, end):
        part.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    first = next((at for at, child in enumerate(paragraph._p) if child.tag == qn("w:r")), len(paragraph._p))
    paragraph._p.insert(first, start)
    paragraph._p.append(end)


def hyperlink(paragraph: Any, url: str, text: str) -> None:
    """Append a link to ``url``; opening the document fetches nothing."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.underline = True
    _move_run(run, link, paragraph)


def repeat_heading_row(row: Any) -> None:
    """Have this row of a table repeated on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _move_run(run: Any, into: Any, paragraph: Any) -> None:
    into.append(run._r)
    paragraph._p.append(into)


def _field_part(paragraph: Any, kind: str, dirty: bool = False) -> None:
    part = OxmlElement("w:fldChar")
    part.set(qn("w:fldCharType"), kind)
    if dirty:
        part.set(qn("w:dirty"), "true")
    paragraph.add_run()._r.append(part)


def _instruction(paragraph: Any, text: str) -> None:
    part = OxmlElement("w:instrText")
    part.set(qn("xml:space"), "preserve")
    part.text = text
    paragraph.add_run()._r.append(part)
