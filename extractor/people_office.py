"""The words of an office after its head, and the name that follows them.

Where the office ends and the name begins is decided by weighing every word as one or the other (:mod:`extractor.people_weigh`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from extractor.names import UNKNOWN
from extractor.people_tokens import CAPITAL, LOWER, UPPER, Tokens
from extractor.people_weigh import Weigher
from extractor.titles import Lexicon, match

_LONGEST_LOWER: Final = 7
"""Words of an office in lower case after which its capitals should go on."""
_SCHOOL_SEAT: Final = 2.5
"""How surely a number is followed by a place that no list has: "Kepala SMP Negeri 3 Banjarsari"."""
_LONGEST_TITLE: Final = 40
"""Tokens after which the words of an office are given up; real ones have fewer than 30."""

Name = tuple[int, int]
"""First token of a name, and the first one after it."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What the steps below look at: a text, the word lists, and how its words weigh."""

    tokens: Tokens
    lexicon: Lexicon
    weigher: Weigher


def follow(walk: Walk, at: int, *, seat: float) -> tuple[int, Name | None]:
    """The end of the office's words that begin at ``at``, and the name after them."""
    limit = min(at + _LONGEST_TITLE, walk.tokens.size)
    last = at
    while at < limit:
        if walk.weigher.is_address(at):
            return _addressed_or_placed(walk, last, at)
        end = _run_end(walk, at)
        if end > at and walk.weigher.is_rank(end):
            return _addressed_or_placed(walk, end, end)
        if end > at:
            split = end if _abbreviated(walk, at, end) else walk.weigher.split(at, end, seat=seat)
            if end == at + 1 == last + 1 and _called_by_one_name(walk, at):
                return at, (at, end)
            if split < end and walk.weigher.name_end(split) > split and not _in_district(walk, split, end):
                return _named_or_placed(walk, split)
            at, last, seat = end, end, 0.0
            if walk.weigher.is_address(at):
                return _addressed_or_placed(walk, last, at)
        if walk.tokens.low[at] in walk.lexicon.tails:
            at = last = at + 1
            continue
        capital = past_lower(walk, at)
        if capital > at:
            at = last = capital
            continue
        bracket = past_brackets(walk, _past_number(walk.tokens, at))
        seat = _SCHOOL_SEAT if bracket > at and walk.tokens.text[bracket - 1].isdigit() else seat
        onward = bracket if bracket > at else _past_join(walk, at)
        if onward == at:
            break
        last = bracket if bracket > at else last
        at = onward
    return last, _name_after(walk, last)


def _in_district(walk: Walk, split: int, end: int) -> bool:
    """Whether words up to ``end`` are a village's, because its district follows: "Kepala Desa Tirta Agung, Kecamatan Wanasari"."""
    low = walk.tokens.low
    if low[end] != "," or low[end + 1] not in walk.lexicon.settlements or walk.tokens.kind[end + 1] not in UPPER:
        return False
    return end - split < 2 or not all(low[n] in walk.lexicon.names.given for n in range(split, end))


def _abbreviated(walk: Walk, at: int, end: int) -> bool:
    """Whether brackets behind the words of an office shorten it with its head ("Wakil Menteri Perindustrian (Wamenperin) Anwar")."""
    tokens = walk.tokens
    if tokens.text[end] != "(" or tokens.text[end + 2] != ")" or len(tokens.low[end + 1]) < 4:
        return False
    short = tokens.low[end + 1]
    head = next((n for n in range(max(0, at - 3), at) if tokens.low[n][:1] == short[0]), None)
    rest = iter("".join(tokens.low[head:end]))
    return head is not None and all(letter in rest for letter in short)


def _called_by_one_name(walk: Walk, at: int) -> bool:
    return walk.tokens.low[at - 1] in walk.lexicon.called and walk.weigher.weight(at) >= UNKNOWN


def _addressed_or_placed(walk: Walk, last: int, at: int) -> tuple[int, Name | None]:
    """The end of the office and the name behind the title of address at ``at``: "Direktur RSUD dr. Kartini" names only the hospital."""
    if walk.tokens.low[at - 1] in walk.lexicon.named_after:
        return _named_or_placed(walk, walk.weigher.past_address(at), own=True)
    return last, _addressed(walk, at)


