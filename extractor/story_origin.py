"""Which wire or release a text comes from, where it says so itself.

The words are those of the Indonesian press: ``sumber: antaranews.com``, ``(ANTARA)`` in the dateline, ``Pewarta`` with an agency's
copyright line, ``sumber: Siaran Pers``, ``dilansir dari Antara``, ``dalam keterangan tertulisnya``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from extractor.article import Article

_WIRES: Final = {
    "ANTARA": r"LKBN\s+Antara|Kantor\s+Berita\s+Antara|antara(?:news)?(?:\.com)?|ANTARA(?:\s?News)?",
    "Reuters": r"Reuters(?:\.com)?",
    "AFP": r"AFP|Agence\s+France[- ]Presse",
    "AP": r"Associated\s+Press|AP\s?News|apnews\.com",
    "Bloomberg": r"Bloomberg(?:\.com)?",
    "Xinhua": r"Xinhua",
    "Kyodo": r"Kyodo(?:\s+News)?",
    "Bernama": r"Bernama",
    "InfoPublik": r"InfoPublik(?:\.id)?",
}
_WIRE: Final = "|".join(f"(?P<w{n}>{pattern})" for n, pattern in enumerate(_WIRES.values()))
_WIRE_NAMES: Final = tuple(_WIRES)
_ADDRESS: Final = r"(?:https?://)?(?:www\.|m\.|en\.)?"
_NAMED: Final = (
    re.compile(rf"\bsumber(?:\sberita)?\s?:\s{{0,2}}{_ADDRESS}(?:{_WIRE})(?![\w-])", re.I),
    re.compile(
        rf"\b(?:di(?:kutip|lansir|sadur)\s(?:dari|oleh)|melansir|mengutip)\s(?:laman\s|situs\s)?{_ADDRESS}(?:{_WIRE})(?![\w-])", re.I
    ),
    re.compile(rf"\(\s?(?:{_WIRE})(?:\s?/[\w /]{{1,30}})?\s?\)"),
    re.compile(rf"(?:Copyright|©)[^\n]{{0,20}}?(?:{_WIRE})\b"),
)
_DOMAIN: Final = re.compile(
    rf"\bsumber(?:\sberita)?\s?:\s{{0,2}}{_ADDRESS}(?P<domain>[a-z0-9-]{{2,40}}(?:\.[a-z0-9-]{{2,20}}){{1,3}})", re.I
)
_RELEASE_LINE: Final = re.compile(
    r"\bsumber\s?:\s{0,2}(?:siaran\spers|rilis|humas)|^\s?siaran\spers\b|\bdemikian\ssiaran\spers", re.I | re.M
)
_RELEASE_WORDS: Final = re.compile(
    r"\b(?:dalam|lewat|melalui|pada)\s"
    r"(?:siaran\spers|keterangan\s(?:tertulis|resmi|pers)|rilis(?:\s(?:resmi|pers))?|pernyataan\s(?:tertulis|resmi))(?:nya)?\b",
    re.I,
)
_EDGE: Final = 300
"""Characters at both ends of a text in which a source line stands."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text was taken from: a ``wire`` agency, another ``outlet`` or a press ``release``; ``words`` are the ones that say so."""

    kind: Literal["wire", "outlet", "release"]
    name: str
    words: str


def origin(article: Article) -> Origin | None:
    """What ``article`` says of its own source; null where it says nothing."""
    lines = [*(dropped.text for dropped in article.dropped), article.dateline or "", *article.authors]
    ends = [article.text[:_EDGE], article.text[-_EDGE:]] if len(article.text) > _EDGE else [article.text]
    for where in (*lines, *ends):
        if named := next(filter(None, (pattern.search(where) for pattern in _NAMED)), None):
            return Origin("wire", _wire(named), named[0].strip())
        if found := _RELEASE_LINE.search(where):
            return Origin("release", "siaran pers", found[0].strip())
        if found := _DOMAIN.search(where):
            return Origin("outlet", found["domain"].casefold(), found[0].strip())
    found = _RELEASE_WORDS.search(article.text)
    return Origin("release", "siaran pers", found[0]) if found else None


def common_origin(articles: Iterable[Article]) -> Origin | None:
    """The origin that a story's carriers point to: a release when one names it, else the source that most of them name."""
    found = [said for said in map(origin, articles) if said]
    order = sorted(
        found, key=lambda said: (said.kind != "release", -sum(said.name == other.name for other in found), said.name, said.words)
    )
    return order[0] if order else None


def _wire(found: re.Match[str]) -> str:
    return next(name for n, name in enumerate(_WIRE_NAMES) if found[f"w{n}"])
