"""What people may set right in a record, and how it is laid over the next reading of the same article.

A correction is tied to what it was made on: in a list, to the words of the statement or figure or to the name, never to a place in the
list; else to the value that was read. Where a new reading no longer has that, the correction is an orphan: it is listed and changes
nothing. A correction never moves to a look-alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, Literal

from crawler.errors import UsageError
from extractor.article import Article
from search.corrections_added import AROUND, insert

ListName = Literal["statements", "figures", "officials", "programmes", "organisations", "places"]
Change = Mapping[str, Any] | None
"""Attributes with their right values; null takes the item out of its list."""

CORRECTED: Final = "corrected"
"""The rule of a statement whose speaker, office or kind a person has set."""

_PATH: Final = re.compile(r"([a-z]+)(?:\[(\d{1,4})\](?:\.([a-z_]+))?)?")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a correction belongs: an attribute of the article (``list`` is null), or of an item of a list, or the whole item.

    The anchor of an item that was added has ``words``, those of the text that say it.
    """

    list: ListName | None
    attribute: str | None
    anchor: Mapping[str, Any]
    """What must be found again: the words or name of the item, or the digest and value of what was read."""

    @property
    def adds(self) -> bool:
        """Whether it adds an item to its list."""
        return "words" in self.anchor


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing set right. ``field`` is the path at the time; ``before`` what was read then, by attribute."""

    id: int
    article: str
    field: str
    spot: Spot
    before: Mapping[str, Any]
    after: Change
    who: str
    why: str
    made_at: str
    withdrawn_at: str | None = None


def spot_of(reading: Article, standing: Sequence[Correction], field: str) -> tuple[Spot, dict[str, Any]]:
    """Where ``field`` points in the record as it is shown, and the values read there.

    Raises ``UsageError`` for a field that there is not, naming those that there are.
    """
    path = _PATH.fullmatch(field)
    name, index, attribute = path.groups() if path else ("", None, None)
    if index is None and name in _SCALARS:
        value = getattr(reading, name)
        return Spot(None, name, {"raw": reading.raw.sha256, "value": _plain(value)}), {name: _plain(value)}
    if index is not None and name in ATTRIBUTES and (attribute is None or attribute in ATTRIBUTES[name]):
        return _item_spot(_grown(reading, standing)[0], standing, name, int(index), attribute)  # type: ignore[arg-type]
    raise UsageError(f"bidang {field!r} tidak dikenal; yang dapat dikoreksi: {', '.join(paths())}")


def paths() -> Iterable[str]:
    """Every form of path that can be corrected."""
    yield from _SCALARS
    for name, attributes in ATTRIBUTES.items():
        yield f"{name}[+]"
        yield f"{name}[N]"
        yield from (f"{name}[N].{attribute}" for attribute in attributes)


def value_of(attribute: str, text: str) -> Any:
    """What a person means by ``text`` as the value of ``attribute``; ``kosong`` is nothing. Raises ``UsageError`` with the right form."""
    if text.strip().lower() in ("kosong", "null"):
        if attribute in _NEEDED:
            raise UsageError(f"{attribute} tidak boleh kosong")
        return None
    kind = _KINDS.get(attribute, _text)
    try:
        return kind(text.strip())
    except (ValueError, KeyError):
        raise UsageError(f"{text!r} tidak dapat menjadi {attribute}: {_FORMS.get(attribute, 'tulis satu baris teks')}") from None


def lay(reading: Article, standing: Iterable[Correction]) -> tuple[Article, tuple[Correction, ...]]:
    """``reading`` with the corrections laid over it, oldest first; and those that found nothing to be laid on."""
    listed = tuple(standing)
    grown, orphans = _grown(reading, listed)
    article = reading
    items: dict[str, list[Any]] = {name: list(getattr(grown, name)) for name in ATTRIBUTES}
    for correction in (one for one in listed if not one.spot.adds):
        spot = correction.spot
        if spot.list is None:
            holds = spot.anchor["raw"] == reading.raw.sha256 or spot.anchor["value"] == _plain(getattr(reading, str(spot.attribute)))
            if holds and correction.after is not None:
                article = replace(article, **_stored(correction.after))
            else:
                orphans.append(correction)
            continue
        at = _find(grown, spot)
        if at is None:
            orphans.append(correction)
        elif items[spot.list][at] is not None:
            items[spot.list][at] = _changed(spot.list, items[spot.list][at], correction.after)
    laid: dict[str, Any] = {name: tuple(item for item in found if item is not None) for name, found in items.items()}
    return replace(article, **laid), tuple(orphans)


def _grown(reading: Article, standing: Iterable[Correction]) -> tuple[Article, list[Correction]]:
    """``reading`` with the items that people added; and those of them whose words are gone."""
    orphans = []
    for correction in standing:
        if correction.spot.adds:
            found = insert(reading, str(correction.spot.list), correction.spot.anchor, correction.after or {})
            reading = found or reading
            orphans += [] if found else [correction]
    return reading, orphans


def _item_spot(
    reading: Article, standing: Sequence[Correction], name: ListName, index: int, attribute: str | None
) -> tuple[Spot, dict[str, Any]]:
    gone = {_find(reading, c.spot) for c in standing if c.spot.list == name and not c.spot.adds and c.after is None}
    shown = [at for at in range(len(getattr(reading, name))) if at not in gone]
    if index >= len(shown):
        raise UsageError(f"{name}[{index}]: rekaman ini hanya memuat {len(shown)} {name}, dihitung dari 0")
    item = getattr(reading, name)[shown[index]]
    read = {key: _plain(getattr(item, key)) for key in ([attribute] if attribute else ATTRIBUTES[name])}
    return Spot(name, attribute, _anchor(reading, name, shown[index])), read


def _anchor(reading: Article, name: ListName, at: int) -> dict[str, Any]:
    items = getattr(reading, name)
    marks = [_mark(reading, item) for item in items]
    return {**marks[at], "nth": marks[:at].count(marks[at])}


def _find(reading: Article, spot: Spot) -> int | None:
    """The place in the reading's list of what the correction was made on."""
    assert spot.list is not None
    wanted = {key: value for key, value in spot.anchor.items() if key != "nth"}
    places = [at for at, item in enumerate(getattr(reading, spot.list)) if _mark(reading, item) == wanted]
    nth = spot.anchor["nth"]
    return places[nth] if nth < len(places) else None


