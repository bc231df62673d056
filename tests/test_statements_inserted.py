"""Attributions set into the sentence that they report, and verbs of saying that share their subject with another verb."""

from __future__ import annotations

import pytest

from tests.statements_work import said

RUDI = "Rudi Hartawan"
_FIRST = "Rudi Hartawan membuka bengkel di Ende. "


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Tahun ini lanjut Rudi Hartawan, bengkel itu melatih pemuda.", "Tahun ini bengkel itu melatih pemuda"),
        ("Karena Lanjut Rudi setiap bengkel wajib mendaftar.", "Karena setiap bengkel wajib mendaftar"),
        ("Apalagi ujar Rudi pembeli makin sepi.", "Apalagi pembeli makin sepi"),
        ("Sebab menurut Rudi dalam pengadaan itu ditemukan kejanggalan.", "Sebab dalam pengadaan itu ditemukan kejanggalan"),
        ("Mengelas, diakui Rudi, lebih cepat daripada mematri.", "Mengelas lebih cepat daripada mematri"),
        ("Peran itu pun diakui Rudi Hartawan menjadi tantangan besar.", "Peran itu pun menjadi tantangan besar"),
        ("Kainnya pernah luntur di perjalanan, kenang Rudi.", "Kainnya pernah luntur di perjalanan"),
        ("Pembeli makin sepi, keluh dia.", "Pembeli makin sepi"),
    ],
)
def test_an_attribution_set_into_a_sentence_is_cut_out_of_it(sentence: str, words: str) -> None:
    assert said(_FIRST + sentence) == [("i", RUDI, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bengkel itu membuka kelas bagi lanjut usia.",
        "Di meja ada surat, pesan singkat, dan dua undangan.",
        "Pertemuan itu, diakui Rudi Hartawan sebagai ketua, selesai.",
        "Peran itu diakui Rudi Hartawan dengan senang.",
        "Tamu diberi hidangan, cerita rakyat, dan tari.",
        "Bengkel di sudut pasar lama itu ujar Rudi pelan sekali.",
    ],
)
def test_the_same_words_without_an_attribution_report_nothing(sentence: str) -> None:
    assert said(_FIRST + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Rudi Hartawan mengapresiasi panitia dan berharap pameran ini berlanjut.", "pameran ini berlanjut"),
        ("Rudi Hartawan membuka pameran itu serta mengatakan benang mulai murah.", "benang mulai murah"),
        ("Rudi Hartawan menangis ketika bercerita bahwa kainnya ikut terbakar.", "kainnya ikut terbakar"),
        ("Rudi Hartawan tertawa saat mengaku bahwa kainnya luntur.", "kainnya luntur"),
    ],
)
def test_a_verb_of_saying_may_share_its_subject_with_the_verb_before(sentence: str, words: str) -> None:
    assert said(sentence) == [("i", RUDI, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rudi Hartawan menemui orang yang menelepon panitia dan mengaku petugas.",
        "Rudi Hartawan tertawa ketika bercerita dengan pembeli.",
        "Panitia berkeliling dan mencatat pesanan.",
    ],
)
def test_who_another_clause_describes_shares_nothing(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "reports"),
    [
        ("Balai Tenun mencatat realisasi kredit usaha rakyat (KUR) selama 2023 mencapai Rp20 miliar.", True),
        ("Balai Tenun telah mencatat hasil panen kapas mencapai 929 ton.", True),
        ("Balai Tenun mencatat laba yang mencapai Rp20 miliar.", False),
        ("Balai Tenun mencatat hasil gemilang (juara dua) di pameran.", False),
    ],
)
def test_a_result_on_record_is_reported_where_a_verb_makes_it_a_clause(sentence: str, reports: bool) -> None:
    assert bool(said(sentence, "Balai Tenun")) is reports


def test_a_mark_printed_twice_opens_one_quotation() -> None:
    assert said(f'{_FIRST}""Kami memohon doa agar bengkel ini maju," katanya.') == [("d", RUDI, "Kami memohon doa agar bengkel ini maju")]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Dikatakan Marno warga Desa Sekar, harga benang mulai naik.", "Marno"),
        ("Dikatakan perajin rotan Marno, harga benang mulai naik.", "Marno"),
        ("Marno pemilik toko di Desa Sekar mengaku harga benang mulai naik.", "Marno"),
        ("Pengusaha kopi Air Hitam Marno mengatakan harga benang mulai naik.", "Marno"),
        ("Pedagang Sayur Marno mengatakan harga benang mulai naik.", "Marno"),
        ("Petani asal Ende mengatakan harga benang mulai naik.", "Petani asal Ende"),
    ],
)
def test_a_name_stands_before_or_behind_the_description_of_its_bearer(sentence: str, speaker: str) -> None:
    assert said(sentence) == [("i", speaker, "harga benang mulai naik")]
