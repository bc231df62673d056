"""Who "dia", "ia" and "-nya" are, by the place where the sentences before name people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.article import Mention
from extractor.statements import find_statements
from tests.statements_work import Person, mentions, read, speakers

RUDI, SARI = "Rudi Hartawan", "Sari Melati"
_FIRST = "Rudi Hartawan mengatakan benang naik."
_WORDS = '"Kami belum pernah diberi kabar," katanya.'


@pytest.mark.parametrize(
    "sentence",
    [
        "Pernyataan itu langsung dibalas Sari Melati.",
        "Pameran itu dibuka oleh Sari Melati.",
        "Kelangkaan benang itu diamini Kepala Balai Tenun Sari Melati.",
        "Sari Melati membalas.",
        "Sari Melati pun angkat bicara soal itu.",
        "Sementara itu, perajin tenun, Sari Melati, belum menerima benang.",
        "Salah satunya Sari Melati.",
        "Sari Melati ditemui di bengkelnya.",
        "Mendengar kabar itu, Sari Melati menanggapinya dengan santai.",
        "Hal senada disampaikan Sari Melati.",
    ],
)
def test_an_agent_a_subject_and_whoever_is_asked_take_the_floor(sentence: str) -> None:
    assert speakers(f"{_FIRST}\n\n{sentence} {_WORDS}") == [RUDI, SARI]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ia menyerahkan alat tenun kepada Sari Melati.",
        "Polisi menangkap Sari Melati di Ende.",
        "Sari Melati ditangkap di Ende.",
        "Acara itu dihadiri Sari Melati.",
    ],
)
def test_hearers_objects_guests_and_victims_do_not(sentence: str) -> None:
    assert speakers(f"{_FIRST}\n\n{sentence} {_WORDS}") == [RUDI, RUDI]


def test_whoever_was_given_something_is_the_ia_of_the_next_sentence() -> None:
    assert speakers(f"{_FIRST} Sari Melati diberi alat tenun baru. Ia mengaku senang sekali.") == [RUDI, SARI]


def test_nobody_is_taken_to_speak_of_himself_by_name() -> None:
    text = f'{_FIRST} Sari Melati membuka bengkelnya. "Bu Sari memang perajin yang paling rajin di sini," ujarnya.'
    assert speakers(text) == [RUDI, RUDI]


def test_words_that_name_the_last_speaker_belong_to_the_one_before() -> None:
    text = f'{_FIRST} Sari Melati meminta harga benang segera diturunkan. "Usul Bu Sari Melati akan kami bahas besok pagi," ujarnya.'
    assert speakers(text)[-1] == RUDI


def test_a_pronoun_is_less_sure_where_two_people_could_be_meant() -> None:
    settled = read(f"{_FIRST} {_WORDS}")[-1].confidence
    contested = read(f"{_FIRST} Sari Melati diberi alat tenun baru. {_WORDS}")[-1].confidence
    assert contested < settled


def test_a_surname_that_is_another_person_s_first_name_is_whoever_was_last_named_in_full() -> None:
    text = 'Rudi Hartawan mengatakan benang naik. Hartawan Basri menyebut benang turun. "Turun tajam sekali," kata Hartawan.'
    people = [
        Person("Rudi Hartawan", mentions(text, "Rudi Hartawan")),
        Person("Hartawan Basri", mentions(text, "Hartawan Basri", "Hartawan")),
    ]
    short = Mention(text.rindex("Hartawan"), len(text) - 1, "Hartawan", "name")
    wrong = [replace(people[0], mentions=(*people[0].mentions, short)), replace(people[1], mentions=people[1].mentions[:1])]
    assert [s.speaker for s in find_statements(text, wrong, [])] == ["Rudi Hartawan", "Hartawan Basri", "Hartawan Basri"]


def test_a_head_of_office_is_not_that_farmer() -> None:
    text = 'Rudi Hartawan meninjau sawah. "Kami gagal panen tahun ini," kata petani itu.'
    assert speakers(text, rudi="Kepala Desa Ende") == ["petani itu"]
    assert speakers(text) == [RUDI]


def test_a_misprinted_name_is_the_one_printed_first() -> None:
    text = 'Mukhlasin mengatakan benang naik. "Naik tajam sekali," kata Mulhlasin.'
    people = [Person(name, mentions(text, name)) for name in ("Mukhlasin", "Mulhlasin")]
    assert [s.speaker for s in find_statements(text, people, [])] == ["Mukhlasin"] * 2
    text = 'Kasi Intel, Oki Prastiyo Adi, merinci kasusnya. "Sudah jelas sekali," kata Oki Prastyo.'
    people = [Person(name, mentions(text, name)) for name in ("Oki Prastiyo Adi", "Oki Prastyo")]
    assert [s.speaker for s in find_statements(text, people, [])][-1] == "Oki Prastiyo Adi"


def test_before_anybody_is_named_the_subject_of_the_next_sentence_is_guessed_without_confidence() -> None:
    (statement,) = read('"Sehari bisa sepuluh lembar," hitungnya. Sari Melati tersenyum.')
    assert (statement.speaker, statement.rule) == (SARI, "after/pronoun-ahead")
    assert statement.confidence < 0.5


def test_mereka_is_the_group_that_headed_a_sentence_and_never_one_person() -> None:
    assert speakers(f"{_FIRST} Para perajin menemui balai itu. Mereka mengatakan benang langka.") == [RUDI, "Para perajin"]
    assert speakers(f"{_FIRST} Mereka mengatakan benang langka.") == [RUDI, None]


def test_whoever_stands_in_for_somebody_takes_the_floor() -> None:
    text = 'Rudi Hartawan yang diwakili Kepala Balai, Sari Melati menyambut baik bantuan itu. "Benang ini berguna sekali," ujarnya.'
    assert speakers(text) == [SARI]


def test_somebody_presented_in_another_s_sentence_does_not_take_the_floor() -> None:
    assert speakers("Rudi Hartawan bercerita soal perajin yang bernama Sari Melati. Ia mengaku kagum sejak dulu.")[-1] == RUDI


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Seorang perajin di Desa Tahunan yang enggan disebutkan namanya membenarkan.", "Seorang perajin di Desa Tahunan"),
        ("Salah satu pedagang pasar itu menolak.", "Salah satu pedagang pasar itu"),
        ("Suaminya, Paijan, ikut membantu menenun.", "Paijan"),
        ("Inaq Sumerti, 52 tahun, tersenyum mendengarnya.", "Inaq Sumerti"),
        ("Wayan Sukarta, pengepul kain, datang setiap pekan.", "Wayan Sukarta"),
    ],
)
def test_a_stranger_who_heads_a_sentence_takes_the_floor(sentence: str, speaker: str) -> None:
    assert speakers(f"{_FIRST} {sentence} {_WORDS}") == [RUDI, speaker]


@pytest.mark.parametrize("sentence", ["Salah satu langkahnya yakni pameran tenun.", "Jawa Timur, pemilik pabrik terbanyak, ikut serta."])
def test_a_thing_or_a_place_at_the_head_of_a_sentence_does_not(sentence: str) -> None:
    assert speakers(f"{_FIRST} {sentence} {_WORDS}") == [RUDI, RUDI]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Bagi Rasmin harga itu mahal. {_FIRST} Rasmin tidak berjanji. {_WORDS}", "Rasmin"),
        (f"{_FIRST} Di sudut balai, Karsiti, pembatik dari desa, tidak peduli. {_WORDS}", "Karsiti"),
        (f"{_FIRST} Mama Dorkas Yoku, 64, menunjukkan kainnya. {_WORDS}", "Mama Dorkas Yoku"),
        (f"Sari Melati hadir. {_FIRST} Namun bagi Sari, hadiah itu nomor sekian. {_WORDS}", SARI),
        (f"Harga naik di Wanasari. {_FIRST} Wanasari tidak ikut pameran. {_WORDS}", RUDI),
    ],
)
def test_a_single_word_is_a_name_where_the_text_prints_it_as_one(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker
