"""How near a record comes to the gold record of its article, field by field.

The rules: items are matched one to one; an optional gold item is never missed and takes up whatever prediction touches it. Names are
compared without honorifics and degrees, and a part in order counts. Figures need equal values, equal units and common words; statements
an overlap of words (0.8 direct, 0.6 indirect) and the same speaker. Cleaning: what is to go is gone, what is to stay is there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Item = Mapping[str, Any]
Same = Callable[[Item, Item], bool]

LISTS: Final = ("officials", "programmes", "figures", "statements_direct", "statements_indirect")
DETAILS: Final = ("qualifier", "by_role_only", "role")
"""Asked only of figures and officials that were found; a role agrees when most of its words do."""
FLAT: Final = ("published", "date_conflicts", "title", "relevant", "authors", "editors", "clean", "body")
OVERLAP: Final = {"direct": 0.8, "indirect": 0.6}
WHOLE_BODY: Final = 0.97
SAME_ROLE: Final = 0.7

_WORD: Final = re.compile(r"\w+")
_HONORIFIC: Final = re.compile(r"\b(bapak|ibu|pak|bu|h|hj|kh|dr|drs|dra|ir|prof|raden|plt|plh|pj)\b\.?", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d")
_PROGRAMME: Final = re.compile(r"^(?:program|gerakan)\s+")
_UNITS: Final = {
    "%": "%", "persen": "%", "rp": "IDR", "idr": "IDR", "rupiah": "IDR", "usd": "USD", "us$": "USD", "dolar": "USD",
    "kilogram": "kg", "kg": "kg", "kilometer": "km", "km": "km", "meter": "m", "m": "m", "hektar": "hektare", "ha": "hektare",
}  # fmt: skip


@dataclass
class Score:
    """Counts of one field; ``errors`` are (article, what, item)."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[tuple[str, str, Any]] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; the share of right ones where nothing can be extra."""
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0

    @property
    def share(self) -> float:
        """Right ones among all that were asked for."""
        return self.right / (self.right + self.missed) if self.right else 0.0


def score(gold: Iterable[Item], predicted: Mapping[str, Item]) -> dict[str, Score]:
    """The score of every field over all articles; ``predicted`` maps gold ids to records, a missing one counts as empty."""
    scores = {name: Score() for name in (*LISTS, *FLAT, *DETAILS)}
    for expected in gold:
        found = predicted.get(expected["id"], {})
        for name, (wanted, given, same, touches) in _lists(expected, found).items():
            pairs = _count(scores[name], expected["id"], wanted, given, same, touches)
            for detail, ok, shown in _details(name, pairs):
                _tick(scores[detail], expected["id"], ok, shown)
        for name, ok, shown in _flat(expected, found):
            _tick(scores[name], expected["id"], ok, shown)
    return scores


def _lists(gold: Item, found: Item) -> dict[str, tuple[list[Item], list[Item], Same, Same]]:
    return {
        "officials": (gold["officials"], list(found.get("officials", ())), _same_person, _same_person),
        "programmes": (gold["programmes"], list(found.get("programmes", ())), _same_programme, _same_programme),
        "figures": (gold["figures"], list(found.get("figures", ())), _same_figure, _touch),
        **{f"statements_{kind}": (*_statements(gold, found, kind), _same_statement, _same_words) for kind in OVERLAP},
    }


def _statements(gold: Item, found: Item, kind: str) -> tuple[list[Item], list[Item]]:
    wanted = sorted(gold["statements"], key=lambda s: bool(s["kind"] != kind))
    others = [s if s["kind"] == kind else {**s, "optional": True} for s in wanted]
    return others, [s for s in found.get("statements", ()) if s["kind"] == kind]


def _count(into: Score, article: str, wanted: list[Item], given: list[Item], same: Same, touches: Same) -> list[tuple[Item, Item]]:
    """Match and count; returns the pairs of firm gold items and what was found for them."""
    left, pairs = list(given), []
    for firm in (item for item in wanted if not item.get("optional")):
        hit = next((other for other in left if same(firm, other)), None)
        if hit is None:
            into.missed += 1
            into.errors.append((article, "missed", firm))
        else:
            left.remove(hit)
            pairs.append((firm, hit))
    for optional in (item for item in wanted if item.get("optional")):
        hit = next((other for other in left if touches(optional, other)), None)
        if hit is not None:
            left.remove(hit)
    into.right += len(pairs)
    into.extra += len(left)
    into.errors.extend((article, "extra", item) for item in left)
    return pairs


