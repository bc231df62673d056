"""The guide's texts, Indonesian and English side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Example:
    """Something to type, where it is typed (``/`` or ``/pernyataan``), and what it does."""

    path: str
    text: str
    does: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs."""

    heading: tuple[str, str]
    paragraphs: tuple[tuple[str, str], ...]


EXAMPLES: Final = (
    Example("/", "rotan ekspor", ("kedua kata, dalam bentuk apa pun (mengekspor, diekspor)", "both words, in any form")),
    Example("/", '"sentra rotan"', ("persis kata-kata itu, berurutan", "exactly these words in this order")),
    Example("/", "batik -mesin", ("tanpa kata itu", "without that word")),
    Example("/", "rotan ATAU kayu", ("salah satu dari keduanya", "either of the two")),
    Example("/", "judul:mesin", ("kata itu dalam judul", "the word in the title")),
    Example("/", "restruk*", ("kata yang berawalan itu", "words that begin so")),
    Example(
        "/",
        "IKM tanggal:2025-03",
        ("terbit pada bulan itu; boleh juga tahun atau hari", "published in that month; a year or a day will do"),
    ),
    Example("/pernyataan", "apa kata menperin soal ekspor", ("ucapan pejabat itu tentang pokok itu", "what that official said about it")),
    Example("/pernyataan", "jenis:langsung mesin", ("hanya kutipan langsung", "direct quotations only")),
)

SECTIONS: Final = (
    Section(
        ("Kata-kata biasa cukup", "Plain words are enough"),
        (
            (
                "Tulis saja apa yang dicari. Bentuk kata (menyerap, penyerapan) dan singkatan (IKM, Kemenperin) "
                "disamakan. Di atas hasil selalu "
                "tertulis bagaimana pencarian itu dibaca; “Cari persis” mematikan penyamaan.",
                "Just write what you are looking for. Word forms and abbreviations count as the same. Above the results it always says how "
                "the search was read; “Search exactly” switches that off.",
            ),
            (
                "Bila tidak ada yang cocok, bacaan yang lebih longgar dicoba, dan halaman hasil mengatakannya.",
                "When nothing matches, looser readings are tried, and the page says so.",
            ),
        ),
    ),
    Section(
        ("Saring dan urutkan", "Filter and sort"),
        (
            (
                "Angka di samping tiap saringan adalah jumlah yang akan tampil. Beberapa pilihan dalam satu saringan "
                "berarti salah satunya; "
                "beberapa saringan berarti semuanya.",
                "The number beside each filter is how many will be shown. Several choices in one filter mean any of them; several filters "
                "mean all of them.",
            ),
            (
                "Alamat halaman menyimpan semuanya: kirim alamat itu kepada rekan, ia melihat hal yang sama.",
                "The page's address holds everything: send it to a colleague, who sees the same.",
            ),
        ),
    ),
    Section(
        ("Membaca sebuah berita", "Reading an article"),
        (
            (
                "Pernyataan, pejabat, program, dan angka ditandai dalam teks; tiap butir di samping menuju kalimatnya. Baris yang dibuang "
                "(“Baca juga”, keterangan foto) dan semua tanggal yang terbaca ditunjukkan di bawah. Salinan asli "
                "tersimpan dan dapat dibuka.",
                "Statements, officials, programmes and figures are marked in the text; each item beside it leads to its sentence. Removed "
                "lines and all dates seen are shown below. The original is stored and can be opened.",
            ),
            (
                "Jabatan adalah jabatan pada hari berita terbit. Bila pembicara tidak dapat dipastikan, arsip mengatakan begitu dan tidak "
                "menebak.",
                "An office is the office on the day of publication. Where the speaker cannot be told, the archive says "
                "so and does not guess.",
            ),
        ),
    ),
    Section(
        ("Cerita dan pemuatnya", "Stories and their carriers"),
        (
            (
                "Satu siaran sering dimuat banyak media. Berita serupa disatukan sebagai satu cerita; halaman cerita "
                "menunjukkan siapa memuat "
                "lebih dahulu dan apa yang diubah masing-masing.",
                "One release is often carried by many outlets. Similar articles are shown as one story, whose page tells who was first and "
                "what each changed.",
            ),
        ),
    ),
    Section(
        ("Membuat kliping", "Making the clippings"),
        (
            (
                "Centang berita pada halaman hasil lalu “Tambahkan ke kliping”; pilihan dari beberapa halaman terkumpul di Kliping, tempat "
                "urutannya diatur dan berkas Word, PDF, Excel, atau teks WhatsApp diunduh. Kliping satu hari atau satu masa dapat diambil "
                "langsung di sana.",
                "Tick articles on a page of results, then “Add to the clippings”; picks from several pages come together under Clippings, "
                "where they are put in order and taken away as Word, PDF, Excel or a text for WhatsApp. A day or a period can be taken "
                "there at once.",
            ),
        ),
    ),
    Section(
        ("Memantau", "Being told"),
        (
            (
                "“Simpan pencarian ini” di bawah hasil apa pun membuat pantauan: setelah setiap putaran malam yang baru diberitahukan "
                "lewat surel atau umpan Atom, tiap cerita sekali.",
                "“Save this search” below any results makes an alert: after every nightly run what is new is told by e-mail or Atom feed, "
                "each story once.",
            ),
        ),
    ),
    Section(
        ("Membetulkan", "Correcting"),
        (
            (
                "Di halaman berita, “Betulkan” di samping tiap butir mengubah atau membuangnya, dan tanda + menambah yang terlewat pada "
                "kata-kata yang Anda tandai di teks. Siapa, kapan, dan alasannya dicatat; semuanya dapat diurungkan dan bertahan setelah "
                "berita dibaca ulang.",
                "On an article's page “Correct” beside an item changes or removes it, and + adds what was missed on words that you mark in "
                "the text. Who, when and why are kept; everything can be undone and outlives new readings.",
            ),
        ),
    ),
    Section(
        ("Tombol", "Keys"),
        (
            (
                "Garis miring ( / ) memindahkan kursor ke kotak pencarian. Tab dan Enter cukup untuk semua hal lain.",
                "The slash ( / ) moves to the search box. Tab and Enter do for everything else.",
            ),
        ),
    ),
    Section(
        ("Data untuk peneliti", "Data for researchers"),
        (
            (
                "Tambahkan .json pada alamat halaman mana pun untuk mendapat isinya sebagai data; /api/v1 memuat hal "
                "yang sama dan diuraikan di "
                "/api/openapi.json. Pencarian apa pun dapat dilanggani di /feed.atom.",
                "Add .json to any page's address to get its content as data; /api/v1 has the same and is described in "
                "/api/openapi.json. Any "
                "search is a feed at /feed.atom.",
            ),
        ),
    ),
)
