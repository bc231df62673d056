"""Elasticsearch: for archives and teams that outgrow one machine. The same questions, the same hits, on one node or many."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from search.document import Document, What, what_of
from search.engine import EngineDamaged, Hit, Query, Refused, Results, engine_name
from search.engines.elastic_bulk import Action, Bulk, take_out, write
from search.engines.elastic_client import connect, told
from search.engines.elastic_indexes import Indexes
from search.engines.elastic_query import Clause, whole
from search.engines.elastic_schema import HIT, WINDOW, hit_of, row_of
from search.engines.elastic_search import (
    COUNTED_EXACTLY,
    body_of,
    columns_of,
    copy_of,
    groups_body,
    groups_of,
    is_spread,
    order_of,
    results_of,
)
from search.settings import SearchSettings

_KEPT: Final = "2m"
"""So long the server keeps a list open between two parts of it."""
_PART: Final = 2_000
_PATIENT: Final = 120.0

Pause = Callable[[float], None]


class ElasticEngine:
    """An :class:`search.engine.Engine` on a server. All methods raise ``EngineUnavailable`` while it is away."""

    def __init__(self, addresses: str, settings: SearchSettings, pause: Pause = time.sleep) -> None:
        """Nothing is sent yet; see :func:`open_server`. ``pause`` waits so many seconds between attempts to write."""
        self._client, self._name = connect(addresses, settings), engine_name(addresses)
        self._indexes = Indexes(self._client, settings.index)
        self._bulk = Bulk(self._client, self._name, pause)
        self._unseen: dict[str, dict[str, What]] = {}
        self._waiting = self._tidy = self._spread = False

    def open(self, make: bool = True) -> None:
        """Makes sure of the indexes: missing ones are made, or else are ``EngineDamaged``, as are those of another version."""
        with told(self._name):
            if self._indexes.exist():
                return
            if not make:
                raise EngineDamaged(f"{self._name}: indeks belum ada / there is no index")
            self._indexes.use(self._indexes.create())

    def put(self, documents: Iterable[Document]) -> tuple[Refused, ...]:
        """See :class:`search.engine.Engine`."""
        arrived: dict[str, list[Document]] = {}
        for document in documents:
            arrived.setdefault(document.article, []).append(document)
        refused = tuple(self._bulk.send(self._replacing(arrived)))
        self._waiting = True
        for article, parts in arrived.items():
            self._unseen.setdefault(article, {}).update((part.id, part.what) for part in parts)
        return refused

    def drop(self, articles: Iterable[str]) -> None:
        """See :class:`search.engine.Engine`."""
        listed = tuple(articles)
        if listed:
            known = self._known(listed)
            self._waiting = True
            gone = (take_out(self._indexes.alias(what), key, article) for article in listed for key, what in known[article].items())
            tuple(self._bulk.send(gone))

    def refresh(self) -> None:
        """See :class:`search.engine.Engine`."""
        with told(self._name):
            self._client.options(request_timeout=_PATIENT).indices.refresh(index=self._indexes.all)
        self._unseen.clear()
        self._waiting = False

    def close(self) -> None:
        """See :class:`search.engine.Engine`."""
        try:
            if self._waiting:
                self.refresh()
        finally:
            self._client.close()

    def find(self, query: Query) -> Results:
        """See :class:`search.engine.Engine`."""
        index = self._indexes.alias(query.what)
        with told(self._name):
            answer = self._page(index, query)
            groups = self._groups(index, query, answer) if query.grouped else None
            found = results_of(answer, query, groups)
            start = query.size * (query.page - 1)
            if start + query.size > WINDOW and start < found.total:
                return replace(found, hits=tuple(islice(self.every(query), start, start + query.size)))
        return found

    def every(self, query: Query) -> Iterator[Hit]:
        """Every hit in its order as of one moment, however many there are: for exports."""
        seen: set[str] = set()
        with told(self._name):
            for hit in self._list(self._indexes.alias(query.what), whole(query), order_of(query)):
                group = hit["fields"]["group"][0]
                if not query.grouped or group not in seen:
                    seen.add(group)
                    yield hit_of(hit, float(hit["sort"][0]) if query.sort == "relevance" else 0.0)

    def rebuild(self, documents: Iterable[Document]) -> tuple[Refused, ...]:
        """Fills new indexes and puts them in the place of the present ones in one step; searches go on meanwhile."""
        with told(self._name):
            generation = self._indexes.create()
        rows = (write(generation[d.what], d.id, d.article, row_of(d), d.version) for d in documents)
        refused = tuple(self._bulk.send(rows))
        with told(self._name):
            self._client.options(request_timeout=_PATIENT).indices.refresh(index=list(generation.values()))
            self._indexes.use(generation)
        self._unseen.clear()
        return refused

    def remove(self) -> None:
        """Takes the indexes and templates of this archive off the server."""
        with told(self._name):
            self._indexes.remove()

    def _replacing(self, arrived: dict[str, list[Document]]) -> Iterator[Action]:
        """All parts of the articles as they are now, and an end to the parts they no longer have."""
        known = self._known(arrived)
        for article, parts in arrived.items():
            for part in parts:
                yield write(self._indexes.alias(part.what), part.id, article, row_of(part), part.version)
                known[article].pop(part.id, None)
            for key, what in known[article].items():
                yield take_out(self._indexes.alias(what), key, article)

    def _known(self, articles: Iterable[str]) -> dict[str, dict[str, What]]:
        """The documents of ``articles`` in the index, those included that nobody sees yet."""
        if not self._tidy:
            self.refresh()  # what a writer before us left unseen, having been stopped half-way
            self._tidy = True
        known = {article: dict(self._unseen.get(article, {})) for article in articles}
        named: Clause = {"bool": {"filter": [{"terms": {"article": list(known)}}]}}
        with told(self._name):
            few = self._few(named)
            for hit in self._list(self._indexes.all, named, [{"_doc": "asc"}]) if few is None else few:
                document = hit_of(hit)
                known[document.article][document.id] = what_of(document.id)
        return known

    def _few(self, condition: Clause) -> list[dict[str, Any]] | None:
        """All hits of all indexes in one request; null when there may be more."""
        answer = self._client.search(index=self._indexes.all, query=condition, size=_PART, track_total_hits=False, **columns_of(HIT))
        hits: list[dict[str, Any]] = answer["hits"]["hits"]
        return hits if len(hits) < _PART else None

    def _search(self, index: str, query: Query, body: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = self._client.search(
            index=index, allow_partial_search_results=False, search_type="dfs_query_then_fetch", preference=copy_of(query), **body
        ).body
        return answer

    def _page(self, index: str, query: Query) -> dict[str, Any]:
        """Asked again the first time that several shards answer: their counts must reach further than those of one."""
        answer = self._search(index, query, body_of(query, self._spread))
        if query.facets and is_spread(answer) and not self._spread:
            self._spread = True
            return self._page(index, query)
        return answer

    def _groups(self, index: str, query: Query, answer: dict[str, Any]) -> int:
        """Asked for once more only where the list goes on behind this page."""
        total, shown = answer["hits"]["total"]["value"], len(answer["hits"]["hits"])
        if total <= 1:
            return int(total)
        if 0 < shown < query.size:
            return query.size * (query.page - 1) + shown
        if total > COUNTED_EXACTLY:
            return int(answer["aggregations"]["groups"]["value"])
        return groups_of(self._search(index, query, groups_body(query)))

    @contextmanager
    def _moment(self, index: str) -> Iterator[str]:
        opened = self._client.open_point_in_time(index=index, keep_alive=_KEPT)["id"]
        try:
            yield opened
        finally:
            self._client.options(ignore_status=404).close_point_in_time(id=opened)

    def _list(self, index: str, condition: Clause, order: Sequence[dict[str, str]]) -> Iterator[dict[str, Any]]:
        """Every hit of the index as it is now, part by part."""
        with self._moment(index) as opened:
            behind: list[Any] | None = None
            while True:
                answer = self._client.options(request_timeout=_PATIENT).search(
                    pit={"id": opened, "keep_alive": _KEPT}, query=condition, sort=order, size=_PART, search_after=behind,
                    track_total_hits=False, **columns_of(HIT, "group"),
                )  # fmt: skip
                hits = answer["hits"]["hits"]
                yield from hits
                if len(hits) < _PART:
                    return
                behind = hits[-1]["sort"]


def open_server(addresses: str, settings: SearchSettings, make: bool = True) -> ElasticEngine:
    """The engine on the server at ``addresses``, its indexes made sure of."""
    engine = ElasticEngine(addresses, settings)
    try:
        engine.open(make)
    except BaseException:
        engine.close()
        raise
    return engine


def rebuild(addresses: str, settings: SearchSettings, documents: Iterable[Document]) -> tuple[Refused, ...]:
    """Builds the indexes on the server anew, also where they are missing or were made by another version."""
    engine = ElasticEngine(addresses, settings)
    try:
        return engine.rebuild(documents)
    finally:
        engine.close()
