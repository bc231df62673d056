"""A disk that is really full: what cannot be written is told in one line, what is there can be asked, and with room the work goes on."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from search.cli.main import run
from search.store import Store, database
from search.verify import verify
from tests.disks import small_disk

CONFIG = Path(__file__).parents[1] / "config"
SAMPLES = Path(__file__).parent / "samples"
TEXT = "WANASARI – Perajin anyaman, Mirah Kencana, mengatakan pesanan tikar naik {n} persen. Sebanyak {n} IKM ikut serta. "
ENOUGH = "60m"


def kliping(data, *words):
    return run(["--data", str(data), "--config", str(CONFIG), *map(str, words)])


def lines_of(count):
    for n in range(10, 10 + count):
        article = {
            "id": str(n),
            "url": f"https://harianwanasari.example/2025/04/01/tikar-{n}",
            "title": f"Tikar {n}",
            "text": TEXT.format(n=n) * 9,
        }
        yield json.dumps({**article, "published": "2025-04-01"}) + "\n"


def titles(data):
    with Store.open(data) as store:
        return sorted(article.title for article in store.iterate_articles())


@pytest.fixture(scope="module")
def clippings(tmp_path_factory):
    path = tmp_path_factory.mktemp("masukan") / "tikar.jsonl"
    path.write_text("".join(lines_of(40)), "utf-8")
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("arsip") / "data"
    assert kliping(folder, "import", SAMPLES) == 0
    return folder


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "cakram", ENOUGH) as made:
        yield made


@pytest.fixture
def full(archive, disk):
    """The archive on a disk without room for one byte more."""
    shutil.copytree(archive, disk.folder / "data")
    disk.fill()
    return disk


@pytest.mark.parametrize("size", ["80k", "300k", "420k", "700k", "880k"])
def test_an_import_that_fills_the_disk_stops_with_a_sentence_and_goes_on_when_there_is_room(disk, clippings, capsys, size):
    data = disk.folder / "data"
    disk.resize(size)
    code, told = kliping(data, "import", clippings, "--jobs", "1"), capsys.readouterr().err
    assert code == 2 or "belum di indeks" in told
    assert str(data) in told and "sisa ruang 0.0 GB" in told and "Traceback" not in told
    disk.resize(ENOUGH)
    assert kliping(data, "import", clippings, "--jobs", "1") == 0
    assert titles(data) == [f"Tikar {n}" for n in range(10, 50)]
    assert [finding for finding in verify(data) if "tidak dipakai artikel mana pun" not in str(finding)] == []
    capsys.readouterr()
    assert kliping(data, "search", "tikar", "--size", "100", "--json") == 0
    assert len(capsys.readouterr().out.splitlines()) == 40


def test_an_archive_on_a_full_disk_can_be_asked(full, capsys):
    assert kliping(full.folder / "data", "search", "rotan", "--json") == 0
    assert kliping(full.folder / "data", "statements", "--json") == 0
    assert "rotan.txt" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["reindex"], ["import", "CLIPPINGS", "--jobs", "1"], ["backup", "HERE/c.tar"], ["backup", "HERE/c"]])
def test_what_a_full_disk_does_not_take_is_told_in_one_line_and_changes_nothing(full, clippings, capfd, words):
    here = full.folder
    before = sorted(here.iterdir())
    words = [word.replace("HERE", str(here)).replace("CLIPPINGS", str(clippings)) for word in words]
    assert kliping(here / "data", *words) == 2
    (told,) = [line for line in capfd.readouterr().err.splitlines() if not line.startswith("mengimpor")]
    assert str(here) in told and "sisa ruang 0.0 GB" in told
    assert sorted(here.iterdir()) == before
    full.free()
    assert kliping(here / "data", *words) == 0


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl", "parquet"])
def test_an_export_to_a_full_disk_leaves_the_earlier_file_as_it_was(full, capfd, form):
    target = full.folder / f"hasil.{form}"
    target.touch()
    assert kliping(full.folder / "data", "export", "rotan", "--format", form, "-o", target) == 2
    (told,) = capfd.readouterr().err.splitlines()
    assert str(target) in told and "sisa ruang 0.0 GB" in told
    assert target.read_bytes() == b"" and sorted(path.name for path in full.folder.iterdir()) == ["data", f"hasil.{form}", "penuh"]


def test_a_store_that_cannot_be_copied_before_it_is_brought_up_to_date_stays_as_it_was(full, monkeypatch):
    path, steps = full.folder / "data" / database.NAME, database.migrations()
    monkeypatch.setattr(database, "migrations", lambda: [*steps, (steps[-1][0] + 1, "CREATE TABLE baru (x)")])
    with pytest.raises(database.StoreError, match=r"sisa ruang 0\.0 GB"):
        Store.open(path.parent, write=True)
    monkeypatch.undo()
    full.free()
    assert list(verify(path.parent)) == [] and not list(path.parent.glob("*.v*"))
    with sqlite3.connect(path) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (steps[-1][0],)
    conn.close()
