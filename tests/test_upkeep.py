"""Upkeep: reading the archive again, backing it up and restoring it, and the doctor."""

import fcntl
import io
import json
import os
import shutil
import sqlite3
import tarfile
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.errors import StoreError, UsageError
from crawler.page import TEXT, page_of
from search.cli.main import run
from search.corrections import correct
from search.store import Store
from search.store import lock as writer_lock
from search.store.database import migrations
from search.store.seal import seal
from search.upkeep_backup import MANIFEST, backup
from search.upkeep_doctor import Patient, examine
from search.upkeep_machine import Machine
from search.upkeep_reprocess import Selection, reprocess
from search.upkeep_restore import restore
from search.verify import verify
from tests.desk_work import CONFIG, NOW, TEXT_OF_ONE, app_of, article, store_articles

LATER = "2025-03-11T01:00:00Z"
SAMPLES = Path(__file__).parent / "samples"


def rows_of(folder):
    """Every row of every table that is not derived."""
    with sqlite3.connect(folder / "kliping.sqlite") as conn:
        names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        kept = [name for name in names if name not in ("outbox", "engines", "sqlite_sequence", "runs")]
        found = {name: conn.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in kept}
    conn.close()
    return found


# -- reading again -----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("baca") / "arsip"
    assert run(["--data", str(folder), "--config", str(CONFIG), "--engine", "memory", "import", str(SAMPLES)]) == 0
    return folder


@pytest.fixture
def archive(imported, tmp_path):
    shutil.copytree(imported, tmp_path / "arsip")
    return tmp_path / "arsip"


def again(folder, selection=None):
    app = app_of(folder)
    with Store.open(folder, write=True, clock=lambda: LATER) as store:
        done = reprocess(app, store, selection or Selection(), 1, lambda items: items)
    app.close()
    return done


def test_reading_again_with_the_same_version_changes_nothing(archive):
    before = rows_of(archive)
    done = again(archive)
    assert (done.read, done.changed) == (2, 0)
    assert rows_of(archive) == before


def test_reading_again_mends_what_an_earlier_version_read_and_keeps_corrections(archive):
    app = app_of(archive)
    with Store.open(archive, write=True, clock=lambda: LATER) as store:
        ((number, page), *_) = store.kept_pages(("article",))
        good = next(one for one in store.iterate_articles() if one.raw.sha256 == page.sha256)
        correct(app, store, good.id, "title", "Judul Benar", "sari", "uji")
        store.finish_page(number, replace(good, title="Pembacaan Lama", statements=(), story=None))
    app.close()
    done = again(archive)
    with Store.open(archive) as store:
        assert store.corrections.reading(good.id) == replace(good, story=None)
        assert store.article(good.id).title == "Judul Benar"
    assert done.changed == 1


def test_only_the_selected_pages_are_read_again(archive):
    assert again(archive, Selection(states=("rejected",))).read == 0
    assert again(archive, Selection(outlets=("antara",))).read == 0
    assert Selection.of(["rejected", "antara"], {"antara"}) == Selection(("rejected",), ("antara",))
    with pytest.raises(UsageError, match="antarra"):
        Selection.of(["antarra"], {"antara"})


def test_a_page_that_was_rejected_by_mistake_becomes_an_article(archive):
    from extractor.article import Rejected

    with Store.open(archive, write=True, clock=lambda: LATER) as store:
        for number, page in list(store.kept_pages(("article",))):
            store.finish_page(number, Rejected(page.source, "no-article", "salah", None))
        assert store.counts().articles == 0
    done = again(archive, Selection(states=("rejected",)))
    assert (done.read, done.outcomes) == (2, {"article": 2})
    assert list(verify(archive)) == []


def test_the_command_reads_again(archive, capsys):
    assert run(["--data", str(archive), "--config", str(CONFIG), "--engine", "memory", "reprocess", "--jobs", "1"]) == 0
    assert "2 halaman dibaca ulang: 0 berita berubah, 0 halaman bukan berita" in capsys.readouterr().out


# -- backup and restore ------------------------------------------------------------------------------------------------------------


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


