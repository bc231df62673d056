"""Which words to the left of a verb such as ``mengatakan`` are its subject."""

from __future__ import annotations

import re
from typing import Final

from extractor.statements_phrases import NOBODY, heads, kin_of, points_back, speaks
from extractor.statements_reading import WORD, Naming, Pointer, Reading

_LAST_WORD: Final = re.compile(r"(\w+)[\s,.)]*\Z")
_AFTER_NAME: Final = re.compile(
    r"\)?\s*(?:\([^()]{1,60}\)|,?\s*(?:[A-Z]\.?[A-Za-z]{0,4}\.){1,3}|\s[A-Z]\b\.?|,?\s*[SMD]\.\s?[A-Z][A-Za-z]{0,4}\b\.?|,\s*(?:[SM]\.?[A-Z][A-Za-z]{0,4}|Ph\.?D|MBA)\b\.?)*\s*,?\s*\Z"
)
_APPOSITION: Final = re.compile(
    r"\s*(?:\([^()]{1,60}\)\s*)?(?:,|(?:yang|selaku|sebagai|saat|dalam|di|pada|ketika|usai|seusai|sesaat|setelah|sebelum|melalui|lewat|sambil|kepada|mendampingi|didampingi|bersama|mewakili)\b)\s*\S"
)
_COMPANY: Final = re.compile(r"(?:[^.;\n]|\.(?=[\w,])){0,80}?\b(?:mendampingi|didampingi|bersama|mewakili)\b")
"""After the subject's name, before a companion's."""
_OTHER_CLAUSE: Final = re.compile(
    r"(?:\s(?:juga|pun|lalu|kemudian|sempat|langsung|telah|turut))?\s(?:me[mnr]|ber)[a-z]{3,}\s[^.;:]{0,160}\Z|,\s[a-z][^.;:,]{3,160}\Z"
)
"""Between a subject and a name that its own verb or description holds."""
_RELATIVE: Final = re.compile(
    r"(?:,?\s(?:yang|sekaligus)\s(?:(?:juga|kini|pernah|sempat|turut|sehari-hari)\s)*(?:me[mnr]|ber)[a-z]{3,}|,\s(?:yang|sekaligus)\sjuga)\s[^,.;:\n]{0,160}\Z"
)
"""Between a subject and a name that its relative clause holds: ``Budi yang memerankan Umar mengaku``."""
_IN_OFFICE: Final = re.compile(r"(?:\s*\([^()]{1,60}\))?,?\s(?:selaku|sebagai)\s[^,;:\n]{0,160}\Z")
"""Between a person and the body at the end of that person's office."""
_NOT_SUBJECT: Final = re.compile(
    r"\b(?:oleh|dari|kepada|dengan|bersama|untuk|milik|bagi|terhadap|antara|pernyataan|menemui|didampingi|bahwa|asal|di|ke|mewakili|mendampingi|menemani)\s*\Z",
    re.I,
)
_DEGREES: Final = re.compile(r"(?:,\s?(?:[SMD]\.\s?[A-Z][A-Za-z]{0,4}\.?|S\.?[EHT]\.?|M\.?[MT]\.?|Ph\.?D\.?|MBA|Ak\.?|CA\.?))+\Z")
_CAPITAL: Final = re.compile(r"[A-Z]")
_NAME_THEN_OFFICE: Final = re.compile(r"([A-Z][a-z']+(?:\s[A-Z][a-z'.]*){0,3}),\s(?!dan\b)[a-z][^,]{3,80}")
_OFFICE_THEN_NAME: Final = re.compile(
    r"(?:\s*\([^()]{1,40}\))?,\s([A-Z][a-z']+(?:\s[A-Z][a-z'.]*){1,3})(?:,\s*[A-Z][\w.]{0,6})*,?(?:\s(?:di|saat|dalam|usai)\s[^.;]{1,80})?\s*"
)
_OFFICE_AND_NAME: Final = re.compile(
    r"[^,\"“”]{3,120}(?:,\s[a-z][^,]{2,40}){0,3},\s[A-Z][a-z']+(?:\s[A-Z][a-z'.]*){0,3}(?:,\s*[A-Z][\w.]{0,6})*"
)
_LISTED: Final = re.compile(r"[A-Z][\w-]*(?:,?(?:\s(?:dan|serta|&))?\s\(?[A-Z][\w-]*\)?){2,24}")
_QUOTED_FROM: Final = re.compile(
    r"(?:Dilansir|Dikutip|Melansir|Mengutip)(?:\s(?:dari|oleh))?\s[^,.;:\n]{2,40},\s(?:(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Ahad)[^,.;:\n]{0,30},\s)?"
)
"""``Dilansir Antara, Senin (3/2/2020),`` before what is reported."""
_PLACES: Final = re.compile(r"([^,.;:\n\"“”]{3,120}),\s(?:[A-Z][\w.]*\s?){1,4}(?:,\s(?:[A-Z][\w.]*\s?){1,4}){0,3}")
"""A description and the places that locate it: ``Petani kol di Pekon Wangi, Kecamatan Sukamaju, Lampung Barat``."""
_AGE: Final = re.compile(r"\s\(\d{1,2}(?:\stahun)?\)")
_AGED: Final = re.compile(r"[^,.;:\n\"“”]{3,80},\s([A-Z][a-z']+(?:\s[A-Z][a-z'.]*){0,3}),?\s\(\d{1,2}(?:\stahun)?\),[^.;:\n\"“”]{3,160}")
"""``Petani cabai di Ende, Budi (56), warga Desa Sukamaju, Kecamatan Wangi``: somebody with a name and an age, and where to find him."""
_DATELINE: Final = re.compile(r"[^.!?]{2,60}?\s[-–—]+\s")
_ALONG: Final = re.compile(r"\s(?:dan|bersama)\s[^,.;]{1,60}")
_PHRASE_TAIL: Final = re.compile(
    r"\s+(?:yang|saat|ketika|usai|dalam|kepada|diduga|rata-rata|hingga|makin|semakin)\b|\s+pada\s+\d|,\s+(?:dalam|di|saat|usai|pada|ketika|melalui|yang|seperti|"
    r"senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\b",
    re.I,
)
_PET_NAMES: Final = frozenset({"panggilan", "sapaan", "nama", "begitu", "demikian"})
"""After what somebody is called: ``Pras, panggilan akrabnya, menyebut``."""
_MOST_LOWER: Final = 4
"""Words in lower case that an office may have before the name of a sentence's subject."""


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
    named = _aged_before(reading, start, end) or _named_before(reading, start, end)
    described = _described_before(reading, start, end) if named is None or _is_part(named) else NOBODY
    if named is None and described.form == "phrase":
        named = _holder_in(reading, described)
    if named is None:
        return described
    larger = described.form == "phrase" and described.start < named.start
    return described if larger and heads(reading, described.start, reading.cues.bodies | _member_heads(reading, named)) else named


