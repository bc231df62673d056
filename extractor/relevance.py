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

_CASES: Final[dict[str, Case]] = {
    "topic": "any", "short": "exact", "other": "any", "near": "any", "kin": "any", "ministry": "capitals", "state": "capitals",
}  # fmt: skip

_TOPIC, _TOPIC_MORE, _TITLE = 0.39, 0.08, 0.2
_NEAR, _NEAR_MOST = 0.1, 0.3
_KIN, _KIN_MOST = 0.02, 0.08
_PROGRAMME, _PROGRAMME_MOST = 0.3, 0.4
_MINISTRY, _STATE = 0.2, 0.1
_WITHOUT_STATE: Final = 0.4
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
    weights = list(_weights(counts, in_title, [p.name for p in programmes if p.programme in rules.programmes]))
    score = sum(weight for weight, _ in weights)
    reasons = [reason for _, reason in weights]
    if score and not (counts["state"] or counts["ministry"]):
        score *= _WITHOUT_STATE
        reasons.append("tidak ada unsur pemerintah")
    score = round(min(score, 1.0), 2)
    return score >= THRESHOLD, Relevance(score, tuple(reasons))


def _counts(text: str, rules: RelevanceRules) -> Counter[str]:
    hits = rules.phrases.find(text)
    counts = Counter(hit.phrase.key for hit in hits)
    if counts["other"] and not counts["topic"]:
        counts["short"] = 0
    counts["topic"] += counts["short"]
    return counts


def _weights(counts: Counter[str], in_title: Counter[str], programmes: Sequence[str]) -> Iterator[tuple[float, str]]:
    if counts["other"] and not counts["topic"]:
        yield 0.0, "IKM di sini bukan industri kecil dan menengah"
    if counts["topic"]:
        yield _TOPIC + _TOPIC_MORE * min(counts["topic"] - 1, 4), f"menyebut IKM {counts['topic']} kali"
    if in_title["topic"]:
        yield _TITLE, "IKM disebut di judul"
    if counts["near"]:
        yield min(_NEAR * counts["near"], _NEAR_MOST), "membahas industri kecil, kerajinan, atau sentra"
    if counts["kin"]:
        yield min(_KIN * counts["kin"], _KIN_MOST), "membahas UMKM atau koperasi"
    if programmes:
        yield min(_PROGRAMME * len(programmes), _PROGRAMME_MOST), "program untuk IKM: " + ", ".join(programmes)
    if counts["ministry"]:
        yield _MINISTRY, "lembaga pembina industri terlibat"
    elif counts["state"]:
        yield _STATE, "pemerintah terlibat"
