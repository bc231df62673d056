"""Titles in a text: where each one begins, how far its words reach, and the name that follows it.

A title is a head ("Kepala Dinas"), then the words of the office ("Perindustrian Kota Bandarlampung"), then often a name with nothing
in between ("Adiansyah"). Where the office ends and the name begins is decided by weighing every word as one or the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractor.names import UNKNOWN
from extractor.people_tokens import LOWER, UPPER, Tokens
from extractor.people_weigh import FIRMS, Weigher
from extractor.titles import Lexicon, Standing, match

_LONGEST_TITLE: Final = 40
"""Tokens after which the words of an office are given up; real ones have fewer than 30."""
_VILLAGES: Final = frozenset(
    ["camat", "lurah", "kades", "desa", "kampung", "pekon", "kapolsek", "danramil", "kapekon", "peratin", "keuchik", "kakam"]
)
_REGIONS: Final = frozenset(
    [
        "bupati",
        "wabup",
        "gubernur",
        "wagub",
        "walikota",
        "kota",
        "kapolres",
        "kapolresta",
        "kapolda",
        "kajari",
        "kajati",
        "dandim",
        "pangdam",
        "sekda",
        "sekkab",
    ]
)
"""Last words of heads which a place follows: one that no list has, or one that the lists should have."""
_INSTITUTIONS: Final = frozenset(
    [
        "kementerian",
        "bank",
        "dpr",
        "dprd",
        "bi",
        "ojk",
        "bps",
        "kadin",
        "pemprov",
        "pemkab",
        "pemkot",
        "pt",
        "universitas",
        "asosiasi",
        "forkopimda",
        "polri",
        "tni",
    ]
)
"""Words that after "dan" begin another body rather than go on with the same office."""
_BORROWED: Final = frozenset(["presiden", "dpd"])
"""Offices of the state which clubs and parties have too: "Presiden Persib", "Ketua DPD Golkar"."""
_SEVERAL: Final = frozenset("dua tiga empat lima kedua ketiga keempat para sejumlah beberapa".split())
"""Before a title of several people, which the one name after it does not belong to."""
_STATES: Final = frozenset(["presiden", "pm"])
"""Heads of state are called by one name ("Presiden Macron") with no place between."""
_STUDENTS: Final = frozenset(["bem", "dema", "hima", "osis"])
_REGIONAL: Final = frozenset(["kabupaten", "kab", "kota", "provinsi", "daerah", "kecamatan"])


@dataclass(frozen=True, slots=True)
class Title:
    """One title, in token numbers (ends exclusive), with the name printed beside it, if any."""

    first: int
    """First word, words such as "Plt." and "mantan" included."""
    body: int
    """First word after the head."""
    last: int
    name: tuple[int, int] | None
    words: tuple[str, ...]
    standing: Standing
    former: bool = False
    candidate: bool = False
    paper: bool = False
    """Only part of the name of a document or a building ("Peraturan Menteri Keuangan Nomor 3")."""


def find_titles(tokens: Tokens, lexicon: Lexicon, weigher: Weigher) -> Iterator[Title]:
    """All titles from left to right; a title inside another's words is not one of its own."""
    walk, at = _Walk(tokens, lexicon, weigher), 0
    while at < tokens.size:
        head = match(lexicon.heads, tokens.low, at) if tokens.low[at] in lexicon.heads and at not in weigher.within else None
        title = _title(walk, at, head) if head else None
        if title is None:
            at += 1
            continue
        yield title
        nested = title.body == title.last and match(lexicon.heads, tokens.low, title.last)
        at = title.last if nested else max(title.last, title.name[1] if title.name else 0)


@dataclass(frozen=True, slots=True)
class _Walk:
    """What the steps below look at."""

    tokens: Tokens
    lexicon: Lexicon
    weigher: Weigher


