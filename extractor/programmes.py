"""Named state programmes, movements and policy instruments.

A programme on the list (``config/programmes.toml``) is known by its full name and its id wherever one of its forms stands. Others are
recognised by their noun and their proper name (:mod:`extractor.programmes_open`). An abbreviation in brackets behind a name stands for
that programme in the rest of the article, unless the article itself gives it another meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extractor.article import Mention, Programme
from extractor.config import Row, read_toml, unique
from extractor.matching import Bracket, Found, Taken, abbreviates, alias_mentions, bracket_after, gathered, is_abbreviation, mention
from extractor.names import load_name_words
from extractor.nlp.automaton import Case, Hit, Phrase, Phrases
from extractor.places import Places, load_places
from extractor.programmes_open import OpenProgrammes, load_open_programmes, open_programmes
from extractor.programmes_told import ToldProgrammes, load_told_programmes, told_programmes

_NOUN: Final = re.compile(r"(?<!\w)program\s{1,3}$", re.IGNORECASE)
_WORD_BEFORE: Final = re.compile(r"([\w-]+)[\s\"“'(]{1,3}$")
_REACH: Final = 30
"""Characters before a name in which the word before it is looked for."""
_SMALL: Final = frozenset({"dan", "di", "ke", "untuk", "atas"})
_LINE: Final = 100
"""Characters on either side in which a word of the context supports an ambiguous form."""


@dataclass(frozen=True, slots=True)
class Known:
    """One programme of the list."""

    id: str
    name: str
    kind_of: str | None
    """The programme whose bare name can stand for this one ("BLT" for "BLT Dana Desa")."""
    tails: tuple[str, ...]
    context: tuple[str, ...]
    agency: str | None
    since: int | None
    until: int | None
    source: str


@dataclass(frozen=True)
class Programmes:
    """All listed programmes, ready for look-up, and how the others are recognised."""

    known: Mapping[str, Known]
    phrases: Phrases
    weak: frozenset[tuple[str, str]]
    """Id and abbreviation where the abbreviation alone proves nothing."""
    support: frozenset[str]
    office: frozenset[str]
    open: OpenProgrammes
    told: ToldProgrammes


def load_programmes(config_dir: Path, places: Places | None = None) -> Programmes:
    """The programmes of ``programmes.toml``; raises :class:`~crawler.errors.ConfigError`."""
    file = read_toml(config_dir / "programmes.toml")
    rows = dict(unique(file.rows("programme")))
    phrases = Phrases(phrase for row in rows.values() for phrase in _phrases(row))
    weak = frozenset((key, form) for key, row in rows.items() for form in row.texts("weak"))
    support, office = (frozenset(file.words("words", key)) for key in ("support", "office"))
    known_places = frozenset((places or load_places(config_dir)).bare)
    bodies = read_toml(config_dir / "organisations.toml").rows("organisation")
    short = frozenset(form for row in bodies for form in (*row.texts("forms"), *row.texts("exact")) if form.isupper())
    announced = load_open_programmes(file, known_places, short)
    speech = frozenset(read_toml(config_dir / "titles.toml").words("around", "speech"))
    told = load_told_programmes(file, announced, speech=speech, names=load_name_words(config_dir / "names.toml").given)
    return Programmes({key: _known(row) for key, row in rows.items()}, phrases, weak, support, office, announced, told)


def find_programmes(text: str, programmes: Programmes, title: str | None = None) -> tuple[Programme, ...]:
    """The programmes named in ``text``, in the order of their first mention.

    The headline ``title`` only says what an ambiguous abbreviation of the text stands for; its positions are not reported.
    """
    in_headline = frozenset(found.id for found in _listed(title, programmes) if found.id) if title else frozenset()
    listed = list(_listed(text, programmes, in_headline))
    taken = Taken((found.start, found.end) for found in listed)
    unlisted = _unlisted(text, listed, taken, programmes)
    groups: dict[str, list[Found]] = {}
    for found in _with_longer_names((*listed, *unlisted)):
        groups.setdefault(found.id or " ".join(sorted(found.name.lower().split())), []).append(found)
    mentions: dict[str, list[Mention]] = {}
    aliases: dict[str, str] = {}
    for key, group in _joined(groups, programmes).items():
        for found in group:
            bracket = _alias_bracket(text, found, taken)
            end = _tail_end(text, bracket.end, found, programmes) if bracket else found.end
            mentions.setdefault(key, []).append(mention(text, found.start, end))
            if bracket:
                aliases.setdefault(bracket.text, key)
    for alias, key in aliases.items():
        if key != alias.lower() and alias.lower() in mentions and groups[alias.lower()][0].id is None:
            mentions[key] += mentions.pop(alias.lower())
    for key, elsewhere in alias_mentions(text, aliases, taken).items():
        mentions[key] += elsewhere
    found_programmes = (Programme(groups[key][0].name, groups[key][0].id, gathered(named)) for key, named in mentions.items())
    return tuple(sorted(found_programmes, key=lambda programme: programme.mentions[0].start))


def _with_longer_names(every: Sequence[Found]) -> Iterator[Found]:
    """Unlisted names under the longest form the article uses: "Solo Kuliner Festival" for "Solo Kuliner Malam Festival"."""
    names = sorted({found.name for found in every if found.id is None}, key=lambda name: (-len(name.split()), -len(name), name))
    split = [name.split() for name in names]
    longest: dict[str, str] = {}
    for name, words in zip(names, split, strict=True):
        longer = split[: bisect_left(split, -len(words), key=_fewer)]
        longest[name] = next((" ".join(other) for other in longer if _shortens(words, other)), name)
    for found in every:
        yield found if found.id else found._replace(name=longest[found.name])


def _fewer(words: Sequence[str]) -> int:
    return -len(words)


def _shortens(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether ``short`` is the beginning of the longer ``long``, or leaves out its first word or words in the middle of it."""
    if len(short) > 2 and long[1:] == short:
        return True
    if len(short) < 2 or short[0] != long[0]:
        return False
    if short[-1] == long[-1] and len(short) > 2:
        rest = iter(long)
        return all(word in rest for word in short)
    return long[: len(short)] == short


