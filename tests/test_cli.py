"""The command line: what people type, what they read, and the exit code that a script sees."""

import json
import re
import shutil
from pathlib import Path

import pytest

from search.cli.main import run

SAMPLES = Path(__file__).parent / "samples"
CONFIG = Path(__file__).parents[1] / "config"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    data = tmp_path_factory.mktemp("arsip")
    assert run(["--data", str(data), "--config", str(CONFIG), "import", str(SAMPLES)]) == 0
    return data


@pytest.fixture
def ask(archive, capsys):
    def asked(*words, code=0):
        assert run(["--data", str(archive), "--config", str(CONFIG), *words]) == code
        return capsys.readouterr().out

    return asked


def rows(output):
    return [json.loads(line) for line in output.splitlines()]


def test_extract_prints_one_record_a_line_and_stores_nothing(tmp_path, capsys):
    assert run(["--data", str(tmp_path / "arsip"), "--config", str(CONFIG), "extract", str(SAMPLES)]) == 0
    records = rows(capsys.readouterr().out)
    assert [record["source"] for record in records] == ["logam.txt", "rotan.txt"]
    assert not (tmp_path / "arsip").exists()


def test_search_finds_by_words_and_marks_them(ask):
    (found,) = rows(ask("search", "e-Smart IKM", "--json"))
    assert found["title"] == "Perajin Rotan Wanasari Ikuti Kelas Pemasaran Digital"
    assert "«e-Smart» «IKM»" in found["snippet"]
    assert found["rank"] == 1


@pytest.mark.parametrize("command", ["search", "statements", "figures", "stories"])
def test_a_program_that_names_no_page_gets_every_row_and_a_person_the_first_ones(ask, monkeypatch, command):
    monkeypatch.setattr("search.cli.asking._AT_ONCE", 2)
    monkeypatch.setattr("search.cli.asking._PAGE", 1)
    everything = rows(ask(command, "--json"))
    assert everything == rows(ask(command, "--size", "1000", "--json")) and len(everything) > 1
    assert everything[1:2] == rows(ask(command, "--size", "1", "--page", "2", "--json"))
    assert f"halaman 1 dari {len(everything)}" in ask(command)


def test_search_for_people_shows_the_title_the_date_and_how_the_question_was_read(ask):
    shown = ask("search", "bengkel logam")
    assert "Bengkel Logam Tirtomulyo Dapat Potongan Harga Mesin" in shown
    assert "12 Maret 2025" in shown
    assert "Mencari:" in shown


def test_a_read_also_line_is_found_nowhere(ask):
    assert rows(ask("search", '"rotan asalan"', "--json")) == []


def test_statements_are_found_by_speaker_with_the_office_of_that_date(ask):
    said = rows(ask("statements", "--speaker", "Lestari Budiwati", "--json"))
    assert {row["kind"] for row in said} == {"direct", "indirect"}
    assert all(row["speaker"] == "Lestari Budiwati" for row in said)
    assert any("Kepala Dinas Perindustrian" in (row["role"] or "") for row in said)


def test_part_of_a_name_is_enough_to_name_a_speaker(ask):
    assert rows(ask("statements", "--speaker", "Lestari", "--json")) == rows(ask("statements", "--speaker", "Lestari Budiwati", "--json"))


def test_an_unknown_speaker_finds_nothing_rather_than_everything(ask):
    assert rows(ask("statements", "--speaker", "Tidak Ada Orangnya", "--json")) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["statements", "--speaker", "Tidak Ada Orangnya"], "tidak ada pejabat bernama “Tidak Ada Orangnya”"),
        (["search", "mesin", "--outlet", "koran-khayal"], "tidak ada media bernama “koran-khayal”"),
        (["search", "mesin", "--programme", "Program Khayal"], "tidak ada program bernama “Program Khayal”"),
        (["statements", "--speaker", "Lestary Budiwatti"], "mungkin/perhaps: Lestari Budiwati\n"),
        (["search", "mesin", "--outlet", "kompass"], "mungkin/perhaps: kompas\n"),
        (["statements", "--speaker", "Kepala Dinas"], 'sebuah jabatan/an office: kliping statements --role "Kepala Dinas"\n'),
    ],
)
def test_a_name_that_nobody_has_is_told_as_the_reason_that_nothing_is_found(archive, capsys, words, said):
    assert run(["--data", str(archive), "--config", str(CONFIG), *words]) == 0
    assert said in capsys.readouterr().err


def test_a_name_that_somebody_has_is_no_matter_for_a_notice(archive, capsys):
    assert run(["--data", str(archive), "--config", str(CONFIG), "statements", "--speaker", "Lestari Budiwati"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["search"], "2 berita"),
        (["stories"], "2 cerita"),
        (["--lang", "en", "search"], "2 articles"),
        (["search", "--page", "9"], "2 berita · halaman 9 dari 1 (--page)"),
    ],
)
def test_what_was_found_is_counted_in_the_words_of_the_pages(ask, words, said):
    assert said in ask(*words).splitlines()


