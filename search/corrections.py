"""Setting a record right, taking that back, and what became of every correction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from crawler.errors import UsageError
from search.app import App
from search.corrections_fields import CORRECTED, Correction, lay, paths, spot_of, value_of
from search.store import Store

__all__ = ["CORRECTED", "Correction", "Fate", "correct", "history", "orphans", "paths", "take_back"]

REMOVE: Final = "hapus"
"""The value that takes an item out of its list."""

_NAMED: Final = {
    ("statements", "speaker"): ("person", "official"),
    ("officials", "name"): ("person", "official"),
    ("programmes", "name"): ("programme", "programme"),
    ("places", "name"): ("place", "place"),
}
"""Names whose registry id goes with them, and the facet in which it is looked up."""

State = Literal["applied", "orphan", "withdrawn"]
STATES: Final[dict[State, str]] = {"applied": "berlaku", "orphan": "yatim", "withdrawn": "dibatalkan"}
"""What a correction can have come to, with the Indonesian wording."""


@dataclass(frozen=True, slots=True)
class Fate:
    """A correction with what became of it."""

    correction: Correction
    state: State

    def as_dict(self) -> dict[str, Any]:
        """The line that `kliping history --json` prints."""
        c = self.correction
        return {
            "id": c.id, "article": c.article, "field": c.field, "before": dict(c.before), "after": c.after, "who": c.who, "why": c.why,
            "made_at": c.made_at, "withdrawn_at": c.withdrawn_at, "state": self.state,
        }  # fmt: skip


def correct(app: App, store: Store, key: str, field: str, value: str, who: str, why: str) -> Correction:
    """Set ``field`` of article ``key`` to what ``value`` means, for good; ``hapus`` takes an item of a list away.

    ``store`` is open for writing; :meth:`App.settle` tells the engines. Raises ``UsageError`` for an unknown article or field, a value
    that cannot be, or an empty reason.
    """
    if not why.strip() or not who.strip():
        raise UsageError("sebutkan alasannya dan siapa yang mengoreksi (--why, --by)")
    reading = store.corrections.reading(key)
    if reading is None:
        raise UsageError(f"tidak ada berita dengan id {key} / no article with this id")
    spot, before = spot_of(reading, store.corrections.standing(key), field)
    if spot.attribute is None:
        if value.strip().lower() != REMOVE:
            raise UsageError(f"{field}: satu butir utuh hanya dapat dihapus; tulis `{REMOVE}`, atau sebut salah satu isinya")
        after = None
    else:
        after = _after(app, str(spot.list), spot.attribute, value)
    made = store.corrections.get(store.corrections.add(key, field, spot, before, after, who.strip(), why.strip()))
    assert made is not None
    return made


def take_back(store: Store, number: int) -> Correction:
    """Withdraw a correction; the record is again what it would be without it. Raises ``UsageError`` when there is none to withdraw."""
    found = store.corrections.get(number)
    if found is None or found.withdrawn_at:
        raise UsageError(f"koreksi {number} tidak ada atau sudah dibatalkan")
    store.corrections.withdraw(found)
    return found


def history(store: Store, key: str) -> list[Fate]:
    """Every correction ever made on article ``key``, oldest first."""
    lost = {orphan.id for orphan in _lost(store, key)}
    return [Fate(c, "withdrawn" if c.withdrawn_at else "orphan" if c.id in lost else "applied") for c in store.corrections.of(key)]


def orphans(store: Store) -> Iterator[Fate]:
    """Every correction that stands and no longer finds what it was made on; what it was made on is among the article's versions."""
    for key in store.corrections.articles():
        yield from (fate for fate in history(store, key) if fate.state == "orphan")


def _lost(store: Store, key: str) -> tuple[Correction, ...]:
    reading, standing = store.corrections.reading(key), store.corrections.standing(key)
    return lay(reading, standing)[1] if reading else tuple(standing)


def _after(app: App, of: str, attribute: str, value: str) -> dict[str, Any]:
    right = {attribute: value_of(attribute, value)}
    named = _NAMED.get((of, attribute))
    if named:
        right[named[0]] = _registered(app, named[1], right[attribute])
    return right


def _registered(app: App, facet: str, name: str | None) -> str | None:
    """The registry id of exactly this name; null where nobody, or more than one, has it."""
    labels = app.desk.known.labels.get(facet, {})
    found = [key for key, label in labels.items() if name and label.casefold() == name.casefold() and key != label]
    return found[0] if len(found) == 1 else None
