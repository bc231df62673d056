"""Links, videos, advertisements and site furniture that stand inside the running text, with or without a line of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor.cleaning.findings import Findings
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
_AILMENT: Final = (
    r"(?:prostat\w*|papiloma|kutil|parasit|cacing|jamur kuku|lemak|berat badan|perut buncit|nyeri sendi|varises|wasir|ambeien|hipertensi|"
    r"diabetes|kolesterol|rematik|kebotakan|rambut rontok|keriput|keperkasaan|ejakulasi|impotensi|gula darah|asam urat|psoriasis)\b"
)
_PROMISE: Final = (
    r"(?:hilang|menghilangkan|hilangkan|lenyap|sembuh|tanpa bekas|dalam (?:se|\d+ )(?:minggu|hari|malam)|seminggu|ditemukan|rahasia|ampuh|"
    r"sendok|turun(?:kan)?|sekarang juga|dokter (?:terkejut|heran)|cara (?:paling|mudah|cepat))\b"
)
"""What native advertising between paragraphs cries out: an ailment and its cure, with an exclamation mark and outside quotation marks."""
_FURNITURE: Final = (
    (
        "scroll",
        ("scroll", "gulir"),
        re.compile(
            r"(?:\. ?)?\b(?:SCROLL|GULIR|[Ss]croll|[Gg]ulir) (?i:(?:to|untuk) (?:continue|resume|lanjut\w*)(?: with "
            r"content| reading| membaca| content)?)\.?"
        ),
    ),
    (
        "advertisement",
        ("advertisement", "iklan"),
        re.compile(r"(?<![\w-])(?:ADVERTISEMENT|Advertisement)(?: by)?(?![\w-])|(?<=\n)(?:Iklan|IKLAN)(?=\n)"),
    ),
    ("advertisement", ("berita kerja",), re.compile(r"[(\[]?\bBerita (?:K|k)erja ?(?:S|s)ama\b[)\]]?[ .]*(?=\n|\Z)")),
    (
        "embed",
        ("pic.twitter", "instagram", "post shared by", "dibagikan oleh"),
        re.compile(
            r"pic\.twitter\.com/\w+|(?:View this post on|Lihat (?:postingan|kiriman) ini di) Instagram|"
            r"(?:A post shared by|Sebuah kiriman(?: yang)? dibagikan oleh) [^()\n]{1,80}\(@[\w.]+\)"
        ),
    ),
    ("caption", ("inlihat foto",), re.compile(r"\bzoom-? ?inlihat foto\b[^\n]{0,40}")),
    ("video", ("[gambas:",), re.compile(r"\[Gambas:\s*[^\]\n]{1,60}\]")),
    ("amp", ("exit mobile version",), re.compile(r"\bExit mobile version\b")),
    (
        "page",
        ("halaman selanjutnya", "halaman berikutnya"),
        re.compile(
            r"\bHalaman Selanjutnya\b(?:\s*:[^\n]{0,160}|\s*(?:>+|»))?|\bHALAMAN SELANJUTNYA\b|(?:(?:Simak|Baca|Lihat) "
            r"s|S)elengkapnya di halaman (?:selanjutnya|berikutnya)[.…]*|\bBACA HALAMAN BERIKUTNYA\b"
        ),
    ),
    (
        "read-also",
        ("selengkapnya",),
        re.compile(r"(?:, )?(?:(?:(?:Berita|[Bb]aca|Saksikan|Simak) s|S)elengkapnya)(?: (?:baca|klik))? di ?sini(?:\b|(?=[A-Z]))\.?"),
    ),
    (
        "style-sheet",
        ("{",),
        re.compile(r"(?<![\w-])[.#@]?[\w-]{1,40}(?:[ ,>]{1,2}[.#@]?[\w-]{1,40}){0,5} ?\{[^{}\n]{0,600}:[^{}\n]{0,600}\}"),
    ),
    (
        "republished",
        (" ini telah", " ini sudah", " ini pertama", " ini tayang", " ini terbit", " ini dimuat"),
        re.compile(
            r"\b(?:Artikel|Berita|Tulisan) ini (?:telah |sudah |pertama kali )?(?:tayang|terbit|dimuat)(?: sebelumnya)? "
            r"(?:di|pada|dalam)(?=\s|[A-Z])[^\n]{0,300}"
        ),
    ),
    (
        "source",
        ("sumber:", "sumber :"),
        re.compile(r"(?<=[.!?\"”] )Sumber ?: ?[A-Z][\w./-]*(?: [A-Z][\w./-]*){0,3}\s*(?=\n|\Z|(?:Penerjemah|Editor|Pewarta) ?:)"),
    ),
    (
        "copyright",
        ("©", "dilarang keras"),
        re.compile(
            r"(?:Copyright )?© ?(?:ANTARA )?\d{4}[^\n]{0,40}?Dilarang keras[^\n]{0,300}|Dilarang keras mengambil konten[^\n]{0,300}|"
            r"Copyright © ?[^\n]{0,120}"
        ),
    ),
)
"""A reason, fixed words in small letters of which each match holds one, and the pattern."""
_CRIED_SIGNS: Final = ("!", "anda akan")
_CRIED: Final = re.compile(
    rf"(?<!\S)(?<![\w,] )(?=[^.!?:\"“”\n]{{0,160}}!)(?=[^.!?\n]{{0,120}}\b{_AILMENT})(?=[^!\n]{{0,160}}\b{_PROMISE})"
    r"[^\s.!?:\"“”][^.!?:\"“”\n]{7,160}!(?![\"”])"
    r"|(?<!\S)(?-i:Lakukan|Minum|Oleskan|Cukup|Gunakan|Taruh)\b[^.!?\"“”\n]{0,60}\banda akan [^.!?\"“”\n]{3,40} "
    r"dalam (?:\d+ |se)(?:hari|minggu|malam)\b[.!]?",
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
    for reason, signs, pattern in _FURNITURE:
        if holds(folded, signs):
            text = _cut(text, [_Cut(found.start(), found.end(), reason) for found in pattern.finditer(text)], findings)
    text = _cut(text, _links(text), findings)
    if not holds(folded, _CRIED_SIGNS):
        return text
    return _cut(text, [_Cut(found.start(), found.end(), "advertisement") for found in _CRIED.finditer(text)], findings)


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
