"""The people of a text: who is named, by which office, and where.

Names are found beside a title ("Kepala Dinas Perindustrian Kota Bandarlampung Adiansyah"), before one ("Suhariyanto, Kepala BPS,"), in
the registry, and beside a verb of saying. Short forms and titles alone are then led back to them; a title alone that belongs to nobody
in the text is the registry's holder on the article's date, or nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from extractor.article import Mention, Official
from extractor.people_cast import Cast, Member, in_order, nearly
from extractor.people_find import (
    find_appositions,
    find_fellows,
    find_joint_offices,
    find_known,
    find_lists,
    find_nicknames,
    find_role_mentions,
    find_short,
    find_speakers,
)
from extractor.people_headline import find_headline_offices, find_in_headline
from extractor.people_titles import Title, find_titles
from extractor.people_tokens import tokenise
from extractor.people_weigh import Weigher
from extractor.registry import Person, Registry
from extractor.titles import match

Gender = Literal["f", "m"]

_WOMAN: Final = frozenset(["ibu", "bu", "hj", "dra", "ny", "nyonya", "mbak", "mba", "teh", "mrs", "saudari"])
_MAN: Final = frozenset(["bapak", "pak", "h", "drs", "tuan", "bang", "mas", "kang", "kh", "gus", "saudara", "romo", "kiai"])
_RANK: Final = {"public": 3, "open": 2, "minor": 1, "private": 0}
_GOVERNMENT: Final = {
    "bupati": "Kabupaten",
    "wabup": "Kabupaten",
    "kota": "Kota",
    "walikota": "Kota",
    "gubernur": "Provinsi",
    "wagub": "Provinsi",
}


@dataclass(frozen=True, slots=True)
class Named:
    """One person of a text. ``official`` is false for people without a public office, who can be speakers all the same."""

    name: str
    person: str | None
    role: str | None
    """The office as printed where it is printed most fully."""
    org: str | None
    official: bool
    by_role_only: bool
    gender: Gender | None
    mentions: tuple[Mention, ...]


def find_people(text: str, title: str | None, published: str | None, registry: Registry) -> tuple[Named, ...]:
    """Everybody named in ``text``, in the order of first mention.

    ``title`` only supplies fuller names and offices; its positions are not reported. ``published`` is an ISO date or date-time: without it
    a title alone belongs to nobody.
    """
    tokens = tokenise(text, registry.lexicon)
    weigher = Weigher(tokens, registry.lexicon, registry.names)
    cast = Cast(tokens, registry, _day(published))
    if title:
        find_in_headline(cast, title)
    titles = list(find_titles(tokens, registry.lexicon, weigher))
    for each in titles:
        if each.name is not None:
            cast.add(*each.name, each)
    find_appositions(cast, weigher, titles)
    find_joint_offices(cast, titles)
    find_fellows(cast, weigher, titles)
    find_lists(cast, weigher, titles)
    find_known(cast, titles)
    find_nicknames(cast, weigher, titles)
    find_speakers(cast, weigher, titles)
    find_short(cast)
    find_role_mentions(cast, titles)
    if title:
        find_headline_offices(cast, title)
    found = (_named(member, cast) for member in cast.members if member.spans)
    return tuple(sorted(found, key=lambda named: (named.mentions[0].start, named.mentions[0].end)))


def officials(named: Iterable[Named]) -> tuple[Official, ...]:
    """The people with a public office, as the record carries them."""
    return tuple(Official(each.name, each.person, each.role, each.org, each.by_role_only, each.mentions) for each in named if each.official)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _named(member: Member, cast: Cast) -> Named:
    best = _fullest(member.titles)
    known = cast.registry.people[member.person] if member.person else None
    full = known is not None and cast.stands_for(member.words, known.id) and not _spelt_out(member, known, cast)
    posts = cast.registry.offices(known.id, cast.on) if known and cast.on else ()
    spans = sorted(member.spans)
    return Named(
        name=known.name if known and full else member.printed,
        person=member.person,
        role=" ".join(cast.tokens.words(best.first, best.last).split()) if best else posts[0].names[0] if posts else member.headline,
        org=_org(best, member, cast) if best else posts[0].org if posts else None,
        official=_official(member, bool(posts), cast),
        by_role_only=all(kind == "role" for _, _, kind in spans),
        gender=_gender(member, cast),
        mentions=tuple(Mention(cast.tokens.start[a], cast.tokens.end[b - 1], cast.tokens.words(a, b), kind) for a, b, kind in spans),
    )


def _spelt_out(member: Member, known: Person, cast: Cast) -> bool:
    """Whether the text prints the whole name, in whatever spelling."""
    full = cast.registry.name_words[known.id]
    return len(member.words) >= len(full) > 1 and (in_order(full, member.words) or nearly(member.words, full))


def _fullest(titles: list[Title]) -> Title | None:
    def size(title: Title) -> tuple[bool, bool, int, bool, int]:
        rank = _RANK[title.standing] * (not title.candidate)
        return (rank > 1, not title.former, rank, title.name is not None, title.last - title.first)

    return max(titles, key=size, default=None)


def _official(member: Member, holds: bool, cast: Cast) -> bool:
    if any(title.standing in ("public", "minor") and not title.candidate for title in member.titles):
        return True
    return holds or member.headline is not None or (member.person is not None and cast.on is None)


def _org(title: Title, member: Member, cast: Cast) -> str | None:
    terms = cast.registry.by_person.get(member.person or "", ())
    held = {term.post for term in terms}
    for post in cast.posts(title.words):
        if post.id in held or not (terms or (cast.on and cast.registry.holder(post.id, cast.on))):
            return post.org
    last = cast.tokens.low[title.body - 1]
    body = cast.tokens.words(title.body, title.last) if title.last > title.body else ""
    if last in _GOVERNMENT:
        placed = match(cast.lexicon.places, cast.tokens.low, title.body)
        return f"Pemerintah {_GOVERNMENT[last]} {body}" if placed else body or None
    unit = next((n for n in range(title.first, title.body) if cast.tokens.low[n] in cast.lexicon.state), None)
    if unit is not None:
        return cast.tokens.words(unit, max(title.last, title.body))
    return body or None


def _gender(member: Member, cast: Cast) -> Gender | None:
    for first, _, kind in member.spans:
        before = {cast.tokens.low[n] for n in range(max(0, first - 3), first)} if kind == "name" else set()
        if before & _WOMAN or before & _MAN:
            return "f" if before & _WOMAN else "m"
    return None
