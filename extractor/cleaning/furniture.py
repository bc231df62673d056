"""Whole lines that are not the article: captions, shares, follow-us lines, tags, lists of other articles."""

from __future__ import annotations

from typing import Final

from extractor.cleaning.bylines import take_labelled
from extractor.cleaning.findings import Findings
from extractor.cleaning.lines import HEADINGS, NAME_HEADINGS, TAG_HEADINGS, is_date_line, is_sentence, line_reason

_MOST_TITLES: Final = 25
_LONGEST_TITLE: Final = 25


def without_furniture(lines: list[str], findings: Findings, *, captions_stay: bool = False) -> list[str]:
    """``lines`` without those that are furniture, bylines or dates; what they say about authors and dates is noted.

    ``captions_stay``: the captions are the article, as in a series of pictures.
    """
    kept: list[str] = []
    at = 0
    while at < len(lines):
        caption = captions_stay and line_reason(lines[at]) == "caption"
        taken = 0 if caption else _take(lines, at, findings)
        if not taken:
            kept.append(lines[at])
        at += max(taken, 1)
    return kept


def _take(lines: list[str], at: int, findings: Findings) -> int:
    """How many lines from ``at`` are furniture; they are noted as dropped."""
    line = lines[at]
    if at + 1 < len(lines) and _is_split_byline(line, lines[at + 1]) and take_labelled(_rejoined(line, lines[at + 1]), findings):
        return _note(lines[at : at + 2], "byline", findings)
    if HEADINGS.fullmatch(line):
        return _note(lines[at : at + 1 + _titles_after(lines, at)], "tags" if TAG_HEADINGS.fullmatch(line) else "related", findings)
    if is_date_line(line):
        findings.hint("byline", line)
        return _note([line], "date", findings)
    if take_labelled(line, findings):
        return _note([line], "byline", findings)
    reason = line_reason(line)
    return _note([line], reason, findings) if reason else 0


def _is_split_byline(line: str, following: str) -> bool:
    """Whether a template set a byline's label and its name on two lines."""
    return NAME_HEADINGS.fullmatch(line.rstrip(" :")) is not None and (line.endswith(":") or following.startswith(":"))


def _rejoined(line: str, following: str) -> str:
    return f"{line.rstrip(' :')}: {following.lstrip(' :')}"


def _note(lines: list[str], reason: str, findings: Findings) -> int:
    for line in lines:
        findings.drop(reason, line)
    return len(lines)


def _titles_after(lines: list[str], at: int) -> int:
    """How many headlines, printed like a list, follow the heading at ``at``."""
    count = 0
    for line in lines[at + 1 : at + 1 + _MOST_TITLES]:
        if is_sentence(line) or len(line.split()) > _LONGEST_TITLE or line.startswith(("“", '"')):
            break
        count += 1
    return count
