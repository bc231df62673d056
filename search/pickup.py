"""A press release against the archive: who carried it, how much of it, which of its messages went under, which figures were altered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal

from crawler.errors import StoreError, UsageError
from extractor.article import Article
from extractor.changes import Changes, changes
from extractor.changes_align import align
from extractor.sentences import sentences
from extractor.story import StoryIndex
from extractor.story_carriers import Kind, kind_of
from extractor.story_signature import signature, unpack
from search.extracting import extract_all
from search.settings import Settings
from search.store import Store
from search.storying import changed, named
from search.terms import stems

Carried = Literal["verbatim", "altered", "retold", "dropped"]

_RETOLD: Final = 0.5
"""Share of a sentence's words that carry meaning which another sentence has when it says the same in other words."""
_RETOLD_FIGURES: Final = 0.3
"""The same where both state the same figures."""
_SURE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Pickup:
    """One carrier of a release: how each of the release's sentences fared in it, and what was altered."""

    article: Article
    kind: Kind
    sentences: tuple[Carried, ...]
    changes: Changes

    @property
    def share(self) -> float:
        """The share of the release's sentences that were carried, in whatever words; from 0 to 1."""
        return 1 - self.sentences.count("dropped") / max(1, len(self.sentences))

    def as_dict(self) -> dict[str, Any]:
        """The carrier as `kliping pickup --json` prints it."""
        return {
            **named(self.article),
            "kind": self.kind,
            "share": round(self.share, 3),
            "sentences": list(self.sentences),
            **changed(self.changes),
        }


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence of the release with the ids of the articles that carried it, in whatever words."""

    text: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PickupReport:
    """How a release fared: its carriers from the fullest on, and its sentences in order."""

    release: Article
    carriers: tuple[Pickup, ...]
    messages: tuple[Message, ...]
    archived: bool = False
    """Whether the release itself is in the archive, under its own id; it is not counted as its own carrier."""

    @property
    def share(self) -> float:
        """The share of the release's sentences that anybody carried; from 0 to 1."""
        return sum(bool(message.articles) for message in self.messages) / max(1, len(self.messages))

    def rows(self) -> Iterator[dict[str, Any]]:
        """The lines of `kliping pickup --json`: the release as a whole, then each carrier."""
        yield {
            "release": self.release.source, "title": self.release.title, "carriers": len(self.carriers), "share": round(self.share, 3),
            "archived": self.release.id if self.archived else None, "messages": [asdict(message) for message in self.messages],
        }  # fmt: skip
        for carrier in self.carriers:
            yield carrier.as_dict()


def read_release(path: Path, config_dir: Path, settings: Settings) -> Article:
    """The one article that is in the file at ``path``. Raises ``UsageError`` when there is none, or more than one."""
    read = list(extract_all([path], config_dir, settings, jobs=1))
    failures = [outcome for outcome in read if not isinstance(outcome, Article)]
    articles = [outcome for outcome in read if isinstance(outcome, Article)]
    if failures:
        raise UsageError(str(failures[0]))
    if len(articles) != 1:
        raise UsageError(f"{path}: berisi {len(articles)} naskah; sebut satu siaran pers / name one release")
    return articles[0]


def pickup(store: Store, release: Article) -> PickupReport:
    """Look for the carriers of ``release``: articles that carry it themselves, and those in a story with one that surely does.

    Raises ``StoreError`` while the stories are those of another version of kliping.
    """
    try:
        index = StoryIndex.load(store.grouping.signatures(), store.grouping.signature)
    except ValueError as outdated:
        raise StoreError(
            "cerita disusun oleh kliping versi lain; jalankan `kliping reindex` sekali"
            " / the stories are of another version of kliping: run `kliping reindex` once"
        ) from outdated
    mark = signature(release)
    found = [(key, sure) for key, sure in index.find(mark) if key != release.id]
    keys = dict.fromkeys(key for key, _ in found)
    for article in store.articles(key for key, sure in found if sure >= _SURE):
        story = store.story(article.story) if article.story else None
        keys.update(dict.fromkeys(member.id for member, _ in (story.carriers if story else ()) if member.id != release.id))
    full = unpack(mark)
    carriers = [_carrier(release, article, kind_of(index.signature(article.id), full)) for article in store.articles(keys)]
    carriers.sort(key=lambda carrier: (-carrier.share, carrier.article.published or "9", carrier.article.id))
    archived = store.article(release.id) is not None
    return PickupReport(release, tuple(carriers), tuple(_messages(release, carriers)), archived)


def how_carried(release: str, carrier: str) -> tuple[Carried, ...]:
    """How each sentence of ``release`` fared in ``carrier``: word for word, with changes, in other words, or not at all."""
    aligned = align(release, carrier)
    matched: dict[int, Carried] = {one.start: "verbatim" if one.tokens == other.tokens else "altered" for one, other in aligned.pairs}
    there = [_Meaning.of(carrier[start:end]) for start, end in sentences(carrier)]
    fates = []
    for words in sorted([one for one, _ in aligned.pairs] + list(aligned.only_old), key=lambda words: words.start):
        retold = matched.get(words.start) or ("retold" if _Meaning.of(release[words.start : words.end]).is_in(there) else "dropped")
        fates.append(retold)
    return tuple(fates)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A sentence without its grammar: stems that carry meaning, and the numbers in it."""

    words: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, sentence: str) -> _Meaning:
        found = frozenset(stems(sentence))
        return cls(frozenset(w for w in found if not w[0].isdigit()), frozenset(w for w in found if w[0].isdigit()))

    def is_in(self, others: Iterable[_Meaning]) -> bool:
        return any(self._is(other) for other in others)

    def _is(self, other: _Meaning) -> bool:
        enough = _RETOLD_FIGURES if self.numbers and self.numbers & other.numbers else _RETOLD
        return bool(self.words) and len(self.words & other.words) >= enough * len(self.words)


def _carrier(release: Article, article: Article, kind: Kind) -> Pickup:
    return Pickup(article, kind, how_carried(release.text, article.text), changes(release, article))


def _messages(release: Article, carriers: Sequence[Pickup]) -> Iterator[Message]:
    whole = align(release.text, "").only_old
    for n, words in enumerate(whole):
        carried = tuple(carrier.article.id for carrier in carriers if carrier.sentences[n] != "dropped")
        yield Message(release.text[words.start : words.end], carried)
