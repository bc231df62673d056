"""Direct quotations and the words that attribute them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractor.cues import cue_of
from extractor.quotes import Quotation
from extractor.statements_phrases import NOBODY, heads
from extractor.statements_reading import WORD, Claim, Pointer, Reading
from extractor.statements_sources import source_after
from extractor.statements_subjects import subject_before

_TO_CUE: Final = re.compile(r"[\s,.;–—-]{0,4}(?:(?:[Dd]emikian|[Mm]asih|[Bb]egitu(?:lah)?|[Kk]embali)\s+)?([a-z]+(?=[A-Z])|\w+(?:-\w+)?)")
_THUS: Final = re.compile(r"[\s,.]{0,3}([Dd]emikian(?:lah)?),?\s+(?=[A-Z])")
_RELEASE: Final = re.compile(
    r"[\s,.]{0,3}(?:demikian(?:lah)?\s|begitu\s)?(?:bunyi\s|isi\s)?"
    r"(pernyataan|keterangan|penjelasan|rilis|pesan|imbauan|seruan|ucapan|pengumuman|unggahan|cuitan)(?:\s(?:resmi|tertulis|pers))*\s(?:dari\s)?"
)
"""What somebody gives out, rather than a text of its own: ``"…," demikian pernyataan BPS``."""
_DOCUMENT: Final = re.compile(
    r"[\s,.]{0,3}(?:demikian(?:lah)?\s|begitu\s)?(bunyi|tertulis|tertera|dikutip\sdari|mengutip|isi|penjelasan|pernyataan|keterangan|rilis|imbauan|pengumuman)\b"
)
"""Words of a text rather than of somebody: ``"…," bunyi pasal itu``."""
_SAME_RELEASE: Final = re.compile(
    r"[\s,.]{0,3}(?:demikian(?:lah)?\s|begitu\s)?(?:bunyi\s|isi\s)?(?:pernyataan|keterangan|penjelasan|rilis)(?:\s(?:resmi|tertulis|pers))*\s(?:itu|tersebut)\b"
)
"""The statement from which words were reported before: ``"…," demikian keterangan itu``."""
_GOES_ON: Final = re.compile(r"[ ,]{0,3}[a-z]")
"""Behind a quotation, a sentence that goes on without naming a speaker: the quotation is a title or a part of it."""
_LONGEST_ROOT: Final = 8
"""Letters of the longest everyday verb of saying, misprints included."""
_COMMA_THEN_CAPITAL: Final = re.compile(r"(?:,[\"”“]|\w[\"”“],)\s*(?=[A-Z])")
_ATTRIBUTION_ENDS: Final = re.compile(
    r"\s*(?:[.,(]|(?:dalam|di|saat|pada|kepada|ketika|usai|melalui|lewat|dikutip|dilansir|seperti|sebagaimana|seusai|yang)\b)"
)
_OFFICE: Final = re.compile(r"(?:(?:[A-Z][\w-]*|\([A-Z]+\)|dan|dari|bidang),?\s)*")
_LONGEST_OFFICE: Final = 200
"""Characters of an office and the name of its holder."""
_SENTENCE: Final = 5
"""Words from which on a quotation in the midst of a sentence is more than a title."""
_LEAST_LED_TO: Final = 3
"""Words from which on what stands before a quotation may lead to it."""
_TO_CLAUSE: Final = re.compile(r"\s*[,.]?\s*")
_PRE_CUE: Final = re.compile(r"(\w+)(?:\s+(?:bahwa|kalau|begini|demikian))?\s*[,:]?\s*\Z")
_SET_OFF: Final = re.compile(r"[,:]\s*\Z")
_ADJUNCT: Final = re.compile(r"\s+(?:kepada|di|dalam|saat|ketika|usai|pada|melalui|lewat|seusai|seperti)\s[^\"“”\n]{0,120}\Z")
_COLON: Final = re.compile(r":\s*\Z")
_FINAL_MARKS: Final = re.compile(r"[,.;:?!…]\s*\Z")
_SENTENCE_HEAD: Final = re.compile(r"(?:\A|[\n.!?…”\"]|,)[\s,]*\Z")
_TAIL: Final = re.compile(r"[.\n]|\Z")


@dataclass(frozen=True, slots=True)
class Attribution:
    """How a quotation is attributed: cue as printed, the words that point to the speaker, where that stands, and where it ends."""

    cue: str
    pointer: Pointer
    rule: str
    at: int
    end: int


def direct_claims(reading: Reading) -> tuple[Claim, ...]:
    """Every quotation that is somebody's words, interrupted ones joined, in text order."""
    found = [(quotation, _attributed(reading, quotation)) for quotation in reading.quotations]
    return tuple(_ended(reading.text, claim) for claim in _joined(reading, found))


