"""From the strict reading of a question to looser ones, each with the sentence that says so.

All words are asked for first. When nothing (or, for a long question, little) has them all, words may be missing, and at last a named
speaker or time is only looked for as words. A word that looks misspelt is asked about; nobody is answered what they did not ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from search.engine import Finder, Query, Results
from search.query import Parsed
from search.query_lex import LONGEST
from search.query_names import Names, nearest
from search.query_nodes import AtLeast, Node, Seq, all_of
from search.query_synonyms import Synonyms
from search.query_terms import Term
from search.terms import STOP_WORDS, tokens

_LONG: Final = 5
"""From so many words on a question is taken for a sentence, of which a text need not have every word."""
_PAGE: Final = 10
"""So many hits make looking further pointless."""
_LEAST: Final = 0.4
"""The part of the words below which a text no longer answers the question."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading of a question.

    ``needed`` of ``words`` words are asked for; ``loosened`` takes a named speaker, office or time for mere words, which is not asked as
    long as anything at all answers the question as it was put.
    """

    parsed: Parsed
    node: Node
    needed: int = 0
    words: int = 0
    loosened: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, by which reading, and how many documents the strict reading had."""

    results: Results
    attempt: Attempt
    strict_total: int
    suggestion: str | None = None
    """The question with its spelling corrected, when some word of it looks misspelt and little was found."""


def ask(engine: Finder, parsed: Parsed, query: Query, names: Names | None = None, synonyms: Synonyms | None = None) -> Answer:
    """Asks ``engine``, loosening the reading only as far as needed. ``query`` carries everything but the words."""
    soft = sum(term.soft for term in parsed.terms)
    enough = _PAGE if soft >= _LONG and not parsed.exact else 1
    node = parsed.node
    results = engine.find(replace(query, match=node, near=parsed.near))
    strict = Answer(results, Attempt(parsed, node), results.total)
    if results.total >= _PAGE or not parsed.terms:
        return strict
    mended = mend(parsed.text, names or Names(), synonyms or Synonyms(), lambda words: not _occurs(engine, words, query))
    answer = strict if results.total >= enough or parsed.exact else _widest(engine, query, strict, looser(parsed), enough)
    return replace(answer, suggestion=mended)


def _widest(engine: Finder, query: Query, strict: Answer, attempts: Iterator[Attempt], enough: int) -> Answer:
    """The first attempt that finds enough, else the one that finds most. Only that one is asked for more than its number of hits."""
    chosen, most = strict.attempt, strict.results.total
    for attempt in attempts:
        if most and attempt.loosened:
            continue
        total = engine.find(Query(query.what, attempt.node, query.filters, size=0)).total
        if total > most:
            chosen, most = attempt, total
        if total >= enough:
            break
    if chosen is strict.attempt:
        return strict
    results = engine.find(replace(query, match=chosen.node, near=chosen.parsed.near))
    return replace(strict, results=results, attempt=chosen)


def looser(parsed: Parsed) -> Iterator[Attempt]:
    """The readings after the strict one: fewer and fewer of the words, then only words."""
    soft = sum(term.soft for term in parsed.terms)
    for needed in range(soft - 1, _fewest(soft) - 1, -1):
        yield Attempt(parsed, _at_least(parsed.terms, needed), needed, soft)
    yield from _loosened(parsed)


def _occurs(engine: Finder, words: str, query: Query) -> bool:
    return engine.find(Query(query.what, Seq(tuple(words.split()), exact=True), size=0)).total > 0


def _loosened(parsed: Parsed) -> Iterator[Attempt]:
    """Speaker, office and time only as words, then any part of them."""
    if not any(term.loose for term in parsed.terms):
        return
    loose = tuple(replace(term, node=term.loose, soft=True) if term.loose else term for term in parsed.terms)
    count = sum(term.soft for term in loose)
    for needed in range(count, _fewest(count) - 1, -1):
        yield Attempt(parsed, _at_least(loose, needed), needed, count, loosened=True)


def _fewest(words: int) -> int:
    return 1 if words <= 2 else max(2, ceil(words * _LEAST))


def _at_least(terms: tuple[Term, ...], needed: int) -> Node:
    hard = [term.condition for term in terms if not term.soft]
    return all_of(*hard, AtLeast(needed, tuple(term.node for term in terms if term.soft)))


def mend(text: str, names: Names, synonyms: Synonyms, unknown: Callable[[str], bool]) -> str | None:
    """``text`` with each name and word that is ``unknown`` replaced by the known one that it most likely misspells.

    Null when nothing changes. ``unknown`` is only asked about words that are near known ones.
    """
    vocabulary = names.vocabulary() | frozenset(synonyms.vocabulary())
    found = tuple(tokens(text[:LONGEST]))
    mended, last, at = [], 0, 0
    while at < len(found):
        length, other = _meant(tuple(token.word for token in found), at, names, vocabulary)
        if other and unknown(" ".join(token.word for token in found[at : at + length])):
            mended += [text[last : found[at].start], other]
            last = found[at + length - 1].end
        at += length
    return "".join([*mended, text[last:]]) if mended else None


def _meant(folded: tuple[str, ...], at: int, names: Names, vocabulary: frozenset[str]) -> tuple[int, str | None]:
    """How many words stand at ``at``, and what they misspell: a whole name before a single word; null where nothing is near."""
    name = names.misspelt(folded, at)
    if name:
        return name[0], name[1].label
    word = folded[at]
    return 1, None if word in vocabulary or word in STOP_WORDS else nearest(word, vocabulary)
