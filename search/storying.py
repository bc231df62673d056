"""One story in full, two carriers compared, and stories put together or apart by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations, product
from typing import Any, Final

from crawler.errors import UsageError
from extractor.article import Article
from extractor.changes import Change, Changes, changes
from extractor.story_carriers import Kind, eldest_first, kind_of
from extractor.story_evidence import Evidence, strength, weigh
from extractor.story_origin import Origin, origin
from extractor.story_quotes import Conflict, Family, conflicts, families
from extractor.story_signature import signature, unpack
from search.store import Store, Story
from search.store.grouping import Verdict
from search.story_bonds import Bond, Bonds, bonds, evidence_row

COMPARED: Final = 200
"""So many carriers of one story are compared in full; the rest is only listed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What ``carrier`` changed of ``original``, how it carries it, and on which evidence the two count as one story (``strength`` > 0)."""

    original: Article
    carrier: Article
    kind: Kind
    changes: Changes
    evidence: Evidence
    strength: float

    def as_dict(self) -> dict[str, Any]:
        """The row as `kliping diff --json` prints it."""
        return {
            "original": named(self.original), "carrier": named(self.carrier), "kind": self.kind,
            "same_story": self.original.story == self.carrier.story, "strength": round(self.strength, 3),
            **evidence_row(self.evidence), **changed(self.changes),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carriage:
    """One carrier in its story: how it carries, what it changed of the original, what it says of its source, why it is in the story.

    ``changes`` is null for the original, and for carriers beyond the first ``COMPARED``; ``bond`` also where only a decision by hand holds.
    """

    article: Article
    kind: str | None
    changes: Changes | None
    origin: Origin | None
    bond: Bond | None = None

    def as_dict(self) -> dict[str, Any]:
        """The carrier as `kliping story --json` prints it."""
        said = {"origin": asdict(self.origin)} if self.origin else {"origin": None}
        because = {"because": self.bond.as_dict() if self.bond else None}
        return {**named(self.article), "kind": self.kind, **said, **because, **(changed(self.changes) if self.changes else {})}


@dataclass(frozen=True, slots=True)
class Dossier:
    """A story: the original first, then the others from the earliest on; who was ``first``, and what the carriers disagree on."""

    story: str
    origin: str | None
    first: Article
    carriers: tuple[Carriage, ...]
    quotations: tuple[Family, ...]
    conflicts: tuple[Conflict, ...]
    verdicts: tuple[Verdict, ...] = ()
    """What people decided of its carriers, the newest first."""

    def as_dict(self) -> dict[str, Any]:
        """The story as `kliping story --json` prints it."""
        return {
            "story": self.story, "title": self.carriers[0].article.title, "origin": self.origin, "first": named(self.first),
            "carriers": [carrier.as_dict() for carrier in self.carriers],
            "quotations": [asdict(family) for family in self.quotations], "conflicts": [asdict(one) for one in self.conflicts],
            "decisions": [asdict(one) for one in self.verdicts],
        }  # fmt: skip


def diff(store: Store, one: str, other: str) -> Difference:
    """What article ``other`` changed of article ``one``; a story's id stands for the article that speaks for it.

    Raises ``UsageError`` for an unknown id.
    """
    original, carrier = _article(store, one), _article(store, other)
    signatures = [unpack(signature(article)) for article in (original, carrier)]
    evidence = weigh(*signatures)
    return Difference(original, carrier, kind_of(signatures[1], signatures[0]), changes(original, carrier), evidence, strength(evidence))


def dossier(store: Store, key: str) -> Dossier:
    """All that is known of a story, by its id, a former id, or the id of one of its articles. Raises ``UsageError`` for an unknown id."""
    story = _story(store, key)
    articles = [article for article, _ in story.carriers]
    tied = bonds(store, [article.id for article in articles])
    carriers = tuple(_carriages(story, tied))
    compared = [(carrier.article.id, carrier.changes) for carrier in carriers if carrier.changes]
    return Dossier(story.id, story.origin, _first(articles), carriers, families(articles), conflicts(compared), tied.verdicts)


def join(store: Store, keys: Sequence[str], who: str) -> str:
    """Put the stories with these ids (or of these articles) together for good; the next grouping does it.

    Returns the id of an article in it. Raises ``UsageError`` for an unknown id or fewer than two stories.
    """
    found = {story.id: [article.id for article, _ in story.carriers] for story in (_story(store, key) for key in keys)}
    if len(found) < 2:
        raise UsageError("sebut sedikitnya dua cerita yang berbeda / name at least two different stories")
    members = list(found.values())
    with store.transaction():
        store.grouping.allow(pair for one, other in combinations(members, 2) for pair in product(one, other))
        store.grouping.decide([(members[0][0], others[0]) for others in members[1:]], "join", who)
    return members[0][0]


def split(store: Store, keys: Sequence[str], who: str) -> str:
    """Take these articles out of their story for good; together they are a story of their own after the next grouping.

    Returns the first of them. Raises ``UsageError`` for an unknown id, articles of several stories, or all of a story.
    """
    leaving = [_article(store, key) for key in keys]
    stories = {article.story for article in leaving}
    story = store.story(leaving[0].story) if len(stories) == 1 and leaving[0].story else None
    staying = [article.id for article, _ in story.carriers if article.id not in {one.id for one in leaving}] if story else []
    if not staying:
        raise UsageError("berita yang dipisahkan harus dari satu cerita, dan tidak semuanya / take some articles out of one story")
    with store.transaction():
        store.grouping.decide([(article.id, other) for article in leaving for other in staying], "split", who)
        store.grouping.decide([(leaving[0].id, article.id) for article in leaving[1:]], "join", who)
    return leaving[0].id


def undecide(store: Store, pair: tuple[str, str], key: str) -> str:
    """Withdraw what was decided of two articles (ids); the next grouping goes by the evidence again.

    Returns the id of an article of the story ``key``. Raises ``UsageError`` for an unknown id, or where nothing was decided of the pair.
    """
    articles = [article.id for article, _ in _story(store, key).carriers]
    if sorted(pair) not in [[one.one, one.other] for one in store.grouping.verdicts_on(pair)]:
        raise UsageError("tidak ada keputusan tentang kedua berita ini / nothing was decided of these two articles")
    with store.transaction():
        store.grouping.allow([pair])
    return articles[0]


def named(article: Article) -> dict[str, Any]:
    """An article as the rows about stories name it."""
    return {
        "id": article.id, "source": article.source, "url": article.url, "outlet": article.outlet, "title": article.title,
        "published": article.published,
    }  # fmt: skip


def changed(found: Changes) -> dict[str, Any]:
    """Changes as the rows about stories print them; the shares of sentences kept and unchanged are from 0 to 1."""
    return {
        "kept": round(found.kept, 3), "unchanged": round(found.unchanged, 3),
        "altered": [asdict(change) for change in found.altered],
        "lost": [_fact(change, change.old) for change in found.lost], "gained": [_fact(change, change.new) for change in found.gained],
        "dropped": list(found.dropped), "added": list(found.added),
    }  # fmt: skip


def _fact(change: Change, said: str | None) -> dict[str, Any]:
    return {"what": change.what, "text": said}


def _carriages(story: Story, tied: Bonds) -> Iterator[Carriage]:
    original = story.carriers[0][0]
    for n, (article, kind) in enumerate(story.carriers):
        compared = changes(original, article) if 0 < n <= COMPARED else None
        yield Carriage(article, kind, compared, origin(article), tied.by_carrier.get(article.id))


def _first(articles: Sequence[Article]) -> Article:
    signatures = {article.id: unpack(signature(article)) for article in articles}
    earliest = eldest_first(signatures, signatures)[0]
    return next(article for article in articles if article.id == earliest)


def _article(store: Store, key: str) -> Article:
    article = store.article(key)
    if article is None:
        story = store.story(key)
        article = story.carriers[0][0] if story else None
    if article is None:
        raise _unknown(key)
    return article


def _story(store: Store, key: str) -> Story:
    story = store.story(key)
    if story is None:
        article = store.article(key)
        story = store.story(article.story) if article and article.story else None
    if story is None:
        raise _unknown(key)
    return story


def _unknown(key: str) -> UsageError:
    return UsageError(f"tidak ada berita atau cerita dengan id {key} / no article or story with this id")
