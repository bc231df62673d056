"""Machine-spun copies: a program has put other words, names and figures into somebody else's text."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from extractor.changes import Change, Changes

_FACTS: Final = 2
_QUOTED: Final = 2
_REWORDED: Final = 0.5
_MISPRINT: Final = 0.8
"""From this likeness on (difflib's ratio of letters) two words are one, misprinted."""
_WORD: Final = re.compile(r"\w+")
_DIGIT: Final = re.compile(r"\d")


def is_spun(changed: Changes) -> bool:
    """Whether a carrier was spun, from what it changed of the original.

    Editors cut, move and retell, but leave quotations and figures alone; a slip is human, and two reporters at one event hear a word
    differently. A spinner goes through sentence after sentence without knowing what a quotation or a name is: most sentences altered,
    several facts exchanged for others of their kind, and words exchanged or put in where people are quoted.
    """
    facts = {change.old for change in changed.facts if change.what != "quotation" and _exchanged(change)}
    quoted = sum(change.what == "quotation" and _put_in(change) for change in changed.facts)
    reworded = 1 - changed.unchanged / changed.kept if changed.kept else 0.0
    return len(facts) >= _FACTS and quoted >= _QUOTED and reworded >= _REWORDED


def _exchanged(change: Change) -> bool:
    """A number for a number, a name for a name: not a name told more fully, nor something else in its place."""
    if not (change.old and change.new):
        return False
    if change.what != "name":
        return bool(_DIGIT.search(change.old)) == bool(_DIGIT.search(change.new))
    old, new = (_WORD.findall(side.lower()) for side in (change.old, change.new))
    return abs(len(old) - len(new)) <= 1 and not (set(old) <= set(new) or set(new) <= set(old))


def _put_in(change: Change) -> bool:
    old, new = ("".join(_WORD.findall((side or "").lower())) for side in (change.old, change.new))
    return bool(new) and SequenceMatcher(None, old, new, autojunk=False).ratio() < _MISPRINT