def _named_or_placed(walk: Walk, split: int, *, own: bool = False) -> tuple[int, Name | None]:
    """The end of the office and the name at ``split``, unless that name is the office's own or a better one is set off after it."""
    end = behind = walk.weigher.name_end(split)
    while walk.tokens.kind[behind] == CAPITAL and not match(walk.lexicon.heads, walk.tokens.low, behind):
        behind += 1
    second = set_off(walk, behind, 0.5) if walk.tokens.text[behind] == "," else None
    if second is not None and behind > end and walk.weigher.name_weight(*second) >= 1.0:
        return behind, second
    if own or walk.tokens.low[split - 1] in walk.lexicon.named_after or (second is not None and _replaces(walk, (split, end), second)):
        return end, second
    return split, (split, end)


def _replaces(walk: Walk, first: Name, second: Name) -> bool:
    """Whether ``second`` is the holder's name and ``first`` belongs to the office: "Kepala Desa Karang Makmur, Muslimin mengatakan"."""
    village = walk.tokens.low[first[0] - 2]
    if first[1] - first[0] == 1 and (village in walk.lexicon.settlements or village in walk.lexicon.villages):
        return walk.tokens.text[second[1]] == "," or _speaks(walk, second[1])
    given = any(walk.tokens.low[n] in walk.lexicon.names.given for n in range(*first))
    known = given and walk.tokens.low[first[0] - 2] not in walk.lexicon.firms
    if known and first[1] - first[0] > 1:
        return False
    return _speaks(walk, second[1]) or (not known and walk.weigher.name_weight(*second) >= 2.0)


def _speaks(walk: Walk, at: int) -> bool:
    return walk.tokens.low[at + 1 if walk.tokens.low[at] == "," else at] in walk.lexicon.speech


def _name_after(walk: Walk, last: int) -> Name | None:
    """A name set off by a comma or a colon: "Direktur Jenderal IKMA, Gati Wibawaningsih,"."""
    low = walk.tokens.low
    held = last + (low[last] in ("kini", "sekarang"))
    if low[held] in walk.lexicon.held:
        name = walk.weigher.name_after(held + 1 + (low[held + 1] == "oleh"))
        return name if name and walk.weigher.name_weight(*name) >= 1.0 and not walk.weigher.is_place(*name) else None
    if low[last] == "yang" or low[last] in walk.lexicon.pointing:
        comma = last
        while walk.tokens.kind[comma] == LOWER and comma - last < 8:
            comma += 1
        return set_off(walk, comma, 1.0 if comma == last + 1 else 2.0)
    return set_off(walk, last, 0.5)


def set_off(walk: Walk, at: int, floor: float) -> Name | None:
    """The name after the comma or colon at ``at``, if it weighs at least ``floor`` and nothing capitalised goes on after it."""
    tokens, weigher = walk.tokens, walk.weigher
    if tokens.low[at] not in (",", ":", "bernama", "–", "—"):
        return None
    if weigher.is_address(at + 1):
        return _addressed(walk, at + 1)
    name = weigher.name_after(at + 1)
    if (
        name is None
        or (tokens.kind[name[1]] in UPPER and tokens.low[name[1]] not in walk.lexicon.degrees)
        or match(walk.lexicon.heads, tokens.low, name[0])
        or weigher.is_place(*name)
    ):
        return None
    if any(map(weigher.is_place, range(name[0] + 1, name[1] - 1))):
        name = (weigher.split(*name, seat=0.0), name[1])
    return name if name[0] < name[1] and weigher.name_weight(*name) >= floor else None


def _addressed(walk: Walk, at: int) -> Name | None:
    name = walk.weigher.name_after(at)
    if name is not None and match(walk.lexicon.heads, walk.tokens.low, name[0]) and name[0] not in walk.weigher.within:
        return None
    return name if name is not None and walk.weigher.name_weight(*name) > -1.0 else None


def past_brackets(walk: Walk, at: int) -> int:
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


