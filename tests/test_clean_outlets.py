"""Cleaning: the standing lines and datelines of national portals, regional networks and government sites, as clippings hold them."""

import pytest

from extractor.clean import Cleaned, clean
from extractor.draft import Draft

FIRST = "Pemerintah Kota Rantau Jaya membuka sentra tenun di tepi Sungai Manis."
LAST = "Sentra itu menampung 40 perajin dari tiga kecamatan."


def cleaned(*lines: str) -> Cleaned:
    return clean(Draft("Sentra Tenun Dibuka di Rantau Jaya", "\n\n".join(lines)))


LINES = [
    ("Tulisan dari Sekar Ayu tidak mewakili pandangan dari redaksi kumparan", "disclaimer"),
    ("Dalam segala situasi, KOMPAS.com berkomitmen memberikan fakta jernih dari lapangan. Ikuti terus update topik ini.", "disclaimer"),
    ("kumparanBISNIS", "section"),
    ("tirto.id - Ekonomi", "section"),
    ("Intinya Sih...", "section"),
    ("Laporkan tulisan", "share"),
    ("Share to Facebook", "share"),
    ("Berita ini 25 kali dibaca", "share"),
    ("Pos ini telah dilihat: 120", "share"),
    ("Editor’s picks", "related"),
    ("Mungkin Anda Suka", "related"),
    ("Pilihan Redaksi", "related"),
    ("Berita Terkini", "related"),
    ("Navigasi pos", "page"),
    ("Halaman: 1 2 Show All", "page"),
    ("Lihat Berita Lainnya", "page"),
    ("Telusuri berita finance lainnya", "page"),
    ("* Follow Official WhatsApp Channel Kabar Rantau untuk mendapatkan berita terkini dengan mengklik tautan ini.", "follow"),
    (
        "*Fakta atau Hoaks? Untuk mengetahui kebenaran informasi, silakan WhatsApp ke nomor Cek Fakta hanya dengan ketik kata kunci.",
        "follow",
    ),
    ("Yuk koleksi buku bacaan berkualitas dari buku Republika ...", "follow"),
    ("Silakan akses epaper Republika di sini Epaper Republika ...", "follow"),
    ("Cek data ini di databoks", "follow"),
    ("Eksplorasi konten lain dari Kabar Rantau", "follow"),
    ("Berlangganan untuk dapatkan pos terbaru lewat email.", "follow"),
    ("Baca juga artikel terkait EKONOMI atau tulisan lainnya dari Sekar Ayu", "read-also"),
    ("Kamu Sudah Menonton Video Terbaru di Bawah Ini?", "video"),
    ("Simak! Video Pilihan Redaksi:", "video"),
    ("Redaksi menerima kiriman tulisan ke redaksi@kabarrantau.com", "contact"),
    ("Anda dapat menyiarkan ulang, menulis ulang, dan atau menyalin konten ini dengan mencantumkan sumbernya", "copyright"),
    ("Biro Hubungan Masyarakat Kementerian Perindustrian", "press-release"),
    ("Tim Liputan Diskominfo Rantau Jaya", "byline"),
    ("Dok. Humas Pemkot Rantau Jaya", "caption"),
]


@pytest.mark.parametrize(("line", "reason"), LINES)
@pytest.mark.parametrize("place", [1, 2])
def test_an_outlets_standing_line_goes_from_the_midst_and_from_the_end(line, reason, place):
    lines = [FIRST, LAST]
    lines.insert(place, line)
    found = cleaned(*lines)
    assert found.text == f"{FIRST}\n\n{LAST}"
    assert [one.reason for one in found.dropped] == [reason]


@pytest.mark.parametrize(
    "sentence",
    [
        "Biro Humas Kementerian Perindustrian mencatat 40 perajin di sentra itu.",
        "Redaksi menerima penghargaan dari dewan pers.",
        "Berita ini dibacakan wali kota di depan perajin.",
        "Perajin dapat melihat berita tentang lomba lainnya di balai kota.",
        "Kain tenun: Pameran dibuka setiap hari.",
    ],
)
def test_sentences_with_the_same_words_stay(sentence):
    assert cleaned(FIRST, sentence, LAST).text == f"{FIRST}\n\n{sentence}\n\n{LAST}"


@pytest.mark.parametrize(
    "dateline",
    [
        "Jakarta:",
        "Semarang, Diskominfo -",
        "Diskominfo Rantau Jaya -",
        "MC Rantau Jaya –",
        "Jakarta, MC Kominfo -",
        "Jakarta, 05/03/2025 -",
        "SURYA.CO.ID|SURABAYA -",
        "SURYA.CO.ID | SURABAYA -",
        "WE Online, Jakarta -",
        "Metrotvnews.com, Jakarta:",
        "Harianjogja.com, SLEMAN—",
        "AYOBANDUNG.COM --",
    ],
)
def test_the_datelines_of_more_outlets_are_known(dateline):
    found = cleaned(f"{dateline} {FIRST}", LAST)
    assert found.text == f"{FIRST}\n\n{LAST}"
    assert found.dateline == dateline.rstrip(" -–—:")


def test_a_site_with_its_section_under_the_text_is_no_dateline_that_ends_a_standfirst():
    assert cleaned(FIRST, LAST, "Suarakota.com - Ekonomi").text.startswith(f"{FIRST}\n\n{LAST}")
