"""Where sentences and paragraphs of Indonesian news end.

A full stop does not end a sentence after an abbreviation or an initial (``Plt. Dirjen``, ``PT. Maju``, ``H. Umar``), inside a number or an
address, or inside a quotation. It does where the next sentence touches it (``daerah.Hal ini``), as many sites print it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from extractor.quotes import Quotation, find_quotations

_ABBREVIATIONS = """
    plt plh pj pjs pt cv ud fa ir dr drs dra drg drh prof h hj hh kh tgh ust jend letjen mayjen brigjen kol letkol may kapt lettu
    letda kombes kompol akp akbp iptu ipda aiptu aipda bripka brigpol irjen komjen laksda marsda laks kab kec kel prov jl jln gg
    no nomor tlp telp hlm hal kav blok lt rp yth sdr sdri bpk tn ny nn alm almh dkk dll dsb dst tsb yg dgn utk dlm a.n an u.p sd
    s.d spd st se sh mm msi mt mh mkes mpd ssos skom shut sp spt apt ns amd ak mba mpp ph ph.d m.si m.m s.e s.h s.t s.sos st. mr
    purn mrs ms jr sr vs min max ts jan feb mar apr jun jul agt agu sep sept okt nov des rt rw gus tgk tk pdt pst rm
"""
ABBREVIATIONS: Final = frozenset(_ABBREVIATIONS.split())
"""Lower-case words after which a full stop is part of the word (Pedoman Umum Ejaan Bahasa Indonesia, singkatan; titles, units, firms)."""

_STOP: Final = re.compile(
    r"""(?P<line>\n+)
    |(?P<stop>[.!?…]+)(?P<close>["”’')\]»]*)
     (?:(?P<space>\s+)(?=["“”‘'«(\[]?\s?[\W_]{0,2}[A-Z0-9À-Þ])
       |(?P<comma>\s*,[\s,]*)(?=["“”]?\s?[A-Z])
       |(?P<glued>)(?=["“”]?[A-Z][a-z]{1,20}\b(?!\.[a-z]))
       |\s*\Z)""",
    re.VERBOSE,
)
_LAST_WORD: Final = re.compile(r"([\w.]+)\Z")
_LOWER_TAIL: Final = re.compile(r"(?<!\w)[a-z]+\s\Z")
_DEGREE: Final = re.compile(r"[SMDA]\.[A-Z][A-Za-z]{0,4}")
"""``S.Si`` of ``Sari, S.Si., M.Stat., mengatakan``: the comma shows that the sentence goes on."""
_DOMAIN: Final = re.compile(r"(?:Com|Co|Id|Net|Org|Go|TV)\b")


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the non-empty lines of ``text``, white space at both ends left out."""
    return tuple(_trim(text, m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text))


def sentences(text: str, quotations: tuple[Quotation, ...] | None = None) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of ``text``, in order, covering every word once.

    ``quotations`` are those of :func:`extractor.quotes.find_quotations`, when the caller has them already.
    """
    known = find_quotations(text) if quotations is None else quotations
    openers = {quotation.start for quotation in known}
    shields = [span for quotation in known if quotation.closed for span in quotation.spans]
    starts = [start for start, _ in shields]
    spans, at = [], 0
    for found in _STOP.finditer(text):
        if found["line"] is None and (_shielded(found.start(), shields, starts) or not _ends_sentence(text, found)):
            continue
        end = found.start() if found["line"] else _end_of(found, openers)
        spans.append(_trim(text, at, end))
        at = end
    spans.append(_trim(text, at, len(text)))
    return tuple((start, end) for start, end in spans if start < end)


def _end_of(found: re.Match[str], openers: set[int]) -> int:
    """The end of the sentence's marks; a quotation mark that opens the next sentence is not one of them (``kata Budi.”Ini …``)."""
    start, end = found.span("close")
    return next((at for at in range(start, end) if at in openers), end)


def _shielded(at: int, shields: list[tuple[int, int]], starts: list[int]) -> bool:
    here = bisect_right(starts, at) - 1
    return here >= 0 and at < shields[here][1] - 1


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    if found["stop"] != "." or found["close"]:
        return True
    word = _LAST_WORD.search(text, max(0, found.start() - 24), found.start())
    if word is None:
        return True
    if found["comma"] is not None and _DEGREE.fullmatch(word[1]):
        return False
    if "\n" in (found["space"] or ""):
        return True
    if found["glued"] is not None:
        return _glued(text, word[1], found.end())
    return not abbreviates(word[1]) or _numeral(text, word.start(1), word[1])


def _numeral(text: str, start: int, word: str) -> bool:
    """A Roman numeral that ends a sentence (``eselon I.``), rather than an initial: the word before it is no name."""
    return word in ("I", "V", "X") and _LOWER_TAIL.search(text, max(0, start - 20), start) is not None


def _glued(text: str, word: str, end: int) -> bool:
    plain = word[-1].islower() or word[-1].isdigit() or word.isupper()
    return plain and (len(word) > 1 or word.isdigit()) and not abbreviates(word) and _DOMAIN.match(text, end) is None


def abbreviates(word: str) -> bool:
    """Whether a full stop after ``word`` is part of it: an initial, or one of :data:`ABBREVIATIONS`."""
    last = word.rsplit(".", 1)[-1]
    return (len(last) == 1 and last.isalpha()) or word.lower() in ABBREVIATIONS


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] == ","):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
