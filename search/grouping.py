"""Grouping the stored articles into stories: what is new is compared with everything, what is settled is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from extractor.article import Article
from extractor.changes import changes
from extractor.story import StoryIndex
from extractor.story_carriers import COPIES, Kind, eldest_first, kind_of, representative, story_id
from extractor.story_grouping import Decision, Link, group
from extractor.story_origin import common_origin
from extractor.story_signature import VERSION, Signature, signature, unpack
from extractor.story_spun import is_spun
from search.store import Store
from search.store.grouping import Grouped

TRANSACTION: Final = 200
"""So many articles are entered at once; a killed grouping repeats at most these."""


class Comparison:
    """Signs articles and links them with all others; may be made early, so that a long run compares while it still reads.

    What it holds in memory is the store's: while it is in use nobody else compares articles of this store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: StoryIndex | None = None

    def of_new(self, most: int = TRANSACTION) -> int:
        """Compare at most ``most`` articles that are in no story yet; returns how many. Their stories are settled by :func:`regroup`."""
        return len(self._compare(self._store.grouping.unsigned_new(most)))

    def of_all(self) -> list[str]:
        """Compare all that is new or changed; their ids."""
        self._store.grouping.forget_outdated(VERSION)
        pending = iter(self._store.grouping.unsigned())
        return [key for some in iter(lambda: list(islice(pending, TRANSACTION)), []) for key in self._compare(some)]

    def _compare(self, keys: Sequence[str]) -> list[str]:
        if not keys:
            return []
        index = self._index = self._index or self._load()
        with self._store.transaction():
            for article in self._store.articles(keys):
                data = signature(article)
                self._store.grouping.keep(article.id, VERSION, data, index.add(article.id, data))
        return list(keys)

    def _load(self) -> StoryIndex:
        self._store.grouping.forget_outdated(VERSION)
        return StoryIndex.load(self._store.grouping.signatures(), self._store.grouping.signature)


def regroup(store: Store, comparison: Comparison | None = None) -> int:
    """Enter the story of every article; returns how many articles changed.

    The stories are a function of the articles and of what people decided: neither the order of arrival nor the number of runs matters.
    """
    renewed = set((comparison or Comparison(store)).of_all())
    before = {frozenset(members) for members in store.grouping.members().values()}
    links = (Link(*row) for row in store.grouping.links())
    groups = group(store.grouping.article_ids(), links, (Decision(*row) for row in store.grouping.decisions()))
    changed = [members for members in groups if members not in before or not renewed.isdisjoint(members)]
    return store.grouping.settle(_settled(store, members) for members in changed)


def _settled(store: Store, members: Iterable[str]) -> Grouped:
    signatures = {key: unpack(data) for key, data in store.grouping.signatures_of(members).items()}
    eldest = eldest_first(signatures, signatures)
    speaks = representative(eldest, signatures)
    if len(eldest) == 1:
        return Grouped(story_id(speaks), speaks, {speaks: None})
    articles = {article.id: article for article in store.articles(eldest)}
    kinds: dict[str, str | None] = {speaks: None}
    for key in eldest:
        if key != speaks:
            kinds[key] = _kind(articles[speaks], articles[key], signatures[speaks], signatures[key])
    copies = (articles[key] for key, kind in kinds.items() if kind in (None, *COPIES))
    origin = common_origin(copies)
    return Grouped(story_id(eldest[0]), speaks, kinds, origin.name if origin else None)


def _kind(original: Article, carrier: Article, full: Signature, part: Signature) -> Kind:
    kind = kind_of(part, full)
    return "spun" if kind != "exact" and is_spun(changes(original, carrier)) else kind
