"""What the engines are measured beside: SQLite FTS5 with facets in SQL, and Elasticsearch as it comes, with its own analyser."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from elasticsearch import Elasticsearch

from bench.search_corpus import Generated
from search.engine import FACET_VALUES, FACETS, WEIGHTS
from search.query_nodes import EVERYWHERE

_SIDES: Final = ("official", "programme", "place")
SHOWN: Final = 20


class Fts5:
    """SQLite's full-text index over the table of texts, with one table of values for each facet."""

    name = "SQLite FTS5"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._conn = sqlite3.connect(path, isolation_level=None)
        self._conn.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY")

    @property
    def built(self) -> bool:
        """Whether the articles are there from before."""
        return bool(self._conn.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'by_day'").fetchone()[0])

    def build(self, articles: Iterable[Generated]) -> None:
        """Store and index everything, in one transaction."""
        self._conn.executescript("""
            CREATE TABLE articles (n INTEGER PRIMARY KEY, title TEXT, text TEXT, outlet TEXT, month TEXT, day TEXT, relevance TEXT);
            CREATE VIRTUAL TABLE fts USING fts5 (title, text, content = 'articles', content_rowid = 'n');
            BEGIN""")
        for side in _SIDES:
            self._conn.execute(f"CREATE TABLE {side} (n INTEGER, value TEXT)")
        for article in articles:
            self.add(article)
        for side in _SIDES:
            self._conn.execute(f"CREATE INDEX {side}_n ON {side} (n, value)")
        self._conn.execute("CREATE INDEX by_day ON articles (outlet, day)")
        self._conn.execute("COMMIT")

    def add(self, a: Generated) -> None:
        """One article more."""
        relevance = "relevant" if a.relevant else "other"
        row = (a.number, a.title, a.text, a.outlet, a.published[:7], a.published, relevance)
        self._conn.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._conn.execute("INSERT INTO fts (rowid, title, text) VALUES (?, ?, ?)", (a.number, a.title, a.text))
        for side, values in zip(_SIDES, (a.officials, a.programmes, a.places), strict=True):
            self._conn.executemany(f"INSERT INTO {side} VALUES (?, ?)", [(a.number, value) for value in values])

    def words(self, words: str) -> int:
        """The best hits for all the words."""
        return self._best(_all(words))

    def phrase(self, phrase: str) -> int:
        """The best hits for the words in this order."""
        return self._best(f'"{phrase}"')

    def filtered(self, question: tuple[str, str, str, str]) -> int:
        """The best hits between two days at one outlet."""
        words, first, last, outlet = question
        found = self._conn.execute(
            """SELECT n FROM fts JOIN articles a ON a.n = fts.rowid WHERE fts MATCH ? AND a.outlet = ? AND a.day BETWEEN ? AND ?
               ORDER BY bm25(fts, 2, 1) LIMIT ?""",
            (_all(words), outlet, first, last, SHOWN),
        ).fetchall()
        return len(found)

    def counts(self, words: str) -> int:
        """Total, facets with their hundred most frequent values, months."""
        execute = self._conn.execute
        execute("CREATE TEMP TABLE IF NOT EXISTS hits (n INTEGER PRIMARY KEY)")
        execute("DELETE FROM hits")
        execute("INSERT INTO hits SELECT rowid FROM fts WHERE fts MATCH ?", (_all(words),))
        total: int = execute("SELECT count(*) FROM hits").fetchone()[0]
        most = {"outlet": FACET_VALUES, "month": -1, "relevance": FACET_VALUES}
        for name in most:
            execute(
                f"SELECT {name}, count(*) FROM hits JOIN articles USING (n) GROUP BY {name} ORDER BY 2 DESC LIMIT {most[name]}"
            ).fetchall()
        for side in _SIDES:
            execute(
                f"SELECT value, count(*) FROM hits JOIN {side} USING (n) GROUP BY value ORDER BY 2 DESC LIMIT {FACET_VALUES}"
            ).fetchall()
        return total

    def marked(self, words: str) -> int:
        """The best hits with marked passages."""
        order = "SELECT rowid, title, snippet(fts, 1, '«', '»', '…', 40) FROM fts WHERE fts MATCH ? ORDER BY bm25(fts, 2, 1) LIMIT ?"
        return len(self._conn.execute(order, (_all(words), SHOWN)).fetchall())

    def page(self, words: str) -> int:
        """The whole page."""
        self.marked(words)
        return self.counts(words)

    def refresh(self) -> None:
        """What was added is visible at once."""

    def texts(self, numbers: list[int]) -> list[str]:
        """The stored texts: every engine's snippets are made from these."""
        rows = self._conn.execute(f"SELECT n, text FROM articles WHERE n IN ({','.join('?' * len(numbers))})", numbers)
        return [text for _, text in rows]

    def size(self) -> int:
        """Bytes of texts and index together."""
        self._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return self._path.stat().st_size

    def _best(self, match: str) -> int:
        order = "SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY bm25(fts, 2, 1) LIMIT ?"
        found = self._conn.execute(order, (match, SHOWN)).fetchall()
        return len(found)


def _all(words: str) -> str:
    return " AND ".join(f'"{word}"' for word in words.split())


class PlainElastic:
    """An index as the manual has it: dynamic fields off, the `indonesian` analyser, a query written by hand."""

    name = "Elasticsearch, plain"
    built = False
    _index = "polos"
    _shown: Sequence[str] = ("title",)
    _order: Sequence[Mapping[str, str]] | None = None

    def __init__(self, address: str) -> None:
        self._client = Elasticsearch(address, request_timeout=300)

    def build(self, articles: Iterable[Generated]) -> None:
        """Index everything."""
        self._client.options(ignore_status=404).indices.delete(index=self._index)
        text = {"type": "text", "analyzer": "indonesian"}
        fields = dict.fromkeys(EVERYWHERE, text)
        self._client.indices.create(
            index=self._index,
            settings={"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": -1},
            mappings={"properties": {**fields, **{name: {"type": "keyword"} for name in (*FACETS, "id")}, "day": {"type": "date"}}},
        )
        remaining = iter(articles)
        while batch := list(islice(remaining, 1_000)):
            self._client.bulk(operations=list(_lines(self._index, batch)))
        self.refresh()

    def add(self, article: Generated) -> None:
        """One article more."""
        self._client.bulk(operations=list(_lines(self._index, [article])))

    def refresh(self) -> None:
        """Make visible what was added."""
        self._client.indices.refresh(index=self._index)

    def words(self, words: str) -> int:
        """The best hits for all the words."""
        return self._search(self._all(words))

    def phrase(self, phrase: str) -> int:
        """The best hits for the words in this order."""
        return self._search({"multi_match": {"query": phrase, "fields": _WEIGHED, "type": "phrase"}})

    def filtered(self, question: tuple[str, str, str, str]) -> int:
        """The best hits between two days at one outlet."""
        words, first, last, outlet = question
        conditions = [{"term": {"outlet": outlet}}, {"range": {"day": {"gte": first, "lte": last}}}]
        return self._search({"bool": {"must": [self._all(words)], "filter": conditions}})

    def counts(self, words: str) -> int:
        """Total, facets, months, and the best hits."""
        return self._search(self._all(words), aggregations=_COUNTS)

    def marked(self, words: str) -> int:
        """The best hits with marked passages."""
        return self._search(self._all(words), highlight=_MARKED)

    def page(self, words: str) -> int:
        """The whole page, in one request."""
        return self._search(self._all(words), aggregations=_COUNTS, highlight=_MARKED)

    def size(self) -> int:
        """Bytes of the index, merged as it came."""
        self._client.indices.flush(index=self._index)
        return int(self._client.indices.stats(index=self._index)["_all"]["total"]["store"]["size_in_bytes"])

    def _search(self, query: dict[str, Any], **more: Any) -> int:
        found = self._client.search(
            index=self._index, query=query, size=SHOWN, source={"includes": self._shown}, sort=self._order, track_total_hits=True, **more
        )
        return int(found["hits"]["total"]["value"])

    def _all(self, words: str) -> dict[str, Any]:
        """Every word in any of the fields."""
        return {"bool": {"must": [{"multi_match": {"query": word, "fields": _WEIGHED}} for word in words.split()]}}


class SameAnswerByHand(PlainElastic):
    """The same, with what a page of results needs besides: an order that is the same every time, words that stand together
    raising a score, and in each hit what its row shows.
    """

    name = "Elasticsearch, the same answer by hand"
    _index = "polos-sama"
    _shown = ("id", "title", "outlet", "day")
    _order = ({"_score": "desc"}, {"day": "desc"}, {"id": "asc"})

    def _all(self, words: str) -> dict[str, Any]:
        """Every word in any of the fields; better where they stand together."""
        near = {"multi_match": {"query": words, "fields": ["title^2", "text"], "type": "phrase"}}
        return {"bool": {**super()._all(words)["bool"], **({"should": [near]} if " " in words else {})}}


_WEIGHED: Final = [f"{field}^{WEIGHTS[field]}" for field in EVERYWHERE]
_COUNTS: Final[dict[str, Any]] = {
    **{name: {"terms": {"field": name, "size": FACET_VALUES}} for name in FACETS},
    "months": {"date_histogram": {"field": "day", "calendar_interval": "month", "min_doc_count": 1}},
}
_MARKED: Final = {"fields": {"text": {"number_of_fragments": 1, "fragment_size": 240}}}


def _lines(index: str, batch: list[Generated]) -> Iterator[dict[str, Any]]:
    for a in batch:
        yield {"index": {"_index": index, "_id": a.id}}
        yield {
            "id": a.id, "title": a.title, "text": a.text, "people": " ; ".join(a.officials), "programmes": " ; ".join(a.programmes),
            "outlet": a.outlet, "month": a.published[:7], "day": a.published, "official": a.officials, "programme": a.programmes,
            "place": a.places, "relevance": "relevant" if a.relevant else "other",
        }  # fmt: skip