def _title(walk: _Walk, at: int, head: tuple[str, ...]) -> Title | None:
    tokens, lexicon = walk.tokens, walk.lexicon
    body = at + len(head)
    if tokens.kind[at] == LOWER and tokens.kind[body] not in UPPER:
        return None
    first, before = _before(walk, at)
    body = _past_brackets(walk, body)
    last, name = _another(walk, body) or _follow(walk, body, seat=2.5 if head[-1] in _VILLAGES else 0.5 if head[-1] in _REGIONS else 0.0)
    if name and tokens.text[last] == "," and _leads_elsewhere(walk, first, name[1]):
        name = None
    then = match(lexicon.then, tokens.low, last)
    if then:
        name = _set_off(walk, last + len(then), 0.5)
    words = (*head, *(tokens.low[n] for n in range(body, last) if tokens.kind[n] in UPPER))
    return Title(
        first,
        body,
        last,
        name,
        words,
        _standing(lexicon, head, words, placed=any(map(walk.weigher.is_place, range(body, last)))),
        former=bool(then or before & lexicon.former),
        candidate=bool(before & lexicon.candidate),
        paper=name is None and ((first > 0 and tokens.low[first - 1] in lexicon.papers) or tokens.low[last] == "nomor"),
    )


def _leads_elsewhere(walk: _Walk, first: int, end: int) -> bool:
    """Whether the name set off after a title is somebody else: "dengan dua pejabat BPS, Anwar mengatakan", "Kepada Danrem, Anwar berkata"."""
    before = walk.tokens.low[first - 1] if first else ""
    return before in _SEVERAL or (before == "kepada" and walk.tokens.low[end] in walk.lexicon.speech)


def _another(walk: _Walk, body: int) -> tuple[int, tuple[int, int]] | None:
    """The name set off after another office and its holder: "Staf Khusus Presiden Anwar, Budi,"."""
    head = match(walk.lexicon.heads, walk.tokens.low, body) if walk.tokens.kind[body] in UPPER else None
    if head is None or walk.lexicon.standing[head] != "public":
        return None
    _, inner = _follow(walk, body + len(head), seat=0.0)
    outer = _set_off(walk, inner[1], 1.0) if inner else None
    return (body, outer) if outer else None


def _before(walk: _Walk, at: int) -> tuple[int, set[str]]:
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
    if head[-1] in _BORROWED and body and body[0] in lexicon.private:
        return "private"
    if _STUDENTS.intersection(body):
        return "private"
    if standing in ("public", "private"):
        return standing
    for word in body:
        if word in lexicon.private:
            return "private"
        if word in lexicon.state:
            return standing if standing == "minor" else "public"
    if standing == "minor":
        return standing
    return "public" if head[0] == "kepala" and (placed or _REGIONAL.intersection(body)) else "open"


def _follow(walk: _Walk, at: int, *, seat: float) -> tuple[int, tuple[int, int] | None]:
    """The end of the office's words that begin at ``at``, and the name after them."""
    limit = min(at + _LONGEST_TITLE, walk.tokens.size)
    last = at
    while at < limit:
        if walk.weigher.is_address(at):
            return last, _addressed(walk, at)
        end = _run_end(walk, at)
        if end > at and walk.weigher.is_rank(end):
            return end, _addressed(walk, end)
        if end > at:
            split = walk.weigher.split(at, end, seat=seat)
            if end == at + 1 == last + 1 and _called_by_one_name(walk, at):
                return at, (at, end)
            if split < end:
                return _named_or_placed(walk, split)
            at, last, seat = end, end, 0.0
            if walk.weigher.is_address(at):
                return last, _addressed(walk, at)
        if walk.tokens.low[at] in walk.lexicon.tails:
            at = last = at + 1
            continue
        bracket = _past_brackets(walk, _past_number(walk.tokens, at))
        onward = bracket if bracket > at else _past_join(walk, at)
        if onward == at:
            break
        last = bracket if bracket > at else last
        at = onward
    return last, _name_after(walk, last)


def _called_by_one_name(walk: _Walk, at: int) -> bool:
    return walk.tokens.low[at - 1] in _STATES and walk.weigher.weight(at) >= UNKNOWN


def _named_or_placed(walk: _Walk, split: int) -> tuple[int, tuple[int, int] | None]:
    """The end of the office and the name at ``split``, unless a better name is set off after it: then the first was a place."""
    end = walk.weigher.name_end(split)
    known = any(walk.tokens.low[n] in walk.lexicon.names.given for n in range(split, end)) and walk.tokens.low[split - 2] not in FIRMS
    second = None if (known and end - split > 1) or walk.tokens.text[end] != "," else _set_off(walk, end, 0.5)
    if second and not _speaks(walk, second[1]) and (known or walk.weigher.name_weight(*second) < 2.0):
        second = None
    return (split, (split, end)) if second is None else (end, second)


def _speaks(walk: _Walk, at: int) -> bool:
    return walk.tokens.low[at + 1 if walk.tokens.low[at] == "," else at] in walk.lexicon.speech


