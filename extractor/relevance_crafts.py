"""What an article that never names IKM says about small industry: who works there, what the state does about them.

Words of crafts alone prove little: a batik shirt is given away, a songket is stolen. An article is about policy where producers stand
close to a measure (aid, training, a rule) and to a part of the state, in its headline, or again and again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from extractor.nlp.automaton import Hit

_MEASURE_NEAR, _STATE_NEAR = 120, 250
"""Characters between a word of small industry and what is done about it, and who does it."""
_FIRST, _MORE, _MOST = 0.18, 0.1, 3
"""A producer, and each further mention of one up to so many."""
_KINDS: Final = 0.05
_PASSING, _LONG = 0.08, 1500
"""A producer who is mentioned once in passing, in an article of so many characters, counts little, and nothing is done for them."""
_TITLE, _TITLE_PRODUCT = 0.25, 0.1
_HELPED, _HELPED_MORE = 0.15, 0.05
_PRODUCT, _PRODUCTS = 0.05, 3
_HELPED_PRODUCT: Final = 0.15
_TOOL, _TOOLS = 0.08, 2
_LOOSE, _LOOSE_MOST = 0.03, 0.06
_MARKET, _MARKET_FEWEST = 0.25, 3
"""Taken away where the article is about prices and supplies."""


def weigh_crafts(hits: Sequence[Hit], in_title: Sequence[Hit], length: int) -> Iterator[tuple[float, str]]:
    """The weights and reasons, from the ``hits`` of the word lists in a text of that ``length`` and in its headline."""
    producers, products = _of(hits, "producer"), _of(hits, "product")
    passing = len(producers) == 1 and length > _LONG and not _of(in_title, "producer")
    if passing:
        yield _PASSING, "menyebut pelaku industri kecil sekali"
    elif producers:
        kinds = len({hit.phrase.text for hit in producers}) > 1
        yield _FIRST + _MORE * min(len(producers) - 1, _MOST) + _KINDS * kinds, "membahas pelaku industri kecil atau sentra"
    if _of(in_title, "producer"):
        yield _TITLE, "pelaku industri kecil disebut di judul"
    elif _of(in_title, "product"):
        yield _TITLE_PRODUCT, "kerajinan disebut di judul"
    if products:
        yield _PRODUCT * min(len({hit.phrase.text for hit in products}), _PRODUCTS), "membahas hasil kerajinan"
    helped, helped_products = (sum(_is_helped(hit, hits) for hit in group) for group in (producers, products))
    if helped and not passing:
        yield _HELPED + _HELPED_MORE * (helped > 1), "tindakan pemerintah bagi pelaku industri kecil"
    if helped_products:
        yield _HELPED_PRODUCT * min(helped_products, 2), "tindakan pemerintah soal hasil kerajinan"
    yield from _around(hits, about=bool(producers or products))


def _around(hits: Sequence[Hit], *, about: bool) -> Iterator[tuple[float, str]]:
    tools, loose = (len({hit.phrase.text for hit in _of(hits, key)}) for key in ("tool", "loose"))
    if tools:
        yield _TOOL * min(tools, _TOOLS), "menyebut alat atau bahan produksi"
    if loose and about:
        yield min(_LOOSE * loose, _LOOSE_MOST), "menyebut produk dalam negeri atau olahan"
    if len(_of(hits, "market")) >= _MARKET_FEWEST:
        yield -_MARKET, "membahas harga atau pasokan barang pokok"


def _is_helped(craft: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a measure and a part of the state stand near."""
    near = {hit.phrase.key for hit in _within(craft, hits, _STATE_NEAR)}
    return not near.isdisjoint(("state", "ministry")) and any(hit.phrase.key == "measure" for hit in _within(craft, hits, _MEASURE_NEAR))


def _within(craft: Hit, hits: Sequence[Hit], reach: int) -> Sequence[Hit]:
    first = bisect_left(hits, craft.start - reach, key=lambda hit: hit.start)
    return hits[first : bisect_left(hits, craft.end + reach, key=lambda hit: hit.start)]


def _of(hits: Sequence[Hit], key: str) -> list[Hit]:
    return [hit for hit in hits if hit.phrase.key == key]
