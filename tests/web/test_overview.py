"""The start page: counts against the day and the week before, who carried and who was quoted, new figures; and the same as data."""

import csv
import io
import json
import re
from datetime import date

import pytest

from search import overview as module
from search.app import App
from search.overview import overview
from search.web import lists
from search.web.runs import LastRun, OutletState
from tests.web.archive import CONFIG
from tests.web.tags import Tags

TODAY = date(2025, 3, 5)


@pytest.fixture
def on_that_day(monkeypatch):
    monkeypatch.setattr(lists, "today", lambda: TODAY)


def total(client, query):
    return client.get(f"/.json?stories=0&{query}").json()["total"]


def test_today_is_compared_with_yesterday_and_the_same_day_of_the_week_before(client, app):
    seen = overview(app, TODAY)
    app.close()
    assert (seen.today.first, seen.yesterday.first, seen.week_ago.first) == ("2025-03-05", "2025-03-04", "2025-02-26")
    for tally in (seen.today, seen.yesterday, seen.week_ago, seen.week, seen.before):
        assert tally.articles == total(client, f"from={tally.first}&to={tally.last}")


def test_the_page_says_what_the_counts_are_against(client, on_that_day):
    text = client.get("/").text
    now, before = (total(client, f"from={day}&to={day}") for day in ("2025-03-05", "2025-03-04"))
    assert now and before and f"{abs(round((now - before) * 100 / before))}% dari {before} kemarin" in text
    assert "0 pada hari yang sama pekan lalu" in text


def test_a_count_against_nothing_is_no_percentage(client, monkeypatch):
    monkeypatch.setattr(lists, "today", lambda: date(2031, 1, 1))
    assert "kemarin: 0" in client.get("/").text


def test_seven_days_that_do_not_end_today_are_named_by_their_dates(client, on_that_day, monkeypatch):
    assert "7 hari terakhir" in client.get("/").text
    monkeypatch.setattr(lists, "today", lambda: date(2031, 1, 1))
    text = client.get("/").text
    week = client.get("/ringkasan.json").json()["periods"][3]
    assert "7 hari terakhir" not in text and f"from={week['first']}&amp;to={week['last']}" in text


def test_the_statements_of_the_start_page_are_as_many_as_their_list_says(client, on_that_day):
    start = re.search(r'href="/pernyataan"><span class="what">[^<]+</span><span class="big">(\d+)<', client.get("/").text)[1]
    assert re.search(rf"\d+ pernyataan, dimuat {start} kali", client.get("/pernyataan").text)


def test_an_outlet_that_fell_silent_is_not_said_to_have_failed(client, on_that_day, monkeypatch):
    silent = OutletState(0, 4.0, 3, 0, {}, ("tidak ada berita baru",), missing=True)
    well = OutletState(4, 4.0, 7, 0, {}, (), missing=False)
    run = LastRun(1, "2025-03-05T02:00:00Z", "done", {"satu": silent, "dua": well, "tiga": well}, ())
    monkeypatch.setattr(lists, "last_run", lambda app: run)
    text = client.get("/").text
    assert "Berita dari 1 di antara 3 media mungkin belum lengkap" in text and "gagal" not in text


def test_a_top_story_names_its_carriers(client, on_that_day):
    named = re.search(r"dimuat ([^<]+)</p>", client.get("/").text)[1]
    assert set(named.split(", ")) == {"Harian Wanasari", "Suara Tirtomulyo", "Niaga Pesisir"}


def test_a_top_story_has_the_same_headline_here_on_its_page_and_on_the_terminal(client, app, on_that_day):
    leading = [row for row in overview(app, TODAY).stories if row.carriers > 1]
    speaking = [app.dossier(row.article.story).carriers[0].article for row in leading]
    app.close()
    start = client.get("/").text
    assert leading and [row.article for row in leading] == speaking
    for article in speaking:
        assert f'<h3><a href="/s/{article.story}">{article.title}</a>' in start and article.title in client.get(f"/s/{article.story}").text


def test_new_figures_say_what_they_measure_and_lead_to_their_words(client, on_that_day):
    text = client.get("/").text
    links = [a["href"] for a in Tags(text).all("a") if a.get("class") == "big-figure"]
    assert 0 < len(links) <= 6
    for link in links:
        assert f'id="{link.partition("#")[2]}"' in client.get(link).text


def test_the_comparison_is_a_table_for_a_spreadsheet_and_data(client, on_that_day):
    rows = list(csv.reader(io.StringIO(client.get("/ringkasan.csv").content.decode("utf-8-sig"))))
    periods = client.get("/ringkasan.json").json()["periods"]
    assert [row[0] for row in rows[1:]] == ["hari ini", "kemarin", "hari yang sama pekan lalu", "7 hari terakhir", "7 hari sebelumnya"]
    assert [int(row[3]) for row in rows[1:]] == [period["articles"] for period in periods]
    assert client.get("/ringkasan.csv?lang=en").content.decode("utf-8-sig").splitlines()[1].startswith("today,")


def test_the_shares_of_the_media_are_counts_that_lead_to_their_articles(client, on_that_day):
    page = client.get("/").text
    table = re.search(r'<table class="shares">.*?</table>', page, re.S)[0]
    for to, count in re.findall(r'<a href="([^"]+)">[^<]+</a>.*?<td class="n">(\d+)</td>', table, re.S):
        path, _, query = to.replace("&amp;", "&").partition("?")
        assert client.get(f"{path}.json?stories=0&{query}").json()["total"] == int(count)


def test_articles_dated_ahead_do_not_empty_the_page(tmp_path):
    lines = [
        {"id": day, "title": f"Sentra {name} Dibuka", "published": day, "text": f"Sentra {name} di Wanasari dibuka untuk umum. " * 8}
        for day, name in (("2025-03-04", "Rotan"), ("2030-03-04", "Logam"))
    ]
    (tmp_path / "berita.jsonl").write_text("\n".join(map(json.dumps, lines)))
    app = App(tmp_path / "arsip", CONFIG)
    app.import_paths([tmp_path / "berita.jsonl"], 1, lambda items: items)
    assert overview(app, date(2028, 3, 5)).week.last == "2025-03-04"
    app.close()


def test_no_more_figures_are_shown_than_one_of_each_story(app):
    seen = overview(app, TODAY)
    app.close()
    stories = [row.article.story or row.article.id for row in seen.figures]
    assert len(stories) == len(set(stories)) and module.Overview.compared(seen)[0][0] == "today"
