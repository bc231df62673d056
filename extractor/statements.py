"""Who said what: direct quotations and reported speech, each with its speaker as far as the text settles it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.article import Organisation, Statement
from extractor.cues import Cues, default_cues
from extractor.quotes import find_quotations
from extractor.sentences import sentences
from extractor.speakers import Speaker, resolve
from extractor.statements_direct import direct_claims
from extractor.statements_indirect import indirect_claims
from extractor.statements_reading import Claim, Named, Reading, namings_of


def find_statements(
    text: str, people: Sequence[Named], organisations: Sequence[Organisation], title: str | None = None, *, cues: Cues | None = None
) -> tuple[Statement, ...]:
    """The statements of ``text`` in text order; ``people`` and ``organisations`` are those found in the same text."""
    quotations = find_quotations(text)
    reading = Reading(text, cues or default_cues(), quotations, sentences(text, quotations), namings_of(people, organisations))
    direct = direct_claims(reading)
    said = {start for claim in direct for start, _ in claim.spans}
    quoted = [(q.start, q.end) for q in quotations if any(start in said for start, _ in q.spans)]
    indirect = indirect_claims(reading, quoted, direct)
    claims = sorted((*direct, *indirect), key=lambda claim: (claim.at, claim.spans))
    covered = sorted(span for claim in claims for span in claim.spans)
    answers = resolve(reading, claims, covered)
    return tuple(sorted((_statement(text, *answer) for answer in answers), key=lambda statement: statement.spans))


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
