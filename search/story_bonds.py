"""Why articles count as one story: for each carrier the article it is tied to, on which evidence, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from extractor.story_evidence import Evidence, weigh
from extractor.story_signature import Signature, signature, unpack
from search.store import Store
from search.store.grouping import Verdict


@dataclass(frozen=True, slots=True)
class Bond:
    """``carrier`` belongs to its story because of ``partner``, another carrier (ids), as surely as ``strength`` (0 to 1)."""

    carrier: str
    partner: str
    strength: float
    evidence: Evidence

    def as_dict(self) -> dict[str, Any]:
        """The bond as `kliping story --json` prints it."""
        return {"with": self.partner, "strength": round(self.strength, 3), **evidence_row(self.evidence)}


@dataclass(frozen=True, slots=True)
class Bonds:
    """The bonds of a story's carriers by id (the original has none), and the decisions by hand that touch it, the newest first."""

    by_carrier: Mapping[str, Bond]
    verdicts: tuple[Verdict, ...]


def bonds(store: Store, members: Iterable[str]) -> Bonds:
    """``members`` are the ids of the carriers, the original first. A carrier that only a decision by hand holds has no bond.

    A carrier is tied to the original where there is evidence for that, else to the carrier with which it has most in common.
    """
    keys = list(members)
    links: dict[str, list[tuple[str, float]]] = {}
    for one, other, strength in store.grouping.links_among(keys):
        links.setdefault(one, []).append((other, strength))
        links.setdefault(other, []).append((one, strength))
    signatures = {key: _signature(store, key, data) for key, data in store.grouping.signatures_of(links).items()}
    found = (_bond(key, keys[0], links[key], signatures) for key in keys[1:] if key in links)
    return Bonds({bond.carrier: bond for bond in found}, tuple(store.grouping.verdicts_on(keys)))


def evidence_row(evidence: Evidence) -> dict[str, Any]:
    """Evidence as rows print it, its shares with three digits."""
    return {"evidence": {key: round(value, 3) if isinstance(value, float) else value for key, value in asdict(evidence).items()}}


def _signature(store: Store, key: str, data: bytes) -> Signature:
    """The signature kept of an article; where another version of kliping made it, as this one would."""
    try:
        return unpack(data)
    except ValueError:
        article = store.article(key)
        assert article is not None  # links are kept between articles that there are
        return unpack(signature(article))


def _bond(carrier: str, original: str, links: list[tuple[str, float]], signatures: Mapping[str, Signature]) -> Bond:
    partner, strength = max(links, key=lambda link: (link[0] == original, link[1], link[0]))
    return Bond(carrier, partner, strength, weigh(signatures[partner], signatures[carrier]))
