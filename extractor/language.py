"""Which language a text is in, as far as this archive needs to know: Indonesian, English, or neither for sure."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[a-zA-Z]+")
_SAMPLE: Final = 4000
_FEWEST: Final = 20

_FUNCTION_WORDS: Final = {
    "id": """yang dan di dari untuk dengan pada ini itu dalam akan tidak juga ke oleh sebagai adalah telah sudah bisa dapat atau karena saat
    kata tersebut para serta kepada bahwa ada lebih hingga secara menjadi kami kita mereka ia dia agar bagi seperti""",
    "en": """the of and to in is that for was with on as it by at from are be this have has an said not but were will which or they their
    its""",
}
_KNOWN: Final = {name: frozenset(text.split()) for name, text in _FUNCTION_WORDS.items()}
_LEAST_SHARE: Final = {"id": 0.08, "en": 0.16}


def language_of(text: str) -> str | None:
    """``id`` or ``en`` when enough of the commonest words of ``text`` are that language's, else ``None`` (too short, or another)."""
    tokens = _WORD.findall(text[:_SAMPLE].lower())
    if len(tokens) < _FEWEST:
        return None
    shares = {name: sum(token in known for token in tokens) / len(tokens) for name, known in _KNOWN.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _LEAST_SHARE[best] else None