def past_lower(walk: Walk, at: int) -> int:
    """The capital (or "setempat") after words of an office in lower case ("Kadis pendidikan dan kebudayaan Kota …"); else ``at``."""
    low, kind, lexicon, end = walk.tokens.low, walk.tokens.kind, walk.lexicon, at
    while kind[end] == LOWER and end - at < _LONGEST_LOWER:
        place = match(lexicon.places, low, end) if len(low[end]) > 5 else None
        joins = low[end] in ("dan", "serta") and (end > at or low[end + 1] in lexicon.fields)
        if place is None and low[end] not in lexicon.fields and not joins:
            break
        end += len(place) if place else 1
    if end > at and (low[end] in lexicon.tails or low[end] in lexicon.pointing):
        return end
    if end > at and (walk.tokens.text[end] == "(" or (low[end] == "," and kind[end + 1] in UPPER)) and low[end - 1] in lexicon.fields:
        return end
    if end == at or kind[end] not in UPPER or low[end - 1] in ("dan", "serta"):
        return at
    return end if low[end] in lexicon.chain or not match(lexicon.heads, low, end) else at


def _past_number(tokens: Tokens, at: int) -> int:
    """The token after the number of a unit or a holder ("Danrem 043/Gatam", "Presiden ke-7 RI"); ``at`` itself where there is none."""
    number = at + 2 if tokens.low[at] == "ke" and tokens.text[at + 1] == "-" else at
    if not tokens.text[number].isdigit() or len(tokens.text[number]) > 4:
        return at
    after = number + 2 if tokens.text[number + 1] == "/" else number + 1
    return after if tokens.kind[after] in UPPER or number > at else at


def _past_join(walk: Walk, at: int) -> int:
    """The next word of the same office after "dan", a comma or the like; ``at`` itself where the office ends here."""
    low, kind, lexicon = walk.tokens.low, walk.tokens.kind, walk.lexicon
    if low[at] in ("-", "–") and walk.weigher.is_place(at - 1) and walk.weigher.is_place(at + 1):
        return at + 1
    after = at + 1 if low[at] in (",", "/") else at
    while low[after] in lexicon.joins and kind[after] not in UPPER:
        after += 1
    if after > at and low[after] in ("fraksi", "partai") and kind[after] == LOWER:
        after += 1
    if after == at or kind[after] not in UPPER:
        return at
    join, word = low[after - 1], low[after]
    if word in lexicon.names.common and (word not in lexicon.chain or walk.weigher.is_forename(after)):
        return at
    if match(lexicon.heads, low, after) and join != "/":
        return at
    if join in lexicon.origins:
        return after if walk.weigher.is_place(after) else at
    if join in ("di", "dari", "pada", "bagi"):
        party = join == "dari" and word in lexicon.private
        abroad = join == "di" and low[at - 1] in ("ri", "indonesia") and walk.weigher.is_place(after)
        return after if word in lexicon.state or party or abroad else at
    if word in lexicon.institutions and join != "/":
        return at
    if word in lexicon.chain:
        return after
    listed = low[after + 1] == "," and low[after + 2] in ("dan", "serta") and low[after + 3] in lexicon.chain
    return after if listed or (join != "," and walk.weigher.weight(after) <= 0.6) else at


def _run_end(walk: Walk, at: int) -> int:
    tokens, lexicon, end = walk.tokens, walk.lexicon, at
    while end in walk.weigher.within:
        end += 1
    if end > at:
        return end
    while tokens.kind[end] in UPPER and end - at < _LONGEST_TITLE:
        word = tokens.low[end]
        if end in walk.weigher.within:
            end += 1
            continue
        if end > at and (walk.weigher.is_address(end) or (word not in lexicon.chain and match(lexicon.heads, tokens.low, end))):
            break
        told = walk.weigher.is_forename(end) or (end > at and walk.weigher.is_second(end))
        common = word in lexicon.names.common and word not in lexicon.chain and not told
        place = match(lexicon.places, tokens.low, end)
        place = place if place and (common or len(place) > 1 or tokens.kind[end + 1] == LOWER) else None
        joined = tokens.low[end - 1] in lexicon.settlements or (tokens.low[end - 1], word) in lexicon.compounds
        named = end > at and (joined or walk.weigher.is_bound(end))
        if common and place is None and not named:
            break
        end += len(place) if place else 1
    return end