def _member_heads(reading: Reading, named: Pointer) -> frozenset[str]:
    """The words for a person that a body's name may follow: ``Ekonom Bank X menilai`` is not the bank."""
    body = named.naming is not None and named.naming.who.form == "body"
    return reading.cues.persons if body else frozenset()


def _holder_in(reading: Reading, described: Pointer) -> Pointer | None:
    """The one person named in a description of an office-holder (``Gubernur Ende Rudi Hartawan secara khusus``), not of a relative."""
    named = [n for n in reading.namings_in(described.start, described.end) if n.who.form == "person" and n.by_name]
    related = reading.cues.relation_at.match(reading.text, described.start) or points_back(reading, described.start, described.end)
    alone = len(named) == 1 and not related and not _NOT_SUBJECT.search(reading.text, described.start, named[0].start)
    return Pointer("naming", named[0].start, named[0].end, named[0]) if alone else None


def _is_part(pointer: Pointer) -> bool:
    """Whether the name is a body's or an office, which may be part of a longer one (``Sekretariat Wakil Presiden``)."""
    return pointer.naming is not None and (pointer.naming.who.form == "body" or not pointer.naming.by_name)


def _without_adverbs(reading: Reading, start: int, end: int) -> int:
    floor = max(start, end - 120)
    end = _trimmed(reading.text, floor, end)
    if degrees := _DEGREES.search(reading.text, floor, end):
        end = degrees.start()
    while tail := reading.cues.adverb_tail.search(reading.text, max(floor, end - 40), end):
        if tail.start() > start and reading.text[tail.start()].isupper():
            break
        end = _trimmed(reading.text, floor, tail.start())
    return end


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" ,\t\xa0"))


def _named_before(reading: Reading, start: int, end: int) -> Pointer | None:
    named = reading.namings_in(start, end)
    if not named or _explains_body(reading, start, named[-1]):
        return None
    last = named[-1]
    host = next((n for n in named[:-1] if _COMPANY.match(reading.text, n.end, last.start) and _heads_sentence(reading, start, n)), None)
    if host is not None:
        return Pointer("naming", host.start, host.end, host)
    holder = next((n for n in named[:-1] if last.who.form == "body" and _IN_OFFICE.match(reading.text, n.end, last.start)), None)
    holder = holder or _subject_of_clauses(reading, start, named, end)
    if holder is not None:
        return Pointer("naming", holder.start, holder.end, holder)
    if _AFTER_NAME.match(reading.text, last.end, end) and not _NOT_SUBJECT.search(reading.text, start, last.start):
        return kin_of(reading, last) or Pointer("naming", last.start, last.end, last)
    misread = _OFFICE_THEN_NAME.fullmatch(reading.text, last.end, end)
    if misread and last.who.person is None and not heads(reading, misread.start(1), reading.cues.persons | reading.cues.bodies):
        return Pointer("phrase", *misread.span(1))
    for naming in named:
        tail = reading.text[naming.end : end]
        described = _APPOSITION.match(tail) or heads(reading, _past_age(reading.text, naming.end), reading.cues.persons)
        if described and tail.strip() != "yang" and _heads_sentence(reading, start, naming):
            return Pointer("naming", naming.start, naming.end, naming)
    return None


