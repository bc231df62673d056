"""Word lists that decide what a number counts, and patterns made from them.

Sources: the closed classes (prepositions, conjunctions, pronouns, particles) follow *Tata Bahasa Baku Bahasa Indonesia* (Alwi et al.),
reporting verbs and abbreviations the usage of the Indonesian press, labels that of laws, addresses, schools, ranks and calendars.
"""

from __future__ import annotations

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())


def any_of(phrases: frozenset[str] | tuple[str, ...]) -> str:
    """A pattern that matches one of ``phrases``, the longest first; ``*`` at the end of a phrase stands for any ending."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for phrase in ordered)


TIME: Final = _words(
    """
    day days week weeks hours
    tahun tahunan thn bulan bulanan bln minggu mingguan pekan hari harian jam menit detik abad dekade windu malam semester kuartal
    triwulan caturwulan musim generasi kali wib wita wit gmt masehi hijriah hijriyah hut periode putaran babak ronde besar pagi siang
    sore januari februari pebruari maret april mei juni juli agustus september oktober november nopember desember jan feb peb
    mar apr
    jun jul agu ags agt sep sept okt nov nop des january february march may june july august october december
    """
)
"""Words after which a number tells time, an age, an order or a frequency, not a size."""

STOP: Final = _words(
    """
    yang dan atau dengan di ke dari pada untuk buat dalam oleh sebagai karena sebab agar supaya akan telah sudah sedang masih juga
    saja hanya lagi ini itu tersebut dia ia beliau mereka kami kita saya aku anda adalah ialah yakni yaitu antara serta maupun
    sedangkan sementara setelah sebelum saat ketika hingga sampai sejak per tiap setiap bagi kepada terhadap tentang soal atas
    bawah
    bahwa jika kalau bila apabila maka namun tetapi tapi meski meskipun walau walaupun melainkan lalu kemudian lebih kurang
    sekitar
    paling sangat cukup dapat bisa boleh harus mampu perlu ingin belum tidak tak bukan tanpa secara seperti dibanding dibandingkan
    ketimbang daripada naik turun tumbuh jadi sebesar sebanyak sejumlah senilai seharga guna demi kata ujar ucap tutur jelas
    terang
    ungkap tegas tambah papar lanjut imbuh sebut pungkas katanya ujarnya ucapnya tuturnya jelasnya terangnya ungkapnya tegasnya
    tambahnya paparnya lanjutnya imbuhnya sebutnya pungkasnya alias termasuk antaranya masing-masing sekaligus pun lah kan nih
    ya sih
    dong the of and in on for ada punya mau sama samping luar sana sini situ begitu demikian sehingga selama sepanjang melalui
    lewat
    hanyalah terbaik terbesar tertinggi terendah terbanyak terdepan teratas pertama kedua ketiga keempat seluruhnya semuanya silam
    mendatang depan kemarin tadi nanti sekarang misalnya padahal pasalnya apalagi bahkan sisanya selebihnya selain sebelumnya
    menurut
    menurutnya usai seusai pas cuma nya an senin selasa rabu kamis jumat sabtu ahad koma persen baca simak lihat sejauh seiring
    berkat
    akibat kian makin semakin terus sempat langsung hadir sesuai jangan jauh beserta tetap mah nominal lainnya kembali segera
    imbas
    gimana gitu gini aja doang deh yg dgn tampilkan kuhp kuhap gram kg rupiah asal para si sang bakal bagaimana apa siapa mana
    kapan
    mengapa kenapa nomor pasal ayat skala rinciannya rincian mulai milik tinggal jatuh keatas kini sembilan versus plus seluas
    akhir pasca
    sekian rusak sumber hubungi tambahan biasanya siap ikut ikutan bekerja tiba hadir tampil tampak mogok lantaran malah enggak nggak ambil
    kehilangan selaku hangus luka-luka mati tewas lolos datang gratis cantik maksimal minimal setempat perlahan-lahan baru-baru
    """
)
"""Words that neither are nor continue a counted noun."""

CLASSIFIERS: Final = _words(
    """
    orang jiwa buah ekor lembar helai potong batang butir biji pasang eksemplar pucuk bungkus botol kaleng karung sak zak dus boks
    toples set setel stel sachet bal rim lusin kodi gros keping tablet kapsul bidang tangkai pohon rit kontainer peti ikat sisir
    tandan
    """
)
"""Nouns that count other nouns; the unit ends with them (``40 orang pekerja`` counts ``orang``)."""

COUNTERS: Final = CLASSIFIERS | _words(
    """
    unit ikm umkm ukm umk usaha pelaku perusahaan industri pabrik sentra koperasi pekerja tenaga karyawan buruh pegawai peserta
    perajin
    pengrajin petani nelayan peternak pedagang penjual pembeli warga penduduk keluarga kk kpm rumah desa kelurahan kecamatan
    kabupaten
    kota provinsi negara pulau toko gerai outlet warung kios lapak mesin alat produk merek jenis paket dosis siswa mahasiswa
    pelajar
    santri guru dosen pondok pesantren sekolah startup wirausaha wirausahawan pengusaha investor anggota kelompok komunitas
    responden
    pendaftar penerima pengunjung wisatawan pasien korban sertifikat izin dokumen proyek kegiatan program kasus kejadian personel
    personil atlet kendaraan mobil motor bus kapal pesawat kamar kursi sambungan titik lokasi kawasan zona teu teus kontrak
    transaksi
    rekening nasabah debitur pelanggan pengguna penumpang artikel desain
    """
)
"""Nouns that can only be counted here: they outweigh a label or a year-like number in front of the quantity."""

CODES: Final = _words(
    """
    nomor nomer no nmr pasal ayat sni iso iec hs kode pos hp telp telepon wa whatsapp sk se pmk uu undang-undang pp perpres
    keppres
    inpres
    """
)
"""Labels of codes and laws: whatever number follows is one."""

FORCES: Final = _words("pp")
"""Those of them that also end the name of a force, whose people are counted: ``Satpol PP 42 orang``."""

NAMES: Final = _words(
    """
    bab lampiran halaman hal hlm blok kav kavling gang gg rt rw km kilometer jalan jl jln tahun thn th ta abad usia umur berusia
    berumur
    seusia tanggal tgl pukul jam perppu perda pergub perbup covid formula windows android ios versi pt cv ud rsud lq idx urut
    peringkat ranking rangking juara urutan liga dapil asisten jilid volume vol edisi model tipe
    type seri
    """
)
"""Labels of addresses, dates, ages and names: a number without thousands behind them is no quantity."""

SCHOOLS: Final = _words("tk tkn paud ra sd sdn mi min smp smpn mts mtsn sma sman smk smkn ma man slb slbn negeri")
"""Schools, which a number names (``SMP 3 Wanasari``) unless a common noun follows it (``SMP 205 setel``)."""

LABEL_STEMS: Final = ("permen", "kepmen", "perwal")
"""Beginnings of labels that a ministry's name is grown to (``Permenperin 5``)."""

