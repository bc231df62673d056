"""The many words that stand between what is said and who says it."""

from __future__ import annotations

import pytest

from extractor.article import Organisation
from extractor.statements import find_statements
from tests.statements_work import Person, mentions, read, said, speakers

RUDI, SARI = "Rudi Hartawan", "Sari Melati"
_WORDS = "Kami akan terus mendampingi para perajin"


@pytest.mark.parametrize(
    "tail",
    [
        '," demikian Rudi Hartawan.',
        '." Demikian Rudi Hartawan.',
        '." Begitu tutur Rudi Hartawan kepada wartawan.',
        '," demikian keterangan tertulis Rudi Hartawan, Senin (3/2/2020).',
        '."\n\nHal itu disampaikan Rudi Hartawan di Ende.',
        '." Pernyataan tersebut dilontarkan Rudi Hartawan di Ende.',
        '," cuit Rudi Hartawan.',
        '," ujar manajer pemasaran tenun, Rudi Hartawan.',
    ],
)
def test_a_quotation_may_be_attributed_without_a_verb_or_by_the_next_sentence(tail: str) -> None:
    assert said(f'"{_WORDS}{tail}') == [("d", RUDI, _WORDS)]


def test_a_statement_given_out_by_a_body_is_its_own() -> None:
    text = f'"{_WORDS}," demikian bunyi imbauan dari Balai Tenun.'
    assert said(text, "Balai Tenun") == [("d", "Balai Tenun", _WORDS)]


def test_a_quotation_that_goes_on_in_lower_case_is_one_statement() -> None:
    assert said('Rudi Hartawan duduk. "Benang mahal," katanya, "dan pembeli sepi."') == [("d", RUDI, "Benang mahal dan pembeli sepi")]


@pytest.mark.parametrize("verb", ["menuding", "beralasan", "berdalih", "berkilah", "mengeluhkan", "mengklaim", "mengeklaim", "memerinci"])
def test_verbs_of_blame_excuse_and_claim_report(verb: str) -> None:
    assert said(f"Rudi Hartawan {verb} harga benang ditahan pengepul.") == [("i", RUDI, "harga benang ditahan pengepul")]


def test_a_verb_of_writing_reports_what_bahwa_opens_and_nothing_else() -> None:
    assert said("Rudi Hartawan menulis bahwa pameran ditunda.") == [("i", RUDI, "pameran ditunda")]
    assert said("Rudi Hartawan menulis buku yang sudah diterbitkan.") == []


def test_a_cue_inside_a_name_is_none() -> None:
    assert said("Bantuan itu diterima Rudi Hartawan, Desa Mengaku (Rp5 juta) dan desa lain telah menerima.") == []


