"""Who said what: direct quotations and reported speech, each with its speaker as far as the text settles it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.article import Organisation, Statement
from extractor.cues import Cues, default_cues
from extractor.quotes import find_quotations
from extractor.sentences import sentences
from extractor.speakers import resolve
from extractor.speakers_floor import Speaker
from extractor.statements_direct import direct_claims
from extractor.statements_indirect import indirect_claims
from extractor.statements_reading import Claim, Named, Reading, Who, namings_of, with_names


def find_statements(
    text: str, people: Sequence[Named], organisations: Sequence[Organisation], title: str | None = None, *, cues: Cues | None = None
) -> tuple[Statement, ...]:
    """The statements of ``text`` in text order.

    ``people`` and ``organisations`` are those found in the same text. ``title`` settles a pronoun only where the text names nobody
    before it.
    """
    cues = cues or default_cues()
    quotations = find_quotations(text)
    namings = namings_of(people, organisations, cues)
    reading = Reading(text, cues, quotations, sentences(text, quotations), namings, title or "")
    answers = _answers(reading)
    learned = _learned(answers, reading)
    if learned:
        answers = _answers(replace(reading, namings=with_names(text, reading.namings, learned)))
    return tuple(sorted((_statement(text, *answer) for answer in answers), key=lambda statement: statement.spans))


def _answers(reading: Reading) -> tuple[tuple[Claim, Speaker], ...]:
    direct = direct_claims(reading)
    said = {start for claim in direct for start, _ in claim.spans}
    quoted = [(q.start, q.end) for q in reading.quotations if any(start in said for start, _ in q.spans)]
    indirect = indirect_claims(reading, quoted, direct)
    claims = sorted((*direct, *indirect), key=lambda claim: (claim.at, claim.spans))
    return resolve(reading, claims, sorted(span for claim in claims for span in claim.spans))


def _learned(answers: Sequence[tuple[Claim, Speaker]], reading: Reading) -> list[Who]:
    """People whom nothing but an attribution introduced, and who may be named elsewhere too."""
    known = {naming.who for naming in reading.namings}
    speakers = dict.fromkeys(speaker.who for _, speaker in answers if speaker.who is not None)
    new = sorted((who for who in speakers if who.form == "person" and who not in known), key=lambda who: -len(who.name))
    return [who for at, who in enumerate(new) if not any(f" {who.name} " in f" {longer.name} " for longer in new[:at])]


def _statement(text: str, claim: Claim, speaker: Speaker) -> Statement:
    who = speaker.who
    return Statement(
        kind=claim.kind,
        speaker=who.name if who else None,
        person=who.person if who else None,
        role=who.role if who else None,
        text=" ".join(text[start:end] for start, end in claim.spans),
        spans=claim.spans,
        cue=claim.cue,
        rule=f"{claim.rule}/{speaker.road}",
        confidence=round(speaker.confidence, 2),
    )
