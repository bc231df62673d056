"""Words of Indonesian press style that tell a headline from a sentence, a place from a name, a label from prose.

They are word classes of the language and names of the country's larger places, not lists of anybody's articles.
"""

from __future__ import annotations

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, which white space separates."""
    return frozenset(text.split())


STARTERS: Final = word_set(
    """
    Ia Dia Mereka Kami Kita Saya Beliau Pihaknya Dirinya Keduanya Ketiganya Selain Sementara Sedangkan Adapun Sebelumnya Selanjutnya
    Kemudian Lalu Menurut Menurutnya Namun Tetapi Tapi Akan Meski Meskipun Walau Walaupun Bahkan Bahwa Sebab Karena Karenanya Oleh
    Karenanya Sehingga Untuk Dalam Pada Saat Ketika Setelah Sesudah Usai Seusai Sejak Hingga Sampai Seiring Sejalan Sebagai Sebagaimana
    Seperti Serta Tak Tidak Bukan Belum Jika Jikalau Bila Apabila Kalau Andai Seandainya Agar Supaya Maka Makanya Jadi Hal Hasilnya
    Akibatnya Dampaknya Alasannya Caranya Tujuannya Rencananya Faktanya Sayangnya Padahal Sekadar Guna Demi Di Dari Kepada Terhadap Atas
    Berdasarkan Terkait Mengenai Tentang Dengan Tanpa Melalui Lewat Selama Sepanjang Seluruh Semua Setiap Tiap Sebanyak Sekitar Sejumlah
    Beberapa Banyak Sebagian Salah Kini Sekarang Dahulu Dulu Kemarin Nantinya Nanti Begitu Demikian Lebih Terlebih Apalagi Misalnya
    Contohnya Antara Diketahui Diberitakan Dikutip Dilansir Mengutip Melansir Merujuk Hal Inilah Itulah Tersebut Khusus Khususnya
    Ratusan Ribuan Puluhan Jutaan Secara Sesuai Sebut Bagi Berikut Pertama Kedua Ketiga Keempat Terakhir Ketua Rata-rata Tahun
    Bulan Hari Minggu Senin Selasa Rabu Kamis
    Jumat Jum'at Sabtu Mendengar Melihat Menanggapi Menyikapi Mengingat Menjawab Ditambahkan Dijelaskan Ditanya Disinggung Dikatakan
    Dengan Adanya Ada Artinya Lanjutnya Tambahnya Tercatat Terpisah Terpantau Alhasil Lantas Pasalnya Intinya Pun Toh Nah Meskipun
    Sontak Dijumpai Ditemui Dihubungi Upaya Langkah Kondisi Kegiatan Acara Awalnya Data Jumlah Angka Tujuan Total Proses Program
    """
) - word_set("Ketua Pun Tahun Bulan Hari Di Akan Sebut Minggu Total Jadi Banyak Semua Ada Data Program Jumlah Angka Proses Kita Kami Saya")
"""Words that open a sentence of running text far more often than they stand capitalised inside a headline."""

OPENERS: Final = word_set(
    """
    Ia Dia Mereka Beliau Pihaknya Dirinya Keduanya Ketiganya Menurut Menurutnya Namun Sementara Sedangkan Adapun Sebelumnya Selanjutnya
    Kemudian Selain Meski Meskipun Walaupun Bahkan Padahal Akibatnya Hasilnya Sehingga Apalagi Diketahui Diberitakan Nantinya
    Demikian Awalnya
    """
)
"""Those of them that no headline capitalises in its midst, whatever its style."""

SENTENCE_OPENERS: Final = word_set(
    """
    Pasalnya Sebaliknya Sejalan Berbeda Berkat Berawal Bermula Bersama Sisanya Mayoritas Rata-rata Mantan Sang Para Pihak Hadirnya Adanya
    Dimana Berikutnya Terakhir Menanggapi Menindaklanjuti Situasi Keadaan Tentunya Tentu Memang Lantas Alhasil Walhasil Singkatnya Intinya
    Ditambah Ditanya Didampingi Disinggung Kunjungan Kehadiran Senada Serupa Termasuk Penyebab Faktor Namanya Artinya Maksudnya Kendati
    Ironisnya Menariknya Uniknya Parahnya Kebijakan Aturan Pertemuan Penghargaan Ajang Kompetisi Tercatat Terdapat Terhitung Bertempat
    Dijelaskan Dijelaskannya Ditambahkan Ditambahkannya Dikatakan Dikatakannya Disebutkan Dipaparkan Dipaparkannya Diharapkan Diakuinya
    Lanjutnya Tambahnya Katanya Ujarnya Sekalipun Biarpun Lagipula Begitupun Demikianlah Sesungguhnya Sejatinya Sebenarnya Pastinya
    Umumnya Biasanya Utamanya Terutama Teranyar Belakangan Dalam
    """
)
"""More words that open a sentence, which alone prove it less."""

PREPOSITIONS: Final = word_set(
    """
    dan di ke dari untuk pada dengan yang dalam oleh atau bagi agar saat jadi soal usai hingga sampai vs versus tak tidak ini itu tanpa
    karena demi para per sebagai secara terhadap tentang kepada antara serta juga akan bisa lebih via of the and in to for on at a an
    lewat jelang pasca sejak bila jika meski atas bawah dkk bin binti de van al el dr tapi bukan belum sudah telah masih kian makin
    si sang pun lah saja agar supaya ala melalui terkait menuju setelah sesudah sebelum selama seperti menjelang berbasis menjadi
    mulai selain seputar kala gegara gara-gara ketika apa siapa mana bagaimana kenapa mengapa nan adalah tetap hanya cuma buat sama
    """
)
"""Small words that headlines in Title Case print in lower case."""

ROLES: Final = word_set(
    """
    Kepala Ketua Wakil Direktur Dirut Dirjen Direktorat Menteri Menko Wamen Mensos Mendag Menperin Menkeu Mentan Menhub Menkop Menaker
    Mensesneg Seskab Mendagri Menkes Menag Menpora Menlu Menhan Menkum Menkumham Presiden Wapres Gubernur Wagub Bupati Wabup Wali Walikota
    Wawali Camat Lurah Kapolres Kapolda Kapolsek Kapolresta Kapolri Kasat Kasatreskrim Kabid Kadis Kadin Kasi Kabag Kasubdit Sekretaris
    Sekda Sekjen Sekdaprov Sekdakab Staf Juru Jubir Plt Plh Pj Pjs Deputi Komisaris Komisioner Anggota Manajer General Manager Pengamat
    Peneliti Pakar Ekonom Analis Dosen Guru Rektor Dekan Profesor Prof Dr Drs Ir Koordinator Perwakilan Pimpinan Pemimpin Pendiri
    Founder CEO
    Corporate Chief Head President Senior Humas Asisten Inspektur Jaksa Hakim Kajari Kajati Dandim Danrem Panglima Ketum Waketum Waka
    Danramil Kombes AKBP AKP Kompol Iptu Ipda Brigjen Irjen Letkol Kolonel Mayor Jenderal
    """
)
"""Offices and ranks with which the subject of a news sentence begins."""

SUBJECTS: Final = word_set(
    """
    Pemerintah Pemprov Pemkab Pemkot Polisi Petugas Warga Korban Pelaku Tersangka Terdakwa Kementerian Perusahaan Perseroan Emiten Massa Tim
    Peserta Masyarakat Penyidik Kepolisian Pedagang Petani Nelayan Pengusaha Pengunjung Pemohon Kasus Peristiwa Kejadian
    """
)
"""Nouns with which the subject of a news sentence likes to begin, though headlines have them as well."""

NOT_PLACES: Final = word_set(
    """
    Tol Jalan Jalur Rute Jembatan Ruas Kereta Derby Laga Duel Harga Program Musim Perang Hubungan Penerbangan Kapal Bus Lintas Trayek
    Kerja Perjanjian Pertemuan Konflik Kurs
    UMKM UKM IKM BUMN BUMD BPJS KPK DPR DPRD MPR OJK TNI POLRI APBN APBD PPKM PLN ASN SPBU PKK BLT BBM LPG IHSG PSSI
    """
)
"""Words with which ``A - B`` is a stretch, a relation or an apposition and no dateline."""

MONTHS: Final = (
    r"jan(?:uari|uary)?|[fp]eb(?:ruari|ruary)?|mar(?:et|ch)?|mrt|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agus(?:tus)?|aug(?:ust)?|ag[stu]t?|"
    r"sep(?:t|tember)?|o[kc]t(?:ober)?|no[vp](?:ember)?|de[sc](?:ember)?"
)
WEEKDAYS: Final = r"senin|selasa|rabu|kamis|jum'?at|jum’at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
WEEKDAY_STEMS: Final = (
    "senin", "selasa", "rabu", "kamis", "jum", "sabtu", "minggu", "ahad",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
"""How they begin, in small letters."""

CITIES: Final = frozenset(
    name.strip()
    for name in """
    jakarta, jakarta pusat, jakarta selatan, jakarta utara, jakarta barat, jakarta timur, bandung, surabaya, semarang, medan,
    makassar, palembang,
    denpasar, yogyakarta, jogja, jogjakarta, solo, surakarta, malang, batu, bogor, depok, bekasi, tangerang, tangerang selatan,
    serang, cilegon, banten,
    padang, pekanbaru, jambi, bengkulu, bandar lampung, bandarlampung, metro, pangkalpinang, tanjungpinang, tanjung pinang, batam,
    pontianak, banjarmasin,
    banjarbaru, palangka raya, palangkaraya, samarinda, balikpapan, tarakan, bontang, manado, gorontalo, palu, kendari, mamuju,
    ambon, ternate, sofifi,
    jayapura, merauke, sorong, manokwari, mimika, timika, nabire, wamena, kupang, mataram, lombok, bali, badung, gianyar, ubud,
    tabanan, buleleng, singaraja,
    labuan bajo, maumere, ende, flores, banda aceh, aceh, lhokseumawe, sabang, meulaboh, langsa, sibolga, binjai, pematangsiantar,
    bukittinggi, payakumbuh,
    dumai, cirebon, indramayu, subang, purwakarta, karawang, cikarang, sukabumi, cianjur, garut, tasikmalaya, ciamis, kuningan,
    majalengka, sumedang, tegal,
    brebes, pekalongan, pemalang, batang, kendal, demak, kudus, jepara, pati, rembang, blora, grobogan, boyolali, klaten,
    sukoharjo, wonogiri, karanganyar,
    sragen, magelang, temanggung, wonosobo, purworejo, kebumen, cilacap, banyumas, purwokerto, purbalingga, banjarnegara,
    salatiga, ungaran, sleman, bantul,
    gunungkidul, gunung kidul, kulon progo, kulonprogo, wates, madiun, ngawi, magetan, ponorogo, pacitan, trenggalek, tulungagung,
    blitar, kediri, nganjuk,
    jombang, mojokerto, sidoarjo, gresik, lamongan, tuban, bojonegoro, pasuruan, probolinggo, lumajang, jember, bondowoso,
    situbondo, banyuwangi, bangkalan,
    sampang, pamekasan, sumenep, madura, liwa, krui, kotabumi, kalianda, pringsewu, tanggamus, pesawaran, mesuji, tulang bawang,
    tulangbawang, way kanan,
    lampung, lampung barat, lampung timur, lampung utara, lampung tengah, lampung selatan, pesisir barat, blambangan umpu,
    sukadana, gunung sugih, menggala,
    jawa barat, jawa tengah, jawa timur, sumatera utara, sumatera barat, sumatera selatan, sulawesi selatan, sulawesi utara,
    sulawesi tengah, riau, papua,
    kalimantan timur, kalimantan selatan, kalimantan barat, kalimantan tengah, kepulauan riau, maluku, nusantara, penajam, ikn,
    nusa dua, sanur, senayan,
    tokyo, osaka, beijing, shanghai, hong kong, singapura, kuala lumpur, bangkok, manila, hanoi, new delhi, mumbai, washington,
    new york, san francisco,
    london, paris, berlin, frankfurt, hannover, moskow, kiev, kyiv, roma, milan, madrid, jenewa, zurich, davos, brussel,
    amsterdam, den haag, wina, istanbul,
    ankara, riyadh, jeddah, mekkah, mekah, makkah, madinah, doha, dubai, abu dhabi, kairo, gaza, yerusalem, teheran, canberra,
    sydney, melbourne, seoul, taipei,
    aceh barat, aceh barat daya, aceh besar, aceh jaya, aceh selatan, aceh singkil, aceh tamiang, aceh tengah, aceh tenggara,
    aceh timur, aceh utara, agam, alor, asahan, asmat, balangan, bandung barat, banggai, banggai kepulauan, banggai laut,
    bangka, bangka barat, bangka selatan, bangka tengah, bangli, banjar, bantaeng, banyuasin, barito kuala, barito selatan,
    barito timur, barito utara, barru, batanghari, batu bara, bau bau, belitung, belitung timur, belu, bener meriah, bengkalis,
    bengkayang, bengkulu selatan, bengkulu tengah, bengkulu utara, berau, biak numfor, bima, bintan, bireuen, bitung, boalemo,
    bolaang mongondow, bolaang mongondow selatan, bolaang mongondow timur, bolaang mongondow utara, bombana, bone, bone bolango,
    boven digoel, bulukumba, bulungan, bungo, buol, buru, buru selatan, buton, buton selatan, buton tengah, buton utara, cimahi,
    dairi, deiyai, deli serdang, dharmasraya, dogiyai, dompu, donggala, empat lawang, enrekang, fak fak, flores timur, gayo
    lues, gorontalo utara, gowa, gunung mas, gunungsitoli, halmahera barat, halmahera selatan, halmahera tengah, halmahera
    timur, halmahera utara, hulu sungai selatan, hulu sungai tengah, hulu sungai utara, humbang hasundutan, ibukota jakarta,
    indragiri hilir, indragiri hulu, intan jaya, jakarta utara , jayawijaya, jembrana, jeneponto, kaimana, kalimantan utara,
    kampar, kapuas, kapuas hulu, karangasem, karimun, karo, katingan, kaur, kayong utara, keerom, kep. siau tagulandang biaro,
    kepahiang, kepulauan anambas, kepulauan aru, kepulauan bangka belitung, kepulauan mentawai, kepulauan meranti, kepulauan
    sangihe, kepulauan selayar, kepulauan seribu, kepulauan sula, kepulauan talaud, kepulauan tanimbar, kepulauan yapen,
    kerinci, ketapang, klungkung, kolaka, kolaka timur, kolaka utara, konawe, konawe kepulauan, konawe selatan, konawe utara,
    kotabaru, kotamobagu, kotawaringin barat, kotawaringin timur, kuantan singingi, kubu raya, kutai barat, kutai kartanegara,
    kutai timur, labuhanbatu, labuhanbatu selatan, labuhanbatu utara, lahat, lamandau, landak, langkat, lanny jaya, lebak,
    lebong, lembata, lima puluh kota, lingga, lombok barat, lombok tengah, lombok timur, lombok utara, lubuk linggau, luwu, luwu
    timur, luwu utara, mahakam ulu, majene, malaka, malinau, maluku barat daya, maluku tengah, maluku tenggara, maluku utara,
    mamasa, mamberamo raya, mamberamo tengah, mamuju tengah, mandailing natal, manggarai, manggarai barat, manggarai timur,
    manokwari selatan, mappi, maros, maybrat, melawi, mempawah, merangin, minahasa, minahasa selatan, minahasa tenggara,
    minahasa utara, morowali, morowali utara, muara enim, muaro jambi, mukomuko, muna, muna barat, murung raya, musi banyuasin,
    musi rawas, musi rawas utara, nagan raya, nagekeo, natuna, nduga, ngada, nias, nias barat, nias selatan, nias utara,
    nunukan, nusa tenggara barat, nusa tenggara timur, ogan ilir, ogan komering ilir, ogan komering ulu, ogan komering ulu
    selatan, ogan komering ulu timur, padang lawas, padang lawas utara, padang panjang, padang pariaman, padangsidimpuan, pagar
    alam, pakpak bharat, palopo, pandeglang, pangandaran, pangkajene dan kepulauan, pangkal pinang, paniai, papua barat, papua
    barat daya, papua pegunungan, papua selatan, papua tengah, parepare, pariaman, parigi moutong, pasaman, pasaman barat,
    pasangkayu, paser, pegunungan arfak, pegunungan bintang, pelalawan, penajam paser utara, penukal abab lematang ilir, pesisir
    selatan, pidie, pidie jaya, pinrang, pohuwato, polewali mandar, poso, prabumulih, pulang pisau, pulau morotai, pulau
    taliabu, puncak, puncak jaya, raja ampat, rejang lebong, rokan hilir, rokan hulu, rote ndao, sabu raijua, sambas, samosir,
    sanggau, sarmi, sarolangun, sawahlunto, sekadau, seluma, seram bagian barat, seram bagian timur, serdang bedagai, seruyan,
    siak, sidenreng rappang, sigi, sijunjung, sikka, simalungun, simeulue, singkawang, sinjai, sintang, solok, solok selatan,
    soppeng, sorong selatan, subulussalam, sukamara, sulawesi barat, sulawesi tenggara, sumba barat, sumba barat daya, sumba
    tengah, sumba timur, sumbawa, sumbawa barat, sungai penuh, supiori, tabalong, takalar, tambrauw, tana tidung, tana toraja,
    tanah bumbu, tanah datar, tanah laut, tanjung jabung barat, tanjung jabung timur, tanjungbalai, tapanuli selatan, tapanuli
    tengah, tapanuli utara, tapin, tebing tinggi, tebo, teluk bintuni, teluk wondama, tidore kepulauan, timor tengah selatan,
    timor tengah utara, toba, tojo una una, toli-toli, tolikara, tomohon, toraja utara, tual, tulang bawang barat, wajo,
    wakatobi, waropen, yahukimo, yalimo
    """.replace("\n", " ").split(",")
)
"""Places that stand before the dash of a dateline, in lower case; places in capitals need not be listed."""
