"""The ways in which people are found beyond a title with a name after it."""

from __future__ import annotations

from typing import Final

from extractor.people_cast import Cast, Member
from extractor.people_titles import Title, TitleReader
from extractor.people_tokens import CAPITAL, DEGREE, NAMELIKE, UPPER, Tokens
from extractor.titles import match

_WORKS: Final = 7


def find_appositions(cast: Cast, reader: TitleReader, titles: list[Title]) -> None:
    """Names before their title: "Suhariyanto, Kepala BPS,"; "Ananda selaku Sekretaris Satpol PP"."""
    ends = {title.name[1]: title for title in titles if title.name}
    for title in titles:
        if title.name is None:
            end = _name_before(cast.tokens, cast.lexicon.links, title.first)
            if end is None:
                continue
            if end in ends:
                member = cast.named(cast.name_words(*(ends[end].name or (0, 0))), end)
                if member is not None:
                    cast.entitle(member, title)
                continue
            first = _start_of_name(cast, end)
            if first < end and reader.name_weight(first, end) >= 1.0:
                cast.add(first, end, title)


def find_known(cast: Cast, titles: list[Title]) -> None:
    """Names of the registry, wherever they stand by themselves."""
    tokens, known = cast.tokens, cast.registry.names
    office = {n for title in titles for n in range(title.first, title.last)}
    at = 0
    while at < len(tokens):
        words = match(known, tokens.low, at) if tokens.kind[at] in UPPER else None
        if words and at not in office and _by_itself(cast, at, at + len(words)):
            cast.add(at, at + len(words), person=cast.registry.person_named[words])
        at += len(words) if words else 1


def find_speakers(cast: Cast, reader: TitleReader, titles: list[Title]) -> None:
    """Names that no title and no list explains, beside a verb of saying, after a title of address, or with an age in brackets."""
    office = {n for title in titles for n in range(title.first, title.last)}
    for first, last in _runs(cast):
        if any(n in cast.taken or n in office for n in range(first, last)):
            continue
        weight = reader.name_weight(first, last)
        floor = 0.5 if _speaks(cast, first, last) else 4.5 if last - first > 1 else 99.0
        if weight >= floor and not _is_thing(cast, first, last):
            cast.add(first, last)


def find_nicknames(cast: Cast) -> None:
    """Names that the text itself introduces: "Ananda (Nanda)", "yang akrab disapa Nanda"."""
    tokens = cast.tokens
    for member in list(cast.members):
        for _, last, kind in list(member.spans):
            if kind != "name":
                continue
            at = last
            while tokens.text[at] in (",", "yang") or tokens.kind[at] == DEGREE:
                at += 1
            link = match(cast.lexicon.nicknames, tokens.low, at)
            if link:
                at += len(link)
            elif tokens.text[at] == "(":
                at += 1
            else:
                continue
            end = at
            while tokens.kind[end] == CAPITAL:
                end += 1
            if end > at and end - at <= 2 and (link or tokens.text[end] == ")") and not _is_place(cast, at):
                member.nicknames.add(tokens.low[end - 1])
                cast.mention(member, at, end, "name")


def find_short(cast: Cast) -> None:
    """Later, shorter forms of names already found: a run of capitalised words that are all words of one person's name."""
    for first, last in _runs(cast):
        if any(n in cast.taken for n in range(first, last)) or _is_thing(cast, first, last):
            continue
        words = cast.name_words(first, last)
        member = cast.named(words, first)
        if member is not None:
            cast.mention(member, first, last, "name")


def find_role_mentions(cast: Cast, titles: list[Title]) -> None:
    """Titles by themselves: the person of the text who bears them, else the registry's holder on the article's date."""
    for title in titles:
        if title.name is not None or any(title in member.titles for member in cast.members):
            continue
        member = _bearer(cast, title) or _holder(cast, title)
        if member is not None:
            cast.mention(member, title.first, title.last, "role")


def _bearer(cast: Cast, title: Title) -> Member | None:
    words = cast.lexicon.expanded(title.words)
    fitting = [member for member in cast.members if any(_fits(cast, words, title, own) for own in member.titles)]
    return max(fitting, key=lambda member: member.last_before(title.first), default=None)