def _ended(text: str, claim: Claim) -> Claim:
    """``claim`` without the full stop at its very end; those between its parts stay."""
    start, end = claim.spans[-1]
    kept = text[start:end].rstrip(",. \t;")
    return replace(claim, spans=(*claim.spans[:-1], (start, start + len(kept)))) if kept else claim


def _joined(reading: Reading, found: Sequence[tuple[Quotation, Attribution | None]]) -> Iterator[Claim]:
    claim: Claim | None = None
    for quotation, attribution in found:
        spans = tuple(span for a, b in quotation.spans if (span := _worded(reading.text, a, b)))
        if not spans:
            continue
        if claim is not None and (_goes_on(reading, claim, quotation) if attribution is None else attribution.at == claim.at):
            claim = Claim("direct", (*claim.spans, *spans), claim.cue, claim.pointer, claim.rule, claim.at, quotation.end)
            continue
        if claim is not None and attribution is not None and _led_to(reading, claim, quotation):
            spans = (*claim.spans, *spans)
        elif claim is not None:
            yield claim
        claim = _claim(reading, quotation, spans, attribution)
    if claim is not None:
        yield claim


def _claim(reading: Reading, quotation: Quotation, spans: tuple[tuple[int, int], ...], attribution: Attribution | None) -> Claim | None:
    if attribution is not None:
        end = max(attribution.end, quotation.end)
        return Claim("direct", spans, attribution.cue, attribution.pointer, attribution.rule, attribution.at, end)
    if not _stands_alone(reading, quotation):
        return None
    return Claim("direct", spans, None, NOBODY, "inherited", quotation.start, quotation.end)


def _goes_on(reading: Reading, claim: Claim, quotation: Quotation) -> bool:
    """Whether ``quotation`` directly follows the attribution of ``claim``, in the same paragraph: ``"…," kata Budi. "…."``"""
    if claim.rule not in ("after", "after-subject") or quotation.start < claim.end:
        return False
    between = reading.text[claim.end : quotation.start]
    if "\n" in between:
        return False
    stop = _TAIL.search(reading.text, claim.end, quotation.start)
    if stop is None or WORD.search(reading.text, stop.end(), quotation.start):
        return False
    return between.rstrip()[-1:] in (".", ",", "") or _content_size(reading.text, quotation) >= _SENTENCE


def _led_to(reading: Reading, claim: Claim, quotation: Quotation) -> bool:
    """Whether only white space separates ``quotation``, which has an attribution, from an earlier one that has none."""
    between = reading.text[claim.end : quotation.start]
    return claim.rule == "inherited" and not between.strip(" ,.\n")


def _attributed(reading: Reading, quotation: Quotation) -> Attribution | None:
    return _after(reading, quotation) or _before(reading, quotation)


