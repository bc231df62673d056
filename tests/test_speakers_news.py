"""Who speaks in news that is not by officials: police, sport, networks, victims, and in offices printed carelessly."""

from __future__ import annotations

import pytest

from extractor.article import Mention, Organisation
from extractor.statements import find_statements
from tests.statements_work import Person, mentions, read, said, speakers

SUSPECT = (
    "Umar Basri cekcok dengan tetangganya. Kapolsek Ende Rudi Hartawan mengatakan pertengkaran itu bermula di pasar. "
    'Saat itulah, Umar melihat pisau dan mengambilnya dari meja. "{}," ungkapnya.'
)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Timnya jago sekali malam ini," kata @penonton_ende.', "@penonton_ende"),
        ('"Ayo terus sampai juara," tulis akun @penonton.ende di X.', "@penonton.ende"),
        ('"Kami ingin menang di kandang," tutur perwakilan pemain putri, Kalila. Laga itu besok.', "Kalila"),
        ('"Mereka tidak diberi kesempatan," kata peneliti pada Lembaga Tenun Flores (LTF), Rudi Hartawan.', "Rudi Hartawan"),
        ('"Kami melapor," kata kabid bina marga pada Dinas Jalan dan Jembatan (DJJ) Ende, Petrus Lado, Senin (5/5/2025).', "Petrus Lado"),
        ('"Ada luka di kaki," kata Karumkit RS Sehat Polda Flores AKBP dr Petruslado, di Ende, Selasa.', "Petruslado"),
        ('"Jumlahnya tetap," kata Kepala Badan Rencana (Bapren) Kota Wolowaru Petrus Lado.', "Petrus Lado"),
        ('"Lawan itu kuat," kata Pelatih Timnas Basket U18 Putri Petrus Lado dalam keterangannya.', "Petrus Lado"),
        ('"Kami bertindak tegas," kata Direktur RSUP Prof Sehat I Made Lado dilansirdetikFlores, Minggu (19/10).', "I Made Lado"),
    ],
)
def test_a_speaker_is_named_behind_an_office_a_body_or_a_place(text: str, speaker: str) -> None:
    assert speakers(text, "Polda Flores") == [speaker]


def test_a_branch_that_sounds_like_somebody_is_not_its_head() -> None:
    text = '"Kami melapor kemarin," kata Ketua LBH Rakyat Cabang Wolowaru, Ende, Petrus Lado, Senin (5/5/2025).'
    at = text.index("Wolowaru")
    branch = Person("Wolowaru", (Mention(at, at + len("Wolowaru"), "Wolowaru", "name"),), "Ketua LBH Rakyat Cabang")
    assert [s.speaker for s in find_statements(text, [branch], [])] == ["Petrus Lado"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rudi Hartawan yang memerankan Umar Basri mengaku mendapat pengalaman berharga di sana.", "Rudi Hartawan"),
        ("Rudi Hartawan, yang juga menjabat pembina Sanggar Umar Basri mengatakan aksi itu digelar sekali saja.", "Rudi Hartawan"),
        ("Ekonom Bank Flores menilai suku bunga akan turun bulan depan.", "Ekonom Bank Flores"),
        ("Dilansir Kabar Ende, Minggu (19/10/2025), penyelenggara mengatakan sebanyak tujuh ratus orang ikut.", "penyelenggara"),
        ("Pelaku pada 24 Februari 2024 berdalih sertifikat belum bisa diproses.", "Pelaku"),
        ("Petani rata-rata mengatakan tanamannya tidak bermasalah tahun ini.", "Petani"),
        ("Pemain itu, Rudi Hartawan, siap. Rud, panggilan karibnya, menyebut tim sudah siap melawan siapa saja.", "Rudi Hartawan"),
        ("Investigator KPPU dalam laporannya menyatakan dua perusahaan melanggar aturan itu.", "Investigator KPPU"),
    ],
)
def test_the_subject_of_a_sentence_is_not_what_describes_it(text: str, speaker: str) -> None:
    assert speakers(text, "Bank Flores")[-1] == speaker


def test_a_verb_where_a_source_would_stand_names_nobody() -> None:
    assert said("Dalam unggahan itu, AL disebut menuding Sari Melati adalah teman dekat pejabat itu.") == []


@pytest.mark.parametrize("words", ["jelas tidak ada niat baik dari mereka", "kata saya lagi kepada mereka"])
def test_an_everyday_word_inside_a_quotation_is_no_attribution(words: str) -> None:
    text = f'Rudi Hartawan kecewa. "Sampai bulan ini, {words}. Saya sedih," katanya.'
    assert said(text) == [("d", "Rudi Hartawan", f"Sampai bulan ini, {words}. Saya sedih")]


