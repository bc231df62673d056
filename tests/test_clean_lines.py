"""Cleaning: the standing lines of outlets, dropped whole with their reason, and the sentences that only look like them."""

import pytest

from extractor.clean import Cleaned, clean
from extractor.cleaning.lines import line_reason
from extractor.draft import Draft

FIRST = "Perajin anyaman di Desa Sukamakmur mulai menerima pesanan dari luar negeri, kata Rahmat Hidayat."
LAST = "Ia berharap bantuan mesin dapat mempercepat pekerjaan para perajin di desanya."
LINES = {
    "embed": """
        Lihat postingan ini di Instagram
        Sebuah kiriman dibagikan oleh Dinas Contoh (@dinascontoh)
        View this post on Instagram
        A post shared by Dinas Contoh (@dinascontoh)
        — Dinas Contoh (@dinascontoh) June 3, 2021
        pic.twitter.com/AbCdEf123
    """,
    "caption": """
        zoom-inlihat foto Perajin menata anyaman di rumahnya.
        Perajin menata anyaman di rumahnya, Rabu (3/2/2021). Perbesar
        Photo by Sari Wulandari
        Photo: Sari Wulandari
        Foto: Perajin menata anyaman. (Sari Wulandari)
        Perajin menata anyaman di rumahnya. Foto: Sari Wulandari
        Perajin menata anyaman di rumahnya. (Foto: Sari Wulandari/KabarNiaga)
        Perajin menata anyaman di rumahnya | Sari Wulandari/KabarNiaga
        Perajin menata anyaman di rumahnya. KABARNIAGA/Sari Wulandari
        Perajin menata anyaman. ANTARA FOTO/Sari Wulandari/rwa.
        Perajin menata anyaman. (ANTARA/HO-Dinas Contoh)
        Perajin menata anyaman. (Dok. Humas)
        Perajin menata anyaman. Dok Humas
        Perajin menata anyaman. (Ist)
        Sumber foto: Humas Dinas Contoh
        Ilustrasi perajin. (Freepik)
        Ilustrasi. Perajin menata anyaman di rumahnya.
        Ilustrasi Anyaman (Pexels/Sari)
        Ket foto: Perajin menata anyaman
        Keterangan Gambar : Perajin menata anyaman
    """,
    "follow": """
        Download aplikasi Kabar Niaga di Play Store atau App Store untuk pengalaman membaca yang lebih baik
        Dapatkan informasi lain dari KabarNiaga.com via saluran WhatsApp di sini
        Simak berita lainnya seputar topik artikel ini, di sini :
        Cek Berita dan Artikel yang lain di Google News dan WA Channel
        Nikmati konten premium untuk informasi yang lebih dalam
        Konten Premium
        Selalu update info terkini. Simak breaking news dan berita pilihan dari KabarNiaga di kanal Telegram.
        Silakan baca konten menarik lainnya dari KabarNiaga di Google News
        Subscribe to our newsletter
        Sign up for our daily newsletter
        Follow us on Twitter and Facebook
        Gabung di WhatsApp Channel Kabar Niaga
        Yuk gabung grup Telegram Kabar Niaga
        Mari bergabung di Grup Telegram "Kabar Niaga Update"
        Caranya klik link https://t.me/kabarniaga, kemudian join.
        Anda harus install aplikasi Telegram terlebih dulu di ponsel.
        Ikuti berita terkini dari Kabar Niaga dengan mengikuti akun kami
        Ikuti kami di Google News
        Temukan kami di Facebook
        Simak artikel lainnya di sini
        Klik di sini untuk membaca berita lainnya
        Klik di sini
        KLIK DI SINI
        Info selengkapnya klik di sini
        DONASI, Dapat Voucer Gratis!
        Dukungan Anda akan menambah semangat kami untuk menyajikan artikel-artikel yang berkualitas dan bermanfaat.
        Silakan akses epaper Kabar Niaga di sini
        Aktifkan notifikasi untuk mendapat berita terbaru
        Allow notifications to get the latest news
        We use cookies to improve your experience
    """,
    "read-also": """
        Pilihan Editor: Harga Rotan Turun, Perajin Cemas
        Menarik Dibaca: Harga Rotan Turun, Perajin Cemas
        Selanjutnya: Harga Rotan Turun, Perajin Cemas
        Next Article Harga Rotan Turun, Perajin Cemas
        Also read: Rattan prices fall, weavers worry
        Read also: Rattan prices fall, weavers worry
        Read More: Rattan prices fall, weavers worry
        Related: Rattan prices fall, weavers worry
        Baca Juga Berita Ini
    """,
    "video": """
        Saksikan video di bawah ini:
        Saksikan video pilihan berikut ini:
        Jangan Sampai Ketinggalan Video Pilihan Redaksi ini:
        Video Terpopuler Hari ini:
        Infografis: Ekspor Anyaman
        Video Rantau TV : Perajin Tenun Turun ke Jalan
        [Gambas:Instagram]
        Video yang Mungkin Anda Lewatkan
    """,
    "page": """
        Lanjut ke halaman berikutnya...
        Bersambung ke halaman selanjutnya
        Lanjut ke sebelah..
        Berlanjut ke halaman berikutnya ...
        Continue reading
        Previous article
        Next article
        Post navigation
        Baca berita selengkapnya di sini
        Baca artikel selengkapnya
        Lihat artikel asli
        Lihat selengkapnya
        Tampilkan lebih banyak
        Muat lainnya
        Waktu baca 2 menit
        2 menit baca
        3 min read
        Halaman 1 dari 2
        Halaman: 1 2 Selanjutnya
        1 2 3 Next
        Halaman Selanjutnya
        1/2
        Page 1 of 2
        Artikel Asli
        Sebelumnya
        Berikutnya
    """,
    "comment-prompt": """
        Tulis komentarmu dengan tagar #BijakBerkomentar dan menangkan hadiah menarik
        Login untuk melihat komentar
        Belum ada komentar
        Berikan komentar Anda
        Tinggalkan Balasan
        Tinggalkan Balasan Batalkan balasan
        Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *
        Alamat surel tidak akan ditampilkan.
        Tinggalkan Balasan Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *
        Tinggalkan Balasan / Alamat email Anda tidak akan dipublikasikan.
        Alamat e-mail Anda tidak dipublikasikan.
        Surel Anda tidak akan ditayangkan.
        Tinggalkan komentar di sini
        Tambahkan komentar
        Lihat semua komentar
        Muat komentar lainnya
        Nama *
        Nama * Email * Situs Web *
        Situs Web
        Komentar Anda
        Komentar Facebook
        Facebook Comments Box
        Post Comment
        Balas
        Anda harus masuk log untuk mengirim sebuah komentar.
        Anda harus masuk untuk berkomentar.
        You must be logged in to post a comment.
        Login untuk komentar
        Harap masukkan komentar Anda!
        Silahkan masukkan nama Anda di sini
        Please enter your comment!
        Berkomentar dengan akun Facebook
        Bagaimana menurut Anda? Tulis di kolom komentar.
        Tuliskan pendapat Anda di kolom komentar di bawah ini.
        Kolom komentar ditutup.
        Comments are closed.
        Tidak ada komentar:
        Komentar di atas adalah tanggung jawab pengguna
        Komentar sepenuhnya menjadi tanggung jawab komentator.
        Gunakan bahasa yang sopan dalam berkomentar
        Simpan nama, email, dan situs web saya pada peramban ini untuk komentar saya berikutnya.
        Jajak pendapat: Setujukah Anda?
        Apa reaksi Anda?
        Bagaimana reaksi Anda tentang artikel ini?
        What's your reaction?
        Beri nilai artikel ini
        Rating artikel
        Terima kasih telah membaca artikel ini sampai selesai.
        Disclaimer: Artikel ini dihasilkan oleh mesin
        0 Komentar
        Komentar (3)
    """,
    "share": """
        Share this:
        Like this:
        Like Loading...
        Click to share on Twitter (Opens in new window)
        Post Views: 1,204
        Total Views: 120
        Dengarkan berita ini
        Dengarkan artikel
        A A A
        Ukuran Font
        Font size
        Kecil Besar
        Bookmark
        Simpan artikel
        Laporkan
        Copy Link
        Link berhasil disalin
        Tautan telah disalin
        Share
        Bagikan:
        WhatsApp
        Facebook Twitter WhatsApp Telegram
        Cetak
        Print
    """,
    "copyright": """
        Powered by Contoh Media
        Hak Cipta © 2021 Kabar Niaga
        Dari Redaksi
        © 2021 Kabar Niaga
        INDEKS BERITA
    """,
    "related": """
        Berita Terkait Lainnya:
        Artikel Pilihan:
        Rekomendasi Untukmu
        Rekomendasi Artikel
        Untuk Anda
        Berita Populer
        Terkini
        Editor's Pick
    """,
    "advertisement": """
        Iklan
        - Advertisement -
        Gulir ke bawah untuk melanjutkan
        Scroll ke bawah untuk lanjut membaca
        SPONSOR
        Konten Bersponsor
        Advertorial
        Berita Kerja Sama
        (Berita Kerja Sama)
        (ADV)
        *Adv
    """,
    "byline": """
        Reporter: Sari Wulandari | Editor: Budi Santoso
        Rep: Sari Wulandari / Red: Budi Santoso
        Red: Budi Santoso
        Redaktur & Reporter : Sari Wulandari
        Editor : Budi Santoso
        Editor Bahasa: Budi Santoso
        Penulis : Sari Wulandari
        Penulis: Sari Wulandari (Mahasiswa Universitas Contoh)
        Oleh : Sari Wulandari
        Oleh: Tim Redaksi
        Laporan: Sari Wulandari
        Laporan Wartawan Kabar Niaga, Sari Wulandari
        Kontributor: Sari Wulandari
        Fotografer: Sari Wulandari
    """,
    "tags": """
        Tags: anyaman rotan ekspor
        TAGS
        Tag Terpopuler
        #anyaman #rotan
        Topik Terkait: anyaman, rotan
        Kategori: Ekonomi
    """,
    "contact": """
        Tetap terhubung dengan kami
        Punya informasi atau foto menarik? Kirim ke redaksi kami melalui email redaksi@contoh.example
        Kirim tulisan Anda ke redaksi@contoh.example
        Hubungi redaksi: 0812-0000-0000
        Fakta atau Hoaks? Untuk mengetahui kebenaran informasi yang beredar, silakan WhatsApp ke nomor Cek Fakta 0812 0000 000
    """,
    "author-note": """
        *) Penulis adalah dosen Universitas Contoh
        *Penulis adalah pemerhati industri kecil
    """,
    "disclaimer": """
        Isi di luar tanggung jawab redaksi
        Kabar Niaga berkomitmen memberikan fakta jernih dari lapangan.
    """,
}
SENTENCES = """
    Ikuti tren pasar, perajin menjual kain lewat Instagram dan TikTok.
    Unduh aplikasi layanan industri, lalu isi data usaha Anda.
    Perajin bisa mengunduh aplikasi itu di Play Store.
    Temukan 12 merek palsu di TikTok, dinas memanggil para penjual.
    Bagikan mesin jahit, pemerintah kota ingin perajin naik kelas.
    Kirim produk ke Jepang, perajin Sukamakmur meraup laba.
    Halaman rumah warga dipakai sebagai ruang pamer.
    Dukungan Anda akan menambah semangat kami untuk terus menenun, kata Rahmat.
    Foto-foto lama dipajang di balai kota.
    Iklan produk perajin tayang di televisi daerah.
    Berita kerja sama kedua kota itu disambut perajin.
    Diabetes akan hilang dalam seminggu, begitu bunyi iklan palsu itu.
    "Kutil akan hilang dalam seminggu!" seru penjual jamu itu.
    Selanjutnya: perajin mengikuti pelatihan di balai kota.
    Masuk ke pasar ekspor untuk bersaing menuntut sertifikat.
    Beri nilai tambah pada produk, perajin mengikuti pelatihan.
    Beri tanggapan positif, pemerintah menambah anggaran pameran.
    Punya informasi lengkap, dinas kirim tim ke lapangan.
    Jajak pendapat: mayoritas warga setuju pasar dipindah.
    Lihat saja perajin yang sudah naik kelas, ujarnya.
    Kategori: juara pertama kriya kayu diraih perajin Sukamakmur.
    *) Harga belum termasuk ongkos kirim dan pajak.
    Simak pula bagaimana perajin memilih rotan yang baik.
    Sebelumnya, perajin menjual anyaman lewat tengkulak.
    Dengarkan keluhan perajin, wali kota menunda kenaikan sewa.
    Redaksi majalah kerajinan itu berkantor di Sukamakmur.
    Cetak biru pembangunan sentra disusun tahun ini.
    Terkini, jumlah perajin mencapai 120 orang.
    Beri tanggapan di depan dewan, bupati membela anggaran sentra.
    Anda harus masuk lebih awal untuk melihat perajin bekerja.
    Komentar ini menuai kritik dari perajin.
    Tulis di buku tamu, pesan pemilik sanggar itu.
"""


