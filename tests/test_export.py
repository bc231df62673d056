"""Exports: every hit once, cited, harmless to spreadsheets, and the same bytes under the same id."""

import csv
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from crawler.errors import KlipingError, UsageError
from search.asking import Question
from search.cli.main import run
from search.engine import Filters
from search.export.cells import LONGEST, clean, fitted, guarded
from search.export.citation import bibtex, note, ris
from search.export.exporting import FORMATS, export, export_again
from search.export.files import whole_file
from search.export.tables import COLUMNS
from tests.desk_work import CONFIG, SAID, TEXT_OF_ONE, app_of, article, store_articles

HOSTILE = [
    "=1+1",
    "+62811",
    "-rp",
    "@sum",
    "\t=1",
    "\r=1",
    "\x00=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠a",
    "  =2",
    "\ufeff=3",
    "\u200b=4",
    "|x",
    "%1",
]


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("arsip")
    hostile = [article(f"jahat{n}", f"{sign} isi berita", title=sign, published=None) for n, sign in enumerate(HOSTILE)]
    plain = [article("satu", outlet="antara"), article("dua", TEXT_OF_ONE + " Selesai.", published="2025-03-05T08:00:00+07:00")]
    store_articles(folder, *plain, *hostile, stories={"c1": (0, 1)})
    made = app_of(folder)
    yield made
    made.close()


def exported(app, tmp_path, form="csv", subject="articles", question=None, **more):
    path = tmp_path / f"hasil.{form}"
    made = export(app, question or Question(), subject, form, path, **more)
    return made, path


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("subject", COLUMNS)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_as_many_rows_as_the_list_shows(app, tmp_path, form, subject):
    made, path = exported(app, tmp_path, form, subject)
    verb = {"articles": app.search, "statements": app.statements, "figures": app.figures, "stories": app.stories}[subject]
    shown = verb(Question(size=1)).shown_total
    found = {
        "csv": lambda: len(read_csv(path)),
        "jsonl": lambda: len(path.read_text("utf-8").splitlines()),
        "xlsx": lambda: openpyxl.load_workbook(path)["Data"].max_row - 1,
        "parquet": lambda: parquet.read_table(path).num_rows,
    }[form]()
    assert found == made.rows == shown > 0


def test_all_hits_are_exported_each_once(app, tmp_path):
    _, path = exported(app, tmp_path)
    keys = [row["id"] for row in read_csv(path)]
    assert len(keys) == len(set(keys)) == len(HOSTILE) + 2


def test_rows_carry_their_citation_and_the_id_in_the_archive(app, tmp_path):
    _, path = exported(app, tmp_path, subject="statements")
    (row,) = read_csv(path)
    assert row["pernyataan"] == SAID
    assert row["penutur"] == "Lestari Budiwati"
    assert app.article(row["berita"]).text[slice(*map(int, row["letak"].split("-")))] == SAID
    assert "“Perajin Wanasari Dapat Mesin”" in row["catatan"]
    assert row["berita"] in row["catatan"]
    assert row["berita"] in row["bibtex"]
    assert row["berita"] in row["ris"]
    assert len(row["asli"]) == 64


def test_a_story_row_names_all_its_carriers(app, tmp_path):
    _, path = exported(app, tmp_path, subject="stories", question=Question(SAID))
    (row,) = read_csv(path)
    assert (row["id"], row["pemuat"], row["tanggal"], row["terakhir"]) == ("c1", "2", "2025-03-04", "2025-03-05T08:00:00+07:00")
    assert len(row["berita"].split("; ")) == 2


def test_filters_narrow_an_export(app, tmp_path):
    made, _ = exported(app, tmp_path, question=Question(filters=Filters(outlets=("antara",))))
    assert made.rows == 1


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("subject", COLUMNS)
def test_the_same_id_is_the_same_bytes(app, tmp_path, form, subject):
    first, path = exported(app, tmp_path, form, subject)
    before = path.read_bytes()
    second, path = exported(app, tmp_path, form, subject)
    assert (second.id, path.read_bytes()) == (first.id, before)


def test_a_zip_of_an_export_holds_no_time_of_making(app, tmp_path):
    _, path = exported(app, tmp_path, "xlsx")
    with zipfile.ZipFile(path) as book:
        assert {info.date_time[0] for info in book.infolist()} == {1980}


def test_repeating_an_export_says_what_changed(tmp_path):
    folder = store_articles(tmp_path / "arsip", article("satu"), article("dua", "Berita lain dari Wanasari."))
    app = app_of(folder)
    first = export(app, Question(), "articles", "csv", tmp_path / "a.csv")
    same = export_again(app, first.id, "csv", tmp_path / "b.csv")
    assert same.changes.sentence() == "sama persis dengan ekspor sebelumnya"
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    app.close()
    store_articles(folder, article("tiga", "Berita ketiga dari Wanasari."))
    app = app_of(folder)
    later = export_again(app, first.id, "csv", tmp_path / "c.csv")
    app.close()
    assert later.id != first.id
    assert (later.changes.new, later.changes.gone, later.changes.changed) == (1, 0, 0)


def test_an_unknown_export_cannot_be_repeated(app, tmp_path):
    for key in ("0123456789abcdef", "../../etc/passwd"):
        with pytest.raises(UsageError, match="tidak ada catatan ekspor"):
            export_again(app, key, "csv", tmp_path / "x.csv")


