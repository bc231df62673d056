"""Whom a description means: ``sang bupati``, ``pria asal Ende itu``, ``Yuli``, ``seorang pedagang``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from extractor.speakers_floor import Floor, Speaker, salient
from extractor.statements_names import abbreviates_office, alike, introduced, misprints, office_words
from extractor.statements_phrases import kin_of, points_back
from extractor.statements_reading import WORD, Claim, Reading, Who

_WHO_ALSO: Final = re.compile(
    r"\syang\s(?!enggan\b|tidak\b|tak\b|minta\b|meminta\b|menolak\b)"
    r"(?:(akrab|karib|biasa|kerap|juga|kini|pernah|sekaligus|dikenal|lahir|menjabat|berprofesi|berulang\stahun)\b)?"
)
_NEW: Final = frozenset({"seorang", "salah", "warga", "sumber", "saksi", "sejumlah", "beberapa", "para", "kalangan"})
"""Heads of descriptions of somebody who was not met yet."""
_DAYS: Final = frozenset({"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad"})


def described(floor: Floor, claim: Claim, at: int) -> Speaker:
    """Whom the description that ``claim`` points to means: the holder of an office, somebody met, or somebody new."""
    pointer = claim.pointer
    words = floor.reading.text[pointer.start : pointer.end]
    named = floor.reading.namings_in(pointer.start, pointer.end)
    if named and kin_of(floor.reading, named[-1]) == pointer:
        return Speaker(floor.seen.setdefault(words.lower(), Who(words, "phrase", role=words)), "description", 0.8)
    holder = (
        _holder(floor, words, pointer.start) or nicknamed(floor, words) or nicknamed(floor, _before_lower(words)) or _initials(floor, words)
    )
    if holder is not None:
        return Speaker(holder, "role", 0.9)
    if points_back(floor.reading, pointer.start, pointer.end) or _relative(floor, claim):
        return _pointed_at(floor, words, claim, at)
    if named and named[-1].who.form == "body" and named[-1].end == pointer.end:
        return Speaker(floor.seen.setdefault(words.lower(), Who(words, "phrase", role=words)), "description", 0.8)
    new = introduced(floor.reading.cues, words)
    if new.form == "person" and new.role and not _free_standing(floor.reading.text, new.name):
        new = Who(words, "phrase", role=words)
    return Speaker(floor.seen.setdefault(words.lower(), new), "description", 0.8)


def _relative(floor: Floor, claim: Claim) -> bool:
    """Whether a relative clause says more of whoever has the floor: ``kata pria yang akrab disapa Jo``, ``ujar pelatih yang juga …``."""
    cues, text, pointer = floor.reading.cues, floor.reading.text, claim.pointer
    head = WORD.match(text, pointer.start, pointer.end)
    more = _WHO_ALSO.match(text, pointer.end) if head and floor.last_person is not None else None
    if more is None or head is None or not (head[0].lower() in cues.persons and head[0].lower() not in _NEW):
        return False
    alone = claim.kind == "direct" and head.end() == pointer.end
    return more[1] is not None or (alone and head[0].lower() in cues.female | cues.male)


def _free_standing(text: str, name: str) -> bool:
    """Whether a single word behind a description is a name: it stands alone elsewhere too, or nowhere else (``pengemudi Pajero``)."""
    if " " in name or text.count(name) == 1:
        return True
    return (
        re.search(rf"(?:\A|[.!?,\n\"“”]\s?|\b(?:kata|ujar|tutur|ucap|jelas|ungkap|lanjut|menurut)\s){re.escape(name)}\b", text, re.I)
        is not None
    )


def _initials(floor: Floor, words: str) -> Who | None:
    """The person behind initials that the text explains: ``Slamet Widodo (SW)``."""
    at = floor.reading.text.find(f" ({words})") if words.isupper() else -1
    return (
        next((n.who for n in floor.reading.namings_in(max(0, at - 60), at) if n.end == at and n.who.form == "person"), None)
        if at >= 0
        else None
    )


def _pointed_at(floor: Floor, words: str, claim: Claim, at: int) -> Speaker:
    pointer = claim.pointer
    head = WORD.search(words)
    if head is not None and head[0].lower() in floor.reading.cues.bodies:
        return Speaker(_body(floor, at) or Who(words, "body"), "description", 0.6)
    fitting = _fitting(floor, words, pointer.start)
    if fitting is not None:
        return Speaker(fitting, "description", 0.8)
    found = salient(floor, claim, at, "description", 0.85)
    trade = head[0].lower() if head is not None and head[0].lower() in floor.reading.cues.trades else None
    if found.who is None or (trade and not _fits(floor.reading, found.who, trade)):
        return Speaker(Who(words, "phrase", role=words), "description", 0.5)
    return found


def _body(floor: Floor, at: int) -> Who | None:
    if floor.last is not None and floor.last.form == "body":
        return floor.last
    return next((n.who for n in reversed(floor.reading.namings_in(0, at)) if n.who.form == "body"), None)


def _before_lower(words: str) -> str:
    """``Hakim`` of ``Hakim warga Kecamatan Sukamaju``; nothing where the phrase does not begin with a name."""
    first, _, rest = words.partition(" ")
    return first if rest[:1].islower() else ""


def _fitting(floor: Floor, words: str, before: int) -> Who | None:
    """Where whoever has the floor does not fit a description (``sang bupati``, ``perempuan itu``), the last person met who does."""
    head = words.removeprefix("sang ").split()[0].lower()
    if floor.last_person is None or _fits(floor.reading, floor.last_person, head):
        return None
    met = [n.who for n in floor.reading.namings_in(0, before) if n.who.form == "person"]
    return next((who for who in reversed(met) if _fits(floor.reading, who, head, surely=True)), None)


def _fits(reading: Reading, who: Who, head: str, surely: bool = False) -> bool:
    """Whether office and gender allow the description; ``surely``: whether they say so."""
    if head in reading.cues.female or head in reading.cues.male:
        expected = "f" if head in reading.cues.female else "m"
        return who.gender == expected or (not surely and who.gender is None)
    return head in office_words(who) or (not surely and not who.role)


def _holder(floor: Floor, words: str, before: int) -> Who | None:
    """The person met so far whose office holds all of ``words``: ``Bupati`` for the ``Bupati Takalar`` of an earlier paragraph."""
    words = floor.reading.cues.epithets.get(words.lower().removesuffix(" itu"), words)
    wanted = {word.lower() for word in WORD.findall(words)} - {"itu", "ini", "tersebut", "sang"}
    named = [n.who for n in floor.reading.namings_in(0, before) if n.who.form == "person" and n.who.role]
    met = [*(who for who in floor.seen.values() if who.form == "person" and who.role), *named]
    personal = words.split()[0].lower() in floor.reading.cues.persons if wanted else False
    fitting = [who for who in met if (personal and wanted <= office_words(who)) or abbreviates_office(words, who)]
    if floor.last_person in fitting:
        return floor.last_person
    return fitting[-1] if fitting else None


def fullest(floor: Floor, who: Who) -> Who:
    """The person of whose name ``who``, whom nothing else is known of, is a short form or a misprint."""
    if who.form != "person" or who.person is not None or who.role is not None:
        return who
    if meant := floor.called.get(who.name) or _without_body(floor, who):
        return meant
    first, _, rest = who.name.partition(" ")
    if rest and " " not in rest and first.lower() in floor.reading.cues.ranks:
        return floor.called.get(rest) or nicknamed(floor, rest, apart_from=who) or who
    if " " not in who.name:
        return nicknamed(floor, who.name, apart_from=who) or _in_full(floor, who)
    known = (other for other in floor.people if other != who and (other.role or len(other.name) > len(who.name)))
    return next((other for other in known if misprints(who.name, other.name) and _without_body(floor, other) != who), who)


def _without_body(floor: Floor, who: Who) -> Who | None:
    """``Budi Utomo``, where the text knows him, for a ``Bulog Budi Utomo`` that begins with a body's name."""
    longer = [other for other in floor.people if " " in other.name and who.name.endswith(f" {other.name}")]
    bodies = {floor.reading.text[n.start : n.end] for n in floor.reading.namings if n.who.form == "body"} if longer else set()
    return next((other for other in longer if who.name.removesuffix(f" {other.name}") in bodies), None)


