"""Which words to the right of ``kata`` or ``menurut`` point to the speaker."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from extractor.sentences import abbreviates
from extractor.statements_names import introduced
from extractor.statements_phrases import ACTIVE, NOBODY, heads, kin_of
from extractor.statements_reading import WORD, Naming, Pointer, Reading

REACH: Final = 260
"""Characters within which the words naming a speaker lie: an office at full length, its ministry and the name."""

_BODY_REACH: Final = 25
"""Characters that may stand before a body's name where the body is the speaker (``manajemen PT Maju``)."""

_APART: Final = 80
"""Characters up to which a name after an office is its holder's."""

_AGAIN: Final = re.compile(r"(?:\s*,)?\s+(?:lagi|pula|juga|kembali|kemudian|oleh|sang|si)\b", re.I)
_NEXT_WORD: Final = re.compile(r"\s*(?:oleh\s+)?(\w+)")
_SLIP: Final = re.compile(r"\s+(nya|di)(?=\s*(?:[.,;]|\Z))")
"""A pronoun that was torn off or cut short: ``sambung nya.``, ``kata di.``"""
_HANDLE: Final = re.compile(r"\s*(?:(?:akun|pengguna|warganet|netizen|Instagram|Twitter|TikTok|Facebook|X)\s){0,3}(@[\w.]*\w)")
"""What an account on a social network is called."""
_OWN: Final = re.compile(
    r"(?:perhitungan|hitungan|catatan|pengamatan|pengakuan|pandangan|pendapat|pengalaman|penilaian|taksiran|hemat|versi|data)nya\Z"
)
_ACCOUNT: Final = re.compile(
    r"(?:(?:hasil|isi)\s)?(?:keterangan|penuturan|pengakuan|pernyataan|pengamatan|pendapat|pandangan|perhitungan|hitungan|cerita|kesaksian|versi|"
    r"penilaian|penjelasan|informasi|pantauan|taksiran|perkiraan|prediksi|analisis|kajian)\s(?:(?:resmi|tertulis|singkat|dari|oleh)\s)*(?=\S)"
)
"""The noun of saying in ``menurut keterangan Budi``."""
_STOPPED_WORD: Final = re.compile(r"(\w+)\Z")
_THAT_ONE: Final = re.compile(r"\s(?:itu|ini|tersebut)\b")
_NAME_BEHIND: Final = re.compile(r",\s(?:[A-Z]\.?|[A-Z][a-z']+)(?:\s[A-Z][a-z'.]*){1,3}(?=\s*(?:[,.;(]|\Z))")
_ONE_NAME_BEHIND: Final = re.compile(r",\s[A-Z][a-z']{2,}(?=\s*(?:[.(]|,\s[a-z(]|\Z))")
_AT_BODY: Final = re.compile(r"\s(pada|di)\s([A-Z]\w*)[^,.;:\n\"“”]{0,140}?(?:,\s[A-Z][^,.;:\n\"“”]{2,80})??,\s")
"""Between an office in small letters and its holder: ``Kabid bina marga pada Dinas Pekerjaan Umum Ende, Budi``."""
_FULL_NAME: Final = re.compile(r"[A-Z][a-z']+(?:\s[A-Z][a-z'.]*){1,3}(?=\s*(?:[.;(]|,\s|\Z))")
_ON_AT_BODY: Final = re.compile(r"\spada\s(?:(?:[A-Z(][\w.()/&-]*|dan|serta|bidang),?\s)*")
_NO_SOURCE: Final = frozenset({"dalam", "pada", "saat", "ketika", "usai", "seusai", "kepada", "melalui", "lewat", "di"})
"""What stands behind a verb of saying whose subject was left out: ``kata dalam jumpa pers``."""
_TITLED: Final = re.compile(r"\s(?:drg?|drh|hj?)\b\.?(?=\s[A-Z])")
_ON: Final = re.compile(r"\s(?:(?:drg?|drh|hj?)\b\.?\s)?[A-Z]")
_BARE_NAME: Final = re.compile(r"[A-Z][a-z']+(?:\s[A-Z][a-z']+){0,2}(?=,\s[a-z])")
"""A name that nothing else knows, up to the comma behind which the clause begins."""
_BETWEEN_PLACE: Final = re.compile(r",\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s")
"""``, Ende, `` between a branch that sounds like somebody and its head: ``Ketua LBH Cabang Wolowaru, Ende, Budi Utomo``."""
_EXTENDED: Final = re.compile(r"[^.,;:\n\"“”]{0,60}?(?:,(?: [A-Z][a-z]+){1,3})?\s(?:itu|ini|tersebut)\b(?=\s*(?:[.,;]|$)|\s[a-z])")


