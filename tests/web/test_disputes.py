"""Where sources contradict each other: the page, its twins, the interface for programs and the command line say the same."""

import csv
import io
import json
import re

import httpx
import pytest

from search.app import App
from search.cli.main import run
from tests.web.archive import CONFIG, serving

TEXT = "Jumlah industri kecil dan menengah (IKM) di Indonesia pada {year} mencapai {value} juta unit usaha. {more}"
PRINTED = (
    ("satu", "https://satu.example/a", 2023, "4,19", "Angka itu dibacakan di balai kota Wanasari."),
    ("dua", "https://dua.example/a", 2023, "4,91", "Balai pertemuan penuh sampai ke teras pada sore hari."),
    ("tiga", "https://tiga.example/a", 2023, "4,19", "Panitia menyediakan kopi bagi para perajin yang datang."),
    ("empat", "https://empat.example/a", 2021, "4,40", "Dua tahun sebelumnya belum ada pencatatan serupa di kota itu."),
    ("lima", "https://lima.example/a", 2021, "4,4", "Pencatatan itu dikerjakan oleh petugas kecamatan selama sebulan."),
)


def _line(number, name, url, year, value, more):
    text = TEXT.format(year=year, value=value, more=more)
    return {"id": name, "url": url, "title": f"Kabar {name}", "published": f"{year + 1}-02-0{number}", "text": text}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bertentangan")
    lines = [_line(n, *one) for n, one in enumerate(PRINTED, 1)]
    (folder / "berita.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    app = App(folder / "arsip", CONFIG)
    assert not app.import_paths([folder / "berita.jsonl"], 1, lambda items: items).failures
    return app


@pytest.fixture(scope="module")
def desk(archive):
    with serving(archive) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def test_a_fact_stands_once_with_each_value_and_everybody_who_prints_it(desk):
    (fact,) = desk.get("/angka/bertentangan.json").json()["facts"]
    assert (fact["indicator"], fact["as_of"]) == ("jumlah-ikm", "2023")
    told = {one["value"]: sorted(row["title"] for row in one["figures"]) for one in fact["values"]}
    assert told == {4_190_000: ["Kabar satu", "Kabar tiga"], 4_910_000: ["Kabar dua"]}


def test_the_page_shows_the_values_with_the_way_to_each_article_and_the_page_of_figures_leads_to_it(desk):
    page = desk.get("/angka/bertentangan").text
    assert re.search(r"4,19 juta[^<]*</a>", page) and re.search(r"4,91 juta[^<]*</a>", page) and "4,4 juta" not in page
    assert len(set(re.findall(r'href="/a/([0-9a-f]{16})#f', page))) == 3
    assert 'href="/angka/bertentangan"' in desk.get("/angka").text


def test_table_interface_and_command_line_hold_the_same_figures(desk, archive, capsys):
    table = list(csv.DictReader(io.StringIO(desk.get("/angka/bertentangan.csv").content.decode("utf-8-sig"))))
    facts = desk.get("/api/v1/contradictions").json()["facts"]
    assert run(["--data", str(archive.data_dir), "--config", str(CONFIG), "figures", "--conflicts", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    by_program = [(row["article"], row["value"]) for fact in facts for one in fact["values"] for row in one["figures"]]
    assert by_program == [(row["article"], row["value"]) for row in lines] == [(row["berita"], float(row["nilai"])) for row in table]


def test_a_question_narrows_what_is_compared(desk):
    assert desk.get("/angka/bertentangan.json?to=2023-01-01").json() == {"total": 0, "facts": []}
    assert len(desk.get("/angka/bertentangan.json?q=IKM&from=2024-01-01").json()["facts"]) == 1
    assert "Tidak ada angka yang bertentangan" in desk.get("/angka/bertentangan?q=tidakadakatanya").text


def test_a_list_longer_than_a_page_is_printed_whole_for_a_program(archive, capsys, monkeypatch):
    monkeypatch.setattr("search.cli.asking._AT_ONCE", 2)
    assert run(["--data", str(archive.data_dir), "--config", str(CONFIG), "figures", "--conflicts", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
