"""What a question means, in a form that every engine can answer: a small tree of frozen nodes.

The tree holds terms (see :mod:`search.terms`), never a person's raw text, so that nothing typed can reach an engine as syntax.
:mod:`search.engines.memory` is the definition of each node in running code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Field = Literal["title", "people", "roles", "programmes", "text", "context", "quotes", "outlet", "places"]
Keyword = Literal["outlet", "month", "official", "programme", "place", "kind", "relevance", "indicator", "story", "article"]

EVERYWHERE: Final[tuple[Field, ...]] = ("title", "people", "roles", "programmes", "text", "context")
"""The fields in which a word without a field name is looked for."""


@dataclass(frozen=True, slots=True)
class Seq:
    """``terms`` directly one after the other in one of ``fields``: as stems, or as printed when ``exact``."""

    terms: tuple[str, ...]
    fields: tuple[Field, ...] = EVERYWHERE
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word that begins with ``prefix`` (folded, as printed) in one of ``fields``."""

    prefix: str
    fields: tuple[Field, ...] = EVERYWHERE


@dataclass(frozen=True, slots=True)
class Days:
    """Published from ``first`` to ``last``, both included, ISO dates or open; a document without a date is outside."""

    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Is:
    """One of the document's values of ``keyword`` is one of ``values``."""

    keyword: Keyword
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every child holds; with no child, always."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one child holds; with no child, never. Children are spellings of one idea: the best one counts for the score."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least ``count`` of the children hold."""

    count: int
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The child does not hold; never counts for the score."""

    child: Node


Node: TypeAlias = Seq | Prefix | Days | Is | AllOf | AnyOf | AtLeast | Not

EVERYTHING: Final = AllOf(())
NOTHING: Final = AnyOf(())


def all_of(*nodes: Node) -> Node:
    """Every one of ``nodes``, in the simplest form."""
    kept = tuple(node for node in nodes if node != EVERYTHING)
    return kept[0] if len(kept) == 1 else AllOf(kept)


def any_of(*nodes: Node) -> Node:
    """One of ``nodes``, without repetitions, in the simplest form."""
    kept = tuple(dict.fromkeys(node for node in nodes if node != NOTHING))
    return kept[0] if len(kept) == 1 else AnyOf(kept)


def wanted(node: Node) -> Iterator[tuple[Seq | Prefix, ...]]:
    """The word leaves that speak for a document, which are what a snippet marks: for each idea of the question its spellings."""
    match node:
        case Seq() | Prefix():
            yield (node,)
        case AllOf(children) | AtLeast(_, children):
            for child in children:
                yield from wanted(child)
        case AnyOf(children):
            yield tuple(leaf for child in children for idea in wanted(child) for leaf in idea)
        case _:
            return
