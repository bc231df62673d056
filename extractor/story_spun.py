"""Machine-spun copies: a program has put other words, names and figures into somebody else's text."""

from __future__ import annotations

from typing import Final

from extractor.changes import Changes

_FACTS: Final = 2
_REWORDED: Final = 0.5


def is_spun(changed: Changes) -> bool:
    """Whether a carrier was spun, from what it changed of the original.

    Editors cut, move and retell, but leave quotations and figures alone; one slip is human. A spinner goes through sentence after
    sentence without knowing what a quotation or a name is: most sentences altered, words inside quotations too, and several facts.
    """
    facts = {change.old for change in changed.facts if change.what != "quotation" and change.old and change.new}
    quoted = any(change.what == "quotation" for change in changed.facts)
    reworded = 1 - changed.unchanged / changed.kept if changed.kept else 0.0
    return len(facts) >= _FACTS and quoted and reworded >= _REWORDED