def _after(reading: Reading, quotation: Quotation) -> Attribution | None:
    text = reading.text
    if document := _DOCUMENT.match(text, quotation.end):
        released = _given_out(reading, _RELEASE.match(text, quotation.end))
        rule = "release" if _SAME_RELEASE.match(text, quotation.end) else "document"
        return released or Attribution(document[1], NOBODY, rule, document.start(1), document.end())
    if thus := _given_out(reading, _THUS.match(text, quotation.end)):
        return thus
    found = _TO_CUE.match(text, quotation.end)
    if found is None or ("\n\n" if quotation.closed else "\n") in text[quotation.end : found.start(1)]:
        return None
    cue = reading.cues.forms.get(found[1].lower())
    if cue is not None and cue.kind in ("after", "after_quotation", "passive") and _may_follow(reading, quotation, found):
        pointer = source_after(reading, found.end(1), cue.nya)
        printed = found[1][: len(cue.root)]
        return Attribution(printed, pointer, "after", found.start(1), max(found.end(1), pointer.end))
    return _misspelt(reading, quotation, found) or _subject_after(reading, quotation) or _verbless(reading, quotation)


def _given_out(reading: Reading, found: re.Match[str] | None) -> Attribution | None:
    """``"…," demikian Budi.`` and ``"…," demikian pernyataan BPS.``: a name and nothing more stands where a verb is left out."""
    pointer = source_after(reading, found.end(), nya=False) if found else NOBODY
    named = pointer.naming is not None or (pointer.form == "phrase" and heads(reading, pointer.start, reading.cues.bodies))
    if found is None or not named or not _ATTRIBUTION_ENDS.match(reading.text, pointer.end):
        return None
    return Attribution(found[1], pointer, "after", found.start(1), pointer.end)


def _misspelt(reading: Reading, quotation: Quotation, found: re.Match[str]) -> Attribution | None:
    """``"…," uajr dia.``: any one word that stands between a quotation's comma and a pronoun or a person's name."""
    word, after = found[1], found.end(1) + 1
    if (
        not word.islower()
        or len(word) > _LONGEST_ROOT
        or word in reading.cues.forms
        or reading.cues.stop.match(reading.text, found.start(1) - 1)
    ):
        return None
    if "," not in reading.text[quotation.end - 2 : found.start(1)]:
        return None
    pronoun = WORD.match(reading.text, after)
    if pronoun is not None and pronoun[0] in reading.cues.pronouns:
        return Attribution(word, Pointer("pronoun", *pronoun.span()), "after", found.start(1), pronoun.end())
    named = next((n for n in reading.namings_in(after, after + 60) if n.start == after and n.by_name and n.who.form == "person"), None)
    return Attribution(word, Pointer("naming", after, named.end, named), "after", found.start(1), named.end) if named else None


def _verbless(reading: Reading, quotation: Quotation) -> Attribution | None:
    """``"…," Direktur Riset Budi, dalam rilis``: the verb was left out, the comma shows that an attribution follows."""
    text = reading.text
    gap = _COMMA_THEN_CAPITAL.match(text, quotation.end - 2)
    if gap is None or not quotation.closed:
        return None
    start = gap.end()
    named = reading.namings_in(start, start + _LONGEST_OFFICE)
    first = next((n for n in named if n.who.form == "person" and n.by_name), None)
    if first is None or not _OFFICE.fullmatch(text, start, first.start):
        return None
    ends = _ATTRIBUTION_ENDS.match(text, first.end)
    return Attribution(",", Pointer("naming", start, first.end, first), "after", start, first.end) if ends else None


def _may_follow(reading: Reading, quotation: Quotation, found: re.Match[str]) -> bool:
    """A lower-case cue, or a capital one where the quotation ended with a comma."""
    return found[1][0].islower() or "," in reading.text[quotation.end - 2 : found.start(1)]


