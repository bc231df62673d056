"""What a text itself says about its words: which are names, because they speak, and which are ordinary words or places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from extractor.people_tokens import BREAK, CAPITAL, LOWER, NAMELIKE, OTHER, UPPER, Tokens
from extractor.titles import Lexicon, Phrases, match, phrases

_OFTEN: Final = 3
"""Places, and different words behind, that show two unknown words to be a body's name rather than a person's."""

REGIONS: Final = frozenset(["kab", "kabupaten", "kota", "prov", "provinsi"])
"""Words before the names of regions, all of which the lists have."""
_HOUSES: Final = frozenset(["balai", "kantor", "pasar", "puskesmas"])
"""Buildings that are called after their village."""


def evidence(tokens: Tokens, lexicon: Lexicon) -> dict[str, float]:
    """Weights that the text settles better than the lists do: words that speak are names, words also in lower case are not."""
    low, kind, names = tokens.low, tokens.kind, lexicon.names
    ordinary = Counter(word for word, sort in zip(low, kind, strict=True) if sort == LOWER)
    printed = Counter(word for word, sort in zip(low, kind, strict=True) if sort == CAPITAL and word in names.given)
    weights: dict[str, float] = {}
    for at in range(tokens.size):
        if kind[at] == CAPITAL and low[at] in ordinary and printed[low[at]] < 2 * ordinary[low[at]] and low[at] not in names.particles:
            weights[low[at]] = min(names.weight(low[at]), 0.4) - 1.0
        elif low[at] in lexicon.settlements and kind[at] == CAPITAL:
            weights.update(_settlement(tokens, lexicon, at))
        elif low[at] in lexicon.firms:
            weights.update(_firm(tokens, lexicon, at))
        elif kind[at] in (LOWER, CAPITAL) and low[at] in lexicon.speech:
            for beside in (at - 1, at + 1) if leads(low[at]) else (at - 1,):
                if _speaker(tokens, lexicon, beside, at):
                    weights[low[beside]] = max(names.weight(low[beside]), 0.6) + 1.5
    return weights


def bound(tokens: Tokens, lexicon: Lexicon) -> frozenset[int]:
    """Tokens that belong to the body named before them: "Bank Benih" and "Dompet Benih" also stand by themselves, with another word behind.

    A pair of capitalised words that goes on with a capital here, but not elsewhere, is a name of its own. Pairs that begin with a
    personal name, or that speak somewhere, are left out: they can be the shorter form of a person's name.
    """
    places: dict[tuple[str, str], list[int]] = {}
    for at in range(tokens.size - 1):
        capitals = tokens.kind[at] == tokens.kind[at + 1] == CAPITAL
        if capitals and tokens.low[at] not in lexicon.heads and _of_a_body(tokens.low[at], lexicon):
            places.setdefault((tokens.low[at], tokens.low[at + 1]), []).append(at)
    found: set[int] = set()
    for pair, firsts in places.items():
        ends = [at for at in firsts if tokens.kind[at + 2] not in NAMELIKE]
        if not ends or len(ends) == len(firsts) or any(_talks(tokens, lexicon, at) for at in ends):
            continue
        known = {pair[0]} & lexicon.chain
        onward = {tokens.low[at + 2] for at in firsts} - {tokens.low[at + 2] for at in ends}
        if not known and len(ends) + len(onward) < _OFTEN:
            continue
        found.update(n for at in firsts for n in (at, at + 1) if n > at or not known)
    return frozenset(found)


def settled(tokens: Tokens, lexicon: Lexicon) -> frozenset[int]:
    """Tokens of places of two words, and those of three that are named twice.

    What is "Kecamatan Banjar Agung" or "Jalan Sultan Agung" somewhere is a place wherever it stands.
    """
    heads = [at for at, word in enumerate(tokens.low[:-3]) if word in lexicon.settlements]
    told = Counter(tuple(tokens.low[at + 1 : end]) for at in heads if (end := _end_of_place(tokens, lexicon, at)) > at)
    named = [words for words, times in told.items() if len(words) == 2 or times > 1]
    if not named:
        return frozenset()
    places = phrases(named)
    found = [(at, len(place)) for at in range(tokens.size - 1) if (place := match(places, tokens.low, at)) and tokens.kind[at] == CAPITAL]
    called = lexicon.speech | lexicon.address | lexicon.ranks
    talking = {tuple(tokens.low[at : at + size]) for at, size in found if at and tokens.low[at - 1] in called}
    return frozenset(n for at, size in found if tuple(tokens.low[at : at + size]) not in talking for n in range(at, at + size))


def _end_of_place(tokens: Tokens, lexicon: Lexicon, at: int) -> int:
    """Where a settlement of two or three words named behind ``at`` ends; ``at`` where an office before it makes that uncertain."""
    end = at + 1
    while tokens.kind[end] == CAPITAL and end - at < 5:
        end += 1
    if not 2 < end - at < 5 or _runs_on(tokens, lexicon, at, end):
        return at
    before = tokens.low[at - 1] if at else ""
    worded = at > 0 and tokens.kind[at - 1] in UPPER and before in lexicon.chain and before not in _HOUSES
    office = worded or before in lexicon.heads
    return end if not office and tokens.kind[end] not in UPPER and tokens.low[end] not in lexicon.speech else at


def _runs_on(tokens: Tokens, lexicon: Lexicon, at: int, end: int) -> bool:
    """Whether a region that the lists have ends before ``end``, and a name may follow it: "Kota Mataram Sarwi"."""
    place = match(lexicon.places, tokens.low, at + 1) if tokens.low[at] in REGIONS else match(lexicon.districts, tokens.low, at + 1)
    return place is not None and not all(tokens.low[n] in lexicon.chain for n in range(at + 1 + len(place), end))


def _of_a_body(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.bodies or word in lexicon.private or not (word in lexicon.names.given or word in lexicon.chain)


def _talks(tokens: Tokens, lexicon: Lexicon, at: int) -> bool:
    """Whether the two words at ``at`` follow a word that people have before their names, or a verb of saying stands beside them."""
    body = tokens.low[at] in lexicon.bodies or tokens.low[at] in lexicon.private
    beside = tokens.low[at - 1], tokens.low[at + 2]
    return not body and any(word in lexicon.speech or word in lexicon.address or word in lexicon.ranks for word in beside)


def leads(verb: str) -> bool:
    """Whether the speaker may follow this verb of saying: "kata Reni", "menurut Reni", but not "mengatakan Reni"."""
    return verb == "menurut" or not verb.startswith(("me", "ber"))


def _firm(tokens: Tokens, lexicon: Lexicon, at: int) -> dict[str, float]:
    """The words of a firm's name, where no office before it makes its end uncertain."""
    if at > 0 and (tokens.low[at - 1] in lexicon.chain or (tokens.low[at - 1],) in lexicon.standing):
        return {}
    behind = range(at + 1, min(at + 6, tokens.size))
    return {tokens.low[n]: -1.5 for n in takewhile(lambda n: tokens.kind[n] in UPPER, behind)}


