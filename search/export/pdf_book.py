"""The kliping as PDF, set by Typst: the book goes in as data, so that no text of an article is ever read as markup."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from importlib.resources import as_file, files
from typing import Any, Final

import typst

from crawler.errors import KlipingError
from search.export.book import Book
from search.export.book_text import missed_sentence

_MARKED_SCRIPTS: Final = re.compile("[\u0300-\u036f\u0590-\u1fff\ua800-\uabff\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefe]")
"""Letters that carry marks of their own, as Arabic in a verse: Typst 0.15 fails to stretch lines that hold them."""
_LACKING: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1a00-\u1a1f\u1b00-\u1bff\u2e80-\u9fff\ua980-\ua9df\uaa00-\ud7ff\ufdf0-\ufdff\U00010000-\U0010ffff]"
)
"""Letters that none of Typst's own fonts has: Javanese, Balinese and other scripts of the region, Han, Hangul, most emoji."""


def pdf(book: Book) -> bytes:
    """An A4 document with contents and page numbers; made without network, and with Typst's own fonts so that it is the same everywhere.

    Lines are of one length unless the book quotes a script whose letters carry marks; where it holds letters that cannot be shown, it says
    so on the cover. Raises ``KlipingError`` when Typst cannot set it.
    """
    data = {**asdict(book), "missed_sentence": missed_sentence(book.missed, book.visited)}
    text = json.dumps(data, ensure_ascii=False)
    return _set({**data, "justified": not _MARKED_SCRIPTS.search(text), "lacking": bool(_LACKING.search(text))})


def _set(data: dict[str, Any]) -> bytes:
    with as_file(files("search.export").joinpath("book.typ")) as template:
        try:
            made = typst.compile(
                template, format="pdf", sys_inputs={"book": json.dumps(data, ensure_ascii=False)}, ignore_system_fonts=True
            )  # fmt: skip
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as problem:  # a panic of the typesetter is no Exception
            raise KlipingError(
                f"PDF ini gagal disusun ({str(problem)[:200]}); pakai --format docx / the PDF cannot be set, use --format docx"
            ) from problem
    assert isinstance(made, bytes)
    return made
