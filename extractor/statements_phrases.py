"""Words that can stand for a speaker although no known name is among them: an office, a body, somebody described."""

from __future__ import annotations

import re
from typing import Final

from extractor.cues import Cues
from extractor.statements_reading import WORD, Naming, Pointer, Reading

NOBODY: Final = Pointer("none", 0, 0)

_MOST_WORDS: Final = 14
_LONG_NAME: Final = 8
"""Capitalised words up to which a phrase with an unknown head is taken for an office with its name."""
_PARTICLES: Final = frozenset({"dan", "of", "dari", "for", "and"})
ACTIVE: Final = re.compile(r"me(?:m|n|ng|ny|l|r|w)[a-z]{4,}\Z")
_NAME_FIRST: Final = re.compile(r"([A-Z][a-z']+(?:\s[A-Z][a-z'.]+){0,3}?)\s([a-z]+|Kepala|Ketua|Direktur|Sekretaris|Kabid|Kadis)\b")
_DETERMINER: Final = re.compile(r"\b(?:itu|ini|tersebut)\s*\Z", re.I)
_SANG: Final = re.compile(r"\b[Ss]ang\s")


def heads(reading: Reading, at: int, words: frozenset[str]) -> bool:
    """Whether the phrase at ``at`` begins with one of ``words``."""
    head = WORD.match(reading.text, at)
    return head is not None and head[0].lower() in words


def name_first(cues: Cues, words: str) -> re.Match[str] | None:
    """``Slamet`` and ``warga`` in ``Slamet warga Desa Sukamaju``: a name, and a description that no comma sets off."""
    found = _NAME_FIRST.match(words)
    if found is None or found[2].lower() not in cues.persons:
        return None
    lowered = {word.lower() for word in WORD.findall(found[1])}
    plain = all(lowered.isdisjoint(no_name) for no_name in (cues.persons, cues.bodies, cues.office_words, cues.no_names, cues.not_people))
    return found if plain else None


def points_back(reading: Reading, start: int, end: int) -> bool:
    """Whether a description means somebody already met (``pria berkacamata itu``, ``sang bupati``) rather than somebody new."""
    if _DETERMINER.search(reading.text, max(start, end - 10), end):
        return True
    return _SANG.match(reading.text, start) is not None or _SANG.match(reading.text, max(0, start - 5)) is not None


def kin_before(cues: Cues, text: str, start: int, end: int) -> re.Match[str] | None:
    """The word for kin that ends at ``end``; not the women's team of ``Pelatih Timnas U-18 Putri Budi``."""
    found = cues.kin_tail.search(text, start, end)
    return (
        None
        if found is None or (found[0][0].isupper() and text[max(0, found.start() - 2) : found.start()].rstrip()[-1:].isalnum())
        else found
    )


def kin_of(reading: Reading, naming: Naming) -> Pointer | None:
    """``istri Budi``, ``pengacara Budi`` as a description of somebody unnamed, where ``naming`` is the name that ends it.

    Kin is always somebody else; a lawyer or a manager only where the text has named ``Budi`` before.
    """
    text = reading.text
    found = kin_before(reading.cues, text, max(0, naming.start - 40), naming.start)
    if found is None:
        agent = reading.cues.agent_tail.search(text, max(0, naming.start - 40), naming.start)
        first = WORD.search(text, naming.start, naming.end)
        found = agent if agent and first and text.find(first[0], 0, agent.start()) >= 0 else None
    return Pointer("phrase", found.start(), naming.end) if found else None


def speaks(reading: Reading, start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` describe a person or a body, by their head, or are a capitalised name."""
    words = WORD.findall(reading.text[start:end])
    if not 1 <= len(words) <= _MOST_WORDS or "," in reading.text[start:end]:
        return False
    if heads(reading, start, reading.cues.persons) and points_back(reading, start, end):
        return True
    if name_first(reading.cues, reading.text[start:end]):
        return reading.cues.finite.isdisjoint(words)
    if any(ACTIVE.match(word) for word in words):
        return False
    known = heads(reading, start, reading.cues.persons | reading.cues.bodies)
    if known or " ".join(words).lower() in reading.cues.epithets:
        return reading.cues.finite.isdisjoint(words)
    if points_back(reading, start, end) and len(words) > 2:
        words = words[:-1]
    capital = all(word[0].isupper() or word in _PARTICLES for word in words)
    return capital and len(words) <= _LONG_NAME and words[0].lower() not in reading.cues.no_names
