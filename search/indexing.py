"""Keeping an engine equal to the store: catching up with what changed, and building an index anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from extractor.article import Article
from search.document import Document, documents_of
from search.engine import Engine
from search.store import Store

BATCH: Final = 500


def catch_up(store: Store, engine: Engine, name: str) -> int:
    """Tell ``engine`` of every change it has not acknowledged under ``name``; returns how many. The store must be open for writing."""
    told = 0
    while changes := store.changes(name, BATCH):
        engine.drop([change.article for change in changes if change.verb == "drop"])
        engine.put(documents(store, store.articles(change.article for change in changes if change.verb == "put")))
        engine.refresh()
        store.acknowledge(name, changes[-1].seq)
        told += len(changes)
    return told


def fill(store: Store, engine: Engine) -> int:
    """Put every article of the store into an empty ``engine``; returns how many."""
    count = 0
    articles = store.iterate_articles()
    while batch := list(islice(articles, BATCH)):
        engine.put(documents(store, batch))
        count += len(batch)
    engine.refresh()
    return count


def documents(store: Store, articles: Iterable[Article]) -> Iterator[Document]:
    """What an engine is told of ``articles``; each knows how many carriers its story has and whether it speaks for it."""
    stories: dict[str, tuple[int, str]] = {}
    for article in articles:
        carriers, speaks = 1, article.id
        if article.story:
            if article.story not in stories:
                story = store.story(article.story)
                stories[article.story] = (len(story.carriers), story.carriers[0][0].id) if story else (1, article.id)
            carriers, speaks = stories[article.story]
        yield from documents_of(article, carriers, article.id == speaks)