# -- the doctor --------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def in_order(tmp_path_factory):
    """An archive and a configuration in order, with a nightly run this morning."""
    place = tmp_path_factory.mktemp("sehat")
    folder = store_articles(place / "arsip", article("satu"))
    shutil.copytree(CONFIG, place / "config")
    settings = place / "config" / "settings.toml"
    settings.write_text(settings.read_text("utf-8").replace('contact = ""', 'contact = "humas@kantor.example"'), "utf-8")
    night(folder, LATER)
    assert run(["--data", str(folder), "--config", str(place / "config"), "reindex"]) == 0
    return place


@pytest.fixture
def healthy(in_order, tmp_path):
    for name in ("arsip", "config"):
        shutil.copytree(in_order / name, tmp_path / name)
    facts = Machine(now=lambda: datetime(2025, 3, 11, 6, tzinfo=UTC), sqlite=(3, 51, 3))
    return Patient(tmp_path / "arsip", tmp_path / "config", "embedded", facts)


def night(folder, at, *, missing=False, end=True):
    with Store.open(folder, write=True, clock=lambda: at) as store:
        number = store.start_run("nightly")
        if end:
            store.end_run(number, "done", {"outlets": [{"outlet": "antara", "name": "ANTARA", "missing": missing}]})


def ill(patient):
    return [(ailment.level, ailment.check) for ailment in examine(patient) if ailment.level != "note"]


def machine(patient, **facts):
    return replace(patient, machine=replace(patient.machine, **facts))


def test_a_healthy_installation_has_nothing_the_matter(healthy):
    assert ill(healthy) == []


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"sqlite": (3, 31, 1)}, ("error", "sqlite")),
        ({"free_share": lambda path: 0.07}, ("warning", "disk")),
        ({"has_package": lambda name: name != "typst"}, ("error", "packages")),
        ({"now": lambda: datetime(2024, 1, 1, tzinfo=UTC)}, ("error", "clock")),
        ({"may_write": lambda path: path.name != "kliping.sqlite"}, ("error", "permissions")),
        ({"knows_zone": lambda name: name != "Asia/Makassar"}, ("error", "timezone")),
        ({"authorities": lambda: 0}, ("error", "certificate")),
        ({"now": lambda: datetime(2025, 3, 14, tzinfo=UTC)}, ("warning", "timer")),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_fault_of_the_machine_is_found_and_nothing_else(healthy, facts, found):
    assert ill(machine(healthy, **facts)) == [found]


def test_a_version_of_sqlite_with_a_known_bug_is_a_note(healthy):
    notes = [a for a in examine(machine(healthy, sqlite=(3, 40, 1))) if a.check == "sqlite"]
    assert [note.level for note in notes] == ["note"]


def _break_settings(patient):
    (patient.config_dir / "settings.toml").write_text("[serch]\n", "utf-8")


def _empty_config(patient):
    shutil.rmtree(patient.config_dir / "outlets")
    (patient.config_dir / "outlets").mkdir()


def _no_contact(patient):
    (patient.config_dir / "settings.toml").write_text("", "utf-8")


def _read_by_others(patient):
    secret = patient.config_dir / "sandi"
    secret.write_text("KENARI", "utf-8")
    secret.chmod(0o644)
    settings = patient.config_dir / "settings.toml"
    settings.write_text(settings.read_text("utf-8").replace('password_file = ""', f'password_file = "{secret}"'), "utf-8")


def _old_schema(patient):
    with sqlite3.connect(patient.data_dir / "kliping.sqlite") as conn:
        conn.execute("PRAGMA user_version = 1")
    conn.close()


def _newer_schema(patient):
    with sqlite3.connect(patient.data_dir / "kliping.sqlite") as conn:
        conn.execute("PRAGMA user_version = 999")
    conn.close()


def _index_behind(patient):
    store_articles(patient.data_dir, article("baru", "Berita baru dari Wanasari."), now=LATER)


def _index_of_something_else(patient):
    _index_behind(patient)
    with Store.open(patient.data_dir, write=True) as store:
        store.acknowledge("embedded", store.last_change())


def _no_index(patient):
    shutil.rmtree(patient.data_dir / "index")


