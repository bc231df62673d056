"""The parts of an understood question, and how one word becomes alternatives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from search.query_nodes import EVERYWHERE, NOTHING, AnyOf, Field, Node, Not, Prefix, Seq, all_of, any_of
from search.query_synonyms import Synonyms, other_terms
from search.terms import Token, carried, stems_of, tokens

How = Literal["word", "phrase", "prefix", "official", "role", "programme", "outlet", "place", "quote", "title", "date", "kind"]

_BOUND_PREFIXES: Final = ("antar", "anti", "e", "eko", "ko", "mikro", "multi", "non", "pasca", "pra", "pro", "re", "semi", "sub", "ultra")
"""Prefixes that the press writes with and without a hyphen: *e-smart* / *esmart*, *non-migas* / *nonmigas*."""
_SHORTEST_REST: Final = 4
_ALWAYS_DOUBLED: Final = frozenset({"undang", "oleh", "laki", "mata", "hati", "rata", "tiba", "masing", "sama", "gara", "kira", "cita"})
"""Words that mean something else when they stand alone; other doublings are plurals (*produk-produk*)."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a question.

    ``shown`` is how it is told to people and ``also`` which other names it includes. ``soft`` is a word that may be missing when
    nothing has all of them; ``loose`` is what is left of a stricter reading (a speaker, a role, a date) when it finds nothing.
    """

    node: Node
    how: How
    shown: str
    also: tuple[str, ...] = ()
    excluded: bool = False
    soft: bool = False
    loose: Node | None = None
    stems: tuple[str, ...] = ()
    """The terms of an ordinary word, for the nearness of neighbours."""

    @property
    def condition(self) -> Node:
        """The node with its exclusion."""
        return Not(self.node) if self.excluded else self.node


def word_node(folded: tuple[str, ...], fields: tuple[Field, ...] = EVERYWHERE, exact: bool = False) -> Node:
    """A word as typed; several parts (``e-smart``) stand together or are written as one, and a bound prefix may stand apart."""
    carrying = () if exact else stems_of(folded)
    if not carrying:
        return phrase_node(folded, fields)
    spellings = [carrying, *_spelt_otherwise(folded, carrying)]
    return any_of(*(Seq(terms, fields) for terms in spellings))


def _spelt_otherwise(folded: tuple[str, ...], carrying: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    if len(folded) == 1:
        yield from map(stems_of, _apart(folded[0]))
    elif all(part.isalpha() for part in folded):
        yield stems_of(("".join(folded),))
        if folded[0] not in _ALWAYS_DOUBLED and len(carrying) == 2 and carrying[0] == carrying[1]:
            yield carrying[:1]


def _apart(word: str) -> Iterable[tuple[str, str]]:
    for prefix in _BOUND_PREFIXES if word.startswith(_BOUND_PREFIXES) else ():
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _SHORTEST_REST:
            yield prefix, rest


def phrase_node(folded: tuple[str, ...], fields: tuple[Field, ...] = EVERYWHERE) -> Node:
    """The words exactly as printed, one after the other."""
    return Seq(folded, fields, exact=True) if folded else NOTHING


def prefix_node(folded: tuple[str, ...], fields: tuple[Field, ...] = EVERYWHERE) -> Node:
    """Words that begin so; the parts before the last stand anywhere in the same document."""
    whole = [Seq((word,), fields, exact=True) for word in folded[:-1]]
    return all_of(*whole, Prefix(folded[-1], fields))


def plain_terms(found: tuple[Token, ...], bounds: tuple[int, ...], text: str, synonyms: Synonyms, fields: tuple[Field, ...]) -> list[Term]:
    """The terms of running words: known names become alternatives, function words fall away.

    ``bounds`` gives for each token the number of the typed word it is part of.
    """
    terms_of = carried(token.word for token in found)
    carrying = [n for n, term in enumerate(terms_of) if term]
    stemmed = [terms_of[n] for n in carrying]
    typed = [bounds[n] for n in carrying]
    terms: list[Term] = []
    at = 0
    while at < len(carrying):
        name = synonyms.longest(stemmed, at)
        last = at + name[0] if name else _end_of_word(typed, at)
        covered = found[carrying[at] : carrying[last - 1] + 1]
        shown = text[covered[0].start : covered[-1].end]
        if name:
            terms.append(_named(stemmed, at, last, name[1], shown, fields))
        else:
            folded = tuple(token.word for token in covered)
            terms.append(Term(word_node(folded, fields), "word", shown, soft=True, stems=stems_of(folded)))
        at = last
    return terms


def _named(stemmed: list[str], at: int, last: int, group: tuple[str, ...], shown: str, fields: tuple[Field, ...]) -> Term:
    typed = tuple(stemmed[at:last])
    apart = all_of(*(Seq((one,), fields) for one in typed))
    others = other_terms(group, typed)
    also = tuple(name for name in group if other_terms((name,), typed))
    return Term(any_of(Seq(typed, fields), apart, *(Seq(o, fields) for o in others)), "word", shown, also, soft=True, stems=typed)


def _end_of_word(bounds: list[int], at: int) -> int:
    end = at + 1
    while end < len(bounds) and bounds[end] == bounds[at]:
        end += 1
    return end


def folded_of(text: str) -> tuple[str, ...]:
    """The folded words of a piece."""
    return tuple(token.word for token in tokens(text))


def either(terms: list[Term]) -> Term:
    """The terms that OR joins, as one."""
    node = AnyOf(tuple(term.condition for term in terms))
    shown = " | ".join(f"-{term.shown}" if term.excluded else term.shown for term in terms)
    return Term(node, terms[0].how, shown, tuple(name for term in terms for name in term.also))
