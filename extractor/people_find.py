"""The ways in which people are found beyond a title with a name after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from extractor.names import UNKNOWN
from extractor.people_cast import Cast, Member
from extractor.people_evidence import leads
from extractor.people_titles import Title
from extractor.people_tokens import CAPITAL, CAPS, DEGREE, LOWER, NAMELIKE, UPPER
from extractor.people_weigh import Weigher
from extractor.titles import match

_MOST_LINKS: Final = 7
_SEVERAL: Final = frozenset(["anggota", "komisioner", "legislator", "pimpinan"])
"""First words of offices that several people hold at once."""
_JOINT: Final = frozenset([("sekaligus",), ("merangkap",), ("yang", "juga"), ("yang", "merangkap"), (",", "sekaligus"), ("dan", "juga")])
"""Between two offices of one person."""
_BARE_NAME: Final = 4.5
"""What two or more words must weigh to be a name with nothing else to show it: two known names, or one and two likely ones."""


def find_appositions(cast: Cast, weigher: Weigher, titles: Sequence[Title]) -> None:
    """Names before their title: "Suhariyanto, Kepala BPS,"; "Ananda selaku Sekretaris Satpol PP"."""
    ends = {title.name[1]: title.name for title in titles if title.name}
    offices = {n for title in titles if title.standing in ("public", "minor") for n in range(title.body, title.last)}
    for title in titles:
        end = _end_of_name_before(cast, title.first) if title.name is None else None
        if end is None or end - 1 in offices:
            continue
        if end in ends and _enumerated(cast, title):
            continue
        if end in ends:
            member = cast.named(cast.name_words(*ends[end]), end)
            if member is not None:
                cast.entitle(member, title)
            continue
        first = weigher.name_before(end)
        head = match(cast.lexicon.heads, cast.tokens.low, first)
        if (
            first < end
            and not head
            and not weigher.is_place(first, end)
            and weigher.name_weight(first, end) >= _told_floor(cast, first, end)
        ):
            cast.add(first, end, title)


def _enumerated(cast: Cast, title: Title) -> bool:
    """Whether a title between commas is the next of a list: "Wakil Bupati Anwar, Kepala BPJS, Kadis Pariwisata dan tamu"."""
    low, after = cast.tokens.low, title.last
    if low[title.first - 1] == "," and low[after] == "beserta":
        return True
    if low[title.first - 1] != "," or low[after] not in (",", "dan", "serta"):
        return False
    after += 2 if low[after + 1] in ("dan", "serta") else 1
    return match(cast.lexicon.heads, low, after) is not None


def _told_floor(cast: Cast, first: int, end: int) -> float:
    if cast.tokens.low[end] == "selaku":
        return 0.3
    before = cast.tokens.low[first - 1] if first else ""
    return 0.3 if before in cast.lexicon.ranks or before in cast.lexicon.rank_tails or before in cast.lexicon.address else 1.0


def find_lists(cast: Cast, weigher: Weigher, titles: Sequence[Title]) -> None:
    """Several people of one office: "dua pejabat BPS, yakni Anwar Rasyid dan Budi Santika"."""
    low = cast.tokens.low
    for title in titles:
        end = title.last
        while end < title.last + _MOST_LINKS and low[end] not in cast.lexicon.namely and low[end] not in (".", '"', ""):
            end += 1
        if title.name is None and low[end] in cast.lexicon.namely:
            for first, last in _listed_names(cast, weigher, end + 1):
                cast.add(first, last, title)


def find_fellows(cast: Cast, weigher: Weigher, titles: Sequence[Title]) -> None:
    """A second holder of an office that several people hold: "Wakil Ketua DPRD Anwar Rasyid dan Budi Santika"."""
    low = cast.tokens.low
    for title in titles:
        end = title.name[1] if title.name else 0
        several = title.words[0] in _SEVERAL or title.words[:2] == ("wakil", "ketua")
        if not several or not end or low[end] not in ("dan", "serta"):
            continue
        second = weigher.name_after(end + 1)
        if second is not None and _is_fellow(cast, weigher, second, set_off=low[title.last] == ","):
            cast.add(*second, title)


def _is_fellow(cast: Cast, weigher: Weigher, name: tuple[int, int], *, set_off: bool) -> bool:
    """Whether a name behind "dan" is a full one with nothing to explain it, or a single one between commas like the first."""
    low = cast.tokens.low
    single = set_off and low[name[1]] == ","
    floor = UNKNOWN if single else 2.0
    if weigher.is_place(*name) or weigher.name_weight(*name) < floor or match(cast.lexicon.heads, low, name[0]):
        return False
    return single or (name[1] - name[0] > 1 and low[name[1]] not in (",", "selaku", "sebagai", "yang", "("))


def _listed_names(cast: Cast, weigher: Weigher, at: int) -> Iterator[tuple[int, int]]:
    name = weigher.name_after(at)
    while name is not None and weigher.name_weight(*name) >= 1.0 and not weigher.is_place(*name):
        yield name
        at = name[1]
        while cast.tokens.low[at] in (",", "dan", "serta"):
            at += 1
        name = weigher.name_after(at) if at > name[1] else None


def find_joint_offices(cast: Cast, titles: Sequence[Title]) -> None:
    """Several offices of one person: "Komisioner KPPU sekaligus Juru Bicara KPPU Anwar Rasyid"."""
    for one, other in pairwise(titles):
        if one.name is None and other.name is not None and tuple(cast.tokens.low[one.last : other.first]) in _JOINT:
            member = cast.named(cast.name_words(*other.name), other.name[1])
            if member is not None:
                cast.entitle(member, one)


def find_known(cast: Cast, titles: Sequence[Title]) -> None:
    """Names of the registry, wherever they stand by themselves."""
    tokens, registry = cast.tokens, cast.registry
    office = {n for title in titles for n in range(title.first, title.last)}
    at = 0
    while at < tokens.size:
        words = match(registry.names, tokens.low, at) if tokens.kind[at] in UPPER else None
        if words and at not in office and _by_itself(cast, at, at + len(words)):
            cast.add(at, at + len(words), person=registry.person_named[words])
        at += len(words) if words else 1


def find_speakers(cast: Cast, weigher: Weigher, titles: Sequence[Title]) -> None:
    """Names that no title and no list explains, beside a verb of saying, after a title of address, or with an age in brackets."""
    office = {n for title in titles for n in range(title.first, title.last)}
    for first, last in cast.runs:
        if any(n in cast.taken or n in office for n in range(first, last)) or is_thing(cast, first):
            continue
        while first + 1 < last and cast.tokens.kind[first] == CAPS and cast.tokens.low[last] in cast.lexicon.speech:
            first += 1
        if weigher.name_end(first) < last or weigher.is_place(first, last) or _is_whereabouts(cast, first, last):
            continue
        floor = 0.5 if _speaks(cast, first, last) else _BARE_NAME
        if (floor < 1 or last - first > 1) and weigher.name_weight(first, last) >= floor:
            cast.add(first, last)


def _is_whereabouts(cast: Cast, first: int, last: int) -> bool:
    """Whether a single word is where somebody is from: "Ani, petani asal Menggala mengatakan"."""
    return last - first == 1 and first > 0 and cast.tokens.low[first - 1] in ("asal", "di", "ke")


def find_nicknames(cast: Cast, weigher: Weigher, titles: Sequence[Title]) -> None:
    """Names that the text itself introduces: "Ananda (Nanda)", "yang akrab disapa Nanda", "Bupati yang akrab disapa Nanda"."""
    for title in titles:
        nickname = _nickname(cast, title.last) if title.name is None and cast.tokens.low[title.last] == "yang" else None
        member = bearer(cast, title) if nickname else None
        if nickname and member:
            member.nicknames.add(cast.tokens.low[nickname[1] - 1])
            cast.mention(member, *nickname, "name")
        elif nickname and weigher.name_weight(*nickname) >= 0.5:
            cast.add(*nickname, title)
    for member in list(cast.members):
        for _, last, kind in list(member.spans):
            nickname = _nickname(cast, last) if kind == "name" else None
            if nickname and not weigher.is_place(nickname[0]) and not match(cast.lexicon.heads, cast.tokens.low, nickname[0]):
                member.nicknames.add(cast.tokens.low[nickname[1] - 1])
                cast.mention(member, *nickname, "name")


def _nickname(cast: Cast, at: int) -> tuple[int, int] | None:
    tokens = cast.tokens
    while tokens.text[at] in (",", "yang") or tokens.kind[at] == DEGREE:
        at += 1
    link = match(cast.lexicon.nicknames, tokens.low, at)
    if not link and tokens.text[at] != "(":
        return None
    first = end = at + (len(link) if link else 1)
    while link and tokens.kind[first] in UPPER and tokens.low[first] in cast.lexicon.address:
        first = end = first + 1
    while tokens.kind[end] == CAPITAL:
        end += 1
    return (first, end) if 0 < end - first <= 2 and (link or tokens.text[end] == ")") else None


def find_short(cast: Cast) -> None:
    """Later, shorter forms of names already found: a run of capitalised words that are all words of one person's name."""
    for first, last in cast.runs:
        if any(n in cast.taken for n in range(first, last)) or is_thing(cast, first):
            continue
        member = cast.named(cast.name_words(first, last), first)
        if member is not None:
            cast.mention(member, first, last, "name")


