"""Words of the press to which the stemmer leads a word back where the Snowball rules would lose it."""

from __future__ import annotations

from typing import Final

_SWALLOWED: Final = """
    kabul kaget kait kaji kalah kalibrasi kampanye kandung kantong kapitalisasi karang karantina kawal kawin kaya kecam kecap kecil
    kejar kejut keliling kelilingi kelola kelompok keluar keluh kelupas kemas kembali kembang kemudi kemuka kena kenal kenan kenang
    kencang kendali kenyang kepul kerah kering kerja kerjasama kerucut ketat ketik khawatir kikis kirim klaim klasifikasi kolaborasi
    komando kombinasi komentar kompensasi kompetisi konfirmasi konsolidasi konsumsi kontrol konversi koordinasi koreksi korupsi kosong
    kristal kritik kuasa kuat kubur kucil kucur kukuh kuliah kulit kumpul kunci kuning kunjung kupas kurang kuras kurung kutip pacu
    padam padat padu paham pajak pakai paksa panas pandang pandu panen panggil pangkas panjang pantau papar parkir pasang pasar pasok
    pasti patok patuh patut pecah pegang pelihara pelopor penuh percaya periksa perintah perlu peroleh pesan petakan petik pikat pikir
    pikul pilah pilih pimpin pindah pinjam pisah pohon pojok pola populer posisi potong prioritas produksi proses proteksi puas pudar
    pugar puja pukul pulang pulih pungut pupuk pusat putar putus sadar saing saji saksi salah salur sambung sambut sampai samping
    sanggup sangkut sapa saring sebar sebut sederhana sedia sehat sejahtera sejuk selamat selaras seleksi selenggara selesai selidik
    selundup seluruh semangat semarak sentuh sepakat serah serang serap serta sertifikasi sertifikat sesuai setor setuju sewa siap siar
    sikap simak simpan singgung singkat sinkron sisa sisih sisip sita sokong sorot sosialisasi suara subsidi sukses sulit sumbang suntik
    sunting surat suruh susul susun susut tabung tahan tahap tahu taksir takut taman tambah tambak tambang tampik tampil tampung tanam
    tandatangan tangan tanggap tangguh tanggulang tanggung tangkap tani tanya target tarik taruh tata tawar tebar tebus tegak tegas
    tegur tekad tekan teken telaah teladan telusur tembus tempat tempuh temu tenaga tenggelam tenteram tentu tenun tepat terampil terang
    terap terbang terbit terima terjang terjemah terjun terobos tertib terus tetap tidur timbang timbul timbun timpa tindak tindaklanjut
    tinggal tinggi tingkat tinjau tipis tipu tiru titik titip tolak toleh tolong tonjol tonton topang total transfer tuai tuduh tugas
    tukar tular tulis tumbang tumbuh tumpang tumpu tumpuk tunai tunda tunggu tunjang tunjuk tuntas tuntut turun tutup tutur
"""
"""Roots whose first letter a nasal prefix swallows: *menumbuhkan*, *mengirim*, *pemasok*, *penyerapan*."""

_VOWEL_AND_NASAL: Final = """
    abadi abdi adu ajak ajar aju akhir akses aktif alih alir alokasi aman ambil ancam anggap anggar anggota angkat angkut antar anyam
    apresiasi arah asal asuh atas atur awal awas ecer edar edukasi ekspor elak emban embun endap evaluasi ikat ikut imbau impor inap
    ingat ingin injak intai investasi isi izin lacak langgan langgar langkah lantik lapor larang latih lawan layak layan lebih lengkap
    lepas lestari letak libat lihat likuidasi lindung lingkung lipat lonjak luas lunas luncur makan makmur manfaat masak masuk milik
    minat minta minum mitra modal mohon muat mudah mulai mulia muncul mundur mungkin murah nafkah naik nama nanti nasihat nikmat nilai
    nyala nyaman nyata obat olah operasi optimal otonom ramah rancang rangkai rangkul rantai rasa rata rawat rehabilitasi rekam rekrut
    rencana resmi revisi riset rugi rujuk rumus rusak ubah uji ukir ukur ulang umum undang undur unggah unggul ungkap ungsi untung upaya
    urus usaha usul usung usut utama utang wajib waris waspada wujud
"""
"""Roots whose nasal prefix swallows nothing, but leaves more than one reading, or whose end looks like a suffix."""