PLACES: Final = _words(
    """
    kelas kelompok grup group tahap fase gelombang batchtan kuartal triwulan tw semester grade level golongan gol eselon
    bulan ke bedeng kualifikasi tingkat jalur gate terminal pintu komisi divisi zona lantai poin butir huruf misi pilar klausul
    top ruang gedung seksi region
    scope tier stasiun dermaga kamar kloter shift society generasi desil kuintil persentil strata subround pasar taman
    """
)
"""Labels that number the members of a series, unless a counted noun follows (``angkatan 30 orang``)."""

HEDGES: Final = {
    phrase: qualifier
    for qualifier, phrases in (
        (
            "at least",
            """
            minimal, minimum, min, paling sedikit, paling rendah, paling tidak, setidaknya, setidak-tidaknya, sedikitnya,
            sekurang-kurangnya, sekurangnya, tidak kurang dari, tak kurang dari, terkecil, sekecil-kecilnya, serendah-rendahnya
            """,
        ),
        (
            "less than",
            """
            kurang dari, di bawah, dibawah, tidak sampai, tak sampai, belum sampai, tidak lebih dari, tak lebih dari, belum
            mencapai, lebih rendah dari, lebih kecil dari
            """,
        ),
        (
            "more than",
            """
            lebih dari, lebih daripada, di atas, diatas, melebihi, melampaui, lebih besar dari, lebih tinggi dari, tembus di
            atas
            """,
        ),
        (
            "up to",
            """
            hingga, sampai, sampai dengan, maksimal, maksimum, maks, paling banyak, paling tinggi, paling lama,
            setinggi-tingginya, sebanyak-banyaknya, up to, s/d
            """,
        ),
        (
            "about",
            """
            sekitar, sekira, sekitaran, kira-kira, kurang lebih, lebih kurang, berkisar, kisaran, di kisaran, di kisaran angka,
            hampir, mendekati, nyaris, rata-rata sekitar, ±, ~
            """,
        ),
    )
    for phrase in _phrases(phrases)
}
"""Hedges in front of a number, with the qualifier of ``Figure`` that each stands for; the longest that fits wins."""

CONNECTORS: Final = _words("sebesar sebanyak sekitar menjadi mencapai senilai antara seharga sejumlah")
"""Words that may stand between a hedge and its number (``minimal sebesar Rp8 juta``)."""

GLUE: Final = _words(
    """
    hingga sebanyak mencapai sebesar sekitar sampai dari sejumlah hanya ada total menjadi capai dan dengan senilai seharga lebih
    kurang atau
    serta untuk
    """
)
"""Words that a number may be glued to by a lost space (``hingga12,39 juta``)."""

