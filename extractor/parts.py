"""An article in several pages: the first one says what it is, and the text of the others is put behind its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crawler.outlets import Outlet
from crawler.page import Page
from extractor.article import Rejected
from extractor.draft import Draft
from extractor.html import draft_of_html


def draft_of_parts(page: Page, outlet: Outlet | None = None) -> Draft | Rejected:
    """The draft of an HTML page with all its parts; why there is none, when its first part gives none.

    What stands on every part (headline, reporter) is taken once. A later part in which no text can be found (pictures, advertisements)
    adds nothing.
    """
    first, *others = (draft_of_html(replace(page, body=body), outlet) for body in page.documents)
    if isinstance(first, Rejected) or not others:
        return first
    return replace(first, text="\n\n".join([first.text, *_further(first, [draft for draft in others if isinstance(draft, Draft)])]))


def _further(first: Draft, others: list[Draft]) -> Iterator[str]:
    known = {first.title, *_lines(first)}
    for draft in others:
        yield from (line for line in _lines(draft) if line not in known and line != draft.title)


def _lines(draft: Draft) -> list[str]:
    return [line.strip() for line in draft.text.split("\n") if line.strip()]
