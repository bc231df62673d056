"""Going through a list page by page while the archive grows: nothing that was there is left out, nothing comes twice.

Nothing is kept between two pages but the :class:`Place` that the asker holds. Articles that come in after the first page do not count. In
an order of time a document's place depends on nothing but itself, so that a page begins right behind the last row of the one before.
Scores change with every article that arrives; by relevance the asker's place therefore names the rows shown, and as such a list of names
must not grow for ever, what follows the first :data:`HEAD` rows comes newest first.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from crawler.errors import UsageError
from search.asking import Desk
from search.document import claim_of, moment, tie_of
from search.engine import Finder, Hit, Query, Results
from search.engines import arrange
from search.query_nodes import Is, Node, Not, all_of
from search.store import Store
from search.views import Page, Row, StoryRow

HEAD: Final = 200
"""So many rows (or one larger page) come by relevance."""
_NEWCOMERS: Final = 50_000
"""So many articles may come in between the first page and the last."""
_MARK: Final = 8
"""Letters (of 6 bits) by which a row shown is known again: that one in a million rows is mistaken for one of 200 is less than likely."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far somebody has gone through a list.

    ``until`` is the number of the last article that counts (:meth:`search.store.Store.newest_arrival`), ``reading`` a digest of how the
    question was understood. ``rows`` have been shown: those of ``marks`` by relevance, the others in an order of time. The last of these
    was row ``passed`` (from 1; 0: there was none), and is placed by its date, its article and its number in the article.
    """

    until: int
    rows: int = 0
    marks: str = ""
    passed: int = 0
    published: str | None = None
    article: str = ""
    number: int | None = None
    reading: str = ""

    @property
    def marked(self) -> tuple[str, ...]:
        """The marks one by one."""
        return tuple(self.marks[at : at + _MARK] for at in range(0, len(self.marks), _MARK))


def after(desk: Desk, ask: Callable[[Desk], Page[Row]], place: Place | None) -> tuple[Page[Row], Place | None]:
    """What ``ask`` gets from a desk whose every page is that behind ``place`` (null: the first page), and the place behind that.

    Null stands for the end of the list. Raises ``UsageError`` when the question has another meaning than at the first page, since new
    names are known, or a new day began.
    """
    begun = place or Place(desk.store.newest_arrival())
    walk = Walk(desk.engine, desk.store, begun)
    found = ask(replace(desk, engine=walk))
    if begun.reading and begun.reading != walk.reading:
        raise UsageError("cursor: pertanyaan kini dipahami lain; mulai lagi / the question is understood otherwise now; begin again")
    rows = tuple(row if isinstance(row, StoryRow) else replace(row, rank=row.rank + begun.rows) for row in found.rows)
    return replace(found, rows=rows), walk.next and replace(walk.next, reading=walk.reading)


def time_key(row: Place | Hit, oldest_first: bool) -> tuple[int, int]:
    """What puts a hit, or the last row shown, in an order of time. Raises ``ValueError`` for a date that is none."""
    tie = tie_of(row.article, row.number)
    return arrange.time_key(arrange.Row(0.0, moment(row.published), tie, tie, None), oldest_first)


class Walk:
    """A :class:`search.engine.Finder` for one page: whatever page a query names, its hits are those that follow ``place``.

    ``next`` is the place behind them, null at the end of the list, and ``reading`` a digest of the query that gave them. Raises
    ``UsageError`` when too much has come in since the first page.
    """

    def __init__(self, engine: Finder, store: Store, place: Place) -> None:
        self.next: Place | None = None
        self.reading = ""
        self._engine, self._store, self._place, self._marks = engine, store, place, frozenset(place.marked)
        self._later = store.arrivals_since(place.until, _NEWCOMERS + 1)
        if len(self._later) > _NEWCOMERS:
            raise UsageError("cursor: terlalu banyak berita masuk sesudahnya; mulai lagi / too many articles came in since; begin again")

    def find(self, query: Query) -> Results:
        """See :class:`search.engine.Finder`."""
        later: tuple[Node, ...] = (Not(Is("article", tuple(self._later))),) if self._later else ()
        held = replace(query, match=all_of(query.match, *later))
        if not query.size:
            return self._engine.find(held)
        self.reading = _digest(repr((query.what, query.match, query.filters, query.sort, query.grouped)))
        ranked = query.sort == "relevance" and len(self._marks) < HEAD
        return self._ranked(held) if ranked else self._timed(held)

    def every(self, query: Query) -> Iterator[Hit]:
        """See :class:`search.engine.Finder`: the whole list, not only what follows."""
        return self._engine.every(query)

    def close(self) -> None:
        """See :class:`search.engine.Finder`."""
        self._engine.close()

    def _ranked(self, query: Query) -> Results:
        """The best that were not shown: each row shown takes the place of one hit at most."""
        place, size = self._place, query.size
        found = self._engine.find(replace(query, page=1, size=len(self._marks) + size + 1))
        fresh = [hit for hit in found.hits if self._is_new(query, hit)]
        marks = place.marks + "".join(_mark(next(self._names(query, hit))) for hit in fresh[:size])
        self.next = replace(place, rows=place.rows + size, marks=marks) if len(fresh) > size else None
        return replace(found, hits=tuple(fresh[:size]))

    def _timed(self, query: Query) -> Results:
        """The hits behind the last row, looked for where they were and, should rows before them be gone, further to the front."""
        place, size = self._place, query.size
        start, length = max(0, place.passed - 1), size + 2
        query = query if query.sort == "oldest" else replace(query, sort="newest")
        while True:
            page, width = _window(start, length)
            found = self._engine.find(replace(query, page=page, size=width))
            first = width * (page - 1)
            behind = [(n, hit) for n, hit in enumerate(found.hits, first + 1) if self._is_behind(query, hit)]
            fresh = [(n, hit) for n, hit in behind if self._is_new(query, hit)]
            if first and len(behind) == len(found.hits):
                start //= 2
            elif len(fresh) > size or len(found.hits) < width:
                break
            else:
                length *= 2
        shown = fresh[:size]
        self.next = self._after(*shown[-1], len(shown)) if len(fresh) > size else None
        return replace(found, hits=tuple(hit for _, hit in shown))

    def _after(self, number: int, hit: Hit, rows: int) -> Place:
        place = replace(self._place, rows=self._place.rows + rows, passed=number)
        return replace(place, published=hit.published, article=hit.article, number=hit.number)

    def _is_behind(self, query: Query, hit: Hit) -> bool:
        oldest = query.sort == "oldest"
        return not self._place.passed or time_key(hit, oldest) > time_key(self._place, oldest)

    def _is_new(self, query: Query, hit: Hit) -> bool:
        """Whether nothing was shown by relevance that ``hit`` says again."""
        return not self._marks or self._marks.isdisjoint(map(_mark, self._names(query, hit)))

    def _names(self, query: Query, hit: Hit) -> Iterator[str]:
        """Its own name first, then those of all that are shown as one with it and might have been shown in its place."""
        scope, claim = hit.article, ""
        if not query.grouped:
            yield hit.id
            return
        if query.what == "statement":
            scope, claim = self._claim(hit)
        yield f"{scope}{claim}"
        if scope and hit.story and hit.carriers > 1:
            yield from (f"{carrier}{claim}" for carrier in self._store.carriers(hit.story))

    def _claim(self, hit: Hit) -> tuple[str, str]:
        """The article and the words of a statement; no article where the words are the same claim whoever prints them."""
        article = next(iter(self._store.articles([hit.article])), None)
        if article is None or hit.number is None or hit.number >= len(article.statements):
            return hit.id, ""
        story, _, words = claim_of(article, hit.number).rpartition(":")
        return (hit.article if story else ""), f":{words}"


def _window(start: int, length: int) -> tuple[int, int]:
    """The page (from 1) and the smallest size of pages with which ``length`` rows from number ``start`` (from 0) on stand on one page."""
    width = length
    while start % width + length > width:
        width += 1
    return start // width + 1, width


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def _mark(name: str) -> str:
    return urlsafe_b64encode(sha256(name.encode("utf-8", "replace")).digest()).decode("ascii")[:_MARK]
