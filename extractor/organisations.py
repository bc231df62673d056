"""Bodies that act and speak: ministries, agencies, regional governments, associations, firms.

A body on the list (``config/organisations.toml``) is known by its long form and its id wherever any of its forms stands; others are
recognised by their heads. An abbreviation in brackets behind a name stands for that body in the rest of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from extractor.article import Mention, Organisation
from extractor.config import Row, read_toml, unique
from extractor.matching import Bracket, Found, Taken, abbreviates, alias_mentions, bracket_after, gathered, mention
from extractor.nlp.automaton import Phrase, Phrases
from extractor.organisations_open import OpenNames, load_open_names, open_names
from extractor.places import Places, load_places

_WORD: Final = re.compile(r"\S+")
_LEGAL_FORM: Final = re.compile(r"^PT\s+|,?\s+\(Persero\)|,?\s+Tbk$")
_INNER: Final = re.compile(r"\s?\(\s?([A-Z][\w-]{2,12})\s?\)")
"""An abbreviation inside a name: "Dinas Pariwisata (Dispar) Kabupaten …"."""
_LONGEST_ALIAS: Final = 4
"""Words in brackets that can still be another name ("Asuransi Jasindo"), not an explanation."""


@dataclass(frozen=True)
class Organisations:
    """All listed bodies, ready for look-up, and the heads of the others."""

    names: Mapping[str, str]
    """Canonical name by id."""
    ids: Mapping[str, str]
    """Id by lower-case name, without legal form."""
    phrases: Phrases
    generic: frozenset[str]
    open_names: OpenNames


def load_organisations(config_dir: Path, places: Places | None = None) -> Organisations:
    """The bodies of ``organisations.toml``; raises :class:`~crawler.errors.ConfigError`."""
    file = read_toml(config_dir / "organisations.toml")
    rows = dict(unique(file.rows("organisation")))
    generic = frozenset(file.words("open", "generic"))
    phrases = Phrases((*(phrase for row in rows.values() for phrase in _phrases(row)), *(Phrase(word, "") for word in sorted(generic))))
    known_places = frozenset((places or load_places(config_dir)).bare)
    names = {key: row.text("name") for key, row in rows.items()}
    ids = {_LEGAL_FORM.sub("", name).lower(): key for key, name in names.items()}
    return Organisations(names, ids, phrases, generic, load_open_names(file, known_places))


def find_organisations(text: str, organisations: Organisations) -> tuple[Organisation, ...]:
    """The bodies named in ``text``, in the order of their first mention; common nouns that can speak ("manajemen") included.

    :func:`named` leaves the common nouns out.
    """
    every = _leftmost_longest((*_listed(text, organisations), *_unlisted(text, organisations)))
    taken = Taken((found.start, found.end) for found in every)
    groups: dict[str, list[Found]] = {}
    mentions: dict[str, list[Mention]] = {}
    aliases: dict[str, str] = {}
    for found in every:
        key = found.id or organisations.open_names.key(_LEGAL_FORM.sub("", found.name))
        groups.setdefault(key, []).append(found)
        bracket = _alias_bracket(text, found, taken)
        mentions.setdefault(key, []).append(mention(text, found.start, bracket.end if bracket else found.end))
        for alias in (*_INNER.findall(text, found.start, found.end), *([bracket.text] if bracket else [])):
            aliases.setdefault(alias, key)
    for key, elsewhere in alias_mentions(text, aliases, taken).items():
        mentions[key] += elsewhere
    bodies = (_organisation(group, mentions[key]) for key, group in groups.items())
    return tuple(sorted(bodies, key=lambda body: body.mentions[0].start))


def named(found: Iterable[Organisation], organisations: Organisations) -> tuple[Organisation, ...]:
    """Those of ``found`` that have a name of their own."""
    return tuple(body for body in found if body.organisation or body.name not in organisations.generic)


def _phrases(row: Row) -> Iterator[Phrase]:
    row.only("id", "name", "forms", "exact")
    for form in (row.text("name"), *row.texts("forms")):
        yield Phrase(form, row.text("id"), "any" if " " in form or form == form.lower() else "capitals")
    for form in row.texts("exact"):
        yield Phrase(form, row.text("id"), "exact")


def _listed(text: str, organisations: Organisations) -> Iterator[Found]:
    for hit in organisations.phrases.find(text):
        key = hit.phrase.key
        yield Found(hit.start, hit.end, organisations.names[key] if key else hit.phrase.text, key or None)


def _unlisted(text: str, organisations: Organisations) -> Iterator[Found]:
    cuts: dict[str, str] = {}
    for start, head_end, end, free in open_names(text, organisations.open_names):
        words = text[start:end]
        if words not in cuts:
            cuts[words] = _cut(words, head_end - start, text) if free else words
        name = " ".join(_INNER.sub("", cuts[words]).split())
        key = organisations.ids.get(_LEGAL_FORM.sub("", name).lower())
        yield Found(start, start + len(cuts[words]), organisations.names[key] if key else name, key)


def _cut(name: str, head: int, text: str) -> str:
    """The longest beginning of ``name`` (its head and at least one word) that the article also uses without the next word; else all of it.

    Only names of three words or more behind the head are looked at: a person's name may have run into them. Behind a legal form none does.
    """
    ends = [word.end() for word in _WORD.finditer(name, head)]
    if len(ends) > 2 and not _LEGAL_FORM.search(name, head):
        for end, next_end in reversed(tuple(pairwise(ends))):
            if text.count(name[:end]) > text.count(name[:next_end]):
                return name[:end]
    return name


def _leftmost_longest(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, f.id is None)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _organisation(group: list[Found], mentions: list[Mention]) -> Organisation:
    return Organisation(max((found.name for found in group), key=len), group[0].id, gathered(mentions))


def _alias_bracket(text: str, found: Found, taken: Taken) -> Bracket | None:
    """The brackets behind the name, where they hold another name of the body."""
    bracket = bracket_after(text, found.end)
    if bracket is None:
        return None
    listed = taken.touches(bracket.start, bracket.start + 1)
    return bracket if listed or _is_alias(bracket.text, text[found.start : found.end], found.name) else None


def _is_alias(words: str, *names: str) -> bool:
    short = len(words.split()) <= _LONGEST_ALIAS and words[0].isupper()
    return short and any(abbreviates(words, name) for name in names)
