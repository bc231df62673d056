from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.statements import find_statements
from tests.statements_work import Person, cast, mentions, read, said


@pytest.mark.parametrize(
    "attribution",
    [
        '"{}," kata Rudi Hartawan.',
        '"{}", kata Rudi Hartawan.',
        '"{}," kata Kepala Balai Tenun Rudi Hartawan di Ende, Senin (3/2/2020).',
        '"{}," ujar Kepala Balai Tenun, Rudi Hartawan, saat ditemui di kantornya.',
        '"{}," ujar Rudi Hartawan, Kepala Balai Tenun, didampingi Sari Melati.',
        '"{}," Rudi Hartawan menegaskan.',
        'Rudi Hartawan mengatakan, "{}."',
        'Rudi Hartawan lalu menambahkan: "{}."',
        'Rudi Hartawan mengatakan kepada wartawan di Ende, "{}."',
        'Rudi Hartawan: "{}."',
        "“{},” tutur Plt. Kepala Balai Rudi Hartawan.",
        "“{},” ujra Rudi Hartawan di Ende.",
        "“{},”kataRudi Hartawan.",
    ],
)
def test_a_direct_quotation_is_its_words_without_marks_comma_and_attribution(attribution: str) -> None:
    words = "Kami menenun setiap hari. Benangnya dari sini juga"
    assert said(attribution.format(words)) == [("d", "Rudi Hartawan", words)]


def test_a_question_keeps_its_mark() -> None:
    assert said('"Siapa yang mau membeli tenun ini?" tanya Rudi Hartawan.') == [("d", "Rudi Hartawan", "Siapa yang mau membeli tenun ini?")]


def test_a_quotation_interrupted_by_its_attribution_is_one_statement() -> None:
    (statement,) = read('"Kami menenun," kata Rudi Hartawan. "Setiap hari dari pagi."')
    assert statement.text == "Kami menenun Setiap hari dari pagi"
    assert len(statement.spans) == 2


def test_a_quotation_over_paragraphs_is_one_statement_with_a_span_for_each() -> None:
    (statement,) = read('"Kami menenun.\n\n"Setiap hari.\n\nDari pagi," kata Rudi Hartawan.')
    assert statement.text == "Kami menenun. Setiap hari. Dari pagi"
    assert len(statement.spans) == 3


def test_the_full_stop_before_an_interruption_stays() -> None:
    assert read('"Kami menenun (BBI)." kata Rudi Hartawan. "Setiap hari."')[0].text == "Kami menenun (BBI). Setiap hari"


@pytest.mark.parametrize(
    "text",
    [
        'Rudi Hartawan membuka pameran "Tenun Kita Semua" di Ende.',
        'Mereka memakai kaus "juara" yang dibagikan Rudi Hartawan.',
        'Program "Satu Desa Satu Alat Tenun Mesin" berjalan lancar.',
    ],
)
def test_titles_and_scare_quotes_are_not_statements(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rudi Hartawan mengatakan, produksi tenun naik dua kali lipat.", "produksi tenun naik dua kali lipat"),
        ("Rudi Hartawan mengatakan bahwa produksi tenun naik.", "produksi tenun naik"),
        ("Kepala Balai Tenun Rudi Hartawan juga menegaskan produksi tenun naik.", "produksi tenun naik"),
        ("Kepala Balai Tenun, Rudi Hartawan, S.T., M.M., mengatakan produksi tenun naik.", "produksi tenun naik"),
        ("Rudi Hartawan, yang baru dilantik, berharap produksi tenun naik.", "produksi tenun naik"),
        ("Rudi Hartawan saat dihubungi dari Ende, Selasa, mengatakan produksi tenun naik.", "produksi tenun naik"),
        ("Menurut Rudi Hartawan, produksi tenun naik.", "produksi tenun naik"),
        ("Produksi tenun di Ende tahun ini naik, kata Rudi Hartawan di kantornya, Senin (3/2).", "Produksi tenun di Ende tahun ini naik"),
        ("Untuk itu, kata Rudi Hartawan, produksi tenun naik.", "Untuk itu produksi tenun naik"),
        ("Untuk itu, kata Rudi Hartawan saat ditemui di Ende, produksi tenun naik.", "Untuk itu produksi tenun naik"),
        ("Produksi tenun menurut Rudi Hartawan akan naik tahun depan.", "Produksi tenun akan naik tahun depan"),
        ("Rudi Hartawan tidak menampik produksi tenun turun, kendati bahan baku cukup.", "produksi tenun turun, kendati bahan baku cukup"),
        ("Senada, Rudi Hartawan menilai produksi tenun naik. Bahan bakunya cukup.", "produksi tenun naik"),
    ],
)
def test_reported_content_leaves_out_cue_and_speaker_and_runs_to_the_end_of_its_sentence(text: str, content: str) -> None:
    assert said(text) == [("i", "Rudi Hartawan", content)]


