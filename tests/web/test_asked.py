"""Addresses into questions and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.known_names import KnownNames
from search.query_names import Names
from search.web.asked import FACET_KEYS, SINGLE_KEYS, Address, asked, typed_date

NOBODY = KnownNames(Names(), {})
PAIRS = st.lists(st.tuples(st.sampled_from((*SINGLE_KEYS, *FACET_KEYS, "speaker", "utm_source")), st.text(max_size=12)), max_size=8)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2026-11-21", "2026-11-21"), ("21/11/2026", "2026-11-21"), ("1-2-2026", "2026-02-01"), ("3.4.2026", "2026-04-03"),
        ("31/11/2026", None), ("2026-13-01", None), ("20261121", None), ("kemarin", None), ("", None), ("١/٢/٢٠٢٦", None),
    ],
)  # fmt: skip
def test_dates_are_read_day_first_or_iso(typed, date):
    assert typed_date(typed) == date


def test_unknown_and_empty_parameters_are_left_out_and_the_others_have_one_order():
    one = Address.of("/", [("outlet", "b"), ("q", " rotan "), ("utm_source", "x"), ("from", ""), ("outlet", "a")])
    assert str(one) == "/?q=rotan&outlet=b&outlet=a"


def test_a_filter_is_added_and_removed_alone_and_starts_from_the_first_page():
    here = Address.of("/", [("q", "rotan"), ("outlet", "a"), ("page", "3")])
    assert str(here.adding("outlet", "b")) == "/?q=rotan&outlet=a&outlet=b"
    assert str(here.adding("outlet", "b").without("outlet", "a")) == "/?q=rotan&outlet=b"
    assert str(here.having(sort="newest")) == "/?q=rotan&sort=newest&outlet=a"
    assert str(here.having(page=4)) == "/?q=rotan&page=4&outlet=a"
    assert str(here.cleared) == "/?q=rotan"


@given(PAIRS)
def test_any_parameters_give_a_question_and_the_address_of_an_address_is_itself(pairs):
    address = Address.of("/", pairs)
    assert Address.of("/", address.values) == address
    question = asked(address, NOBODY).question
    assert 1 <= question.size <= 1000 and question.page >= 1 and question.size * (question.page - 1) < 10_000
    first, last = question.filters.first, question.filters.last
    assert not (first and last) or first <= last
