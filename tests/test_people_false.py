"""What stands beside a name and is no part of it: cities abroad, firms, clubs, and verbs that grew to it. All people are made up."""

from __future__ import annotations

import pytest

from extractor.people import find_people, officials
from extractor.registry import Registry


def named(registry: Registry, text: str) -> list[tuple[str, str | None, bool]]:
    return [(each.name, each.role, each.official) for each in find_people(text, None, "2025-10-10", registry)]


@pytest.mark.parametrize(
    ("text", "name", "role", "official"),
    [
        ("Wali Kota New York Zoran Adikara mengatakan begitu.", "Zoran Adikara", "Wali Kota New York", True),
        (
            "Kepala Bidang Niaga dinas tersebut, Alfonso Mandaroba, mengatakan begitu.",
            "Alfonso Mandaroba",
            "Kepala Bidang Niaga dinas",
            True,
        ),
        ("Ketua Umum Komnas PA Aris Wirasakti mengatakan begitu.", "Aris Wirasakti", "Ketua Umum Komnas PA", False),
        (
            "Presiden Indonesia Business Council Santi Kamdana mengatakan begitu.",
            "Santi Kamdana",
            "Presiden Indonesia Business Council",
            False,
        ),
        ("Presiden Alipay Jin Sandong mengatakan begitu.", "Jin Sandong", "Presiden Alipay", False),
        (
            "Kepala Divisi Sinar International Corp Cho Mindo mengatakan begitu.",
            "Cho Mindo",
            "Kepala Divisi Sinar International Corp",
            False,
        ),
        ("Direktur Go-Food Aristo Prasetyana mengatakan begitu.", "Aristo Prasetyana", "Direktur Go-Food", False),
        ("Kiper Arsenal Darwin Rayandra mengatakan begitu.", "Darwin Rayandra", "Kiper Arsenal", False),
    ],
)
def test_a_city_a_firm_a_club_or_a_brand_is_no_part_of_a_name(registry: Registry, text: str, name: str, role: str, official: bool) -> None:
    assert named(registry, text) == [(name, role, official)]


@pytest.mark.parametrize(
    "text",
    [
        "Tarif baru disusun Dirjen Minerba tahun ini.",
        "Dana itu untuk Babinsa dan Babinkamtibmas di desa.",
        "Ia pindah ke Kepala Perwakilan BI New York, efektif bulan depan.",
    ],
)
def test_a_field_of_work_a_second_office_and_a_city_are_nobody(registry: Registry, text: str) -> None:
    assert [each.name for each in officials(find_people(text, None, None, registry))] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ketua Baznas Kabupaten Blora, Rahmatmengatakan, bantuan berlanjut.", "Rahmat"),
        ("Bupati Garut Sarwi Mandarobamenjelaskan aturan itu.", "Sarwi Mandaroba"),
        ("Bupati Garut Sarwi Santosobuka suara.", "Sarwi Santoso"),
        ("Bupati Garut BudiSantoso hadir.", "BudiSantoso"),
    ],
)
def test_a_word_grown_to_a_name_is_no_part_of_it(registry: Registry, text: str, name: str) -> None:
    assert [each[0] for each in named(registry, text)] == [name]


def test_the_end_of_a_name_that_a_verb_ends_like_is_kept(registry: Registry) -> None:
    assert [each[0] for each in named(registry, "Bupati Garut Sarwi Widiyang hadir.")] == ["Sarwi Widiyang"]


def test_a_list_with_its_numbers_grown_to_the_names_is_read(registry: Registry) -> None:
    text = "3. Sarwi Abdurrahman, Direktur PT Nur Ramadhan Wisata4. Tri Utami, Direktur PT Wanasari"
    assert "Sarwi Abdurrahman" in [each[0] for each in named(registry, text)]
