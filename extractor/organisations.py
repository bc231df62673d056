"""Bodies that act and speak: ministries, agencies, regional governments, associations, firms.

A body on the list (``config/organisations.toml``) is known by its long form and its id wherever any of its forms stands; others are
recognised by their heads. An abbreviation in brackets behind a name stands for that body in the rest of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extractor.article import Mention, Organisation
from extractor.config import Row, read_toml, unique
from extractor.matching import abbreviates, bracket_after, gathered, mention, occurrences
from extractor.nlp.automaton import Phrase, Phrases
from extractor.organisations_open import OpenNames, load_open_names, open_names
from extractor.places import Places, load_places

_LEGAL_FORM: Final = re.compile(r"^PT\s+|,?\s+\(Persero\)|,?\s+Tbk$")
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


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    name: str
    id: str | None


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
    groups: dict[str, list[_Found]] = {}
    for found in _leftmost_longest((*_listed(text, organisations), *_unlisted(text, organisations))):
        groups.setdefault(found.id or _LEGAL_FORM.sub("", found.name).lower(), []).append(found)
    spans = [(found.start, found.end) for group in groups.values() for found in group]
    gathered_bodies = [_organisation(text, group, spans) for group in groups.values()]
    return tuple(sorted(gathered_bodies, key=lambda body: body.mentions[0].start))


def named(found: Iterable[Organisation], organisations: Organisations) -> tuple[Organisation, ...]:
    """Those of ``found`` that have a name of their own."""
    return tuple(body for body in found if body.organisation or body.name not in organisations.generic)


def _phrases(row: Row) -> Iterator[Phrase]:
    row.only("id", "name", "forms", "exact")
    for form in (row.text("name"), *row.texts("forms")):
        yield Phrase(form, row.text("id"), "any" if " " in form or form == form.lower() else "capitals")
    for form in row.texts("exact"):
        yield Phrase(form, row.text("id"), "exact")


def _listed(text: str, organisations: Organisations) -> Iterator[_Found]:
    for hit in organisations.phrases.find(text):
        key = hit.phrase.key
        yield _Found(hit.start, hit.end, organisations.names[key] if key else hit.phrase.text, key or None)


def _unlisted(text: str, organisations: Organisations) -> Iterator[_Found]:
    for start, end in open_names(text, organisations.open_names):
        cut = _shorter_elsewhere(text, start, end)
        name = " ".join(text[start:cut].split())
        key = organisations.ids.get(_LEGAL_FORM.sub("", name).lower())
        yield _Found(start, cut, organisations.names[key] if key else name, key)


def _shorter_elsewhere(text: str, start: int, end: int) -> int:
    """The end of the longest beginning (of at least two words) that the article also uses without the next word; else ``end``.

    Only names of four words or more are looked at: a person's name may have run into them.
    """
    end_without_form = start + len(_LEGAL_FORM.sub("", "-" + text[start:end])) - 1
    if end_without_form < end:
        return end
    words = [word.end() + start for word in re.finditer(r"\S+", text[start:end])]
    for cut in reversed(words[1:-1] if len(words) > 3 else []):
        beginning, longer = text[start:cut], text[start : words[words.index(cut) + 1]]
        if text.count(beginning) > text.count(longer):
            return cut
    return end


def _leftmost_longest(found: Iterable[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, f.id is None)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _organisation(text: str, group: list[_Found], taken: list[tuple[int, int]]) -> Organisation:
    mentions: list[Mention] = []
    for found in group:
        bracket = bracket_after(text, found.end)
        known = bracket and any(start <= bracket.start < end for start, end in taken)
        if bracket and (known or _is_alias(bracket.text, found, text)):
            mentions.append(mention(text, found.start, bracket.end))
            mentions += _elsewhere(text, bracket.text, taken)
        else:
            mentions.append(mention(text, found.start, found.end))
    name = max((found.name for found in group), key=len)
    return Organisation(name, group[0].id, gathered(mentions))


def _is_alias(words: str, found: _Found, text: str) -> bool:
    short = len(words.split()) <= _LONGEST_ALIAS and words[0].isupper()
    return short and (abbreviates(words, text[found.start : found.end]) or abbreviates(words, found.name))


def _elsewhere(text: str, alias: str, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    for start, end in occurrences(text, alias):
        if not any(start < other_end and other_start < end for other_start, other_end in taken):
            yield mention(text, start, end)
