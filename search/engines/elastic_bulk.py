"""Writing many documents at once: each has an outcome of its own, and none is dropped without a word.

A document that the server will not take today (429, a full disk, a shard on its way to another node) is sent again, with growing
pauses. One that it will never take is handed back with the reason. Ids are ours and versions grow with every change of an article, so
that a request sent twice, or late, changes nothing.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, NamedTuple

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from crawler.errors import EngineUnavailable
from search.engine import Refused
from search.engines.elastic_client import blocked, reason_of, told

PAUSES: Final = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between attempts: a minute in all, longer than a cluster takes to choose a new master."""

_BYTES: Final = 4_000_000
"""About so much is sent in one request."""
_AT_ONCE: Final = 2
"""Requests under way while the next one is put together."""
_TIMEOUT: Final = 120.0
_LATER: Final = frozenset({429, 502, 503, 504})
_BUSY: Final = ("cluster_block_exception", "es_rejected_execution_exception", "unavailable_shards_exception", "circuit_breaking_exception")
_DONE: Final = 409
"""A newer version of the document is there already."""


class Action(NamedTuple):
    """One document to be written, or taken out when ``body`` is null; both lines as JSON."""

    id: str
    article: str
    head: str
    body: str | None


def write(index: str, key: str, article: str, row: dict[str, Any], version: int | None) -> Action:
    """Write ``row`` as ``key``, unless a higher version is there."""
    head: dict[str, Any] = {"_index": index, "_id": key}
    if version is not None:
        head |= {"version": version, "version_type": "external_gte"}
    return Action(key, article, json.dumps({"index": head}), json.dumps(row, ensure_ascii=False, separators=(",", ":")))


def take_out(index: str, key: str, article: str) -> Action:
    """Delete ``key``; that it is not there is no error."""
    return Action(key, article, json.dumps({"delete": {"_index": index, "_id": key}}), None)


class Bulk:
    """Sends actions to one server; ``pause`` waits so many seconds."""

    def __init__(self, client: Elasticsearch, name: str, pause: Callable[[float], None]) -> None:
        self._client = client.options(request_timeout=_TIMEOUT, max_retries=0)
        self._name, self._pause = name, pause

    def send(self, actions: Iterable[Action]) -> Iterator[Refused]:
        """Sends everything and gives what was refused for good. Raises ``EngineUnavailable`` when the server stays away or busy."""
        running: deque[Future[list[Refused]]] = deque()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for batch in _batches(actions):
                running.append(pool.submit(self._deliver, batch))
                if len(running) > _AT_ONCE:
                    yield from running.popleft().result()
            while running:
                yield from running.popleft().result()

    def _deliver(self, batch: list[Action]) -> list[Refused]:
        refused: list[Refused] = []
        reason = ""
        for wait in (0.0, *PAUSES):
            if wait:
                self._pause(wait)
            waiting: list[Action] = []
            for action, status, said in self._attempt(batch):
                if _again(status, said):
                    waiting.append(action)
                    reason = said
                elif status >= 400 and status not in (404, _DONE):
                    refused.append(Refused(action.id, action.article, said))
            if not waiting:
                return refused
            batch = waiting
        raise EngineUnavailable(f"{self._name}: {len(batch)} dokumen belum diterima / not accepted yet ({reason})")

    def _attempt(self, batch: list[Action]) -> Iterator[tuple[Action, int, str]]:
        """Each action with its status and, where it failed, the reason."""
        lines: list[Any] = [line for action in batch for line in (action.head, action.body) if line is not None]
        try:
            answer = self._client.bulk(operations=lines, filter_path="errors,items.*.status,items.*.error")
        except TransportError as problem:
            yield from ((action, 503, problem.message) for action in batch)
            return
        except ApiError as problem:
            yield from self._whole(batch, problem)
            return
        for action, item in zip(batch, answer["items"], strict=True):
            (outcome,) = item.values()
            yield action, outcome["status"], _said(outcome.get("error"))

    def _whole(self, batch: list[Action], problem: ApiError) -> Iterator[tuple[Action, int, str]]:
        """The request failed as a whole: too large, it is halved; the server busy, it waits; else nothing can be written at all."""
        if problem.status_code == 413 and len(batch) > 1:
            middle = len(batch) // 2
            yield from self._attempt(batch[:middle])
            yield from self._attempt(batch[middle:])
        elif problem.status_code == 413:
            yield batch[0], 413, reason_of(problem)
        elif problem.status_code in _LATER or blocked(problem):
            yield from ((action, 503, reason_of(problem)) for action in batch)
        else:
            with told(self._name):
                raise problem


def _again(status: int, said: str) -> bool:
    return status in _LATER or (status == 403 and said.startswith(_BUSY))


def _said(error: dict[str, Any] | None) -> str:
    """Type and reason of an item's error, with the innermost cause: "mapper_parsing_exception: … (…)"."""
    if not error:
        return ""
    cause = error.get("caused_by", {}).get("reason")
    return f"{error.get('type')}: {error.get('reason')}" + (f" ({cause})" if cause else "")


def _batches(actions: Iterable[Action]) -> Iterator[list[Action]]:
    batch: list[Action] = []
    size = 0
    for action in actions:
        batch.append(action)
        size += len(action.body or "")
        if size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
