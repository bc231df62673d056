"""What a person asks, understood: text into conditions that every engine can answer, and into a sentence that says how it was read.

The language is described in ``docs/query-language.md``. No text raises; what cannot be honoured becomes a notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from search.document import What
from search.query_lex import Lexed, Notice, Piece, lex
from search.query_names import Names
from search.query_nodes import EVERYTHING, NOTHING, Node, Seq, all_of
from search.query_running import Setting, running_terms
from search.query_special import is_prefix, special_terms
from search.query_synonyms import Synonyms
from search.query_terms import Term, either


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question as understood. ``text`` is what was typed; ``exact`` that word forms and abbreviations were switched off."""

    text: str
    terms: tuple[Term, ...] = ()
    notices: tuple[Notice, ...] = ()
    exact: bool = False

    @property
    def node(self) -> Node:
        """Every condition at once; without any the question is about everything, and without any readable word about nothing."""
        if not self.terms:
            return NOTHING if "no-words" in self.notices else EVERYTHING
        return all_of(*(term.condition for term in self.terms))

    @property
    def near(self) -> tuple[Seq, ...]:
        """Neighbouring words that stand together in a text speak for it (Metzler and Croft 2005)."""
        worded = [term.stems for term in self.terms if term.stems and not term.excluded]
        return tuple(Seq(left + right, ("title", "text")) for left, right in pairwise(worded))


def parse(text: str, names: Names | None = None, synonyms: Synonyms | None = None, what: What = "article", exact: bool = False) -> Parsed:
    """Understands ``text``. In a search for statements, named people, offices and times are speaker, role and date.

    ``names`` and ``synonyms`` are what the archive and the configuration know; ``exact`` switches word forms and abbreviations off.
    """
    lexed = lex(text)
    setting = Setting(text, names or Names(), synonyms or Synonyms(), what, exact)
    notices = list(lexed.notices)
    terms: list[Term] = []
    for group in _or_groups(lexed):
        made = [term for plain, run in groupby(group, lambda piece: piece.plain) for term in _run(list(run), plain, setting, notices)]
        terms += [either(made)] if any(piece.joined for piece in group) and made else made
    if text.strip() and not terms:
        notices.append("no-words")
    return Parsed(text, tuple(terms), tuple(dict.fromkeys(notices)), exact)


def _or_groups(lexed: Lexed) -> Iterator[list[Piece]]:
    """The pieces that OR joins, and between them the runs of others."""
    group: list[Piece] = []
    for number, piece in enumerate(lexed.pieces):
        begins_or = not piece.joined and number + 1 < len(lexed.pieces) and lexed.pieces[number + 1].joined
        ends_or = not piece.joined and bool(group) and group[-1].joined
        if group and (begins_or or ends_or):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _run(pieces: list[Piece], plain: bool, setting: Setting, notices: list[Notice]) -> Iterator[Term]:
    if not plain:
        for piece in pieces:
            yield from special_terms(piece, setting, notices)
        return
    running = [piece for piece in pieces if not is_prefix(piece)]
    yield from running_terms(running, setting)
    yield from (term for piece in pieces if is_prefix(piece) for term in special_terms(piece, setting, notices))