def _name_after(walk: _Walk, last: int) -> tuple[int, int] | None:
    """A name set off by a comma or a colon: "Direktur Jenderal IKMA, Gati Wibawaningsih,"."""
    low = walk.tokens.low
    if low[last] == "yang" or low[last] in walk.lexicon.pointing:
        comma = last
        while walk.tokens.kind[comma] == LOWER and comma - last < 8:
            comma += 1
        return _set_off(walk, comma, 2.0)
    return _set_off(walk, last, 0.5)


def _set_off(walk: _Walk, at: int, floor: float) -> tuple[int, int] | None:
    """The name after the comma or colon at ``at``, if it weighs at least ``floor`` and nothing capitalised goes on after it."""
    tokens, weigher = walk.tokens, walk.weigher
    if tokens.low[at] not in (",", ":", "bernama"):
        return None
    if weigher.is_address(at + 1):
        return _addressed(walk, at + 1)
    name = weigher.name_after(at + 1)
    if (
        name is None
        or (tokens.kind[name[1]] in UPPER and tokens.low[name[1]] not in walk.lexicon.degrees)
        or match(walk.lexicon.heads, tokens.low, name[0])
        or weigher.is_place(name[0])
    ):
        return None
    if any(map(weigher.is_place, range(name[0] + 1, name[1] - 1))):
        name = (weigher.split(*name, seat=0.0), name[1])
    return name if name[0] < name[1] and weigher.name_weight(*name) >= floor else None


def _addressed(walk: _Walk, at: int) -> tuple[int, int] | None:
    name = walk.weigher.name_after(at)
    if name is not None and match(walk.lexicon.heads, walk.tokens.low, name[0]) and name[0] not in walk.weigher.within:
        return None
    return name if name is not None and walk.weigher.name_weight(*name) > -1.0 else None


def _past_brackets(walk: _Walk, at: int) -> int:
    """The token after a bracketed abbreviation at ``at``; ``at`` itself where there is none, or a name is in the brackets."""
    tokens = walk.tokens
    if tokens.text[at] != "(":
        return at
    for close in range(at + 1, min(at + 8, tokens.size)):
        if tokens.text[close] == ")":
            return close + 1 if close > at + 1 and walk.weigher.name_weight(at + 1, close) < 1.5 else at
        if tokens.kind[close] not in UPPER and tokens.low[close] not in ("/", "-", "dan", "&"):
            return at
    return at


def _past_number(tokens: Tokens, at: int) -> int:
    """The token after the number of a unit ("Danrem 043/Gatam", "Komisi 3 DPR"); ``at`` itself where there is none."""
    if not tokens.text[at].isdigit() or len(tokens.text[at]) > 4:
        return at
    after = at + 2 if tokens.text[at + 1] == "/" else at + 1
    return after if tokens.kind[after] in UPPER else at


def _past_join(walk: _Walk, at: int) -> int:
    """The next word of the same office after "dan", a comma or the like; ``at`` itself where the office ends here."""
    low, kind, lexicon = walk.tokens.low, walk.tokens.kind, walk.lexicon
    after = at + 1 if low[at] in (",", "/") else at
    while low[after] in lexicon.joins and kind[after] not in UPPER:
        after += 1
    if after == at or kind[after] not in UPPER:
        return at
    join, word = low[after - 1], low[after]
    if match(lexicon.heads, low, after) and word not in lexicon.chain and join != "/":
        return at
    if join in ("di", "dari", "pada", "bagi"):
        return after if word in lexicon.state else at
    if word in _INSTITUTIONS and join != "/":
        return at
    if word in lexicon.chain:
        return after
    listed = low[after + 1] == "," and low[after + 2] in ("dan", "serta") and low[after + 3] in lexicon.chain
    return after if listed or (join != "," and walk.weigher.weight(after) <= 0.6) else at


def _run_end(walk: _Walk, at: int) -> int:
    tokens, lexicon, end = walk.tokens, walk.lexicon, at
    while tokens.kind[end] in UPPER and end - at < _LONGEST_TITLE:
        word = tokens.low[end]
        if end in walk.weigher.within:
            end += 1
            continue
        if end > at and (walk.weigher.is_address(end) or (word not in lexicon.chain and match(lexicon.heads, tokens.low, end))):
            break
        if word in lexicon.names.stops:
            break
        end += 1
    return end