def is_thing(cast: Cast, first: int) -> bool:
    """Whether the word before ``first`` makes what follows the name of a thing: "Jalan Sudirman"."""
    return first > 0 and cast.tokens.low[first - 1] in cast.lexicon.things and cast.tokens.kind[first - 1] in UPPER


def _end_of_name_before(cast: Cast, at: int) -> int | None:
    """The end of the name that a title at ``at`` explains, past a comma, "selaku" and the like, degrees and an age."""
    tokens, links, end = cast.tokens, cast.lexicon.links, at
    while end > 0 and at - end < _MOST_LINKS and tokens.low[end - 1] in links:
        end -= 1
    linked = end < at or _told_after_speech(cast, at)
    if end > 0 and tokens.text[end - 1] in (",", "(", "–", "—"):
        end, linked = end - 1, True
    while end > 1 and (tokens.kind[end - 1] == DEGREE or (tokens.text[end - 1] == "," and tokens.kind[end - 2] == DEGREE)):
        end -= 1
    if end > 3 and tokens.text[end - 1] == ")" and tokens.text[end - 3] == "(":
        end -= 3 * (tokens.text[end - 2].isdigit() or _initials(cast, end - 3, tokens.text[end - 2]))
    if end > 1 and tokens.text[end - 1] == "," and linked:
        end -= 1
    return end if linked and end > 0 and tokens.kind[end - 1] in NAMELIKE else None