def test_no_cell_of_a_csv_can_start_a_formula(app, tmp_path):
    _, path = exported(app, tmp_path)
    cells = [cell for row in read_csv(path) for cell in row.values()]
    stripped = [re.sub(r"^[\s\ufeff\u200b]+", "", cell) for cell in cells]
    assert not [cell for cell in stripped if cell[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠")]
    titles = {row["judul"].removeprefix("'") for row in read_csv(path)}
    assert titles >= {clean(sign) for sign in HOSTILE}


def test_every_cell_of_a_workbook_is_text(app, tmp_path):
    _, path = exported(app, tmp_path, "xlsx")
    book = openpyxl.load_workbook(path)
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert types == {"s"} or types == {"s", "inlineStr"}
    with zipfile.ZipFile(path) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/worksheets/")]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def test_json_lines_keep_text_and_numbers_as_they_are(app, tmp_path):
    _, path = exported(app, tmp_path, "jsonl", "figures")
    (row,) = [json.loads(line) for line in path.read_text("utf-8").splitlines()][:1]
    assert row["nilai"] == 214.0
    _, path = exported(app, tmp_path, "jsonl")
    assert {json.loads(line)["judul"] for line in path.read_text("utf-8").splitlines()} >= set(HOSTILE)


def test_parquet_columns_are_typed_and_the_file_says_what_it_is(app, tmp_path):
    made, path = exported(app, tmp_path, "parquet", "figures")
    table = parquet.read_table(path)
    assert str(table.schema.field("nilai").type) == "double"
    assert json.loads(table.schema.metadata[b"kliping"])["id"] == made.id


def test_a_csv_for_excel_begins_with_a_byte_order_mark(app, tmp_path):
    _, path = exported(app, tmp_path, excel=True)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_cell_longer_than_excel_takes_is_cut_with_a_notice():
    cut = fitted("😀" * 30_000)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert "dipotong" in cut
    assert fitted("a" * LONGEST) == "a" * LONGEST


@given(st.text())
def test_a_guarded_cell_is_the_clean_text_after_stripping_the_quote(text):
    cell = guarded(text)
    assert cell in (clean(text), f"'{clean(text)}")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", cell)
    assert cell.strip()[:1] not in ("=", "+", "-", "@", "＝")


def test_a_file_that_cannot_be_written_leaves_nothing_and_names_the_place(tmp_path):
    (tmp_path / "berkas").write_text("", "utf-8")
    with pytest.raises(KlipingError, match=r"berkas.*sisa ruang"), whole_file(tmp_path / "berkas" / "a.csv") as draft:
        draft.write_text("isi", "utf-8")


def test_a_failed_export_leaves_the_earlier_file(tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("lama", "utf-8")
    with pytest.raises(RuntimeError), whole_file(target) as draft:
        draft.write_text("separuh", "utf-8")
        raise RuntimeError
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert target.read_text("utf-8") == "lama"


def cited(**more):
    return replace(article("kutip")[1], **{"authors": ("Sari Utami", "Budi"), "title": "Harga 50% & {Naik}_Turun", **more})


def test_a_footnote_names_author_title_outlet_date_address_and_archive_id():
    one = cited()
    expected = "Sari Utami, Budi, “Harga 50% & {Naik}_Turun”, Pos Contoh, 4 Maret 2025, https://contoh.example/kutip"
    assert note(one, "Pos Contoh") == f"{expected} (arsip kliping {one.id})."


def test_bibtex_escapes_what_tex_would_read():
    entry = bibtex(cited(), "Pos & Contoh")
    assert r"title = {{Harga 50\% \& \{Naik\}\_Turun}}" in entry
    assert r"howpublished = {Pos \& Contoh}" in entry
    assert "author = {{Sari Utami} and {Budi}}" in entry
    assert entry.count("\n  ") == 8


def test_ris_has_one_tag_a_line_and_ends():
    lines = ris(cited(title="Judul\nER  - palsu"), "Pos Contoh").split("\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-1] == "ER  -"
    assert "TI  - Judul ER - palsu" in lines
    assert "DA  - 2025/03/04" in lines


def test_an_undated_article_without_address_is_cited_all_the_same():
    one = cited(published=None, url=None, title=None, authors=())
    assert note(one, "Pos Contoh") == f"“tanpa judul”, Pos Contoh, tanpa tanggal (arsip kliping {one.id})."
    assert "year" not in bibtex(one, "Pos Contoh")


def test_the_command_writes_the_file_and_says_how_many_rows(app, tmp_path, capsys):
    where = ["--data", str(app.data_dir), "--config", str(CONFIG), "--engine", "memory"]
    target = tmp_path / "keluar.xlsx"
    assert run([*where, "export", "mesin potong", "--format", "xlsx", "-o", str(target)]) == 0
    assert "2 baris, ekspor " in capsys.readouterr().out
    assert target.exists()
    assert run([*where, "export", "--format", "doc"]) == 2


@pytest.mark.slow
def test_libreoffice_reads_the_letters_and_finds_no_formula(app, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    _, path = exported(app, tmp_path, "xlsx")
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "fods", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    flat = (tmp_path / "hasil.fods").read_text("utf-8")
    assert "table:formula" not in flat
    assert "＝1+1" in flat
