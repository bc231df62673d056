"""What tells that a headline ends before a word and a sentence begins with it, and how much each sign weighs.

The signs are the language's: a headline in Title Case has no ordinary word in lower case, none stops at a preposition, most are six to
twelve words long; a sentence opens with a connective, an office or a common noun, and goes on in lower case. The weights were fitted
(conditional logit, then rounded) on real headlines set at random before sentences of other real articles, where the seam is known;
``python -m bench glued`` measures the same on seams that the fitting did not see.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractor.cleaning.vocabulary import OPENERS, PREPOSITIONS, ROLES, SENTENCE_OPENERS, STARTERS, SUBJECTS, word_set

_PAIR: Final = re.compile(r"(?=\b([A-Z][\w'’-]{0,40}) ([A-Z][\w'’-]{0,40}))")
_OPENING: Final = re.compile(r"(?:[.!?][\"”]?\s{1,3}|[\"“\n]|\A)([A-Z][\w'’-]*)")
_WORD: Final = re.compile(r"[\w'’-]+")
_SHORT_NUMBER: Final = re.compile(r"\d{1,3}")
_VERB: Final = re.compile(r"(?:Me[mnlrwy]|Ber|Ter|Di)[a-z]{4,}|[A-Z][a-z]{3,}kan")
_NOUN: Final = re.compile(r"(?:Ke[a-z]{3,}an|Pe[mnrl][a-z]{3,}|[A-Z][a-z]{3,}(?:an|nya))")
_POINTERS: Final = word_set("itu ini tersebut pun")
_GOES_ON: Final = _POINTERS | word_set("Senin Selasa Rabu Kamis Jumat Sabtu Minggu")
_ANSWERS: Final = word_set("Ini Begini Simak Cek Berikut Yuk Kenali Pahami Intip Ketahui Lihat Inilah Nih Jangan Awas")
"""Words with which a headline goes on behind its own question."""
_LENGTHS: Final = ((4, "3 words"), (5, "4 words"), (6, "5 words"), (10, "6 words"), (12, "10 words"), (14, "12 words"), (17, "14 words"))
_FEWEST: Final = 3
_OFFICE_REACH: Final = 7
_SENTENCE: Final = 4
_MOST_CAPITALS: Final = 5
_TITLE_CASE_SHARE: Final = 0.7
_SEEN: Final = slice(1, 8)
"""The words of a headline that show its style; the first is capitalised in every style."""

WEIGHTS: Final = {
    "3 words": -2.6, "4 words": -1.5, "5 words": -0.6, "6 words": 1.1, "10 words": 1.4, "12 words": 0.4, "14 words": -0.6, "17 words": -4.1,
    "ordinary word before": -2.1, "ends with capital": -1.0, "ends with number": -1.7, "ends with preposition": -4.5,
    "ends with starter": -1.9, "ends with question": 2.6, "question answered": -3.0, "splits a name": -4.8, "hardly a sentence": -2.5,
    "Title Case: connective": 3.3, "Title Case: connective, goes on": 3.8, "Title Case: starter": 0.7,
    "Title Case: starter, goes on": 3.4, "Title Case: preposition": -0.8, "Title Case: preposition, goes on": 1.1,
    "Title Case: office": -0.4, "Title Case: office, goes on": 1.3, "Title Case: follows an office": -2.8,
    "Title Case: subject": -0.7, "Title Case: subject, goes on": 1.7, "Title Case: noun": 0.5, "Title Case: noun, goes on": 2.0,
    "Title Case: verb, goes on": 1.9, "Title Case: abbreviation": -1.3, "Title Case: abbreviation, goes on": -1.2,
    "Title Case: common word": 0.8, "Title Case: common word, goes on": 1.1, "Title Case: known name": 0.2,
    "Title Case: nowhere else": -0.8, "Title Case: opens elsewhere": 1.4, "Title Case: pointer follows": 0.8,
    "Title Case: capital after office": 0.2, "Title Case: capital after opener": -0.6, "Title Case: capital after other": -0.8,
    "sentence case: connective": 2.3, "sentence case: connective, goes on": 3.7, "sentence case: starter": 1.7,
    "sentence case: starter, goes on": 2.7, "sentence case: preposition": 2.0, "sentence case: preposition, goes on": 1.0,
    "sentence case: office": 0.2, "sentence case: office, goes on": 1.6, "sentence case: follows an office": -1.2,
    "sentence case: subject, goes on": 0.6, "sentence case: noun": 0.7, "sentence case: noun, goes on": 2.0,
    "sentence case: verb": 0.7, "sentence case: verb, goes on": 1.2, "sentence case: abbreviation": -1.2,
    "sentence case: abbreviation, goes on": -0.8, "sentence case: common word": 1.0, "sentence case: common word, goes on": 0.9,
    "sentence case: known name": 0.4, "sentence case: nowhere else": -0.5, "sentence case: opens elsewhere": 0.8,
    "sentence case: pointer follows": 1.7, "sentence case: capital after opener": 0.6, "sentence case: capital after other": -0.4,
}  # fmt: skip
"""What each sign is worth; one that is not here is worth nothing. A number of words stands for headlines of so many and a few more."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as printed, with the marks around it, and where it begins."""

    start: int
    text: str

    @property
    def bare(self) -> str:
        """The word without marks around it."""
        return self.text.strip("\"“”‘’'(),.:;!?[]")

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital."""
        return self.bare[:1].isupper()

    @property
    def lower(self) -> bool:
        """Whether it begins with a small letter."""
        return self.bare[:1].islower()

    @property
    def ordinary(self) -> bool:
        """Whether it is a content word in lower case, which Title Case would have capitalised."""
        return self.lower and self.bare not in PREPOSITIONS and len(self.bare) > 2


@dataclass(frozen=True, slots=True)
class Printed:
    """What an article prints besides: capitalised words side by side, words that open its sentences, all its words."""

    pairs: Counter[tuple[str, str]]
    openers: frozenset[str]
    words: Counter[str]


@lru_cache(maxsize=1)
def printed_in(text: str) -> Printed:
    """What ``text`` prints; remembered for the next headline of the same text."""
    return Printed(Counter(_PAIR.findall(text)), frozenset(_OPENING.findall(text)), Counter(_WORD.findall(text)))


def _in_title_case(tokens: Sequence[Token]) -> bool:
    """Whether most content words at the beginning are capitalised."""
    content = [token for token in tokens[_SEEN] if token.capital or token.ordinary]
    return sum(token.capital for token in content) >= _TITLE_CASE_SHARE * len(content)


def weight(tokens: Sequence[Token], at: int, printed: Printed) -> float:
    """How much speaks for a sentence that begins with ``tokens[at]``, a capitalised word, after a headline that ends before it."""
    return sum(WEIGHTS.get(sign, 0.0) for sign in signs(tokens, at, printed))


def signs(tokens: Sequence[Token], at: int, printed: Printed) -> Iterator[str]:
    """The signs that hold of a seam before ``tokens[at]``, which another word must follow."""
    title_case = _in_title_case(tokens)
    yield next((name for below, name in _LENGTHS if at < below), "17 words")
    yield from _headline_signs(tokens, at, title_case, printed)
    style = "Title Case" if title_case else "sentence case"
    for sign in _sentence_signs(tokens, at, printed):
        yield f"{style}: {sign}"
    yield from _run_signs(tokens, at, style)


def _headline_signs(tokens: Sequence[Token], at: int, title_case: bool, printed: Printed) -> Iterator[str]:
    last = tokens[at - 1]
    if title_case and any(token.ordinary for token in tokens[1:at]):
        yield "ordinary word before"
    if last.lower and last.bare in PREPOSITIONS:
        yield "ends with preposition"
    if last.text[-1] in "?!":
        yield "question answered" if tokens[at].bare in _ANSWERS else "ends with question"
    if _SHORT_NUMBER.fullmatch(last.bare):
        yield "ends with number"
    if last.capital and not title_case:
        yield "ends with capital"
    if last.bare in STARTERS or last.bare in OPENERS:
        yield "ends with starter"
    if printed.pairs[last.bare, tokens[at].bare] > 1:
        yield "splits a name"


def _sentence_signs(tokens: Sequence[Token], at: int, printed: Printed) -> Iterator[str]:
    token, following = tokens[at], tokens[at + 1]
    goes_on = following.ordinary or following.bare in _GOES_ON or token.text.endswith(",")
    if kind := _kind(token.bare):
        yield f"{kind}, goes on" if goes_on else kind
    if following.bare in _POINTERS:
        yield "pointer follows"
    if token.bare in printed.openers:
        yield "opens elsewhere"
    if token.bare.lower() != token.bare and printed.words[token.bare.lower()]:
        yield "common word, goes on" if goes_on else "common word"
    elif printed.words[token.bare] < 2:
        yield "nowhere else"
    if following.capital and printed.pairs[token.bare, following.bare] > 1:
        yield "known name"


def _kind(word: str) -> str | None:
    if word in OPENERS:
        return "connective"
    if word in STARTERS or word in SENTENCE_OPENERS:
        return "starter"
    if word.lower() in PREPOSITIONS:
        return "preposition"
    if word in ROLES:
        return "office"
    if word in SUBJECTS:
        return "subject"
    if _VERB.fullmatch(word):
        return "verb"
    if _NOUN.fullmatch(word):
        return "noun"
    return "abbreviation" if word.isupper() and len(word) > 1 else None


def _run_signs(tokens: Sequence[Token], at: int, style: str) -> Iterator[str]:
    """What the words around tell of the row of capitals: a sentence has one name or office there, a headline that is cut has more."""
    word = tokens[at].bare
    kind = "office" if word in ROLES else "opener" if word in STARTERS or word in OPENERS or word in SENTENCE_OPENERS else "other"
    end = next((end for end in range(at + 1, len(tokens)) if tokens[end].ordinary), len(tokens))
    for _ in range(min(sum(token.capital for token in tokens[at + 1 : end]), _MOST_CAPITALS)):
        yield f"{style}: capital after {kind}"
    if _follows_office(tokens, at):
        yield f"{style}: follows an office"
    if len(tokens) - at < _SENTENCE:
        yield "hardly a sentence"


def _follows_office(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office stands close before, and only capitalised words between: then it opens the sentence."""
    for token in reversed(tokens[max(_FEWEST, at - _OFFICE_REACH) : at]):
        if not token.capital:
            return False
        if token.bare in ROLES:
            return True
    return False
