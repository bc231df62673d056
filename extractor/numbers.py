"""The Indonesian number grammar: digits, scale words and number words, without regard to what they count.

Sources: *Pedoman Umum Ejaan Bahasa Indonesia* (a point groups thousands, a comma marks decimals) and the habits of the press, which
also prints English decimals (``2.5 juta``), English groups (``2,000 pekerja``) and short scales (``rb``, ``jt``, ``M``, ``T``).
Everything here is exact: values are decimals until somebody asks for a float.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

SCALES: Final[dict[str, Decimal]] = {
    "puluh": Decimal(10),
    "ratus": Decimal(100),
    "ribu": Decimal(10**3),
    "juta": Decimal(10**6),
    "miliar": Decimal(10**9),
    "triliun": Decimal(10**12),
}
SCALE_WORDS: Final = (
    r"(?P<ratus>ratus)|(?P<ribu>ribu(?:an)?|rbu|rb|thousand)|(?P<juta>jut+a(?:an)?|jt|million)"
    r"|(?P<miliar>mil+[iy]+ar|mil+yard?|milar|billion|mlr|mlyr)|(?P<triliun>tril+[iy]+u*n|trilun|trillion)"
)
_SCALE: Final = re.compile(rf"[ \u00a0]?(?:{SCALE_WORDS})(?!\w)", re.IGNORECASE)
_SHORT_SCALE: Final = re.compile(r"[ \u00a0]?(?:(?P<miliar>M)|(?P<triliun>T))(?![\w-])")

_PLAIN: Final = re.compile(r"\d+")
_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?")
_GROUPED_CENTS: Final = re.compile(r"(\d{1,3}(?:\.\d{3}){2,})\.(\d{2})")
_DECIMAL: Final = re.compile(r"\d+,\d+")
_ENGLISH_DECIMAL: Final = re.compile(r"\d+\.\d+")
_FRACTIONS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_ENGLISH_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")

_ONES: Final = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_PREFIXED: Final = {
    "sepuluh": "satu puluh", "sebelas": "satu belas", "seratus": "satu ratus", "seribu": "satu ribu", "sejuta": "satu juta",
    "semiliar": "satu miliar", "setriliun": "satu triliun", "milyar": "miliar",
}  # fmt: skip
_LARGE: Final = ("triliun", "miliar", "juta", "ribu")
_ONE: Final = "|".join(_ONES)
_BELOW_THOUSAND: Final = re.compile(
    rf"""(?:(?P<hundreds>{_ONE})[ ]ratus[ ]?)?
         (?:(?P<teens>{_ONE})[ ]belas|(?:(?P<tens>{_ONE})[ ]puluh[ ]?)?(?P<ones>{_ONE})?)
         (?:[ ]?koma[ ](?P<tail>(?:{_ONE})(?:[ ](?:{_ONE}))*)|[ ]?(?P<half>setengah))?""",
    re.VERBOSE,
)
NUMBER_STEMS: Final = (*_ONES, *(word for word in _PREFIXED if word != "milyar"), "setengah")
"""Words with which a number in words begins."""
_START: Final = "|".join(NUMBER_STEMS)

NUMBER_WORDS: Final = rf"(?:{_START})(?:[ \u00a0](?:{_START}|{'|'.join(_LARGE)}|milyar|belas|puluh|ratus|koma)(?!\w))*"
"""Pattern of a run of number words; :func:`words_value` says whether the run is one number."""


def scale_at(text: str, position: int, *, short: bool) -> tuple[Decimal, int]:
    """The factor of the scale words at ``position`` (1 where there is none) and where they end; ``short`` admits ``M`` and ``T``."""
    factor, end = Decimal(1), position
    for _ in range(2):
        found = _SCALE.match(text, end) or (_SHORT_SCALE.match(text, end) if short and end == position else None)
        if found is None:
            break
        factor, end = factor * SCALES[str(found.lastgroup)], found.end()
    return factor, end


def digits_value(digits: str, *, whole: bool = False, english: bool = True) -> Decimal | None:
    """The number that ``digits`` print, or null when they are none.

    ``whole`` says that thousandths make no sense here (people, rupiah), so that one comma before three digits groups them the English
    way; ``english`` admits a point before decimals.
    """
    if _PLAIN.fullmatch(digits):
        return Decimal(digits)
    if digits[-1:] in _FRACTIONS and (len(digits) == 1 or _PLAIN.fullmatch(digits[:-1])):
        return Decimal(digits[:-1] or 0) + _FRACTIONS[digits[-1]]
    if _GROUPED.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _ENGLISH_GROUPED.fullmatch(digits) and (whole or digits.count(",") > 1 or "." in digits):
        return Decimal(digits.replace(",", ""))
    if cents := _GROUPED_CENTS.fullmatch(digits):
        return Decimal(cents[1].replace(".", "") + "." + cents[2])
    if _DECIMAL.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    return Decimal(digits) if english and _ENGLISH_DECIMAL.fullmatch(digits) else None


def words_value(words: str) -> Decimal | None:
    """The number that a run of number words names (``dua ratus lima puluh ribu``, ``dua koma tiga``), or null when it is not one number."""
    rest = " ".join(_PREFIXED.get(word, word) for word in words.casefold().split())
    total = Decimal(0)
    for name in _LARGE:
        head, found, tail = rest.partition(name)
        if found:
            group = _below_thousand(head.strip())
            if group is None:
                return None
            total, rest = total + group * SCALES[name], tail.strip()
    last = _below_thousand(rest) if rest else Decimal(0)
    return None if last is None else total + last


def _below_thousand(words: str) -> Decimal | None:
    found = _BELOW_THOUSAND.fullmatch(words)
    if not words or found is None:
        return None
    value = 100 * _one(found["hundreds"]) + 10 * _one(found["tens"]) + _one(found["ones"])
    if found["teens"]:
        value += 10 + _one(found["teens"])
    if found["tail"]:
        return Decimal(f"{value}." + "".join(str(_one(word)) for word in found["tail"].split()))
    return value + (Decimal("0.5") if found["half"] else Decimal(0))


def _one(word: str | None) -> int:
    return _ONES.index(word) if word else 0