def _fits(cast: Cast, words: frozenset[str], title: Title, own: Title) -> bool:
    if own.former or own.candidate:
        return False
    first = cast.lexicon.long.get(title.words[0], title.words)[0]
    return first == cast.lexicon.long.get(own.words[0], own.words)[0] and words <= cast.lexicon.expanded(own.words)


def _holder(cast: Cast, title: Title) -> Member | None:
    if cast.on is None or title.former or title.candidate:
        return None
    for post in cast.posts(title.words):
        person = cast.registry.holder(post.id, cast.on)
        if person is not None:
            member = cast.with_person(person.id)
            if member is None:
                member = Member((), person.name, person.id)
                cast.members.append(member)
            member.titles.append(title)
            return member
    return None


def _name_before(tokens: Tokens, links: frozenset[str], at: int) -> int | None:
    """The end of the name that a title at ``at`` explains, past a comma, "selaku" and the like, degrees and an age."""
    end, steps = at, 0
    while end > 0 and steps < _WORKS and tokens.low[end - 1] in links:
        end, steps = end - 1, steps + 1
    linked = end < at
    if end > 0 and tokens.text[end - 1] in (",", "("):
        end, linked = end - 1, True
    while end > 1 and (tokens.kind[end - 1] == DEGREE or (tokens.text[end - 1] == "," and tokens.kind[end - 2] == DEGREE)):
        end -= 1
    if end > 1 and tokens.text[end - 1] == "," and linked:
        end -= 1
    return end if linked and end > 0 and tokens.kind[end - 1] in NAMELIKE else None


def _start_of_name(cast: Cast, end: int) -> int:
    tokens, lexicon = cast.tokens, cast.lexicon
    first = end
    while first > 0 and end - first < 6 and tokens.kind[first - 1] in NAMELIKE and not lexicon.names.common & {tokens.low[first - 1]}:
        if tokens.low[first - 1] in lexicon.address or (
            tokens.low[first - 1] in lexicon.chain and tokens.low[first - 1] not in lexicon.names.given
        ):
            break
        first -= 1
    return first


def _runs(cast: Cast) -> list[tuple[int, int]]:
    """Maximal runs of capitalised words, without ordinary words and titles of address at their beginning."""
    tokens, lexicon, runs, at = cast.tokens, cast.lexicon, [], 0
    while at < len(tokens):
        if tokens.kind[at] not in UPPER:
            at += 1
            continue
        first = at
        while tokens.kind[at] in UPPER or (tokens.low[at] in lexicon.names.particles and tokens.kind[at + 1] == CAPITAL):
            at += 1
        last = at
        while first < last and (
            tokens.low[first] in lexicon.address
            or tokens.low[first] in lexicon.names.common
            or match(lexicon.heads, tokens.low, first)
            or tokens.low[first] in lexicon.ranks
            or tokens.low[first] in lexicon.rank_tails
        ):
            first += 1
        while last > first and tokens.low[last - 1] in lexicon.degrees:
            last -= 1
        if first < last:
            runs.append((first, last))
    return runs


def _speaks(cast: Cast, first: int, last: int) -> bool:
    tokens, speech = cast.tokens, cast.lexicon.speech
    before = tokens.low[first - 1] if first else ""
    return (
        before in speech
        or tokens.low[last] in speech
        or before in cast.lexicon.address
        or (tokens.text[last] == "(" and tokens.text[last + 1].isdigit())
    )


def _by_itself(cast: Cast, first: int, last: int) -> bool:
    tokens = cast.tokens
    if _is_thing(cast, first, last):
        return False
    free = last - first > 1
    before = (
        first == 0
        or tokens.kind[first - 1] not in NAMELIKE
        or free
        or first - 1 in cast.taken
        or tokens.low[first - 1] in cast.lexicon.names.common | cast.lexicon.address
    )
    return before and (free or tokens.kind[last] not in NAMELIKE)


def _is_thing(cast: Cast, first: int, last: int) -> bool:
    before = cast.tokens.low[first - 1] if first else ""
    return before in cast.lexicon.things and cast.tokens.kind[first - 1] in UPPER


def _is_place(cast: Cast, at: int) -> bool:
    return match(cast.lexicon.places, cast.tokens.low, at) is not None
