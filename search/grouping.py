"""Grouping the stored articles into stories."""

from __future__ import annotations

import hashlib
import re

from search.store import Store

_WORD = re.compile(r"\w+")


def regroup(store: Store) -> int:
    """Enter the story of every article; returns how many articles changed. Articles with the same words are one story."""
    members = {article.id: _fingerprint(article.text) for article in store.iterate_articles()}
    first: dict[str, str] = {}
    for key, fingerprint in sorted(members.items()):
        first.setdefault(fingerprint, key)
    return store.set_stories({key: (first[fingerprint], "exact") for key, fingerprint in members.items()})


def _fingerprint(text: str) -> str:
    return hashlib.sha256(" ".join(_WORD.findall(text.lower())).encode()).hexdigest()
