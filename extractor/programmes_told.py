"""Programmes that an article introduces by what it says of them, with no announcing noun before the name.

Three ways: a noun behind the name explains it ("Benang Emas, program pemerintah untuk penenun"); a word of launching stands before a name
that begins like a scheme's ("meresmikan Rumah Tenun Bersama"); or a noun of the next sentences takes a launched name up ("meluncurkan
Benang Emas. Program itu …"). Once introduced, a name is found wherever the article says it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extractor.config import TomlFile
from extractor.nlp.automaton import Phrase, Phrases
from extractor.programmes_open import Candidate, OpenProgrammes, state_is_near
from extractor.stems import any_word

_REACH: Final = 90
"""Characters before an explanation in which the name that it explains must begin."""
_TAKEN_UP: Final = 260
"""Characters behind a launched name within which a noun must take it up."""
_WORD: Final = r"[A-Z][\w’'-]*"
_MORE: Final = rf"(?:\s(?:(?:dan|untuk)\s)?(?:{_WORD}|\d{{1,2}}(?:\.0)?(?![\d.,%])))"
_NAME: Final = rf"{_WORD}{_MORE}{{1,5}}"
_COINED: Final = rf"{_WORD}{_MORE}{{0,5}}"
_SHORTEST: Final = 4
"""Letters of the shortest name."""
_SHORT: Final = r"(?:\s\([A-Z][\w-]{1,20}\))?"
_RUN: Final = re.compile(rf"(?<![\w-]){_NAME}")
_ENDING: Final = re.compile(rf"(?<![\w-])(?P<name>{_COINED}){_SHORT}[”\"’']?$")
_LAST_WORD: Final = re.compile(r"([\w-]+)[\s“\"‘']{1,3}$")


@dataclass(frozen=True)
class ToldProgrammes:
    """The compiled patterns and the words that decide."""

    behind_comma: re.Pattern[str]
    behind_verb: re.Pattern[str]
    named: re.Pattern[str]
    noun: re.Pattern[str]
    """A noun such as "program", and at most four words behind it, at the end."""
    kind: re.Pattern[str]
    taken_up: re.Pattern[str]
    not_kind: frozenset[str]
    no_scheme: frozenset[str]
    before: frozenset[str]
    """Lower-case words before a name, or at its head, that make the explanation another's."""
    lead: frozenset[str]
    launching: frozenset[str]
    names: frozenset[str]
    """First names of people, in lower case."""
    announced: OpenProgrammes


def load_told_programmes(file: TomlFile, announced: OpenProgrammes, *, speech: frozenset[str], names: frozenset[str]) -> ToldProgrammes:
    """The part ``[told]`` of ``programmes.toml``; ``speech`` and ``names`` are lower-case verbs of saying and first names.

    Raises :class:`~crawler.errors.ConfigError`.
    """
    nouns = {key: any_word(file.words("told", key)) for key in ("explaining", "defining", "being", "naming", "kinds")}
    nouns["taken_up"] = any_word(form for noun in file.words("told", "taken_up") for form in (noun, noun.capitalize()))
    explanation = rf"(?:salah satu |sebuah |suatu )?{nouns['explaining']}\s(?i:{nouns['defining']})(?!\w)"
    return ToldProgrammes(
        behind_comma=re.compile(rf",\s?{explanation}"),
        behind_verb=re.compile(rf"{nouns['being']}\s{explanation}"),
        named=re.compile(rf"{nouns['naming']}\s[“\"‘']?(?P<name>{_COINED})"),
        noun=re.compile(rf"(?<!\w)(?i:{nouns['explaining']})(?:\s[a-z]\w+){{0,4}}\s$"),
        kind=re.compile(rf"{nouns['kinds']}\s(?P<second>[A-Z]\w+)"),
        taken_up=re.compile(rf"{nouns['taken_up']}\s(?:itu|ini|tersebut)(?!\w)"),
        not_kind=frozenset(file.words("told", "not_kind")),
        no_scheme=frozenset(file.words("told", "no_scheme")),
        before=frozenset(file.words("told", "before")) | speech,
        launching=frozenset(file.words("told", "launching")),
        lead=frozenset(file.words("told", "lead")),
        names=names,
        announced=announced,
    )


