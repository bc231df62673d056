"""Where a headline that is glued into running text ends, and the sentence goes on.

``… (13/12). Baca juga: Pasar Baru Mulai Ramai Lagi Dia menyebutkan, …``: no mark tells the two apart. A line break, a double space or an
opening quotation mark settles it; otherwise the headline's own style does. In Title Case the sentence begins before the first ordinary word
in lower case; in sentence case it begins at a capitalised word that no headline would capitalise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor.cleaning.vocabulary import OPENERS, PREPOSITIONS, ROLES, STARTERS, SUBJECTS, word_set

_TOKEN: Final = re.compile(r"\S+")
_GAP: Final = re.compile(r"  +|\n")
_NUMBERED: Final = re.compile(r"(?<=\w)(?<!\bRp)(?<!\bke) \d{1,2}\. (?=[A-Z])")
_POINTERS: Final = frozenset(["itu", "ini", "tersebut", "pun"])
_SENTENCE_END: Final = re.compile(r"(?:[^\s.]{2,}| )[.][\"”’)]*(?:\s|\Z)")
_OPENING: Final = '"“'
_OPENING_MARK: Final = re.compile(r"(?<=\s)[\"“](?=\w)")
_QUOTED_NAME: Final = re.compile(r"[\"“][^\"”\n]{1,50}[^\"”\n,.?!][\"”](?! *(?:kata|ujar|ucap|tutur|jelas|imbuh|tegas))")
_DERIVED: Final = re.compile(r"(?:Me[mnlrw]|Ber|Ter|Pe[mnrl]|Ke[a-z]+an|Se|Di)[a-z]{4,}\Z")
_INSTITUTIONS: Final = word_set(
    """Kementerian Pertamina Kejaksaan Kepulauan Kepolisian Pemprov Pemkab Pemkot Semarang Kendari Sentra Selatan Serang Seoul
    Selandia Sekolah"""
)
_LONGEST: Final = 320
_FEWEST: Final = 3
_MOST: Final = 22
_USUAL_LENGTH: Final = 10
_TITLE_CASE_SHARE: Final = 0.7


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.strip("\"“”‘’'(),.:;!?[]")

    @property
    def capital(self) -> bool:
        return self.bare[:1].isupper()

    @property
    def lower(self) -> bool:
        return self.bare[:1].islower()

    @property
    def ordinary(self) -> bool:
        """A content word in lower case, which Title Case would have capitalised."""
        return self.lower and self.bare not in PREPOSITIONS and len(self.bare) > 2


def title_end(text: str, start: int, stop: int) -> int:
    """The offset in ``text[start:stop]`` behind the headline that begins at ``start``.

    ``stop`` is returned when nothing but the headline stands there.
    """
    end = _firm_end(text, start, stop)
    scope = text[start:end]
    quotation_follows = end < stop and text[end] in _OPENING
    sentence = _SENTENCE_END.search(scope)
    if sentence is None and len(scope.split()) <= _MOST and not (quotation_follows and scope.rstrip().endswith((",", ":"))):
        return end
    scope = scope[: sentence.end()] if sentence else scope
    tokens = [_Token(start + found.start(), found.group()) for found in _TOKEN.finditer(scope)]
    at = _opener(tokens)
    if at is None:
        at = _in_title_case(tokens, text) if _title_case(tokens) else _in_sentence_case(tokens, text)
    return start + len(scope) if at is None else tokens[at].start


def _firm_end(text: str, start: int, stop: int) -> int:
    stop = min(stop, start + _LONGEST)
    for border in (_GAP, _NUMBERED):
        if found := border.search(text, start, stop):
            stop = found.start()
    for found in _OPENING_MARK.finditer(text, start, stop):
        if len(text[start : found.start()].split()) >= _FEWEST and not _QUOTED_NAME.match(text, found.start()):
            return found.start()
    return stop


def _title_case(tokens: list[_Token]) -> bool:
    content = [token for token in tokens[1 : _USUAL_LENGTH - 2] if token.capital or token.ordinary]
    return sum(token.capital for token in content) >= _TITLE_CASE_SHARE * len(content)


def _opener(tokens: list[_Token]) -> int | None:
    """The first word that opens a sentence whatever the headline's style, when the sentence goes on in lower case."""
    return next((at for at in range(_FEWEST, len(tokens) - 1) if _opens(*tokens[at - 1 : at + 2])), None)