def _aged_before(reading: Reading, start: int, end: int) -> Pointer | None:
    """Somebody named with an age between a description and an address."""
    at = clause_start(reading, start, end)
    aged = _AGED.fullmatch(reading.text, at, end) if heads(reading, at, reading.cues.persons) else None
    if aged is None:
        return None
    known = next((n for n in reading.namings_in(*aged.span(1)) if n.start == aged.start(1)), None)
    return Pointer("naming", known.start, known.end, known) if known else Pointer("phrase", *aged.span(1))


def _past_age(text: str, at: int) -> int:
    age = _AGE.match(text, at)
    return (age.end() if age else at) + 1


def _explains_body(reading: Reading, start: int, naming: Naming) -> bool:
    """Whether a "person" is only a body's short form: ``Asosiasi Mebel Nusantara (Asmara) menyatakan``."""
    brackets = reading.text[naming.start - 1 : naming.start] + reading.text[naming.end : naming.end + 1]
    return (
        naming.who.form == "person" and brackets == "()" and heads(reading, clause_start(reading, start, naming.start), reading.cues.bodies)
    )


def _subject_of_clauses(reading: Reading, start: int, named: tuple[Naming, ...], end: int) -> Naming | None:
    """The subject in ``Budi menanggapi usul Sari, menyebut`` and ``Budi, pemilik saham Maju, mengatakan``, where the last is no subject."""
    first, last = next((n for n in named if n.by_name), None), named[-1]
    if first is None:
        return None
    if last.who != first.who and _RELATIVE.match(reading.text, first.end, last.start) and _heads_sentence(reading, start, first):
        return first
    if reading.text[end : end + 1] != ",":
        return None
    stop = last.start if last.who != first.who else end
    return first if _OTHER_CLAUSE.match(reading.text, first.end, stop) and _heads_sentence(reading, start, first) else None


def _heads_sentence(reading: Reading, start: int, naming: Naming) -> bool:
    """Whether nothing but openers and the name's own office stands before it."""
    if naming.who.form == "body":
        return False
    if _NOT_SUBJECT.search(reading.text, start, naming.start):
        return False
    at = clause_start(reading, start, naming.start)
    lead = [word for word in WORD.findall(reading.text[at : naming.start]) if not _CAPITAL.match(word)]
    return len(lead) <= _MOST_LOWER


def clause_start(reading: Reading, start: int, end: int) -> int:
    """``start``, past the words that open a sentence and say nothing about its subject (``Sementara itu,``)."""
    while opener := reading.cues.opener_at.match(reading.text, start, end) or _QUOTED_FROM.match(reading.text, start, end):
        start = opener.end()
    return start


def _described_before(reading: Reading, start: int, end: int) -> Pointer:
    dash = _DATELINE.match(reading.text, start, end)
    at = clause_start(reading, dash.end() if dash else start, end)
    if placed := _placed(reading, at, end):
        return placed
    comma = reading.text.rfind(", ", at, end)
    for begin in (at, comma + 2) if comma >= 0 else (at,):
        begin = clause_start(reading, begin, end)
        head = WORD.match(reading.text, begin, end)
        if head is not None and head[0].lower() in reading.cues.pronouns and _ALONG.fullmatch(reading.text, head.end(), end):
            return Pointer("pronoun", *head.span())
        stop = _phrase_stop(reading, begin, end)
        if speaks(reading, begin, stop) or _lists(reading, begin, stop):
            return Pointer("phrase", begin, stop)
    return NOBODY


def _placed(reading: Reading, start: int, end: int) -> Pointer | None:
    """A description of somebody unnamed behind which only places stand, so that the last of them is not taken for the subject."""
    places = _PLACES.fullmatch(reading.text, start, end)
    if places is None or not heads(reading, start, reading.cues.persons) or reading.namings_in(places.end(1), end):
        return None
    last = reading.text[reading.text.rfind(", ", start, end) + 2 : end].split()
    where = any(word.lower() in reading.cues.office_words or word.isupper() for word in last)
    return Pointer("phrase", start, places.end(1)) if where and speaks(reading, start, places.end(1)) else None


def _phrase_stop(reading: Reading, start: int, end: int) -> int:
    """The end of ``Wapres`` in ``Wapres, dalam keterangannya di Jakarta,`` and of ``seorang warga`` in ``seorang warga yang hadir``."""
    if points_back(reading, start, end):
        return end
    named = _NAME_THEN_OFFICE.fullmatch(reading.text, start, end)
    if named and (" " in named[1] or heads(reading, named.end(1) + 2, reading.cues.persons | _PET_NAMES)):
        return named.end(1)
    tail = _PHRASE_TAIL.search(reading.text, start, end)
    return _trimmed(reading.text, start, tail.start() if tail else end)


def _lists(reading: Reading, start: int, end: int) -> bool:
    """Whether a phrase with commas is one office or body (``Dinas Pangan, Perkebunan dan Kehutanan Ende``), its name perhaps behind."""
    if not heads(reading, start, reading.cues.persons | reading.cues.bodies):
        return False
    return _LISTED.fullmatch(reading.text, start, end) is not None or _OFFICE_AND_NAME.fullmatch(reading.text, start, end) is not None
