"""One quotation in many carriers: the agreed wording, and who prints it otherwise. And facts on which the carriers of a story disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.article import Article
from extractor.changes import Changes, What
from extractor.story_evidence import SAME_QUOTATION
from extractor.story_signature import QUOTED, words_of


@dataclass(frozen=True, slots=True)
class Variant:
    """A wording, and the ids of the articles that print it."""

    text: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """One quotation with its speaker as most articles name them.

    ``agreed`` is the wording that most articles print, ``parts`` are true pieces of it, ``deviants`` say something else.
    """

    speaker: str | None
    agreed: Variant
    parts: tuple[Variant, ...]
    deviants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact that carriers print differently: what the original says, and each other version with the articles that have it."""

    what: What
    original: str
    others: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    article: str
    speaker: str | None
    text: str
    words: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]


def families(articles: Sequence[Article]) -> tuple[Family, ...]:
    """The quotations of a story's carriers, those that more of them print first. ``articles`` come in the order of their authority."""
    groups: list[list[_Said]] = []
    for said in (said for article in articles for said in _said(article)):
        home = next((group for group in groups if _same(group[0], said)), None)
        if home is None:
            groups.append([said])
        else:
            home.append(said)
    found = [_family(group) for group in groups]
    return tuple(sorted(found, key=lambda family: -sum(len(v.articles) for v in (family.agreed, *family.parts, *family.deviants))))


def conflicts(carriers: Iterable[tuple[str, Changes]]) -> tuple[Conflict, ...]:
    """The facts that carriers altered, each once, from what each carrier (by id) changed of the original."""
    told: dict[tuple[What, str], dict[str, list[str]]] = {}
    for article, changed in carriers:
        for change in changed.facts:
            if change.old and change.new and change.what != "quotation":
                told.setdefault((change.what, change.old), {}).setdefault(change.new, []).append(article)
    return tuple(Conflict(what, old, _variants(versions)) for (what, old), versions in told.items())


def _variants(versions: Mapping[str, Sequence[str]]) -> tuple[Variant, ...]:
    return tuple(Variant(text, tuple(dict.fromkeys(articles))) for text, articles in versions.items())


def _said(article: Article) -> Iterator[_Said]:
    for statement in article.statements:
        words = tuple(words_of(statement.text))
        if statement.kind == "direct" and len(words) >= QUOTED:
            runs = frozenset(words[n : n + 3] for n in range(len(words) - 2))
            yield _Said(article.id, statement.speaker, statement.text, words, runs)


def _same(one: _Said, other: _Said) -> bool:
    return len(one.runs & other.runs) >= max(3, SAME_QUOTATION * min(len(one.runs), len(other.runs)))


def _family(group: Sequence[_Said]) -> Family:
    times = Counter(said.words for said in group)
    agreed = max(group, key=lambda said: (times[said.words], len(said.words)))
    printed: dict[str, dict[str, list[str]]] = {"agreed": {}, "parts": {}, "deviants": {}}
    for said in group:
        how = "agreed" if said.words == agreed.words else "parts" if _is_part(said.words, agreed.words) else "deviants"
        printed[how].setdefault(agreed.text if how == "agreed" else said.text, []).append(said.article)
    names = Counter(said.speaker for said in group if said.speaker)
    speaker = max(names, key=lambda name: (names[name], len(name))) if names else None
    (same,) = _variants(printed["agreed"])
    return Family(speaker, same, _variants(printed["parts"]), _variants(printed["deviants"]))


def _is_part(some: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return f" {' '.join(some)} " in f" {' '.join(whole)} "
