"""Which words of an attribution point to the speaker: to the right of ``kata``, to the left of ``mengatakan``."""

from __future__ import annotations

import re
from typing import Final

from extractor.sentences import abbreviates
from extractor.statements_reading import WORD, Naming, Pointer, Reading

REACH: Final = 260
"""Characters within which the words naming a speaker lie: an office at full length, its ministry and the name."""

_BODY_REACH: Final = 25
"""Characters that may stand before a body's name where the body is the speaker (``manajemen PT Maju``)."""

_APART: Final = 80
"""Characters up to which a name after an office is its holder's."""

_AGAIN: Final = re.compile(r"(?:\s*,)?\s+(?:lagi|pula|juga|kembali|kemudian|oleh|sang|si)\b", re.I)
_NEXT_WORD: Final = re.compile(r"\s*(?:oleh\s+)?(\w+)")
_OWN: Final = re.compile(
    r"(?:perhitungan|hitungan|catatan|pengamatan|pengakuan|pandangan|pendapat|pengalaman|penilaian|taksiran|hemat|versi|data)nya\Z"
)
_LAST_WORD: Final = re.compile(r"(\w+)[\s,.)]*\Z")
_AFTER_NAME: Final = re.compile(
    r"\)?\s*(?:\([^()]{1,60}\)|,?\s*(?:[A-Z]\.?[A-Za-z]{0,4}\.){1,3}|\s[A-Z]\b\.?|,\s*(?:[SM]\.?[A-Z][A-Za-z]{0,4}|Ph\.?D|MBA)\b\.?)*\s*,?\s*\Z"
)
_APPOSITION: Final = re.compile(
    r"\s*(?:\([^()]{1,60}\)\s*)?(?:,|(?:yang|selaku|sebagai|saat|dalam|di|pada|ketika|usai|kepada|mendampingi|didampingi|bersama|mewakili)\b)\s*\S"
)
_COMPANY: Final = re.compile(r"[^.;\n]{0,80}?\b(?:mendampingi|didampingi|bersama|mewakili)\b")
"""After the subject's name, before a companion's."""
_NOT_SUBJECT: Final = re.compile(
    r"\b(?:oleh|dari|kepada|dengan|bersama|untuk|milik|bagi|terhadap|antara|pernyataan|menemui|didampingi|bahwa)\s*\Z", re.I
)
_STOPPED_WORD: Final = re.compile(r"(\w+)\Z")
_DETERMINER: Final = re.compile(r"\b(?:itu|ini|tersebut)\s*\Z|\A\s*sang\b|\A.{0,4}\bsang\b", re.I)
_CAPITAL: Final = re.compile(r"[A-Z]")

_NAME_BEHIND: Final = re.compile(r",\s[A-Z][a-z']+(?:\s[A-Z][a-z'.]*){1,3}(?=\s*(?:[,.;(]|\Z))")
_EXTENDED: Final = re.compile(r"[^.,;:\n\"“”]{0,60}?(?:,(?: [A-Z][a-z]+){1,3})?\s(?:itu|ini|tersebut)\b(?=\s*(?:[.,;]|$)|\s[a-z])")

_NAME_THEN_OFFICE: Final = re.compile(r"([A-Z][a-z']+(?:\s[A-Z][a-z'.]*){1,3}),\s(?!dan\b)[a-z][^,]{3,80}")
_OFFICE_THEN_NAME: Final = re.compile(
    r"(?:\s*\([^()]{1,40}\))?,\s([A-Z][a-z']+(?:\s[A-Z][a-z'.]*){1,3})(?:,\s*[A-Z][\w.]{0,6})*,?(?:\s(?:di|saat|dalam|usai)\s[^.;]{1,80})?\s*"
)
_DATELINE: Final = re.compile(r"[^.!?]{2,60}?\s[-–—]+\s")
_LISTED: Final = re.compile(r"[A-Z][\w-]*(?:,?(?:\s(?:dan|serta|&))?\s\(?[A-Z][\w-]*\)?){2,24}")
_ALONG: Final = re.compile(r"\s(?:dan|bersama)\s[^,.;]{1,60}")
_ACTIVE: Final = re.compile(r"me(?:m|n|ng|ny)[a-z]{4,}\Z")
_PARTICLES: Final = frozenset({"dan", "of", "dari", "for", "and"})
_LONG_NAME: Final = 8
"""Capitalised words up to which a phrase with an unknown head is taken for an office with its name."""
_PHRASE_TAIL: Final = re.compile(
    r"\s+(?:yang|saat|ketika|usai|dalam|kepada)\b|,\s+(?:dalam|di|saat|usai|pada|ketika|melalui|yang|seperti|"
    r"senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\b",
    re.I,
)
_OFFICE_AND_NAME: Final = re.compile(
    r"[^,\"“”]{3,120}(?:,\s[a-z][^,]{2,40}){0,3},\s[A-Z][a-z']+(?:\s[A-Z][a-z'.]*){0,3}(?:,\s*[A-Z][\w.]{0,6})*"
)

