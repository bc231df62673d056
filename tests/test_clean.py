"""Cleaning: what outlets leave around and inside an article, and that nothing of the article goes with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.clean import Cleaned, clean
from extractor.draft import DateHint, Draft

FIRST = "Pemerintah Kota Rantau Jaya membuka sentra tenun di tepi Sungai Manis."
SECOND = "Sentra itu menampung 40 perajin dari tiga kecamatan."
THIRD = "Perajin menyambut baik pembukaan sentra tersebut, kata Sari Wening."


def cleaned(*lines: str, title: str | None = None) -> Cleaned:
    return clean(Draft(title, "\n".join(lines)))


def reasons(found: Cleaned) -> list[str]:
    return [dropped.reason for dropped in found.dropped]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Baca juga: Harga Benang Naik Lagi", "read-also"),
        ("BACA JUGA: Harga Benang Naik Lagi", "read-also"),
        ("Baca Juga : Harga Benang Naik Lagi", "read-also"),
        ("Baca: Harga Benang Naik Lagi", "read-also"),
        ("(Baca juga: Harga Benang Naik Lagi)", "read-also"),
        ("Simak juga Video: Begini Cara Menenun", "video"),
        ('Tonton juga video "Begini Cara Menenun" di sini:', "video"),
        ("[Gambas:Video 20detik]", "video"),
        ("Video Pilihan", "related"),
        ("SCROLL TO CONTINUE WITH CONTENT", "scroll"),
        ("ADVERTISEMENT", "advertisement"),
        ("Foto: Perajin menenun di teras rumah (Dok. Pemkot)", "caption"),
        ("Perajin menenun di teras rumah. Dok. Pemkot Rantau Jaya", "caption"),
        ("Ilustrasi kain tenun (Foto: Istimewa)", "caption"),
        ("ANTARA FOTO/Sari Wening/abc", "caption"),
        ("Halaman Selanjutnya", "page"),
        ("Halaman: 1 2 3", "page"),
        ("1 2 3 Selanjutnya", "page"),
        ("Dilihat 1.203 kali", "share"),
        ("Perajin menenun. (ANTARA/Sari Wening)", "caption"),
        ("Tulis komentar Anda", "comment-prompt"),
        ("2 jam yang lalu", "date"),
        ("Diterbitkan 3 hari lalu", "date"),
        ("15 minutes ago", "date"),
        ("Exit mobile version", "amp"),
        ("Ikuti berita Media Rantau di Google News", "follow"),
        ("Ikuti saluran WhatsApp Media Rantau untuk kabar terbaru", "follow"),
        ("Dapatkan update berita pilihan setiap hari dari mediarantau.id.", "follow"),
        ("Facebook | Twitter | WhatsApp", "share"),
        ("Tags: tenun, perajin, sungai", "tags"),
        ("#tenun #perajin", "tags"),
        ("Sumber: https://www.mediarantau.id", "source"),
        ("Video: Menyusuri Sentra Tenun di Tepi Sungai", "video"),
        ("Tulisan ini merupakan opini pribadi penulis dan tidak mencerminkan pandangan redaksi.", "disclaimer"),
        ("Artikel ini merupakan kerja sama Mediarantau.id dengan Bank Manis. Isi artikel di luar tanggung jawab redaksi.", "disclaimer"),
        (".tg {border-color:#aaa;} .tg td, .tg th{font-size:14px;padding:1px 5px;}", "style-sheet"),
        ("Baca selengkapnya di sini", "read-also"),
        ("Sumber Berita: https://mediarantau.id/" + "sentra-tenun-" * 20, "source"),
        ("Berita ini telah tayang di Mediarantau.id dengan judul: Sentra Tenun Dibuka", "republished"),
        ("Copyright © MEDIA RANTAU 2024", "copyright"),
    ],
)
def test_a_line_of_the_site_is_dropped_with_its_reason_wherever_it_stands(line, reason):
    between, after = cleaned(FIRST, line, SECOND), cleaned(FIRST, SECOND, line)
    assert (between.text, after.text) == (f"{FIRST}\n\n{SECOND}",) * 2
    assert reason in reasons(between) and reason in reasons(after)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ia mengajak warga: baca juga buku panduan yang dibagikan panitia.",
        "Warga dapat melihat foto: wajah, tangan, dan alat tenun, di ruang pamer.",
        "Editor majalah itu memuji kain dari Rantau Jaya.",
        "Peserta wajib mengikuti pelatihan dan menyimak video panduan.",
        "Penulis buku itu tinggal di Rantau Jaya.",
        "Harga di halaman selanjutnya dari katalog sudah termasuk ongkos kirim.",
        "Sumber daya air di sungai itu menyusut.",
        "Pemerintah menargetkan 99,7% rumah tangga (RT) teraliri listrik.",
        "Tren tagar #BanggaTenun ramai di media sosial.",
        "Artikel ini ditulis ulang oleh panitia lomba.",
        "Tulisan ini dimenangkan oleh perajin muda dari Rantau Jaya.",
    ],
)
def test_ordinary_sentences_with_the_same_words_stay(sentence):
    assert cleaned(FIRST, sentence, SECOND).text == f"{FIRST}\n\n{sentence}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("headline", "resumed"),
    [
        ("Pasar Terapung Mulai Ramai Lagi", "Dia menyebutkan, jumlah perajin bertambah."),
        ("Pasar Terapung Mulai Ramai Lagi", "Menurut Sari, jumlah perajin bertambah."),
        ("Pasar Terapung Mulai Ramai Lagi", '"Jumlah perajin bertambah," kata Sari.'),
        ("Pasar Terapung Mulai Ramai Lagi", "Sari menuturkan jumlah perajin bertambah."),
        ("Pasar Terapung Mulai Ramai Lagi", "Kepala Dinas Pasar Rantau Jaya Bowo Lestari mengatakan jumlah perajin bertambah."),
        ("Ini Alasan Pasar Terapung di Rantau Jaya Sepi", "Namun, jumlah perajin bertambah."),
        ("Siapa Pembeli Kain Tenun Kita?", "Sari menuturkan jumlah perajin bertambah."),
        ("Perajin minta harga benang diturunkan", "Dalam pertemuan itu, perajin membawa contoh kain."),
        ("Perajin minta harga benang diturunkan", "Ia juga membawa contoh kain."),
        ("Perajin minta harga benang diturunkan", "Kegiatan itu berlangsung dua hari."),
        ("Perajin minta harga benang diturunkan", "“Kami menunggu jawaban,” kata Sari."),
    ],
)
def test_a_headline_glued_between_two_sentences_ends_where_its_style_ends(headline, resumed):
    found = cleaned(f"{FIRST} Baca juga: {headline} {resumed} {SECOND}")
    assert found.text == f"{FIRST}\n\n{resumed} {SECOND}"
    assert [(dropped.reason, dropped.text) for dropped in found.dropped] == [("read-also", f"Baca juga: {headline}")]


def test_two_spaces_end_a_glued_headline():
    found = cleaned(f"{FIRST}  Baca juga: Pasar Terapung Ramai Lagi  Jumlah Perajin Tenun Bertambah pesat. {SECOND}")
    assert "Jumlah Perajin Tenun Bertambah pesat." in found.text


def test_several_links_in_a_row_all_go():
    found = cleaned(f"{FIRST} Baca juga: Pasar baru dibuka Baca juga: Harga benang turun Baca juga: Sungai dibersihkan")
    assert found.text == FIRST


def test_a_link_inside_a_quotation_leaves_its_two_paragraphs():
    found = cleaned('"Kami siap membantu perajin.', "Baca juga: Harga Benang Naik", 'Semua boleh mendaftar," kata Sari.')
    assert found.text == '"Kami siap membantu perajin.\n\nSemua boleh mendaftar," kata Sari.'


def test_a_link_in_brackets_leaves_the_paragraph_whole():
    found = cleaned(f"{FIRST}( Baca juga:Harga Benang Naik Lagi ) {SECOND}", THIRD)
    assert found.text == f"{FIRST} {SECOND}\n\n{THIRD}"


def test_the_label_alone_on_its_line_takes_the_headline_below_it_along():
    assert cleaned(FIRST, "Baca juga:", "Harga Benang Naik Lagi", SECOND).text == f"{FIRST}\n\n{SECOND}"


def test_the_label_alone_on_its_line_does_not_take_a_sentence_along():
    assert cleaned(FIRST, "Baca juga:", SECOND).text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("lines", "authors", "editors"),
    [
        (("Penulis: Sari Wening", "Editor: Bowo Lestari", FIRST), ("Sari Wening",), ("Bowo Lestari",)),
        (("Reporter: Sari Wening | Editor: Bowo Lestari", FIRST), ("Sari Wening",), ("Bowo Lestari",)),
        (("Oleh: Sari Wening", FIRST), ("Sari Wening",), ()),
        (("Red: Bowo Lestari", FIRST), (), ("Bowo Lestari",)),
        (("Laporan Wartawan Media Rantau, Sari Wening", FIRST), ("Sari Wening",), ()),
        ((FIRST, "Laporan: Sari | Foto: Ist"), ("Sari",), ()),
        ((FIRST, "(sw)"), ("sw",), ()),
        ((f"{FIRST} (sw/bl)",), ("sw/bl",), ()),
        ((f"{FIRST} (Sari Wening)",), ("Sari Wening",), ()),
        ((FIRST, "Sari"), ("Sari",), ()),
        ((FIRST, "Source:", "Sari Wening", "Via:", "Bowo Lestari"), ("Sari Wening",), ("Bowo Lestari",)),
        ((f"{FIRST} Pewarta: Sari Wening Editor: Bowo Lestari Copyright © ANTARA 2024",), ("Sari Wening",), ("Bowo Lestari",)),
        (("Penulis: Sari Wening", FIRST, "Penulis : Sari Wening"), ("Sari Wening",), ()),
        ((f"{FIRST} (*)",), (), ()),
        (("Penulis Sari Wening | Editor Bowo Lestari", FIRST), ("Sari Wening",), ("Bowo Lestari",)),
        (("Sari Wening - detikFinance", FIRST), ("Sari Wening",), ()),
        ((FIRST, "Editor", ": Bowo Lestari"), (), ("Bowo Lestari",)),
        ((FIRST, "(SW)"), ("SW",), ()),
        ((f"{FIRST} (red)",), (), ()),
        ((f"{FIRST} (Sari Wening, Bowo Lestari)",), ("Sari Wening", "Bowo Lestari"), ()),
        ((f"{FIRST} (sw) Tags # Tenun # Rantau Jaya",), ("sw",), ()),
        ((FIRST, "Artikel ini ditulis oleh Sari Wening, peserta program magang di Mediarantau.id."), ("Sari Wening",), ()),
        ((f"{FIRST} (adv) (*) (*)",), (), ()),
    ],
)
def test_bylines_become_names_and_leave_the_text(lines, authors, editors):
    found = cleaned(*lines)
    assert (found.text, found.authors, found.editors) == (FIRST, authors, editors)


def test_an_abbreviation_in_brackets_at_the_end_is_no_signature():
    text = "Bantuan itu disalurkan oleh Dinas Koperasi Rantau Jaya melalui Bantuan Langsung Tunai (BLT)"
    assert cleaned(FIRST, text).text == f"{FIRST}\n\n{text}"


def test_headlines_of_other_articles_below_the_initials_go():
    assert cleaned(FIRST, SECOND, "(sw/bl)", "Pasar Terapung Ramai Lagi", "Harga Benang Turun").text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("printed", "dateline"),
    [
        ("RANTAU JAYA – ", "RANTAU JAYA"),
        ("Jakarta - ", "Jakarta"),
        ("Bandung (ANTARA) - ", "Bandung (ANTARA)"),
        ("Rantau Jaya (MediaRantau.id) -- ", "Rantau Jaya (MediaRantau.id)"),
        ("JAKARTA, KOMPAS.com - ", "JAKARTA, KOMPAS.com"),
        ("Jakarta, CNBC Indonesia - ", "Jakarta, CNBC Indonesia"),
        ("TRIBUNRANTAU.COM, RANTAU JAYA - ", "TRIBUNRANTAU.COM, RANTAU JAYA"),
        ("Bisnis.com, JAKARTA—", "Bisnis.com, JAKARTA"),
        ("KONTAN.CO.ID - JAKARTA. ", "KONTAN.CO.ID - JAKARTA"),
        ("Mediarantau.id – ", "Mediarantau.id"),
        ("Mediarantau.com. ", "Mediarantau.com"),
        ("Wonosobo - ", "Wonosobo"),
        ("KBRN, Jakarta: ", "KBRN, Jakarta"),
        ("INILAH.COM, Jakarta - ", "INILAH.COM, Jakarta"),
        ("BANDUNG, (PR).- ", "BANDUNG, (PR)"),
        ("Jakarta, 5 April 2021 – ", "Jakarta, 5 April 2021"),
    ],
)
def test_a_dateline_becomes_a_field_and_a_hint(printed, dateline):
    found = cleaned(printed + FIRST, SECOND)
    assert (found.dateline, found.text) == (dateline, f"{FIRST}\n\n{SECOND}")
    assert DateHint("dateline", dateline) in found.hints


@pytest.mark.parametrize(
    "sentence",
    [
        "Jalur Puncak - Cianjur kembali dibuka untuk kendaraan roda empat.",
        "Kereta Bandung - Surabaya berangkat lebih awal pada hari itu.",
        "Pelatihan menenun - yang diikuti 40 perajin - selesai kemarin.",
    ],
)
def test_a_dash_in_the_first_sentence_makes_no_dateline_of_it(sentence):
    assert cleaned(sentence, SECOND).text == f"{sentence}\n\n{SECOND}"


def test_a_standfirst_before_the_dateline_goes():
    found = cleaned("Sentra tenun dibuka bagi perajin tiga kecamatan", f"Jakarta (ANTARA) - {FIRST}", SECOND)
    assert found.text == f"{FIRST}\n\n{SECOND}"
    assert "standfirst" in reasons(found)


def test_a_pull_quote_glued_before_the_agency_dateline_goes():
    found = cleaned(f'"Sentra ini milik kita semua," Jakarta (ANTARA) - {FIRST} {SECOND}')
    assert (found.dateline, found.text) == ("Jakarta (ANTARA)", f"{FIRST} {SECOND}")


def test_without_a_dateline_the_first_line_is_kept_even_without_a_full_stop():
    line = "Pemerintah Kota Rantau Jaya membuka sentra tenun. Sentra itu menampung perajin dari tiga kecamatan"
    assert cleaned(line, SECOND).text == f"{line}\n\n{SECOND}"


def test_the_headline_printed_again_above_the_text_goes():
    found = cleaned("Sentra Tenun Rantau Jaya Dibuka", FIRST, title="Sentra Tenun Rantau Jaya Dibuka")
    assert (found.text, reasons(found)) == (FIRST, ["headline"])


def test_a_heading_that_repeats_the_headline_further_down_drops_nothing_before_it():
    found = cleaned(FIRST, SECOND, "Sentra Tenun Rantau Jaya Dibuka", THIRD, title="Sentra Tenun Rantau Jaya Dibuka")
    assert found.text.startswith(f"{FIRST}\n\n{SECOND}")


def test_short_labels_above_the_first_sentence_go():
    assert cleaned("Ekonomi", "Kabar Rantau", FIRST, SECOND).text == f"{FIRST}\n\n{SECOND}"


def test_the_printed_date_becomes_a_hint():
    found = cleaned("Rabu, 7 April 2021 - 20:43 WIB", FIRST)
    assert found.text == FIRST
    assert found.hints[0] == DateHint("byline", "Rabu, 7 April 2021 - 20:43 WIB")


def test_a_body_printed_twice_is_kept_once():
    body = (FIRST, SECOND, THIRD)
    assert cleaned(*body, *body).text == "\n\n".join(body)


def test_a_body_printed_twice_without_line_breaks_is_kept_once():
    body = " ".join((FIRST, SECOND, THIRD, "Pembeli datang dari pulau seberang untuk melihat kain yang baru selesai ditenun."))
    assert cleaned(f"{body} {body}").text == body


def test_the_first_copy_stays_and_the_second_copys_date_is_a_hint():
    body = (f"{FIRST} Acara itu dihadiri para perajin dan keluarga mereka, Minggu ({{}}).", SECOND, THIRD)
    first, second = ("\n".join(body).format(day) for day in ("7/2/2021", "6/2"))
    found = cleaned(first, second)
    assert "(7/2/2021)" in found.text and "(6/2)" not in found.text
    assert any("(6/2)" in hint.text for hint in found.hints if hint.origin == "body")


def test_the_copy_may_lack_the_dateline():
    assert cleaned(f"JAKARTA - {FIRST}", SECOND, THIRD, FIRST, SECOND, THIRD).text == "\n\n".join((FIRST, SECOND, THIRD))


def test_a_quotation_pulled_out_of_the_text_goes():
    said = '"Kami menenun dari pagi sampai malam setiap hari,"'
    assert cleaned(FIRST, said, f"{said} kata Sari.").text == f"{FIRST}\n\n{said} kata Sari."


def test_headings_that_come_back_in_a_sentence_stay():
    heading = "Tugas dan Fungsi Sentra Tenun Rantau Jaya"
    sentence = f"Berikut ini {heading} menurut peraturan wali kota."
    assert cleaned(FIRST, heading, sentence).text == f"{FIRST}\n\n{heading}\n\n{sentence}"


def test_rows_of_two_price_lists_stay():
    rows = ("Beras: Rp 12.000 per kilogram", "Gula: Rp 15.000 per kilogram")
    assert cleaned(FIRST, SECOND, "Pasar Atas", *rows, "Pasar Bawah", *rows).text.count("Gula") == 2


@pytest.mark.parametrize(
    ("printed", "paragraphs"),
    [
        (f"{FIRST}\n{SECOND}", [FIRST, SECOND]),
        (f"{FIRST}\n\n\n{SECOND}\n", [FIRST, SECOND]),
        (f"{FIRST}\r\n{SECOND}", [FIRST, SECOND]),
        (f"{FIRST}  {SECOND}  {THIRD}", [FIRST, SECOND, THIRD]),
        (f"{FIRST}{SECOND}{THIRD}", [FIRST, SECOND, THIRD]),
        (f"{FIRST},{SECOND},{THIRD}, ,", [FIRST, SECOND, THIRD]),
        (f"{FIRST} {SECOND}", [f"{FIRST} {SECOND}"]),
        ("Bupati \nRantau Jaya\n membuka sentra (\ntenun\n) itu.", ["Bupati Rantau Jaya membuka sentra (tenun) itu."]),
        (f"{FIRST}<br><br>{SECOND}", [FIRST, SECOND]),
        ("Harga&nbsp;benang &amp; kain\u00a0naik\u200b, kata pe\u00adrajin.", ["Harga benang & kain naik, kata perajin."]),
        ("Kata dia, â\x80\x9cbagusâ\x80\x9d sekali.", ["Kata dia, “bagus” sekali."]),
    ],
)
def test_paragraphs_are_found_however_the_page_broke_its_lines(printed, paragraphs):
    assert cleaned(printed).text == "\n\n".join(paragraphs)


def test_lines_broken_at_a_column_are_joined():
    words = (f"{FIRST} {SECOND} {THIRD} " * 2 + "Pembeli datang dari pulau seberang.").split(" ")
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 72:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    assert cleaned(*lines, line, title="x").text.startswith(f"{FIRST} {SECOND} {THIRD}")


def test_the_publishers_typos_stay():
    text = "Pemerintah temasuk dinas mecatat hingga12 perajin ,dan daerah.Hal itu “ dibenarkan ” ketua."
    assert cleaned(text, SECOND).text == f"{text}\n\n{SECOND}"


def test_a_draft_without_an_article_gives_an_empty_text():
    assert cleaned("ADVERTISEMENT", "Baca juga: Harga Benang Naik").text == ""


PIECES = st.sampled_from(
    [
        FIRST,
        SECOND,
        THIRD,
        "Baca juga: Harga Benang Naik",
        "(sw)",
        "ADVERTISEMENT",
        "Foto: Istimewa",
        "\n",
        "  ",
        " ",
        '"',
        "Halaman 1 2",
        "JAKARTA - ",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_word_is_either_kept_or_listed_as_dropped(text):
    found = clean(Draft(None, text))
    everything = "".join((found.text, *(dropped.text for dropped in found.dropped)))
    assert sorted(filter(str.isalnum, everything)) == sorted(filter(str.isalnum, text))


@given(st.text(max_size=300))
def test_paragraphs_are_separated_by_exactly_one_blank_line(text):
    found = clean(Draft(None, text)).text
    assert all(part and part == part.strip() and "\n" not in part for part in found.split("\n\n")) or found == ""


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_same_draft_always_gives_the_same_result(text):
    assert clean(Draft(None, text)) == clean(Draft(None, text))


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "A.", "Aa ", "# ", "(", "/ ", "Penulis: ", "Oleh Adi ", "Facebook ", "1/1/", "Foto: ", "1 | ", "Aa, ", "A-"]
)
@pytest.mark.parametrize("end", ["", "x!", "§"])
def test_a_line_of_one_repeated_piece_is_decided_upon_without_backtracking(unit, end):
    line = (unit * 419)[: 419 - len(end)] + end
    assert isinstance(cleaned(FIRST, line, SECOND), Cleaned)


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        '"',
        "“",
        "1",
        " ",
        "\n",
        ".",
        ",",
        "(",
        "-",
        "Aa ",
        "Baca juga: ",
        "(Baca juga: ",
        "A. ",
        "1/1/2020 ",
        "<a x=",
        "#",
        "{",
        "a {",
        "(*) ",
        "kain di\n",
        "(abc/de)abc ",
        "Baca juga: Kain Dia ",
        "*) Kain Kita adalah ",
    ],
)
def test_two_hundred_thousand_characters_of_one_kind_are_cleaned(unit):
    assert isinstance(clean(Draft("Judul", unit * (200_000 // len(unit)))), Cleaned)