def _initials(cast: Cast, end: int, letters: str) -> bool:
    """Whether ``letters`` are the first ones of the words before token ``end``: "Sarwi Utari (SU) selaku Bupati Garut"."""
    first = end - len(letters)
    return 1 < len(letters) <= min(end, 5) and "".join(word[:1] for word in cast.tokens.text[first:end]) == letters


def _told_after_speech(cast: Cast, at: int) -> bool:
    """Whether a verb of saying, a name and a title at ``at`` follow one another: "ungkap Indra Gumelar Kepala Bagian Ekonomi"."""
    first = at
    while first > 0 and at - first < 5 and cast.tokens.kind[first - 1] == CAPITAL:
        first -= 1
    return 0 < first < at and cast.tokens.low[first - 1] in cast.lexicon.speech and leads(cast.tokens.low[first - 1])


def _past_nickname(cast: Cast, last: int) -> int:
    """The token behind a name that ends at ``last``, past a nickname in brackets and a comma."""
    tokens = cast.tokens
    if tokens.text[last] == "(" and tokens.kind[last + 1] == CAPITAL and tokens.text[last + 2] == ")":
        last += 3
    return last + 1 if tokens.text[last] == "," else last


def _speaks(cast: Cast, first: int, last: int) -> bool:
    tokens, speech = cast.tokens, cast.lexicon.speech
    before = tokens.low[first - 1] if first else ""
    if tokens.text[last] == "(" and tokens.text[last + 1].isdigit() and 5 < int(tokens.text[last + 1]) < 100:
        return True
    if tokens.text[last] in (",", "(") and tokens.low[last + 1 : last + 4] == ["bukan", "nama", "sebenarnya"]:
        return True
    if tokens.text[last] == "," and (tokens.low[last + 1] in cast.lexicon.links or match(cast.lexicon.heads, tokens.low, last + 1)):
        return True
    if first and tokens.text[first - 1] == "," and tokens.low[_past_nickname(cast, last)] in speech:
        return True
    if tokens.kind[last] == LOWER and (tokens.low[last] in cast.lexicon.who or match(cast.lexicon.heads, tokens.low, last)):
        return True
    addressed = before in cast.lexicon.address or before in cast.lexicon.ranks or before in cast.lexicon.rank_tails
    return (before in speech and leads(before)) or tokens.low[last] in speech or (addressed and tokens.kind[first - 1] in UPPER)