def test_a_verb_of_record_reports_a_clause_of_a_body_but_not_its_profit() -> None:
    assert said("Balai Tenun mencatat harga benang mulai naik.", "Balai Tenun") == [("i", "Balai Tenun", "harga benang mulai naik")]
    assert said("Balai Tenun mencatat laba yang terus naik.", "Balai Tenun") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rudi Hartawan mengatakan benang naik, sedangkan Sari Melati menyebut pembeli berkurang.",
            [("i", RUDI, "benang naik"), ("i", SARI, "pembeli berkurang")],
        ),
        (
            "Rudi Hartawan menegaskan harga akan turun, dan berharap perajin bersabar.",
            [("i", RUDI, "harga akan turun"), ("i", RUDI, "perajin bersabar")],
        ),
        ("Sari Melati menuduh balai menahan benang, kata Rudi Hartawan.", [("i", RUDI, "Sari Melati menuduh balai menahan benang")]),
    ],
)
def test_two_cues_in_one_sentence_are_told_apart(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Beliau orang baik sekali," ujar istri Rudi Hartawan.', "istri Rudi Hartawan"),
        ('"Beliau orang baik sekali," ujar cucu Rudi Hartawan, Sari Melati.', SARI),
        ('"Beliau orang baik sekali," ujar cucu Rudi Hartawan, Intan Permata.', "Intan Permata"),
        ("Suami Sari Melati mengatakan benang cukup.", "Suami Sari Melati"),
        ('Rudi Hartawan tidak hadir. "Beliau sedang sakit keras," kata pengacara Rudi Hartawan.', "pengacara Rudi Hartawan"),
        ('"Perkara ini kami menangkan," kata pengacara Rudi Hartawan.', RUDI),
        ("Menurut keterangan Rudi Hartawan, benang cukup.", RUDI),
        ("Rudi Hartawan seusai menerima penghargaan menegaskan benang cukup.", RUDI),
        ("Perajin asal Ende, Sari Melati, mengatakan benang cukup.", SARI),
        ('"Benang cukup sekali," kata pelatih tim tenun Ende, M. Fajar Pratama.', "M. Fajar Pratama"),
    ],
)
def test_the_one_described_is_told_from_the_one_named_in_the_description(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_the_holder_of_an_office_speaks_and_not_the_body_at_its_end() -> None:
    text = "Rudi Hartawan selaku kepala Balai Tenun, menyampaikan benang cukup."
    assert [s.speaker for s in read(text, "Balai Tenun")] == [RUDI]


def test_an_apposition_behind_the_speaker_is_not_said() -> None:
    assert said("Menurut Rudi Hartawan (40), seorang perajin, benang masih cukup.") == [("i", RUDI, "benang masih cukup")]


def test_the_agent_of_a_passive_may_be_followed_by_a_bare_clause() -> None:
    assert said("Dijelaskan Rudi Hartawan, benang adalah bahan utama.") == [("i", RUDI, "benang adalah bahan utama")]


@pytest.mark.parametrize("verb", ["megatakan", "menengaskan", "mengungapkan", "menjelaska"])
def test_a_common_verb_with_a_letter_missing_or_too_many_still_reports(verb: str) -> None:
    assert said(f"Rudi Hartawan {verb} benang cukup.") == [("i", RUDI, "benang cukup")]


@pytest.mark.parametrize("verb", ["mematikan", "menandakan", "menyatukan"])
def test_another_verb_is_no_misprint(verb: str) -> None:
    assert said(f"Rudi Hartawan {verb} mesin tenun yang sudah tua.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rudi Hartawan merespons usulan Sari Melati, menyebut benang cukup.", RUDI),
        ("Rudi Hartawan, pemilik bengkel di desa Sari Melati, mengatakan benang cukup.", RUDI),
        ("Mewakili Umar Basri, Rudi Hartawan S.Ip, menyampaikan bahwa benang cukup.", RUDI),
        ("Rudi Hartawan S.Ip, didampingi Sari Melati, menyampaikan bahwa benang cukup.", RUDI),
        ("Salah satu perajin di Desa SMEP Hartono mengatakan benang cukup.", "Hartono"),
        ("Menurut keterangan Lidia, suaminya Rudi Hartawan membeli benang.", "Lidia"),
        ('"Benang sudah cukup sekali," ungkap Kabid DPBD kepada wartawan.', "Kabid DPBD"),
    ],
)
def test_the_subject_is_told_from_other_names_in_its_sentence(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_what_somebody_drives_is_not_his_name() -> None:
    text = 'Polisi mencari mobil Panther itu. "Minggir semua dari sini," ucap pengemudi Panther.'
    assert [s.speaker for s in read(text)] == ["pengemudi Panther"]


def test_a_title_behind_an_attribution_is_not_what_was_said() -> None:
    assert said('"Kami menenun setiap hari," kata Rudi Hartawan dalam acara "Tenun Kita".') == [("d", RUDI, "Kami menenun setiap hari")]


def test_a_name_known_by_one_word_is_given_as_it_is_first_printed() -> None:
    text = 'Acara itu dihadiri Sarmin bin Kasdi, perajin gerabah. Sarmin mengaku senang sekali. "Senang sekali saya," katanya.'
    people = [Person("Sarmin", mentions(text, "Sarmin"))]
    assert [s.speaker for s in find_statements(text, people, [])] == ["Sarmin bin Kasdi"] * 2
    text = "Sarmin Senin mengatakan benang cukup."
    assert find_statements(text, [Person("Sarmin", mentions(text, "Sarmin Senin"))], [])[0].speaker == "Sarmin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rudi Hartawan tegas. Jika dijual, alat ditarik, ancamnya.", ("i", RUDI, "Jika dijual, alat ditarik")),
        ("Rudi Hartawan hadir. Dari jumlah itu, disebutnya, separuh laku.", ("i", RUDI, "Dari jumlah itu separuh laku")),
        ('"Dua ratus potong dulu," ujar manajernya, Gede Artana.', ("d", "Gede Artana", "Dua ratus potong dulu")),
        ("Sukini, produsen emping, misalnya, mengaku kemasannya sering bocor.", ("i", "Sukini", "kemasannya sering bocor")),
    ],
)
def test_words_with_nya_point_to_whoever_has_the_floor_or_is_named_behind(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_a_generic_word_for_a_body_is_the_one_last_named_in_full() -> None:
    text = (
        'Kementerian Tenun menepis kabar itu. Lewat rilis, kementerian menyebut impor turun. "Data kami terbuka," demikian keterangan itu.'
    )
    bodies = [Organisation(body, None, mentions(text, body, kind=None)) for body in ("Kementerian Tenun", "kementerian")]
    assert [s.speaker for s in find_statements(text, [], bodies)] == ["Kementerian Tenun"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Kalau hujan terus, jadi seminggu," Rudi akhirnya bersuara.', ("d", RUDI, "Kalau hujan terus, jadi seminggu")),
        ('"Syaratnya satu, jangan kembali lagi," wanti-wanti Rudi.', ("d", RUDI, "Syaratnya satu, jangan kembali lagi")),
        ("Rudi menjawab risiko itu ditanggung balai.", ("i", RUDI, "risiko itu ditanggung balai")),
        ("Rudi menampik balainya kewalahan.", ("i", RUDI, "balainya kewalahan")),
        ("Rudi tidak menampik balainya kewalahan.", ("i", RUDI, "balainya kewalahan")),
    ],
)
def test_answering_and_denying_report(text: str, expected: tuple[str, str, str]) -> None:
    people = [Person(RUDI, mentions(text, "Rudi"))]
    assert [(s.kind[0], s.speaker, s.text) for s in find_statements(text, people, [])] == [expected]


