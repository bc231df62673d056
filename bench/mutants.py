"""Damaged inputs by the thousand: ``python -m bench mutants [COUNT]``. Nothing may break, no span may lie, twice read is twice the same.

Every mutant is one of the demonstration's articles, as text or as a page of its outlet, with parts cut out, doubled, moved, glued or
written over by marks and words that hold readers up, or cut off in the middle of a character. The same count gives the same mutants.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from typing import Final

from bench.hostile import PIECES
from bench.quality import ROOT
from bench.speed import claims
from crawler.page import HTML, TEXT, Page, page_of
from extractor.article import Article, Rejected, to_dict, to_json
from extractor.reader import Reader
from search.demo.articles import load_outlets, load_sources
from search.demo.press import pages_of

COUNT: Final = 10_000
_MOST_CHANGES: Final = 6
_SLOW: Final = 2.0


def main(count: int = COUNT) -> int:
    """Read ``count`` mutants twice each, print what happened, and return how many promises were broken."""
    reader = Reader(ROOT / "config")
    outcomes: Counter[str] = Counter()
    lies = differing = 0
    slowest, start = 0.0, time.process_time()
    for page in mutants(count):
        before = time.process_time()
        outcome = reader.read(page)
        slowest = max(slowest, time.process_time() - before)
        outcomes[_name(outcome)] += 1
        lies += _lies(outcome)
        differing += to_json(outcome) != to_json(reader.read(page))
    seconds = time.process_time() - start
    print(f"{count} mutants read twice in {seconds:.0f} s, slowest {slowest:.2f} s; spans that lie {lies}, differing readings {differing}")
    print(", ".join(f"{name} {number}" for name, number in outcomes.most_common()))
    return outcomes["crash"] + outcomes["time-limit"] + lies + differing + (slowest > _SLOW)


def mutants(count: int) -> Iterator[Page]:
    """``count`` damaged pages, the same in every run."""
    originals = list(_originals())
    for number in range(count):
        chance = random.Random(number)
        text, media_type = originals[number % len(originals)]
        for _ in range(chance.randint(1, _MOST_CHANGES)):
            text = _changed(text, chance)
        raw = text.encode("utf-8", "surrogatepass")
        yield page_of(f"mutant-{number}", raw[: chance.randint(1, len(raw))] if chance.random() < 0.1 else raw, media_type)


def _originals() -> Iterator[tuple[str, str]]:
    outlets, sources = load_outlets(), load_sources()
    for key, outlet in outlets.items():
        own = [source for source in sources if source.outlet == key]
        pages = pages_of(outlet, own, f"https://{key}.example")
        for source in own:
            yield "\n\n".join((source.title, *source.paragraphs)), TEXT
            if source.path in pages:
                yield pages[source.path][1], HTML


def _changed(text: str, chance: random.Random) -> str:
    """``text`` with one change of a kind and at a place that ``chance`` draws."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((1, 5, 40, 400)))
    part = text[start:end]
    changed = chance.choice(
        (
            "",
            part + part,
            chance.choice(PIECES) * chance.choice((1, 3, 200)),
            part.replace(" ", ""),
            part.replace("\n", " "),
            part.replace('"', "”").replace("“", '"'),
            part.upper(),
            part[::-1],
            part + chance.choice(("\u200b", "\u00ad", "\ufeff", "\x00", "\ud800", "&amp;", "<br>", "<p>", "</div>")),
        )
    )
    return text[:start] + changed + text[end:]


def _name(outcome: Article | Rejected) -> str:
    return outcome.reason if isinstance(outcome, Rejected) else "article"


def _lies(outcome: Article | Rejected) -> int:
    return sum(claimed != printed for claimed, printed in claims(to_dict(outcome))) if isinstance(outcome, Article) else 0
