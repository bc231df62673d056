"""What stands between the headline and the first sentence: section, standfirst, credit, caption."""

from __future__ import annotations

import re
from typing import Final

from extractor.cleaning.bylines import is_outlet
from extractor.cleaning.datelines import names_outlet, split_dateline
from extractor.cleaning.findings import Findings, words
from extractor.cleaning.lines import is_sentence
from extractor.cleaning.vocabulary import CITIES, MONTHS

_DEEPEST: Final = 8
_FULL_DATE: Final = re.compile(rf"\b\d{{1,2}}[ /.-](?:{MONTHS}|\d{{1,2}})[ /.-]\d{{4}}\b", re.IGNORECASE)
_DATED_PHRASE: Final = re.compile(
    rf"(?!.*\b(?:(?:di)?(?:terbit|publi|tayang|muat|unggah|posting|perbarui|tulis)\w*|rilis|updat\w+|posted|edisi|oleh|by|laporan|dari)\b)"
    rf"(?:[^\W\d_][\w'’-]* ){{2,12}}\d{{1,2}} (?:{MONTHS})\.? \d{{4}}",
    re.IGNORECASE,
)
_DEEPEST_BARE: Final = 3
_LONGEST_STANDFIRST: Final = 45
_LONGEST_LABEL: Final = 6
_NO_LABEL: Final = re.compile(r"\d|[.!?:;,\"”]\Z")
_SAME: Final = 0.9
_AGENCY: Final = re.compile(
    r"(?<!\S)(?P<place>[A-Z][\w'’.-]*(?:,? [A-Z][\w'’./-]*){0,3}),? "
    r"\((?:(?:ANTARA|Antara)[^()]{0,20}|[A-Z][\w-]+\.(?:com|co\.id|co|id|net|news))\) ?[-–—:]"
)
_LATEST_DATELINE: Final = 900


def split_before_agency(line: str) -> list[str]:
    """``line`` parted before an agency dateline in its midst: what precedes it is the standfirst, glued on."""
    found = _AGENCY.search(line[:_LATEST_DATELINE]) if "(" in line else None
    if found is None or found.start() == 0:
        return [line]
    start = found.start() + _place_offset(found["place"])
    return [line[:start].rstrip(), line[start:]]


def _place_offset(run: str) -> int:
    """Where the place begins in ``run``, capitalised words of which the first may still end the sentence before."""
    starts = [0, *(at + 1 for at, letter in enumerate(run) if letter == " ")]
    return next((start for start in starts if run[start:].lower() in CITIES), 0)


def without_head(lines: list[str], title: str | None, findings: Findings) -> list[str]:
    """``lines`` from the first sentence of the article on."""
    start = _dateline_at(lines) or _headline_at(lines, title) or _sentence_at(lines)
    for line in lines[:start]:
        findings.drop("headline" if same_headline(line, title) else "standfirst", line)
        if _FULL_DATE.search(line) and not is_dated_subtitle(line):
            findings.hint("byline", line)
    rest = lines[start:]
    if rest and same_headline(rest[0], title):
        findings.drop("headline", rest[0])
        return rest[1:]
    return rest


def is_dated_subtitle(line: str) -> bool:
    """Whether the day that ends ``line`` belongs to what it tells (``Pasca Banjir Besar 3 Mei 2024``) and does not date the article."""
    return _DATED_PHRASE.fullmatch(line) is not None and not is_outlet(line)


def same_headline(line: str, title: str | None) -> bool:
    """Whether ``line`` prints ``title`` again, perhaps with the site's name beside it."""
    if not title:
        return False
    ours, theirs = words(title), words(line)
    if line.endswith(".") and ours != theirs:
        return False
    common = len(set(ours) & set(theirs))
    return bool(theirs) and len(theirs) <= len(ours) + 3 and common >= _SAME * len(set(ours)) and common >= _SAME * len(set(theirs)) - 3


def _dateline_at(lines: list[str]) -> int:
    """The index of the line with the dateline, 0 where none stands near the top: then nothing tells a standfirst from a first sentence."""
    for at, line in enumerate(lines[:_DEEPEST]):
        dateline, rest = split_dateline(line)
        if dateline is not None and (at <= _DEEPEST_BARE or names_outlet(dateline)) and _opens_text(rest, lines[at + 1 :]):
            return at
        if len(line.split()) > _LONGEST_STANDFIRST:
            break
    return 0


def _opens_text(rest: str, following: list[str]) -> bool:
    """Whether the article can begin with ``rest``, the words behind a dateline, or with the line below when there are none."""
    return len(rest.split()) > _LONGEST_LABEL or (not rest and bool(following))


def _headline_at(lines: list[str], title: str | None) -> int:
    """The index of the headline printed again, 0 where a sentence comes first: further down it is a heading of the article's own."""
    for at, line in enumerate(lines[:_DEEPEST]):
        if same_headline(line, title):
            return at
        if is_sentence(line):
            break
    return 0


def _sentence_at(lines: list[str]) -> int:
    """The index of the first sentence when only a few short labels (section, site, names) stand before it; else 0."""
    for at, line in enumerate(lines[:_DEEPEST]):
        if is_sentence(line) and len(line.split()) > _LONGEST_LABEL:
            return at
        if len(line.split()) > _LONGEST_LABEL or _NO_LABEL.search(line):
            break
    return 0