def told_programmes(text: str, rules: ToldProgrammes) -> Iterator[Candidate]:
    """What the article introduces as a programme, at every place where it is named; not in order, repetitions included."""
    names = sorted({name for name in (*_explained(text, rules), *_named(text, rules), *_launched(text, rules)) if _could_be(name, rules)})
    if names:
        whole = _longest_of_each(names)
        hits = Phrases(Phrase(name, whole[name], "exact") for name in names).find(text)
        yield from (Candidate(hit.start, hit.end, hit.phrase.key) for hit in hits)


def _longest_of_each(names: Sequence[str]) -> Mapping[str, str]:
    """The longest of the sorted ``names`` that each one begins: "Rumah Tenun Bersama" for "Rumah Tenun"."""
    whole = {name: name for name in names}
    for name, behind in reversed([*pairwise(names)]):
        if behind.startswith(f"{name} "):
            whole[name] = whole[behind]
    return whole


def _explained(text: str, rules: ToldProgrammes) -> Iterator[str]:
    for found in (*rules.behind_comma.finditer(text), *rules.behind_verb.finditer(text)):
        comma = text[found.start()] == ","
        end = found.start() if comma else found.start() - 1
        ending = _ENDING.search(text, max(0, end - _REACH), max(0, end))
        if ending is None or not state_is_near(text, *found.span(), rules.announced):
            continue
        words = _without_lead(ending["name"].split(), rules)
        before = _word_before(text, ending.start())
        alone = comma and len(words) == 1 and before not in rules.launching
        if not alone and before not in rules.before:
            yield " ".join(words)


def _named(text: str, rules: ToldProgrammes) -> Iterator[str]:
    for found in rules.named.finditer(text):
        if rules.noun.search(text, max(0, found.start() - _REACH), found.start()) and state_is_near(text, *found.span(), rules.announced):
            yield " ".join(found["name"].split())


def _launched(text: str, rules: ToldProgrammes) -> Iterator[str]:
    runs = {run.span(): run for kind in rules.kind.finditer(text) if (run := _RUN.match(text, kind.start()))}
    for anaphor in rules.taken_up.finditer(text):
        runs |= {run.span(): run for run in _RUN.finditer(text, max(0, anaphor.start() - _TAKEN_UP), anaphor.start())}
    for run in runs.values():
        first, _, rest = run[0].partition(" ")
        name = rest if first.lower() in rules.launching else run[0]
        told = name is rest or _word_before(text, run.start()) in rules.launching
        if told and " " in name and not _ordinary(name, rules) and state_is_near(text, *run.span(), rules.announced):
            yield " ".join(name.split())


def _ordinary(name: str, rules: ToldProgrammes) -> bool:
    """Whether ``name`` only begins like a scheme's: "Rumah Sakit Wanasari"."""
    kind = rules.kind.match(name)
    return kind is not None and kind["second"] in rules.not_kind


def _word_before(text: str, at: int) -> str:
    """The word before ``at`` in lower case, past an opening quotation mark; empty where there is none on the line."""
    before = _LAST_WORD.search(text, max(0, at - 30), at)
    return before[1].lower() if before else ""


def _without_lead(words: list[str], rules: ToldProgrammes) -> list[str]:
    """The name without what opens the sentence before it ("Lewat Benang Emas"); nothing where it tells of whom or of where."""
    while words and words[0] in rules.lead:
        words = words[1:]
    return [] if words and words[0].lower() in rules.before else words


def _could_be(name: str, rules: ToldProgrammes) -> bool:
    """Whether ``name`` is neither a place's, a person's nor a body's, nor an ordinary word."""
    words = name.split()
    places = {name.lower(), " ".join(words[1:]).lower()}
    ordinary = not words or len(name) < _SHORTEST or words[0].lower() in rules.names or name in rules.announced.bodies
    office = not rules.no_scheme.isdisjoint(words[:1]) or not rules.announced.stop.isdisjoint(words)
    return not ordinary and not office and rules.announced.places.isdisjoint(places)