def test_a_verb_may_have_a_capital_before_bahwa() -> None:
    assert said("Rudi Hartawan Menyampaikan bahwa benang cukup.") == [("i", RUDI, "benang cukup")]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Dilanjutkan, nantinya benang akan dibagikan pada bulan Maret.", "nantinya benang akan dibagikan pada bulan Maret"),
        ("Dijelaskan Rudi, IKM yang menerima alat terdiri dari penenun.", "IKM yang menerima alat terdiri dari penenun"),
        ("Ia menghitung, dari 700 perajin baru 29 persen yang siap.", "dari 700 perajin baru 29 persen yang siap"),
        ("Rudi menilai capaian itu belum sebanding dengan biayanya.", "capaian itu belum sebanding dengan biayanya"),
    ],
)
def test_a_clause_is_reported_by_a_passive_alone_and_by_a_verb_of_counting(sentence: str, content: str) -> None:
    assert said(f"Rudi Hartawan hadir. {sentence}") == [("i", RUDI, content)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dilaporkan, tiga rumah rusak.",
        "Dijelaskan Rudi, Senin saat menghadiri lomba.",
        "Dijelaskan Rudi, Kabid yang baru dilantik.",
        "Ia menghitung benang yang sudah dicelup.",
        "Ia menghitung, membaca, dan menulis setiap hari.",
    ],
)
def test_a_day_an_office_an_object_or_a_second_verb_is_no_reported_clause(sentence: str) -> None:
    assert said(f"Rudi Hartawan hadir. {sentence}") == []


def test_a_verb_of_reply_before_a_comma_leads_to_the_quotation() -> None:
    assert said('Seorang perajin menyela, "Jangan saling menyalahkan!"') == [("d", "Seorang perajin", "Jangan saling menyalahkan!")]
    assert said('Rudi Hartawan menolak "cara lama yang kuno".') == []


def test_an_office_in_capitals_behind_a_name_is_no_part_of_it() -> None:
    assert said(f'"{_WORDS}," kata Slamet Kepala Balai Tenun Cabang Ende.') == [("d", "Slamet", _WORDS)]
