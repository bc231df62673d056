"""Reported speech without quotation marks: what is said, and the words that say who says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from extractor.cues import Cue, cue_of
from extractor.statements_clauses import PREDICATE, checked, spans_of
from extractor.statements_passive import by_agent
from extractor.statements_phrases import points_back, speaks
from extractor.statements_reading import WORD, Claim, Pointer, Reading
from extractor.statements_sources import source_after
from extractor.statements_subjects import subject_before

Span = tuple[int, int]

_CONNECTIVE: Final = re.compile(r"(?:\s+kepada\s[^.,;:]{2,60}?(?=\sbahwa\b|,))?[\s,:]*(?:(?:bahwa|bahwasanya|agar|supaya)\b[\s,]*)?", re.I)
_STRAY_CLOSE: Final = re.compile(
    r",?[\"”“],?\s?(?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|papar|imbuh|tambah|terang|lanjut|sebut|pungkas)(?:nya)?\b"
)
"""A closing mark that nothing opened, and the attribution behind it."""
_ADJUNCT: Final = re.compile(
    r"\s+(?:di|pada|dalam|saat|ketika|kepada|seperti|usai|seusai|setelah|melalui|lewat|sambil|seraya|sembari|dikutip|dilansir|selaku|sebagaimana|menjawab|"
    r"menanggapi|hari|kemarin|tadi|belum)\b|\s*\(|,?\s*(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\b",
    re.I,
)
_LATE_ADJUNCT: Final = re.compile(r",\s+(?:di|saat|ketika|dalam|usai|seusai|kepada|melalui|seperti|sebagaimana|belum lama)\b", re.I)
_WHOLE: Final = 6
"""Words before an attribution from which on they are a sentence of their own, and an adjunct behind belongs to the attribution."""
_OPENING: Final = 3
"""Words up to which what stands before ``lanjut Budi`` only opens the sentence, so that no comma is needed."""
_DETERMINER: Final = re.compile(r"\)?\s*(?:itu|ini|tersebut|juga|lagi|pula)\b(?=\s*,)")
_APPOSED: Final = re.compile(r"\s*(?:\(\d{1,2}(?:\stahun)?\),?\s?)?,\s?(\w+)\b[^,.;:\n]{0,60}(?=,)")
"""``Budi (40), seorang warga,`` from the name on."""
_LONGEST: Final = 2_000
"""Characters beyond which a "sentence" is a list or a table that lost its line breaks."""
_THAT: Final = re.compile(r"(?:\s+\S+){1,4}?\s+(?:bahwa|agar|supaya)\b", re.I)
_THIS_IS: Final = re.compile(
    r"\s*hal\s(?:ini|itu|tersebut)\s(?:sesuai|karena|lantaran|demi|penting|wajar|lumrah|biasa|sejalan|selaras|bukan|sangat|cukup|murni|hanya|jadi|agar|untuk)\b"
)
"""``hal ini`` as the subject of a clause without a verb, rather than an object."""
_SET_OFF: Final = re.compile(r",\s\w+nya\s*[.,]")
_EITHER_WAY: Final = frozenset({"menampik", "menyangkal"})
"""Verbs of denial that report with a negation and without."""
_CLAUSE_END: Final = re.compile(r"[.,;:\n]|\((?![A-Z]{2,}\))|\b(?:yang|untuk|dengan|dalam|guna)\b|\Z")
_BOOKED: Final = re.compile(
    r"\s(?:laba|rugi|kerugian|pendapatan|penjualan|kenaikan|penurunan|pertumbuhan|lonjakan|rekor|sejarah|kinerja|transaksi|surplus|defisit|inflasi|"
    r"deflasi|kontribusi|peningkatan|omzet|skor|prestasi|untung|keuntungan|tonggak)\b"
)
"""What one books with ``mencatat`` or sets down: an object, not a clause. A result (``mencatat hasil panen mencapai``) may be either."""
_ONLY_THAT: Final = re.compile(r"\s*,?\s*(?:bahwa|bahwasanya)\b")
_COMMA_CLAUSE: Final = re.compile(
    r",\s(?!(?:me|ber|di)[a-z]{3}|dan\b|serta\b|atau\b|lalu\b|tetapi\b|tapi\b|namun\b|saat\b|ketika\b)(?=[a-z\d])"
)
"""Behind a verb of thinking or counting, what is thought: ``Ia menghitung, dari …``; not a second verb (``menulis, membaca``)."""
_AND: Final = re.compile(r",\s(?:dan|serta|sekaligus|juga|dan\sjuga|seraya|sambil|sembari)\s+\Z")
"""Before a second verb of saying with the same subject; without the comma it belongs to what is said."""
_AND_TOO: Final = re.compile(r"\s(?:dan|serta)\s+\Z")
_YANG: Final = re.compile(r"\byang\b")
_ACTING: Final = re.compile(r"\b(?:me[mnr]|ber)[a-z]{3,}\b")
_WHILE: Final = re.compile(r"\b(?:sambil|seraya|sembari)\s+\Z", re.I)
_WHEN: Final = re.compile(r"saat|ketika", re.I)
_DURING: Final = re.compile(r"\b(?:saat|ketika|usai|seusai|untuk|dengan|guna|dalam|yang)\s+\Z", re.I)


def indirect_claims(reading: Reading, taken: Collection[Span], direct: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Every reported sentence outside the quotations ``taken``, in text order; cues that attribute a ``direct`` claim are left alone."""
    used = {claim.at for claim in direct}
    quoted = sorted(taken)
    tails = sorted((claim.at, reading.sentence_at(claim.at)[1]) for claim in direct if claim.rule in ("after", "after-subject"))
    found: list[Claim] = []
    for word in WORD.finditer(reading.text):
        cue = cue_of(reading.cues, word[0])
        if cue is None or word.start() in used or _within(word.start(), quoted):
            continue
        if _within(word.start(), tails) and not _WHILE.search(reading.text, max(0, word.start() - 12), word.start()):
            continue
        claim = _claim(reading, word, cue, quoted)
        if claim is None:
            continue
        if found and _same_sentence(found[-1], claim):
            found[-1:] = _parted(reading, found[-1], claim) or (_outer(found[-1], claim),)
        else:
            found.append(claim)
    return tuple(found)


