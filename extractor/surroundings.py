"""What a template prints beside the article's text instead of in it: bylines, dates, the captions of a series of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from extractor.blocks import Block
from extractor.cleaning.bylines import take_labelled
from extractor.cleaning.findings import Findings, flat
from extractor.cleaning.lines import is_date_line

_REACH: Final = 12
_LONGEST: Final = 160
_TELLING: Final = 8
"""Words from which a caption says something."""
_DATES: Final = 2
"""Printed dates that may stand before one article; where there are more, they belong to a list of others."""


def bylines_around(everything: Sequence[Block], inside: Sequence[Block]) -> tuple[str, str]:
    """The labelled bylines and printed dates shortly before and shortly after the blocks of the article, one a line."""
    if not inside:
        return "", ""
    texts = [block.text for block in everything]
    first = _position(texts, inside[0].text, 0)
    last = _position(texts, inside[-1].text, first)
    lead = [text for text in texts[max(0, first - _REACH) : first] if len(text) <= _LONGEST]
    dates = [text for text in lead if is_date_line(text)]
    before = [text for text in lead if _says_who(text) or (len(dates) <= _DATES and text in dates)]
    after = [text for text in texts[last + 1 : last + 1 + _REACH // 2] if _says_who(text)]
    return "\n".join(before), "\n".join(after)


def _position(texts: Sequence[str], text: str, start: int) -> int:
    return texts.index(text, start) if text in texts[start:] else start


def _says_who(text: str) -> bool:
    found = Findings()
    return len(text) <= _LONGEST and take_labelled(text, found) and bool(found.authors or found.editors)


def captions_of(root: Any) -> str:
    """The different captions of a series of pictures, one paragraph each; empty where fewer than two say anything."""
    captions = (flat(caption.xpath("string()")) for caption in root.iter("figcaption"))
    told = list(dict.fromkeys(caption for caption in captions if len(caption.split()) >= _TELLING))
    return "\n\n".join(told) if len(told) > 1 else ""
