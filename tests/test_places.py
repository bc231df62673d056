"""Promises of the places: official codes, and no guess where a name has several bearers."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.errors import ConfigError
from extractor.places import find_places, load_places

PLACES = load_places(Path("config"))


def codes(text: str) -> list[tuple[str, str | None]]:
    return [(place.name, place.place) for place in find_places(text, PLACES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Perajin Kabupaten Bandung panen.", [("Kabupaten Bandung", "32.04")]),
        ("Perajin Kab. Bandung panen.", [("Kabupaten Bandung", "32.04")]),
        ("Pemkot Bandung memberi izin.", [("Kota Bandung", "32.73")]),
        ("Wali Kota Surabaya hadir.", [("Kota Surabaya", "35.78")]),
        ("Ekspor dari Jawa Timur dan Jatim naik.", [("Jawa Timur", "35")]),
        ("JAKARTA - Menteri hadir.", [("Daerah Khusus Ibukota Jakarta", "31")]),
        ("Rapat di Lampung Tengah.", [("Kabupaten Lampung Tengah", "18.02")]),
    ],
)
def test_a_place_is_known_by_its_official_code(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert codes(text) == expected


def test_a_name_with_several_bearers_stays_open() -> None:
    assert codes("Perajin Bandung panen.") == [("Bandung", None)]


def test_a_name_with_several_bearers_is_settled_by_the_article() -> None:
    text = "Pemkab Bandung membantu. Perajin Bandung panen."
    assert [(p.place, [m.text for m in p.mentions]) for p in find_places(text, PLACES)] == [("32.04", ["Bandung", "Bandung"])]


@pytest.mark.parametrize("text", ["Arya Bima tersenyum.", "Di Jalan Surabaya macet.", "Harga batu naik.", "Metro TV menayangkan."])
def test_names_of_people_streets_and_things_are_not_places(text: str) -> None:
    assert codes(text) == []


def test_an_unknown_code_in_an_alias_is_refused(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("code,kind,name,province\n11,provinsi,Aceh,\n", encoding="utf-8")
    (tmp_path / "places.toml").write_text('alias = [\n  { code = "99", names = ["X"] },\n]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"places\.toml:2 \[code\]"):
        load_places(tmp_path)


def test_every_province_and_regency_is_found_by_its_full_name() -> None:
    full = {unit.code: f"Provinsi {unit.name}" if unit.kind == "provinsi" else unit.name for unit in PLACES.units.values()}
    missed = [name for code, name in full.items() if [place for _, place in codes(f"Warga {name} hadir.")] != [code]]
    assert missed == []