def _within(at: int, spans: list[Span]) -> bool:
    here = bisect_right(spans, (at, 1 << 60)) - 1
    return here >= 0 and at < spans[here][1]


def _same_sentence(one: Claim, other: Claim) -> bool:
    """A second cue inside what is already reported (``… mengatakan ia berharap …``) makes no statement of its own."""
    return bool(one.spans) and one.spans[-1][0] <= other.at < one.spans[-1][1]


def _parted(reading: Reading, claim: Claim, second: Claim) -> tuple[Claim, ...]:
    """Both claims of ``Budi mengatakan …, sedangkan Sari menyebut …`` and of ``Budi menegaskan …, dan berharap …``; else nothing."""
    text, start = reading.text, claim.spans[-1][0]
    if claim.rule != "verb" or second.rule != "verb":
        return ()
    named = second.pointer.naming
    contrast = reading.cues.contrast_tail.search(text, max(start, named.start - 60), named.start) if named else None
    if contrast is None:
        contrast = _AND.search(text, max(start, second.at - 16), second.at)
        second = replace(second, pointer=claim.pointer)
    spans = spans_of(text, (*claim.spans[:-1], (start, contrast.start()))) if contrast else ()
    first = checked(text, replace(claim, spans=spans, end=contrast.start())) if contrast else None
    return (first, second) if first else ()


def _outer(claim: Claim, second: Claim) -> Claim:
    """Of ``Budi menuduh …, kata Sari.`` all of it as Sari's words; else ``claim`` without the parenthesis ``, kata dia,``."""
    somebody_else = second.pointer.naming is not None and (
        claim.pointer.naming is None or claim.pointer.naming.who != second.pointer.naming.who
    )
    if second.rule == "particle" and somebody_else and len(second.spans) == 1 and second.spans[0][0] < claim.at:
        return second
    return _without(claim, second)


def _without(claim: Claim, inner: Claim) -> Claim:
    """``claim`` with the parenthesis ``, kata dia,`` of ``inner`` cut out of its last span."""
    if inner.rule not in ("particle", "according") or len(inner.spans) < 2:
        return claim
    (start, end), hole = claim.spans[-1], (inner.spans[0][1], inner.spans[1][0])
    return replace(claim, spans=(*claim.spans[:-1], (start, hole[0]), (hole[1], end))) if start < hole[0] < hole[1] < end else claim


