"""Whether an article is about IKM policy: small and medium industry and what the state does about it.

The score adds up what the article says: the topic by name, its neighbourhood, programmes for IKM, the bodies in charge; where the topic
is never named, :mod:`extractor.relevance_crafts` says how much crafts and workshops count. Small business ("UMKM") or cooperatives alone
are another ministry's matter and do not suffice. "IKM" also abbreviates other things (Indeks Kepuasan
Masyarakat, Implementasi Kurikulum Merdeka, Ikatan Keluarga Minang); an article that says so is judged without the abbreviation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extractor.article import Programme, Relevance
from extractor.config import read_toml
from extractor.nlp.automaton import Case, Hit, Phrase, Phrases
from extractor.relevance_crafts import weigh_crafts

THRESHOLD: Final = 0.5
"""From this score on an article is relevant."""

_CASES: Final[dict[str, Case]] = {
    "topic": "any", "short": "exact", "other": "any", "producer": "any", "product": "any", "tool": "any", "loose": "any",
    "kin": "any", "ministry": "capitals", "state": "any", "market": "any", "measure": "any",
}  # fmt: skip
_NEAR: Final = frozenset(["producer", "product", "tool", "loose"])
"""The neighbourhood of the topic."""

_TOPIC, _TOPIC_MORE, _TITLE = 0.39, 0.1, 0.2
_NEAR_KIND, _NEAR_KINDS = 0.18, 3
_NEAR_TIME, _NEAR_TIMES = 0.06, 5
_NEAR_TITLE: Final = 0.1
_KIN, _KIN_MOST = 0.02, 0.08
_PROGRAMME, _PROGRAMME_MOST, _ANY_PROGRAMME = 0.35, 0.45, 0.1
_MINISTRY, _STATE = 0.15, 0.1
_WITHOUT_STATE: Final = 0.6
"""Factor for an article in which no part of the state acts: about small industry, not about policy."""


@dataclass(frozen=True)
class RelevanceRules:
    """The compiled word lists."""

    phrases: Phrases
    programmes: frozenset[str]


def load_relevance(config_dir: Path) -> RelevanceRules:
    """The rules of ``relevance.toml``; raises :class:`~crawler.errors.ConfigError`."""
    file = read_toml(config_dir / "relevance.toml")
    words = {group: file.words("words", group) for group in _CASES}
    for before, after in (("places", "crafts"), ("shops", "trades")):
        words["producer"] += tuple(f"{place} {craft}" for place in file.words("words", before) for craft in file.words("words", after))
    phrases = Phrases(Phrase(word, group, case) for group, case in _CASES.items() for word in words[group])
    return RelevanceRules(phrases, frozenset(file.words("programmes", "ikm")))


def judge(text: str, title: str | None, programmes: Sequence[Programme], rules: RelevanceRules) -> tuple[bool, Relevance]:
    """Whether the article is relevant, and the score (0 to 1) with its reasons in Indonesian."""
    hits, title_hits = rules.phrases.find(text), rules.phrases.find(title or "")
    counts, in_title = _counts(hits), _counts(title_hits)
    about = _topic(counts, in_title) if counts["topic"] else _unnamed(counts, hits, title_hits, len(text))
    weights = [*about, *_acting(counts, programmes, rules)]
    score = max(sum(weight for weight, _ in weights), 0.0)
    reasons = [reason for _, reason in weights]
    if score and not (counts["state"] or counts["ministry"] or programmes):
        score *= _WITHOUT_STATE
        reasons.append("tidak ada unsur pemerintah")
    score = round(min(score, 1.0), 2)
    return score >= THRESHOLD, Relevance(score, tuple(reasons))


def _counts(hits: Sequence[Hit]) -> Counter[str]:
    """How often each list is met; ``near-kinds`` is how many different words of the neighbourhood there are."""
    counts = Counter(hit.phrase.key for hit in hits)
    near = [hit.phrase.text for hit in hits if hit.phrase.key in _NEAR]
    counts["near"], counts["near-kinds"] = len(near), len(set(near))
    if counts["other"] and not counts["topic"]:
        counts["short"] = 0
    counts["topic"] += counts["short"]
    return counts


def _topic(counts: Counter[str], in_title: Counter[str]) -> Iterator[tuple[float, str]]:
    """What an article says that names the topic."""
    yield _TOPIC + _TOPIC_MORE * min(counts["topic"] - 1, 4), f"menyebut IKM {counts['topic']} kali"
    if in_title["topic"]:
        yield _TITLE, "IKM disebut di judul"
    if counts["near"]:
        kinds = _NEAR_KIND * min(counts["near-kinds"], _NEAR_KINDS)
        yield kinds + _NEAR_TIME * min(counts["near"], _NEAR_TIMES), "membahas industri kecil, kerajinan, atau sentra"
    if in_title["near"]:
        yield _NEAR_TITLE, "industri kecil atau kerajinan disebut di judul"
    yield from _kin(counts)


def _unnamed(counts: Counter[str], hits: Sequence[Hit], in_title: Sequence[Hit], length: int) -> Iterator[tuple[float, str]]:
    """What an article says that never names the topic."""
    if counts["other"]:
        yield 0.0, "IKM di sini bukan industri kecil dan menengah"
    yield from weigh_crafts(hits, in_title, length)
    yield from _kin(counts)


def _kin(counts: Counter[str]) -> Iterator[tuple[float, str]]:
    if counts["kin"]:
        yield min(_KIN * counts["kin"], _KIN_MOST), "membahas UMKM atau koperasi"


def _acting(counts: Counter[str], programmes: Sequence[Programme], rules: RelevanceRules) -> Iterator[tuple[float, str]]:
    """What the state does in it."""
    ours = [p.name for p in programmes if p.programme in rules.programmes]
    if ours:
        yield min(_PROGRAMME * len(ours), _PROGRAMME_MOST), "program untuk IKM: " + ", ".join(ours)
    elif programmes:
        yield _ANY_PROGRAMME, "menyebut program: " + ", ".join(p.name for p in programmes[:3])
    if counts["ministry"]:
        yield _MINISTRY, "lembaga pembina industri terlibat"
    elif counts["state"]:
        yield _STATE, "pemerintah terlibat"