def source_after(reading: Reading, at: int, nya: bool) -> Pointer:
    """The speaker named from ``at`` on, directly after a cue such as ``kata`` (``nya``: the cue ended in ``-nya``)."""
    if nya:
        return Pointer("pronoun", at - 3, at)
    while again := _AGAIN.match(reading.text, at):
        at = again.end()
    if account := _ACCOUNT.match(reading.text, at + 1):
        at = account.end() - 1
    if slip := _SLIP.match(reading.text, at):
        return Pointer("pronoun", *slip.span(1))
    if handle := _HANDLE.match(reading.text, at):
        return Pointer("phrase", *handle.span(1))
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
    if unknown := _BARE_NAME.match(reading.text, start, stop):
        stop = stop if reading.namings_in(start, unknown.end()) or _office(reading, unknown[0]) else unknown.end()
    if _acts(reading, start):
        return NOBODY
    named = reading.namings_in(start, stop)
    people = [n for n in named if n.who.form == "person"]
    if not people and (holder := _behind_body(reading, start, stop)):
        return holder
    if people:
        best = _called(reading, start, people)
        if behind := _behind_branch(reading, start, best):
            return behind
        return _somebody_of(reading, best, stop) or Pointer("naming", start, best.end, best)
    if named and named[0].start - start < _BODY_REACH and not _describes_person(reading, start, named[0], stop):
        return Pointer("naming", start, named[0].end, named[0])
    return _description(reading, start, stop)


def _acts(reading: Reading, start: int) -> bool:
    """Whether a verb or a preposition stands where a source would: ``AL disebut menuding Sari``."""
    word = WORD.match(reading.text, start)
    if word is None or word[0] in _NO_SOURCE:
        return word is not None
    return ACTIVE.match(word[0]) is not None and word[0] not in reading.cues.persons


def _behind_body(reading: Reading, start: int, stop: int) -> Pointer | None:
    """Whoever is named behind an office in small letters and the body to which it belongs."""
    if not heads(reading, start, reading.cues.persons):
        return None
    body = _AT_BODY.match(reading.text, stop, min(len(reading.text), stop + REACH))
    known = [n for n in reading.namings_in(stop, body.end() + _APART if body else stop + REACH) if n.by_name and n.who.form == "person"]
    if body and (body[1] == "pada" or body[2].lower() in reading.cues.bodies or (known and known[0].start == body.end())):
        holder = _holder_at(reading, body.end())
        if holder is not None:
            return holder
    if known and _ON_AT_BODY.fullmatch(reading.text, stop, known[0].start):
        return Pointer("naming", known[0].start, known[0].end, known[0])
    on = _ON_AT_BODY.match(reading.text, stop)
    end = start + len(reading.text[start : on.end()].split(", ")[0].rstrip()) if on else start
    told = introduced(reading.cues, reading.text[start:end]) if on else None
    return Pointer("phrase", start, end) if told and told.form == "person" and " " in told.name else None


def _holder_at(reading: Reading, at: int) -> Pointer | None:
    """The person named at ``at``, known or not."""
    known = next((n for n in reading.namings_in(at, at + _APART) if n.start == at), None)
    if known is not None:
        return Pointer("naming", at, known.end, known) if known.by_name and known.who.form == "person" else None
    name = _FULL_NAME.match(reading.text, at)
    return Pointer("phrase", *name.span()) if name and not _office(reading, name[0]) else None


def _office(reading: Reading, words: str) -> bool:
    cues = reading.cues
    return not (cues.persons | cues.bodies | cues.ranks | cues.office_words).isdisjoint(word.lower() for word in WORD.findall(words))


