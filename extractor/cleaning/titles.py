"""Where a headline that is glued into running text ends, and the sentence goes on.

``… (13/12). Baca juga: Pasar Baru Mulai Ramai Lagi Dia menyebutkan, …``: no mark tells the two apart. A line break, a double space or an
opening quotation mark settles it; otherwise every capitalised word may begin the sentence, and the one for which most speaks does
(:mod:`extractor.cleaning.title_signs`).
"""

from __future__ import annotations

import re
from math import inf
from typing import Final

from extractor.cleaning.title_signs import Token, printed_in, weight

_TOKEN: Final = re.compile(r"\S+")
_GAP: Final = re.compile(r"  +|\n")
_NUMBERED: Final = re.compile(r"(?<=\w)(?<!\bRp)(?<!\bke) \d{1,2}\. (?=[A-Z])")
_SENTENCE_END: Final = re.compile(r"(?:[^\s.]{2,}| )[.][\"”’)]*(?:\s|\Z)")
_OPENING: Final = '"“'
_OPENING_MARK: Final = re.compile(r"(?<=\s)[\"“](?=\w)")
_QUOTED_NAME: Final = re.compile(r"[\"“][^\"”\n]{1,50}[^\"”\n,.?!][\"”](?! *(?:kata|ujar|ucap|tutur|jelas|imbuh|tegas))")
_GOES_ON: Final = (":", ",", "-", "–")
_LONGEST: Final = 320
_FEWEST: Final = 3
_MOST: Final = 22
_MOST_TOKENS: Final = 45
_CERTAIN: Final = 3.0
"""Weight of a seam that is believed although two spaces further on end something too: they may stand inside the sentence."""


def title_end(text: str, start: int, stop: int) -> int:
    """The offset in ``text[start:stop]`` behind the headline that begins at ``start``.

    ``stop`` is returned when nothing but the headline stands there.
    """
    end = _firm_end(text, start, stop)
    scope = text[start:end]
    quotation_follows = end < stop and text[end] in _OPENING
    sentence = _SENTENCE_END.search(scope)
    if sentence is None and len(scope.split()) <= _MOST and not (quotation_follows and scope.rstrip().endswith((",", ":"))):
        return min(end, _seam(text, start, _sentence_end(text, end, stop), least=_CERTAIN)) if text.startswith("  ", end) else end
    return _seam(text, start, start + sentence.end() if sentence else end)


def _sentence_end(text: str, start: int, stop: int) -> int:
    found = _SENTENCE_END.search(text, start, min(stop, start + _LONGEST))
    return found.end() if found else stop


def _seam(text: str, start: int, end: int, least: float = -inf) -> int:
    """The most likely seam within ``text[start:end]``; ``end`` where none has at least the weight ``least``."""
    tokens = [Token(found.start(), found.group()) for found in _TOKEN.finditer(text, start, end)][:_MOST_TOKENS]
    seams = [at for at in range(_FEWEST, min(len(tokens) - 1, _MOST)) if tokens[at].capital and not tokens[at - 1].text.endswith(_GOES_ON)]
    if not seams:
        return end
    printed = printed_in(text)
    best, at = max((weight(tokens, at, printed), -at) for at in seams)
    return tokens[-at].start if best >= least else end


def _firm_end(text: str, start: int, stop: int) -> int:
    stop = min(stop, start + _LONGEST)
    for border in (_GAP, _NUMBERED):
        if found := border.search(text, start, stop):
            stop = found.start()
    for found in _OPENING_MARK.finditer(text, start, stop):
        if len(text[start : found.start()].split()) >= _FEWEST and not _QUOTED_NAME.match(text, found.start()):
            return found.start()
    return stop
