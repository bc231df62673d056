"""Pieces of a question that are more than running words: phrases, prefixes, fields, exclusions, the sides of an OR."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from search.query_dates import period_of
from search.query_lex import STREAMS, FieldName, Notice, Piece
from search.query_names import NameKind
from search.query_nodes import EVERYWHERE, Days, Field, Is, Keyword, any_of
from search.query_running import Setting
from search.query_terms import How, Term, folded_of, phrase_node, plain_terms, prefix_node, word_node
from search.terms import tokens

_SHORTEST_PREFIX: Final = 2
_KINDS: Final = {
    "langsung": "direct", "direct": "direct",
    "tidak": "indirect", "taklangsung": "indirect", "indirect": "indirect",
}  # fmt: skip
_KNOWN: Final[Mapping[FieldName, tuple[NameKind, Keyword]]] = {
    "official": ("person", "official"),
    "programme": ("programme", "programme"),
    "outlet": ("outlet", "outlet"),
    "place": ("place", "place"),
}
"""The fields whose values the archive knows by name, and the facet they have."""


def is_prefix(piece: Piece) -> bool:
    """Whether the piece ends in ``*`` after at least two letters; fewer would mean nearly every word."""
    return not piece.phrase and piece.text.endswith("*") and len("".join(folded_of(piece.text))) >= _SHORTEST_PREFIX


def special_terms(piece: Piece, setting: Setting, notices: list[Notice]) -> Iterator[Term]:
    """The terms of one piece; adds to ``notices`` what it cannot honour and then takes it as ordinary words."""
    if piece.field in ("date", "kind"):
        term = _dated(piece) if piece.field == "date" else _of_kind(piece)
        if term:
            yield replace(term, excluded=piece.excluded)
            return
        if piece.field == "date":
            notices.append("bad-date")
        piece = replace(piece, field=None)
    folded = folded_of(piece.text)
    if folded:
        yield from (_with_field(term, piece, folded, setting) for term in _worded(piece, folded, setting))


def _worded(piece: Piece, folded: tuple[str, ...], setting: Setting) -> list[Term]:
    fields: tuple[Field, ...] = (STREAMS[piece.field],) if piece.field and piece.field in STREAMS else EVERYWHERE
    if piece.phrase:
        return [Term(phrase_node(folded, fields), "phrase", piece.text.strip())]
    if is_prefix(piece):
        return [Term(prefix_node(folded, fields), "prefix", piece.text)]
    if setting.exact:
        return [Term(word_node(folded, fields, exact=True), "word", piece.text)]
    made = plain_terms(tokens(piece.text), (0,) * len(folded), piece.text, setting.synonyms, fields)
    return made or [Term(word_node(folded, fields), "word", piece.text)]


def _with_field(term: Term, piece: Piece, folded: tuple[str, ...], setting: Setting) -> Term:
    """The term as part of its field; a name that the archive knows also means whom or what it stands for, however written."""
    how: How = piece.field or term.how
    node = term.node
    named = _KNOWN.get(piece.field) if piece.field and not setting.exact else None
    known = setting.names.longest(folded, 0, named[0]) if named else None
    if named and known and known[0] == len(folded):
        node = any_of(Is(named[1], (known[1].key,)), node)
    return replace(term, node=node, how=how, excluded=piece.excluded, soft=False, stems=())


def _dated(piece: Piece) -> Term | None:
    period = period_of(piece.text)
    return Term(Days(period.first, period.last), "date", piece.text.strip()) if period else None


def _of_kind(piece: Piece) -> Term | None:
    folded = folded_of(piece.text)
    kind = _KINDS.get(folded[0]) if folded else None
    return Term(Is("kind", (kind,)), "kind", piece.text) if kind else None
