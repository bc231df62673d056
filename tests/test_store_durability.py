"""The store when things go wrong: a killed process, a second writer, a full or failing disk, a cut log, another version."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.errors import LockHeld, StoreError
from crawler.inputs import read_inputs
from crawler.page import TEXT, page_of
from crawler.warc_reading import Damage, iterate
from search.store import Store, bring_up_to_date, database
from search.verify import verify
from tests.store_work import POINTS, content, read, work

ROOT = Path(__file__).parents[1]


def child(*arguments):
    """A Python process that runs ``arguments`` and says where it is on its standard output."""
    return subprocess.Popen([sys.executable, *map(str, arguments)], stdout=subprocess.PIPE, text=True, cwd=ROOT)


def kill(process):
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize("count", [1, 5, 14])
@pytest.mark.parametrize("point", POINTS)
def test_a_run_killed_anywhere_and_started_again_gives_what_an_undisturbed_run_gives(tmp_path, undisturbed, point, count):
    process = child("-m", "tests.store_work", tmp_path, point, count)
    assert process.stdout.readline() == "di sini\n"
    kill(process)
    assert list(verify(tmp_path)) == []
    work(tmp_path)
    assert content(tmp_path) == undisturbed
    assert list(verify(tmp_path, read)) == []
    assert [item for path in (tmp_path / "archive").iterdir() for item in iterate(path) if isinstance(item, Damage)] == []


# -- the lock ---------------------------------------------------------------------------------------------------------------------

HOLD = """
import sys, time
from pathlib import Path
from search.store import Store
store = Store.open(Path(sys.argv[1]), write=True)
print("dipegang", flush=True)
time.sleep(60)
"""


def test_a_second_writer_is_told_who_holds_the_lock_and_since_when_and_the_lock_goes_with_its_process(tmp_path):
    process = child("-c", HOLD, tmp_path)
    assert process.stdout.readline() == "dipegang\n"
    try:
        with pytest.raises(LockHeld, match=rf"pid {process.pid}, mulai \d{{4}}-\d\d-\d\dT") as held:
            Store.open(tmp_path, write=True)
        assert held.value.exit_code == 75
        Store.open(tmp_path).close()
    finally:
        kill(process)
    Store.open(tmp_path, write=True).close()


def test_a_forked_worker_does_not_keep_the_lock_when_its_parent_has_let_go(tmp_path):
    store = Store.open(tmp_path, write=True)
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.read(reading, 1)
        os._exit(0)
    try:
        store.close()
        Store.open(tmp_path, write=True).close()
    finally:
        os.write(writing, b"x")
        os.waitpid(worker, 0)
        os.close(reading)
        os.close(writing)


def test_a_writer_that_cannot_open_the_file_lets_the_next_one_in(tmp_path):
    (tmp_path / "kliping.sqlite").write_text("bukan basis data" * 100)
    for _ in range(2):
        with pytest.raises(StoreError, match="tidak dapat dibuka"):
            Store.open(tmp_path, write=True)


def test_a_folder_that_cannot_be_made_is_an_error_that_names_it(tmp_path):
    (tmp_path / "berkas").write_text("")
    with pytest.raises(StoreError, match="berkas/data: tidak dapat ditulis"):
        Store.open(tmp_path / "berkas" / "data", write=True)


# -- the disk ---------------------------------------------------------------------------------------------------------------------


def one(n):
    return page_of(f"{n}.txt", f"Berita {n}".encode() * 2000, TEXT)


def torn(log):
    """The log cut at many places, and with a byte changed at others."""
    for cut in range(0, len(log), len(log) // 60):
        yield log[:cut]
    for place in range(40, len(log), len(log) // 20):
        yield log[:place] + bytes([log[place] ^ 0x55]) + log[place + 1 :]


def test_a_log_cut_or_changed_anywhere_leaves_a_store_that_opens_and_holds_a_beginning_of_what_was_written(tmp_path):
    folder = tmp_path / "asal"
    store = Store.open(folder, write=True)
    for n in range(6):
        store.put_page(one(n), read(one(n)))
    seen = set()
    for log in torn((folder / "kliping.sqlite-wal").read_bytes()):
        copy = tmp_path / "salinan"
        shutil.copytree(folder, copy)
        (copy / "kliping.sqlite-wal").write_bytes(log)
        (copy / "kliping.sqlite-shm").unlink()
        Store.open(copy, write=True).close()
        assert list(verify(copy)) == []
        with Store.open(copy) as after:
            sources = sorted(article.source for article in after.iterate_articles())
        assert sources == [f"{n}.txt" for n in range(len(sources))]
        seen.add(len(sources))
        shutil.rmtree(copy)
    store.close()
    assert seen >= {0, 1, 2, 3, 4, 5}


def test_a_full_disk_is_an_error_with_path_and_space_and_the_work_goes_on_when_there_is_room(tmp_path):
    with Store.open(tmp_path, write=True) as store:
        pages = store._conn.execute("PRAGMA page_count").fetchone()[0]
        store._conn.execute(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(StoreError, match=r"kliping\.sqlite: .*full; sisa ruang"):
            store.put_page(one(1), read(one(1)))
        assert store.counts().articles == 0
        store._conn.execute("PRAGMA max_page_count = 1000000")
        store.put_page(one(1), read(one(1)))
    assert list(verify(tmp_path)) == []


@pytest.mark.parametrize("n", range(1, 9))
def test_a_sync_that_fails_once_leaves_nothing_half_done(tmp_path, monkeypatch, n):
    real, calls = os.fsync, []

    def fsync(handle):
        calls.append(handle)
        if len(calls) == n:
            raise OSError(5, "Input/output error")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with Store.open(tmp_path, write=True) as store:
        for number in range(6):
            try:
                store.put_page(one(number), read(one(number)))
            except StoreError:
                assert list(verify(tmp_path)) == []
                store.put_page(one(number), read(one(number)))
    assert list(verify(tmp_path, read)) == []
    with Store.open(tmp_path) as store:
        assert store.counts().articles == 6


def test_a_lost_store_is_made_again_from_its_archive_alone(tmp_path):
    work(tmp_path / "asal")
    with Store.open(tmp_path / "asal") as store:
        before = list(store.iterate_articles())
    with Store.open(tmp_path / "baru", write=True) as store:
        for page in read_inputs([tmp_path / "asal" / "archive"]):
            store.put_page(page, read(page))
        after = list(store.iterate_articles())
    assert [replace(article, raw=None) for article in after] == [replace(article, raw=None) for article in before]
    assert [article.raw.sha256 for article in after] == [article.raw.sha256 for article in before]


# -- versions ---------------------------------------------------------------------------------------------------------------------


def test_a_store_of_a_newer_kliping_is_refused_with_a_sentence(tmp_path):
    Store.open(tmp_path, write=True).close()
    with sqlite3.connect(tmp_path / "kliping.sqlite") as conn:
        conn.execute("PRAGMA user_version = 9999")
    conn.close()
    for write in (True, False):
        with pytest.raises(StoreError, match="kliping yang lebih baru"):
            Store.open(tmp_path, write=write)


def test_a_reader_does_not_open_a_store_that_has_not_been_brought_up_to_date(tmp_path):
    sqlite3.connect(tmp_path / "kliping.sqlite").close()
    (tmp_path / "kliping.sqlite").touch()
    with pytest.raises(StoreError, match="belum dimutakhirkan"):
        Store.open(tmp_path)


def test_a_store_of_an_older_kliping_is_brought_up_to_date_for_its_readers(tmp_path):
    conn = database.connect(tmp_path / "kliping.sqlite", write=True)
    database.migrate(conn, tmp_path / "kliping.sqlite", database.migrations()[:3])
    conn.close()
    with pytest.raises(StoreError, match="kliping reindex"):
        Store.open(tmp_path)
    bring_up_to_date(tmp_path)
    Store.open(tmp_path).close()
    assert (tmp_path / "kliping.sqlite.v3").is_file()


def test_where_no_store_is_none_is_made(tmp_path):
    bring_up_to_date(tmp_path)
    assert not list(tmp_path.iterdir())


STEPS = [(1, "CREATE TABLE a (x); INSERT INTO a VALUES (1)"), (2, "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1")]


def migrated(path, steps):
    conn = database.connect(path, write=True)
    try:
        database.migrate(conn, path, steps)
        return database.version(conn), [tuple(row) for row in conn.execute("SELECT * FROM a")]
    finally:
        conn.close()


def test_migrations_are_applied_in_order_and_a_copy_is_made_before_a_store_is_changed(tmp_path):
    path = tmp_path / "kliping.sqlite"
    assert migrated(path, STEPS[:1]) == (1, [(1,)])
    assert not list(tmp_path.glob("*.v*"))
    assert migrated(path, STEPS) == (2, [(1, 2)])
    assert migrated(tmp_path / "kliping.sqlite.v1", STEPS[:1]) == (1, [(1,)])


@pytest.mark.parametrize("bad", ["UPDATE a SET x = 7; SELECT * FROM tidak_ada", "UPDATE a SET x = 7; bukan sql"])
def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path, bad):
    path = tmp_path / "kliping.sqlite"
    migrated(path, STEPS)
    with pytest.raises(StoreError, match="skema 3 gagal"):
        migrated(path, [*STEPS, (3, bad)])
    assert migrated(path, STEPS) == (2, [(1, 2)])


MIGRATE = """
import sys, time
from pathlib import Path
from search.store import database
path = Path(sys.argv[1])
conn = database.connect(path, write=True)
conn.create_function("tunggu", 0, lambda: print("di sini", flush=True) or time.sleep(60))
database.migrate(conn, path, [(1, ""), (2, ""), (3, "UPDATE a SET x = 7; SELECT tunggu()")])
"""


def test_a_migration_killed_half_way_leaves_the_store_as_it_was(tmp_path):
    path = tmp_path / "kliping.sqlite"
    migrated(path, STEPS)
    process = child("-c", MIGRATE, path)
    assert process.stdout.readline() == "di sini\n"
    kill(process)
    assert migrated(path, STEPS) == (2, [(1, 2)])


UPGRADE = """
import os, signal, sys
from pathlib import Path
from search.store import Store, bring_up_to_date, database
real, left = database.connect, [int(sys.argv[2])]
def connect(path, *, write):
    conn = real(path, write=write)
    def trace(statement):
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
    conn.set_trace_callback(trace)
    return conn
