"""People, public offices, and who held which office when.

The facts are in ``config/people.toml``, ``posts.toml`` and ``terms.toml``; ``docs/registry.md`` says how to add one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from extractor.config import Row, TomlFile, read_toml, unique
from extractor.titles import Lexicon, Phrases, load_lexicon, phrases, words_of

_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds or held a public office."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    """Other names in use: shorter forms, initials, nicknames, former spellings."""
    born: date | None = None
    beside: tuple[str, ...] = ()
    """Short names that say who is meant only beside an office the person held."""
    namesakes: bool = False
    """Others bear the name: without an office beside it, it does not say who is meant."""

    def names(self) -> tuple[str, ...]:
        """The names that say who is meant wherever they stand; a name of one word does so only when it is among the aliases."""
        return self.aliases if self.namesakes or " " not in self.name else (*self.aliases, self.name)


@dataclass(frozen=True, slots=True)
class Post:
    """A public office under all its names; a unit that was renamed is a post of its own for each name's years."""

    id: str
    names: tuple[str, ...]
    org: str
    single_holder: bool = True
    since: date | None = None
    until: date | None = None

    def existed(self, on: date) -> bool:
        """Whether the office went by these names on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Term:
    """One person in one post from ``since`` up to, and not including, ``until`` (``None``: no successor is known)."""

    person: str
    post: str
    since: date
    until: date | None
    acting: bool
    source: str

    def covers(self, on: date) -> bool:
        """Whether the person held the post on that day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True)
class Registry:
    """Everything the extractor knows about office-holders, ready for look-up."""

    people: Mapping[str, Person]
    posts: Mapping[str, Post]
    terms: tuple[Term, ...]
    lexicon: Lexicon
    by_post: Mapping[str, tuple[Term, ...]]
    by_person: Mapping[str, tuple[Term, ...]]
    names: Phrases
    """The names that say who is meant by themselves, in lower-case words."""
    person_named: Mapping[tuple[str, ...], str]
    name_words: Mapping[str, tuple[str, ...]]
    """The words of each person's full name, by person id."""
    beside_words: Mapping[str, frozenset[tuple[str, ...]]]
    """The words of the short names that count beside an office, by person id."""
    posts_by_word: Mapping[str, tuple[tuple[frozenset[str], str], ...]]
    """Every name of every post as a set of words written out, by its first word."""

    def holder(self, post: str, on: date, *, acting: bool = False) -> Person | None:
        """Who held ``post`` on that day: nobody where the list does not say, or where several people held it.

        ``acting`` asks for whoever stood in for a holder; otherwise both count, since the press often leaves the "Plt." out.
        """
        holders = {term.person for term in self.by_post.get(post, ()) if term.covers(on) and (term.acting or not acting)}
        return self.people[holders.pop()] if len(holders) == 1 else None

    def offices(self, person: str, on: date) -> tuple[Post, ...]:
        """The posts which ``person`` held on that day, in the order of the list."""
        return tuple(self.posts[term.post] for term in self.by_person.get(person, ()) if term.covers(on))


def load_registry(config_dir: Path) -> Registry:
    """The registry of ``config_dir``; raises :class:`~crawler.errors.ConfigError` naming file, line and key.

    Errors are: an unknown or repeated id, a missing source, a term that ends before it begins or lies outside its post's years,
    and two terms of a single-holder post on the same day.
    """
    people = _people(read_toml(config_dir / "people.toml"))
    posts = _posts(read_toml(config_dir / "posts.toml"))
    terms = _terms(read_toml(config_dir / "terms.toml"), people, posts)
    lexicon = load_lexicon(config_dir)
    lexicon = lexicon.knowing(word for person in people.values() for name in (person.name, *person.aliases) for word in words_of(name))
    named = {words_of(name): person.id for person in people.values() for name in person.names()}
    return Registry(
        people,
        posts,
        terms,
        lexicon,
        by_post=_grouped(terms, "post"),
        by_person=_grouped(terms, "person"),
        names=phrases(named),
        person_named=named,
        name_words={person.id: words_of(person.name) for person in people.values()},
        beside_words={person.id: frozenset(map(words_of, person.beside)) for person in people.values()},
        posts_by_word=_posts_by_word(posts, lexicon),
    )