def _by_itself(cast: Cast, first: int, last: int) -> bool:
    """Whether a name of the registry is not just a part of another name: one word must stand alone."""
    tokens, lexicon = cast.tokens, cast.lexicon
    if is_thing(cast, first):
        return False
    if last - first > 1 or first == 0:
        return True
    before = tokens.low[first - 1]
    if first in cast.taken and (first - 1 in cast.taken or last in cast.taken):
        return False
    alone = tokens.kind[first - 1] not in NAMELIKE or first - 1 in cast.taken or before in lexicon.names.common or before in lexicon.address
    return alone and tokens.kind[last] not in NAMELIKE


def bearer(cast: Cast, title: Title) -> Member | None:
    """Whom of the text a title by itself means: who bears it, and was mentioned last."""
    words = cast.lexicon.expanded(title.words)
    fitting = [member for member in cast.members if any(_fits(cast, words, title, own) for own in member.titles)]
    return max(fitting, key=lambda member: member.last_before(title.first), default=None)


def _fits(cast: Cast, words: frozenset[str], title: Title, own: Title) -> bool:
    if own.former or own.candidate:
        return False
    return cast.opening(title) == cast.opening(own) and words <= cast.lexicon.expanded(own.words)


def holder(cast: Cast, title: Title) -> Member | None:
    """Who held the office on the article's date, after the registry."""
    if cast.on is None or title.former or title.candidate or title.paper:
        return None
    person = cast.holder_of(title)
    if person is None:
        return None
    return cast.with_person(person) or cast.unlinked(person) or cast.join(Member((), cast.registry.people[person].name, person))


def find_role_mentions(cast: Cast, titles: Sequence[Title]) -> None:
    """Titles by themselves: the person of the text who bears them, else the registry's holder, else ("anggota DPR itu") who spoke last."""
    for title in titles:
        if title.name is not None or title.first in cast.borne:
            continue
        member = bearer(cast, title) or holder(cast, title) or _pointed_at(cast, title) or _named_next(cast, title)
        if member is not None:
            if not member.spans or cast.tokens.low[title.last] in cast.lexicon.pointing:
                cast.entitle(member, title)
            cast.mention(member, title.first, title.last, "role")


def _pointed_at(cast: Cast, title: Title) -> Member | None:
    low, addressed = cast.tokens.low, title.first > 0 and cast.tokens.low[title.first - 1] in cast.lexicon.address
    if low[title.last] not in cast.lexicon.pointing or addressed or title.paper or title.standing not in ("public", "minor"):
        return None
    here = low[title.last] == "ini"
    before = [member for member in cast.members if member.last_before(title.first) >= 0 and _may_hold(member, cast, here=here)]
    last = max(before, key=lambda member: member.last_before(title.first), default=None)
    return last if last and (not title.former or cast.person_of(last.words, title)) else None


def _may_hold(member: Member, cast: Cast, *, here: bool) -> bool:
    """Whether a member may hold an office that the text points at: a person surely, and where it says "ini", nobody told by other work."""
    if member.titles:
        return not here or any(title.standing != "private" for title in member.titles)
    return bool(member.person or cast.lexicon.names.given.intersection(member.words) or len(member.words) > 1)


def _named_next(cast: Cast, title: Title) -> Member | None:
    """Who opens the sentence after a title that nobody bears, and was not named before: "… perhatian Bupati. Menurut Anwar, …"."""
    tokens = cast.tokens
    if title.paper or title.candidate or title.standing != "public" or tokens.text[title.last] != ".":
        return None
    first = title.last + 1
    first += tokens.low[first] in cast.lexicon.speech and leads(tokens.low[first])
    found = (member for member in cast.members if member.firsts and member.firsts[0] == first and not member.titles)
    member = next(found, None)
    speaks = first > title.last + 1 or any(
        tokens.low[last] in cast.lexicon.speech for at, last, _ in (member.spans if member else ()) if at == first
    )
    if member is not None and speaks:
        cast.entitle(member, title)
        return member
    return None
