"""Text for a cell of a spreadsheet: nothing in it can act as a formula, and no character is lost but those nobody can see.

Spreadsheet programs take a cell that begins with one of a few signs for a formula, also after blanks and in full width, and some begin
a new cell at a tab or carriage return. After OWASP, "CSV Injection" (https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 32_767
"""So many UTF-16 units a cell of Excel holds."""

_INVISIBLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
_RETURN: Final = re.compile(r"\r\n?")
_FORMULA: Final = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212|%]|[\t\n]")


def clean(text: str) -> str:
    """Without control characters; line ends as ``\\n``. Text that XML and every spreadsheet can hold."""
    return _INVISIBLE.sub("", _RETURN.sub("\n", text))


def guarded(text: str) -> str:
    """Clean, and with an apostrophe before it where a spreadsheet would take it for a formula."""
    plain = clean(text)
    return f"'{plain}" if _FORMULA.match(plain) else plain


def fitted(text: str) -> str:
    """Cut to what one cell holds, saying so at the end."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    notice = f" … [dipotong: sel memuat paling banyak {LONGEST} huruf; selengkapnya di arsip]"
    return units[: 2 * (LONGEST - len(notice))].decode("utf-16-le", "ignore") + notice
