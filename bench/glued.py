"""Headlines glued into running text: how often the seam between headline and sentence is found.

Links to other articles lose their line in many copies: ``… (5/3). Baca juga: <headline> <sentence>``. Here real headlines are set before
sentences of other real articles of the same outlet, so that the seam is known. The weights of ``extractor/cleaning/title_signs.py`` were
fitted on articles with an odd id; only those with an even one are used here.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from bench.sample import CORPUS
from crawler.inputs import InputFailure, read_inputs
from extractor.clean import clean
from extractor.cleaning.findings import Findings, flat
from extractor.cleaning.links import without_links
from extractor.draft import Draft
from extractor.plain import draft_of_text
from extractor.sentences import sentences

_LABEL = "Baca juga: "
_LONG = 900
_FEWEST = 5
_MARKED = re.compile(r"[“”\"]")


def main(seed: int, count: int) -> int:
    """Print how many of ``count`` seams that ``seed`` draws are found exactly."""
    if not CORPUS.exists():
        print(f"glued skipped: {CORPUS} is not here")
        return 0
    found: dict[str, list[bool]] = defaultdict(list)
    for outlet, headline, text in _glued(random.Random(seed), count):
        findings = Findings()
        without_links(text, findings)
        found[outlet].append(f"{_LABEL}{headline}" in [one.text for one in findings.dropped])
    every = [exact for outlet in found.values() for exact in outlet]
    for name, exact in (*sorted(found.items()), ("all", every)):
        print(f"{name:24} {sum(exact) / len(exact):.3f}  ({sum(exact)} of {len(exact)})")
    return 0


def _glued(draw: random.Random, count: int) -> Iterator[tuple[str, str, str]]:
    """An outlet, a headline of it, and another of its articles with that headline glued before one of its sentences."""
    by_outlet = _articles()
    outlets = sorted(outlet for outlet, articles in by_outlet.items() if len(articles) >= _FEWEST)
    while count:
        outlet = draw.choice(outlets)
        (headline, _), (_, host) = draw.sample(by_outlet[outlet], 2)
        starts = [start for start, end in sentences(host)[1:] if host[start].isupper() and len(host[start:end].split()) >= _FEWEST]
        if starts and not _MARKED.search(headline):
            at = draw.choice(starts)
            count -= 1
            yield outlet, headline, f"{host[:at]}{_LABEL}{headline} {host[at:]}"


def _articles() -> dict[str, list[tuple[str, str]]]:
    """Headline and text of the long articles with an even id, by outlet."""
    by_outlet: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for page in read_inputs([CORPUS]):
        draft = None if isinstance(page, InputFailure) or not _is_even(page.given.id) else draft_of_text(page)
        if isinstance(page, InputFailure) or not isinstance(draft, Draft) or not draft.title:
            continue
        cleaned = clean(draft)
        if len(cleaned.text) > _LONG and cleaned.title:
            by_outlet[_site(page.url)].append((flat(cleaned.title), cleaned.text.replace("\n\n", " ")))
    return by_outlet


def _is_even(name: str | None) -> bool:
    return name is not None and int(name[-1], 16) % 2 == 0


def _site(url: str | None) -> str:
    parts = (urlsplit(url or "").hostname or "").split(".")
    return ".".join(parts[-3:] if parts[-1] == "id" and len(parts) > 2 else parts[-2:]) or "(no address)"
