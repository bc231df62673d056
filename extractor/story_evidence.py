"""Are two articles carriers of one release? What they have in common, weighed; the same verdict whichever is asked first.

The same topic shares background paragraphs, officials and programme figures; the same release also shares its day, its opening or its
quotations. So wording alone decides only where nearly all of the shorter text is in the longer one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from extractor.story_signature import Hashes, Signature

SAME_QUOTATION: Final = 0.4
"""Share of the shorter quotation's three-word shingles from which two quotations are one; three shingles at least."""
LATE: Final = 45
"""Days after which nobody carries a release any more except word for word."""
FORTNIGHT: Final = 14
PROMPT: Final = 3
FEW_FIGURES: Final = 3
"""From so many figures on, disagreement says something."""
FEW_WORDS: Final = 12
"""Below this many words a text is too short to be recognised."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two articles share.

    ``wording`` is the share of the shorter one's five-word shingles that are in the longer, ``longer`` the other way round, ``opening``
    the better-kept of the two openings, all from 0 to 1. ``quotations`` counts those in common, ``quoted`` is their share of the one with
    fewer; ``apart`` says that both quote and nothing is common. ``figures`` counts common sizes that stand in different sentences;
    ``agreeing`` is the share of the sizes in the one with fewer that the other has too, null where there are too few to tell. ``days`` is
    the distance of publication, else of the days told of; null where unknown. ``same_day`` is false where both tell of days and no day is
    common. ``exact`` is the same words in the same order.
    """

    exact: bool
    wording: float
    longer: float
    opening: float
    quotations: int
    quoted: float
    apart: bool
    figures: int
    agreeing: float | None
    names: int
    places: int
    days: int | None
    same_day: bool
    same_outlet: bool


def weigh(a: Signature, b: Signature) -> Evidence:
    """The evidence that ``a`` and ``b`` share; symmetric."""
    shared = _common(a.shingles, b.shingles)
    short, long = sorted((len(a.shingles), len(b.shingles)))
    quotations = shared_quotations(a, b)
    return Evidence(
        exact=a.digest == b.digest and a.words == b.words,
        wording=shared / max(1, short),
        longer=shared / max(1, long),
        opening=max(_kept(a.lead, b.shingles), _kept(b.lead, a.shingles)),
        quotations=quotations,
        quoted=quotations / max(1, min(len(a.quotations), len(b.quotations))),
        apart=bool(a.quotations and b.quotations and not quotations),
        figures=_reworded_figures(a, b),
        agreeing=_agreeing(set(a.figures.tolist()), set(b.figures.tolist())),
        names=len(a.names & b.names),
        places=len(a.places & b.places),
        days=_distance(a, b),
        same_day=bool(a.days & b.days) or not (a.days and b.days),
        same_outlet=a.outlet == b.outlet != 0,
    )


def strength(e: Evidence) -> float:
    """How surely the two are carriers of one release, from 0 (they are not) to 1."""
    days = FORTNIGHT if e.days is None else e.days
    if e.exact:
        return 1.0
    if days > LATE:
        return 0.5 * e.wording if e.wording >= 0.9 and not e.apart else 0.0
    if e.same_outlet and _follows_up(e):
        return 0.0
    return max(_by_wording(e, days), _by_quotations(e, days), _by_facts(e, days))


def _follows_up(e: Evidence) -> bool:
    """An outlet prints a release once; what resembles it is its own next report, which begins anew and repeats some of what was said."""
    begins_anew = e.opening < 0.3 and e.longer < 0.6 and e.quoted < 1
    return e.wording < 0.6 or begins_anew


def _by_wording(e: Evidence, days: int) -> float:
    if e.agreeing is not None and e.agreeing < (0.35 if e.same_day and days <= PROMPT else 0.5) and e.wording < 0.95:
        return 0.0  # a form filled in anew: prices of the day, the same lottery in another town
    if e.apart:
        enough = e.wording >= 0.85
    elif e.quotations:
        enough = e.wording >= 0.3 and days <= FORTNIGHT
    else:
        enough = e.wording >= (0.6 if e.same_day else 0.85) and days <= FORTNIGHT and (e.opening >= 0.4 or _begun_anew(e, days))
    return e.wording if enough else 0.0


def _begun_anew(e: Evidence, days: int) -> bool:
    """The whole of both but for the first sentences, which a second desk wrote itself; a weekly column is not told again so soon."""
    return e.wording >= 0.85 and e.longer >= 0.7 and days <= PROMPT


def _by_quotations(e: Evidence, days: int) -> float:
    """Told in other words around the same quotations. One alone may be repeated by a report of what came after."""
    if e.quotations >= 2 and e.quoted >= 0.5 and days <= FORTNIGHT:
        return min(0.9, 0.3 + 0.2 * e.quotations)
    prompt = e.days is not None and (days <= 1 or (days <= PROMPT and e.same_day))
    more = bool(e.names or e.places) and (e.figures >= 1 or e.wording >= 0.15)
    return 0.3 if e.quotations == 1 == e.quoted and prompt and more else 0.0


def _by_facts(e: Evidence, days: int) -> float:
    """Reported in other words throughout: most figures the same, on the same day, about the same people and places."""
    prompt = e.days is not None and days <= 1 and e.same_day
    enough = e.figures >= 4 and (e.agreeing or 0) >= 0.6 and e.names and e.places
    return 0.25 if prompt and not e.apart and enough else 0.0


def shared_quotations(a: Signature, b: Signature) -> int:
    """How many quotations of the one with fewer are also in the other."""
    few, many = sorted((a.quotations, b.quotations), key=len)
    return sum(any(_same(one, other) for other in many) for one in few)


def _same(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= max(3, SAME_QUOTATION * min(len(one), len(other)))


def _common(a: Hashes, b: Hashes) -> int:
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return int(np.count_nonzero(_among(short, long)))


def _among(some: Hashes, many: Hashes) -> npt.NDArray[np.bool_]:
    """Which of ``some`` are in ``many``, which is sorted."""
    if not len(many):
        return np.zeros(len(some), np.bool_)
    found: npt.NDArray[np.bool_] = many[np.minimum(many.searchsorted(some), len(many) - 1)] == some
    return found


def _kept(lead: Hashes, shingles: Hashes) -> float:
    return _common(lead, shingles) / max(1, len(lead))


def _reworded_figures(a: Signature, b: Signature) -> int:
    """Common figures outside common sentences: background that both have copied says nothing."""
    return len(_outside(a, b) & _outside(b, a))


def _outside(one: Signature, other: Signature) -> set[int]:
    if not len(one.figures):
        return set()
    return set(one.figures[~_among(one.around, other.shingles)].tolist())


def _agreeing(one: set[int], other: set[int]) -> float | None:
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest >= FEW_FIGURES else None


def _distance(a: Signature, b: Signature) -> int | None:
    if a.day and b.day:
        return abs(a.day - b.day)
    one, other = (s.days or (frozenset((s.day,)) if s.day else frozenset()) for s in (a, b))
    return min((abs(x - y) for x in one for y in other), default=None)
