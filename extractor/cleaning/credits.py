"""Captions that lost their line: a sentence about a picture with the photographer's credit, glued into the running text.

``… selama libur akhir tahun. Warga mengunjungi pameran, Rabu (5/3/2025). ANTARA/Nama Orang/abc. Pengunjung mengaku …``: the credit and the
sentence that it closes are no part of the article. Agencies print the credit in capitals with a slash; ``HO`` (handout) names a body.
"""

from __future__ import annotations

import re
from typing import Final

from extractor.cleaning.findings import Findings
from extractor.cleaning.vocabulary import STARTERS
from extractor.sentences import sentences

_NAME: Final = r"[A-Z](?:[a-z]?\.|[\w'’-]*)"
_CREDIT: Final = re.compile(
    r"(?<![\w/])(?P<open>\()?(?:ANTARA(?: FOTO)?|Antara(?: Foto)?|REUTERS|AFP(?: PHOTO)?|XINHUA|KOMPAS\.com|KOMPAS|TEMPO|TRIBUN[A-Z]*|"
    rf"[A-Z]{{4,20}}\.(?:COM|CO\.ID|ID))/(?P<who>(?:HO[- ])?{_NAME}(?: {_NAME}){{0,7}})"
    r"(?P<end>(?:/\w{2,4})*(?:\)|\.(?=\s|\Z)|(?<=/\w\w)|(?<=/\w\w\w)))?"
)
_DATELINE_GOES_ON: Final = re.compile(r"\)? ?[-–—:]")
_SIGN: Final = re.compile(r"[A-Za-z]/(?:HO|[A-Z])")
_SAID: Final = re.compile(r"[\"“”]|\b(?:kata|ujar|ucap|tutur|jelas|ungkap|tegas|tambah|imbuh|papar|terang)(?:nya)?\b")
_FARTHEST: Final = 450
_MOST_WORDS: Final = 60
_FEWEST: Final = 2


def without_credits(text: str, findings: Findings) -> str:
    """``text`` without glued photo credits and the captions before them; a paragraph ends where one stood."""
    if "/" not in text or not _SIGN.search(text):
        return text
    kept: list[str] = []
    at = 0
    for found in _CREDIT.finditer(text):
        if _DATELINE_GOES_ON.match(text, found.end()):
            continue
        start, end = _caption_start(text, found.start(), at), _end(text, found)
        findings.drop("caption", text[start:end])
        kept.append(text[at:start])
        at = end
    return "\n\n".join(part for part in (*kept, text[at:])) if kept else text


def _caption_start(text: str, credit: int, floor: int) -> int:
    """Where the sentence begins that the credit at ``credit`` closes; the credit itself after a quotation or somebody's words."""
    line = max(floor, credit - _FARTHEST, text.rfind("\n", 0, credit) + 1)
    before = text[line:credit].rstrip()
    spans = sentences(before)
    start = spans[-1][0] if spans else len(before)
    caption = before[start:]
    if _SAID.search(caption) or len(caption.split()) > _MOST_WORDS or (start == 0 and line == credit - _FARTHEST):
        return credit
    return line + start


def _end(text: str, found: re.Match[str]) -> int:
    """The end of the credit; where no mark shows it, a name that the text prints elsewhere, or all but the word that begins a sentence."""
    if found["end"]:
        return found.end()
    tokens = list(re.finditer(r"\S+", found["who"]))
    plain = text.replace(".", "")
    for count in range(len(tokens), _FEWEST - 1, -1):
        name = found["who"][: tokens[count - 1].end()]
        if plain.count(name.replace(".", "")) > 1:
            return found.start("who") + len(name)
    opener = next((at for at, token in enumerate(tokens) if at >= _FEWEST and token.group() in STARTERS), len(tokens))
    if opener == len(tokens) > _FEWEST and text[found.end() : found.end() + 2].strip().islower():
        opener -= 1
    return found.start("who") + tokens[opener - 1].end()
