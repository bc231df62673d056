"""Who speaks for a story, and how each of the others carries it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

import numpy as np

from extractor.story_evidence import Evidence, weigh
from extractor.story_signature import Signature

Kind = Literal["exact", "near", "cut", "rewritten", "quoting", "spun"]
"""``exact``: word for word. ``near``: nearly so. ``cut``: a part, nearly word for word. ``rewritten``: in other words, or as part of a
longer text. ``quoting``: shares quotations and little else. ``spun``: altered by a machine (:mod:`extractor.story_spun`)."""

COPIES: Final[tuple[Kind, ...]] = ("exact", "near", "cut")
"""The kinds whose own source line tells where the story comes from."""

_COPIED: Final = 0.7
_REWRITTEN: Final = 0.3
_FACTS: Final = 3


def eldest_first(members: Iterable[str], signatures: Mapping[str, Signature]) -> list[str]:
    """``members`` from the earliest published on; undated ones last, then by id."""

    def age(key: str) -> tuple[bool, int, int, str]:
        s = signatures[key]
        return s.day == 0, s.day, s.minute, key

    return sorted(members, key=age)


def story_id(first: str) -> str:
    """The id of the story whose earliest carrier is article ``first``: stays the same until an earlier one turns up."""
    return f"s{first}"


def representative(members: Iterable[str], signatures: Mapping[str, Signature]) -> str:
    """The member whose wording most of the others share; of equals the one that names more people whom the registry knows, or the earliest.

    A cut copy lacks words that others have, and an altered or machine-spun one has words that nobody else has, so neither wins.
    """
    eldest = eldest_first(members, signatures)
    every = np.concatenate([signatures[key].shingles for key in eldest])
    hashes, counts = np.unique(every, return_counts=True)

    def shared(key: str) -> tuple[int, int]:
        return int((counts[hashes.searchsorted(signatures[key].shingles)] - 1).sum()), signatures[key].known

    return max(eldest, key=shared)


def kind_of(carrier: Signature, original: Signature) -> Kind:
    """How ``carrier`` carries what ``original`` says in full."""
    e = weigh(carrier, original)
    if e.exact:
        return "exact"
    kept, of_original = (e.wording, e.longer) if len(carrier.shingles) <= len(original.shingles) else (e.longer, e.wording)
    if kept >= _COPIED:
        return "near" if of_original >= _COPIED else "cut"
    return "rewritten" if _retold(e) else "quoting"


def _retold(e: Evidence) -> bool:
    return e.wording >= _REWRITTEN or e.figures >= _FACTS or not e.quotations
