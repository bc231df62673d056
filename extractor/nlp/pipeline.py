"""The service's own pipeline: a text goes in, plain records come out."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Final

import spacy
from spacy.language import Language

from extractor.article import Figure, Official, Organisation, Place, Programme, Relevance, Statement
from extractor.dates_years import Span
from extractor.nlp.components import knowledge
from extractor.nlp.tokenizer import TOKENIZER
from extractor.organisations import named
from extractor.people import officials
from extractor.relevance import judge

COMPONENTS: Final = (
    "kliping_figures", "kliping_organisations", "kliping_places", "kliping_programmes", "kliping_officials", "kliping_statements",
)  # fmt: skip
"""In the order in which they run: statements come last, they use people and organisations."""
_TEXTS_IN_ZONE: Final = 100
"""Texts whose words spaCy remembers together; they share most of them."""


@dataclass(frozen=True, slots=True)
class Tags:
    """All that was read from one text."""

    relevant: bool
    relevance: Relevance
    officials: tuple[Official, ...]
    programmes: tuple[Programme, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]


def build(config_dir: Path) -> Language:
    """An Indonesian pipeline with all components; raises :class:`~crawler.errors.ConfigError` when a list under ``config_dir`` is wrong."""
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"config_dir": str(config_dir)})
    return nlp


class Tagger:
    """The pipeline and its lists, loaded once; threads take turns."""

    def __init__(self, config_dir: Path) -> None:
        self._nlp = build(config_dir)
        self._known = knowledge(self._nlp, str(config_dir))
        # Nothing here looks at shapes and the like; for new words they cost more than tokenising. (Missing in spaCy's stubs.)
        self._nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
        self._turn = Lock()  # spaCy's memory zones must not nest
        self._zone = ExitStack()
        self._in_zone = 0

    def years_told(self, text: str) -> list[Span]:
        """The years in which the office-holders that ``text`` names were in office, one span for each."""
        return self._known.office_years.of(text)

    def tag(self, text: str, title: str | None = None, published: str | None = None) -> Tags:
        """Everything read from ``text``; ``title`` and ``published`` (ISO) help to resolve people and dates."""
        with self._turn:
            self._renew_zone()
            doc = self._nlp.make_doc(text)
            doc._.kliping_title, doc._.kliping_published = title, published
            found = dict(self._nlp(doc)._.kliping)
        return self._tags(text, title, found)

    def _renew_zone(self) -> None:
        """Forget the words of earlier texts now and then: each time costs as much as learning them again, never would fill the memory."""
        if self._in_zone == 0:
            self._zone.close()
            self._zone.enter_context(self._nlp.memory_zone())
        self._in_zone = (self._in_zone + 1) % _TEXTS_IN_ZONE

    def _tags(self, text: str, title: str | None, found: dict[str, tuple[Any, ...]]) -> Tags:
        relevant, relevance = judge(text, title, found["programmes"], self._known.relevance)
        return Tags(
            relevant=relevant,
            relevance=relevance,
            officials=officials(found["people"]),
            programmes=found["programmes"],
            organisations=named(found["organisations"], self._known.organisations),
            places=found["places"],
            figures=found["figures"],
            statements=found["statements"],
        )