database.connect = connect
Store.open(Path(sys.argv[1]), write=True).close()
"""


@pytest.mark.parametrize("statement", [3, 9, 15, 21])
def test_a_store_whose_upgrade_is_killed_at_a_statement_is_of_a_whole_schema_and_is_upgraded_by_the_next(tmp_path, monkeypatch, statement):
    steps = database.migrations()
    with monkeypatch.context() as patch:
        patch.setattr(database, "migrations", lambda: steps[:1])
        Store.open(tmp_path, write=True).close()
    process = child("-c", UPGRADE, tmp_path, statement)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    with sqlite3.connect(tmp_path / "kliping.sqlite") as conn:
        number = conn.execute("PRAGMA user_version").fetchone()[0]
        found = conn.execute("SELECT name, sql FROM sqlite_master ORDER BY 1").fetchall()
    conn.close()
    with sqlite3.connect(":memory:") as conn:
        for _, sql in steps[:number]:
            conn.executescript(sql)
        assert number >= 1 and found == conn.execute("SELECT name, sql FROM sqlite_master ORDER BY 1").fetchall()
    conn.close()
    work(tmp_path)
    assert list(verify(tmp_path, read)) == []


def test_readers_are_never_kept_waiting_by_the_writer_and_see_whole_transactions_only(tmp_path):
    stop, seen, errors = threading.Event(), set(), []

    def watch():
        try:
            with Store.open(tmp_path) as reader:
                while not stop.is_set():
                    counts = reader.counts()
                    seen.add((counts.articles % 5, counts.statements - counts.articles))
        except StoreError as problem:
            errors.append(problem)

    with Store.open(tmp_path, write=True) as store:
        readers = [threading.Thread(target=watch) for _ in range(4)]
        for reader in readers:
            reader.start()
        for start in range(0, 60, 5):
            with store.transaction():
                for n in range(start, start + 5):
                    store.put_page(one(n), read(one(n)))
        stop.set()
        for reader in readers:
            reader.join()
    assert (errors, seen) == ([], {(0, 0)})
