"""The loop that one would write first with off-the-shelf parts, as a yardstick for speed: spaCy's blank Indonesian pipeline with an
EntityRuler over the same names, ``dateparser.search.search_dates``, and one regular expression for each other phenomenon; trafilatura's
defaults in front of it for pages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import spacy
from dateparser.search import search_dates
from spacy.language import Language
from trafilatura import extract

_FIGURE: Final = re.compile(r"(?:Rp\s?)?\d[\d.,]*(?:\s(?:ribu|juta|miliar|triliun|persen)|%)?(?:\s[a-z]+)?")
_QUOTED: Final = re.compile(r"[\"“]([^\"”]{10,2000})[\"”]")
_SAID: Final = re.compile(r"[^.\n]*\b(?:kata|ujar|ungkap|menurut|mengatakan|menjelaskan|menyebutkan|menambahkan)\b[^.\n]*")


class NaiveLoop:
    """The parts, loaded once; what they find is thrown away."""

    def __init__(self, config_dir: Path) -> None:
        self._nlp = _pipeline(config_dir)

    def text(self, text: str) -> tuple[Any, ...]:
        """What the parts find in a plain text."""
        found = self._nlp(text).ents, search_dates(text, languages=["id"])
        return *found, *(pattern.findall(text) for pattern in (_FIGURE, _QUOTED, _SAID))

    def html(self, page: str) -> tuple[Any, ...]:
        """The same for a page."""
        return self.text(extract(page) or "")


def _pipeline(config_dir: Path) -> Language:
    nlp = spacy.blank("id")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in _names(config_dir)])
    return nlp


def _names(config_dir: Path) -> Iterator[tuple[str, str]]:
    for file, table, label in (
        ("people", "person", "PER"),
        ("organisations", "organisation", "ORG"),
        ("programmes", "programme", "PROGRAMME"),
    ):
        for row in tomllib.loads((config_dir / f"{file}.toml").read_text("utf-8"))[table]:
            yield from ((label, name) for name in (row["name"], *row.get("forms", ()), *row.get("exact", ())))
