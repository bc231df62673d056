"""Days as pages write them."""

import pytest

from search.web.formats import days, typed


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2026-08-07", "2026-08-13", "7–13 Agustus 2026"),
        ("2026-07-28", "2026-08-03", "28 Juli 2026 – 3 Agustus 2026"),
        ("2025-08-07", "2026-08-07", "7 Agustus 2025 – 7 Agustus 2026"),
        ("2026-08-07", "2026-08-07", "7 Agustus 2026"),
    ],
)
def test_a_period_says_once_what_its_days_have_in_common(first, last, written):
    assert days(first, last, "id") == written


@pytest.mark.parametrize(("text", "shown"), [("2026-11-21", "21/11/2026"), ("21/11/2026", "21/11/2026"), ("besok", "besok"), ("", "")])
def test_a_day_of_the_address_stands_in_its_field_as_people_type_it(text, shown):
    assert typed(text) == shown
