"""What stands between the headline and the first sentence: section, standfirst, credit, caption."""

from __future__ import annotations

import re
from typing import Final

from extractor.cleaning.datelines import split_dateline
from extractor.cleaning.findings import Findings, words
from extractor.cleaning.furniture import is_sentence
from extractor.cleaning.vocabulary import MONTHS

_DEEPEST: Final = 8
_FULL_DATE: Final = re.compile(rf"\b\d{{1,2}}[ /.-](?:{MONTHS}|\d{{1,2}})[ /.-]\d{{4}}\b", re.IGNORECASE)
_MOST_WORDS: Final = 90
_SHORTEST_SENTENCE: Final = 8
_SAME: Final = 0.9
_AGENCY: Final = re.compile(r"(?:^|(?<=[\s\"”.]))(?=[A-Z][\w'’.-]*(?:,? [A-Z][\w'’.-]*){0,3},? \((?:ANTARA|Antara)[^()]{0,20}\) ?[-–—])")


def split_before_agency(line: str) -> list[str]:
    """``line`` parted before an agency dateline in its midst: what precedes it is the standfirst, glued on."""
    found = next((found for found in _AGENCY.finditer(line[:900]) if found.start() > 0), None)
    if found is None or found.start() > 800:
        return [line]
    return [line[: found.start()].rstrip(), line[found.start() :]]


def without_head(lines: list[str], title: str | None, findings: Findings) -> list[str]:
    """``lines`` from the first sentence of the article on."""
    start = _first_of_body(lines)
    for line in lines[:start]:
        findings.drop("headline" if same_headline(line, title) else "standfirst", line)
        if _FULL_DATE.search(line):
            findings.hint("byline", line)
    rest = lines[start:]
    if rest and title and same_headline(rest[0], title):
        findings.drop("headline", rest[0])
        return rest[1:]
    return rest


def same_headline(line: str, title: str | None) -> bool:
    """Whether ``line`` prints ``title`` again, perhaps with the site's name beside it."""
    if not title:
        return False
    ours, theirs = words(title), words(line)
    common = len(set(ours) & set(theirs))
    return bool(theirs) and len(theirs) <= len(ours) + 3 and common >= _SAME * len(set(ours)) and common >= _SAME * len(set(theirs)) - 3


def _first_of_body(lines: list[str]) -> int:
    """The first line with a dateline; else the first that is a sentence."""
    budget = _MOST_WORDS
    for at, line in enumerate(lines[:_DEEPEST]):
        if split_dateline(line)[0] is not None:
            return at
        budget -= len(line.split())
        if budget < 0:
            break
    return next((at for at, line in enumerate(lines[:_DEEPEST]) if _is_body(line)), 0)


def _is_body(line: str) -> bool:
    return (is_sentence(line) or line.endswith((":", ","))) and len(line.split()) >= _SHORTEST_SENTENCE or len(line.split()) > 40