def listed(block: str) -> list[str]:
    return [line.strip() for line in block.strip().splitlines()]


def cleaned(*lines: str) -> Cleaned:
    return clean(Draft("Anyaman Menembus Pasar Luar", "\n\n".join(lines)))


@pytest.mark.parametrize(("line", "reason"), [(line, reason) for reason, block in LINES.items() for line in listed(block)])
def test_a_standing_line_goes_from_the_midst_and_from_the_end_with_its_reason(line, reason):
    between, after = cleaned(FIRST, line, LAST), cleaned(FIRST, LAST, line)
    assert (between.text, after.text) == (f"{FIRST}\n\n{LAST}",) * 2
    assert reason in [dropped.reason for dropped in between.dropped]


@pytest.mark.parametrize("sentence", listed(SENTENCES))
def test_a_sentence_that_begins_like_a_standing_line_stays(sentence):
    assert cleaned(FIRST, sentence, LAST).text == f"{FIRST}\n\n{sentence}\n\n{LAST}"


@pytest.mark.parametrize("unit", ["a ", "! ", "Ikuti ", "dok ", "(a", "| ", "/A", "*) ", ": ", "kami google news "])
def test_no_line_makes_a_form_backtrack_for_long(unit):
    assert line_reason((unit * 210)[:419]) in (None, "follow", "residue", "author-note", "page")


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("Sarwi Wirasakti, Dosen Universitas Contoh", "Sarwi Wirasakti"),
        ("Sarwi Wirasakti.Peneliti di Balai Contoh.", "Sarwi Wirasakti"),
        ("Dr. Sarwi Wirasakti,Pengamat Ekonomi dan Kebijakan Publik, Mantan Ketua Contoh", "Dr. Sarwi Wirasakti"),
    ],
)
def test_a_writer_who_signs_with_his_work_is_the_author(line, writer):
    found = cleaned(FIRST, LAST, line)
    assert (found.text, found.authors) == (f"{FIRST}\n\n{LAST}", (writer,))


@pytest.mark.parametrize(
    "line", ["Sarwi Wirasakti, Ketua Koperasi Contoh membuka pameran", "Hadir pula Sarwi Wirasakti, Ketua Koperasi Contoh"]
)
def test_a_last_line_that_tells_of_somebody_stays(line):
    assert cleaned(FIRST, LAST, line).text.endswith(line)


@pytest.mark.parametrize("mark", [" (Berita Kerja Sama)", " ("])
def test_a_mark_behind_the_last_sentence_goes(mark):
    assert cleaned(FIRST, LAST + mark).text == f"{FIRST}\n\n{LAST}"
