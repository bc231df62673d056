from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.quotes import find_quotations


def words(text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in quotation.spans] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"Kami siap," kata Rudi.', ["Kami siap,"]),
        ("“Kami siap,” kata Rudi.", ["Kami siap,"]),
        ("”Kami siap,” kata Rudi.", ["Kami siap,"]),
        ("“ Kami siap,” kata Rudi.", ["Kami siap,"]),
        ("«Kami siap,» kata Rudi.", ["Kami siap,"]),
        ("''Kami siap,'' kata Rudi.", ["Kami siap,"]),
        ('Rudi datang. "Kami siap. "kata Rudi.', ["Kami siap."]),
    ],
)
def test_every_house_style_of_marks_gives_the_same_words(text: str, inside: list[str]) -> None:
    assert words(text) == [inside]


def test_a_closing_shape_that_touches_the_last_sentence_opens_the_next_quotation() -> None:
    assert words("”Satu dua,” kata Rudi.”Tiga empat,” kata Sari.") == [["Satu dua,"], ["Tiga empat,"]]


def test_marks_opened_again_at_each_paragraph_are_one_quotation() -> None:
    assert words('"Satu dua.\n\n"Tiga empat.\n\n"Lima," kata Rudi.') == [["Satu dua.", "Tiga empat.", "Lima,"]]


def test_a_quotation_runs_on_over_a_paragraph_without_a_new_mark() -> None:
    assert words('"Satu dua.\n\nTiga empat," kata Rudi.') == [["Satu dua.", "Tiga empat,"]]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = 'Rudi bilang, "Satu dua tiga.\n\nParagraf lain. "Empat lima," kata Sari.'
    first, second = find_quotations(text)
    assert (first.closed, second.closed) == (False, True)
    assert words(text) == [["Satu dua tiga."], ["Empat lima,"]]


def test_a_forgotten_closing_mark_does_not_swallow_the_attribution() -> None:
    first, second = find_quotations('"Kami siap, kata Rudi di kantornya. "Kami juga," kata Sari.')
    assert not first.closed
    assert second.closed


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert words("Jum'at itu Ma'ruf membaca Qur'an.") == []


def test_single_marks_quote_where_no_double_ones_do() -> None:
    assert words("Ia menulis, 'jangan menyerah sekarang' di dinding.") == [["jangan menyerah sekarang"]]
    assert words("\"Ia bilang 'siap' tadi,\" kata Rudi.") == [["Ia bilang 'siap' tadi,"]]


@given(st.text(alphabet="ab .,\"“”'«»\n", max_size=80))
def test_quotations_lie_in_order_inside_the_text_and_hold_no_line_break(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.start < quotation.end <= len(text)
        assert all(quotation.start <= a < b <= quotation.end and "\n" not in text[a:b] for a, b in quotation.spans)
        end = quotation.end


@pytest.mark.parametrize("unit", ['"', "“", "”", "'", "''", '" ', ' "', "a' '", '"\n', "«"])
def test_a_page_of_marks_is_read_to_its_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert all(q.end <= len(text) for q in find_quotations(text))


def test_a_paragraph_that_only_its_attribution_marks_as_quoted_is_a_quotation() -> None:
    text = 'Pameran dibuka.\n\nPerajin hendaknya terus menenun setiap hari." ujarnya.'
    (quotation,) = find_quotations(text)
    assert text[slice(*quotation.spans[0])] == "Perajin hendaknya terus menenun setiap hari."


def test_a_stray_mark_after_reported_speech_opens_and_closes_nothing() -> None:
    assert find_quotations('Ia menambahkan, perajin terus menenun setiap hari," ujarnya.') == ()