def _joined(groups: Mapping[str, list[Found]], programmes: Programmes) -> Mapping[str, list[Found]]:
    """The bare name of a kind goes to the one programme of that kind which the article names, if it names just one."""
    joined = dict(groups)
    kinds = {key: programmes.known[key].kind_of for key in groups if key in programmes.known}
    for kind in sorted(set(filter(None, kinds.values())) & joined.keys()):
        members = [key for key, of in kinds.items() if of == kind]
        if len(members) == 1:
            joined[members[0]] = [*joined[members[0]], *joined.pop(kind)]
    return joined


def _phrases(row: Row) -> Iterator[Phrase]:
    row.only("id", "name", "forms", "exact", "weak", "capitals", "tails", "context", "kind_of", "agency", "from", "until", "source")
    case: Case = "capitals" if row.flag("capitals") else "any"
    for form in (row.text("name"), *row.texts("forms")):
        yield Phrase(form, row.text("id"), "any" if form[0].islower() else case)
    for form in (*row.texts("exact"), *row.texts("weak")):
        yield Phrase(form, row.text("id"), "exact")


def _known(row: Row) -> Known:
    return Known(
        row.text("id"), row.text("name"), row.maybe_text("kind_of"), row.texts("tails"), row.texts("context"),
        row.maybe_text("agency"), row.number("from"), row.number("until"), row.text("source"),
    )  # fmt: skip


