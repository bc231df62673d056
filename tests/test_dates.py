from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Origin
from extractor.dates import dates_in, settle
from extractor.dates_find import date_in_address
from extractor.draft import DateHint

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


def hints(**words: str) -> list[DateHint]:
    origins: dict[str, Origin] = {name: name for name in ("meta", "jsonld", "feed", "url", "byline", "dateline", "body", "given")}  # type: ignore[misc]
    return [DateHint(origins[name], text) for name, text in words.items()]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Rabu, 19 Agustus 2020 - 20:43 WIB", date(2020, 8, 19)),
        ("Selasa (31/8/2021)", date(2021, 8, 31)),
        ("7-1-2023", date(2023, 1, 7)),
        ("2023-01-07T12:00:00+07:00", date(2023, 1, 7)),
        ("Wed, 19 Aug 2020 13:43:00 +0000", date(2020, 8, 19)),
        ("August 19, 2020", date(2020, 8, 19)),
        ("Friday, May 8, 2020", date(2020, 5, 8)),
        ("3 Ags 2020", date(2020, 8, 3)),
        ("3 Agu. 2020", date(2020, 8, 3)),
        ("12 Nop 2019", date(2019, 11, 12)),
        ("Jum'at 7 Pebruari 2020", date(2020, 2, 7)),
        ("21 Peb 2018", date(2018, 2, 21)),
        ("Selasa , 09 Jul 2019, 18:27 WIB", date(2019, 7, 9)),
        ("Rabu pagi (27/1/21)", date(2021, 1, 27)),
        ("28 September tahun 2022", date(2022, 9, 28)),
    ],
)
def test_a_full_date_is_read_in_every_spelling_of_the_press(words: str, day: date) -> None:
    (found,) = dates_in(words)
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)
    assert found.text == words[found.start : found.end]


@pytest.mark.parametrize(
    "words",
    [
        "skor 2-1",
        "31/2/2020",
        "PMK Nomor 134/PMK.07/2022",
        "4,4 juta",
        "99,7%",
        "27/92024",
        "musim 2026/2027",
        "dua Minggu",
        "Minggu depan",
        "pukul 20:43",
    ],
)
def test_what_is_no_date_is_left_alone(words: str) -> None:
    assert dates_in(words) == []


@pytest.mark.parametrize(
    ("zone", "offset"), [("WIB", "+07:00"), ("WITA", "+08:00"), ("Wita", "+08:00"), ("WIT", "+09:00"), ("+0700", "+07:00")]
)
def test_a_time_keeps_its_zone(zone: str, offset: str) -> None:
    (found,) = dates_in(f"Kamis, 8 April 2021 | 07.15 {zone}")
    assert (found.time, found.zone) == ("07:15", offset)


@pytest.mark.parametrize(
    ("words", "distance"),
    [
        ("kemarin", timedelta(days=-1)),
        ("hari ini", timedelta(0)),
        ("2 jam lalu", timedelta(hours=-2)),
        ("3 hari yang lalu", timedelta(days=-3)),
    ],
)
def test_a_day_counted_from_the_moment_of_writing_says_how_far_it_is(words: str, distance: timedelta) -> None:
    (found,) = dates_in(words)
    assert found.relative == distance


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://contoh.id/read/2019/01/21/123506426/sentra-baru", (2019, 1, 21)),
        ("https://contoh.id/read/20181213/257/869504/festival", (2018, 12, 13)),
        ("https://contoh.id/2020-06-23-pasar", (2020, 6, 23)),
    ],
)
def test_an_address_gives_the_date_in_its_path(address: str, day: tuple[int, int, int]) -> None:
    found = date_in_address(address)
    assert found is not None and (found.year, found.month, found.day) == day


def test_an_address_without_a_date_gives_none() -> None:
    assert date_in_address("https://contoh.id/d-8010349/20191399/sentra") is None


def test_a_byline_with_time_and_zone_gives_the_moment() -> None:
    assert settle(hints(byline="Rabu, 19 Agustus 2020 - 20:43 WIB")).published == "2020-08-19T20:43:00+07:00"


def test_a_time_in_another_zone_is_carried_over_to_western_indonesian_time() -> None:
    assert settle(hints(meta="2023-01-07T20:00:00Z")).published == "2023-01-08T03:00:00+07:00"


