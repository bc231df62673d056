"""Text into search terms: ours, and the same for every engine.

A text gives two streams. ``words`` are the folded words as printed, for phrases in quotation marks and for ``prefix*``. ``stems`` are the
stems (see :mod:`search.stemming`) of the words that carry meaning, for everything else; function words leave no gap, so that *industri
kecil dan menengah* and *industri kecil menengah* are the same sequence. Synonyms and spellings such as *e-smart* / *esmart* are
alternatives in the query, never in the index: a text gives exactly one term per position, which every engine can store.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import accumulate, chain
from typing import Final, NamedTuple, TypeVar

from search.stemming import stem

T = TypeVar("T")

VERSION: Final = 2
"""Goes up whenever the same text would give other terms; an index made with another version is rebuilt."""

LONGEST: Final = 64
"""Characters kept of one term; nothing that people look for is longer."""

_REMEMBERED: Final = 100_000
"""Words kept with their terms: a press archive says the same ones again and again."""

_LETTERS: Final = r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*"
_PLAIN: Final = r"[A-Za-z]++(?![^\W\d_]|[\u0300-\u036f'’ʼ`´])"
"""A word of plain letters: found in a third of the time, and nearly all are."""
_TOKEN: Final = re.compile(rf"{_PLAIN}|\d+(?:[.,]\d+)*|{_LETTERS}(?:['’ʼ`´]{_LETTERS})*")
_APOSTROPHE: Final = re.compile(r"['’ʼ`´]")
_DOTTED_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMA_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")

_FUNCTION_WORDS: Final = """
    ada adalah adapun agar akan aku anda antara apabila atas atau bagi bahwa bila dalam dan dapat dari demi dengan di dia hal hanya
    hingga ia ialah ini itu jadi jika juga kalau kami kamu karena ke kepada ketika kita lagi maka menurut mereka namun oleh pada
    para per pula pun saat saja sambil sampai saya sebab sebagai sehingga sejak sekitar selain selama seluruh seperti serta setelah
    sudah supaya tapi telah tentang terhadap tersebut tetapi untuk yaitu yakni yang
"""
STOP_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
"""Function words, as in the list of Tala (2003), cut down to those that never name a subject. Negations stay."""


class Token(NamedTuple):
    """One word of a text: ``text[start:end]`` as printed, ``word`` folded."""

    start: int
    end: int
    word: str


def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text`` in order. *e-Smart* gives ``e smart``, *Rp10.500* ``rp 10500``, *4,4 juta* ``4,4 juta``, *IKM's* ``ikm``."""
    return tuple(Token(*m.span(), word) for m in _TOKEN.finditer(text) if (word := _folded[m.group()]))


def words(text: str) -> tuple[str, ...]:
    """The folded words of ``text``."""
    return tuple(chain.from_iterable(map(_cut.__getitem__, text.split())))


class Printed:
    """The :attr:`words` of a text, and on demand where they stand in it."""

    def __init__(self, text: str) -> None:
        self._pieces = text.replace("\n", " ").split(" ")
        self._cut = tuple(map(_cut.__getitem__, self._pieces))
        self.words = tuple(chain.from_iterable(self._cut))
        """As the function :func:`words` gives them."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From the beginning of word number ``first`` to the end of number ``last``."""
        return self._token(first).start, self._token(last).end

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """For each piece between blanks the number of its first word, and the offset at which it begins."""
        return list(accumulate(map(len, self._cut), initial=0)), [
            n + at for n, at in enumerate(accumulate(map(len, self._pieces), initial=0))
        ]

    def _token(self, number: int) -> Token:
        numbers, offsets = self._bounds
        piece = bisect_right(numbers, number) - 1
        start, end, word = tokens(self._pieces[piece])[number - numbers[piece]]
        return Token(offsets[piece] + start, offsets[piece] + end, word)


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of ``text`` that carry meaning."""
    return stems_of(words(text))


def stems_of(folded: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of already folded words, function words left out."""
    return tuple(filter(None, map(_carried.__getitem__, folded)))


def carried(folded: Iterable[str]) -> tuple[str, ...]:
    """For each of already folded words its stem, and nothing where it is a function word."""
    return tuple(map(_carried.__getitem__, folded))


def _carry(word: str) -> str:
    return "" if word in STOP_WORDS else stem(word)


def _fold_token(token: str) -> str:
    token = token[:LONGEST]
    if token[0].isdecimal():
        return _number(token)
    if not token.isascii():
        token = "".join(c for c in unicodedata.normalize("NFKD", token) if c.isalnum() or c in "'’ʼ`´")
    elif token.isalpha():
        return token.lower()
    parts = _APOSTROPHE.split(token.lower())
    if len(parts) > 1 and parts[-1] == "s":
        parts.pop()
    return "".join(parts)[:LONGEST]


def _number(token: str) -> str:
    """One spelling for each number: no thousands separators, a decimal comma."""
    if _DOTTED_THOUSANDS.fullmatch(token):
        return token.replace(".", "")
    if _COMMA_THOUSANDS.fullmatch(token):
        return token.replace(",", "").replace(".", ",")
    spelt = token.replace(".", ",")
    return spelt.replace(",", "") if _COMMA_THOUSANDS.fullmatch(spelt) else spelt


class _Remembered(dict[str, T]):
    """What ``work`` makes of a word, made once: a look-up costs half of what ``lru_cache`` takes. When full it starts anew."""

    def __init__(self, work: Callable[[str], T]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> T:
        made = self._work(word)
        if len(word) <= LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = made
        return made


def _words_of(piece: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_folded.__getitem__, _TOKEN.findall(piece))))


_folded: Final = _Remembered(_fold_token)
_carried: Final = _Remembered(_carry)
_cut: Final = _Remembered(_words_of)
"""By the piece between two blanks, with its punctuation: no word reaches over a blank."""
