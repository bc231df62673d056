"""What comes from outside never steers the terminal of whoever reads it: no escape sequence and no control character is printed."""

import json
import shutil
from pathlib import Path

import pytest

from search.cli.main import run
from search.store import Store

CONFIG = Path(__file__).parents[1] / "config"
EVIL = "\x1b[31m\x9b2J\r"
TEXT = (
    f"WANASARI – Perajin tikar, Mirah {EVIL} Kencana, mengatakan pesanan naik sejak awal tahun. “Kami {EVIL} menambah alat,” kata dia.\n\n"
    "Sebanyak 45 IKM ikut serta dalam pelatihan yang digelar Dinas Perindustrian Wanasari pekan lalu."
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("jahat")
    line = {"id": f"satu{EVIL}", "url": "https://harianwanasari.example/tikar", "title": f"Tikar {EVIL} Wanasari", "text": TEXT}
    bad = {"id": f"dua{EVIL}", "url": f"https://harianwanasari.example/{EVIL}", "title": "", "text": ""}
    (folder / "masukan.jsonl").write_text(f"{json.dumps(line)}\n{json.dumps(bad)}\n", "utf-8")
    (folder / "\x1b[31mnama.txt").write_text("x", "utf-8")
    assert run(["--data", str(folder / "arsip"), "--config", str(CONFIG), "import", str(folder), "--jobs", "1"]) == 1
    return folder


def tame(told):
    return not any((ord(sign) < 32 and sign not in "\t\n") or 0x7F <= ord(sign) < 0xA0 for sign in told)


@pytest.mark.parametrize(
    "words",
    [
        ["search", "tikar"], ["statements"], ["figures"], ["stories", "tikar"], ["import", "."], ["show", EVIL], ["verify"],
        ["history", "KEY"], ["correct", "KEY", "title", EVIL, "--why", "uji", "--who", "sari"], ["history", "KEY"], ["search", "tikar"],
    ],
)  # fmt: skip
def test_nothing_from_outside_steers_a_terminal(archive, capfd, monkeypatch, words):
    monkeypatch.chdir(archive)
    with Store.open(archive / "arsip") as store:
        (article,) = store.iterate_articles()
    run(["--data", str(archive / "arsip"), "--config", str(CONFIG), *(word.replace("KEY", article.id) for word in words)])
    told = capfd.readouterr()
    assert told.out + told.err
    assert tame(told.out) and tame(told.err)


def test_what_verify_finds_is_told_without_control_characters(archive, tmp_path, capfd):
    shutil.copytree(archive / "arsip", tmp_path / "arsip")
    for path in (tmp_path / "arsip" / "archive").iterdir():
        path.write_bytes(b"")
    assert run(["--data", str(tmp_path / "arsip"), "--config", str(CONFIG), "verify"]) == 1
    told = capfd.readouterr().out
    assert "nama.txt" in told and tame(told)
