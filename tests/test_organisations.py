"""Promises of the organisations: listed bodies under one name, others by their heads."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.organisations import find_organisations, load_organisations, named

ORGANISATIONS = load_organisations(Path("config"))


def found(text: str) -> dict[str, list[str]]:
    return {
        body.name: [mention.text for mention in body.mentions] for body in named(find_organisations(text, ORGANISATIONS), ORGANISATIONS)
    }


@pytest.mark.parametrize(
    ("text", "id_", "name"),
    [
        ("Kemenperin menargetkan ekspor.", "kemenperin", "Kementerian Perindustrian"),
        ("Data BPS menunjukkan kenaikan.", "bps", "Badan Pusat Statistik"),
        ("Ditjen IKMA membina perajin.", "ditjen-ikma", "Direktorat Jenderal Industri Kecil, Menengah, dan Aneka"),
        ("Pemerintah menyiapkan insentif.", "pemerintah", "pemerintah"),
        ("Kadin Indonesia mendukung.", "kadin", "Kamar Dagang dan Industri Indonesia"),
    ],
)
def test_a_listed_body_is_known_by_its_long_form(text: str, id_: str, name: str) -> None:
    body = find_organisations(text, ORGANISATIONS)[0]
    assert (body.organisation, body.name) == (id_, name)


def test_the_long_form_and_its_abbreviation_are_one_body() -> None:
    assert found("Kementerian Perindustrian (Kemenperin) hadir. Kemenperin membantu.") == {
        "Kementerian Perindustrian": ["Kementerian Perindustrian (Kemenperin)", "Kemenperin"]
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kepala Dinas Perdagangan Sri Lestari hadir.", "Dinas Perdagangan"),
        (
            "Dinas Perindustrian, Koperasi, dan UKM Kabupaten Klaten membuka pelatihan.",
            "Dinas Perindustrian, Koperasi, dan UKM Kabupaten Klaten",
        ),
        ("Dinas Perdagangan dan Perindustrian Kota Semarang Budi Santosa", "Dinas Perdagangan dan Perindustrian Kota Semarang"),
        ("Pemkab Sragen Jawa Tengah", "Pemkab Sragen"),
        ("Ketua Asosiasi Perajin Bambu Indonesia Wahyu Nugroho", "Asosiasi Perajin Bambu Indonesia"),
        ("Direktur PT Tenun Lestari Jaya Tbk, Rina", "PT Tenun Lestari Jaya Tbk"),
        ("Peneliti Universitas Gadjah Mada itu", "Universitas Gadjah Mada"),
    ],
)
def test_an_unlisted_body_is_found_by_its_head_and_ends_where_its_name_ends(text: str, name: str) -> None:
    assert list(found(text)) == [name]


def test_a_name_is_cut_where_the_article_uses_it_without_what_follows() -> None:
    text = "Manajer Koperasi Tunas Bahari Joko Prasetyo hadir. Koperasi Tunas Bahari punya 40 anggota."
    assert found(text) == {"Koperasi Tunas Bahari": ["Koperasi Tunas Bahari", "Koperasi Tunas Bahari"]}


def test_an_alias_in_brackets_stands_for_the_body_later() -> None:
    assert found("PT Anyaman Rotan Utama (ARU) tumbuh. Laba ARU naik.") == {
        "PT Anyaman Rotan Utama": ["PT Anyaman Rotan Utama (ARU)", "ARU"]
    }


def test_an_abbreviation_between_the_office_and_its_place_is_an_alias() -> None:
    assert found("Dinas Pariwisata (Dispar) Kabupaten Klaten sibuk. Dispar menambah loket.") == {
        "Dinas Pariwisata Kabupaten Klaten": ["Dinas Pariwisata (Dispar) Kabupaten Klaten", "Dispar"]
    }


@pytest.mark.parametrize("text", ["PT Anyaman Rotan (Persero) tumbuh.", "Dinas Kesehatan (Selasa) sibuk.", "PT Maju (12) buka."])
def test_other_words_in_brackets_are_no_alias(text: str) -> None:
    assert not any("(Selasa" in m or "(12" in m for names in found(text).values() for m in names)


def test_the_legal_form_does_not_make_another_body() -> None:
    assert list(found("PT Kopi Gunung Tbk naik. Kata PT Kopi Gunung, laba tumbuh.")) == ["PT Kopi Gunung Tbk"]


def test_short_and_long_heads_name_one_body() -> None:
    assert found("Pemerintah Kabupaten Blora menambah modal. Pemkab Blora optimistis.") == {
        "Pemerintah Kabupaten Blora": ["Pemerintah Kabupaten Blora", "Pemkab Blora"]
    }


def test_a_building_is_no_body() -> None:
    assert found("Rapat di Balai Desa dan Kantor Pusat.") == {}


def test_common_nouns_can_speak_but_are_not_named() -> None:
    bodies = find_organisations("Menurut manajemen, penjualan naik.", ORGANISATIONS)
    assert [body.name for body in bodies] == ["manajemen"]
    assert named(bodies, ORGANISATIONS) == ()


def test_no_two_listed_bodies_share_a_name() -> None:
    names = [name.lower() for name in ORGANISATIONS.names.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text",
    ["Dinas " * 40_000, "PT A" * 50_000, "Dinas Perdagangan, " * 10_000, "(" * 200_000, "PT " + "Aa " * 66_000, "PT Ab (AB) " * 18_000],
)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert isinstance(find_organisations(text, ORGANISATIONS), tuple)