def _details(name: str, pairs: Iterable[tuple[Item, Item]]) -> Iterator[tuple[str, bool, Any]]:
    for gold, found in pairs:
        if name == "figures":
            yield "qualifier", gold.get("qualifier") == found.get("qualifier"), (gold["surface"], found.get("qualifier"))
        if name == "officials":
            yield "by_role_only", gold.get("by_role_only", False) == found.get("by_role_only", False), gold["name"]
            yield "role", overlap(gold["role"], found.get("role")) >= SAME_ROLE, (gold["role"], found.get("role"))


def _tick(into: Score, article: str, ok: bool, shown: Any) -> None:
    into.right += ok
    into.missed += not ok
    if not ok:
        into.errors.append((article, "wrong", shown))


def _flat(gold: Item, found: Item) -> Iterator[tuple[str, bool, Any]]:
    text = _spaced(found.get("text") or "")
    for name in ("published", "date_conflicts", "title", "relevant", "authors", "editors"):
        if name in gold:
            wanted, given = _comparable(name, gold[name]), _comparable(name, found.get(name))
            yield name, wanted == given, {"gold": gold[name], "got": found.get(name)}
    for drop in gold["drop"]:
        words, times = (drop, 0) if isinstance(drop, str) else (drop["text"], drop["times"])
        yield "clean", bool(text) and text.count(_spaced(words)) == times, words
    for keep in gold["keep"]:
        yield "clean", _spaced(keep) in text, keep
    near = overlap(gold["body"], text)
    yield "body", near >= WHOLE_BODY, round(near, 3)


def _comparable(name: str, value: Any) -> Any:
    if name == "published":
        return (value or "")[:10]
    if name == "title":
        return _words(value)
    if name in ("authors", "editors"):
        return {tuple(_words(one)) for one in value or ()}
    return bool(value)


def overlap(one: str | None, other: str | None) -> float:
    """F1 of the two bags of words."""
    left, right = Counter(_words(one)), Counter(_words(other))
    return 2 * (left & right).total() / (left.total() + right.total()) if left and right else 0.0


def _same_person(gold: Item, found: Item) -> bool:
    return _same_name(gold["name"], found.get("name"))


def _same_name(gold: str | None, found: str | None) -> bool:
    wanted, given = (_words(_HONORIFIC.sub(" ", name or "").split(",")[0]) for name in (gold, found))
    if not wanted or not given or len(given) > len(wanted) + 2:
        return False
    short, long = sorted((wanted, given), key=len)
    rest = iter(long)
    return all(word in rest for word in short)


def _same_programme(gold: Item, found: Item) -> bool:
    names = {_bare(gold["name"]), *map(_bare, gold.get("surfaces", ()))}
    given = {_bare(found["name"]), *(_bare(m["text"]) for m in found.get("mentions", ()))}
    return bool((names & given) - {""})


def _bare(name: str) -> str:
    return _PROGRAMME.sub("", " ".join(re.findall(r"[\w%.-]+", name.lower())))


def _same_figure(gold: Item, found: Item) -> bool:
    return _same_value(gold, found) and _unit(gold.get("unit")) == _unit(found.get("unit")) and _touch(gold, found)


def _same_value(gold: Item, found: Item) -> bool:
    keys = ("value",) if gold.get("value") is not None else ("low", "high")
    return all(_near(gold.get(key), found.get(key)) for key in keys)


def _near(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= 1e-4 * abs(one)


def _unit(unit: str | None) -> str:
    name = (unit or "").strip().lower()
    first = next(iter(_words(name)), "")
    return _UNITS.get(name) or _UNITS.get(first, first)


def _touch(gold: Item, found: Item) -> bool:
    one, other = _spaced(gold["surface"]).lower(), _spaced(found["text"]).lower()
    digits = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    if all(digits):
        return bool(digits[0] & digits[1])
    return one in other or other in one or bool(set(_words(one)) & set(_words(other)))


def _same_words(gold: Item, found: Item) -> bool:
    return overlap(gold["text"], found["text"]) >= OVERLAP[gold["kind"]]


def _same_statement(gold: Item, found: Item) -> bool:
    if not _same_words(gold, found):
        return False
    speaker, said_by = gold.get("speaker"), found.get("speaker")
    if speaker is None or _same_name(speaker, said_by):
        return speaker is not None or not said_by
    only_office = _words(speaker) == _words(gold.get("role")) and not said_by
    return only_office and overlap(speaker, found.get("role")) >= 0.6


def _words(text: str | None) -> list[str]:
    return _WORD.findall((text or "").lower())


def _spaced(text: str) -> str:
    return " ".join(text.split())