COUNTING: Final = _words(
    """
    sebanyak sejumlah sekitar ada mencapai menjadi total hampir hingga sebesar menyerap melibatkan diikuti dari oleh untuk bagi
    """
)
"""Words before a number that looks like a year but counts something."""

PRICE: Final = _phrases(
    """
    harga*, seharga, senilai, modal*, omzet*, omset*, hadiah*, gaji*, upah*, biaya*, tarif*, ongkos*, dijual, menjual, laba*, untung*,
    keuntungan*,
    pendapatan*, uang*, duit*, bayar*, dibayar, membayar, ditebus, menebus, tabungan, pinjaman, anggaran, dana, bersihnya,
    setoran, rupiah,
    iuran, cicilan
    """
)
"""Words that make a large number without a unit rupiah."""

GRANT: Final = _phrases(
    "bantuan*, stimulan*, insentif*, santunan*, hibah*, subsidi*, dana*, anggaran*, biaya*, uang*, modal*, pinjaman*, denda*, "
    "kerugian*, honor*"
)
"""Words that make ``sebanyak`` so many millions rupiah, unless something countable stands between."""

INDEX: Final = _phrases("indeks, skor, nilai, angka, rata-rata, indikator, poin, IHSG, PMI, level, NTP, IPM, IPK, capaian, nasional")
"""Words that make a decimal number without a unit the value of an index."""

HEADS: Final = _words(
    """
    jumlah nilai total kontribusi sumbangan pertumbuhan peningkatan kenaikan penurunan produksi ekspor impor anggaran pagu
    dana realisasi penyaluran penyerapan kebutuhan kapasitas target porsi pangsa harga upah gaji omzet omset laba pendapatan
    biaya tarif bunga inflasi populasi investasi penjualan penerimaan belanja defisit surplus utang kredit luas panjang
    lebar tinggi berat bantuan hadiah modal plafon rasio indeks skor rata-rata stok cadangan potensi alokasi peserta
    penerima tingkat volume transaksi kerugian neraca
    """
)
"""Nouns with which the name of a measured quantity begins."""

LINKS: Final = frozenset(
    _phrases(
        """
    mencapai, sebesar, sebanyak, senilai, sejumlah, sekitar, menjadi, adalah, yakni, yaitu, ialah, tercatat, hingga, sampai,
    lebih dari, kurang dari, di atas, di bawah, hampir, mendekati, berkisar, kisaran, di kisaran, dari, naik, turun, tumbuh,
    meningkat, menurun, bertambah, berkurang, ditargetkan, diperkirakan, diproyeksikan, menembus, tembus, menyentuh, berada,
    di level, level, di angka, angka, ada, terdapat, hanya, cuma, baru, sudah, telah, masih, akan, bisa, dapat, minimal,
    maksimal, paling sedikit, paling banyak, sedikitnya, setidaknya, atau, setara, antara, masing-masing, rata-rata,
    seharga, capai, itu, ini, tersebut, pun, juga, kira-kira, kurang lebih, menyumbang, berkontribusi, minus, negatif,
    sudah, kini, saat ini, kami, kita, mereka, dia, ia, adanya
    """
    )
)
"""Verbs, copulas and hedges between the name of a quantity and its number."""

EDGES: Final = _words(
    """
    dan atau yang di ke pada dari itu ini juga tersebut bahwa karena untuk dengan oleh tidak justru kata lagi dalam bagi
    sekarang kini sebelumnya semula awalnya sehingga bahkan sempat lalu kemudian lebih setelah sudah telah tapi tetapi namun misalnya
    sedang sedangkan sementara adapun selain maka bila jika kalau meski walau idealnya hingga sampai terhitung dijual dibanderol dipatok
    serta selama menjelang termasuk sekaligus ya
    """
)
"""Words with which the name of a quantity neither begins nor ends."""

VAGUE: Final = _words(
    """
    akhir awal pertengahan periode sisanya selebihnya seluruhnya semuanya tambahan tambah hari ini itu naik turun anjlok melemah menguat
    melebar menyusut melonjak meroket meningkat menurun bertambah berkurang berfokus terealisasi terserap tercapai tercatat terkumpul
    terjual dijual dibayar dibayarkan menerima mendapat mendapatkan membayar mengalami dominan nominal angka posisi level
    sepanjang seluas seberat ditutup dibuka tinggi rendah mulai merosot tajam berbelanja masing-masing
    """
)
"""Words that name no quantity by themselves."""

TELLING: Final = _words(
    """
    ia dia beliau saya kami kita mereka aku anda pihaknya dirinya mengaku mengatakan menyebut menyebutkan menjelaskan menuturkan
    mengungkapkan menambahkan menyampaikan ujar ujarnya katanya tutur tuturnya jelas jelasnya jawab jawabnya ungkap ungkapnya
    """
)
"""Pronouns of people and verbs of saying: a clause that has one tells of somebody, not of a quantity."""
