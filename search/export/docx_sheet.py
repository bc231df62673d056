"""A Word document that grows at its end. python-docx looks through the whole document for each paragraph, which takes minutes for
hundreds of articles; so pieces are made apart and moved in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.blkcntnr import BlockItemContainer
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement


class Sheet:
    """Appends to ``made``, a document of python-docx; :meth:`finish` must be called before it is saved."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self._styles: Mapping[str, str] = {s.name: s.style_id for s in made.styles if s.type == WD_STYLE_TYPE.PARAGRAPH and s.name}
        self._piece = self._apart()

    def paragraph(self, text: str = "", style: str = "") -> Any:
        """One more paragraph; a style that the template does not have is the default one."""
        added = self._piece.add_paragraph(text)
        if style in self._styles:
            added._p.style = self._styles[style]
        return added

    def has(self, style: str) -> bool:
        """Whether the template has a paragraph style of that name."""
        return style in self._styles

    def new_page(self) -> None:
        """What follows begins on a page of its own."""
        self.paragraph().add_run().add_break(WD_BREAK.PAGE)
        self.finish()

    def finish(self) -> None:
        """Move what was made apart into the document, behind what is there."""
        end = self.made.element.body.sectPr
        for child in list(self._piece._element):
            end.addprevious(child)
        self._piece = self._apart()

    def _apart(self) -> Any:
        body: Any = OxmlElement("w:body")
        return BlockItemContainer(body, self.made)