def _subject_after(reading: Reading, quotation: Quotation) -> Attribution | None:
    """``"…," Budi menegaskan.``: the quotation is not a finished sentence, and the verb is not followed by a clause of its own."""
    text = reading.text
    if not quotation.closed or "," not in text[quotation.end - 2 : quotation.end + 2]:
        return None
    clause = _TO_CLAUSE.match(text, quotation.end)
    start = clause.end() if clause else quotation.end
    stop = _TAIL.search(text, start, min(len(text), start + 160))
    for word in WORD.finditer(text, start, stop.start() if stop else start):
        cue = reading.cues.forms.get(word[0].lower())
        if word[0] in reading.cues.replies or (cue is not None and cue.kind in ("report", "weak", "record")):
            pointer = subject_before(reading, start, word.start())
            return Attribution(word[0], pointer, "after-subject", word.start(), word.end()) if pointer.form != "none" else None
    return None


def _before(reading: Reading, quotation: Quotation) -> Attribution | None:
    text = reading.text
    if _content_size(text, quotation) < _LEAST_LED_TO:
        return None
    start, _ = reading.sentence_at(max(0, quotation.start - 1))
    offset = max(start, quotation.start - 300, text.rfind("\n", 0, quotation.start) + 1)
    last = _PRE_CUE.search(text, max(offset, quotation.start - 60), quotation.start)
    if last is not None:
        at = last.start(1)
        cue = cue_of(reading.cues, last[1])
        replying = last[1] in reading.cues.replies and _SET_OFF.search(last[0]) is not None
        if replying or (cue is not None and cue.kind in ("report", "weak", "record", "after")):
            nya = cue is not None and cue.nya
            pointer = source_after(reading, at + len(last[1]), True) if nya else subject_before(reading, offset, at)
            if pointer.form != "none":
                return Attribution(last[1][: len(cue.root)] if cue else last[1], pointer, "before", at, quotation.end)
    return _adjunct_before(reading, quotation, offset) or _colon(reading, quotation, offset)


def _adjunct_before(reading: Reading, quotation: Quotation, start: int) -> Attribution | None:
    """``Budi mengatakan kepada wartawan di kantornya, "…."``"""
    text = reading.text
    if not re.search(r"[,:]\s*\Z", text[max(start, quotation.start - 4) : quotation.start]) or _content_size(text, quotation) < 5:
        return None
    for word in WORD.finditer(text, start, quotation.start):
        cue = reading.cues.forms.get(word[0].lower())
        if cue is None or cue.kind != "report" or not _ADJUNCT.match(text, word.end(), quotation.start):
            continue
        pointer = subject_before(reading, start, word.start())
        if pointer.form != "none":
            return Attribution(word[0], pointer, "before", word.start(), quotation.end)
    return None


def _colon(reading: Reading, quotation: Quotation, start: int) -> Attribution | None:
    """``Budi: "…."``"""
    text = reading.text
    colon = _COLON.search(text, max(start, quotation.start - 4), quotation.start)
    if colon is None or _content_size(text, quotation) < 5:
        return None
    pointer = subject_before(reading, start, colon.start())
    return Attribution(":", pointer, "colon", colon.start(), quotation.end) if pointer.form == "naming" else None


def _stands_alone(reading: Reading, quotation: Quotation) -> bool:
    """Whether a quotation without a cue is a sentence of somebody, not a title, a name or a scare quote."""
    text = reading.text
    if quotation.single or not quotation.closed:
        return False
    size = _content_size(text, quotation)
    if _GOES_ON.match(text, quotation.end):
        return False
    finished = _FINAL_MARKS.search(text, quotation.start, quotation.end - 1) is not None or text[quotation.end : quotation.end + 1] in ".,"
    if size < 5 or not _SENTENCE_HEAD.search(text, max(0, quotation.start - 12), quotation.start):
        return False
    return finished or size >= 10


def _content_size(text: str, quotation: Quotation) -> int:
    return sum(len(WORD.findall(text[a:b])) for a, b in quotation.spans)


def _worded(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without the comma that only the attribution needs; nothing where no word is left."""
    while end > start and text[end - 1] in ", \t;":
        end -= 1
    return (start, end) if text[start:end].strip(".") else None
