"""Text from outside as it may be written down and shown: no control characters, not too long."""

from __future__ import annotations

import unicodedata
from typing import Final

_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""General categories of Unicode."""


def plain(text: str, longest: int) -> str:
    """``text`` in one line. Control characters, marks of direction and halves of characters become U+FFFD: they could forge a record."""
    cleaned = "".join("\ufffd" if unicodedata.category(letter) in _HIDDEN else letter for letter in text[: longest + 1])
    return cleaned if len(cleaned) <= longest else cleaned[: longest - 1] + "…"