@pytest.mark.parametrize(
    "text",
    [
        "Rudi Hartawan menyampaikan terima kasih kepada para perajin.",
        "Rudi Hartawan mengungkapkan hal itu saat membuka pameran.",
        "Rudi Hartawan tidak mengatakan apa pun tentang tenun.",
        "Nilainya naik dari tahun lalu.",
        "Akhirnya, Rudi Hartawan membuat kain sendiri.",
        "PT Tenun Ende mencatat laba bersih Rp2 miliar.",
    ],
)
def test_words_that_only_look_like_cues_report_nothing(text: str) -> None:
    assert said(text, "PT Tenun Ende") == []


@pytest.mark.parametrize("pronoun", ["ujarnya", "kata dia", "tutur ia", "ucap beliau", "katanya lagi", "kata perempuan berkerudung itu"])
def test_a_pronoun_is_whoever_spoke_last_not_whoever_was_named_last(pronoun: str) -> None:
    text = f'Sari Melati mengatakan produksi tenun naik. Ia datang bersama Rudi Hartawan. "Kami senang sekali," {pronoun}.'
    assert said(text)[-1] == ("d", "Sari Melati", "Kami senang sekali")


def test_a_person_who_becomes_the_subject_takes_the_floor() -> None:
    text = "Sari Melati mengatakan produksi naik.\n\nKabar itu disambut oleh Umar Basri, perajin di Ende. Ia berharap pesanan bertambah."
    assert said(text)[-1][1] == "Umar Basri"


def test_an_office_means_the_person_who_holds_it_in_the_text() -> None:
    text = 'Bupati Ende Rudi Hartawan membuka pameran. Bupati menyatakan tenun akan dipatenkan. "Segera," tegas Bupati.'
    assert [speaker for _, speaker, _ in said(text, rudi="Bupati Ende")] == ["Rudi Hartawan", "Rudi Hartawan"]


def test_an_institution_can_speak() -> None:
    assert said("Kemenperin menyebut industri tenun tumbuh 5 persen.", "Kemenperin") == [
        ("i", "Kemenperin", "industri tenun tumbuh 5 persen")
    ]


def test_somebody_without_a_name_is_given_as_described() -> None:
    text = 'Seorang pedagang yang enggan disebut namanya mengaku omzetnya turun. "Sepi sekali," ujar pedagang itu.'
    assert [speaker for _, speaker, _ in said(text)] == ["Seorang pedagang", "Seorang pedagang"]


def test_a_quotation_that_nobody_claims_goes_to_whoever_has_the_floor_and_says_so() -> None:
    text = 'Sari Melati mengatakan produksi tenun naik.\n\n"Benang kami beli dari koperasi di desa sebelah sana."'
    statement = read(text)[-1]
    assert (statement.speaker, statement.cue) == ("Sari Melati", None)
    assert statement.rule.startswith("inherited")
    assert statement.confidence < 0.7