def _opens(before: _Token, token: _Token, after: _Token) -> bool:
    if not token.capital or not (after.lower or token.text.endswith(",")):
        return False
    return (
        token.bare in OPENERS or (token.bare in STARTERS and before.ordinary) or (after.bare in _POINTERS and not before.text.endswith(":"))
    )


def _in_title_case(tokens: list[_Token], text: str) -> int | None:
    """The last word before the first ordinary one, or where the subject that ends there begins; ``None`` without an ordinary word."""
    first = next((at for at, token in enumerate(tokens) if at > _FEWEST and token.ordinary), None)
    if first is None:
        return None
    for wanted, reach in ((STARTERS, 2), (ROLES, 12), (SUBJECTS, 4)):
        window = range(first - 1, max(_FEWEST, first - reach) - 1, -1)
        if (at := next((at for at in window if tokens[at].bare in wanted and not _joined(tokens[at - 1])), None)) is not None:
            return _before_apposition(tokens, _first_of_run(tokens, at, wanted)) if wanted is ROLES else at
    window = range(first - 1, _FEWEST - 1, -1)
    after_mark = next((at for at in window if tokens[at - 1].text.endswith(("?", "!"))), None)
    return after_mark if after_mark is not None else _name_start(tokens, first - 1, text)


def _joined(before: _Token) -> bool:
    """Whether the word after ``before`` belongs to the same phrase: ``dan Warga``, ``untuk Petani``."""
    return before.lower and before.bare in PREPOSITIONS


def _before_apposition(tokens: list[_Token], at: int) -> int:
    """The start of the name before an office in apposition: ``Nama Orang, Direktur …``."""
    apposed = at > _FEWEST + 1 and tokens[at - 1].text.endswith(",") and tokens[at - 1].capital and tokens[at - 2].capital
    return at - 2 if apposed else at


def _first_of_run(tokens: list[_Token], at: int, wanted: frozenset[str]) -> int:
    while at > _FEWEST and tokens[at - 1].bare in wanted:
        at -= 1
    return at


def _name_start(tokens: list[_Token], at: int, text: str) -> int | None:
    """The start of the name that ends at ``at``: it reaches back as far as the article prints the same words together elsewhere."""
    while at > 0 and not tokens[at].capital:
        at -= 1
    while at > _FEWEST and tokens[at - 1].capital and text.count(f"{tokens[at - 1].text} {tokens[at].bare}") > 1:
        at -= 1
    return at if at >= _FEWEST else None


def _in_sentence_case(tokens: list[_Token], text: str) -> int | None:
    """The first capitalised word that opens a sentence rather than a name; failing all signs, the one nearest to a headline's usual end."""
    inner = [at for at in range(_FEWEST, len(tokens) - 1) if tokens[at].capital and tokens[at - 1].text[-1] not in ":,"]
    for at in inner:
        if tokens[at].bare in STARTERS or _opens_with_verb_or_noun(tokens[at], tokens[at + 1]):
            return at
    for at in inner:
        if tokens[at].bare in ROLES and tokens[at - 1].ordinary and at > _FEWEST:
            return _first_of_run(tokens, at, ROLES)
    said = (at for at in inner if re.search(rf"(?:[.!?–-][\"”]?\s+|\A|\n){re.escape(tokens[at].text)}\s", text))
    return next(said, min(inner, key=lambda at: abs(at - _USUAL_LENGTH), default=None))


def _opens_with_verb_or_noun(token: _Token, following: _Token) -> bool:
    return following.lower and _DERIVED.match(token.bare) is not None and token.bare not in _INSTITUTIONS