def _listed(text: str, programmes: Programmes, known: frozenset[str] = frozenset()) -> Iterator[Found]:
    """The listed programmes; an ambiguous abbreviation of those that are ``known`` to be meant counts wherever it stands."""
    every = programmes.phrases.find(text)
    ends = {(hit.phrase.key, hit.end) for hit in every}
    other_meaning = {hit.phrase.text for hit in every if _means_something_else(text, hit, ends, programmes)}
    hits = [hit for hit in every if hit.phrase.text not in other_meaning and not _is_office(text, hit, programmes)]
    sure = known.union(hit.phrase.key for hit in hits if not _is_weak(hit, programmes))
    for hit in hits:
        if _is_weak(hit, programmes) and hit.phrase.key not in sure and not _supported(text, hit, programmes):
            continue
        noun = _NOUN.search(text, max(0, hit.start - _REACH), hit.start)
        start = noun.start() if noun else hit.start
        yield Found(start, hit.end, programmes.known[hit.phrase.key].name, hit.phrase.key)


def _means_something_else(text: str, hit: Hit, ends: Set[tuple[str, int]], programmes: Programmes) -> bool:
    """Whether the abbreviation stands in brackets behind words that spell it and have nothing of this programme's name.

    ``ends`` are the ends of the names found, by programme.
    """
    if hit.phrase.case != "exact" or text[hit.start - 1 : hit.start] != "(":
        return False
    if any((hit.phrase.key, hit.start - gap) in ends for gap in (1, 2, 3)):
        return False
    words = [word for word in text[max(0, hit.start - _LINE) : hit.start - 1].split() if word not in _SMALL]
    spelt = "".join(word[0] for word in words).upper().endswith(hit.phrase.text.upper())
    name = programmes.known[hit.phrase.key].name.lower().split()
    return spelt and not any(word.lower() in name for word in words[-len(hit.phrase.text) :])


def _unlisted(text: str, listed: Iterable[Found], taken: Taken, programmes: Programmes) -> Iterator[Found]:
    """What is recognised by its language; with an abbreviation of the list in brackets behind it, it is that programme misspelt."""
    ids = {found.start: found for found in listed}
    announced = list(open_programmes(text, programmes.open))
    of_open = Taken((found.start, found.end) for found in announced)
    told = (found for found in told_programmes(text, programmes.told) if not of_open.touches(found.start, found.end))
    for start, end, name in (*announced, *told):
        if taken.touches(start, end):
            continue
        bracket = bracket_after(text, end)
        known = ids.get(bracket.start) if bracket else None
        yield Found(start, end, known.name if known else name, known.id if known else None)


def _is_weak(hit: Hit, programmes: Programmes) -> bool:
    return (hit.phrase.key, hit.phrase.text) in programmes.weak


def _supported(text: str, hit: Hit, programmes: Programmes) -> bool:
    around = text[max(0, hit.start - _LINE) : hit.end + _LINE].lower()
    return _word_before(text, hit) in programmes.support or any(word in around for word in programmes.known[hit.phrase.key].context)


def _is_office(text: str, hit: Hit, programmes: Programmes) -> bool:
    return hit.phrase.case == "exact" and _word_before(text, hit) in programmes.office


def _word_before(text: str, hit: Hit) -> str:
    before = _WORD_BEFORE.search(text, max(0, hit.start - _REACH), hit.start)
    return before[1].lower() if before else ""


def _alias_bracket(text: str, found: Found, taken: Taken) -> Bracket | None:
    """The brackets behind the name, where they hold another name of the programme: a form of the list, or an abbreviation of its name."""
    bracket = bracket_after(text, found.end)
    if bracket is None:
        return None
    if (bracket.start, bracket.start + len(bracket.text)) in taken:
        return bracket
    new = is_abbreviation(bracket.text) and bracket.text not in found.name.split()
    return bracket if new and abbreviates(bracket.text, found.name) else None


def _tail_end(text: str, end: int, found: Found, programmes: Programmes) -> int:
    tails = programmes.known[found.id].tails if found.id else ()
    fitting = (end + 1 + len(tail) for tail in tails if text[end + 1 : end + 1 + len(tail)].lower() == tail.lower())
    return max(fitting, default=end)
