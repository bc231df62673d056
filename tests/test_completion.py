"""Names for the search box while somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.completion import Completer

NAMES = Completer([
    ("Lestari Budiwati", "official", 12),
    ("Budi Lestarianto", "official", 40),
    ("Jarwo Sutedi", "official", 3),
    ("Kredit Alat Rakyat (KAR)", "programme", 7),
    ("e-Wastra", "programme", 2),
    ("Harian Wanasari", "outlet", None),
])  # fmt: skip


def names(typed):
    return [found.name for found in NAMES.complete(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lest", ["Lestari Budiwati", "Budi Lestarianto"]),  # a first word before a later one
        ("les bud", ["Lestari Budiwati"]),
        ("LESTARI B", ["Lestari Budiwati"]),
        ("sutedi", ["Jarwo Sutedi"]),
        ("kar", ["Kredit Alat Rakyat (KAR)"]),
        ("e-was", ["e-Wastra"]),
        ("wanasari", ["Harian Wanasari"]),
        ("xy", []),
        ("l", []),
        ("", []),
        ("!!!", []),
    ],
)
def test_the_beginnings_of_words_find_a_name(typed, found):
    assert names(typed) == found


def test_only_the_end_of_a_question_is_completed():
    (found,) = NAMES.complete("apa kata jarwo su")
    assert (found.text, found.name) == ("apa kata Jarwo Sutedi", "Jarwo Sutedi")


def test_the_more_frequent_name_comes_first():
    made = Completer([("Rini Asih", "official", 2), ("Rini Wulan", "official", 9)])
    assert [found.name for found in made.complete("rini")] == ["Rini Wulan", "Rini Asih"]


@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_fails_and_what_stands_before_is_kept(typed):
    for found in NAMES.complete(typed):
        assert found.text.endswith(found.name)
