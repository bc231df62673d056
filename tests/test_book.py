"""The kliping: what it says of a period, and its four forms."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from docx import Document

from crawler.errors import ConfigError, KlipingError, UsageError
from extractor.article import Statement
from search.cli.main import run
from search.export.book import Missed
from search.export.book_text import LONGEST, missed_sentence, whatsapp
from search.export.book_words import Period, Tally, compared, summary, weekday
from search.export.booking import BOOK_FORMATS, day_book, picked_book, write_book
from search.export.docx_book import docx
from search.export.pdf_book import pdf
from search.export.xlsx_book import xlsx
from search.settings import OfficeSettings
from search.store import Store
from tests.desk_work import CONFIG, TEXT_OF_ONE, app_of, article, store_articles

DAY = Period(date(2025, 3, 4), date(2025, 3, 4))
OFFICE = OfficeSettings(
    "Dinas Perindustrian Kota Wanasari", "Humas", "Jalan Sukun 1", "Wanasari", "Sari Utami", "Kepala Subbagian Hubungan Masyarakat"
)
HOSTILE = '<img src="http://169.254.169.254/x"> #import "/etc/passwd" *$x$* @judul \\u{41} =1+1'


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("arsip")
    made = [
        article("pokok", TEXT_OF_ONE + "\n\nParagraf kedua.", outlet="antara"),
        article("salinan", TEXT_OF_ONE + " Salinan.", outlet="tempo", published="2025-03-04T09:00:00+07:00"),
        article("jahat", HOSTILE + " e-Smart IKM", title=HOSTILE, url="javascript:alert(1)"),
        article("lain", "Berita olahraga.", relevant=False),
        article("kemarin", "Berita kemarin dari Wanasari.", published="2025-03-03"),
    ]
    store_articles(folder, *made, stories={"c1": (0, 1)})
    with Store.open(folder, write=True, clock=lambda: "2025-03-04T22:00:00Z") as store:
        outlets = [
            {"outlet": "tempo", "name": "Tempo", "missing": True, "findings": [{"code": "blocked", "text": "situs menolak dikunjungi"}]},
            {"outlet": "antara", "name": "Antara", "missing": False, "findings": []},
        ]
        store.end_run(store.start_run("nightly"), "done", {"outlets": outlets})
    made = app_of(folder, office=OFFICE)
    yield made
    made.close()


@pytest.fixture(scope="module")
def book(app):
    return day_book(app, DAY)


def text_of_pdf(content, tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")
    (tmp_path / "k.pdf").write_bytes(content)
    return subprocess.run(["pdftotext", "-layout", tmp_path / "k.pdf", "-"], capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (223, 244, "turun 9\u00a0% dari 244 pada H"),
        (5, 0, "naik dari 0 pada H"),
        (0, 5, "turun 100\u00a0% dari 5 pada H"),
        (0, 0, "sama dengan H (0)"),
        (7, 7, "sama dengan H (7)"),
        (1001, 1000, "naik kurang dari 1\u00a0% dari 1.000 pada H"),
        (3, 2, "naik 50\u00a0% dari 2 pada H"),
    ],
)
def test_a_number_is_compared_with_the_one_before_also_when_that_is_zero(now, before, said):
    assert compared(now, before, "H") == said


def test_the_summary_names_counts_programmes_and_speakers():
    first, second, third = summary(Tally(223, 120, 35, [("Program A", 38)], [("Sari", 12), ("Budi", 3)]), 244, "18 Agustus 2020")
    assert first == "223 berita, turun 9\u00a0% dari 244 pada 18 Agustus 2020; dalam 120 cerita dari 35 media."
    assert second == "Program yang paling banyak diberitakan: Program A (38 berita, 17\u00a0%)."
    assert third == "Paling banyak dikutip: Sari (12 pernyataan), Budi (3 pernyataan)."


def test_a_day_without_news_says_so():
    assert summary(Tally(0, 0, 0), 2, "kemarin") == ("Tidak ada berita; turun 100\u00a0% dari 2 pada kemarin.",)


def test_periods_are_told_in_indonesian_and_know_the_one_before():
    assert weekday(date(2020, 8, 19)) == "Rabu, 19 Agustus 2020"
    week = Period(date(2025, 3, 3), date(2025, 3, 9))
    assert str(week) == "3 Maret 2025 sampai 9 Maret 2025"
    assert (week.before.first, week.before.last) == (date(2025, 2, 24), date(2025, 3, 2))


def test_a_whole_month_is_called_by_its_name_and_compared_with_the_month_before():
    march = Period(date(2024, 3, 1), date(2024, 3, 31))
    assert (str(march), str(march.before)) == ("Maret 2024", "Februari 2024")
    assert march.before.last == date(2024, 2, 29)
    assert str(Period(date(2024, 3, 1), date(2024, 3, 30)).before) == "31 Januari 2024 sampai 29 Februari 2024"


def test_a_day_is_told_by_story_with_all_carriers(book):
    assert book.summary[0].startswith("3 berita, naik 200\u00a0% dari 1 pada Senin, 3 Maret 2025; dalam 2 cerita dari 3 media")
    first = book.items[0]
    assert [carrier.how for carrier in first.carriers] == ["naskah utama", "sama persis"]
    assert first.paragraphs[-1] == "Paragraf kedua."
    assert first.quotations[0].speaker == "Lestari Budiwati, Kepala Dinas Perindustrian"
    assert len(book.lines) == 3


def test_only_addresses_of_the_web_become_links(book):
    assert [line.url for line in book.lines if line.item == 2] == [""]


def test_what_was_not_reached_is_told_with_its_reason(book):
    assert book.missed == (Missed("Tempo", "situs menolak dikunjungi"),)
    assert missed_sentence(book.missed, book.visited) == "Berita dari 1 di antara 2 media mungkin belum lengkap:"
    assert "Tempo: situs menolak dikunjungi" in whatsapp(book)


def test_a_period_nobody_went_out_in_is_not_called_complete(app):
    early = day_book(app, Period(date(2025, 1, 1), date(2025, 1, 1)))
    assert early.missed is None
    assert missed_sentence(early.missed, early.visited) == "Tidak ada catatan kunjungan ke media untuk masa ini."


def test_news_of_other_subjects_is_left_out_unless_wanted(app, book):
    assert len(day_book(app, DAY, everything=True).lines) == len(book.lines) + 1


def test_picked_articles_and_stories_become_a_kliping(app):
    picked = picked_book(app, ["c1"], "Pilihan Pimpinan")
    assert (picked.heading, picked.when, len(picked.lines)) == ("Pilihan Pimpinan", "2 berita pilihan", 2)
    with pytest.raises(UsageError, match="tidak ada berita"):
        picked_book(app, ["tidak-ada"])


def test_picked_articles_stay_in_the_order_in_which_they_were_picked(app, book):
    keys = [line.article for line in book.lines]
    assert [line.item for line in picked_book(app, keys).lines] == [1, 1, 2]
    turned = picked_book(app, keys[::-1])
    assert [item.story for item in turned.items] == [item.story for item in book.items][::-1]
    assert {line.article for line in turned.lines} == set(keys)


def test_a_kliping_of_picks_tells_what_was_not_reached_on_their_days(app, book):
    assert picked_book(app, ["c1"]).missed == book.missed


def test_more_articles_than_a_kliping_holds_are_refused(app, monkeypatch):
    monkeypatch.setattr("search.export.booking.MOST", 2)
    with pytest.raises(UsageError, match="3 berita terlalu banyak"):
        day_book(app, DAY)


@pytest.mark.parametrize("form", BOOK_FORMATS)
def test_the_same_book_is_the_same_bytes(app, book, tmp_path, form):
    for name in ("a", "b"):
        write_book(app, book, form, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_word_finds_real_headings_a_contents_field_and_a_repeated_table_heading(book):
    made = Document(io.BytesIO(docx(book)))
    headings = [(p.style.name, p.text) for p in made.paragraphs if p.style.name.startswith("Heading")]
    assert ("Heading 1", "Ringkasan berita") in headings
    assert ("Heading 2", "1. Perajin Wanasari Dapat Mesin") in headings
    xml = made.element.xml
    assert "TOC \\o" in xml
    assert "w:tblHeader" in xml
    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["No.", "Tanggal", "Media", "Judul", "Nada", "Dikutip"]
    assert {row.cells[4].text for row in made.tables[0].rows[1:]} == {""}


def test_a_word_file_refers_to_nothing_but_articles(book):
    with zipfile.ZipFile(io.BytesIO(docx(book))) as packed:
        relations = packed.read("word/_rels/document.xml.rels").decode()
        assert {info.date_time[0] for info in packed.infolist()} == {1980}
    outside = re.findall(r'Target="([^"]+)" TargetMode="External"', relations)
    assert outside
    assert all(target.startswith("https://contoh.example/") for target in outside)


def test_the_office_template_gives_its_styles_and_pages(book, tmp_path):
    template = Document()
    template.styles["Heading 2"].font.name = "Sukun Sans"
    template.sections[0].header.paragraphs[0].text = "Kop Dinas"
    template.save(tmp_path / "kop.docx")
    made = Document(io.BytesIO(docx(book, tmp_path / "kop.docx")))
    assert made.sections[0].header.paragraphs[0].text == "Kop Dinas"
    assert made.styles["Heading 2"].font.name == "Sukun Sans"


def test_a_template_that_is_no_word_file_is_named(book, tmp_path):
    (tmp_path / "kop.docx").write_text("bukan Word", "utf-8")
    for name in ("kop.docx", "tidak-ada.docx"):
        with pytest.raises(ConfigError, match=rf"{name}.*office.template"):
            docx(book, tmp_path / name)


def test_a_pdf_shows_hostile_text_as_text(book, tmp_path):
    shown = " ".join(text_of_pdf(pdf(book), tmp_path).split())
    assert '<img src="http://169.254.169.254/x">' in shown
    assert '#import "/etc/passwd"' in shown
    assert "*$x$*" in shown


def test_a_pdf_has_letterhead_contents_page_numbers_and_signature(book, tmp_path):
    shown = text_of_pdf(pdf(book), tmp_path)
    assert "DINAS PERINDUSTRIAN KOTA WANASARI" in shown
    assert re.search(r"1\. Perajin Wanasari Dapat Mesin\D+\d", shown)
    assert re.search(r"\b2 ?/ ?\d", shown)
    assert "Wanasari, 4 Maret 2025" in shown
    info = subprocess.run(["pdfinfo", tmp_path / "k.pdf"], capture_output=True, check=True, text=True).stdout
    assert "A4" in info


def test_a_pdf_can_quote_a_verse_in_arabic(book):
    verse = (  # one letter in the place of all; the marks are what matters
        "بُّبَبًّب بَٱبْبُبُببُ بَبْبَبْبُب بَّبْبَبُبْ بَبببٌۢ بٱبْبَبْب بَبببٌ بَبْبُبَ بَبَب ٱبب"
        "َّبَ بَبَّبُۥ بَبْبَبْ بٱبْبَبْب ۚ بَبُببَب بَٱبْبَبَبَبب بَبْبَبْبَ ببَ بَببَّ ببْبَبٰبُب"
        "َب بَبُبَبّبَ ببْبَبٰبُبَب ٱبْبُبْبَبٰ ۚ بَبَب بَبْبَ ٱببُّبَبَبٓبُ"
    )
    item = replace(book.items[0], paragraphs=(verse, *book.items[0].paragraphs))
    assert pdf(replace(book, items=(item, *book.items[1:]))).startswith(b"%PDF")


@pytest.mark.parametrize(("words", "told"), [("Perajin ꦗꦮ", True), ("Laku keras 🔥", True), ("رواية → ½ ✓", False), ("Perajin", False)])
def test_a_pdf_says_on_its_cover_that_it_lacks_letters(book, tmp_path, words, told):
    item = replace(book.items[0], title=words)
    shown = text_of_pdf(pdf(replace(book, items=(item, *book.items[1:]))), tmp_path)
    assert ("berkas Word memuatnya" in " ".join(shown.split())) == told


def test_a_pdf_that_the_typesetter_gives_up_is_told_with_another_way_out(book, monkeypatch):
    class Panic(BaseException):
        pass

    def give_up(*_, **__):
        raise Panic("end byte index 3 is out of bounds")

    monkeypatch.setattr("search.export.pdf_book.typst.compile", give_up)
    with pytest.raises(KlipingError, match="--format docx"):
        pdf(book)


def test_a_pdf_links_only_to_the_web(book):
    targets = re.findall(rb"/URI\(([^)]*)\)", pdf(book))
    assert targets
    assert all(target.startswith(b"https://contoh.example/") for target in targets)


def test_the_workbook_lists_every_article_with_an_empty_tone_and_no_formula(book):
    made = openpyxl.load_workbook(io.BytesIO(xlsx(book)))
    heading, *lines = made["Daftar berita"].iter_rows(values_only=True)
    assert heading == ("No.", "Tanggal", "Media", "Judul", "Nada", "Dikutip", "Tautan", "Cerita")
    assert len(lines) == 3
    assert not any(line[4] for line in lines)
    assert not any(cell.data_type == "f" for sheet in made for row in sheet.iter_rows() for cell in row)


def test_the_rows_of_the_workbook_are_as_high_as_their_text_needs(book):
    long = replace(book, lines=(replace(book.lines[0], title="Perajin " * 30, quoted="Sari Utami, " * 12), *book.lines[1:]))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(long)))["Daftar berita"]
    assert [sheet.row_dimensions[row].height or sheet.sheet_format.defaultRowHeight for row in (1, 2)] == [15, 75]


def test_a_description_that_stands_for_a_name_is_printed_once(tmp_path):
    said = Statement("direct", "Para perajin", None, "Para perajin", TEXT_OF_ONE[:9], ((0, 9),), "ujar", "verb/description", 0.7)
    store_articles(tmp_path, article("satu", statements=(said,)))
    app = app_of(tmp_path)
    assert "\nDikutip: Para perajin\n" in whatsapp(day_book(app, DAY))
    app.close()


def test_the_message_fits_and_its_marks_are_ours(book):
    told = whatsapp(book)
    assert told.startswith("*KLIPING BERITA INDUSTRI KECIL DAN MENENGAH*\nSelasa, 4 Maret 2025\n")
    assert "∗$x$∗" in told
    many = replace(book, items=book.items * 600)
    assert len(whatsapp(many)) <= LONGEST
    assert re.search(r"… dan [\d.]+ cerita lain\.", whatsapp(many))


def test_an_empty_day_makes_a_whole_kliping(app, tmp_path):
    empty = day_book(app, Period(date(2025, 1, 1), date(2025, 1, 1)))
    for form in BOOK_FORMATS:
        write_book(app, empty, form, tmp_path / f"k.{form}")
    assert "Tidak ada berita" in (tmp_path / "k.txt").read_text("utf-8")


def test_the_command_makes_four_files_named_after_the_day(app, tmp_path, capsys):
    where = ["--data", str(app.data_dir), "--config", str(CONFIG), "--engine", "memory"]
    assert run([*where, "book", "--date", "2025-03-04", "-o", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"kliping-2025-03-04.{form}" for form in sorted(BOOK_FORMATS)]
    assert "3 berita" in capsys.readouterr().out
    assert run([*where, "book", "--from", "2025-03-04"]) == 2
    assert run([*where, "book", "--date", "2025-03-04", "--to", "2025-03-05"]) == 2
    assert run([*where, "export", "perajin", "--format", "pdf", "-o", str(tmp_path / "p.pdf")]) == 0
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.slow
def test_libreoffice_opens_the_word_file_with_its_letters(book, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "k.docx").write_bytes(docx(book))
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, tmp_path / "k.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shown = (tmp_path / "k.txt").read_text("utf-8")
    assert "“Kami menambah dua mesin potong untuk perajin”" in shown
    assert "#import" in shown