def test_a_time_without_a_zone_gives_the_day_only() -> None:
    assert settle(hints(byline="Rabu, 9 September 2015 07:31")).published == "2015-09-09"


def test_a_day_on_which_somebody_speaks_settles_the_date() -> None:
    text = 'Alat tenun dibagikan sejak 2 Agustus 2021. "Sudah lengkap," kata Wirana di Kupang, Selasa (31/8/2021).'
    assert settle(hints(body=text)).published == "2021-08-31"


def test_a_coming_event_does_not_date_the_article() -> None:
    assert settle(hints(body="Pameran dijadwalkan mulai 4 September 2026 di Solo.")).published is None


def test_a_weekday_that_does_not_fit_makes_its_date_suspect_and_a_fitting_one_wins() -> None:
    text = "Hal itu dikatakan Sumarsih di Jakarta, Minggu (7/1/2023). Menurutnya cukup, ujarnya di Jakarta, Jumat (6/1)."
    settled = settle(hints(body=text))
    assert settled.published == "2023-01-06"
    assert settled.conflicts == (("Minggu", "7/1/2023"),)
    first = settled.evidence[0]
    assert (first.text, first.ok, first.reason) == ("Minggu (7/1/2023)", False, "weekday")


def test_a_suspect_date_alone_settles_nothing() -> None:
    settled = settle(hints(body='"Siap," kata Sumarsih di Jakarta, Minggu (7/1/2023).'))
    assert settled.published is None and settled.conflicts


def test_two_weekdays_for_one_date_are_a_conflict() -> None:
    settled = settle(hints(byline="Selasa, 29 Januari 2019", body="katanya, Selasa (29/1/2019). Ia hadir Senin (29/1/2019)."))
    assert ("Selasa, 29 Januari 2019", "Senin (29/1/2019)") in settled.conflicts


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Target 2021 naik, kata Wirana, Selasa (16/2).", "2021-02-16"),
        ("Sejak pandemi Covid-19 pesanan sepi, kata Wirana, Sabtu (13/6).", "2020-06-13"),
        ("Kredit tumbuh sejak krisis 1998 dan pandemi, kata Wirana, Sabtu (13/6).", "2020-06-13"),
        ("Pesanan sepi, kata Wirana, Sabtu (13/6).", None),
        ("Pada tahun 2019 pesanan sepi, kata Wirana (13/6).", None),
    ],
)
def test_a_weekday_settles_the_year_only_where_one_plausible_year_fits(text: str, published: str | None) -> None:
    assert settle(hints(body=text)).published == published


def test_a_day_close_to_a_whole_date_of_the_text_is_of_that_year_whatever_years_are_aimed_at() -> None:
    text = "Aturan itu berlaku 1 Februari 2019. “Targetnya 30 persen pada 2030,” kata Wira, Selasa (29/1)."
    assert settle(hints(body=text)).published == "2019-01-29"


def test_a_year_can_stand_in_another_hint() -> None:
    hint = [DateHint("body", "kata Wirana, Selasa (16/2)."), DateHint("body", "Hak cipta © 2021")]
    assert settle(hint).published == "2021-02-16"


def test_a_bare_weekday_beside_a_dated_one_is_the_day_that_follows() -> None:
    text = "Pertemuan berlangsung lama, kata Wirana di Jakarta, Kamis, usai rapat di Bogor, Rabu (24/12/2025)."
    assert settle(hints(body=text)).published == "2025-12-25"


def test_a_date_in_brackets_needs_no_weekday() -> None:
    assert settle(hints(body="Hal itu dikatakan Wirana kepada wartawan (20/10/2025).")).published == "2025-10-20"


def test_the_latest_day_of_the_week_in_which_people_speak_is_the_day_of_publication() -> None:
    text = "kata Wirana, Kamis (16/10/2025). Sumarsih menjawab, katanya, Sabtu (18/10/2025). Batas akhir, kata Wirana, Jumat (28/11/2025)."
    assert settle(hints(body=text)).published == "2025-10-18"


def test_the_query_of_an_address_dates_nothing() -> None:
    assert settle(hints(url="https://contoh.id/search?updated-max=2019-11-07")).published is None


def test_a_bare_weekday_alone_settles_nothing() -> None:
    assert settle(hints(body="kata Wirana di Lampung, Selasa, mengatakan sentra sudah penuh.")).published is None


