"""Who has the floor: the speaker before, and whom the sentences since have put forward."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from extractor.speakers_focus import ACTING, GRANTED, PRESENT, opening, prominence
from extractor.speakers_strangers import groups, is_group, strangers
from extractor.statements_reading import WORD, Claim, Naming, Reading, Who

_INCUMBENT: Final = 2.0
"""The weight of whoever was last attributed something; a plain subject since then weighs more, one merely mentioned less."""
_BEFORE: Final = 1.2
"""The weight of the speaker before that."""
_SPEAKS_ELSEWHERE: Final = 0.4
"""Added for somebody to whom the text attributes something by name."""
_NAMED_IN_WORDS: Final = 2.5
"""Taken off for somebody whom the words in question name: hardly anybody speaks of himself by name."""
_ONE: Final = frozenset({"dia", "ia", "beliau"})
_FADES: Final = 0.15
"""Taken off for each sentence between a mention and the attribution."""
_NEXT_SUBJECT: Final = 1.0
"""Added for the passive subject that the next sentence takes up by a pronoun (``Budi diberi mesin. Ia …``)."""
_LEAST: Final = 1.0
"""Below this, nobody has been put forward."""
_MOST_CANDIDATES: Final = 40
"""Mentions since the last attribution that are weighed; earlier ones have faded."""
_AHEAD: Final = 200
"""Characters behind a text's first attribution in which its speaker may be named only then."""
_SUSPECT: Final = re.compile(r"\b(?:tersangka|terdakwa|pelaku|korban|terduga|terlapor|yang bersangkutan)\b", re.I)
_CLEAR: Final = 0.5
"""A lead over the second candidate below which the answer is less sure."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The answer: ``who`` (``None`` where the text does not settle it), by which road, and how sure that is (0 to 1)."""

    who: Who | None
    road: str
    confidence: float


@dataclass
class Floor:
    """Who spoke last and where; lives as long as one article is read."""

    reading: Reading
    covered: Sequence[tuple[int, int]]
    last: Who | None = None
    last_person: Who | None = None
    before: Who | None = None
    """Who had the floor before ``last_person``."""
    since: int = 0
    seen: dict[str, Who] = field(default_factory=dict)
    """Descriptions met, and whom they mean."""
    printed: dict[Who, Who] = field(default_factory=dict)
    """People known by one word, and their names as first printed."""
    called: Mapping[str, Who] = field(default_factory=dict)
    """What people are called, as the text explains it."""
    people: tuple[Who, ...] = ()
    speaking: frozenset[Who] = frozenset()
    """To whom the text attributes something by name."""
    topic: Who | None = None
    """The one person whom the headline names."""
    only: Who | None = None
    """The one person named in the text, where an attribution names that person."""


def take(floor: Floor, who: Who | None, end: int, *, alone: bool) -> None:
    """``who`` has the floor from ``end`` on; others, of whom only something is told (not ``alone``), leave it to whoever had it."""
    floor.since = max(floor.since, end)
    floor.last = who or floor.last
    if alone and who is not None and who.form != "body" and who != floor.last_person:
        floor.before, floor.last_person = floor.last_person, who


def salient(floor: Floor, claim: Claim, at: int, road: str, confidence: float) -> Speaker:
    """Whoever most likely has the floor at ``at``, where ``claim`` says no name; ``confidence`` is that of the clearest case."""
    best, lead = _favourite(floor, claim, at)
    if best is not None:
        unsure = (0.15 if best != floor.last_person else 0.0) + (0.1 if lead < _CLEAR else 0.0)
        return Speaker(best, road, confidence - unsure)
    inside = {n.who for start, end in claim.spans for n in floor.reading.namings_in(start, end) if n.by_name}
    earlier = [n.who for n in floor.reading.namings_in(0, at) if n.who.form == "person"]
    earlier = [who for who in earlier if who not in inside] or earlier
    if earlier:
        return Speaker(earlier[-1], road, confidence - 0.2)
    if floor.last is not None:
        return Speaker(floor.last, road, confidence - 0.3)
    if any(groups(floor.reading, floor.since, at)):
        return Speaker(None, f"{road}-unsettled", 0.3)
    if floor.topic is not None:
        return Speaker(floor.topic, "title", confidence - 0.4)
    if floor.only is not None:
        return Speaker(floor.only, f"{road}-only-speaker", confidence - 0.5)
    ahead = next((n for n in floor.reading.namings_in(claim.end, claim.end + _AHEAD) if n.who.form == "person"), None)
    if ahead is not None and prominence(floor.reading, ahead) >= ACTING:
        return Speaker(ahead.who, f"{road}-ahead", confidence - 0.5)
    return Speaker(None, f"{road}-unsettled", 0.3)


