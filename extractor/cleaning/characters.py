"""Characters and line breaks: one form for what encodings, editors and templates write in many."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import Final

_ENTITY: Final = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,12});")
_CHARACTERS: Final = {
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufffc", ""),
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "),
    **dict.fromkeys("\u2028\u2029\u0085\x0b\x0c\x1c\x1d\x1e", "\n"),
    **dict.fromkeys(map(chr, (*range(9), *range(14, 28), 31, 127)), ""),
}
_ODD: Final = re.compile("[" + re.escape("".join(_CHARACTERS)) + "]")
_BREAKING_MARKUP: Final = re.compile(r"</?(?:br|p|div|li|ul|ol|h[1-6])(?: [^<>]{0,300})? ?/?>", re.IGNORECASE)
_MARKUP: Final = re.compile(r"</?(?:b|i|em|strong|span|a|u|img|iframe|figure|font)(?: [^<>]{0,300})? ?/?>", re.IGNORECASE)

_MISREAD_ONE: Final = "[\u00c2-\u00f4][\u0080-\u00bf]{1,3}"
_MISREAD: Final = re.compile(f"{_MISREAD_ONE}(?:{_MISREAD_ONE})*")
_LONG_GAP: Final = re.compile(r" {3,}")
_EMPTY_LINES: Final = re.compile(r"\n[ \n]*\n")
_STOPS: Final = tuple('.!?:;"”…')
_DASHES: Final = ("–", "—", "--")
_CLOSERS: Final = tuple(",.;:)]")
_LIST_ITEM: Final = re.compile(r"(?:[-–—•*·]|[a-z][.)]|\(?\d{1,2}[.)])\s")
_OPEN_END: Final = re.compile(
    r"\b(?:di|ke|dari|dan|atau|yang|untuk|dengan|oleh|pada|dalam|bagi|kepada|terhadap|tentang|serta|agar|karena|bahwa|"
    r"(?<=[a-z] )(?:Kabupaten|Kecamatan|Kelurahan|Provinsi))\Z"
)
_LONGEST_END: Final = 20
_LONG_LINE: Final = 40
_COLUMNS: Final = range(58, 101)
_WRAPPED_LINES: Final = 6
_OPEN_SHARE: Final = 0.5

_PARAGRAPH_COMMA: Final = re.compile(r"(?<=[.!?\"”])[ ]?,(?:[\s,]*,)?\s*(?=[\"“(]?[A-Z])")
_WIDE_GAP: Final = re.compile(r"(?<=[.!?\"”)]) {2,}(?=[\"“‘'(]?[A-Z0-9])")
_GLUE: Final = re.compile(r"(?<=[a-z0-9%)][a-z0-9%)][.!?])(?P<mark>[\"“”]?)(?=[A-Z][a-z]+ )|(?<=[a-z],)(?P<closing>[\"”])(?=[A-Z][a-z]+ )")
_ENOUGH: Final = 2


def plain_characters(text: str) -> str:
    """``text`` with character references resolved, invisible characters gone, one kind of space and one kind of line break."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    if "<" in text:
        text = _MARKUP.sub(" ", _BREAKING_MARKUP.sub("\n", text))
    if _MISREAD.search(text):
        text = _MISREAD.sub(_reread, text)
    return _EMPTY_LINES.sub("\n\n", _LONG_GAP.sub("  ", _ODD.sub(_plain_one, text)))


def _plain_one(odd: re.Match[str]) -> str:
    return _CHARACTERS[odd[0]]


def _reread(found: re.Match[str]) -> str:
    """UTF-8 that somebody before us read as Latin-1 or Windows-1252, read again; kept where it is none."""
    try:
        return found.group().encode("latin-1").decode("utf-8")
    except UnicodeError:
        return found.group()


def lines_as_paragraphs(text: str) -> str:
    """``text`` with a line break wherever a paragraph ends, and nowhere else.

    Lines broken at a column width are joined; so are lines that a link's markup broke off in the middle of a sentence. In a text
    without any line break, the marks that stripped paragraphs leave behind become breaks again: two spaces, ``.,`` or a full
    stop that the next sentence touches. They must occur more than once, for once is a slip of the pen.
    """
    if "\n" in text.strip():
        return _link_breaks_joined(_unwrapped(text))
    if text.rstrip().endswith(","):
        text = text.rstrip(" ,\n")
    for mark in (_PARAGRAPH_COMMA, _WIDE_GAP):
        if len(mark.findall(text)) >= _ENOUGH:
            text = mark.sub("\n", text)
    return _GLUE.sub(_unglued, text) if len(_GLUE.findall(text)) >= _ENOUGH else text


def _unglued(found: re.Match[str]) -> str:
    """A break beside the quotation mark: behind it when it closes, before it when it opens, which for ``"`` its count tells."""
    mark = found["mark"] or found["closing"] or ""
    closes = found["closing"] or mark == "”" or (mark == '"' and found.string.count('"', 0, found.start()) % 2)
    return f"{mark}\n" if closes else f"\n{mark}"


def is_open(line: str) -> bool:
    """Whether ``line`` ends with a word that another must follow: ``… perajin di Kabupaten``."""
    return _OPEN_END.search(line, max(0, len(line) - _LONGEST_END)) is not None


def _link_breaks_joined(text: str) -> str:
    """A link in the middle of a sentence leaves its three parts on three lines; white space at their ends gives them away."""
    joined: list[str] = []
    for line in text.split("\n"):
        if joined and joined[-1].strip() and line.strip() and _goes_on(joined[-1], line):
            joined[-1] = joined[-1].rstrip() + _gap(joined[-1], line) + line.lstrip()
        else:
            joined.append(line)
    return "\n".join(joined)


def _goes_on(line: str, following: str) -> bool:
    end, start = line.rstrip(), following.lstrip()
    if end.endswith(("(", "[")) or start.startswith(_CLOSERS) or (end.endswith(")") and start.startswith(_DASHES)):
        return True
    if end.endswith(_STOPS):
        return False
    if (is_open(end) and not _LIST_ITEM.match(start)) or line.endswith(" ") or following.startswith(" "):
        return True
    return start[0].islower() and len(end) >= _LONG_LINE and not _LIST_ITEM.match(start)


def _gap(line: str, following: str) -> str:
    return "" if line.rstrip().endswith(("(", "[")) or following.lstrip().startswith(_CLOSERS) else " "


def _unwrapped(text: str) -> str:
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines))
    filled = [line for line in lines if line]
    if width not in _COLUMNS or len(filled) < _WRAPPED_LINES or not _mostly_open(filled):
        return text
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if before and line and _was_full(before, line, width):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return "\n".join(joined)


def _mostly_open(lines: list[str]) -> bool:
    return sum(not line.endswith(_STOPS) for line in lines) > _OPEN_SHARE * len(lines)


def _was_full(line: str, following: str, width: int) -> bool:
    """Whether the next word would not have fitted on ``line``: then its end is the margin and no paragraph's end."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width