def test_what_is_clear_is_not_said_by_the_next_name() -> None:
    assert said("Namun, yang jelas Rudi Hartawan bakal banyak dicari orang.") == []


@pytest.mark.parametrize(("slip", "verb"), [("nya", "sambung"), ("di", "kata")])
def test_a_pronoun_torn_off_or_cut_short_is_still_one(slip: str, verb: str) -> None:
    assert (
        speakers(f'"Kami siap sejak pagi," ungkap Rudi Hartawan. Hujan turun. "Dua orang sudah pulang," {verb} {slip}.')
        == ["Rudi Hartawan"] * 2
    )


def test_whoever_a_sentence_says_it_matters_to_has_the_floor_behind_an_opener_too() -> None:
    text = (
        "Rudi Hartawan mengaku menyiapkan kejutan itu sejak lama. Sementara itu, bagi Sari Melati, tenun bukan sekadar kain. "
        '"Aku cukup rinci soal benang," ujarnya.'
    )
    assert speakers(text) == ["Rudi Hartawan", "Sari Melati"]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [("Permintaan korban dimanfaatkan oleh tersangka", "Rudi Hartawan"), ("Saya menyesal dan ingin pulang", "Umar Basri")],
)
def test_an_officer_who_tells_of_suspects_keeps_the_floor(words: str, speaker: str) -> None:
    assert speakers(SUSPECT.format(words), rudi="Kapolsek Ende")[-1] == speaker


def test_nobody_takes_the_floor_by_being_caught_or_called_in() -> None:
    text = (
        'Rudi Hartawan mengatakan warga melapor semalam. Umar akhirnya terciduk polisi di pasar. "Kami lumpuhkan dia," katanya. '
        'Selain diperiksa Propam, Umar juga langsung dipanggil atasannya. "Iya, sudah dipanggil," ujarnya.'
    )
    assert speakers(text) == ["Rudi Hartawan"] * 3


def test_a_group_behind_an_opener_is_who_they_are_and_its_spokesman_keeps_the_floor() -> None:
    text = (
        '"Dananya ada," kata Rudi Hartawan. Lebih lanjut, tim kuasa hukum juga menyoroti aliran dana itu. '
        'Mereka mengungkapkan dana itu dikirim pelapor. "Itu dikirim sendiri," tegasnya.'
    )
    assert speakers(text) == ["Rudi Hartawan", "tim kuasa hukum", "Rudi Hartawan"]


def test_a_group_whose_wish_is_told_does_not_take_the_floor() -> None:
    text = 'Rudi Hartawan menyebut ada dua tuntutan. Pertama, warga meminta jalan itu diperbaiki tahun ini. "Jalan itu rusak," katanya.'
    assert speakers(text) == ["Rudi Hartawan", "warga", "Rudi Hartawan"]


@pytest.mark.parametrize("word", ["Tujuannya", "Diketahui", "Sekolah", "Ketiga", "Semoga"])
def test_an_ordinary_word_that_was_taken_for_a_person_takes_no_floor(word: str) -> None:
    text = f'Rudi Hartawan mengatakan jalan itu rusak. {word} menjawab banyak hal. "Kami perbaiki segera," ujarnya.'
    at = text.index(word)
    people = [
        Person("Rudi Hartawan", (Mention(0, 13, "Rudi Hartawan", "name"),)),
        Person(word, (Mention(at, at + len(word), word, "name"),)),
    ]
    assert [s.speaker for s in find_statements(text, people, [])] == ["Rudi Hartawan"] * 2


def test_a_clause_without_a_verb_behind_this_is_said() -> None:
    assert said("Rudi Hartawan mengatakan hal ini sesuai dengan janjinya.") == [("i", "Rudi Hartawan", "hal ini sesuai dengan janjinya")]


def test_a_quotation_that_nothing_opens_begins_behind_the_sentence_that_reports() -> None:
    text = 'Rudi Hartawan mengatakan harga itu menjadi harapan petani. Bobotnya agak ringan, tapi harganya lumayan," kata Rudi.'
    assert said(text) == [
        ("i", "Rudi Hartawan", "harga itu menjadi harapan petani"),
        ("d", "Rudi Hartawan", "Bobotnya agak ringan, tapi harganya lumayan"),
    ]