_ENDINGS: Final = """
    bagi bahan baik baku balik banyak batas beli bentuk berani beri bersih besi bestari budi buka bukti buku bumi capai cetak damai
    dampak desak didik digital dinamika dinding diplomasi disiplin diskon diskusi distribusi diversifikasi dividen divisi duduk edisi
    ekonomi emisi energi fungsi gaji galeri gali ganti geografi gerai gerak gizi harga harmoni hasil hati henti industri inovasi jamu
    janji jejak jumlah koperasi kopi kreasi kredit lagi laku lirik lokasi mandiri minyak misi naskah negeri organisasi partisipasi pihak
    potensi praktik produk produktif profesi promosi provinsi puisi relasi reservasi rezeki santai sekolah seni sepi sinergi siswa
    spesifikasi strategi sungai survei tani teknologi teliti tepung ternak tinggi toko variasi verifikasi versi visi wali
"""
"""Roots whose end looks like *-i*, *-an*, *-kan*, *-ku*, *-mu*, *-lah* or *-kah*, or whose beginning like a prefix."""

_BEGINNINGS: Final = """
    bangkit batik bebas belanja bencana bendahara benih berantas beras berat berita bersama besar cepat cipta dagang daya dorong erat
    gadai gawai guna hadir hidup himpun hitung jaga jalan jual kabupaten kata kayu kejari kelapa keluarga kelurahan kemarau kemarin
    kementerian kemudian kenapa kendala kendaraan kepala kereta ketua kira kumpul lancar maju mebel media mediasi medium meja mekanisme
    menang menara mengenai mentah mesin mesti meteorologi metode nikah pedoman pegawai pekan pekarangan pelita peluang pemerintah
    penalti pendapat pendapatan penetrasi pengalaman pengaruh penjara penuh peran perangkat percik perdana perempuan perhati peringkat
    periode peristiwa perkara perkasa permanen permata persen persepsi persero personal personel personil perspektif pertama pesawat
    peserta pesisir pestisida petugas prosesi ragam rambah raya rebut remaja retak rumah runding sedekah sejarah sekali sekarang sekayu
    sekretaris selaku selancar semesta seminar sengaja sengketa sentra separuh sepatu seragam serat seraya setara suksesi terapi
    terminal tuju tujuan wirausaha
"""

_PROTECTED: Final = """
    menteri kementerian menengah kepala kepulauan direktur direktorat perikanan kerajinan perajin pesantren pelaku perusahaan pemuda
    penduduk keuangan penghargaan berita berlian sekolah terigu digital kelapa
"""
"""Words of our subject that the rules cut into another word (*menteri* → *teri*, a fish)."""
_ABBREVIATIONS: Final = """
    permenperin permendag permenkeu kemenperin kemendag kemenkeu kemenaker kemnaker kemenkop kementan kemenag kemenkes kemendagri kemenlu
    kemenparekraf kemensos kemenhub kemenkominfo kemenko kemendes kemenpan kemenpora kemenristek kemendikbud kemendiknas kemenkumham
    kemenekraf kemenperind menperin mendag menkeu menaker menkop mentan menag menkes mendagri menlu menparekraf mensos menhub menkominfo
    menko mendes menpan menpora menristek mendikbud menkumham menekraf wamenperin wamendag wamenkeu disperindag disperin disperindagkop
    disperinaker disdag disnaker diskop perindag perin asean kpaii wawali penjabat
"""
"""Names of ministries, ministers and agencies, which the rules would take for verbs with prefixes (*kemendag* → *mendag*)."""

ROOTS: Final = frozenset(f"{_SWALLOWED}{_VOWEL_AND_NASAL}{_ENDINGS}{_BEGINNINGS}{_PROTECTED}{_ABBREVIATIONS}".split())
