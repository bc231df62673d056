"""Who is meant by what somebody is called, and who comes to speak without any office or attribution of his own."""

from __future__ import annotations

import pytest

from extractor.article import Organisation
from extractor.statements import find_statements
from tests.statements_work import Person, mentions, said, speakers

RUDI, SARI = "Rudi Hartawan", "Sari Melati"
_WORDS = '"Kami belum pernah diberi kabar,"'


@pytest.mark.parametrize(
    "text",
    [
        f"Rudi Hartawan membuka bengkelnya. {_WORDS} tutur Awan, begitu ia biasa disapa.",
        f"Rudi Hartawan yang akrab disapa Pak Inong membuka bengkel. {_WORDS} kata Inong.",
        f"Rudi Hartawan membuka bengkel. Ditemui kemarin, Inong –panggilan Rudi Hartawan– menjawab. {_WORDS} kata Inong.",
        f"Inong, sapaan akrab Rudi Hartawan, membuka bengkel. {_WORDS} kata Inong.",
    ],
)
def test_somebody_is_known_by_what_he_is_called_once_the_text_says_so(text: str) -> None:
    assert set(speakers(text)) == {RUDI}


def test_a_name_that_nothing_explains_stays_somebody_else() -> None:
    assert speakers(f"Rudi Hartawan membuka bengkelnya. {_WORDS} kata Inong.") == ["Inong"]


def test_a_form_of_address_before_a_known_name_makes_no_new_person() -> None:
    text = f"Rudi Hartawan menerima Sari Melati. {_WORDS} kata Kaka Sari."
    people = [Person(RUDI, mentions(text, RUDI)), Person(SARI, mentions(text, SARI)), Person("Kaka Sari", mentions(text, "Kaka Sari"))]
    assert [s.speaker for s in find_statements(text, people, [])] == [SARI]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Dalam kesempatan yang sama, Maryati berterima kasih atas bantuan itu.", "Maryati"),
        ("Sekertaris Daerah Kabupaten Ende Antonio menyambut baik usul itu.", "Antonio"),
        ("Mulai dari Menteri Koperasi, Sari Melati, hingga para camat.", RUDI),
        ("Cuaca di Ende menolak bersahabat.", RUDI),
    ],
)
def test_whoever_answers_or_thanks_takes_the_floor_and_a_list_gives_it_to_nobody(sentence: str, speaker: str) -> None:
    assert speakers(f"Rudi Hartawan mengatakan benang naik. {sentence} {_WORDS} katanya.")[-1] == speaker


@pytest.mark.parametrize("body", ["BEM UT", "Disperindag Ende", "Paguyuban Tenun"])
def test_a_body_that_spoke_is_not_meant_by_dia(body: str) -> None:
    text = f"Rudi Hartawan mengatakan benang naik. {body} juga meminta pameran ditunda. Menurut dia, pembeli sepi."
    assert speakers(text) == [RUDI, body, RUDI]


def test_dia_is_no_group_although_it_spoke_last() -> None:
    text = "Rudi Hartawan mengatakan benang naik. Petani berharap agar harga segera turun. Menurut dia, pembeli sepi."
    assert speakers(text) == [RUDI, "Petani", RUDI]


def test_they_are_the_body_that_spoke_last() -> None:
    text = "Rudi Hartawan mengatakan benang naik. BEM UT meminta pameran ditunda. Mereka mengatakan pembeli sepi."
    assert speakers(text)[-1] == "BEM UT"


def test_a_group_that_heads_the_sentences_before_leaves_a_pronoun_open() -> None:
    text = (
        'Masyarakat dua kampung mengancam akan datang lagi. Menurutnya, jalan rusak. Rudi Hartawan hadir. "Jalan akan dibangun," kata Rudi.'
    )
    assert speakers(text) == [None, RUDI]


def test_degrees_between_a_name_and_its_verb_belong_to_the_name() -> None:
    assert said("Kepala Balai Tenun, Rudi Hartawan, S.Si., M.Stat., menambahkan pameran ditunda.") == [("i", RUDI, "pameran ditunda")]


def test_of_an_office_that_ends_with_a_place_the_name_behind_the_comma_speaks() -> None:
    text = f"{_WORDS} kata Ketua Paguyuban Tenun Sekar Wangi, Sari Melati, Selasa."
    people = [Person("Sekar Wangi", mentions(text, "Sekar Wangi")), Person(SARI, mentions(text, SARI))]
    assert [s.speaker for s in find_statements(text, people, [])] == [SARI]


def test_the_short_form_of_a_body_in_brackets_is_no_person() -> None:
    text = "Asosiasi Tenun Nusantara (Astara) menyatakan ekspor mulai turun."
    people = [Person("Astara Wijaya", mentions(text, "Astara"))]
    body = Organisation("Asosiasi Tenun Nusantara (Astara)", None, mentions(text, "Asosiasi Tenun Nusantara", kind=None))
    assert [s.speaker for s in find_statements(text, people, [body])] in (
        ["Asosiasi Tenun Nusantara (Astara)"],
        ["Asosiasi Tenun Nusantara"],
    )


@pytest.mark.parametrize(("printed", "speaker"), [("Hertawan", RUDI), ("Wartawan", "Wartawan")])
def test_a_name_misprinted_by_one_letter_is_still_the_same(printed: str, speaker: str) -> None:
    text = f"Rudi Hartawan mengatakan benang naik. {_WORDS} kata {printed}."
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("elsewhere", "speaker"),
    [("Semua orang mengenal Topan.", "Topan"), ("Ia berjalan di Topan.", RUDI), ("Ada topan mengejar Topan.", RUDI)],
)
def test_one_word_that_heads_a_sentence_is_a_name_where_the_text_prints_it_as_one_elsewhere(elsewhere: str, speaker: str) -> None:
    assert speakers(f"{elsewhere} Rudi Hartawan mengatakan benang naik. Topan pun diam sejenak. {_WORDS} katanya.")[-1] == speaker
