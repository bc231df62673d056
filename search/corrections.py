"""Setting a record right, taking that back, and what became of every correction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from crawler.errors import UsageError
from extractor.article import Article
from search.app import App
from search.corrections_added import already, anchor_of, values_read
from search.corrections_fields import ATTRIBUTES, CORRECTED, Correction, ListName, Spot, lay, paths, spot_of, value_of
from search.store import Store

__all__ = ["CORRECTED", "Correction", "Fate", "add", "correct", "history", "orphans", "paths", "take_back"]

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

    @property
    def of(self) -> str | None:
        """The words or the name of the item that it is about; null for the article itself."""
        anchor = self.correction.spot.anchor
        return next((str(anchor[key]) for key in ("words", "text", "name") if key in anchor), None)

    def as_dict(self) -> dict[str, Any]:
        """The line that `kliping history --json` prints."""
        c = self.correction
        return {
            "id": c.id, "article": c.article, "field": c.field, "of": self.of, "before": dict(c.before), "after": c.after, "who": c.who,
            "why": c.why, "made_at": c.made_at, "withdrawn_at": c.withdrawn_at, "state": self.state,
        }  # fmt: skip


def correct(app: App, store: Store, key: str, field: str, value: str, who: str, why: str) -> Correction:
    """Set ``field`` of article ``key`` to what ``value`` means, for good; ``hapus`` takes an item of a list away, and ``figures[+]`` and
    the like add one, ``value`` being the words of the text that say it.

    ``store`` is open for writing; :meth:`App.settle` tells the engines. Raises ``UsageError`` for an unknown article or field, a value
    that cannot be, or an empty reason.
    """
    reading = _reading(store, key, who, why)
    if field.removesuffix("[+]") in ATTRIBUTES and field.endswith("[+]"):
        return add(app, store, key, _list(field.removesuffix("[+]")), value, {}, who, why)
    spot, before = spot_of(reading, store.corrections.standing(key), field)
    if spot.attribute is None:
        if value.strip().lower() != REMOVE:
            raise UsageError(f"{field}: satu butir utuh hanya dapat dihapus; tulis `{REMOVE}`, atau sebut salah satu isinya")
        after = None
    else:
        after = _after(app, str(spot.list), spot.attribute, value)
    return _entered(store, key, field, (spot, before, after), who, why)


def add(
    app: App, store: Store, key: str, of: ListName, words: str, values: Mapping[str, str], who: str, why: str, nth: int = 0
) -> Correction:  # fmt: skip
    """Add to list ``of`` of article ``key`` what the reading missed: an item said in ``words``, at their ``nth`` occurrence from 0.

    ``values`` are its attributes as people write them; what the words alone tell need not be among them. As :func:`correct` otherwise.
    """
    reading = _reading(store, key, who, why)
    anchor = anchor_of(reading, of, words, nth)
    grown, _ = lay(reading, store.corrections.standing(key))
    if already(reading, of, anchor) or already(grown, of, anchor):
        raise UsageError(f"“{anchor['words'][:80]}” sudah terbaca; betulkan butir itu, atau batalkan penghapusannya")
    given = {name: value for attribute, text in values.items() if text.strip() for name, value in _after(app, of, attribute, text).items()}
    after = {**_registered_name(app, of, anchor["words"]), **values_read(reading, of, anchor), **given}
    if of == "figures" and after.get("value") is None and (after.get("low") is None or after.get("high") is None):
        raise UsageError(f"“{anchor['words']}”: nilainya tidak terbaca; isi nilainya")
    return _entered(store, key, f"{of}[+]", (Spot(of, None, anchor), {}, after), who, why)


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


def _reading(store: Store, key: str, who: str, why: str) -> Article:
    if not why.strip() or not who.strip():
        raise UsageError("sebutkan alasannya dan siapa yang mengoreksi (--why, --by)")
    reading = store.corrections.reading(key)
    if reading is None:
        raise UsageError(f"tidak ada berita dengan id {key} / no article with this id")
    return reading


def _entered(
    store: Store, key: str, field: str, change: tuple[Spot, Mapping[str, Any], Mapping[str, Any] | None], who: str, why: str
) -> Correction:  # fmt: skip
    made = store.corrections.get(store.corrections.add(key, field, *change, who.strip(), why.strip()))
    assert made is not None
    return made


def _list(name: str) -> ListName:
    return next(known for known in get_args(ListName) if known == name)


def _lost(store: Store, key: str) -> tuple[Correction, ...]:
    reading, standing = store.corrections.reading(key), store.corrections.standing(key)
    return lay(reading, standing)[1] if reading else tuple(standing)


def _after(app: App, of: str, attribute: str, value: str) -> dict[str, Any]:
    right = {attribute: value_of(attribute, value)}
    named = _NAMED.get((of, attribute))
    if named:
        right[named[0]] = _registered(app, named[1], right[attribute])
    return right


def _registered_name(app: App, of: str, words: str) -> dict[str, Any]:
    """The registry id of an added item that is itself a name."""
    named = _NAMED.get((of, "name"))
    return {named[0]: _registered(app, named[1], words)} if named else {}


def _registered(app: App, facet: str, name: str | None) -> str | None:
    """The registry id of exactly this name; null where nobody, or more than one, has it."""
    labels = app.desk.known.labels.get(facet, {})
    found = [key for key, label in labels.items() if name and label.casefold() == name.casefold() and key != label]
    return found[0] if len(found) == 1 else None
