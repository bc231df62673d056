"""Who a pronoun, a description or silence stands for: the discourse is read once, in order, and remembers who has the floor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from extractor.statements_names import abbreviates_office, alike, introduced, office_words
from extractor.statements_phrases import points_back
from extractor.statements_reading import WORD, Claim, Naming, Pointer, Reading, Who


@dataclass(frozen=True, slots=True)
class Speaker:
    """The answer: ``who`` (``None`` where the text does not settle it), by which road, and how sure that is (0 to 1)."""

    who: Who | None
    road: str
    confidence: float


@dataclass
class Floor:
    """Who spoke last and where; lives as long as one article is read."""

    reading: Reading
    covered: Sequence[tuple[int, int]]
    last: Who | None = None
    last_person: Who | None = None
    since: int = 0
    seen: dict[str, Who] = field(default_factory=dict)
    people: tuple[Who, ...] = ()
    topic: Who | None = None
    """The one person whom the headline names."""
    only: Who | None = None
    """The one person named in the text, where an attribution names that person."""


_AGENT: Final = re.compile(
    r"\b(?:oleh|di(?:sampaikan|ungkapkan|katakan|kemukakan|utarakan|jelaskan|tegaskan|sebutkan|ucapkan|paparkan|lontarkan|nyatakan))\s(?:[\w.,()]+\s){0,12}\Z"
)
_UNDERGOES: Final = re.compile(r"\.?\s?\d|(?:\s(?:juga|langsung|kini|akan|telah|sudah|sempat|lalu|kemudian|pun))*\sdi[a-z]{4,}\b")
"""A passive verb: its subject is talked about, and does not talk. Nor does what stands before a figure (``Sejumlah Rp 120 miliar``)."""
_DETERMINED: Final = re.compile(r"(?:\ske-\d+)?\s(?:ini|itu|tersebut)\b")
_VERB: Final = re.compile(r"(?:me[mnr]|di|ber|ter(?!dakwa|sangka|pidana|gugat|lapor))\w{3,}|yang\Z|tidak\Z|akan\Z|bisa\Z|sudah\Z|telah\Z")
_ADJUNCT: Final = re.compile(
    r"\W*(?:dalam|pada|di|saat|usai|seusai|sebelum|setelah|ketika|selain|untuk|terkait|menanggapi|melalui|dengan|atas|sebagai|menjawab|meski|karena|guna|soal|sejalan)\b",
    re.I,
)
_PRESENTED: Final = re.compile(r"\b(?:yaitu|yakni|ialah|adalah|bernama)\s\Z")
_LONGEST_LEAD: Final = 200
"""Characters up to which what stands before a subject is its office."""
_SUBORDINATE: Final = re.compile(
    r"\b(?:sebagaimana|seperti|yang|karena|agar|sesuai|supaya|bahwa|setelah|sebelum|usai|sejak|dihadiri|diikuti|didampingi|disaksikan)\b"
)
_LOWER: Final = re.compile(r"\b[a-z]+\b")
_SMALL: Final = frozenset({"dan", "dari", "bidang", "di", "sementara", "itu", "namun", "sedangkan", "adapun", "sebelumnya", "senada"})


def resolve(reading: Reading, claims: Iterable[Claim], covered: Sequence[tuple[int, int]]) -> tuple[tuple[Claim, Speaker], ...]:
    """Each claim that has words with its speaker; one without words only gives somebody the floor.

    ``covered`` are the spans of reported words, in which nobody takes the floor.
    """
    people = dict.fromkeys(naming.who for naming in reading.namings if naming.who.form == "person")
    claims = tuple(claims)
    speaking = {claim.pointer.naming.who for claim in claims if claim.pointer.naming is not None}
    only = next((who for who in people if len(people) == 1 and who in speaking), None)
    floor = Floor(reading, covered, people=tuple(people), topic=_topic(people, reading.title), only=only)
    answers = []
    for claim in claims:
        speaker = _speaker(floor, claim)
        if claim.spans:
            answers.append((claim, speaker))
        if speaker.who is not None:
            floor.last = speaker.who
            floor.last_person = speaker.who if speaker.who.form != "body" else floor.last_person
        floor.since = max(floor.since, claim.end)
    return tuple(answers)


def _topic(people: Iterable[Who], title: str) -> Who | None:
    words = {word for word in WORD.findall(title) if len(word) > 3}
    named = [who for who in people if not words.isdisjoint(WORD.findall(who.name))]
    return named[0] if len(named) == 1 else None


def _speaker(floor: Floor, claim: Claim) -> Speaker:
    pointer = claim.pointer
    at = min(claim.at, pointer.start) if pointer.form in ("pronoun", "phrase") else claim.at
    if pointer.naming is not None and _only_described(floor, pointer.naming):
        return _salient(floor, pointer.start, "description", 0.8)
    if pointer.naming is not None:
        return Speaker(_fullest(floor, pointer.naming.who), "name" if pointer.naming.by_name else "role", 0.97)
    if claim.rule == "document":
        return Speaker(None, "no-person", 0.5)
    if pointer.plural:
        return _plural(floor)
    if pointer.form == "pronoun":
        return _salient(floor, at, "pronoun", 0.9)
    if pointer.form == "phrase":
        return _described(floor, pointer, at)
    return _salient(floor, at, "inherited", 0.6)


def _only_described(floor: Floor, naming: Naming) -> bool:
    """Whether an office with ``ini`` or ``itu`` (``Ketua DPR ke-20 ini``) describes whoever has the floor: its holder is never named."""
    if naming.by_name or floor.last_person is None or not _DETERMINED.match(floor.reading.text, naming.end):
        return False
    return not any(n.by_name and n.who == naming.who for n in floor.reading.namings)


def _fullest(floor: Floor, who: Who) -> Who:
    """The person of whose longer name ``who``, a single word, is a short form or a misprint."""
    if who.form != "person" or who.person is not None or who.role is not None or " " in who.name:
        return who
    return _nicknamed(floor, who.name, apart_from=who) or who


def _salient(floor: Floor, at: int, road: str, confidence: float) -> Speaker:
    rival = _newcomer(floor, at)
    if rival is not None and rival != floor.last_person:
        return Speaker(rival, road, confidence - 0.15)
    if floor.last_person is not None:
        return Speaker(floor.last_person, road, confidence)
    earlier = [n.who for n in floor.reading.namings_in(0, at) if n.who.form == "person"]
    if earlier:
        return Speaker(earlier[-1], road, confidence - 0.2)
    if floor.last is not None:
        return Speaker(floor.last, road, confidence - 0.3)
    if floor.topic is not None:
        return Speaker(floor.topic, "title", confidence - 0.4)
    if floor.only is not None:
        return Speaker(floor.only, f"{road}-only-speaker", confidence - 0.5)
    return Speaker(None, f"{road}-unsettled", 0.3)


def _plural(floor: Floor) -> Speaker:
    """``mereka``: a body or a group that spoke last; never one person."""
    group = floor.last if floor.last is not None and floor.last.form != "person" else None
    return Speaker(group, "pronoun" if group else "plural-unsettled", 0.7 if group else 0.3)


def _newcomer(floor: Floor, at: int) -> Who | None:
    """The last person who became a sentence's subject, or a passive's agent, since somebody was last attributed."""
    found = None
    for naming in floor.reading.namings_in(floor.since, at):
        if naming.who.form == "person" and not _inside(naming, floor.covered) and _takes_floor(floor.reading, naming):
            found = naming.who
    return found


def _inside(naming: Naming, spans: Sequence[tuple[int, int]]) -> bool:
    here = bisect_right(spans, (naming.start, 1 << 60)) - 1
    return here >= 0 and naming.start < spans[here][1]


def _takes_floor(reading: Reading, naming: Naming) -> bool:
    start, _ = reading.sentence_at(naming.start)
    lead = reading.text[start : naming.start]
    if _AGENT.search(lead):
        return _SUBORDINATE.search(lead) is None
    if _PRESENTED.search(lead):
        return True
    if _UNDERGOES.match(reading.text, naming.end):
        return False
    if not naming.by_name and start > 0 and reading.text[start - 1] != "\n":
        return False
    if len(lead) > _LONGEST_LEAD:
        return False
    before, _, closest = lead.rpartition(", ")
    if _ADJUNCT.match(before):
        lead = closest
    last = WORD.findall(closest or before)
    described = bool(last) and last[0].lower() in reading.cues.persons and not any(_VERB.match(word) for word in last)
    return described or all(word in _SMALL for word in _LOWER.findall(lead))


def _described(floor: Floor, pointer: Pointer, at: int) -> Speaker:
    words = floor.reading.text[pointer.start : pointer.end]
    holder = (
        _holder(floor, words, pointer.start)
        or _nicknamed(floor, words)
        or _nicknamed(floor, _before_lower(words))
        or _initials(floor, words)
    )
    if holder is not None:
        return Speaker(holder, "role", 0.9)
    if points_back(floor.reading, pointer.start, pointer.end):
        return _pointed_at(floor, words, pointer, at)
    return Speaker(floor.seen.setdefault(words.lower(), introduced(floor.reading.cues, words)), "description", 0.8)


def _initials(floor: Floor, words: str) -> Who | None:
    """The person behind initials that the text explains: ``Slamet Widodo (SW)``."""
    at = floor.reading.text.find(f" ({words})") if words.isupper() else -1
    return (
        next((n.who for n in floor.reading.namings_in(max(0, at - 60), at) if n.end == at and n.who.form == "person"), None)
        if at >= 0
        else None
    )


def _pointed_at(floor: Floor, words: str, pointer: Pointer, at: int) -> Speaker:
    head = WORD.search(words)
    if head is not None and head[0].lower() in floor.reading.cues.bodies:
        return Speaker(_body(floor, at) or Who(words, "body"), "description", 0.6)
    fitting = _fitting(floor, words, pointer.start)
    if fitting is not None:
        return Speaker(fitting, "description", 0.8)
    found = _salient(floor, at, "description", 0.85)
    return found if found.who is not None else Speaker(Who(words, "phrase", role=words), "description", 0.5)


def _body(floor: Floor, at: int) -> Who | None:
    if floor.last is not None and floor.last.form == "body":
        return floor.last
    return next((n.who for n in reversed(floor.reading.namings_in(0, at)) if n.who.form == "body"), None)


def _before_lower(words: str) -> str:
    """``Hakim`` of ``Hakim warga Kecamatan Sukamaju``; nothing where the phrase does not begin with a name."""
    first, _, rest = words.partition(" ")
    return first if rest[:1].islower() else ""


def _fitting(floor: Floor, words: str, before: int) -> Who | None:
    """Where whoever has the floor does not fit a description (``sang bupati``, ``perempuan itu``), the last person met who does."""
    head = words.removeprefix("sang ").split()[0].lower()
    if floor.last_person is None or _fits(floor.reading, floor.last_person, head):
        return None
    met = [n.who for n in floor.reading.namings_in(0, before) if n.who.form == "person"]
    return next((who for who in reversed(met) if _fits(floor.reading, who, head, surely=True)), None)


def _fits(reading: Reading, who: Who, head: str, surely: bool = False) -> bool:
    """Whether office and gender allow the description; ``surely``: whether they say so."""
    if head in reading.cues.female or head in reading.cues.male:
        expected = "f" if head in reading.cues.female else "m"
        return who.gender == expected or (not surely and who.gender is None)
    return head in office_words(who) or (not surely and not who.role)


def _holder(floor: Floor, words: str, before: int) -> Who | None:
    """The person met so far whose office holds all of ``words``: ``Bupati`` for the ``Bupati Takalar`` of an earlier paragraph."""
    words = floor.reading.cues.epithets.get(words.lower().removesuffix(" itu"), words)
    wanted = {word.lower() for word in WORD.findall(words)} - {"itu", "ini", "tersebut", "sang"}
    named = [n.who for n in floor.reading.namings_in(0, before) if n.who.form == "person" and n.who.role]
    met = [*(who for who in floor.seen.values() if who.form == "person" and who.role), *named]
    personal = words.split()[0].lower() in floor.reading.cues.persons if wanted else False
    fitting = [who for who in met if (personal and wanted <= office_words(who)) or abbreviates_office(words, who)]
    if floor.last_person in fitting:
        return floor.last_person
    return fitting[-1] if fitting else None


def _nicknamed(floor: Floor, words: str, apart_from: Who | None = None) -> Who | None:
    """The person met of whose name a single capitalised word is the beginning (``Yuli`` for ``Yuliani``) or a misprint."""
    if not words.isalpha() or not words[0].isupper() or len(words) < 3:
        return None
    met = dict.fromkeys((*floor.people, *floor.seen.values()))
    fitting = [who for who in met if who != apart_from and any(alike(words, part) for part in WORD.findall(who.name))]
    if floor.last_person in fitting:
        return floor.last_person
    return fitting[0] if len(fitting) == 1 else None
