"""Which quotation marks belong together.

News sites print quotation marks carelessly: ``”`` opens, a space strays inside, a full stop and the next opener touch (``kata.”Ini``).
So a mark's direction is read from its neighbours, then from what is open already, never from its shape. Four habits of the Indonesian
press are undone here: marks opened again at each paragraph of one quotation, a quotation that runs on over paragraphs without new marks,
one that is never closed, and doubled single marks (``''``) for a double one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

Direction = Literal["open", "close", "either"]

MAX_QUOTATION: Final = 6_000
"""Characters after which an unclosed quotation is given up at its first paragraph's end."""

_MARKS: Final = '"“”„‟«»＂'
_MARK: Final = re.compile(r"''|\"\"(?=\w)|``|‘‘|’’|" + "|".join(_MARKS))
_SINGLE: Final = re.compile(r"(?<![\w'’])['‘](?=[^\s'’])([^'‘\"“”\n]{3,2000}[^\s'‘\"“”])['’](?![\w'’])")
_MARGIN: Final = 20
"""Characters of white space that may stand between a paragraph's beginning and its first mark."""
_PARAGRAPH: Final = re.compile(r"\n\s*")
_SAID_WORD: Final = r"(?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|papar|imbuh|tambah|terang|lanjut|sebut|pungkas)(?:nya)?\b"
_SAID: Final = re.compile(r"\s?" + _SAID_WORD)
_NO_SPEAKER: Final = (
    r"(?!\s(?:tidak|tak|bukan|ada|itu|ini|saja|sekali|sudah|akan|bahwa|kalau|kami|kita|saya|harus|bisa|masih|lebih|sangat|lagi|juga)\b)"
)
"""After ``jelas`` or ``kata`` as everyday words: ``sampai sekarang, jelas tidak ada``."""
_SAID_AFTER_COMMA: Final = re.compile(r",\s?" + _SAID_WORD + r"(?!,)" + _NO_SPEAKER)
_SAID_AFTER_CLOSE: Final = re.compile(r"[.,!?][\"”“»]+,?\s?" + _SAID_WORD, re.I)
_REPORTED: Final = re.compile(r"\b(?:me\w{4,}|ber\w{4,}|kata|ujar|tutur|menurut)(?:\s\w+|nya)?(?:,|\s(?:bahwa|agar)\b)", re.I)
"""Words by which the sentence reports already, so that a stray mark closes nothing."""
_REPORTING: Final = re.compile(r"\b(?:mengatakan|menyatakan|menjelaskan|menuturkan|mengungkapkan|menyebutkan?|menambahkan|mengaku)\b")
_SENTENCE_END: Final = re.compile(r"[.!?]\s+(?=[A-Z])")
_ATTRIBUTED: Final = re.compile(r",\s" + _SAID_WORD + _NO_SPEAKER + r"[^\n,]{0,120}[.\n]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """``start`` to ``end`` with the marks; ``spans`` the words between them, one for each paragraph; ``closed`` if the end is marked."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    closed: bool = True
    single: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    direction: Direction


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every stretch between quotation marks, in text order, not overlapping; titles and scare quotes included."""
    double = _paired(text, list(_marks(text)))
    single = [q for q in _single(text) if not any(d.start < q.end and q.start < d.end for d in double)] if _has_single(text) else []
    return tuple(sorted((*double, *single), key=lambda q: q.start))


def inner_spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """``start`` to ``end`` cut at line breaks, white space and re-opened marks trimmed off, empty pieces left out."""
    pieces, at = [], start
    for gap in _PARAGRAPH.finditer(text, start, end):
        pieces.append((at, gap.start()))
        at = gap.end()
    pieces.append((at, end))
    return tuple(span for a, b in pieces if (span := _trimmed(text, a, b)) is not None)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    return (start, end) if start < end else None


def _marks(text: str) -> Iterator[_Mark]:
    for found in _MARK.finditer(text):
        yield _Mark(found.start(), found.end(), _direction(text, found.start(), found.end()))


def _direction(text: str, start: int, end: int) -> Direction:
    before, after = text[start - 1 : start], text[end : end + 1]
    gap_before = not before or before.isspace() or before in "([—–-"
    gap_after = not after or after.isspace() or after in ".,;:!?)]—–-"
    if gap_before == gap_after:
        return "either"
    return "open" if gap_before else "close"


def _paired(text: str, marks: list[_Mark]) -> list[Quotation]:
    found: list[Quotation] = []
    opener: _Mark | None = None
    for mark in marks:
        if opener is None:
            opener = None if mark.direction == "close" else mark
            if opener is None and (unopened := _unopened(text, mark, found[-1].end if found else 0)):
                found.append(unopened)
        elif _lost_closer(text, opener, mark) or ((opens := _opens(text, mark)) and not _starts_paragraph(text, mark.start)):
            found.append(_unclosed(text, opener, mark.start))
            opener = None if mark.direction == "close" else mark
        elif not opens:
            found.append(Quotation(opener.start, mark.end, inner_spans(text, opener.end, mark.start)))
            opener = None
    if opener is not None:
        found.append(_unclosed(text, opener, len(text)))
    return [quotation for quotation in found if quotation.spans]


def _opens(text: str, mark: _Mark) -> bool:
    """Whether a mark met while another is open begins something; ``… ekonomi. "kata Budi`` shows a closing mark after a stray space."""
    return (mark.direction == "open" or _starts_paragraph(text, mark.start)) and _SAID.match(text, mark.end) is None


def _starts_paragraph(text: str, at: int) -> bool:
    before = text[max(0, at - _MARGIN) : at]
    return "\n" in before[len(before.rstrip()) :]


def _lost_closer(text: str, opener: _Mark, mark: _Mark) -> bool:
    """Whether the quotation ended before ``mark`` although no mark says so: it is too long, or an attribution lies in between."""
    if mark.start - opener.end > MAX_QUOTATION:
        return True
    return _ATTRIBUTED.search(text, opener.end, mark.start) is not None


def _unclosed(text: str, opener: _Mark, limit: int) -> Quotation:
    """Up to its attribution where it has one (``"Kami siap, kata Budi``), else to the end of the paragraph."""
    stop = text.find("\n", opener.end, limit)
    end = limit if stop < 0 else stop
    said = _SAID_AFTER_COMMA.search(text, opener.end, end)
    end = said.start() + 1 if said else end
    return Quotation(opener.start, end, inner_spans(text, opener.end, end), closed=False)


def _unopened(text: str, mark: _Mark, before: int) -> Quotation | None:
    """A paragraph that is all a quotation up to ``mark`` and its attribution, although no mark opens it."""
    start = text.rfind("\n", 0, mark.start) + 1
    if start < before or mark.start - start > MAX_QUOTATION or not _SAID_AFTER_CLOSE.match(text, mark.start - 1):
        return None
    if _REPORTED.search(text, start, mark.start):
        return None
    begin = _past_reports(text, start, mark.start)
    return None if begin is None else Quotation(begin, mark.end, inner_spans(text, begin, mark.start))


def _past_reports(text: str, start: int, end: int) -> int | None:
    """``start``, past the sentences that report by a verb of their own; ``None`` where no sentence begins behind them."""
    last = max((verb.end() for verb in _REPORTING.finditer(text, start, end)), default=start)
    if last == start:
        return start
    stop = _SENTENCE_END.search(text, last, end)
    return stop.end() if stop else None


def _has_single(text: str) -> bool:
    return "'" in text or "‘" in text


def _single(text: str) -> Iterator[Quotation]:
    for found in _SINGLE.finditer(text):
        yield Quotation(found.start(), found.end(), inner_spans(text, *found.span(1)), single=True)
