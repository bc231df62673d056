"""Whole lines that are not the article: captions, shares, follow-us lines, tags, lists of other articles."""

from __future__ import annotations

from typing import Final

from extractor.cleaning.bylines import take_labelled
from extractor.cleaning.findings import Findings
from extractor.cleaning.lines import HEADINGS, NAME_HEADINGS, TAG_HEADINGS, is_date_line, is_sentence, line_reason
from extractor.cleaning.writers import noted_writer

_MOST_TITLES: Final = 25
_MOST_TAGS: Final = 80
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
        reason, most = ("tags", _MOST_TAGS) if TAG_HEADINGS.fullmatch(line) else ("related", _MOST_TITLES)
        return _note(lines[at : at + 1 + _titles_after(lines, at, most)], reason, findings)
    if is_date_line(line):
        findings.hint("byline", line)
        return _note([line], "date", findings)
    if take_labelled(line, findings):
        return _note([line], "byline", findings)
    if writer := noted_writer(line):
        findings.author(writer)
        return _note([line], "author-note", findings)
    furniture = line_reason(line)
    return _note([line], furniture, findings) if furniture else 0


def _is_split_byline(line: str, following: str) -> bool:
    """Whether a template set a byline's label and its name on two lines."""
    return NAME_HEADINGS.fullmatch(line.rstrip(" :")) is not None and (line.endswith(":") or following.startswith(":"))


def _rejoined(line: str, following: str) -> str:
    return f"{line.rstrip(' :')}: {following.lstrip(' :')}"


def _note(lines: list[str], reason: str, findings: Findings) -> int:
    for line in lines:
        findings.drop(reason, line)
    return len(lines)


def _titles_after(lines: list[str], at: int, most: int) -> int:
    """How many headlines or tags, ``most`` at most, follow the heading at ``at`` like a list."""
    count = 0
    for line in lines[at + 1 : at + 1 + most]:
        if is_sentence(line) or len(line.split()) > _LONGEST_TITLE or line.startswith(("“", '"')):
            break
        count += 1
    return count
