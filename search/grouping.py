"""Grouping the stored articles into stories: what is new is compared with everything, what is settled is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def regroup(store: Store) -> int:
    """Enter the story of every article; returns how many articles changed.

    The stories are a function of the articles and of what people decided: neither the order of arrival nor the number of runs matters.
    """
    renewed = set(_compare_new(store))
    before = {frozenset(members) for members in store.grouping.members().values()}
    links = (Link(*row) for row in store.grouping.links())
    groups = group(store.grouping.article_ids(), links, (Decision(*row) for row in store.grouping.decisions()))
    changed = [members for members in groups if members not in before or not renewed.isdisjoint(members)]
    return store.grouping.settle(_settled(store, members) for members in changed)


def _compare_new(store: Store) -> Iterator[str]:
    """Sign and link what is new or changed; gives the ids."""
    store.grouping.forget_outdated(VERSION)
    pending = iter(store.grouping.unsigned())
    some = list(islice(pending, TRANSACTION))
    if not some:
        return
    index = StoryIndex.load(store.grouping.signatures())
    while some:
        with store.transaction():
            for article in store.articles(some):
                data = signature(article)
                store.grouping.keep(article.id, VERSION, data, index.add(article.id, data))
                yield article.id
        some = list(islice(pending, TRANSACTION))


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
