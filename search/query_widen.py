"""From the strict reading of a question to looser ones, each with the sentence that says so.

All words are asked for first. When nothing (or, for a long question, little) has them all, words may be missing, misspelt names are
mended, and at last a named speaker or time is only looked for as words. What is shown is never silently another question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from search.engine import Engine, Query, Results
from search.query import Parsed, parse
from search.query_names import Names, nearest
from search.query_nodes import AtLeast, Node, all_of
from search.query_synonyms import Synonyms
from search.query_terms import Term
from search.terms import STOP_WORDS, tokens

_LONG: Final = 5
"""From so many words on a question is taken for a sentence, of which a text need not have every word."""
_PAGE: Final = 10
"""So many hits make looking further pointless."""
_MOST: Final = 0.7
"""The part of a long question's words that is asked for at least as long as anything has it."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading of a question; it is good enough when it finds ``enough`` documents.

    ``needed`` of ``words`` words are asked for; ``mended`` is the question with its spelling corrected.
    """

    parsed: Parsed
    node: Node
    enough: int = 1
    needed: int = 0
    words: int = 0
    mended: str | None = None
    loosened: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, by which reading, and how many documents the strict reading had."""

    results: Results
    attempt: Attempt
    strict_total: int
    suggestion: str | None = None
    """The question with its spelling corrected, when some word of it looks misspelt and little was found."""


def ask(engine: Engine, parsed: Parsed, query: Query, names: Names | None = None, synonyms: Synonyms | None = None) -> Answer:
    """Asks ``engine``, loosening the reading only as far as needed. ``query`` carries everything but the words."""
    names, synonyms = names or Names(), synonyms or Synonyms()
    strict: Answer | None = None
    best: Answer | None = None
    for attempt in attempts(parsed, query, names, synonyms):
        results = engine.find(replace(query, match=attempt.node, near=attempt.parsed.near))
        strict = strict or Answer(results, attempt, results.total)
        answer = replace(strict, results=results, attempt=attempt)
        if results.total and (best is None or results.total > best.results.total):
            best = answer
        if results.total >= attempt.enough or (best and attempt.enough == 1):
            break
    assert strict is not None
    chosen = best or strict
    mended = None if chosen.attempt.mended or chosen.strict_total >= _PAGE else mend(parsed.text, names, synonyms)
    return replace(chosen, suggestion=mended)


def attempts(parsed: Parsed, query: Query, names: Names, synonyms: Synonyms) -> Iterator[Attempt]:
    """The readings of a question, strictest first."""
    soft = sum(term.soft for term in parsed.terms)
    long = soft >= _LONG and not parsed.exact
    yield Attempt(parsed, parsed.node, enough=_PAGE if long else 1)
    if parsed.exact or not parsed.terms:
        return
    mended = mend(parsed.text, names, synonyms)
    if mended:
        again = parse(mended, names, synonyms, query.what)
        yield Attempt(again, again.node, mended=mended)
    most = ceil(soft * _MOST) if long else soft
    for needed in range(soft - 1, most - 1, -1):
        yield Attempt(parsed, _at_least(parsed.terms, needed), _PAGE, needed, soft)
    for needed in range(min(most, soft) - 1, _fewest(soft) - 1, -1):
        yield Attempt(parsed, _at_least(parsed.terms, needed), 1, needed, soft)
    yield from _loosened(parsed, soft)


def _loosened(parsed: Parsed, soft: int) -> Iterator[Attempt]:
    """Speaker, office and time only as words, then any part of them."""
    if not any(term.loose for term in parsed.terms):
        return
    loose = tuple(replace(term, node=term.loose, soft=True) if term.loose else term for term in parsed.terms)
    count = sum(term.soft for term in loose)
    for needed in range(count, _fewest(count) - 1, -1):
        yield Attempt(parsed, _at_least(loose, needed), 1, needed, count, loosened=True)


def _fewest(words: int) -> int:
    return 1 if words <= 2 else max(2, ceil(words * 0.4))


def _at_least(terms: tuple[Term, ...], needed: int) -> Node:
    hard = [term.condition for term in terms if not term.soft]
    return all_of(*hard, AtLeast(needed, tuple(term.node for term in terms if term.soft)))


def mend(text: str, names: Names, synonyms: Synonyms) -> str | None:
    """``text`` with each word that no name knows replaced by the known one it most likely misspells; null when nothing changes.

    Words of the general language that the names do not know stay as they are unless they are one slip away from a name.
    """
    vocabulary = names.vocabulary() | frozenset(synonyms.vocabulary())
    mended, last = [], 0
    for token in tokens(text[:512]):
        other = None if token.word in vocabulary or token.word in STOP_WORDS else nearest(token.word, vocabulary)
        if other:
            mended += [text[last : token.start], other]
            last = token.end
    return "".join([*mended, text[last:]]) if mended else None
