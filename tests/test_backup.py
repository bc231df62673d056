"""Backing an archive up and restoring it."""

import io
import json
import os
import shutil
import sqlite3
import tarfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.errors import StoreError, UsageError
from crawler.page import TEXT, page_of
from search.cli.main import run
from search.corrections import correct
from search.store import Store
from search.store.database import migrations
from search.store.seal import seal
from search.upkeep_backup import MANIFEST, backup
from search.upkeep_restore import restore
from search.verify import verify
from tests.desk_work import CONFIG, NOW, TEXT_OF_ONE, app_of, article, rows_of, store_articles

LATER = "2025-03-11T01:00:00Z"
SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def full(tmp_path):
    """An archive with a correction, a saved search and a story."""
    folder = store_articles(tmp_path / "arsip", article("satu"), article("dua", TEXT_OF_ONE + " Dua."), stories={"c1": (0, 1)})
    app = app_of(folder)
    with Store.open(folder, write=True, clock=lambda: NOW) as store:
        correct(app, store, article("satu")[1].id, "title", "Judul Benar", "sari", "uji")
        store.save_search("mesin", {"text": "mesin"}, "sari@kantor.example")
    app.close()
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("[office]\n", "utf-8")
    (tmp_path / "config" / "sandi").write_text("KENARI", "utf-8")
    return tmp_path


def made(full, name):
    return backup(full / "arsip", full / "config", full / name, lambda: NOW)


@pytest.mark.parametrize("name", ["c.tar", "c"])
def test_a_backup_comes_back_whole_on_an_empty_machine(full, name):
    manifest = made(full, name)
    assert manifest.articles == 2
    restore(full / name, full / "baru", full / "config-baru")
    assert rows_of(full / "baru") == rows_of(full / "arsip")
    assert list(verify(full / "baru")) == []
    assert (full / "config-baru" / "settings.toml").read_text("utf-8") == "[office]\n"
    assert sorted(path.name for path in (full / "baru").iterdir()) == ["archive", "kliping.sqlite"]


def test_a_configuration_that_is_there_is_left_alone(full):
    made(full, "c.tar")
    (full / "config" / "settings.toml").write_text("[read]\n", "utf-8")
    restore(full / "c.tar", full / "baru", full / "config")
    assert (full / "config" / "settings.toml").read_text("utf-8") == "[read]\n"
    assert (full / "baru" / "config-dipulihkan" / "settings.toml").exists()


def test_a_password_beside_the_configuration_is_not_in_a_backup(full):
    made(full, "c.tar")
    assert b"KENARI" not in (full / "c.tar").read_bytes()


def test_a_backup_taken_while_pages_come_in_is_of_one_moment(full):
    going, done = threading.Event(), threading.Event()

    def come_in():
        with Store.open(full / "arsip", write=True, clock=lambda: LATER) as store:
            for n in range(400):
                raw, one = article(f"baru{n}", f"{TEXT_OF_ONE} Nomor {n}.")
                page = page_of(one.source, raw, TEXT, url=one.url)
                store.put_page(page, replace(one, raw=replace(one.raw, sha256=page.sha256, length=len(raw))))
                going.set()
                if done.is_set():
                    return

    writer = threading.Thread(target=come_in)
    writer.start()
    going.wait(20)
    manifest = made(full, "c.tar")
    done.set()
    writer.join()
    restore(full / "c.tar", full / "baru", full / "config")
    with Store.open(full / "baru") as store:
        assert store.counts().articles == manifest.articles >= 2
        assert store.ledger_balance().balanced
    assert list(verify(full / "baru")) == []


def test_an_archive_is_never_overwritten(full):
    made(full, "c.tar")
    with pytest.raises(UsageError, match="sudah berisi arsip"):
        restore(full / "c.tar", full / "arsip", full / "config")
    with pytest.raises(UsageError, match="sudah ada"):
        made(full, "c.tar")


def killed_while_writing(folder):
    """A store whose last words are in its log only."""
    pid = os.fork()
    if pid == 0:
        store = Store.open(folder, write=True, clock=lambda: NOW)
        store.save_search("kedua", {"text": "rotan"}, "sari@kantor.example")
        os._exit(0)
    os.waitpid(pid, 0)
    assert (folder / "kliping.sqlite-wal").stat().st_size


def test_the_log_of_a_store_that_was_lost_is_not_laid_over_the_one_restored(full):
    made(full, "c.tar")
    before = rows_of(full / "arsip")
    killed_while_writing(full / "arsip")
    (full / "arsip" / "kliping.sqlite").unlink()
    restore(full / "c.tar", full / "arsip", full / "config")
    assert rows_of(full / "arsip") == before and list(verify(full / "arsip")) == []


def test_originals_that_are_not_in_the_backup_are_never_overwritten(full):
    made(full, "c.tar")
    (path,) = (full / "arsip" / "archive").iterdir()
    path.write_bytes(path.read_bytes() + path.read_bytes())
    (full / "arsip" / "kliping.sqlite").unlink()
    with pytest.raises(UsageError, match=f"{path.name}: berkas arsip yang tidak ada di cadangan ini"):
        restore(full / "c.tar", full / "arsip", full / "config")


