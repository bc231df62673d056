"""When an outlet is left alone: failures in a row, weighed by what they cost and by what they say of the site."""

import pytest

from crawler.reasons import FAILURES
from crawler.strikes import UNASKED, WEIGHTS, Strikes


def out(*reasons: str | None) -> str:
    strikes = Strikes()
    for reason in reasons:
        if reason is None:
            strikes.answered()
        else:
            strikes.failed(reason)
    return strikes.out


@pytest.mark.parametrize(
    ("reasons", "last"),
    [
        (["timeout"] * 2, "timeout"),
        (["dns"] * 2, "dns"),
        (["http-error"] * 10, "http-error"),
        (["timeout", *["connection"] * 5], "connection"),
        (["blocked"] * 9 + ["busy"], "busy"),
        (["timeout", "robots", "timeout"], "timeout"),
    ],
)
def test_enough_failures_in_a_row_are_enough(reasons, last):
    assert out(*reasons[:-1]) == ""
    assert out(*reasons) == last


@pytest.mark.parametrize("between", [None, "gone", "not-text", "empty", "too-large", "bad-listing"])
def test_an_answer_in_between_shows_that_the_site_works(between):
    assert out("timeout", between, "timeout", between, *["blocked"] * 9) == ""


def test_an_outlet_that_is_out_stays_out():
    assert out("timeout", "timeout", None, "gone") == "timeout"


@pytest.mark.parametrize("reason", sorted(FAILURES))
def test_pages_that_are_gone_or_forbidden_never_end_a_visit(reason):
    assert bool(out(*[reason] * 100)) == (reason in WEIGHTS)
    assert reason not in WEIGHTS or reason not in UNASKED
