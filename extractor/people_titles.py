"""Titles in a text: where each one begins, how far its words reach, and the name that follows it.

A title is a head ("Kepala Dinas"), then the words of the office ("Perindustrian Kota Bandarlampung"), then often a name with nothing
in between ("Adiansyah").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extractor.people_office import Name, Walk, follow, past_brackets, past_lower, set_off
from extractor.people_tokens import CAPITAL, CAPS, LOWER, UPPER, Tokens
from extractor.people_weigh import Weigher
from extractor.titles import Lexicon, Standing, match

_CHIEFS: Final = ("kepala", "kapala", "sekretaris", "sekertaris")
_STATE: Final = frozenset(
    [("bank", "indonesia"), ("bank", "sentral"), ("bank", "tanah"), ("bp", "batam"), ("bp", "tapera"), ("gedung", "putih"), ("pol", "pp")]
)
"""Bodies of the state whose first word says something else."""
_LOOSE: Final = frozenset(["badan", "dewan", "komisi", "lembaga", "majelis"])
"""Bodies that clubs, parties and universities have too: "Ketua Badan Saksi PDIP", "Kepala Lembaga Demografi UI"."""
_FIELDS: Final = frozenset(["grup", "manajemen", "riset"])
"""Words of firms that are fields of work of a state's body: "Kepala Pusat Riset BRIN"."""
_NUMBER: Final = re.compile(r"[ivx]+")
"""The number of a parliament's committee: "Anggota Komisi VI dari PKB"."""
_OF_ANY: Final = frozenset(["i", "ii", "indonesia"])
"""Words before the name of whatever body: "Presiden Indonesia Business Council", "Ketua DPD II Golkar"."""
_HELD: Final = (("pejabat",), ("pelaksana", "harian"))
"""Heads that before another one only say how that one is held: "Pejabat (Pj) Kepala Desa"."""


@dataclass(frozen=True, slots=True)
class Title:
    """One title, in token numbers (ends exclusive), with the name printed beside it, if any."""

    first: int
    """First word, words such as "Plt." and "mantan" included."""
    body: int
    """First word after the head."""
    last: int
    name: Name | None
    words: tuple[str, ...]
    standing: Standing
    former: bool = False
    candidate: bool = False
    paper: bool = False
    """Nobody in particular: part of the name of a document or a building ("Peraturan Menteri Keuangan Nomor 3"), or the office itself."""


def find_titles(tokens: Tokens, lexicon: Lexicon, weigher: Weigher) -> Iterator[Title]:
    """All titles from left to right; a title inside another's words is not one of its own."""
    walk = Walk(tokens, lexicon, weigher)
    held: Title | None = None
    for title in _each_title(walk):
        if held is None:
            held = title
            continue
        one, held = _with_deputy(walk, held, title)
        yield one
    if held is not None:
        yield held


def _with_deputy(walk: Walk, one: Title, other: Title) -> tuple[Title, Title]:
    """Two titles; told together, the first one has the region of its deputy's and the first of two names: "Bupati dan Wakil Bupati"."""
    lexicon, low = walk.lexicon, walk.tokens.low
    region = tuple(low[n] for n in range(other.body, other.last) if walk.tokens.kind[n] in UPPER)
    if one.name is not None or one.last != other.first - 1 or low[one.last] not in ("dan", "serta", "/") or not region:
        return one, other
    full = replace(one, words=(*one.words, *region)) if one.body == one.last else one
    if lexicon.expanded(full.words) | {"wakil"} != lexicon.expanded(other.words):
        return one, other
    second = walk.weigher.name_after(other.name[1] + 1) if other.name and low[other.name[1]] in ("dan", "serta", "-", "–") else None
    if second is None or match(lexicon.heads, low, second[0]) or walk.weigher.name_weight(*second) < 1.0:
        return full, other
    return replace(full, name=other.name), replace(other, name=second)


