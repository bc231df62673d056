"""Does the store still hold what it was given? Every invariant of the record, checked against the file and the archive.

A byte that anybody but kliping has changed, in the store or in a WARC file, is noticed, and the article or page it belongs to is named.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from crawler.errors import StoreError
from crawler.page import Page
from crawler.warc_reading import Damage, iterate
from extractor.article import Article, Official, Organisation, Place, Programme, Rejected, article_from_json, to_json
from search.archive import Archive
from search.store import counts, database
from search.store.ledger import REASONS, raw_of
from search.store.records import CHILDREN, children_of, columns_of
from search.store.seal import SEALED, seal_of

Reread = Callable[[Page], Article | Rejected]

MAX_NAMED: Final = 100
"""So many lines of SQLite's own report at most."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: the ``check`` that found it, ``where`` it is, and a sentence for people.

    ``check`` is ``file``, ``seal``, ``record``, ``span``, ``parts``, ``original``, ``reading``, ``ledger`` or ``index``.
    """

    check: str
    where: str
    detail: str


def verify(data_dir: Path, reread: Reread | None = None) -> Iterator[Finding]:
    """Everything that is wrong with the store in ``data_dir``; nothing is changed.

    With ``reread``, every article is also read again from its original and compared. Raises ``StoreError`` when there is no store.
    """
    path = data_dir / database.NAME
    if not path.is_file():
        raise StoreError(f"{path}: belum ada")
    archive = Archive(data_dir)
    with closing(database.connect(path, write=False)) as conn:
        conn.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        for check in (_file, _seals, _records, _ledger):
            yield from _guarded(path, check(conn))
        yield from _guarded(path, _originals(conn, archive))
        if reread is not None:
            yield from _guarded(path, _readings(conn, archive, reread))


def _guarded(path: Path, findings: Iterator[Finding]) -> Iterator[Finding]:
    try:
        yield from findings
    except (sqlite3.Error, StoreError) as problem:
        yield Finding("file", str(path), f"tidak terbaca sampai habis ({problem})")


def _file(conn: sqlite3.Connection) -> Iterator[Finding]:
    for (line,) in conn.execute(f"PRAGMA integrity_check({MAX_NAMED})"):
        if line != "ok":
            yield Finding("file", database.NAME, str(line))
    for table, _row, parent, _key in conn.execute("PRAGMA foreign_key_check"):
        yield Finding("file", database.NAME, f"baris {table} tanpa {parent}")


def _seals(conn: sqlite3.Connection) -> Iterator[Finding]:
    for table in SEALED:
        for number in _keys(conn, f"SELECT rowid FROM {table}"):
            row = _row(conn, f"SELECT rowid AS _row, * FROM {table} WHERE rowid = ?", number)
            if row is None:
                yield Finding("seal", f"{table} baris {number}", "baris tidak terbaca")
            elif seal_of(row) != row["seal"]:
                yield Finding("seal", _name(conn, table, row), "baris berubah sejak ditulis")


def _records(conn: sqlite3.Connection) -> Iterator[Finding]:
    for number in _keys(conn, "SELECT rowid FROM articles"):
        row = _row(conn, "SELECT rowid AS _row, * FROM articles WHERE rowid = ?", number)
        if row is None:
            continue
        where = _name(conn, "articles", row)
        try:
            article = article_from_json(row["record"])
        except (ValueError, TypeError) as problem:
            yield Finding("record", where, f"catatan tidak terbaca ({problem})")
            continue
        yield from _record(conn, article, row, where)


def _record(conn: sqlite3.Connection, article: Article, row: sqlite3.Row, where: str) -> Iterator[Finding]:
    wrong = [name for name, value in {"id": article.id, **columns_of(article)}.items() if row[name] != value]
    if wrong:
        yield Finding("record", where, f"kolom tidak sama dengan catatan: {', '.join(wrong)}")
    for problem in span_problems(article):
        yield Finding("span", where, problem)
    for table, rows in children_of(article).items():
        if [tuple(child) for child in conn.execute(f"SELECT * FROM {table} WHERE article = ? ORDER BY n", (row["id"],))] != rows:
            yield Finding("parts", where, f"baris {table} tidak sama dengan catatan")


def span_problems(article: Article) -> Iterator[str]:
    """Every span of ``article`` that does not equal the words it claims, and every statement that is not its spans joined."""
    text = article.text
    groups: tuple[Iterable[Official | Programme | Organisation | Place], ...]
    groups = (article.officials, article.programmes, article.organisations, article.places)
    claims = [(m.start, m.end, m.text) for group in groups for one in group for m in one.mentions]
    claims += [(figure.start, figure.end, figure.text) for figure in article.figures]
    for start, end, words in claims:
        if not 0 <= start < end <= len(text) or text[start:end] != words:
            yield f"rentang {start}–{end} bukan {words!r}"
    for statement in article.statements:
        inside = all(0 <= start < end <= len(text) for start, end in statement.spans)
        if not inside or " ".join(text[start:end] for start, end in statement.spans) != statement.text:
            yield f"pernyataan {statement.text[:60]!r} bukan gabungan rentangnya"


def _ledger(conn: sqlite3.Connection) -> Iterator[Finding]:
    balance = counts.balance(conn)
    if not balance.balanced:
        yield Finding("ledger", "pages", f"ditemukan {balance.discovered} halaman, tercatat {balance.accounted}")
    for check, sentence in _LEDGER_CHECKS:
        for row in conn.execute(check):
            yield Finding("ledger", _short_name(row), sentence)
    for row in conn.execute("SELECT DISTINCT state, reason FROM pages WHERE reason IS NOT NULL"):
        if row["reason"] not in REASONS.get(row["state"], {}):
            yield Finding("ledger", "pages", f"alasan {row['reason']!r} tidak dikenal untuk keadaan {row['state']!r}")
    for table in CHILDREN:
        for (key,) in conn.execute(f"SELECT DISTINCT article FROM {table} WHERE article NOT IN (SELECT id FROM articles)"):
            yield Finding("parts", f"artikel {key}", f"baris {table} tanpa artikel")


_LEDGER_CHECKS: Final = (
    (
        "SELECT * FROM pages WHERE state IN ('article', 'duplicate') AND (article IS NULL OR article NOT IN (SELECT id FROM articles))",
        "tercatat sebagai artikel, tetapi artikelnya tidak ada",
    ),
    (
        "SELECT * FROM pages WHERE state = 'article' AND id NOT IN (SELECT page FROM articles WHERE articles.id = pages.article)",
        "artikelnya menyebut halaman lain sebagai asalnya",
    ),
    (
        "SELECT id AS article, * FROM articles WHERE page NOT IN (SELECT id FROM pages WHERE state IN ('article', 'fetched'))",
        "asal artikel ini tidak ada di buku halaman",
    ),
    (
        "SELECT id AS article, * FROM articles WHERE canonical_url IN "
        "(SELECT canonical_url FROM articles GROUP BY canonical_url HAVING count(*) > 1)",
        "lebih dari satu artikel dengan alamat baku yang sama",
    ),
    ("SELECT * FROM pages WHERE state NOT IN ('pending', 'failed') AND warc IS NULL", "aslinya tidak tersimpan"),
)  # fmt: skip


def _originals(conn: sqlite3.Connection, archive: Archive) -> Iterator[Finding]:
    names = {row[0] for row in conn.execute("SELECT DISTINCT warc FROM pages WHERE warc IS NOT NULL")}
    for name in sorted(names | {path.name for path in archive.files()}):
        expected: dict[int, list[sqlite3.Row]] = {}
        for row in conn.execute("SELECT * FROM pages WHERE warc = ? ORDER BY warc_offset, id", (name,)):
            expected.setdefault(row["warc_offset"], []).append(row)
        yield from _one_file(archive.folder / name, expected)


def _one_file(path: Path, expected: dict[int, list[sqlite3.Row]]) -> Iterator[Finding]:
    sound = set()
    try:
        for item in iterate(path):
            rows = expected.get(item.offset, [])
            if isinstance(item, Damage):
                if not rows:
                    yield Finding("original", f"{path.name}:{item.offset}", f"{item.detail}; tidak dipakai artikel mana pun")
            elif rows and all(_digest(item.payload) == row["sha256"] and len(item.payload) == row["length"] for row in rows):
                sound.add(item.offset)
        with path.open("rb") as file:
            sound = {offset for offset in sound if _member_is_sound(file, expected[offset][0])}
    except OSError as problem:
        yield Finding("original", path.name, f"berkas arsip tidak dapat dibuka ({problem.strerror})")
    for row in (row for offset, rows in expected.items() if offset not in sound for row in rows):
        yield Finding("original", _short_name(row), "aslinya di arsip hilang, rusak, atau bukan yang disimpan")


def _member_is_sound(file: BinaryIO, row: sqlite3.Row) -> bool:
    file.seek(row["warc_offset"])
    return _digest(file.read(row["warc_length"])) == str(row["warc_digest"])


def _readings(conn: sqlite3.Connection, archive: Archive, reread: Reread) -> Iterator[Finding]:
    query = """SELECT p.*, coalesce(a.reading, a.record) AS record FROM articles a JOIN pages p ON p.id = a.page
               WHERE p.state = 'article' ORDER BY p.id"""
    for row in conn.execute(query):
        try:
            kept = article_from_json(row["record"])
            if kept.raw.sha256 != row["sha256"]:
                continue  # a later visit found no article; the record is of the visit before
            outcome = reread(archive.load(raw_of(row)).with_outlet(row["outlet"]))
        except (StoreError, ValueError):
            continue  # named by the checks before
        if isinstance(outcome, Rejected):
            yield Finding("reading", _short_name(row), f"pembacaan ulang menolaknya ({outcome.reason}: {outcome.detail})")
        elif to_json(_as_kept(outcome, kept)) != row["record"]:
            yield Finding("reading", _short_name(row), "pembacaan ulang memberi catatan lain; jalankan `kliping reprocess`")


def _as_kept(outcome: Article, kept: Article) -> Article:
    """``outcome`` with what only the store knows: where the original is, and that an address belongs to another article."""
    apart = kept.canonical_url is None and kept.id == kept.raw.sha256[:16]
    placed = replace(outcome, raw=kept.raw, story=None)
    return replace(placed, id=kept.id, canonical_url=None) if apart else placed


def _keys(conn: sqlite3.Connection, query: str) -> list[int]:
    return [row[0] for row in conn.execute(query)]


def _row(conn: sqlite3.Connection, query: str, key: int) -> sqlite3.Row | None:
    try:
        row = conn.execute(query, (key,)).fetchone()
    except (sqlite3.Error, StoreError):
        return None
    assert row is None or isinstance(row, sqlite3.Row)
    return row


def _name(conn: sqlite3.Connection, table: str, row: sqlite3.Row) -> str:
    if table == "pages":
        return _short_name(row)
    if table == "articles":
        page = _row(conn, "SELECT * FROM pages WHERE id = ?", row["page"])
        return f"artikel {row['id']} dari {row['source']}" + (f" ({page['warc']}:{page['warc_offset']})" if page else "")
    if table == "article_versions":
        return f"artikel {row['article']} versi {row['version']}"
    return f"{table} {row[SEALED[table]]}"


def _short_name(row: sqlite3.Row) -> str:
    names = row.keys()
    place = f" ({row['warc']}:{row['warc_offset']})" if "warc" in names and row["warc"] else ""
    return (f"artikel {row['article']} dari " if row["article"] else "halaman ") + f"{row['source']}{place}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