NOBODY: Final = Pointer("none", 0, 0)


def source_after(reading: Reading, at: int, nya: bool) -> Pointer:
    """The speaker named from ``at`` on, directly after a cue such as ``kata`` (``nya``: the cue ended in ``-nya``)."""
    if nya:
        return Pointer("pronoun", at - 3, at)
    while again := _AGAIN.match(reading.text, at):
        at = again.end()
    word = _NEXT_WORD.match(reading.text, at)
    if word is None:
        return NOBODY
    if word[1].lower() in reading.cues.pronouns:
        return Pointer("pronoun", *word.span(1), plural=word[1].lower() in reading.cues.plurals)
    if _OWN.match(word[1]):
        return Pointer("pronoun", *word.span(1))
    return _noun_phrase(reading, word.start(1))


def _noun_phrase(reading: Reading, start: int) -> Pointer:
    limit = min(start + REACH, _line_end(reading.text, start))
    stop = _stop(reading, start, limit)
    named = reading.namings_in(start, stop)
    people = [n for n in named if n.who.form == "person"]
    if people:
        best = _called(reading, start, people)
        return Pointer("naming", start, best.end, best)
    if named and named[0].start - start < _BODY_REACH and not _heads(reading, start, reading.cues.persons):
        # the body in ``alumnus Universitas X itu`` is not the speaker
        return Pointer("naming", start, named[0].end, named[0])
    return _description(reading, start, stop)


def _description(reading: Reading, start: int, stop: int) -> Pointer:
    """``pria asal Maros itu``, up to its determiner; ``Kremlin``, up to where the capitals end."""
    text = reading.text
    head = WORD.match(text, start)
    if head is None:
        return NOBODY
    if head[0].lower() in reading.cues.persons or head[0].lower() in reading.cues.bodies:
        longer = _EXTENDED.match(text, start, min(len(text), stop + 60))
        end = longer.end() if longer else _phrase_end(text, start, stop)
        name = None if longer else _NAME_BEHIND.match(text, end, stop)
        return Pointer("phrase", start, name.end() if name else end)
    end = start
    while (word := WORD.match(text, end + (end > start), stop)) and word[0][0].isupper():
        end = word.end()
    return Pointer("phrase", start, end if end > start else _phrase_end(text, start, stop))


def _called(reading: Reading, start: int, people: list[Naming]) -> Naming:
    """The name in ``office, name`` and in ``pengacara Budi, Sari``; any other second person is a companion."""
    first = people[0]
    if len(people) == 1 or not people[1].by_name:
        return first
    between = reading.text[first.end : people[1].start]
    if first.by_name:
        return people[1] if between.strip() == "," and reading.cues.relation_at.match(reading.text, start) else first
    return people[1] if len(between) < _APART and "." not in between else first


def _stop(reading: Reading, start: int, limit: int) -> int:
    """Where the noun phrase ends at the latest; a stop word inside a known name or office does not count."""
    at = start
    while found := reading.cues.stop.search(reading.text, at, limit):
        inside = next((n for n in reading.namings_in(start, limit) if n.start <= found.start() < n.end), None)
        if inside is None and not _abbreviation(reading.text, found):
            return found.start()
        at = max(found.end(), inside.end if inside else 0)
    return limit


def _abbreviation(text: str, stop: re.Match[str]) -> bool:
    word = _STOPPED_WORD.search(text, max(0, stop.start() - 12), stop.start())
    return stop[0].startswith(".") and word is not None and abbreviates(word[1])


def _phrase_end(text: str, start: int, stop: int) -> int:
    comma = text.find(",", start, stop)
    end = comma if comma >= 0 else stop
    return start + len(text[start:end].rstrip(" ,.;:"))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def subject_before(reading: Reading, start: int, verb: int) -> Pointer:
    """The subject of a verb at ``verb`` in the sentence that begins at ``start``: ``Ia pun …``, ``Kepala Dinas X, Budi, …``."""
    end = _without_adverbs(reading, start, verb)
    word = _LAST_WORD.search(reading.text, max(start, end - 40), end)
    if word is None:
        return NOBODY
    if word[1].lower() in reading.cues.pronouns:
        return Pointer("pronoun", *word.span(1), plural=word[1].lower() in reading.cues.plurals)
    if word[1] == "yang":
        return NOBODY
    named = _named_before(reading, start, end)
    described = _described_before(reading, start, end) if named is None or _is_part(named) else NOBODY
    if named is None:
        return described
    larger = described.form == "phrase" and described.start < named.start and _heads(reading, described.start, reading.cues.bodies)
    return described if larger else named