def _each_title(walk: Walk) -> Iterator[Title]:
    tokens, lexicon, weigher, at = walk.tokens, walk.lexicon, walk.weigher, 0
    previous: Title | None = None
    while at < tokens.size:
        possible = tokens.low[at] in lexicon.heads and at not in weigher.within and not _inside_name(walk, at)
        head = match(lexicon.heads, tokens.low, at) if possible else None
        title = _title(walk, at, head) if head else None
        if title is None:
            at += 1
            continue
        if previous and previous.candidate and previous.last + 1 == title.first and tokens.low[previous.last] in ("dan", "atau"):
            title = replace(title, candidate=True)
        yield title
        previous = title
        nested = title.body == title.last and match(lexicon.heads, tokens.low, title.last)
        at = title.last if nested else max(title.last, title.name[1] if title.name else 0)


def _inside_name(walk: Walk, at: int) -> bool:
    """Whether a word that is an office and a name stands behind a first name: "Abdul Hakim"."""
    names, low, kind = walk.lexicon.names.given, walk.tokens.low, walk.tokens.kind
    return at > 0 and kind[at] == kind[at - 1] == CAPITAL and low[at] in names and low[at - 1] in names


def _title(walk: Walk, at: int, head: tuple[str, ...]) -> Title | None:
    tokens, lexicon = walk.tokens, walk.lexicon
    body = at + len(head)
    if tokens.kind[at] == LOWER and tokens.kind[body] not in UPPER and tokens.kind[body - 1] not in UPPER and not _goes_on(walk, body):
        return None
    if tokens.kind[at] == CAPS and tokens.text[at - 1] == "(" and tokens.text[body] == ")":
        return None
    first, before = _before(walk, at)
    body = past_brackets(walk, body)
    if head in _HELD and match(lexicon.heads, tokens.low, body):
        return None
    last, name = _another(walk, body) or follow(walk, body, seat=_seat(lexicon, head[-1]))
    if name and head[-1] in lexicon.serving:
        last, name = _serving(walk, last, name)
    if name and tokens.text[last] == "," and (_leads_elsewhere(walk, first, name[1]) or _explains(walk, first)):
        name = None
    then = match(lexicon.then, tokens.low, last)
    if then:
        name = set_off(walk, last + len(then), 0.5)
    told = name is not None and last == at + len(head) and tokens.low[first - 1] == "melalui"
    words = (*head, *(tokens.low[n] for n in range(body, last) if tokens.kind[n] in UPPER or lexicon.is_state(tokens.low[n])))
    return Title(
        first,
        body,
        last,
        name,
        words,
        "public" if told else _standing(lexicon, head, words, placed=any(map(walk.weigher.is_place, range(body, last)))),
        former=bool(then or before & lexicon.former),
        candidate=bool(before & lexicon.candidate),
        paper=name is None and (_on_paper(walk, first) or _of_all(walk, first) or tokens.low[last] in ("nomor", "no", "atau")),
    )


def _goes_on(walk: Walk, body: int) -> bool:
    """Whether an office in lower case ends before a capital: "kepala dinas pertanian setempat Anwar"."""
    end = past_lower(walk, body)
    end += walk.tokens.low[end] in walk.lexicon.tails
    return end > body and walk.tokens.kind[end] in UPPER


def _seat(lexicon: Lexicon, word: str) -> float:
    """How surely the office that ends in ``word`` is followed by a place which no list has."""
    return 2.5 if word in lexicon.villages else 0.5 if word in lexicon.regions else 0.0


def _leads_elsewhere(walk: Walk, first: int, end: int) -> bool:
    """Whether the name set off after a title is somebody else: "dua pejabat BPS, Anwar mengatakan", "Adik Bupati, Anwar,"."""
    before = walk.tokens.low[first - 1] if first else ""
    return (
        before in walk.lexicon.several or before in walk.lexicon.kin or (before == "kepada" and walk.tokens.low[end] in walk.lexicon.speech)
    )


def _serving(walk: Walk, last: int, name: Name) -> tuple[int, Name]:
    """Whose name it is behind a word for somebody's helper: "pengacara Anwar Budiman, Citra Dewi," is Citra Dewi."""
    other = set_off(walk, name[1], 1.0) if name[0] == last else None
    closed = other is not None and (walk.tokens.text[other[1]] == "," or walk.tokens.low[other[1]] in walk.lexicon.speech)
    return (name[1], other) if other and closed else (last, name)


def _explains(walk: Walk, first: int) -> bool:
    """Whether the title stands in apposition to the name before it: "bertemu dengan Budi, Bupati Garut, Ani mengatakan"."""
    if first < 3 or walk.tokens.text[first - 1] != ",":
        return False
    name = walk.weigher.name_before(first - 1)
    return 0 < name < first - 1 and walk.tokens.low[name - 1] in walk.lexicon.beside and walk.weigher.name_weight(name, first - 1) >= 1.0