def test_a_name_run_together_with_the_next_word_is_led_back() -> None:
    text = '"Saya senang," kata Rudisaat ditemui di Ende. Rudi Hartawan tinggal di sana.'
    people = [
        Person("Rudisaat", (Mention(text.index("Rudisaat"), text.index("Rudisaat") + 8, "Rudisaat", "name"),)),
        Person("Rudi Hartawan", (Mention(text.index("Rudi H"), text.index("Rudi H") + 13, "Rudi Hartawan", "name"),)),
    ]
    assert [s.speaker for s in find_statements(text, people, [])] == ["Rudi Hartawan"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Sepi," kata orang. Menurut pedagang cabai di Pasar Wangi, Rudi Hartawan, harga cabai terus merangkak naik.', "Rudi Hartawan"),
        ("Petani cabai di Ende, Ningsih (56), warga Desa Wangi, Kecamatan Balik, Lampung Barat, mengaku harga cabai naik.", "Ningsih"),
        ("Petani kol di Desa Wangi, Kecamatan Balik, Lampung Barat mengeluhkan harga sayur anjlok.", "Petani kol di Desa Wangi"),
        ("Rudi (50) salah satu petani karet di Kampung Wangi mengatakan, turunnya harga karet membuat petani gelisah.", "Rudi Hartawan"),
        ('"Terdepan tim ini," tulis Instagram @tim_ende dikutip Rabu (22/10/2025).', "@tim_ende"),
        ('"Kami atur itu," kata Kabid Media dan Warta pada Pusat Pena RI Petrus Lado, Sabtu (6/9/2025).', "Petrus Lado"),
        ('"Hasil itu adil," kata pelatih Ghana Petrus Lado setelah laga.', "Petrus Lado"),
    ],
)
def test_a_place_behind_or_within_a_description_is_not_the_speaker(text: str, speaker: str) -> None:
    people = [Person("Rudi Hartawan", mentions(text, "Rudi Hartawan", "Rudi"))]
    assert find_statements(text, people, [])[-1].speaker == speaker


@pytest.mark.parametrize(
    ("described", "speaker"),
    [
        ("pria yang akrab disapa Bang Adi", "Rudi Hartawan"),
        ("pelatih yang juga mantan pemain itu", "Rudi Hartawan"),
        ("perempuan yang enggan disebut namanya", "perempuan"),
        ("seorang pria yang juga menonton", "seorang pria"),
    ],
)
def test_a_relative_clause_tells_more_of_whoever_has_the_floor(described: str, speaker: str) -> None:
    text = f'Rudi Hartawan menilai film itu bagus. "Capaian ini membanggakan," kata {described}, kepada wartawan, Rabu.'
    assert speakers(text)[-1] == speaker


def test_a_verb_of_saying_that_lost_its_subject_leaves_the_floor_as_it_was() -> None:
    text = '"Ada ruang," kata Rudi Hartawan. Rapat itu panjang. "Kami melihat peluang," kata dalam Konferensi Pers Hasil Rapat di Ende.'
    assert speakers(text) == ["Rudi Hartawan"] * 2


def test_a_name_that_begins_with_a_body_is_the_known_name_without_it() -> None:
    text = '"Kita punya peta," kata Direktur Balai Rudi Hartawan. Balai mengosongkan gudang. Rudi Hartawan senang.'
    bodies = ("Balai",)
    long = Person("Balai Rudi Hartawan", mentions(text, "Balai Rudi Hartawan"))
    short = Person("Rudi Hartawan", (Mention(text.rindex("Rudi"), text.rindex("Rudi") + 13, "Rudi Hartawan", "name"),))
    organisations = [Organisation(body, None, mentions(text, body, kind=None)) for body in bodies]
    assert [s.speaker for s in find_statements(text, [long, short], organisations)] == ["Rudi Hartawan"]


def test_nobody_but_the_words_own_subject_left_is_still_a_better_guess_than_the_one_they_name() -> None:
    text = (
        "Usai sidang itu banyak yang hadir, juga Rudi Hartawan. Sekadar kabar, ada pula Sari Melati. Ia menyebut Sari sudah kembali pulang."
    )
    assert speakers(text) == ["Rudi Hartawan"]


def test_a_mark_that_nothing_opened_does_not_make_the_reporting_sentence_a_quotation() -> None:
    text = 'Rudi Hartawan menjelaskan dengan alat itu warga dapat menenun lebih cepat dari biasanya," ujarnya.'
    assert [s.kind for s in read(text)] == ["indirect"]
