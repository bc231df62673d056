"""Plain text files and input lines: decode, find the headline, hand on."""

from __future__ import annotations

import re
from typing import Final

from crawler.page import Page
from extractor.article import Rejected
from extractor.cleaning.characters import is_open, plain_characters
from extractor.cleaning.datelines import split_dateline
from extractor.cleaning.findings import flat
from extractor.cleaning.lines import is_date_line, is_sentence, line_reason
from extractor.cleaning.rubrics import is_rubric
from extractor.decode import decode
from extractor.draft import MAX_BYTES, MAX_CHARACTERS, Draft, refuse

_HEADLINE_WORDS: Final = range(3, 31)
_LONGEST_HEADLINE: Final = 220
_DEEPEST: Final = 6
_LABELLED: Final = re.compile(
    r"(?:Penulis|Editor|Reporter|Oleh|Laporan|Red|Redaktur|Foto|Pewarta|Baca|Sumber|Video)\b\s*(?:Wartawan|juga)?\s*:?", re.IGNORECASE
)
_INNER_END: Final = re.compile(r"[a-z)]{3}\. [A-Z]")
_QUOTATION_AT_END: Final = re.compile(r"(?P<before>[^\"“”‘]*?)(?:[\"“](?P<said>[^\"“”\n]{3,150}?)(?P<mark>[!?…]*)[\"”])", re.DOTALL)
_SAID: Final = re.compile(
    r"[.,][\"”]|\. |, ?[\"“]|\b(?:kata|ujar|ucap|tutur|ungkap|tegas|jelas|imbuh|pungkas|lanjut)(?:nya)?\b|"
    r"\b(?:mengatakan|berkata|menyebut)[ ,:]"
)
_LEAD: Final = re.compile(r"\b(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu),? ?\(\d{1,2}/\d{1,2}|[:–—-]\Z")
"""What no headline has: the day in brackets, a colon or a dash at its end."""
_END_OF_QUESTION: Final = re.compile(r"[?!]\Z")


def draft_of_text(page: Page) -> Draft | Rejected:
    """The draft of a plain text page; rejected when it is empty, no text, or larger than :data:`extractor.draft.MAX_BYTES` or
    longer than :data:`extractor.draft.MAX_CHARACTERS`."""
    if len(page.body) > MAX_BYTES:
        return refuse(page, "too-large", f"{len(page.body)} bita, batasnya {MAX_BYTES}")
    text = decode(page.body, page.charset)
    if text is None:
        return refuse(page, "not-text", "berkas biner atau gambar")
    if not text.strip():
        return refuse(page, "empty", "tidak ada satu huruf pun")
    if len(text) > MAX_CHARACTERS:
        return refuse(page, "too-large", f"{len(text)} huruf, batasnya {MAX_CHARACTERS}")
    if page.given.title:
        return Draft(page.given.title, text)
    title, rest = _headline(plain_characters(text))
    return Draft(title, rest)


def _headline(text: str) -> tuple[str | None, str]:
    """The headline among the first lines, and the text without it; no headline where the article begins at once."""
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for order, at in enumerate(filled[:_DEEPEST]):
        line = flat(lines[at])
        quoted = order + 1 < len(filled) and _is_quoted_headline(line)
        if not quoted and _begins_article(line):
            break
        if order + 1 < len(filled) and (quoted or _is_headline(line)):
            return line, "\n".join(lines[:at] + lines[at + 1 :])
    return None, text


def _begins_article(line: str) -> bool:
    ends = is_sentence(line) and not _END_OF_QUESTION.search(line)
    return (
        ends
        or _INNER_END.search(line) is not None
        or len(line) > _LONGEST_HEADLINE
        or is_open(line)
        or _LEAD.search(line) is not None
        or split_dateline(line)[0] is not None
    )


def _is_headline(line: str) -> bool:
    furniture = line_reason(line) is not None or is_date_line(line) or is_rubric(line) or _LABELLED.match(line) is not None
    return not furniture and len(line.split()) in _HEADLINE_WORDS and line[0] not in "-•*"


def _is_quoted_headline(line: str) -> bool:
    """Whether ``line`` is a headline that is or ends in a quotation: ``Perajin: "Kami Bertahan"``, not ``"Kami bertahan," katanya``."""
    found = _QUOTATION_AT_END.fullmatch(line)
    if found is None or len(line) > _LONGEST_HEADLINE or len(line.split()) not in _HEADLINE_WORDS or _SAID.search(line):
        return False
    return not found["mark"] or _in_title_case(found["before"] + " " + found["said"])


def _in_title_case(words: str) -> bool:
    """Whether most of ``words`` that a headline would capitalise begin with a capital; the first says nothing."""
    long = [word.strip("\"“”‘’'(),:") for word in words.split()[1:] if len(word) > 4]
    return sum(word[:1].isupper() for word in long) > len(long) / 2
