"""The picks of a kliping in a cookie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.web.basket import COOKIE, MOST, added, dropped, moved, read_picks, write_picks

IDS = st.integers(0, 2**64 - 1).map(lambda n: f"{n:016x}")


@given(st.lists(IDS, unique=True, max_size=MOST))
def test_what_is_written_is_read_again_in_its_order_and_fits_a_cookie(keys):
    cookie = write_picks(keys)
    assert read_picks(cookie) == tuple(keys)
    assert len(f"{COOKIE}={cookie}") < 4096


@given(st.text(max_size=60))
def test_no_cookie_whatever_it_holds_is_an_error(cookie):
    assert all(len(key) == 16 for key in read_picks(cookie))


@given(st.lists(IDS, max_size=20), st.lists(IDS | st.text(max_size=20), max_size=20))
def test_nothing_is_picked_twice_and_only_ids_are_picked(picks, keys):
    kept, left = added(tuple(dict.fromkeys(picks)), keys)
    assert len(set(kept)) == len(kept) and left == 0
    assert read_picks(write_picks(kept)) == kept


def test_what_no_longer_fits_is_counted():
    kept, left = added((), (f"{n:016x}" for n in range(MOST + 5)))
    assert (len(kept), left) == (MOST, 5)


@pytest.mark.parametrize(
    ("number", "steps", "order"), [(0, 1, "bac"), (2, -1, "acb"), (0, -1, "abc"), (2, 1, "abc"), (7, 1, "abc"), (-1, 1, "abc")]
)  # fmt: skip
def test_a_story_is_moved_with_all_its_articles(number, steps, order):
    groups = [("a1", "a2"), ("b1",), ("c1", "c2")]
    by_letter = {group[0][0]: group for group in groups}
    assert moved(groups, number, steps) == tuple(key for letter in order for key in by_letter[letter])


def test_dropping_leaves_the_order_of_the_others():
    assert dropped(("a", "b", "c"), ["b", "x"]) == ("a", "c")