def _of_all(walk: Walk, first: int) -> bool:
    """Whether the title is one that several people hold: "para Gubernur"."""
    return first > 0 and walk.tokens.low[first - 1] in walk.lexicon.several


def _another(walk: Walk, body: int) -> tuple[int, Name] | None:
    """The name set off after another office and its holder: "Staf Khusus Presiden Anwar, Budi,"."""
    head = match(walk.lexicon.heads, walk.tokens.low, body) if walk.tokens.kind[body] in UPPER else None
    if head is None or walk.lexicon.standing[head] != "public":
        return None
    _, inner = follow(walk, body + len(head), seat=0.0)
    outer = set_off(walk, inner[1], 1.0) if inner else None
    return (body, outer) if outer else None


def _on_paper(walk: Walk, first: int) -> bool:
    """Whether the word before a title, past an abbreviation in brackets, makes it part of the name of a document or a building."""
    tokens = walk.tokens
    if first > 3 and tokens.text[first - 1] == ")" and tokens.text[first - 3] == "(":
        first -= 3
    return first > 0 and tokens.low[first - 1] in walk.lexicon.papers


def _before(walk: Walk, at: int) -> tuple[int, set[str]]:
    """The beginning of a title with its "Plt.", "mantan" and the like, and those words."""
    low, lexicon = walk.tokens.low, walk.lexicon
    first, words = at, set()
    while first > 0:
        word = low[first - 1]
        long = word in ("tugas", "harian", "sementara") and low[first - 2] in ("pelaksana", "penjabat", "pejabat")
        if word == ")" and first > 3 and low[first - 2] in lexicon.acting and low[first - 3] == "(":
            first -= 3
            continue
        if not long and word not in lexicon.acting and word not in lexicon.former and word not in lexicon.candidate:
            break
        words.add(word)
        first -= 2 if long else 1
    return first, words


def _standing(lexicon: Lexicon, head: tuple[str, ...], words: tuple[str, ...], *, placed: bool) -> Standing:
    standing, body = lexicon.standing[head], words[len(head) :]
    if head[-1] in lexicon.borrowed and next((word for word in body if word not in _OF_ANY), "") in lexicon.private:
        return "private"
    if lexicon.students.intersection(body):
        return "private"
    if head[-1] == "direktur" and body and body[0] in lexicon.directorates and lexicon.private.isdisjoint(body):
        return "public"
    loose = not lexicon.private.isdisjoint(body) and not any(lexicon.is_state(word) for word in body if word not in _LOOSE)
    if loose and head[-1] == "komisi" and len(body[0]) > 1 and not _NUMBER.fullmatch(body[0]):
        return "private"
    if head[-1] == "bpk" and (placed or lexicon.settlements.intersection(body)):
        return "private"  # the council of a village; the state's auditors have no chair in a region
    if standing in ("public", "private"):
        return standing
    agency = bool(body) and lexicon.is_state(body[-1]) and (body[0] in _FIELDS or body[0] not in lexicon.private)
    if standing == "open" and agency and head[0] in ("direktur", "kepala"):
        return "public"
    for word, next_word in pairwise((*body, "")):
        if (word, next_word) in _STATE:
            return "public"
        if word in lexicon.private:
            return "private"
        if lexicon.is_state(word) and not (loose and word in _LOOSE) and next_word != "watch":
            return standing if standing == "minor" else "public"
    return standing if standing == "minor" else _told_by_place(lexicon, head, body, placed=placed)


def _told_by_place(lexicon: Lexicon, head: tuple[str, ...], body: tuple[str, ...], *, placed: bool) -> Standing:
    """The standing of an office that names neither a body of the state nor a private one, by its place and its level of government."""
    if head == ("inspektur",) and placed:
        return "public"
    if head == ("asisten",) and (placed or lexicon.levels.intersection(body)):
        return "minor"
    chief = head[0] in _CHIEFS and head[-1] not in lexicon.outposts
    chief = chief and (head[-1] in lexicon.bureaux or placed or bool(lexicon.levels.intersection(body)))
    return "public" if chief else "open"