def _mark(reading: Article, item: Any) -> dict[str, Any]:
    if hasattr(item, "spans"):
        return {"text": item.text}
    if hasattr(item, "start"):
        text = reading.text
        return {"text": item.text, "around": [text[max(0, item.start - AROUND) : item.start], text[item.end : item.end + AROUND]]}
    return {"name": item.name}


def _changed(name: ListName, item: Any, after: Change) -> Any:
    if after is None:
        return None
    changed = replace(item, **_stored(after))
    return replace(changed, rule=CORRECTED, confidence=1.0) if name == "statements" else changed


def _stored(after: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in after.items()}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _text(text: str) -> str:
    if not text or re.search(r"[\x00-\x1f\x7f]", text):
        raise ValueError(text)
    return text


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _moment(text: str) -> str:
    parse = date.fromisoformat if len(text) == 10 else datetime.fromisoformat
    parse(text)
    return text


def _yes(text: str) -> bool:
    return {"ya": True, "tidak": False, "true": True, "false": False}[text.lower()]


def _kind(text: str) -> str:
    return {"direct": "direct", "indirect": "indirect", "langsung": "direct", "tidak langsung": "indirect"}[text.lower()]


def _names(text: str) -> list[str]:
    return [_text(name.strip()) for name in text.split(";")]


_SCALARS: Final = ("title", "published", "dateline", "authors", "relevant")
ATTRIBUTES: Final[Mapping[str, tuple[str, ...]]] = {
    "statements": ("speaker", "person", "role", "kind"),
    "figures": ("value", "low", "high", "unit", "qualifier", "measure", "as_of", "indicator"),
    "officials": ("name", "person", "role", "org"),
    "programmes": ("name", "programme"),
    "organisations": ("name", "organisation"),
    "places": ("name", "place"),
}
"""What can be set right in an item of each list."""
_NEEDED: Final = frozenset({"name", "kind", "relevant"})
"""What cannot be nothing."""
_KINDS: Final[Mapping[str, Callable[[str], Any]]] = {
    "published": _moment, "authors": _names, "relevant": _yes, "kind": _kind, "value": _number, "low": _number, "high": _number,
}  # fmt: skip
_NUMBER_FORM: Final = "tulis angka polos dengan titik desimal, misalnya 4400000 atau 4.4"
_FORMS: Final[dict[str, str]] = {
    "published": "tulis tanggal ISO, misalnya 2025-03-04 atau 2025-03-04T08:00:00+07:00",
    "authors": "tulis nama-nama dipisah titik koma",
    "relevant": "tulis ya atau tidak",
    "kind": "tulis direct atau indirect",
    "value": _NUMBER_FORM,
    "low": _NUMBER_FORM,
    "high": _NUMBER_FORM,
}