def load_people(config_dir: Path) -> Mapping[str, Person]:
    """Only the people of the registry, for showing and finding names; errors as in :func:`load_registry`."""
    return _people(read_toml(config_dir / "people.toml"))


def _posts_by_word(posts: Mapping[str, Post], lexicon: Lexicon) -> dict[str, tuple[tuple[frozenset[str], str], ...]]:
    groups: dict[str, dict[tuple[frozenset[str], str], None]] = {}
    for post in posts.values():
        for name in post.names:
            words = words_of(name)
            first = lexicon.long.get(words[0], words)[0]
            groups.setdefault(first, {})[lexicon.expanded(words), post.id] = None
    return {first: tuple(group) for first, group in groups.items()}


def _people(file: TomlFile) -> dict[str, Person]:
    people = {}
    for name, row in unique(file.rows("person")):
        row.only("id", "name", "aliases", "beside", "born", "namesakes")
        people[name] = Person(name, row.text("name"), row.texts("aliases"), row.day("born"), row.texts("beside"), row.flag("namesakes"))
    return people


def _posts(file: TomlFile) -> dict[str, Post]:
    posts = {}
    for name, row in unique(file.rows("post")):
        row.only("id", "names", "org", "single_holder", "from", "until")
        names = row.texts("names")
        if not names:
            raise row.error("sedikitnya satu nama / at least one name is required", "names")
        posts[name] = Post(name, names, row.text("org"), row.flag("single_holder", True), row.day("from"), row.day("until"))
    return posts


def _terms(file: TomlFile, people: Mapping[str, Person], posts: Mapping[str, Post]) -> tuple[Term, ...]:
    placed: list[tuple[Term, Row]] = []
    for row in file.rows("term"):
        term = _term(row, people, posts)
        clash = next((other for other, _ in placed if _overlap(term, other)), None) if posts[term.post].single_holder else None
        if clash is not None:
            raise row.error(
                f"{term.post!r} dipegang / is held by {clash.person!r} pada sebagian hari yang sama / on some of the same days", "from"
            )
        placed.append((term, row))
    return tuple(term for term, _ in placed)


def _term(row: Row, people: Mapping[str, Person], posts: Mapping[str, Post]) -> Term:
    row.only("person", "post", "from", "until", "acting", "source")
    person, post = row.text("person"), row.text("post")
    if person not in people:
        raise row.error(f"{person!r} tidak ada di / is not in people.toml", "person")
    if post not in posts:
        raise row.error(f"{post!r} tidak ada di / is not in posts.toml", "post")
    since, until = _bound(row, "from"), _bound(row, "until")
    if since is None:
        raise row.error("isi dengan tanggal, bulan, atau tahun / a date, a month or a year is required", "from")
    if until is not None and until <= since:
        raise row.error("masa jabatan berakhir sebelum dimulai / the term ends before it begins", "until")
    if not posts[post].existed(since):
        raise row.error(f"jabatan / the post {post!r} bernama lain pada hari itu / had other names on that day", "from")
    return Term(person, post, since, until, row.flag("acting"), row.text("source"))


def _bound(row: Row, key: str) -> date | None:
    """A day; for ``"2018-09"`` or ``"2018"`` the bound inside which the term is certain."""
    value = row.values.get(key)
    if not isinstance(value, str):
        return row.day(key)
    parts = _PARTIAL.fullmatch(value)
    if parts is None or not 1 <= int(parts[2] or 1) <= 12:
        raise row.error('a date such as 2024-10-21, a month "2024-10" or a year "2024" is required', key)
    first = date(int(parts[1]), int(parts[2] or 1), 1)
    if key == "until":
        return first
    return (first + timedelta(days=31 if parts[2] else 366)).replace(day=1, **({} if parts[2] else {"month": 1}))


def _overlap(one: Term, other: Term) -> bool:
    if one.post != other.post:
        return False
    return (other.until is None or one.since < other.until) and (one.until is None or other.since < one.until)


def _grouped(terms: tuple[Term, ...], key: str) -> dict[str, tuple[Term, ...]]:
    groups: dict[str, list[Term]] = {}
    for term in terms:
        groups.setdefault(getattr(term, key), []).append(term)
    return {name: tuple(found) for name, found in groups.items()}
