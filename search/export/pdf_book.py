"""The kliping as PDF, set by Typst: the book goes in as data, so that no text of an article is ever read as markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import as_file, files

import typst

from search.export.book import Book
from search.export.book_text import missed_sentence


def pdf(book: Book) -> bytes:
    """An A4 document with contents and page numbers; made without network, and with Typst's own fonts so that it is the same everywhere."""
    data = {**asdict(book), "missed_sentence": missed_sentence(book.missed, book.visited)}
    with as_file(files("search.export").joinpath("book.typ")) as template:
        made = typst.compile(
            template, format="pdf", sys_inputs={"book": json.dumps(data, ensure_ascii=False)}, ignore_system_fonts=True
        )  # fmt: skip
    assert isinstance(made, bytes)
    return made
