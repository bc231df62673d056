"""The names an archive knows, in two uses: to see whom a question means, and to show a facet's values as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from crawler.outlets import Outlet, load_outlets
from extractor.registry import Person, load_people
from search.query_names import Name, NameKind, Names, nearest
from search.store import Store
from search.store.names import NameTable
from search.terms import words

_FACETS: Mapping[NameKind, str] = {"person": "official", "programme": "programme", "place": "place", "outlet": "outlet"}
_TABLES: Mapping[NameTable, NameKind] = {"programmes": "programme", "places": "place"}


@dataclass(frozen=True, slots=True)
class KnownNames:
    """``lookup`` understands questions; ``labels`` gives for a facet (``official``, ``outlet``, …) each value's name."""

    lookup: Names
    labels: Mapping[str, Mapping[str, str]]
    names: tuple[Name, ...] = ()

    def label(self, facet: str, value: str) -> str:
        """How ``value`` of ``facet`` is written for people; the value itself where nothing better is known."""
        return self.labels.get(facet, {}).get(value, value)

    def keys(self, facet: str, wanted: Iterable[str] | None) -> tuple[str, ...]:
        """The values of ``facet`` that people mean by ``wanted``: ids, names, or parts of names (``Reni`` finds Reni Yanita).

        A name that nobody has stays as it is, so that nothing is found rather than everything.
        """
        return tuple(dict.fromkeys(key for word in wanted or () for key in self._keys(facet, word)))

    def like(self, facet: str, wanted: str) -> str | None:
        """The name in ``facet`` that ``wanted`` most likely misspells; null where none is near."""
        asked = words(wanted)
        if len(asked) == 1:
            return nearest(asked[0], (one for name in self.names if _FACETS[name.kind] == facet for one in words(name.label)))
        found = self.lookup.misspelt(asked, 0)
        return found[1].label if found and found[0] == len(asked) and _FACETS[found[1].kind] == facet else None

    def _keys(self, facet: str, wanted: str) -> list[str]:
        labels = self.labels.get(facet, {})
        if wanted in labels:
            return [wanted]
        asked = words(wanted)
        written = {(name.key, words(name.label)) for name in self.names if _FACETS[name.kind] == facet}
        exact = sorted({key for key, label in written if label == asked})
        return exact or sorted({key for key, label in written if asked and set(asked) <= set(label)}) or [wanted]


def known_names(store: Store, config_dir: Path) -> KnownNames:
    """The names in the registry, the outlets' files and the stored articles; the registry's spelling comes first."""
    people, outlets = load_people(config_dir), load_outlets(config_dir)
    names = [*_registered(people, outlets), *_stored(store)]
    labels: dict[str, dict[str, str]] = {facet: {} for facet in _FACETS.values()}
    for name in names:
        labels[_FACETS[name.kind]].setdefault(name.key, name.label)
    return KnownNames(Names.of(names), labels, tuple(names))


def _registered(people: Mapping[str, Person], outlets: Mapping[str, Outlet]) -> Iterator[Name]:
    for person in people.values():
        yield from (Name(written, person.id) for written in (person.name, *person.aliases))
    for outlet in outlets.values():
        yield from (Name(written, outlet.id, "outlet") for written in (outlet.name, outlet.id))


def _stored(store: Store) -> Iterator[Name]:
    for found in (*store.names("officials"), *store.speakers()):
        yield Name(found.name, found.key or found.name)
    for table, kind in _TABLES.items():
        yield from (Name(found.name, found.key or found.name, kind) for found in store.names(table))