def _settlement(tokens: Tokens, lexicon: Lexicon, at: int) -> dict[str, float]:
    """The one or two words of a village's name, where no office before it makes its end uncertain."""
    if (tokens.kind[at - 1] in UPPER and at > 0) or (tokens.low[at] in REGIONS and match(lexicon.places, tokens.low, at + 1)):
        return {}
    near = [n for n in (at + 1, at + 2) if tokens.kind[n] == CAPITAL and tokens.kind[at + 1] == CAPITAL]
    return {tokens.low[n]: -1.5 for n in near if tokens.low[n] not in lexicon.names.given}


def _speaker(tokens: Tokens, lexicon: Lexicon, at: int, verb: int) -> bool:
    """Whether a single capitalised word that can only be a name stands at ``at``, beside the ``verb`` of saying."""
    if tokens.kind[at] != CAPITAL or tokens.low[at] in lexicon.chain or tokens.low[at] in lexicon.names.common:
        return False
    return (
        all(tokens.kind[n] in (LOWER, OTHER, BREAK) for n in (at - 1, at + 1) if n >= 0 and n != verb)
        and (tokens.low[at],) not in lexicon.standing
    )


def runs_alone(tokens: Tokens) -> Iterator[tuple[str, ...]]:
    """The capitalised words that stand together with none beside them."""
    at = 0
    while at < tokens.size:
        first = at
        while tokens.kind[at] in NAMELIKE:
            at += 1
        if at > first:
            yield tuple(tokens.low[first:at])
        at += 1


def listed_names(tokens: Tokens, names: Phrases) -> Iterator[tuple[int, int]]:
    """Where names of several words from a list stand."""
    at = 0
    while at < tokens.size:
        words = match(names, tokens.low, at) if tokens.kind[at] in UPPER else None
        if words and len(words) > 1:
            yield at, at + len(words)
        at += len(words) if words else 1