def test_where_nobody_can_be_named_the_rule_says_why() -> None:
    (statement,) = read('"Benang kami beli dari koperasi di desa sebelah," katanya.')
    assert statement.speaker is None
    assert statement.rule == "after/pronoun-unsettled"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Rudi Hartawan didampingi Sari Melati mengatakan benang cukup.", ["Rudi Hartawan"]),
        ("Rudi Hartawan diwakili Sari Melati mengatakan benang cukup.", ["Sari Melati"]),
        ("Rudi Hartawan melalui Sari Melati menyatakan benang cukup.", ["Sari Melati"]),
        ("Senada dengan Rudi Hartawan, Sari Melati menegaskan benang cukup.", ["Sari Melati"]),
        ('"Benang cukup untuk tahun ini," kata pengacara Rudi Hartawan, Sari Melati.', ["Sari Melati"]),
        ("Hal itu disampaikan Sari Melati di Ende. Ia berharap benang cukup.", ["Sari Melati"]),
        ("Dijelaskan Sari Melati bahwa benang cukup.", ["Sari Melati"]),
        ("Dalam pidatonya, Sari Melati memuji perajin. Menurutnya, benang cukup.", ["Sari Melati"]),
        ("Rudi Hartawan mengatakan benang cukup. Menurut perhitungannya, benang itu tahan setahun.", ["Rudi Hartawan"] * 2),
        ("Rudi Hartawan mengaku senang. Ia tidak memungkiri benang mahal.", ["Rudi Hartawan"]),
        ("Sari Melati mengatakan benang cukup. Mereka berharap harga turun.", ["Sari Melati", None]),
        ('"Benang cukup untuk tahun ini," kata Sari Melati seraya menambahkan bahwa harga turun.', ["Sari Melati"] * 2),
    ],
)
def test_the_speaker_is_who_the_sentence_gives_the_word_to(text: str, speakers: list[str | None]) -> None:
    assert [speaker for _, speaker, _ in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Benang cukup sekali," kata pemilik bengkel Slamet Widodo.', "Slamet Widodo"),
        ("Salah seorang perajin, Slamet Widodo, mengaku benang cukup.", "Slamet Widodo"),
        ("Slamet Widodo, perajin di Ende, menuturkan benang cukup.", "Slamet Widodo"),
        ("Kapolsek Ende Iptu Slamet Widodo mengatakan benang cukup.", "Slamet Widodo"),
        ("Direktur Maju Indonesia Slamet Widodo mengatakan benang cukup.", "Slamet Widodo"),
        ('"Benang cukup sekali," ujar warga asal Ende.', "warga asal Ende"),
        ("Rudi Hartawan resmi mengumumkan benang sudah cukup.", "Rudi Hartawan"),
        ("Camat Ende Rudi Hartawan dihubungi wartawan mengatakan benang cukup.", "Rudi Hartawan"),
        ('"Benang cukup sekali," Kepala Balai Rudi Hartawan, dalam rilis.', "Rudi Hartawan"),
        ("Pemilik warung di Ende, Uni, mengaku benang cukup.", "Uni"),
        ("Seorang petambak di Kabupaten Ende, Hakim mengatakan benang cukup.", "Hakim"),
        ("Koordinator Penyuluh Pertanian Lampung Tengah mengatakan benang cukup.", "Koordinator Penyuluh Pertanian Lampung Tengah"),
        (
            "Dinas Perdagangan, Koperasi dan Perindustrian Ende memastikan benang cukup.",
            "Dinas Perdagangan, Koperasi dan Perindustrian Ende",
        ),
    ],
)
def test_a_name_that_only_the_attribution_knows_is_told_from_the_office(text: str, speaker: str) -> None:
    assert [found for _, found, _ in said(text)] == [speaker]


def test_a_name_learned_from_one_attribution_is_known_everywhere() -> None:
    first = "Pemilik bengkel Slamet Widodo mengaku benang cukup. Sari Melati menilai harga naik."
    text = f"{first}\n\nSlamet lalu pulang. Ia berharap hujan turun."
    assert said(text)[-1][1] == "Slamet Widodo"


@pytest.mark.parametrize(
    "text",
    [
        "Wakil Presiden Rudi Hartawan menilai benang cukup. Wapres berharap harga turun.",
        "Wakil Presiden Rudi Hartawan hadir. Sari Melati menilai benang cukup. Sang wakil presiden berharap harga turun.",
    ],
)
def test_an_abbreviated_or_described_office_finds_its_holder(text: str) -> None:
    assert said(text, rudi="Wakil Presiden")[-1][1] == "Rudi Hartawan"


def test_initials_that_the_text_explains_are_the_person() -> None:
    assert said("Rudi Hartawan (RH) datang. RH memastikan benang cukup.")[-1][1] == "Rudi Hartawan"


def test_a_nickname_may_be_the_end_of_a_name() -> None:
    text = 'Rudi Supriadi datang. "Benang kami cukup," ujar Adi. Ia berharap harga turun.'
    people = [Person(name, mentions(text, name)) for name in ("Rudi Supriadi", "Adi")]
    assert [s.speaker for s in find_statements(text, people, [])] == ["Rudi Supriadi"] * 2


def test_the_hearer_is_no_part_of_what_is_said() -> None:
    assert said("Sari Melati mengatakan kepada pembeli bahwa benang cukup.") == [("i", "Sari Melati", "benang cukup")]


def test_who_undergoes_something_does_not_take_the_floor() -> None:
    text = 'Sari Melati menilai benang cukup. Umar Basri juga dipanggil ke kantor. "Kami periksa besok," katanya.'
    assert said(text)[-1][1] == "Sari Melati"


