"""In which years the office-holders that a text names were in office: "Menperin <name>" tells the years of its "Selasa (21/10)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from extractor.dates_years import Span
from extractor.registry import Registry, Term

_BEFORE: Final = 60
"""Characters before a name in which its office is looked for."""
_AHEAD: Final = 2
"""Years for which an open term is taken to last beyond all that the registry knows."""
_NO_LONGER: Final = re.compile(r"\b(?:mantan|eks|calon|saat itu|kala itu|ketika itu|terpilih|periode)\b|ke-\d")


class OfficeYears:
    """The years in which each person of the registry held each office, by the names that the press prints."""

    def __init__(self, registry: Registry) -> None:
        newest = max((term.until or term.since).year for term in registry.terms) + _AHEAD if registry.terms else 0
        self._held: dict[str, dict[tuple[str, ...], Span]] = {}
        for key, terms in registry.by_person.items():
            offices = {
                tuple(name.casefold() for name in registry.posts[post].names): _hull((t for t in terms if t.post == post), newest)
                for post in {term.post for term in terms}
            }
            person = registry.people[key]
            for name in {person.name, *person.names()}:
                self._held[name.casefold()] = offices

    def of(self, text: str) -> list[Span]:
        """The span of every office that stands right before its holder's name in ``text``, former ones left out."""
        folded = text.casefold()
        return [span for name, offices in self._held.items() if name in folded for span in _spans(folded, name, offices)]


def _spans(folded: str, name: str, offices: Mapping[tuple[str, ...], Span]) -> Iterator[Span]:
    for found in re.finditer(rf"\b{re.escape(name)}\b", folded):
        before = folded[max(0, found.start() - _BEFORE) : found.start()]
        if not _NO_LONGER.search(before):
            yield from (span for names, span in offices.items() if any(re.search(rf"\b{re.escape(office)}\b", before) for office in names))


def _hull(terms: Iterable[Term], newest: int) -> Span:
    """From the first year of the terms to the last; an open one lasts to ``newest``."""
    held = list(terms)
    return min(term.since.year for term in held), max(term.until.year if term.until else max(newest, term.since.year) for term in held)