def _dead_outlet(patient):
    for day in (8, 9, 10):
        night(patient.data_dir, f"2025-03-{day:02}T01:00:00Z", missing=True)
    night(patient.data_dir, LATER, missing=True)


def _killed_run(patient):
    night(patient.data_dir, LATER, end=False)
    with sqlite3.connect(patient.data_dir / "kliping.sqlite") as conn:
        conn.execute("UPDATE runs SET pid = 4194305 WHERE state = 'running'")
    conn.close()


def _paused_watch(patient):
    with Store.open(patient.data_dir, write=True) as store:
        store.save_search("rusak", {}, None)
        store.watches.pause("rusak", "tidak terbaca")


def _unsent_mail(patient):
    with Store.open(patient.data_dir, write=True) as store:
        store.watches.queue("sari@kantor.example", "2025-03-11", "judul", "isi")


def _not_a_database(patient):
    (patient.data_dir / "kliping.sqlite").write_bytes(b"bukan basis data" * 1000)


@pytest.mark.parametrize(
    ("break_it", "found"),
    [
        (_break_settings, ("error", "config")),
        (_empty_config, ("error", "config")),
        (_no_contact, ("warning", "config")),
        (_read_by_others, ("warning", "permissions")),
        (_old_schema, ("warning", "migration")),
        (_newer_schema, ("error", "migration")),
        (_index_behind, ("warning", "index")),
        (_index_of_something_else, ("warning", "index")),
        (_no_index, ("warning", "index")),
        (_dead_outlet, ("warning", "outlet")),
        (_killed_run, ("warning", "runs")),
        (_paused_watch, ("warning", "watch")),
        (_unsent_mail, ("warning", "mail")),
        (_not_a_database, ("error", "store")),
    ],
)
def test_a_fault_of_the_installation_is_found(healthy, break_it, found):
    break_it(healthy)
    told = list(examine(healthy))
    assert found in [(ailment.level, ailment.check) for ailment in told]
    assert "KENARI" not in str(told)


def test_a_search_server_that_is_away_is_found(healthy):
    with Store.open(healthy.data_dir, write=True) as store:
        store.acknowledge("http://127.0.0.1:9", store.last_change())
    assert ("error", "engine") in ill(replace(healthy, engine_spec="http://127.0.0.1:9"))


def test_a_typesetter_that_does_not_work_is_found(healthy, monkeypatch):
    def broken(book):
        raise RuntimeError("tidak ada huruf")

    monkeypatch.setattr("search.export.pdf_book.pdf", broken)
    assert ill(healthy) == [("error", "fonts")]


@pytest.mark.parametrize(("hours", "level"), [(2, "note"), (20, "warning")])
def test_a_lock_is_told_and_one_held_for_too_long_is_a_fault(healthy, hours, level):
    path = healthy.data_dir / writer_lock.NAME
    path.write_text(f"pid 1, mulai 2025-03-{10 if hours > 6 else 11}T{10 if hours > 6 else 4:02}:00:00Z\n", "utf-8")
    handle = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert [a.level for a in examine(healthy) if a.check == "lock"] == [level]
    finally:
        os.close(handle)


def test_an_empty_installation_is_no_fault(healthy, tmp_path):
    assert ill(replace(healthy, data_dir=tmp_path / "belum-ada")) == []


def test_the_command_says_what_to_do_and_exits_with_one(healthy, capsys):
    _dead_outlet(healthy)
    assert run(["--data", str(healthy.data_dir), "--config", str(healthy.config_dir), "doctor"]) == 1
    assert "ANTARA: 3 malam berturut-turut tidak lengkap" in capsys.readouterr().out
    assert run(["--data", str(healthy.data_dir), "--config", str(healthy.config_dir / "tidak-ada"), "doctor", "--json"]) == 1


def test_the_machine_answers_for_itself(tmp_path):
    here = Machine()
    assert 0 <= here.free_share(tmp_path) <= 1
    assert here.has_package("json")
    assert not here.has_package("tidak_ada_paket_ini")
    assert here.knows_zone("Asia/Jakarta")
    assert not here.knows_zone("Asia/Wanasari")
    assert here.is_alive(os.getpid())
    assert not here.is_alive(4194305)