def _claim(reading: Reading, word: re.Match[str], cue: Cue, quoted: list[Span]) -> Claim | None:
    start, end = reading.sentence_at(word.start())
    start, end = _clear_of(quoted, word.start(), start, end)
    if word.start() - start > _LONGEST:
        return None
    if stray := _STRAY_CLOSE.search(reading.text, word.end(), min(end, word.end() + _LONGEST)):
        end = stray.start()
    if end - start > _LONGEST:
        return None
    if cue.kind in ("report", "weak", "record", "that"):
        return _by_verb(reading, word, cue, (start, end))
    if cue.kind == "passive" and not cue.nya:
        return by_agent(reading, word, (start, end))
    if cue.kind == "after_quotation" and not _set_off(reading, word, cue):
        return None
    return _by_particle(reading, word, cue, (start, end))


def _set_off(reading: Reading, word: re.Match[str], cue: Cue) -> bool:
    """Whether commas mark a noun of speaking as an attribution: ``…, keluhnya.`` and ``…, kenang Budi.``"""
    text = reading.text
    if cue.nya:
        return _SET_OFF.match(text, max(0, word.start() - 2)) is not None
    if text[max(0, word.start() - 2) : word.start()] != ", " or word[0][0].isupper():
        return False
    pointer = source_after(reading, word.end(), nya=False)
    somebody = pointer.form in ("naming", "pronoun") or (pointer.form == "phrase" and points_back(reading, pointer.start, pointer.end))
    return somebody and pointer.start == word.end() + 1 and text[pointer.end : pointer.end + 1] in ".,"


def _clear_of(quoted: list[Span], at: int, start: int, end: int) -> Span:
    """The part of the sentence around ``at`` that no quotation covers."""
    here = bisect_right(quoted, (at, at))
    if here:
        start = max(start, quoted[here - 1][1])
    return start, min(end, quoted[here][0]) if here < len(quoted) else end


def _by_verb(reading: Reading, word: re.Match[str], cue: Cue, sentence: Span) -> Claim | None:
    text = reading.text
    verb = word.start()
    denial = reading.cues.denial_tail.search(text, max(sentence[0], verb - 12), verb)
    if not _asserted(reading, cue, denial is not None):
        return None
    if (word[0][0].isupper() and not _ONLY_THAT.match(text, word.end())) or not _opened(reading, cue, word.end()):
        return None
    after = _content_start(reading, word.end(), sentence[1])
    during = _DURING.search(text, max(sentence[0], verb - 12), verb)
    if after is None or (during and not (_WHEN.match(during[0]) and _ONLY_THAT.match(text, word.end()))):
        return None
    coordinated = _AND.search(text, max(sentence[0], verb - 16), verb) if cue.kind == "report" else None
    shared = _acting_too(reading, cue, sentence[0], verb)
    along = during or coordinated or shared or _WHILE.search(text, max(sentence[0], verb - 12), verb)
    pointer = Pointer("pronoun", verb, verb) if along else subject_before(reading, sentence[0], denial.start() if denial else verb)
    bare = shared or cue.kind == "weak" or cue.root in reading.cues.thin
    if pointer.form == "none" or (bare and not _is_clause(reading, word.end(), sentence[1])):
        return None
    spans = spans_of(text, ((after, sentence[1]),))
    return checked(text, Claim("indirect", spans, word[0], pointer, "verb", verb, sentence[1]))


def _acting_too(reading: Reading, cue: Cue, start: int, verb: int) -> bool:
    """Whether the verb is the second of ``Budi mengapresiasi panitia dan berharap …``, whose subject stands before the first."""
    joined = _AND_TOO.search(reading.text, max(start, verb - 8), verb) if cue.kind == "report" else None
    first = _ACTING.search(reading.text, start, joined.start()) if joined else None
    if first is None or joined is None or _YANG.search(reading.text, first.end(), joined.start()):
        return False
    return subject_before(reading, start, first.start()).form != "none"


def _asserted(reading: Reading, cue: Cue, denied: bool) -> bool:
    """Whether the verb, negated or not, still reports: ``tidak menampik`` does, ``tidak mengatakan`` does not."""
    if cue.root in _EITHER_WAY:
        return True
    return denied == (cue.root in reading.cues.denied and cue.root != "membantah")


