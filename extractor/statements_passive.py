"""Reported speech in the passive: ``Dijelaskan Budi, …`` and ``Hal itu disampaikan oleh Budi``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from extractor.statements_clauses import PREDICATE, checked, spans_of
from extractor.statements_phrases import speaks
from extractor.statements_reading import Claim, Pointer, Reading
from extractor.statements_sources import source_after

Span = tuple[int, int]

_WITHOUT_AGENT: Final = frozenset(
    {"Dilanjutkan", "Ditambahkan", "Dijelaskan", "Diterangkan", "Dikatakan", "Ditegaskan", "Dipaparkan", "Dituturkan"}
)
"""Passives that, with a comma behind, go on with the words of whoever spoke last; ``Dilaporkan,`` is the newspaper's own."""
_DESCRIBED: Final = re.compile(r"\s([a-z]+)\s[^,.;:\n]{1,80}(?=,)")
_BETWEEN: Final = frozenset({"diakui", "disebut", "dikatakan", "dinyatakan"})
_PREDICATE_AT: Final = re.compile(
    r"\s(?:menjadi|merupakan|adalah|akan|telah|sudah|masih|belum|tidak|tak|dapat|bisa|harus|cukup|lebih|sangat)\b"
)
_AGENT_THAT: Final = re.compile(
    r"(?:\s*\([^()]{1,60}\)|,?\s[^.;:\n]{0,120}?)??,?\s(?:bahwa|jika|kalau)\b|(?:\s*\([^()]{1,60}\))?,\s(?=[a-z]\w+\s)(?!yang\b|saat\b|ketika\b|usai\b|di\b|pada\b)"
)
_CAPITAL_CLAUSE: Final = re.compile(r",\s(?=([A-Z]\w+)\s[a-z])")
_CLAUSE_BREAK: Final = re.compile(r"[,.;:(]|\s(?:saat|ketika|usai|dalam|di|pada)\s")
_BACKWARD: Final = re.compile(r"\b(?:itu|tersebut|ini|senada|serupa|sama|demikian|pun|juga)\s+(?:\w+\s+)?\Z", re.I)


def by_agent(reading: Reading, word: re.Match[str], sentence: Span) -> Claim | None:
    """``Dijelaskan (oleh) Budi bahwa …`` at the head of its sentence; elsewhere (``Hal itu disampaikan Budi``) a claim without words."""
    text = reading.text
    if word[0] in _WITHOUT_AGENT and word.start() == sentence[0] and text[word.end() : word.end() + 1] == ",":
        spans = spans_of(text, ((word.end(), sentence[1]),))
        pointer = Pointer("pronoun", word.start(), word.start())
        return checked(text, Claim("indirect", spans, word[0], pointer, "agent", word.start(), sentence[1]))
    pointer = source_after(reading, word.end(), nya=False)
    if pointer.form not in ("naming", "phrase") or (pointer.form == "phrase" and not speaks(reading, pointer.start, pointer.end)):
        return None
    claim = Claim("indirect", (), word[0], pointer, "agent", word.start(), pointer.end)
    if lead := text[sentence[0] : word.start()].strip():
        set_off = lead.endswith(",") and word[0][0].islower() and text[pointer.end : pointer.end + 1] in ".,"
        if set_off or _amidst(reading, word, pointer):
            spans = spans_of(text, ((sentence[0], word.start()), (pointer.end, sentence[1])))
            return checked(text, replace(claim, spans=spans, rule="particle", end=sentence[1]))
        return claim if _BACKWARD.search(text, sentence[0], word.start()) else None
    past = _past_description(reading, pointer.end, sentence[1])
    that = _AGENT_THAT.match(text, past, sentence[1]) or _capital_clause(reading, pointer, sentence[1])
    if that is None:
        return None
    return checked(text, replace(claim, spans=spans_of(text, ((that.end(), sentence[1]),)), end=sentence[1]))


def _capital_clause(reading: Reading, pointer: Pointer, end: int) -> re.Match[str] | None:
    """The comma of ``Dijelaskan Budi, UMKM yang hadir terdiri dari …``: a clause with its predicate, not the office of ``Budi``."""
    found = _CAPITAL_CLAUSE.match(reading.text, pointer.end, end)
    if found is None or pointer.naming is None or not pointer.naming.by_name:
        return None
    cues, head = reading.cues, found[1].lower()
    if head in cues.persons or head in cues.bodies or reading.cues.stop.match(reading.text, pointer.end):
        return None
    stop = _CLAUSE_BREAK.search(reading.text, found.end(), end)
    return found if PREDICATE.search(reading.text, found.end(), stop.start() if stop else end) else None


def _past_description(reading: Reading, at: int, end: int) -> int:
    """``at``, past a description that no comma sets off from the name: ``Dikatakan Slamet warga Desa Sukamaju, …``."""
    found = _DESCRIBED.match(reading.text, at, end)
    return found.end() if found and found[1] in reading.cues.persons else at


def _amidst(reading: Reading, word: re.Match[str], pointer: Pointer) -> bool:
    """Whether a passive and its agent stand between subject and predicate: ``Peran itu diakui Budi menjadi tantangan.``"""
    named = pointer.naming is not None and pointer.naming.by_name and pointer.start == word.end() + 1
    return named and word[0] in _BETWEEN and _PREDICATE_AT.match(reading.text, pointer.end) is not None
