"""Whether an article is about IKM policy: small and medium industry and what the state does about it.

The score adds up what the article says: the topic by name, its neighbourhood, programmes for IKM, the bodies in charge. Small business
("UMKM") or cooperatives alone are another ministry's matter and do not suffice. "IKM" also abbreviates other things (Indeks Kepuasan
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
from extractor.nlp.automaton import Case, Phrase, Phrases

THRESHOLD: Final = 0.5
"""From this score on an article is relevant."""
THRESHOLD_UNNAMED: Final = 0.55
"""The same for an article that names neither IKM, nor its programmes, nor the bodies in charge."""

_CASES: Final[dict[str, Case]] = {
    "topic": "any", "short": "exact", "other": "any", "near": "any", "kin": "any", "ministry": "capitals", "state": "any",
}  # fmt: skip

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
    phrases = Phrases(Phrase(word, group, case) for group, case in _CASES.items() for word in file.words("words", group))
    return RelevanceRules(phrases, frozenset(file.words("programmes", "ikm")))


def judge(text: str, title: str | None, programmes: Sequence[Programme], rules: RelevanceRules) -> tuple[bool, Relevance]:
    """Whether the article is relevant, and the score (0 to 1) with its reasons in Indonesian."""
    counts = _counts(text, rules)
    in_title = _counts(title or "", rules)
    weights = [*_topic(counts, in_title), *_acting(counts, programmes, rules)]
    score = sum(weight for weight, _ in weights)
    reasons = [reason for _, reason in weights]
    if score and not (counts["state"] or counts["ministry"] or programmes):
        score *= _WITHOUT_STATE
        reasons.append("tidak ada unsur pemerintah")
    score = round(min(score, 1.0), 2)
    named = counts["topic"] or counts["ministry"] or any(p.programme in rules.programmes for p in programmes)
    return score >= (THRESHOLD if named else THRESHOLD_UNNAMED), Relevance(score, tuple(reasons))


def _counts(text: str, rules: RelevanceRules) -> Counter[str]:
    """How often each list is met; ``near-kinds`` is how many different words of the neighbourhood there are."""
    hits = rules.phrases.find(text)
    counts = Counter(hit.phrase.key for hit in hits)
    counts["near-kinds"] = len({hit.phrase.text for hit in hits if hit.phrase.key == "near"})
    if counts["other"] and not counts["topic"]:
        counts["short"] = 0
    counts["topic"] += counts["short"]
    return counts


def _topic(counts: Counter[str], in_title: Counter[str]) -> Iterator[tuple[float, str]]:
    """What the article is about."""
    if counts["other"] and not counts["topic"]:
        yield 0.0, "IKM di sini bukan industri kecil dan menengah"
    if counts["topic"]:
        yield _TOPIC + _TOPIC_MORE * min(counts["topic"] - 1, 4), f"menyebut IKM {counts['topic']} kali"
    if in_title["topic"]:
        yield _TITLE, "IKM disebut di judul"
    if counts["near"]:
        kinds = _NEAR_KIND * min(counts["near-kinds"], _NEAR_KINDS)
        yield kinds + _NEAR_TIME * min(counts["near"], _NEAR_TIMES), "membahas industri kecil, kerajinan, atau sentra"
    if in_title["near"]:
        yield _NEAR_TITLE, "industri kecil atau kerajinan disebut di judul"
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
