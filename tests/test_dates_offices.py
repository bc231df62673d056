"""The years of office-holders settle the year of a day that has only its weekday."""

from __future__ import annotations

import pytest

from extractor.dates import settle
from extractor.dates_offices import OfficeYears
from extractor.draft import DateHint
from extractor.registry import Registry


@pytest.fixture(scope="module")
def office_years(registry: Registry) -> OfficeYears:
    return OfficeYears(registry)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Menteri Perindustrian Agus Gumiwang Kartasasmita hadir.", 2019),
        ("Menteri Perindustrian (Menperin) Airlangga Hartarto hadir.", 2016),
        ("Menko Perekonomian Airlangga Hartarto hadir.", 2019),
    ],
)
def test_an_office_before_its_holders_name_tells_its_years(office_years: OfficeYears, text: str, first: int) -> None:
    assert {span[0] for span in office_years.of(text)} == {first}


@pytest.mark.parametrize(
    "text", ["Mantan Menteri Perindustrian Airlangga Hartarto hadir.", "Airlangga Hartarto hadir.", "Menteri Perindustrian hadir."]
)
def test_a_former_office_and_a_bare_name_or_office_tell_nothing(office_years: OfficeYears, text: str) -> None:
    assert office_years.of(text) == []


def test_the_years_of_an_office_choose_among_those_that_the_weekday_fits(office_years: OfficeYears) -> None:
    hints = [DateHint("body", "Pameran IKM dibuka Menteri Perindustrian Airlangga Hartarto di Jakarta, Rabu (24/7).")]
    assert settle(hints).published is None
    assert settle(hints, office_years.of).published == "2019-07-24"


def test_nobody_is_asked_where_every_day_has_its_year() -> None:
    def asked(text: str) -> list[tuple[int, int]]:
        raise AssertionError("asked")

    assert settle([DateHint("body", "Pameran dibuka, Rabu (24/6/2020).")], asked).published == "2020-06-24"
