"""What the search for statements looks at: the text, its sentences, and who is named where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from extractor.article import Mention, Organisation
from extractor.cues import Cues
from extractor.quotes import Quotation


class Named(Protocol):
    """A person as :mod:`extractor.people` finds them."""

    @property
    def name(self) -> str: ...
    @property
    def person(self) -> str | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def gender(self) -> str | None: ...
    @property
    def mentions(self) -> tuple[Mention, ...]: ...


WORD: Final = re.compile(r"\w+(?:-\w+)*")
_ITS: Final = re.compile(r"[A-Z]\w{4,}nya")
"""A noun with ``-nya`` at a sentence's head (``Tujuannya``), which no name looks like."""
_OUTLET: Final = re.compile(r"[a-z]detik|detik[A-Z]")
_NO_OFFICE: Final = re.compile(r"\A(?:Kecamatan|Kabupaten|Kelurahan|Provinsi|Pekon|Kampung|Dusun)\s")
_SHORTEST_PART: Final = 4
"""Letters of a name's word that may stand for the whole name."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody or some body that can speak. ``person`` is a registry id; ``form`` tells a name from a bare description."""

    name: str
    form: Literal["person", "body", "phrase"]
    person: str | None = None
    role: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name ``who``; ``by_name`` is false for a role (``Menperin``)."""

    start: int
    end: int
    who: Who
    by_name: bool


@dataclass(frozen=True, slots=True)
class Pointer:
    """The words of an attribution that point to the speaker, before anybody has asked who that is.

    ``naming`` is set where they hold a known name; otherwise ``form`` tells a pronoun from a description (``bapak tiga anak itu``).
    """

    form: Literal["naming", "pronoun", "phrase", "none"]
    start: int
    end: int
    naming: Naming | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement whose speaker is only pointed at yet. ``at`` is where its attribution stands, ``end`` where it is over."""

    kind: Literal["direct", "indirect"]
    spans: tuple[tuple[int, int], ...]
    cue: str | None
    pointer: Pointer
    rule: str
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with everything that was marked in it; ``namings`` are in order and do not overlap."""

    text: str
    cues: Cues
    quotations: tuple[Quotation, ...]
    sentences: tuple[tuple[int, int], ...]
    namings: tuple[Naming, ...]
    title: str = ""

    def sentence_at(self, at: int) -> tuple[int, int]:
        """The sentence that holds the character ``at``; between two sentences, the one before."""
        here = bisect_right(self.sentences, (at, len(self.text) + 1)) - 1
        return self.sentences[max(here, 0)] if self.sentences else (0, len(self.text))

    def sentences_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The sentences that begin from ``start`` on and before ``end``."""
        return self.sentences[bisect_left(self.sentences, (start, 0)) : bisect_left(self.sentences, (end, 0))]

    def sentences_between(self, start: int, end: int) -> int:
        """How many whole sentences lie between the one that holds ``start`` and the one that begins at ``end``."""
        first, last = (bisect_right(self.sentences, (at, len(self.text) + 1)) for at in (start, end))
        return max(0, last - first - 1)

    def namings_in(self, start: int, end: int) -> tuple[Naming, ...]:
        """The namings that lie within ``start`` to ``end``."""
        first = bisect_left(self.namings, start, key=lambda naming: naming.start)
        last = bisect_right(self.namings, end, lo=first, key=lambda naming: naming.end)
        return self.namings[first:last]


def namings_of(people: Sequence[Named], organisations: Sequence[Organisation], cues: Cues) -> tuple[Naming, ...]:
    """All mentions in text order; where two overlap, a person's wins over a body's, then a name over a role, then the longer one.

    A "name" that is nothing but a word for a person, a body or a turn of the text (``Sang``, ``Asisten``, ``Meski``) is none.
    """
    nobody = cues.persons | cues.bodies | cues.no_names | cues.not_people
    somebody = [person for person in people if person.name.lower() not in nobody and not _misread(person)]
    found = [*_people(somebody), *_bodies(organisations)]
    found.sort(key=lambda n: (n.who.form == "body", not n.by_name, n.start - n.end, n.start))
    return _without_overlaps(found)


def _misread(person: Named) -> bool:
    """Whether the "person" is a noun with ``-nya``, a district or a word run together with an outlet's name."""
    if not person.role:
        return _ITS.fullmatch(person.name) is not None or _OUTLET.search(person.name) is not None
    return person.person is None and _NO_OFFICE.search(person.role) is not None


def with_names(text: str, namings: tuple[Naming, ...], learned: Iterable[Who]) -> tuple[Naming, ...]:
    """``namings`` and every other place where one of ``learned`` is named, in full or by one word of the name."""
    found = list(namings)
    for who in learned:
        parts = [who.name, *(part for part in WORD.findall(who.name) if len(part) >= _SHORTEST_PART)]
        pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, parts)) + r")\b")
        found.extend(Naming(m.start(), m.end(), who, by_name=True) for m in pattern.finditer(text))
    return _without_overlaps(found)


def _without_overlaps(found: Iterable[Naming]) -> tuple[Naming, ...]:
    """In text order; of two that overlap, the one given first."""
    kept: list[Naming] = []
    for naming in found:
        at = bisect_left(kept, naming.start, key=lambda n: n.end)
        if at < len(kept) and kept[at].end == naming.start:
            at += 1
        if at == len(kept) or kept[at].start >= naming.end:
            kept.insert(at, naming)
    return tuple(kept)


def _people(people: Sequence[Named]) -> Iterable[Naming]:
    for person in people:
        who = Who(person.name, "person", person.person, person.role, person.gender)
        for mention in person.mentions:
            yield Naming(mention.start, mention.end, who, mention.kind != "role")


def _bodies(organisations: Sequence[Organisation]) -> Iterable[Naming]:
    for body in organisations:
        who = Who(body.name, "body")
        for mention in body.mentions:
            yield Naming(mention.start, mention.end, who, by_name=True)
