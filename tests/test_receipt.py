"""What a receipt expects of an outlet, when it calls silence a gap, and which troubles it names."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from crawler.options import CrawlReport, OutletReport
from crawler.outlets import Outlet
from crawler.reasons import FAILURES
from extractor.article import REJECTIONS
from search.receipt import OutletLine, Receipt, missing
from search.receipt_expected import Expected, expected
from search.receipt_findings import GAPS, TROUBLES, TROUBLES_EN, Looks, findings
from search.store import Ledger
from tests.press.calendar import START, counts

FEED, INDEX = "https://kabar.example/rss", "https://kabar.example/indeks?hal={page}"
OUTLET = Outlet("kabar", "Kabar", "daerah", "https://kabar.example/", ("kabar.example",), feeds=(FEED,), indexes=(INDEX,), article=("/x",))
CALM = Expected(5.0, 5)
DONE = OutletReport("kabar", fetched=5, listings=1, news={FEED: 5})


def alarm(series: Mapping[date, int], asked: set[date], today: date) -> bool:
    usual = expected(series, {day for day in asked if day <= today}, today)
    return usual.silent or usual.few


def days(first: date, *numbers: int) -> dict[date, int]:
    return {first + timedelta(n): count for n, count in enumerate(numbers)}


def test_usual_is_the_median_of_the_same_weekday():
    series = days(START, *([99] + [8, 8, 8, 8, 2, 2]) + [10, 9, 8, 7, 6, 1, 1] * 4)
    today = START + timedelta(35)
    assert expected(series, set(series), today).usual == 10
    assert expected(series, set(series), today + timedelta(5)).usual == 1


def test_nothing_is_expected_of_an_outlet_that_is_new():
    series = days(START, 80, 5, 5, 5)
    assert expected(series, set(series), START + timedelta(4)).usual is None
    assert not expected(series, set(series), START + timedelta(4)).silent


def test_a_run_that_covers_missed_nights_is_expected_to_give_their_articles_too():
    series = days(START, *[30] + [4] * 20)
    assert expected(series, set(series), START + timedelta(23), nights=3).usual == 12


def test_days_on_which_nobody_asked_are_no_silence():
    series = days(START, *[30] + [6] * 20)
    today = START + timedelta(30)
    assert expected(series, set(series), today).missing == 6  # only today
    assert expected(series, {*series, today - timedelta(1)}, today).silent


def test_days_that_give_far_too_little_together_are_few():
    series = days(START, *[60] + [20] * 20 + [4, 5])
    assert expected(series, set(series), START + timedelta(22)).few
    assert not expected(days(START, *[60] + [20] * 20 + [12, 9]), set(series), START + timedelta(22)).few


@pytest.mark.parametrize("rate", [4, 6, 8, 15, 40])
def test_an_outlet_that_stops_on_a_working_day_is_called_silent_within_two_runs(rate):
    found = []
    for seed in range(60):
        series = counts(random.Random(f"{rate}/{seed}"), rate, 36)
        stop = START + timedelta(28 + seed % 4)  # Monday to Thursday: the second day is a working day too
        quiet = {day: count for day, count in series.items() if day < stop}
        found.append(alarm(quiet, set(series), stop + timedelta(1)))
    assert sum(found) >= 0.95 * len(found)


@pytest.mark.parametrize("rate", [0.3, 1, 2, 3, 4, 5, 6, 8, 15, 40])
def test_no_outlet_raises_more_than_one_false_alarm_in_any_month(rate):
    for seed in range(25):
        series = counts(random.Random(f"tenang/{rate}/{seed}"), rate, 28 + 90)
        raised = [alarm(series, set(series), START + timedelta(n)) for n in range(28, 28 + 90)]
        begun = [now and not before for before, now in zip([False, *raised], raised, strict=False)]
        assert max(sum(begun[month : month + 30]) for month in range(61)) <= 1


def test_an_outlet_that_came_back_by_itself_is_believed_to_be_silent_a_little_later():
    steady, gap = [9] * 28, [0, 0]
    twice = days(START, *[50, *steady, *gap, 9, 9, 9, *gap, 0])
    nights = [START + timedelta(n) for n in range(29, 37)]
    assert [alarm(twice, set(twice), night) for night in nights] == [True, True, False, False, False, False, True, True]


def test_weekdays_on_which_an_outlet_rests_are_no_silence():
    series = days(START, *[20, 20, 20, 20, 0, 0, 0] * 6)
    assert not any(alarm(series, set(series), START + timedelta(n)) for n in range(14, 42))


def test_a_weekly_paper_is_missed_on_its_own_day():
    series = days(START, *[20, 0, 0, 0, 0, 0, 0] * 5)
    monday = START + timedelta(35)
    assert not alarm(series, {*series}, monday - timedelta(1))
    assert alarm(series, {*series, monday}, monday)


def test_one_loud_day_does_not_make_the_next_week_a_gap():
    series = days(START, *[30] + [1, 0, 2, 1, 1, 0, 1] * 4 + [90, 0, 1, 0, 0, 1])
    assert not any(alarm(series, set(series), START + timedelta(n)) for n in range(29, 35))


def test_an_outlet_in_order_has_no_trouble():
    assert findings(OUTLET, DONE, {"article": 5, "too-short": 1}, CALM) == ()


@pytest.mark.parametrize(
    ("report", "read", "usual", "codes"),
    [
        (replace(DONE, end="stopped"), {}, CALM, ["unfinished"]),
        (replace(DONE, fetched=0, listings=0, news={}), {}, CALM, ["unfinished"]),
        (replace(DONE, news={}, listings_failed={FEED: "robots"}), {}, CALM, ["robots"]),
        (replace(DONE, news={}, listings_failed={FEED: "robots-unreachable"}), {}, CALM, ["robots-unreachable"]),
        (replace(DONE, news={}, listings_failed={FEED: "blocked"}), {}, CALM, ["blocked"]),
        (replace(DONE, news={}, listings_failed={FEED: "dns"}), {}, CALM, ["unreachable"]),
        (replace(DONE, news={}, listings_failed={FEED: "tls"}), {}, CALM, ["unreachable"]),
        (replace(DONE, news={}, listings_failed={FEED: "gone"}), {}, CALM, ["dead-feed"]),
        (replace(DONE, news={}, listings_failed={FEED: "bad-listing"}), {}, CALM, ["dead-feed"]),
        (replace(DONE, barren=(FEED,)), {}, CALM, ["template"]),
        (replace(DONE, fetched=1, failed={"blocked": 4}), {}, CALM, ["blocked"]),
        (replace(DONE, fetched=9, failed={"blocked": 4}), {}, CALM, []),
        (replace(DONE, fetched=0, failed={"busy": 1}), {}, CALM, ["busy"]),
        (replace(DONE, fetched=1, failed={"http-error": 4}), {}, CALM, ["errors"]),
        (replace(DONE, fetched=1, failed={"empty": 4}), {}, CALM, ["empty"]),
        (DONE, {"paywall": 4, "article": 1}, CALM, ["paywall"]),
        (DONE, {"no-article": 2, "too-short": 2, "article": 1}, CALM, ["template"]),
        (DONE, {"too-short": 1, "article": 4}, CALM, []),
        (DONE, {}, Expected(5.0, 0, missing=6.0, last=date(2026, 11, 1), silent=True), ["silent"]),
        (DONE, {}, Expected(20.0, 1, few=True), ["few"]),
    ],
)
def test_each_trouble_is_recognised(report, read, usual, codes):
    assert [finding.code for finding in findings(OUTLET, report, read, usual)] == codes


def test_an_index_page_that_is_not_there_yet_is_no_trouble_while_others_name_articles():
    second, third = INDEX.format(page=2), INDEX.format(page=3)
    report = replace(DONE, news={FEED: 2, INDEX.format(page=1): 3, second: 0}, barren=(second,), listings_failed={third: "gone"})
    assert findings(OUTLET, report, {}, CALM) == ()
    alone = replace(report, news={FEED: 2, second: 0})
    assert {finding.code for finding in findings(OUTLET, alone, {}, CALM)} == {"dead-feed", "template"}


def test_articles_that_suddenly_look_different_mean_another_template():
    before = Looks(dated=1.0, characters=2400)
    assert findings(OUTLET, DONE, {}, CALM, (before, before)) == ()
    assert [f.code for f in findings(OUTLET, DONE, {}, CALM, (before, Looks(0.1, 2400)))] == ["template"]
    assert [f.code for f in findings(OUTLET, DONE, {}, CALM, (before, Looks(1.0, 400)))] == ["template"]


def test_a_feed_that_names_nothing_new_any_more_is_dead():
    dead = {FEED: Expected(6.0, 0, missing=12.0, last=date(2026, 11, 1), silent=True)}
    (found,) = findings(OUTLET, DONE, {}, CALM, None, dead)
    assert (found.code, str(found)) == (
        "dead-feed",
        f"umpan atau daftar berita mati ({FEED} tidak menyebut berita baru sejak 1 November 2026)",
    )


@pytest.mark.parametrize("reason", FAILURES)
def test_whatever_made_all_pages_fail_is_told(reason):
    assert findings(OUTLET, replace(DONE, fetched=0, failed={reason: 5}), {}, CALM) != ()


@pytest.mark.parametrize("reason", FAILURES)
def test_whatever_made_the_only_listing_fail_is_told(reason):
    assert findings(OUTLET, replace(DONE, news={}, listings=0, listings_failed={FEED: reason}), {}, CALM) != ()


@pytest.mark.parametrize("reason", REJECTIONS)
def test_whatever_kept_all_pages_from_being_articles_is_told(reason):
    assert findings(OUTLET, DONE, {reason: 5}, CALM) != ()


def receipt(*lines: OutletLine, **changes: object) -> Receipt:
    made = Receipt(CrawlReport({}), "done", lines, {"article": 5}, {"id": 5}, Ledger(5, 5, {}, {}, {}, 0))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_receipt_begins_with_what_may_be_missing_and_ends_with_the_ledger():
    quiet = Expected(5.0, 0, missing=6.0, last=date(2026, 11, 1), silent=True)
    line = OutletLine("Kabar", DONE, {}, quiet, findings(OUTLET, DONE, {}, quiet))
    made = receipt(line, OutletLine("Warta", DONE, {}, CALM))
    told = list(made.lines())
    assert told[:2] == ["Putaran selesai.", "PERHATIAN: berita dari 1 dari 2 media mungkin tidak lengkap."]
    assert told[-1] == "Buku besar: 5 halaman ditemukan, 5 tercatat (cocok)."
    assert list(made.gaps()) == ["Kabar: tidak ada berita baru, padahal biasanya ada (terakhir 1 November 2026, sejak itu biasanya 6)"]
    assert not made.complete


def test_a_ledger_that_does_not_add_up_is_said():
    made = receipt(ledger=Ledger(6, 5, {}, {}, {}, 0), problems=("buku besar: 6 halaman ditemukan, tetapi 5 tercatat",))
    assert not made.complete
    assert "TIDAK BERES: buku besar: 6 halaman ditemukan, tetapi 5 tercatat" in list(made.lines())
    assert made.as_dict()["ledger"]["balanced"] is False


def test_every_trouble_has_words_and_only_known_ones_count_as_gaps():
    assert all(words and words == words.strip() for words in TROUBLES.values())
    assert set(TROUBLES) >= GAPS


def test_what_is_missing_is_said_in_both_languages_and_the_gravest_comes_first():
    quiet = Expected(5.0, 0, missing=6.0, last=date(2026, 11, 1), silent=True)
    line = OutletLine("Kabar", DONE, {}, quiet, findings(OUTLET, DONE, {}, quiet))
    made = receipt(line, OutletLine("Warta", DONE, {}, CALM), end="late", nights=3, last_night="2026-11-18", silent={"jv": "2026-11-02"})
    stored = json.loads(json.dumps(made.as_dict()))
    assert missing(stored, "id") == [
        "waktu putaran habis sebelum selesai",
        "2 malam terlewat sejak putaran 18 November 2026; malam ini mengejarnya",
        "tidak ada lagi berita berbahasa 'jv' sejak 2 November 2026",
        *made.gaps(),
    ]
    assert missing(stored, "en") == [
        "the time for the run was over before its end",
        "nights missed since the run of 18 November 2026: 2; this one catches up",
        "no more articles in the language 'jv' since 2 November 2026",
        "Kabar: no news, although there usually is some",
    ]


def test_a_receipt_of_a_complete_run_says_that_nothing_is_missing():
    assert missing(receipt(OutletLine("Warta", DONE, {}, CALM)).as_dict()) == []
    assert missing({}) == []


def test_every_trouble_has_words_in_both_languages():
    assert TROUBLES.keys() == TROUBLES_EN.keys()


def test_an_outlet_that_was_given_up_is_told_with_the_reason_and_counts_as_missing():
    (found,) = findings(OUTLET, replace(DONE, given_up="timeout"), {"article": 5}, CALM)
    assert (found.code, found.code in GAPS) == ("unreachable", True)
    assert "gagal berturut-turut" in str(found)
