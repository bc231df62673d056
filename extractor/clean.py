"""From what a page printed to the article's own words: nothing of it lost, nothing of the site left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractor.article import Dropped
from extractor.cleaning.bylines import has_initials, is_signature_line, split_glued_tail, take_signature
from extractor.cleaning.characters import lines_as_paragraphs, plain_characters
from extractor.cleaning.credits import without_credits
from extractor.cleaning.datelines import split_dateline
from extractor.cleaning.findings import Findings, flat
from extractor.cleaning.furniture import without_furniture
from extractor.cleaning.head import split_before_agency, without_head
from extractor.cleaning.lines import is_sentence
from extractor.cleaning.links import without_links
from extractor.cleaning.masthead import without_masthead
from extractor.cleaning.repeats import without_repeats
from extractor.cleaning.vocabulary import MONTHS, WEEKDAY_STEMS, WEEKDAYS
from extractor.cleaning.writers import signed_with_work
from extractor.draft import DateHint, Draft
from extractor.stems import lowered, matches, places

_WEEKDAY: Final = re.compile(rf"\b(?:{WEEKDAYS})\b", re.IGNORECASE)
_NUMBERED: Final = re.compile(rf"[(\d](?:(?<=\()\d{{1,2}}[/-]\d{{1,2}}\b|(?<=\b\d)\d? (?:{MONTHS})\b)", re.IGNORECASE)
_AROUND: Final = 80
_TOP: Final = 3
"""Lines at the top in which the dateline is looked for behind what a template glued before it."""
_LOST_DATELINE: Final = re.compile(r"[-–—]{1,2} ?(?=[\"“]?[A-Z])")
_LOST_LINKS: Final = re.compile(r"(?<=[.!?\"”])[ ,]*,[ ,.]*\Z|(?<=\w)(?: ,){2,} *\Z")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's words and what was found around them.

    ``text`` has one blank line between paragraphs and the publisher's wording, typos included. ``dropped`` lists everything that was
    removed, in the order of removal. ``hints`` are all words that may date the article, those of the draft first.
    """

    title: str | None
    text: str
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    dateline: str | None = None
    dropped: tuple[Dropped, ...] = ()
    hints: tuple[DateHint, ...] = ()


def clean(draft: Draft) -> Cleaned:
    """The article of ``draft``; a pure function that always gives the same result for the same draft."""
    findings = Findings(hints=list(draft.hints))
    for name in draft.authors:
        findings.author(name)
    for name in draft.editors:
        findings.editor(name)
    title = flat(plain_characters(draft.title)) or None if draft.title else None
    lines = _lines(draft, findings)
    lines = without_masthead(lines, title, findings)
    lines = without_head(without_furniture(lines, findings, captions_stay=draft.photo_story), title, findings)
    dateline, lines = _take_dateline(lines, findings)
    paragraphs = without_repeats(_take_signature(lines, findings), findings)
    text = "\n\n".join(paragraphs)
    _hint_dates(text, findings)
    return Cleaned(title, text, tuple(findings.authors), tuple(findings.editors), dateline, tuple(findings.dropped), tuple(findings.hints))


def _lines(draft: Draft, findings: Findings) -> list[str]:
    text = without_links(plain_characters(draft.text), findings)
    text = split_glued_tail(text if draft.photo_story else without_credits(text, findings))
    lines = [flat(line) for line in lines_as_paragraphs(text).split("\n")]
    filled = _without_stray_marks([line for line in lines if line], findings)
    return [part for line in filled[:_TOP] for part in split_before_agency(line)] + filled[_TOP:]


def _without_stray_marks(lines: list[str], findings: Findings) -> list[str]:
    """``lines`` without the dash that a lost dateline left before the first, and the commas that lost links left behind the last."""
    if not lines:
        return lines
    lost = _LOST_DATELINE.match(lines[0])
    if lost and not any(line.startswith(lines[0][0]) for line in lines[1:]):
        findings.drop("residue", lost.group())
        lines = [lines[0][lost.end() :], *lines[1:]]
    if links := _LOST_LINKS.search(lines[-1]):
        findings.drop("residue", links.group())
        lines = [*lines[:-1], lines[-1][: links.start()]]
    return lines


def _take_dateline(lines: list[str], findings: Findings) -> tuple[str | None, list[str]]:
    if not lines:
        return None, lines
    dateline, rest = split_dateline(lines[0])
    if dateline is None:
        return None, lines
    findings.hint("dateline", dateline)
    findings.drop("dateline", lines[0].removesuffix(rest))
    return dateline, ([rest] if rest else []) + lines[1:]


def _take_signature(lines: list[str], findings: Findings) -> list[str]:
    if len(lines) > 1 and is_signature_line(lines[-1], lines[-2]):
        findings.author(lines[-1])
        findings.drop("byline", lines[-1])
        return lines[:-1]
    if len(lines) > 1 and (writer := signed_with_work(lines[-1], lines[-2])):
        findings.author(writer)
        findings.drop("author-note", lines[-1])
        return lines[:-1]
    lines = _without_afterword(lines, findings)
    last = take_signature(lines[-1], findings) if lines else ""
    return lines[:-1] + ([last] if last else [])


def _without_afterword(lines: list[str], findings: Findings) -> list[str]:
    """``lines`` without the headlines of other articles that follow the line with the author's initials."""
    signed = next((at for at in range(len(lines) - 1, -1, -1) if has_initials(lines[at])), None)
    if signed is None or any(is_sentence(line) for line in lines[signed + 1 :]):
        return lines
    for line in lines[signed + 1 :]:
        findings.drop("related", line)
    return lines[: signed + 1]


def _hint_dates(text: str, findings: Findings) -> None:
    """Dates of the text, then those of dropped copies, each with the words around it."""
    copies = [dropped.text for dropped in findings.dropped if dropped.reason == "repeat"]
    for part in (text, *copies):
        end = 0
        for found in sorted(_dates(part), key=re.Match.start):
            if found.start() >= end:
                start, end = _clause(part, found, end)
                findings.hint("body", part[start:end])


def _dates(text: str) -> Iterator[re.Match[str]]:
    """Weekdays, and what looks like a day with its month."""
    yield from matches(_WEEKDAY, text, places(lowered(text), WEEKDAY_STEMS))
    yield from _NUMBERED.finditer(text)


def _clause(text: str, date: re.Match[str], floor: int) -> tuple[int, int]:
    """The span of ``date`` with the words around it, within its paragraph."""
    start = max(floor, date.start() - _AROUND, text.rfind("\n", 0, date.start()) + 1)
    line_end = text.find("\n", date.end())
    end = min(len(text) if line_end < 0 else line_end, date.end() + _AROUND)
    return start, end