def _opened(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether what follows a verb that does not always report opens a clause that is said."""
    if cue.kind == "that":
        return _ONLY_THAT.match(reading.text, at) is not None or _set_off_clause(reading, at)
    return cue.kind != "record" or _recorded(reading, at)


def _set_off_clause(reading: Reading, at: int) -> bool:
    """Whether a comma and a clause follow a verb that otherwise needs ``bahwa``: ``Ia menghitung, dari 70 perajin baru …``."""
    comma = _COMMA_CLAUSE.match(reading.text, at)
    return comma is not None and reading.cues.clause_at.match(reading.text, comma.end()) is not None


def _recorded(reading: Reading, at: int) -> bool:
    """Whether a verb such as ``mencatat`` has a clause behind it, rather than a profit or a record."""
    if reading.cues.clause_at.match(reading.text, at):
        return True
    stop = _CLAUSE_END.search(reading.text, at)
    return _BOOKED.match(reading.text, at) is None and PREDICATE.search(reading.text, at, stop.start() if stop else at) is not None


def _is_clause(reading: Reading, start: int, end: int) -> bool:
    """Whether a predicate follows, so that what is said is a clause and not a plain object."""
    return PREDICATE.search(reading.text, start, end) is not None or reading.cues.clause_at.match(reading.text, start, end) is not None


def _content_start(reading: Reading, at: int, end: int) -> int | None:
    """Where the reported clause begins after a verb; ``None`` where an object stands in its place (``menyampaikan terima kasih``)."""
    text = reading.text
    if reading.cues.backward_at.match(text, at, end):
        return None
    loose = None if _THIS_IS.match(text, at, end) else reading.cues.loose_object_at.match(text, at, end)
    if reading.cues.object_at.match(text, at, end) or (loose and not PREDICATE.search(text, loose.end(), end)):
        that = _THAT.match(text, at, end)
        return that.end() if that else None
    connective = _CONNECTIVE.match(text, at, end)
    return connective.end() if connective else at


def _by_particle(reading: Reading, word: re.Match[str], cue: Cue, sentence: Span) -> Claim | None:
    text = reading.text
    prefix = reading.cues.prefix_tail.search(text, max(sentence[0], word.start() - 20), word.start())
    before = text[sentence[0] : prefix.start() if prefix else word.start()].rstrip()
    pointer = source_after(reading, word.end(), cue.nya)
    if not _may_stand(reading, cue, before, pointer):
        return None
    whole = len(WORD.findall(before)) >= _WHOLE
    resume = _resume(reading, pointer, sentence, whole)
    lead = (sentence[0], sentence[0] + len(before))
    rest = (resume, sentence[1])
    rule = "according" if cue.kind == "according" else "particle"
    printed = word[0] if not cue.nya else word[0][: len(cue.root)]
    claim = Claim("indirect", spans_of(text, (lead, rest)), printed, pointer, rule, word.start(), sentence[1])
    return checked(text, claim)


def _may_stand(reading: Reading, cue: Cue, before: str, pointer: Pointer) -> bool:
    """Whether a particle has a speaker and stands where one can: at the head, after a comma, or set off by one behind."""
    if pointer.form == "none" or (pointer.form == "phrase" and not speaks(reading, pointer.start, pointer.end)):
        return False
    if not before or before[-1] == ",":
        return True
    if cue.kind == "according":
        return before[-1].isalnum()
    if before.endswith("yang"):  # "yang jelas" is no attribution
        return False
    named = pointer.naming is not None and pointer.naming.by_name and (cue.root == "kata" or len(WORD.findall(before)) <= _OPENING)
    if named or (cue.root == "kata" and pointer.form != "phrase" and not cue.nya):
        return before[-1].isalnum()
    return pointer.form == "pronoun" and before[-1].isalnum() and reading.text[pointer.end : pointer.end + 1] == ","


def _resume(reading: Reading, pointer: Pointer, sentence: Span, whole: bool) -> int:
    """Where the reported words go on after the parenthesis ``kata Budi saat ditemui,``; at the sentence's end where they do not."""
    text, at = reading.text, max(pointer.end, sentence[0])
    if determiner := _DETERMINER.match(text, at, sentence[1]):
        at = determiner.end()
    apposed = _APPOSED.match(text, at, sentence[1]) if pointer.naming else None
    if apposed and apposed[1].lower() in reading.cues.persons:
        at = apposed.end()
    while at < sentence[1]:
        adjunct = _ADJUNCT.match(text, at, sentence[1]) or (_LATE_ADJUNCT.match(text, at, sentence[1]) if whole else None)
        if adjunct is None:
            break
        comma = text.find(",", adjunct.end(), sentence[1])
        if comma < 0 and not whole and PREDICATE.search(text, adjunct.end(), sentence[1]):
            break
        at = comma if comma >= 0 else sentence[1]
    return min(at, sentence[1])
