"""`python -m bench offices`: who held the office that a text names, on the day of the text.

Real articles print an office together with its holder's name ("Menteri Perindustrian <name>"). That name is the truth: the office alone
is put into a sentence of ours under the article's day, and whoever the registry takes it for is compared with the name that was printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from bench.quality import ROOT
from bench.sample import CORPUS
from crawler.inputs import InputFailure, read_inputs
from extractor.article import Article
from extractor.people import find_people
from extractor.people_cast import in_order, nearly
from extractor.reader import Reader
from extractor.registry import Registry, load_registry
from extractor.titles import words_of

_LED: Final = {"right": "the printed name", "wrong": "somebody else", "nobody": "nobody"}
_FORMER: Final = frozenset({"mantan", "eks", "calon", "bakal"})


class Printed(NamedTuple):
    """An office as printed on a day, beside a name; ``known`` is the name's person where the registry has one."""

    role: str
    day: str
    name: str
    known: str | None


def main(most: int = 20) -> int:
    """Print the counts and up to ``most`` kinds of error; nothing here has a floor."""
    if not CORPUS.exists():
        print(f"offices skipped: {CORPUS} is not here")
        return 0
    registry, outcomes, wrong = load_registry(ROOT / "config"), Counter[str](), Counter[tuple[str, str, str]]()
    for printed in _printed():
        holder = _holder(printed, registry)
        outcome = "nobody" if holder is None else "right" if _same(holder, printed.name) else "wrong"
        outcomes[outcome if printed.known or holder else "not in the registry"] += 1
        if outcome == "wrong":
            wrong[printed.role, printed.name, f"{holder} ({printed.day[:4]})"] += 1
    named = outcomes["right"] + outcomes["wrong"]
    print(f"offices printed with a name: {outcomes.total()}; of people or posts in the registry: {named + outcomes['nobody']}")
    print("  the office alone leads to", ", ".join(f"{whom} {outcomes[how]}" for how, whom in _LED.items()))
    print(f"  right where somebody is named: {outcomes['right'] / max(1, named):.4f}")
    for (role, name, holder), times in wrong.most_common(most):
        print(f"  {times} × {role}: printed {name}, taken for {holder}")
    return 0


def _printed() -> Iterator[Printed]:
    reader = Reader(ROOT / "config")
    for page in read_inputs([CORPUS]):
        article = None if isinstance(page, InputFailure) else reader.read(page)
        if isinstance(article, Article) and article.published:
            for official in article.officials:
                if official.role and not official.by_role_only and not _FORMER & set(words_of(official.role)):
                    yield Printed(official.role, article.published, official.name, official.person)


def _holder(printed: Printed, registry: Registry) -> str | None:
    """The name that the office alone is taken for: the only official of a sentence without a name."""
    text = f"{printed.role} mengatakan, rencana itu berjalan baik."
    found = [named for named in find_people(text, None, printed.day, registry) if named.official and named.by_role_only]
    return found[0].name if len(found) == 1 and found[0].person else None


def _same(one: str, other: str) -> bool:
    """Whether one name is a part of the other, slips of the press included."""
    short, long = sorted((words_of(one), words_of(other)), key=len)
    return in_order(short, long) or nearly(short, long)