def test_a_body_inside_a_description_is_not_the_speaker() -> None:
    text = 'Sari Melati menilai benang cukup. "Kami periksa besok," ujar Kabalai Kemenperin itu. "Sudah," kata alumnus Kemenperin tersebut.'
    assert [speaker for _, speaker, _ in said(text, "Kemenperin")] == ["Sari Melati"] * 3


def test_an_office_with_ini_describes_the_speaker_although_somebody_else_holds_it_now() -> None:
    text = "Rudi Hartawan menilai benang cukup. Ketua DPR ke-9 ini berharap harga turun."
    holder = Person("Umar Basri", mentions(text, "Ketua DPR", kind="role"), "Ketua DPR")
    assert find_statements(text, [*cast(text), holder], [])[-1].speaker == "Rudi Hartawan"


def test_a_description_of_a_woman_is_not_the_man_who_spoke_last() -> None:
    text = 'Sari Melati datang. Rudi Hartawan menilai benang cukup. "Belum cukup sama sekali," sahut perempuan itu.'
    people = [replace(person, gender={"Sari Melati": "f", "Rudi Hartawan": "m"}[person.name]) for person in cast(text)]
    assert find_statements(text, people, [])[-1].speaker == "Sari Melati"


def test_the_headline_settles_a_pronoun_where_the_text_names_nobody_before() -> None:
    text = '"Benang kami cukup untuk tahun ini," katanya. Rapat itu dihadiri Rudi Hartawan.'
    assert find_statements(text, cast(text), [], "Rudi Hartawan: Benang Cukup")[0].speaker == "Rudi Hartawan"
    assert find_statements(text, cast(text), [], "Benang Cukup")[0].speaker is None


def test_a_pronoun_before_the_only_person_of_the_text_is_that_person() -> None:
    assert [speaker for _, speaker, _ in said("Ia mengaku benang cukup. Harga, lanjut Sari Melati, sudah turun.")] == ["Sari Melati"] * 2


def test_somebody_introduced_by_a_description_takes_the_floor() -> None:
    text = 'Sari Melati menilai benang cukup. Pengacara perajin, Rudi Hartawan menyampaikan kekecewaannya. "Kami rugi besar," katanya.'
    assert said(text)[-1][1] == "Rudi Hartawan"


def test_the_words_of_a_document_have_no_speaker() -> None:
    (statement,) = read('Rudi Hartawan hadir. "Setiap perajin berhak atas benang," bunyi pasal itu.')
    assert (statement.speaker, statement.rule) == (None, "document/no-person")


def test_a_second_cue_inside_a_report_is_cut_out_of_it() -> None:
    text = "Rudi Hartawan menjelaskan, untuk tahun ini, kata dia, benang cukup bagi semua."
    assert said(text) == [("i", "Rudi Hartawan", "untuk tahun ini benang cukup bagi semua")]


def test_an_unclosed_quotation_ends_at_its_attribution() -> None:
    words = "Benang kami cukup untuk tahun ini"
    assert said(f'"{words}, kata Rudi Hartawan di kantornya.') == [("d", "Rudi Hartawan", words)]


def test_the_cue_is_the_root_as_printed() -> None:
    text = '"Benang kami cukup," ujarnya. Menurutnya, harga turun. Rudi Hartawan menilai benang sudah cukup.'
    assert [s.cue for s in read(text)] == ["ujar", "Menurut", "menilai"]


FRAGMENTS = st.sampled_from(
    ['"', "“", "”", "\n\n", " ", ", ", ". ", "kata dia", "ujarnya", "Menurut ", "Rudi Hartawan ", "Sari Melati", "mengatakan ",
     "benang cukup", "ia ", "Bupati ", "oleh ", "seraya ", "yang ", "tidak ", "hal itu ", "disampaikan ", ":", "(", ")"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_spans_are_words_of_the_text_in_order_and_the_same_every_time(text: str) -> None:
    statements = read(text)
    assert statements == read(text)
    for statement in statements:
        flat = [at for span in statement.spans for at in span]
        assert flat == sorted(flat)
        assert all(a < b <= len(text) for a, b in statement.spans)
    assert [s.spans for s in statements] == sorted(s.spans for s in statements)


@pytest.mark.parametrize(
    "unit", ['"', "'", "a", "1", ". ", "kata dia, ", '"a," kata ', "menurut ", "mengatakan ", "di, ", "Rudi Hartawan "]
)
def test_a_page_of_one_thing_is_read_to_its_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert all(s.spans[-1][1] <= len(text) for s in find_statements(text, [], []))