def _somebody_of(reading: Reading, naming: Naming, stop: int) -> Pointer | None:
    """``istri Budi``, and ``istri Budi, Sari`` where nothing else names Sari."""
    kin = kin_of(reading, naming)
    name = _NAME_BEHIND.match(reading.text, naming.end, stop) if kin else None
    return replace(kin, end=name.end()) if kin and name else kin


def _describes_person(reading: Reading, start: int, body: Naming, stop: int) -> bool:
    """Whether ``body`` is only part of a person's description (``alumnus Universitas X``, ``Kakorlantas Polri itu``)."""
    if heads(reading, start, reading.cues.persons):
        return True
    if start == body.start or heads(reading, start, reading.cues.bodies):
        return False
    return _THAT_ONE.match(reading.text, body.end) is not None or _ON.match(reading.text, body.end, stop) is not None


def _description(reading: Reading, start: int, stop: int) -> Pointer:
    """``pria asal Maros itu``, up to its determiner; ``Kremlin``, up to where the capitals end."""
    text = reading.text
    head = WORD.match(text, start)
    if head is None:
        return NOBODY
    if head[0].lower().removesuffix("nya") in reading.cues.persons | reading.cues.bodies:
        longer = _EXTENDED.match(text, start, min(len(text), stop + 60))
        end = longer.end() if longer else _phrase_end(text, start, stop)
        name = None if longer else _name_behind(text, start, end, stop)
        return Pointer("phrase", start, name.end() if name else end)
    end = start
    while (word := WORD.match(text, _past_title(text, end) + (end > start), stop)) and word[0][0].isupper():
        end = word.end()
    if that_one := _THAT_ONE.match(text, end):
        end = that_one.end()
    return Pointer("phrase", start, end if end > start else _phrase_end(text, start, stop))


def _name_behind(text: str, start: int, end: int, stop: int) -> re.Match[str] | None:
    """The name after ``warga Desa Sukamaju, Budi Utomo``; of one word only where no place can go on: ``perwakilan pemain, Sari``."""
    return _NAME_BEHIND.match(text, end, stop) or (_ONE_NAME_BEHIND.match(text, end, stop) if text[start:end].islower() else None)


def _past_title(text: str, at: int) -> int:
    """``at``, past a title in small letters."""
    title = _TITLED.match(text, at)
    return title.end() if title else at


def _called(reading: Reading, start: int, people: list[Naming]) -> Naming:
    """The name in ``office, name`` and in ``pengacara Budi, Sari``; any other second person is a companion."""
    related = reading.cues.relation_at.match(reading.text, start)
    people = [n for n in people if n.by_name] or people if related else people
    first = people[0]
    if len(people) == 1 or not people[1].by_name:
        return first
    between = reading.text[first.end : people[1].start]
    if first.by_name:
        return people[1] if between.strip() == "," and (related or _only_a_place(reading, start, first, people[1])) else first
    holder = people[1] if len(between) < _APART and "." not in between else first
    return people[2] if len(people) > 2 and holder is people[1] and _only_a_place(reading, start, holder, people[2]) else holder


def _only_a_place(reading: Reading, start: int, name: Naming, second: Naming) -> bool:
    """Whether ``name``, between an office and a second name, ends the office: ``Ketua Paguyuban Tenun Sekar Wangi, Budi Utomo``."""
    text = reading.text
    office = start < name.start and heads(reading, start, reading.cues.persons) and text[name.end : second.start].strip() == ","
    return office and second.by_name and name.who.person is None and " " in text[name.start : name.end] and name.who != second.who


def _behind_branch(reading: Reading, start: int, name: Naming) -> Pointer | None:
    """The person behind ``Ketua LBH Cabang Wolowaru, Ende, ``, where ``name`` is the branch, which nothing else names."""
    office = start < name.start and " " not in reading.text[name.start : name.end] and heads(reading, start, reading.cues.persons)
    place = _BETWEEN_PLACE.match(reading.text, name.end) if office and name.who.person is None else None
    return _holder_at(reading, place.end()) if place else None


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