def _favourite(floor: Floor, claim: Claim, at: int) -> tuple[Who | None, float]:
    """The likeliest of whoever has the floor and everybody mentioned since, and the lead over the next."""
    weights: dict[Who, float] = {floor.before: _BEFORE} if floor.before else {}
    if floor.last_person:
        weights[floor.last_person] = _INCUMBENT if not _of_many(floor, claim) else _LEAST
    sentence = floor.reading.sentence_at(at)[0]
    told = _of_suspects(floor, claim)
    for naming in floor.reading.namings_in(floor.since, at)[-_MOST_CANDIDATES:]:
        if naming.who.form == "person" and not _inside(naming, floor.covered):
            weight = _weight(floor, naming, sentence, told=told)
            weights[naming.who] = max(weights.pop(naming.who, 0.0), weight)
    for end, who in strangers(floor.reading, floor.since, at):
        weights[floor.seen.setdefault(who.name.lower(), who)] = opening(floor.reading, end) - _FADES * floor.reading.sentences_between(
            end, sentence
        )
    for who in {n.who for start, end in claim.spans for n in floor.reading.namings_in(start, end)}:
        if who in weights:
            weights[who] -= _NAMED_IN_WORDS
    ranked = sorted(weights.values(), reverse=True)
    best = next((who for who in reversed(weights) if weights[who] == ranked[0]), None)
    if best is None or ranked[0] < _LEAST:
        return None, 0.0
    return best, ranked[0] - ranked[1] if len(ranked) > 1 else ranked[0]


def _of_many(floor: Floor, claim: Claim) -> bool:
    """Whether ``dia`` or ``ia`` of ``claim`` cannot mean whoever has the floor: ``petani``, ``para perajin``."""
    word = floor.reading.text[claim.pointer.start : claim.pointer.end].lower()
    return word in _ONE and floor.last_person is not None and floor.last_person.form == "phrase" and is_group(floor.last_person.name)


def _of_suspects(floor: Floor, claim: Claim) -> bool:
    """Whether an officer has the floor and the words tell what suspects or victims did: they are acting in his account of it."""
    if floor.last_person is None or not floor.last_person.role:
        return False
    return any(_SUSPECT.search(floor.reading.text, start, end) for start, end in claim.spans)


def _weight(floor: Floor, naming: Naming, sentence: int, *, told: bool) -> float:
    weight = prominence(floor.reading, naming)
    if told and weight == ACTING and not naming.who.role:
        weight = PRESENT
    between = floor.reading.sentences_between(naming.end, sentence)
    if weight == GRANTED and _then_pronoun(floor.reading, naming):
        weight += _NEXT_SUBJECT
    known = _SPEAKS_ELSEWHERE if naming.who in floor.speaking and weight > PRESENT else 0.0
    return weight + known - _FADES * between


def _then_pronoun(reading: Reading, naming: Naming) -> bool:
    """Whether the sentence after that of ``naming`` begins with a pronoun."""
    word = WORD.search(reading.text, reading.sentence_at(naming.start)[1])
    return word is not None and word[0].lower() in reading.cues.pronouns


def _inside(naming: Naming, spans: Sequence[tuple[int, int]]) -> bool:
    here = bisect_right(spans, (naming.start, 1 << 60)) - 1
    return here >= 0 and naming.start < spans[here][1]