def test_figures_carry_value_and_unit(ask):
    assert {(row["value"], row["unit"]) for row in rows(ask("figures", "--json"))} >= {(7_900_000_000, "IDR"), (12, "%")}


def test_dates_narrow_a_search_on_both_sides(ask):
    assert len(rows(ask("search", "--json"))) == 2
    assert [row["source"] for row in rows(ask("search", "--from", "2025-03-05", "--json"))] == ["logam.txt"]
    assert [row["source"] for row in rows(ask("search", "--to", "2025-03-04", "--json"))] == ["rotan.txt"]


def test_stories_and_show_print_what_search_named(ask):
    story = rows(ask("stories", "rotan", "--json"))[0]
    shown = json.loads(ask("show", story["carriers"][0]["id"], "--json"))
    assert shown["title"] == story["title"]
    assert shown["dropped"][0]["reason"]


def test_importing_again_changes_nothing(archive, capsys):
    assert run(["--data", str(archive), "--config", str(CONFIG), "import", str(SAMPLES)]) == 0
    assert capsys.readouterr().out == "0 berita baru, 0 salinan, 2 masukan sudah ada, 0 gagal\n"


def test_a_text_of_the_same_address_that_changed_is_told_as_a_newer_version(tmp_path, capsys):
    text = (SAMPLES / "rotan.txt").read_text("utf-8")
    lines = [
        {"id": name, "url": "https://wanasari.example/rotan", "text": body}
        for name, body in (("1", text), ("2", text.replace("120", "125")))
    ]
    (tmp_path / "berita.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert run(["--data", str(tmp_path / "arsip"), "--config", str(CONFIG), "import", str(tmp_path / "berita.jsonl")]) == 0
    assert capsys.readouterr().out == "1 berita baru, 1 versi lebih baru, 0 salinan, 0 masukan sudah ada, 0 gagal\n"


def test_a_whole_archive_is_said_to_be_whole(ask):
    assert ask("verify") == "Arsip utuh.\n"


def test_a_changed_byte_of_the_archive_is_named_and_fails(tmp_path, capsys):
    base = ["--data", str(tmp_path), "--config", str(CONFIG)]
    run([*base, "import", str(SAMPLES / "logam.txt")])
    (warc,) = (tmp_path / "archive").glob("*.warc.gz")
    body = bytearray(warc.read_bytes())
    body[-40] ^= 0xFF
    warc.write_bytes(bytes(body))
    capsys.readouterr()
    assert run([*base, "verify"]) == 1
    assert warc.name in capsys.readouterr().out


@pytest.mark.parametrize("engine", ["memory", "embedded"])
def test_every_engine_answers_alike(ask, engine):
    assert [row["source"] for row in rows(ask("--engine", engine, "search", "mesin", "--json"))] == ["logam.txt"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["search", "--form", "2025-01-01"], "tidak ada pilihan --form / No such option: --form"),
        (["search", "--from", "kemarin"], "--from kemarin: tulis tanggal sebagai TTTT-BB-HH"),
        (["search", "--from", "2025-02-30"], "--from 2025-02-30: tulis tanggal sebagai TTTT-BB-HH, misalnya"),
        (["crawl", "antara", "--since", "1/2/2025"], "--since 1/2/2025: tulis tanggal sebagai TTTT-BB-HH, misalnya"),
        (["book", "--date", "20250301"], "--date 20250301: tulis tanggal sebagai TTTT-BB-HH, misalnya"),
        (["search", "--from", "2025-03-02", "--to", "2025-03-01"], "--from 2025-03-02 sesudah --to 2025-03-01"),
        (["book", "--from", "2025-03-02", "--to", "2025-03-01"], "--from 2025-03-02 sesudah --to 2025-03-01"),
        (["search", "--sort", "acak"], "--sort acak: pilih/choose relevance | newest | oldest"),
        (["search", "--page", "0"], "--page 0: halaman dihitung dari 1"),
        (["search", "--page", "1002"], "--page 1002: daftar dapat dibuka sampai baris ke-10.000"),
        (["search", "--size", "5000"], "--size 5000:"),
        (["show", "tidak-ada"], "tidak ada berita atau cerita dengan id tidak-ada"),
        (["--engine", "lucene", "search", "x"], "'lucene'"),
        (["--lang", "fr", "search", "x"], "--lang fr: pilih/choose id | en"),
        (["cari"], "tidak ada perintah 'cari' / No such command 'cari'"),
        (["show"], "'ID' belum disebut / Missing argument 'ID'"),
        (["show", "a", "b"], "kelebihan kata: b / Got unexpected extra argument"),
        (["search", "--from"], "pilihan '--from' memerlukan nilai"),
        (["search", "--size", "banyak"], "nilai untuk '--size' salah"),
        (["figures", "--indicator", "jumlah"], "--indicator jumlah: pilih/choose jumlah-ikm |"),
        (["crawl", "koran-khayal"], "media tidak dikenal: koran-khayal"),
    ],
)
def test_wrong_use_is_one_clear_line_and_exit_code_2(archive, capsys, words, said):
    assert run(["--data", str(archive), "--config", str(CONFIG), *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_without_an_archive_the_way_to_make_one_is_said(tmp_path, capsys):
    assert run(["--data", str(tmp_path / "kosong"), "--config", str(CONFIG), "search", "ikm"]) == 2
    assert "kliping import" in capsys.readouterr().err


def test_a_missing_configuration_folder_is_named(tmp_path, capsys):
    assert run(["--config", str(tmp_path / "tidak-ada"), "extract", str(SAMPLES)]) == 2
    assert "tidak-ada" in capsys.readouterr().err


def test_a_file_of_another_kind_is_refused_in_words(tmp_path, capsys):
    (tmp_path / "surat.docx").write_bytes(b"PK")
    assert run(["--data", str(tmp_path / "arsip"), "--config", str(CONFIG), "import", str(tmp_path / "surat.docx")]) == 1
    assert "surat.docx: jenis berkas tidak dikenal (yang dapat dibaca: .txt, " in capsys.readouterr().err


def test_files_of_other_kinds_in_a_folder_are_counted_not_passed_over_in_silence(tmp_path, capsys):
    inputs = tmp_path / "masukan"
    inputs.mkdir()
    for name in ("a.pdf", "b.PDF", "c.docx", ".tersembunyi"):
        (inputs / name).write_bytes(b"isi")
    assert run(["--data", str(tmp_path / "arsip"), "--config", str(CONFIG), "import", str(inputs)]) == 0
    assert "dilewati karena bukan .txt .html .htm .warc .warc.gz .jsonl: 1 .docx, 2 .pdf" in capsys.readouterr().err


def test_bad_inputs_each_give_one_line_and_the_rest_goes_on(tmp_path, capsys):
    inputs = tmp_path / "masukan"
    inputs.mkdir()
    (inputs / "a-kosong.txt").write_bytes(b"")
    (inputs / "b-biner.txt").write_bytes(bytes(range(256)) * 20)
    (inputs / "c-latin.txt").write_bytes((SAMPLES / "logam.txt").read_text("utf-8").replace("Wiguno", "Wigunó").encode("cp1252"))
    (inputs / "d-baris.jsonl").write_text('{"id": "x", "text": "putus\n', "utf-8")
    (inputs / "e-besar.html").write_bytes(b"<p>" + b"a" * (20 << 20) + b"</p>")
    (inputs / "f-arsip.warc.gz").write_bytes(b"\x1f\x8b\x08\x00rusak")
    (inputs / "g-baik.txt").write_bytes((SAMPLES / "rotan.txt").read_bytes())
    assert run(["--config", str(CONFIG), "extract", str(inputs), str(inputs / "tidak-ada.txt")]) == 1
    printed = capsys.readouterr()
    assert [record["source"] for record in rows(printed.out)] == ["c-latin.txt", "g-baik.txt"]
    assert "Wigunó" in printed.out
    complaints = [line for line in printed.err.splitlines() if line.startswith("kliping: ")]
    named = ("a-kosong", "b-biner", "d-baris.jsonl:1", "e-besar", "f-arsip", "tidak-ada.txt")
    assert len(complaints) == len(named)
    assert all(any(name in line for line in complaints) for name in named)


def test_a_wrong_word_list_stops_the_run_with_the_file_named(tmp_path, capsys):
    config = tmp_path / "config"
    shutil.copytree(CONFIG, config)
    (config / "units.toml").write_text("[units\n", "utf-8")
    assert run(["--config", str(config), "extract", str(SAMPLES)]) == 2
    assert "units.toml" in capsys.readouterr().err


def test_only_contradicting_figures_are_listed_on_request(ask):
    assert rows(ask("figures", "--conflicts", "--json")) == []


def test_an_article_is_shown_in_the_words_of_the_chosen_language(ask, archive, capsys):
    key = rows(ask("search", "bengkel logam", "--json"))[0]["id"]
    shown = ask("show", key)
    assert "Pernyataan\n" in shown and "  - daftar media: " not in shown and "read-also" not in shown
    assert run(["--data", str(archive), "--config", str(CONFIG), "--lang", "en", "show", key]) == 0
    english = capsys.readouterr().out
    assert "Statements\n" in english and "Dates seen\n" in english and "Pernyataan" not in english


@pytest.mark.parametrize(
    "command", [[], ["search"], ["show"], ["correct"], ["watch", "add"], ["user", "add"], ["outlets", "check"], ["serve"]]
)
def test_help_is_in_indonesian_first_and_says_what_each_option_does(command, capsys):
    assert run([*command, "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Pemakaian / Usage: kliping") and "Pilihan / Options:" in told and "tampilkan petunjuk ini" in told
    assert not re.search(r"^Usage|^Options:|^Arguments:|\[required\]|\[default|Show this", told, re.MULTILINE)
    assert not re.search(r"^  (-\S+|\[?[A-Z]+…?\]?)( (<[^>]+>|[A-Z]+))?\s*(\[wajib\])?$", told, re.MULTILINE)
