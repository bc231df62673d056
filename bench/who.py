"""`python -m bench who [SET…]`: whether statements have the right speaker, by the form in which the text gives him or her.

The statements of the gold sets (:mod:`bench.quality`) are sorted by the words that attribute them: a pronoun ("kata dia", "ia
menambahkan"), "-nya" ("ujarnya"), a part of the name, the name in full beside the cue, or no name at all in the sentence (an office, a
description, or the sentence before). Of those whose words were found, the share with the right speaker is printed. Of ``unread``
totals alone are seen, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bench.quality import SETS, predicted, scorer

_PRONOUNS: Final = r"(?:dia|ia|beliau|mereka)"
_AROUND: Final = 90
"""Characters on either side of a statement in which its attribution stands."""
FORMS: Final = ("pronoun", "-nya", "part of the name", "name in full", "no name")


def main(names: list[str]) -> int:
    """Print one line a form for all ``names`` (default: every set but unread) together; nothing here has a floor."""
    asked, found, right = Counter[str](), Counter[str](), Counter[str]()
    for name in names or [n for n in SETS if n != "unread"]:
        for form, spanned, speaker in _judged(name):
            asked[form] += 1
            found[form] += spanned
            right[form] += speaker
    print(f"{'attribution':18}{'statements':>11}{'found':>8}{'right speaker of these':>24}")
    for form in (*FORMS, "all"):
        n, f, r = (c.total() if form == "all" else c[form] for c in (asked, found, right))
        print(f"{form:18}{n:11}{f:8}{r / f if f else 0:24.3f}")
    return 0


def _judged(name: str) -> Iterator[tuple[str, bool, bool]]:
    """For each statement of a set that has a speaker: the form, whether its words were found, whether with the right speaker."""
    pair = predicted(name)
    if pair is None:
        print(f"{name} skipped: not here")
        return
    gold, records = pair
    rules = scorer()
    for article in gold:
        record = records.get(article["id"], {})
        for said in article["statements"]:
            if said.get("speaker") and not said.get("optional"):
                near = [p for p in record.get("statements", ()) if p["kind"] == said["kind"] and rules.same_span(said, p)]
                yield _form(said, record.get("text", "")), bool(near), any(rules.same_statement(said, p) for p in near)


def _form(said: Mapping[str, Any], text: str) -> str:
    cue, around = (said.get("cue") or "").casefold(), _around(said["text"], text)
    last = cue.split()[-1] if cue else ""
    spoken = rf"\b{_PRONOUNS} (?:\w+ )?{re.escape(cue)}|{re.escape(cue)} {_PRONOUNS}\b"
    if re.fullmatch(_PRONOUNS, last) or (cue and re.search(spoken, around)):
        return "pronoun"
    if last.endswith("nya"):
        return "-nya"
    name = [word for word in re.findall(r"[\w'’-]+", said["speaker"].casefold()) if len(word) > 2]
    beside = sum(bool(re.search(rf"\b{re.escape(word)}\b", around)) for word in name)
    return "name in full" if name and beside == len(name) else "part of the name" if beside else "no name"


def _around(said: str, text: str) -> str:
    """The words around a statement in small letters, its own paragraph only, without the statement itself."""
    words = re.findall(r"\w+", said)
    ends = r"\W+".join(map(re.escape, words[:4])), r"\W+".join(map(re.escape, words[-4:]))
    first = re.search(ends[0], text)
    last = re.compile(ends[1]).search(text, first.start()) if first else None
    if first is None or last is None:
        return ""
    before = text[max(0, first.start() - _AROUND) : first.start()].rpartition("\n")[2]
    after = text[last.end() : last.end() + _AROUND].partition("\n")[0]
    return f"{before} {text[first.end() : last.start()]} {after}".casefold()
