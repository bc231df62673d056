"""Every word of the pages, Indonesian and English side by side. Everyday words: no "query", no "index"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from search.query_words import Language
from search.web.wording_chores import CHORES
from search.web.wording_correcting import CORRECTING
from search.web.wording_desk import DESK
from search.web.wording_lists import LISTS
from search.web.wording_people import PEOPLE
from search.web.wording_records import RECORDS
from search.web.wording_shell import SHELL
from search.web.wording_stories import STORIES
from search.wording import number
from search.wording_codes import CODES

WORDS: Final[Mapping[str, tuple[str, str]]] = {**SHELL, **LISTS, **RECORDS, **STORIES, **PEOPLE, **DESK, **CORRECTING, **CHORES, **CODES}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    lang: Language

    def __call__(self, key: str, **values: object) -> str:
        """The wording of ``key``; whole numbers among ``values`` are written with the language's separators."""
        written = {name: number(value, self.lang) if isinstance(value, int) else value for name, value in values.items()}
        return WORDS[key][0 if self.lang == "id" else 1].format(**written)

    def code(self, kind: str, code: str) -> str:
        """The wording of a code of the records; the code itself where a newer one is not known here."""
        key = f"{kind}_{code}"
        return self(key) if key in WORDS else code