def _in_full(floor: Floor, who: Who) -> Who:
    if who not in floor.printed:
        floor.printed[who] = _printed_in_full(floor, who)
    return floor.printed[who]


def _printed_in_full(floor: Floor, who: Who) -> Who:
    """``who`` under the name with which the text first prints the single word known: ``Mulyadi`` as ``Mulyadi Prasojo``."""
    first = re.search(rf"\b{re.escape(who.name)}\b((?:\s(?:bin|binti|[A-Z][a-z']+)){{0,3}})(?=\s*[,.;(]|\s[a-z])", floor.reading.text)
    words = first[1].split() if first else []
    cues = floor.reading.cues
    if (
        not words
        or words[-1].islower()
        or not (cues.office_words | cues.persons | cues.bodies | _DAYS).isdisjoint(w.lower() for w in words)
    ):
        return who
    return replace(who, name=" ".join((who.name, *words)))


def nicknamed(floor: Floor, words: str, apart_from: Who | None = None) -> Who | None:
    """The person met of whose name a single capitalised word is the beginning (``Yuli`` for ``Yuliani``) or a misprint.

    Of two names that are misprints of each other, the one printed first stands.
    """
    if not words.isalpha() or not words[0].isupper() or len(words) < 3:
        return None
    met = dict.fromkeys(who for who in (*floor.people, *floor.seen.values()) if who.form == "person")
    fitting = [who for who in met if who != apart_from and any(alike(words, part) for part in WORD.findall(who.name))]
    if apart_from in floor.people:
        later = floor.people[floor.people.index(apart_from) :]
        fitting = [who for who in fitting if who not in later or who.role or " " in who.name]
    if floor.last_person in fitting:
        return floor.last_person
    return fitting[0] if len(fitting) == 1 else None
