"""Links, videos, advertisements and site furniture that stand inside the running text, with or without a line of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor.cleaning.findings import Findings
from extractor.cleaning.inline import CRIED, CRIED_SIGNS, FURNITURE
from extractor.cleaning.titles import title_end
from extractor.stems import holds

_SEE_ALSO: Final = (
    r"(?:(?:baca(?:an)?|lihat|simak)\s*(?:juga|pula)|baca(?:an)?\s*(?:lainnya|selanjutnya|selengkapnya)|"
    r"(?:artikel|berita)\s+(?:terkait|lainnya))"
)
_VIDEO: Final = r"(?:(?:simak|lihat|tonton|saksikan)(?:\s+juga)?\s+(?:live\s*detik\w*|video)|tonton\s+juga)"

_BRACKETED: Final = re.compile(
    rf"[(\[]\s*(?:{_SEE_ALSO}\s*:?|(?-i:Baca|BACA)\s*:)[^()\[\]\n]{{0,250}}(?:\([^()\n]{{0,80}}\)[^()\[\]\n]{{0,150}})?[)\]]",
    re.IGNORECASE,
)
_LINK_START: Final = re.compile(r"[ABILST\n]")
"""A link begins with a capital or its line; elsewhere in lower case the same words are somebody's advice to read or to watch."""
_LINK: Final = re.compile(
    rf"(?P<video>\b{_VIDEO}\b(?P<named>\s*:|\s*[\"“'‘]|\s+(?=[A-Z])))|"
    r"(?P<ad>\b(?-i:Iklan untuk Anda) ?: ?)|"
    rf"(?P<read>(?<![\w“\"])(?:(?:{_SEE_ALSO}|baca)\s*:|(?-i:BACA JUGA|Baca Juga|Bacajuga|BacaJuga)\b *:?))[ \-–>|]*",
    re.IGNORECASE,
)
_NEXT_SIGN: Final = re.compile(
    r"\b(?:Baca|BACA|Simak|Lihat|Tonton|Saksikan)\s+(?:juga|Juga|JUGA|[Vv]ideo|[Ll]ive)|\[Gambas|\b(?:Pewarta|"
    r"Penulis|Editor|Reporter|Penerjemah|Sumber|Redaktur|Tags?|Copyright) ?:|\bTags\b|Copyright ©"
)
_VIDEO_TAIL: Final = re.compile(r"[\"”'’]?\s*(?i:di ?sini)?\s*:?[ ]*(?=\n|\[|\Z)")
_NEXT_LINE: Final = re.compile(r"\s*([^\n]+)")
_DIRECTLY_NEXT: Final = re.compile(r" *\n(?! *\n)([^\n]+)")
_SENTENCE_LINE: Final = re.compile(r"[.!?][\"”’]?\s*\Z")
_LONGEST_TITLE: Final = 25
_FARTHEST: Final = 500
"""Characters from a link's label within which its headline must end."""


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    reason: str
    inline: bool = False
    """Whether the sentence goes on across the cut, so that no paragraph ends there."""


def without_links(text: str, findings: Findings) -> str:
    """``text`` without its read-also links, video links, advertisements and page turns; a paragraph ends where one stood."""
    text = _cut(text, [_Cut(found.start(), found.end(), "read-also", True) for found in _BRACKETED.finditer(text)], findings)
    folded = text.lower()
    for reason, signs, pattern in FURNITURE:
        if holds(folded, signs):
            text = _cut(text, [_Cut(found.start(), found.end(), reason) for found in pattern.finditer(text)], findings)
    text = _cut(text, _links(text), findings)
    if not holds(folded, CRIED_SIGNS):
        return text
    return _cut(text, [_Cut(found.start(), found.end(), "advertisement") for found in CRIED.finditer(text)], findings)


def _cut(text: str, cuts: list[_Cut], findings: Findings) -> str:
    if not cuts:
        return text
    kept, at = [], 0
    for cut in cuts:
        findings.drop(cut.reason, text[cut.start : cut.end])
        kept.append(text[at : cut.start])
        kept.append(" " if cut.inline else "\n\n")
        at = cut.end
    return "".join((*kept, text[at:]))


def _links(text: str) -> list[_Cut]:
    cuts: list[_Cut] = []
    for start in _LINK_START.finditer(text):
        found = _LINK.match(text, start.start() if start[0] != "\n" else start.end())
        if found is None or (cuts and found.start() < cuts[-1].end):
            continue
        reason = "video" if found["video"] else "advertisement" if found["ad"] else "read-also"
        cuts.append(_Cut(found.start(), _link_end(text, found), reason))
    return cuts


def _link_end(text: str, found: re.Match[str]) -> int:
    start = _skip_spaces(text, found.end())
    if text[start : start + 1] in ("", "\n"):
        return _end_of_next_line(text, found.end(), start)
    reach = start + _FARTHEST
    line_end = text.find("\n", start, reach)
    sign = _NEXT_SIGN.search(text, start + 1, reach)
    stop = min(end for end in (line_end, sign.start() if sign else -1, min(reach, len(text))) if end >= 0)
    if found["video"] and (tail := _closing(text, found, stop)):
        return tail
    return title_end(text, start, stop)


def _skip_spaces(text: str, at: int) -> int:
    while text.startswith(" ", at):
        at += 1
    return at


def _closing(text: str, found: re.Match[str], stop: int) -> int | None:
    """The end of a video's title that stands in quotation marks."""
    opening = found["named"].strip()
    if opening not in ('"', "“", "'", "‘"):
        return None
    pattern = {"'": r"'(?=\s|:|\Z)", "‘": r"['’](?=\s|:|\Z)"}.get(opening, r"[\"”]")
    close = re.compile(pattern).search(text, found.end(), stop)
    if close is None:
        return None
    tail = _VIDEO_TAIL.match(text, close.start(), stop)
    return tail.end() if tail else close.end()


def _end_of_next_line(text: str, start: int, line_end: int) -> int:
    """``Baca juga:`` alone on its line is followed by the linked headlines, or by nothing at all."""
    end = start
    following = _NEXT_LINE.match(text, line_end)
    while following and not _SENTENCE_LINE.search(following.group(1)) and len(following.group(1).split()) <= _LONGEST_TITLE:
        end = following.end()
        following = _DIRECTLY_NEXT.match(text, end)
    return end