def _is_part(pointer: Pointer) -> bool:
    """Whether the name is a body's or an office, which may be part of a longer one (``Sekretariat Wakil Presiden``)."""
    return pointer.naming is not None and (pointer.naming.who.form == "body" or not pointer.naming.by_name)


def _heads(reading: Reading, at: int, heads: frozenset[str]) -> bool:
    head = WORD.match(reading.text, at)
    return head is not None and head[0].lower() in heads


def _without_adverbs(reading: Reading, start: int, end: int) -> int:
    floor = max(start, end - 120)
    end = _trimmed(reading.text, floor, end)
    while tail := reading.cues.adverb_tail.search(reading.text, max(floor, end - 40), end):
        end = _trimmed(reading.text, floor, tail.start())
    return end


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" ,\t\xa0"))


def _named_before(reading: Reading, start: int, end: int) -> Pointer | None:
    named = reading.namings_in(start, end)
    if not named:
        return None
    last = named[-1]
    host = next((n for n in named[:-1] if _COMPANY.match(reading.text, n.end, last.start) and _heads_sentence(reading, start, n)), None)
    if host is not None:
        return Pointer("naming", host.start, host.end, host)
    if _AFTER_NAME.match(reading.text, last.end, end) and not _NOT_SUBJECT.search(reading.text, start, last.start):
        return Pointer("naming", last.start, last.end, last)
    misread = _OFFICE_THEN_NAME.fullmatch(reading.text, last.end, end)
    if misread and last.who.person is None and not _heads(reading, misread.start(1), reading.cues.persons | reading.cues.bodies):
        return Pointer("phrase", *misread.span(1))
    for naming in named:
        tail = reading.text[naming.end : end]
        if _APPOSITION.match(tail) and tail.strip() != "yang" and _heads_sentence(reading, start, naming):
            return Pointer("naming", naming.start, naming.end, naming)
    return None


def _heads_sentence(reading: Reading, start: int, naming: Naming) -> bool:
    """Whether nothing but openers and the name's own office stands before it."""
    if naming.who.form == "body":
        return False
    if _NOT_SUBJECT.search(reading.text, start, naming.start):
        return False
    at = _clause_start(reading, start, naming.start)
    lead = [word for word in WORD.findall(reading.text[at : naming.start]) if not _CAPITAL.match(word)]
    return len(lead) <= 4


def _clause_start(reading: Reading, start: int, end: int) -> int:
    while opener := reading.cues.opener_at.match(reading.text, start, end):
        start = opener.end()
    return start


def _described_before(reading: Reading, start: int, end: int) -> Pointer:
    dash = _DATELINE.match(reading.text, start, end)
    at = _clause_start(reading, dash.end() if dash else start, end)
    comma = reading.text.rfind(", ", at, end)
    for begin in (at, comma + 2) if comma >= 0 else (at,):
        begin = _clause_start(reading, begin, end)
        head = WORD.match(reading.text, begin, end)
        if head is not None and head[0].lower() in reading.cues.pronouns and _ALONG.fullmatch(reading.text, head.end(), end):
            return Pointer("pronoun", *head.span())
        named = _NAME_THEN_OFFICE.fullmatch(reading.text, begin, end)
        stop = named.end(1) if named else _without_adjunct(reading.text, begin, end)
        if speaks(reading, begin, stop) or (
            _heads(reading, begin, reading.cues.persons) and _OFFICE_AND_NAME.fullmatch(reading.text, begin, stop)
        ):
            return Pointer("phrase", begin, stop)
    return NOBODY


def _without_adjunct(text: str, start: int, end: int) -> int:
    """The end of ``Wapres`` in ``Wapres, dalam keterangannya di Jakarta,`` and of ``seorang warga`` in ``seorang warga yang hadir``."""
    tail = _PHRASE_TAIL.search(text, start, end)
    stop = tail.start() if tail else end
    return start + len(text[start:stop].rstrip(" ,"))


def speaks(reading: Reading, start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` describe a person or a body, by their head, or are a capitalised name."""
    words = WORD.findall(reading.text[start:end])
    if not 1 <= len(words) <= 14 or "," in reading.text[start:end]:
        return False
    head = words[0].lower()
    if head in reading.cues.persons and _DETERMINER.search(reading.text, max(start, end - 10), end):
        return True
    if any(_ACTIVE.match(word) for word in words):
        return False
    if head in reading.cues.persons or head in reading.cues.bodies or " ".join(words).lower() in reading.cues.epithets:
        return not any(word in reading.cues.finite for word in words)
    capital = all(word[0].isupper() or word in _PARTICLES for word in words)
    return capital and len(words) <= _LONG_NAME and head not in reading.cues.no_names


def is_anaphoric(reading: Reading, pointer: Pointer) -> bool:
    """Whether a description points back to somebody (``pria berkacamata itu``, ``sang bupati``) rather than to somebody new."""
    words = reading.text[max(0, pointer.start - 5) : pointer.end]
    return _DETERMINER.search(words) is not None
