"""The people of one text while they are being found: who is the same as whom, under which titles, and where."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Literal

from extractor.people_titles import Title
from extractor.people_tokens import CAPITAL, OTHER, UPPER, Tokens
from extractor.registry import Post, Registry
from extractor.titles import Lexicon, match

Kind = Literal["name", "role"]
_HARMLESS: Final = frozenset(["republik", "indonesia", "ri", "negara"])
_OWN_LEVEL: Final = {"gubernur": "provinsi", "bupati": "kabupaten"}
"""What an office may name before its place without meaning another one."""
_NUMBERED: Final = re.compile(r"\bke-? ?\d", re.IGNORECASE)


@dataclass(slots=True)
class Member:
    """One person: the words of the fullest name so far, the titles given, and token spans with their kind."""

    words: tuple[str, ...]
    printed: str
    person: str | None = None
    titles: list[Title] = field(default_factory=list)
    """One for each wording."""
    spans: dict[tuple[int, int, Kind], None] = field(default_factory=dict)
    nicknames: set[str] = field(default_factory=set)
    headline: str | None = None
    """The public office that only the headline gives."""
    firsts: list[int] = field(default_factory=list)
    """First tokens of the spans, in order."""

    def last_before(self, at: int) -> int:
        """The token number of the last mention before ``at``; -1 where there is none."""
        place = bisect_left(self.firsts, at)
        return self.firsts[place - 1] if place else -1


class Cast:
    """Collects members; asks the registry who a name or a title stands for."""

    def __init__(self, tokens: Tokens, registry: Registry, on: date | None) -> None:
        self.tokens, self.registry, self.on = tokens, registry, on
        self.members: list[Member] = []
        self.taken: set[int] = set()
        self.borne: set[int] = set()
        """First tokens of the titles that have found their bearer."""

    @property
    def lexicon(self) -> Lexicon:
        return self.registry.lexicon

    @cached_property
    def runs(self) -> list[tuple[int, int]]:
        """Maximal runs of capitalised words, without ordinary words, heads and titles of address at their beginning."""
        tokens, particles, runs, at = self.tokens, self.lexicon.names.particles, [], 0
        while at < tokens.size:
            first = at
            while tokens.kind[at] in UPPER or (at > first and tokens.low[at] in particles and tokens.kind[at + 1] == CAPITAL):
                at += 1
            if at > first:
                runs += self._trimmed(first, at)
            at += 1
        return runs

    def _trimmed(self, first: int, last: int) -> list[tuple[int, int]]:
        low, lexicon = self.tokens.low, self.lexicon
        while first < last and (low[first] in lexicon.leading or match(lexicon.heads, low, first)):
            first += 1
        while last > first and (low[last - 1] in lexicon.degrees or low[last - 1] in lexicon.names.common):
            last -= 1
        return [(first, last)] if first < last else []

    def opening(self, title: Title) -> str:
        """The first word of a title, written out."""
        return self.lexicon.long.get(title.words[0], title.words)[0]

    def join(self, member: Member) -> Member:
        """Adds a member who is not named in the text."""
        self.members.append(member)
        return member

    def add(self, first: int, last: int, title: Title | None = None, person: str | None = None) -> Member:
        """Records a name printed at those tokens, with its title; the same person's earlier mentions are joined to it."""
        words = self.name_words(first, last)
        person = person or self.person_of(words, title)
        member = self._same(words, person, title)
        if member is None:
            member = Member(words, self._printed(first, last), person)
            self.members.append(member)
        elif len(words) > len(member.words):
            member.words, member.printed = words, self._printed(first, last)
        member.person = member.person or person
        self.mention(member, first, last, "name")
        if title is not None:
            self.entitle(member, title)
        return member

    def entitle(self, member: Member, title: Title) -> None:
        """Gives ``member`` a title and the place where it is printed."""
        self.borne.add(title.first)
        if all((title.words, title.former) != (own.words, own.former) for own in member.titles):
            member.titles.append(title)
            member.person = member.person or self._free(self.person_of(member.words, title))
        self.mention(member, title.first, title.last, "role")

    def mention(self, member: Member, first: int, last: int, kind: Kind) -> None:
        """Records that those tokens stand for ``member``."""
        if (first, last, kind) not in member.spans:
            member.spans[first, last, kind] = None
            insort(member.firsts, first)
            self.taken.update(range(first, last))

    def name_words(self, first: int, last: int) -> tuple[str, ...]:
        """The words of a name, in lower case, without punctuation."""
        return tuple(self.tokens.low[n] for n in range(first, last) if self.tokens.kind[n] != OTHER)

    def with_person(self, person: str) -> Member | None:
        """The member who is that person of the registry."""
        return next((member for member in self.members if member.person == person), None)

    def named(self, words: tuple[str, ...], at: int) -> Member | None:
        """Whom those words mean as a short form at token ``at``: the member mentioned last among those they fit."""
        fitting = [member for member in self.members if words[0] in member.nicknames or in_order(words, self.all_words(member))]
        full = [member for member in fitting if member.words == words]
        return max(full or fitting, key=lambda member: member.last_before(at), default=None)

    def unlinked(self, person: str) -> Member | None:
        """The member whose name could be short for that person of the registry, if nothing says otherwise."""
        full = self.registry.name_words[person]
        fitting = (member for member in self.members if member.person is None and not member.titles and in_order(member.words, full))
        found = next((member for member in fitting if not self.described(member)), None)
        if found is not None:
            found.person = person
        return found

    def described(self, member: Member) -> bool:
        """Whether the text says of ``member`` what no office-holder is called by: "Agus (41)", "Agus, seorang perajin"."""
        tokens = self.tokens
        for _, last, _ in member.spans:
            word = tokens.low[last + 1] if last + 1 < tokens.size else ""
            if tokens.text[last] == "(" and word.isdigit():
                return True
            if tokens.text[last] == "," and (word in ("seorang", "salah") or self.lexicon.standing.get((word,)) == "private"):
                return True
        return False

    def stands_for(self, words: tuple[str, ...], person: str) -> bool:
        """Whether the registry's name for ``person`` says all that those words say, so that it can be shown for them."""
        return len(words) < 2 or in_order(words, self.registry.name_words[person]) or self.registry.person_named.get(words) == person

    def all_words(self, member: Member) -> tuple[str, ...]:
        """The longest name known for ``member``: the text's or the registry's."""
        if member.person is None:
            return member.words
        known = self.registry.name_words[member.person]
        return known if in_order(member.words, known) else member.words

    def posts(self, words: Sequence[str]) -> Iterator[Post]:
        """The registry's posts that a title's words name, the most exact first, as the titles were on the article's date."""
        title = self.lexicon.expanded(words)
        opening = self.lexicon.long.get(words[0], (words[0],))[0]
        spoken: dict[str, frozenset[str]] = {}  # two names of one post may stand together: "Gubernur Jawa Barat (Jabar)"
        for key, post in self.registry.posts_by_word.get(opening, ()):
            if key <= title:
                spoken[post] = spoken.get(post, frozenset()) | key
        fitting = [(len(named), post) for post, named in spoken.items() if self._complete(named, title)]
        for _, post in sorted(fitting, key=lambda pair: -pair[0]):
            if self.on is None or self.registry.posts[post].existed(self.on):
                yield self.registry.posts[post]

    def holder_of(self, title: Title) -> str | None:
        """The person of the registry who held the office on the article's date, or who stood in where it is held for a time.

        A holder told by number ("Presiden ke-7") is no matter of the date.
        """
        if self.on is None or _NUMBERED.search(self.tokens.words(title.first, title.last)):
            return None
        acting = any(word in self.lexicon.acting for word in self.tokens.low[title.first : title.body])
        holders = (self.registry.holder(post.id, self.on, acting=acting) for post in self.posts(title.words))
        return next((person.id for person in holders if person is not None), None)

    def _complete(self, key: frozenset[str], title: frozenset[str]) -> bool:
        """ "Presiden" is not "Presiden Rusia", "Kepala BPS" not the head of its branch, "Ketua DPR" not the chair of a committee."""
        rest = title - key - _HARMLESS - {level for head, level in _OWN_LEVEL.items() if head in key}
        return not rest if len(key) == 1 else self.lexicon.elsewhere.isdisjoint(rest)

    def _same(self, words: tuple[str, ...], person: str | None, title: Title | None) -> Member | None:
        """The member whom a name printed at full length, with its title, means."""
        found = self.with_person(person) if person is not None else None
        return found or next((member for member in self.members if self._fits(member, words, person, title)), None)

    def _fits(self, member: Member, words: tuple[str, ...], person: str | None, title: Title | None) -> bool:
        if person and member.person:
            return False
        if len(words) == 1 and title is not None and member.words != words and self._rivals(member, title):
            return False
        if self._relative(member, words, title):
            return False
        if in_order(member.words, words) and words != member.words:
            return member.person is None or words[0] == member.words[0] or words[0] in self.lexicon.names.forenames
        return words[-1] in member.nicknames or self._clipped(words, member) or in_order(words, self.all_words(member))

    def _relative(self, member: Member, words: tuple[str, ...], title: Title | None) -> bool:
        """Whether one of two names is all of the other but its beginning, beside another office: somebody of the family's."""
        own = {self.opening(known) for known in member.titles}
        if title is None or not own or self.opening(title) in own or not words or not member.words:
            return False
        short, long = sorted((words, member.words), key=len)
        return 1 < len(short) < len(long) and long[-len(short) :] == short and long[0] not in self.lexicon.names.forenames

    def _clipped(self, words: tuple[str, ...], member: Member) -> bool:
        """Whether one word that is no name by itself is the beginning of the first name: "Pras" for "Prasetyo Hadi"."""
        first = member.words[0] if member.words else ""
        return len(words) == 1 and len(words[0]) > 3 and words[0] not in self.lexicon.names.given and first.startswith(words[0])

    def _rivals(self, member: Member, title: Title) -> bool:
        """Whether a title is an office quite unlike those of ``member``: "Kepala Dinas Agus" is not the minister of that first name."""
        openings = {self.opening(own) for own in member.titles if own.standing == "public"}
        return title.standing == "public" and bool(openings) and self.opening(title) not in openings

    def person_of(self, words: tuple[str, ...], title: Title | None) -> str | None:
        """The person of the registry whom a name means by itself or beside that title."""
        known = self.registry.person_named.get(words)
        if known is not None or title is None:
            return known
        for post in self.posts(title.words):
            terms = self.registry.by_post.get(post.id, ())
            for term in sorted(terms, key=lambda term: self.on is None or not term.covers(self.on)):
                full = self.registry.name_words[term.person]
                if (
                    in_order(words, full)
                    or nearly(words, full)
                    or "".join(words) == "".join(full)
                    or words in self.registry.beside_words[term.person]
                ):
                    return term.person
        return self._only_holder(words, title) if title.last == title.body else None

    def _only_holder(self, words: tuple[str, ...], title: Title) -> str | None:
        """Whom "Menteri Trenggono" or "Gubernur Arinal" means: the one holder of that name on the article's date."""
        if self.on is None:
            return None
        posts = {post for _, post in self.registry.posts_by_word.get(self.opening(title), ())}
        terms = (term for post in posts for term in self.registry.by_post.get(post, ()) if term.covers(self.on))
        found = {term.person for term in terms if in_order(words, self.registry.name_words[term.person])}
        return found.pop() if len(found) == 1 else None

    def _free(self, person: str | None) -> str | None:
        """``person``, if no other member is already that person."""
        return person if person is None or self.with_person(person) is None else None

    def _printed(self, first: int, last: int) -> str:
        return " ".join(_spoken(word) for word in self.tokens.words(first, last).split())


def _spoken(word: str) -> str:
    """A word of a name without the capitals of its print: "BUDI" is "Budi", "HN" stays."""
    return word.capitalize() if len(word) > 2 and word.isalpha() and word.isupper() else word


def in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all words of ``short`` are in ``long`` in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def nearly(words: Sequence[str], known: Sequence[str]) -> bool:
    """Whether two names of several words are the same but for the spelling ("Sulaeman" for "Sulaiman")."""
    if len(words) < 2 or words[0][0] != known[0][0]:
        return False
    rest = iter(known)
    return all(any(close(word, other) for other in rest) for word in words)


def close(one: str, other: str) -> bool:
    """Whether two words differ by at most one letter, or two in words of eight letters and more."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    common = next((n for n, (x, y) in enumerate(zip(reversed(a), reversed(b), strict=False)) if x != y), min(len(a), len(b)))
    return max(len(a), len(b)) - common <= (2 if min(len(one), len(other)) >= 8 else 1)
