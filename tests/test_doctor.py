"""The doctor: what is the matter with an installation."""

import fcntl
import os
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from search.cli.main import run
from search.store import Store
from search.store import lock as writer_lock
from search.upkeep_doctor import Patient, examine
from search.upkeep_machine import Machine
from tests.desk_work import CONFIG, article, store_articles

LATER = "2025-03-11T01:00:00Z"
SAMPLES = Path(__file__).parent / "samples"


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


@pytest.mark.parametrize("told", [True, False])
def test_a_search_server_that_is_away_is_found_whatever_it_has_missed(healthy, told):
    with Store.open(healthy.data_dir, write=True) as store:
        store.acknowledge("http://127.0.0.1:9", store.last_change() if told else 0)
    found = [ailment for ailment in examine(replace(healthy, engine_spec="http://127.0.0.1:9")) if ailment.level == "error"]
    assert [ailment.check for ailment in found] == ["engine"] and "reindex" not in found[0].what


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
