"""Who a pronoun, a description or silence stands for: the discourse is read once, in order, and remembers who has the floor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from extractor.speakers_aliases import aliases_in
from extractor.speakers_described import described, fullest
from extractor.speakers_floor import Floor, Speaker, salient, take
from extractor.speakers_strangers import groups, is_group
from extractor.statements_reading import WORD, Claim, Naming, Reading, Who

_DETERMINED: Final = re.compile(r"(?:\ske-\d+)?\s(?:ini|itu|tersebut)\b")
_ONE_OF: Final = ("seorang", "salah")
"""How the description of a single person begins."""
_LATELY: Final = 4_000
"""Characters back to which the full name behind a shared short one is looked for."""


def resolve(reading: Reading, claims: Iterable[Claim], covered: Sequence[tuple[int, int]]) -> tuple[tuple[Claim, Speaker], ...]:
    """Each claim that has words with its speaker; one without words only gives somebody the floor.

    ``covered`` are the spans of reported words, in which nobody takes the floor.
    """
    people = dict.fromkeys(naming.who for naming in reading.namings if naming.who.form == "person")
    claims = tuple(claims)
    speaking = frozenset(claim.pointer.naming.who for claim in claims if claim.pointer.naming is not None)
    only = next((who for who in people if len(people) == 1 and who in speaking), None)
    floor = Floor(reading, covered, people=tuple(people), speaking=speaking, topic=_topic(people, reading.title), only=only)
    floor.called = aliases_in(reading)
    answers = []
    for claim in claims:
        speaker = _speaker(floor, claim)
        speaker = replace(speaker, who=fullest(floor, speaker.who)) if speaker.who else speaker
        if claim.spans:
            answers.append((claim, speaker))
        take(floor, speaker.who, claim.end, alone=not _of_others(reading, claim, speaker.who))
    return tuple(answers)


def _of_others(reading: Reading, claim: Claim, who: Who | None) -> bool:
    """Whether whoever had the floor may only tell what ``who`` want: ``mereka``, or ``warga meminta …``."""
    cue = reading.cues.forms.get((claim.cue or "").lower())
    group = who is not None and who.form == "phrase" and not who.name.lower().startswith(_ONE_OF)
    return claim.pointer.plural or (group and cue is not None and cue.kind == "weak" and claim.kind == "indirect")


def _topic(people: Iterable[Who], title: str) -> Who | None:
    words = {word for word in WORD.findall(title) if len(word) > 3}
    named = [who for who in people if not words.isdisjoint(WORD.findall(who.name))]
    return named[0] if len(named) == 1 else None


def _speaker(floor: Floor, claim: Claim) -> Speaker:
    pointer = claim.pointer
    at = min(claim.at, pointer.start) if pointer.form in ("pronoun", "phrase") else claim.at
    if pointer.naming is not None and _only_described(floor, pointer.naming):
        return salient(floor, claim, pointer.start, "description", 0.8)
    if pointer.naming is not None:
        return Speaker(_named(floor, pointer.naming), "name" if pointer.naming.by_name else "role", 0.97)
    if claim.rule == "release" and floor.last is not None and floor.last.form != "phrase":
        return Speaker(floor.last, "release", 0.6)
    if claim.rule in ("document", "release"):
        return Speaker(None, "no-person", 0.5)
    if pointer.plural:
        return _plural(floor, at)
    if pointer.form == "pronoun":
        return salient(floor, claim, at, "pronoun", 0.9)
    if pointer.form == "phrase":
        return described(floor, claim, at)
    return salient(floor, claim, at, "inherited", 0.6)


def _only_described(floor: Floor, naming: Naming) -> bool:
    """Whether an office with ``ini`` or ``itu`` (``Ketua DPR ke-20 ini``) describes whoever has the floor: its holder is never named."""
    if naming.by_name or floor.last_person is None or not _DETERMINED.match(floor.reading.text, naming.end):
        return False
    return not any(n.by_name and n.who == naming.who for n in floor.reading.namings)


def _named(floor: Floor, naming: Naming) -> Who:
    """The person of ``naming``; of two who share a single word of their names, the one last named in full."""
    word = floor.reading.text[naming.start : naming.end]
    if naming.who.form == "body":
        return _body_meant(floor, naming, word)
    sharing = [who for who in floor.people if word in who.name.split()] if word.isalpha() else []
    if len(sharing) > 1:
        lately = floor.reading.namings_in(max(0, naming.start - _LATELY), naming.start)
        full = next((n.who for n in reversed(lately) if n.who in sharing and n.end - n.start >= len(n.who.name)), None)
        return full or naming.who
    return fullest(floor, naming.who)


def _body_meant(floor: Floor, naming: Naming, word: str) -> Who:
    """The body last named in full that ``kementerian`` alone means; the words themselves where they are more than that."""
    if word.lower() not in floor.reading.cues.bodies or naming.who.name.lower() != word.lower() or word.lower() == "pemerintah":
        return naming.who
    lately = floor.reading.namings_in(max(0, naming.start - _LATELY), naming.start)
    named = (n.who for n in reversed(lately) if n.who.form == "body" and n.who.name.lower().startswith(f"{word.lower()} "))
    return next(named, naming.who)


def _plural(floor: Floor, at: int) -> Speaker:
    """``mereka``: the body or group that spoke last or that headed a sentence since; never one person."""
    heading = list(groups(floor.reading, floor.since, at))
    if heading:
        words = heading[-1]
        return Speaker(floor.seen.setdefault(words.lower(), Who(words, "phrase", role=words)), "pronoun", 0.6)
    group = floor.last if floor.last is not None and _is_group(floor.last) else None
    return Speaker(group, "pronoun" if group else "plural-unsettled", 0.7 if group else 0.3)


def _is_group(who: Who) -> bool:
    return who.form == "body" or (who.form == "phrase" and is_group(who.name))
