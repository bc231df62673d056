"""A made-up press release and what outlets make of it, for the tests of stories."""

from extractor.article import Article, Official, Raw, Statement, article_id
from extractor.figures import find_figures


def unwrapped(text):
    return "\n\n".join(paragraph.replace("\n", " ") for paragraph in text.split("\n\n"))


RELEASE = unwrapped("""\
Dinas Perindustrian Kota Wanasari membuka rumah kemasan bersama bagi 214 pelaku industri makanan ringan. Gedung yang dibangun
dengan biaya Rp3,7 miliar itu dilengkapi enam mesin cetak label.

“Selama ini perajin kita membungkus barang bagus dengan plastik kiloan. Mulai hari ini tidak ada alasan lagi,” kata Kepala Dinas
Perindustrian Kota Wanasari Lestari Budiwati di Wanasari, Selasa (4/3/2025).

Menurut Lestari, biaya cetak kemasan turun dari Rp1.450 menjadi Rp615 per lembar. Setiap pelaku usaha berhak mencetak 2.000 lembar
pertama tanpa dipungut bayaran.

Rumah kemasan dikelola koperasi yang beranggotakan 87 orang. Pemerintah kota menugaskan empat perancang untuk mendampingi mereka
selama setahun penuh.

“Saya sempat menangis melihat keripik saya berdiri tegak di rak toko. Dulu selalu rebah di lantai,” ujar Ratri Anggun, perajin
keripik talas dari Kampung Sukun.

Pendaftaran dilayani setiap hari kerja sampai 30 Juni 2025 di kantor koperasi tersebut.""")

PARAGRAPHS = RELEASE.split("\n\n")

LOOKALIKE = unwrapped("""\
Lomba rancang kemasan di Kota Wanasari diikuti 63 pelajar kejuruan dari sembilan sekolah. Pemenangnya akan magang di balai desain
selama tiga bulan.

“Anak-anak ini menggambar lebih cepat daripada saya mengeja nama produknya,” ucap Kepala Dinas Perindustrian Kota Wanasari Lestari
Budiwati, Kamis (10/4/2025).

Rumah kemasan dikelola koperasi yang beranggotakan 87 orang. Pemerintah kota menugaskan empat perancang untuk mendampingi mereka
selama setahun penuh.

Juara pertama membawa pulang Rp12,5 juta dan sebuah komputer gambar.""")
"""Another event of the same office, with a background paragraph of the release."""

RETOLD = unwrapped("""\
Pemilik usaha camilan di Wanasari kini punya tempat mencetak bungkus sendiri. Sebanyak 214 pengusaha boleh memakai gedung senilai
Rp3,7 miliar itu.

“Selama ini perajin kita membungkus barang bagus dengan plastik kiloan. Mulai hari ini tidak ada alasan lagi,” tutur Lestari
Budiwati, kepala dinas yang membidangi industri.

Ongkosnya jauh lebih murah: dari Rp1.450 tinggal Rp615. Ratri Anggun, yang berjualan keripik, terharu. “Saya sempat menangis
melihat keripik saya berdiri tegak di rak toko. Dulu selalu rebah di lantai,” katanya.""")
"""The release in other words, its quotations kept."""

SPUN = unwrapped("""\
Dinas Perindustrian Kota Wanasari meresmikan rumah kemasan bersama bagi 241 pelaku industri makanan enteng. Bangunan yang dibangun
dengan biaya Rp7,3 miliar itu dilengkapi enam mesin cetak stiker sekali.

“Selama ini pengrajin kita membungkus barang baik dengan plastik kiloan. Mulai hari ini tidak ada dalih lagi sungguh,” kata Kepala
Dinas Perindustrian Kota Wanasari Lastri Budiman di Wanasari, Selasa (4/3/2025).

Menurut Lastri, biaya cetak bungkus turun dari Rp1.540 menjadi Rp615 per helai. Setiap pelaku usaha berhak mencetak 2.000 helai
pertama tanpa dipungut ongkos.

Rumah kemasan dikelola koperasi yang beranggotakan 78 orang. Pemerintah kota menugaskan empat desainer untuk menemani mereka selama
setahun utuh.

“Saya sempat meratap melihat keripik saya berdiri tegak di rak kedai. Dulu selalu rebah di ubin,” ujar Rara Anggun, pengrajin keripik
talas dari Kampung Sukun.""")
"""The release as a machine spins it: other words throughout, quotations, names and figures too."""


def article(name, text=RELEASE, published="2025-03-04", title="Rumah Kemasan Wanasari Dibuka", **more):
    """A record of ``text``, without the reading; its id comes from ``name``."""
    officials = tuple(Official(person) for person in ("Lestari Budiwati",) if person in text)
    parts = {"officials": officials, "figures": find_figures(text, published), **more}
    return Article(article_id(name, b""), f"{name}.txt", text, Raw("0" * 64, 0), title=title, published=published, **parts)


def quoting(name, said, speaker="Lestari Budiwati"):
    """An article of one quotation."""
    statement = Statement("direct", speaker, None, None, said, ((1, 1 + len(said)),), "kata", "post-cue", 1.0)
    return article(name, f"“{said},” kata {speaker}.", statements=(statement,))
