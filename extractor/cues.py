"""The words of ``config/cues.toml``: by which verbs, nouns and particles the press says that somebody said something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from extractor.config import CONFIG, read_toml

CueKind = Literal["after", "after_quotation", "report", "weak", "record", "that", "according", "passive"]

_LISTS: Final = (
    "after", "after_quotation", "after_prefixes", "report", "weak", "record", "clause_openers", "objects", "loose_objects",
    "backward", "epithets", "ranks", "thin", "relations", "female", "male", "adverbs", "denied", "denials", "passive",
    "according", "pronouns", "plurals", "persons", "bodies", "stops", "openers", "finite", "no_names", "office_words", "kin", "agents",
    "that", "misprinted", "trades", "contrasts", "replies", "interviewed", "granted", "not_people",
)  # fmt: skip


_LEAST_MISPRINT: Final = 9
"""Letters of the shortest word that is looked at as a misprint."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What one word form means as a cue: its kind, its root, and whether ``-nya`` (he or she) is part of it."""

    kind: CueKind
    root: str
    nya: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists, compiled. Patterns with ``at`` are matched at a place, those with ``tail`` end at one; all ignore case."""

    forms: Mapping[str, Cue]
    slips: Mapping[str, Cue]
    """The commonest verbs without one of their letters."""
    denied: frozenset[str]
    pronouns: frozenset[str]
    plurals: frozenset[str]
    epithets: Mapping[str, str]
    persons: frozenset[str]
    bodies: frozenset[str]
    ranks: frozenset[str]
    thin: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    finite: frozenset[str]
    no_names: frozenset[str]
    not_people: frozenset[str]
    office_words: frozenset[str]
    clause_at: re.Pattern[str]
    object_at: re.Pattern[str]
    loose_object_at: re.Pattern[str]
    backward_at: re.Pattern[str]
    prefix_tail: re.Pattern[str]
    adverb_tail: re.Pattern[str]
    denial_tail: re.Pattern[str]
    stop: re.Pattern[str]
    opener_at: re.Pattern[str]
    relation_at: re.Pattern[str]
    kin_tail: re.Pattern[str]
    agent_tail: re.Pattern[str]
    contrast_tail: re.Pattern[str]
    trades: frozenset[str]
    replies: frozenset[str]
    interviewed: frozenset[str]
    granted: frozenset[str]


def cue_of(cues: Cues, word: str) -> Cue | None:
    """What ``word``, in any case, means as a cue; a common verb of saying may lack a letter or have one too many."""
    word = word.lower()
    found = cues.forms.get(word)
    if found is not None or not word.startswith("me") or len(word) < _LEAST_MISPRINT:
        return found
    return cues.slips.get(word) or next(
        (cues.forms[less] for less in _shortened(word) if less in cues.forms and less[:-1] in cues.slips), None
    )


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def load_cues(config_dir: Path) -> Cues:
    """The cues of ``config_dir/cues.toml``; raises :class:`~crawler.errors.ConfigError` naming the file and the key that is wrong."""
    file = read_toml(config_dir / "cues.toml")
    return _compiled({key: file.words("cues", key) for key in _LISTS})


@cache
def default_cues() -> Cues:
    """The cues that come with the project."""
    return load_cues(CONFIG)


def _compiled(lists: Mapping[str, tuple[str, ...]]) -> Cues:
    forms = _forms(lists)
    return Cues(
        forms=forms,
        slips={shorter: forms[word] for word in lists["misprinted"] for shorter in _shortened(word)},
        denied=frozenset(lists["denied"]),
        pronouns=frozenset(lists["pronouns"]),
        plurals=frozenset(lists["plurals"]),
        persons=frozenset(lists["persons"]),
        bodies=frozenset(lists["bodies"]),
        ranks=frozenset(lists["ranks"]),
        thin=frozenset(lists["thin"]),
        female=frozenset(lists["female"]),
        male=frozenset(lists["male"]),
        relation_at=re.compile(rf"(?:salah\s(?:satu|seorang)\s)?{_any((*lists['relations'], *lists['kin'], *lists['agents']))}\b", re.I),
        kin_tail=re.compile(rf"(?<!\w){_any(lists['kin'])}(?:nya)?\s+\Z", re.I),
        agent_tail=re.compile(rf"(?<!\w){_any(lists['agents'])}\s+\Z", re.I),
        contrast_tail=re.compile(rf"(?<!\w){_any(lists['contrasts'])}\s+\Z", re.I),
        trades=frozenset(lists["trades"]),
        replies=frozenset(lists["replies"]),
        interviewed=frozenset(lists["interviewed"]),
        granted=frozenset(lists["granted"]),
        finite=frozenset(lists["finite"]),
        office_words=frozenset(lists["office_words"]),
        no_names=frozenset(lists["no_names"]),
        not_people=frozenset(lists["not_people"]),
        clause_at=re.compile(rf"\s*(?:[,:]|{_any(lists['clause_openers'])}\b|\d)", re.I),
        epithets=dict(row.split(" = ") for row in lists["epithets"]),
        object_at=re.compile(rf"\s*{_any(lists['objects'])}(?:nya)?\b", re.I),
        loose_object_at=re.compile(rf"\s*{_any(lists['loose_objects'])}(?:nya)?\b", re.I),
        backward_at=re.compile(rf"\s*{_any(lists['backward'])}\s*(?:[.,;]|{_any(lists['stops'])}\b|\Z)", re.I),
        prefix_tail=re.compile(rf"(?<!\w){_any(lists['after_prefixes'])}\s+\Z", re.I),
        adverb_tail=re.compile(rf"(?<!\w)(?:secara\s[\w-]+|{_any(lists['adverbs'])})[\s,]*\Z", re.I),
        denial_tail=re.compile(rf"(?<!\w){_any(lists['denials'])}\s+\Z", re.I),
        stop=re.compile(
            rf"[.;:!?\"“”\n](?!\w)|\(\d|,?\s(?:{_any(lists['stops'])}|{_DAY})\b|\s(?:dilansir|dikutip|kepada|dari)(?:detik|(?-i:[A-Z]))",
            re.I,
        ),
        opener_at=re.compile(rf"[\s,]*{_any(lists['openers'])}\b[\s,]*", re.I),
    )


_DAY: Final = r"(?:senin|selasa|rabu|kamis|jumat|jum['’]at|sabtu|minggu|ahad)"


def _forms(lists: Mapping[str, tuple[str, ...]]) -> dict[str, Cue]:
    forms: dict[str, Cue] = {}
    kinds: tuple[CueKind, ...] = ("after_quotation", "after", "passive", "according", "that", "record", "weak", "report")
    for kind in kinds:
        for word in lists[kind]:
            forms[word] = Cue(kind, word)
            if kind in ("after_quotation", "after", "passive", "according"):
                forms[f"{word}nya"] = Cue(kind, word, nya=True)
    return forms


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) + ")"
