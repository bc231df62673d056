"""What the cleaning steps find on their way, besides the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from extractor.article import Dropped, Origin
from extractor.draft import DateHint

_WORD: Final = re.compile(r"\w+")


def flat(text: str) -> str:
    """``text`` on one line, with single spaces and none at its ends."""
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """The words of ``text`` in lower case: what two printings of the same sentence have in common."""
    return _WORD.findall(text.lower())


@dataclass(slots=True)
class Findings:
    """The gatherer of one cleaning: it lives as long as the call and is frozen into ``Cleaned`` at its end."""

    dropped: list[Dropped] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    hints: list[DateHint] = field(default_factory=list)

    def drop(self, reason: str, text: str) -> None:
        """Note that ``text`` was removed."""
        if shown := flat(text):
            self.dropped.append(Dropped(reason, shown))

    def author(self, name: str) -> None:
        """Note an author, unless the same name (or initials) is there already."""
        _add(self.authors, name)

    def editor(self, name: str) -> None:
        """Note an editor, likewise."""
        _add(self.editors, name)

    def hint(self, origin: Origin, text: str) -> None:
        """Note words that may settle the date of publication."""
        found = DateHint(origin, flat(text))
        if found.text and found not in self.hints:
            self.hints.append(found)


def _add(names: list[str], name: str) -> None:
    name = flat(name).strip(" .,;:|-–—")
    if words(name) and all(words(name) != words(known) for known in names):
        names.append(name)