@pytest.mark.parametrize("place", [0.3, 0.5, 0.9])
def test_a_damaged_backup_restores_nothing(full, place):
    made(full, "c.tar")
    content = bytearray((full / "c.tar").read_bytes())
    with tarfile.open(full / "c.tar") as tar:
        members = [member for member in tar.getmembers() if member.size]
    member = members[int(place * len(members))]
    content[member.offset_data + member.size // 2] ^= 1
    (full / "c.tar").write_bytes(content)
    with pytest.raises(StoreError, match=r"rusak|tidak terbaca|tidak sah"):
        restore(full / "c.tar", full / "baru", full / "config")
    assert not (full / "baru" / "kliping.sqlite").exists()


def test_a_truncated_backup_restores_nothing(full):
    made(full, "c.tar")
    content = (full / "c.tar").read_bytes()
    (full / "c.tar").write_bytes(content[: len(content) // 2])
    with pytest.raises(StoreError):
        restore(full / "c.tar", full / "baru", full / "config")
    assert not (full / "baru" / "kliping.sqlite").exists()


def forged(full, change):
    """A backup whose members ``change`` has altered."""
    made(full, "c.tar")
    members = []
    with tarfile.open(full / "c.tar") as tar:
        for member in tar.getmembers():
            members.append((member, tar.extractfile(member).read()))
    with tarfile.open(full / "palsu.tar", "w") as tar:
        for member, content in change(members):
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return full / "palsu.tar"


def _named(name):
    def change(members):
        head, content = members[0]
        manifest = json.loads(content)
        manifest["parts"][0]["name"] = name
        members[1][0].name = name
        return [(head, json.dumps(manifest).encode()), *members[1:]]

    return change


def _link(members):
    link = tarfile.TarInfo("archive/x.warc.gz")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return [*members, (link, b"")]


def _extra(members):
    return [*members, (tarfile.TarInfo("archive/tambahan.warc.gz"), b"isi")]


def _headless(members):
    return members[1:]


def _later_format(members):
    head, content = members[0]
    return [(head, content.replace(b'"format": 1', b'"format": 9')), *members[1:]]


@pytest.mark.parametrize(
    "change",
    [
        _named("../luar.sqlite"), _named("/tmp/luar"), _named("C:\\luar"), _named("archive/../../luar.warc.gz"), _named("config/../x"),
        _link, _extra, _headless, _later_format,
    ],
)  # fmt: skip
def test_a_forged_backup_writes_nothing_anywhere(full, change):
    source = forged(full, change)
    before = sorted(str(path) for path in full.rglob("*"))
    with pytest.raises(StoreError):
        restore(source, full / "baru", full / "config")
    left = {path for path in map(str, full.rglob("*")) if path not in before}
    assert left <= {str(full / "baru")}


def test_something_else_is_no_backup(full):
    (full / "bukan.tar").write_bytes(b"bukan tar" * 200)
    (full / "kosong").mkdir()
    for name in ("bukan.tar", "kosong", "tidak-ada.tar"):
        with pytest.raises(StoreError):
            restore(full / name, full / "baru", full / "config")


def test_the_commands_back_up_and_restore_into_a_searchable_archive(full, capsys):
    where = ["--config", str(CONFIG)]
    assert run(["--data", str(full / "arsip"), *where, "backup", str(full / "c.tar")]) == 0
    assert run(["--data", str(full / "baru"), *where, "restore", str(full / "c.tar")]) == 0
    assert "2 berita dipulihkan" in capsys.readouterr().out
    assert run(["--data", str(full / "baru"), *where, "search", "mesin potong", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_manifest_comes_first(full):
    made(full, "c.tar")
    with tarfile.open(full / "c.tar") as tar:
        assert tar.getnames()[0] == MANIFEST


def test_a_disk_that_is_full_leaves_no_half_backup(full, monkeypatch):
    def full_disk(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("search.upkeep_backup._write", full_disk)
    with pytest.raises(StoreError, match=r"c: cadangan gagal dibuat \(No space left on device\); sisa ruang"):
        made(full, "c")
    assert sorted(path.name for path in full.iterdir()) == ["arsip", "config"]


def test_a_disk_that_is_full_leaves_the_archive_to_be_restored_again(full, monkeypatch):
    made(full, "c.tar")
    with monkeypatch.context() as patch:
        patch.setattr("search.upkeep_restore.shutil.disk_usage", lambda path: shutil._ntuple_diskusage(10, 9, 1))
        with pytest.raises(StoreError, match="ruang tidak cukup"):
            restore(full / "c.tar", full / "baru", full / "config")
    restore(full / "c.tar", full / "baru", full / "config")
    assert rows_of(full / "baru") == rows_of(full / "arsip")


def test_an_archive_of_an_earlier_schema_is_brought_up_to_date_and_verifies(tmp_path, monkeypatch):
    steps = migrations()
    with monkeypatch.context() as patch:
        patch.setattr("search.store.database.migrations", lambda: steps[:3])
        with Store.open(tmp_path, write=True, clock=lambda: NOW) as store:
            store.receive(page_of("a.txt", b"Berita dari Wanasari.", TEXT))
            store.start_run("nightly")
        with sqlite3.connect(tmp_path / "kliping.sqlite") as conn:
            conn.execute("INSERT INTO searches (name, query, made_at) VALUES ('mesin', '{}', ?)", (NOW,))
            conn.row_factory = sqlite3.Row
            seal(conn, "searches", "mesin")
        conn.close()
    with Store.open(tmp_path, write=True, clock=lambda: LATER) as store:
        assert [(saved.name, saved.paused) for saved in store.saved_searches()] == [("mesin", None)]
    assert list(verify(tmp_path)) == []
    assert (tmp_path / "kliping.sqlite.v3").exists()