def test_a_stated_date_shortly_after_the_spoken_day_holds() -> None:
    assert settle(hints(given="2025-10-22", body="kata Wirana di Jakarta, Selasa (21/10/2025).")).published == "2025-10-22"


def test_a_lone_stated_date_that_the_text_contradicts_gives_way_and_is_reported() -> None:
    settled = settle(hints(given="2024-02-25", body="kata Wirana di Liwa, Kamis, 25 Januari 2024."))
    assert settled.published == "2024-01-25"
    assert settled.conflicts == (("2024-02-25", "Kamis, 25 Januari 2024"),)


FETCHED = date(2026, 3, 10)


@pytest.mark.parametrize("stated", ["2026-03-13", "2026-12-01T08:00:00+07:00", "2099-01-01"])
def test_a_page_is_not_dated_by_a_day_that_was_still_to_come_when_it_was_fetched(stated: str) -> None:
    settled = settle(hints(meta=stated, jsonld=stated), fetched=FETCHED)
    assert settled.published is None
    assert {(item.ok, item.reason) for item in settled.evidence} == {(False, "future")}
    assert settle(hints(meta=stated)).published == stated


@pytest.mark.parametrize("stated", ["2026-03-10", "2026-03-12", "2019-01-02"])
def test_a_day_that_had_come_when_the_page_was_fetched_dates_it_whatever_the_zone(stated: str) -> None:
    assert settle(hints(meta=stated), fetched=FETCHED).published == stated


def test_where_the_stated_date_was_still_to_come_the_day_on_which_people_speak_counts_and_both_are_reported() -> None:
    settled = settle(hints(meta="2027-03-09", body="kata Wirana di Liwa, Senin (9/3/2026)."), fetched=FETCHED)
    assert settled.published == "2026-03-09"
    assert settled.conflicts == (("2027-03-09", "Senin (9/3/2026)"),)


def test_a_day_announced_for_later_does_not_date_a_page() -> None:
    assert settle(hints(body="Pameran dibuka di Liwa, Senin (9/3/2037)."), fetched=FETCHED).published is None


def test_two_origins_that_agree_hold_against_the_text() -> None:
    words = {"given": "2024-02-25", "url": "https://contoh.id/2024/02/25/pasar", "body": "kata Wirana di Liwa, Kamis, 25 Januari 2024."}
    assert settle(hints(**words)).published == "2024-02-25"


def test_a_day_without_a_year_takes_the_year_of_the_stated_date() -> None:
    settled = settle(hints(given="2019-01-02", body="kata Wirana, Senin (31/12)."))
    assert {(item.origin, item.date) for item in settled.evidence} == {("given", "2019-01-02"), ("body", "2018-12-31")}


def test_relative_words_are_resolved_against_the_settled_day_but_never_settle_it() -> None:
    assert settle(hints(body="Ia datang kemarin.")).published is None
    evidence = settle(hints(given="2020-03-01", body="Ia datang kemarin.")).evidence
    assert ("2020-02-29", False, "relative") in {(item.date, item.ok, item.reason) for item in evidence}


def test_nothing_gives_nothing() -> None:
    assert settle([]).published is None


@given(st.dates(date(2001, 1, 1), date(2039, 12, 31)))
def test_every_day_is_read_back_from_its_indonesian_words(day: date) -> None:
    words = f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"
    assert settle(hints(byline=words)).published == day.isoformat()


@given(st.dates(date(2001, 1, 1), date(2039, 12, 31)), st.integers(1, 6))
def test_a_wrong_weekday_is_always_noticed(day: date, shift: int) -> None:
    words = f"{WEEKDAYS[(day.weekday() + shift) % 7]}, {day.day} {MONTHS[day.month - 1]} {day.year}"
    settled = settle(hints(byline=words))
    assert settled.published is None and settled.conflicts


@given(st.text(alphabet=" 0123456789/-.:,()+TZJanuariSenMggu\n", max_size=80))
def test_no_text_breaks_the_reading_and_all_words_are_the_texts_own(text: str) -> None:
    assert all(text[found.start : found.end] == found.text for found in dates_in(text))
    settle(hints(body=text, meta=text, url=text))


@pytest.mark.parametrize("piece", ["1", "1/", "Senin ", "1 Januari ", "(", "Selasa (29/1) ", "2020 ", '"'])
def test_a_very_long_text_of_one_piece_is_read_through(piece: str) -> None:
    settle(hints(body=piece * (60_000 // len(piece))))
