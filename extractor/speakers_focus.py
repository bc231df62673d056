"""How strongly a sentence puts somebody forward as the next to speak, by the grammar of the place where it names them.

The order subject, agent, object is that of centering theory (Grosz, Joshi and Weinstein 1995); in Indonesian the agent of a passive
with ``di-`` stands as high as a subject (Sneddon 2010, 3.27), and the subject of ``ditemui`` or ``diberi`` has something to tell.
"""

from __future__ import annotations

import re
from typing import Final

from extractor.statements_reading import WORD, Naming, Reading
from extractor.statements_subjects import clause_start

SPEAKING: Final = 3.0
"""Takes the floor: a verb of answering or asking, the agent of a passive, somebody presented (``salah satunya Budi``)."""
ACTING: Final = 2.6
"""The subject of another active clause, or of none (``Budi, perajin batik,``)."""
GRANTED: Final = 1.7
"""The subject of a passive such as ``diberi``, ``diminta``, ``dipercaya``."""
PRESENT: Final = 0.4
"""Any other place: an object, a companion, somebody to whom a thing was done."""

_AGENT: Final = re.compile(
    r"\b(?:oleh\s(?:[\w.,()]+\s){0,12}|di(?!rektur|rjen|rut\b|nas\b|gital|strik|visi|banding)[a-z]{4,}\s(?:(?:langsung|juga|kembali|pula|lagi)\s){0,2}"
    r"(?:sang\s|pihak\s)?(?:(?:[A-Z(][\w.()/-]*|dan|dari|bidang),?\s){0,14})\Z"
)
_TOLD_BY: Final = re.compile(
    r"\bdi(?:sampaikan|ungkapkan|katakan|kemukakan|utarakan|jelaskan|tegaskan|sebutkan|ucapkan|paparkan|lontarkan|nyatakan|rasakan|alami|akui)"
    r"\s(?:[\w.,()]+\s){0,12}\Z"
)
_DELEGATE: Final = re.compile(r"\bdiwakili(?:\soleh)?\s[^.;:\n]{0,120}\Z")
"""Before whoever speaks in another's stead."""
_FOR: Final = re.compile(r"(?:\A|.*\s)[Bb]agi\s(?:sang\s)?\Z")
"""Before whoever has an opinion: ``Namun bagi Sari, …``."""
_UNDERGOES: Final = re.compile(
    r"\.?\s?\d|(?:\s(?:juga|langsung|kini|akan|telah|sudah|sempat|lalu|kemudian|pun|akhirnya|berhasil|kembali|masih))*"
    r"\s(di[a-z]{4,}|ter(?:ciduk|tangkap|bunuh|tembak|jaring|seret|jerat|luka|sangkut)|tewas|meninggal)\b"
)
"""A passive verb: its subject is talked about, and does not talk. Nor does what stands before a figure (``Sejumlah Rp 120 miliar``)."""
_VERB: Final = re.compile(r"(?:me[mnr]|di|ber|ter(?!dakwa|sangka|pidana|gugat|lapor))\w{3,}|yang\Z|tidak\Z|akan\Z|bisa\Z|sudah\Z|telah\Z")
_ADJUNCT: Final = re.compile(
    r"\W*(?:dalam|pada|di|saat|usai|seusai|sebelum|setelah|ketika|selain|untuk|terkait|menanggapi|melalui|dengan|atas|sebagai|menjawab|meski|karena|guna|soal|sejalan|"
    r"senada|berbeda|bertempat|bersama|ditemui|dihubungi|ditanya|dikonfirmasi|diwawancara\w*|me[mn]\w+)\b",
    re.I,
)
_PRESENTED: Final = re.compile(r"\b(?:yaitu|yakni|ialah|adalah|bernama|(?:satu|seorang)nya|ada)\s\Z")
_LISTING: Final = re.compile(
    r"\W*(?:mulai\sdari|termasuk|tak\sterkecuali|tidak\sterkecuali|mereka\s(?:adalah|yakni|yaitu)|begitu\spula\sdengan)\b", re.I
)
"""Opens a list of whom the sentence before spoke of."""
_LONGEST_LEAD: Final = 200
"""Characters up to which what stands before a subject is its office."""
_SUBORDINATE: Final = re.compile(
    r"\b(?:sebagaimana|seperti|yang|karena|agar|sesuai|supaya|bahwa|setelah|sebelum|usai|sejak|dihadiri|diikuti|didampingi|disaksikan)\b"
)
_LOWER: Final = re.compile(r"\b[a-z]+\b")
_SMALL: Final = frozenset({"dan", "dari", "bidang", "di", "sementara", "itu", "namun", "sedangkan", "adapun", "sebelumnya", "senada"})
_FEW: Final = 2
_WORDS_TO_VERB: Final = 9
"""Words behind a name among which its verb is looked for."""


def prominence(reading: Reading, naming: Naming) -> float:
    """One of :data:`SPEAKING` to :data:`PRESENT` for the place where ``naming`` stands."""
    start, _ = reading.sentence_at(naming.start)
    lead = reading.text[start : naming.start]
    if _DELEGATE.search(lead):
        return SPEAKING
    if _FOR.fullmatch(lead) and len(WORD.findall(lead[clause_start(reading, start, naming.start) - start :])) <= _FEW:
        return ACTING
    if (_AGENT.search(lead) and not (lead.endswith(", ") and _ADJUNCT.match(lead))) or _TOLD_BY.search(lead):
        return PRESENT if _SUBORDINATE.search(lead) else SPEAKING
    if _LISTING.match(lead):
        return PRESENT
    if _PRESENTED.search(lead):
        return PRESENT if _somebody_before(reading, start, naming) else SPEAKING
    if undergone := _UNDERGOES.match(reading.text, naming.end):
        return _passive(reading, undergone[1])
    if not naming.by_name and start > 0 and reading.text[start - 1] != "\n":
        return PRESENT
    if len(lead) > _LONGEST_LEAD or not _is_subject(reading, start, naming):
        return PRESENT
    return opening(reading, naming.end)


def _somebody_before(reading: Reading, start: int, naming: Naming) -> bool:
    return any(n.who.form == "person" and n.who != naming.who for n in reading.namings_in(start, naming.start))


def opening(reading: Reading, at: int) -> float:
    """The weight of a subject whose words end at ``at``, by what it does then."""
    end = reading.sentence_at(at)[1]
    words = (word[0] for _, word in zip(range(_WORDS_TO_VERB), WORD.finditer(reading.text, at, end), strict=False))
    return SPEAKING if any(word in reading.cues.replies or word in reading.cues.interviewed for word in words) else ACTING


def _passive(reading: Reading, verb: str | None) -> float:
    if verb in reading.cues.interviewed:
        return SPEAKING
    return GRANTED if verb in reading.cues.granted else PRESENT


def _is_subject(reading: Reading, start: int, naming: Naming) -> bool:
    """Whether nothing but openers, an adjunct and the name's own office or description stands before it in its sentence."""
    text = reading.text
    lead = text[start : naming.start]
    before, _, closest = lead.rpartition(", ")
    if _ADJUNCT.match(before):
        lead = closest
    opened = text[clause_start(reading, naming.start - len(lead), naming.start) : naming.start]
    last = WORD.findall(opened.rstrip(", ").rpartition(", ")[2])
    described = bool(last) and last[0].lower() in reading.cues.persons and not any(_VERB.match(word) for word in last)
    return described or all(word in _SMALL for word in _LOWER.findall(lead))
