"""Lists: search, statements, figures; filters, dates, pages, and the same as data."""

import re

import pytest

LISTS = {"/": "/.json", "/pernyataan": "/pernyataan.json", "/angka": "/angka.json"}


@pytest.mark.parametrize(("page", "twin"), LISTS.items())
def test_a_list_page_shows_the_rows_of_its_twin(client, page, twin):
    data = client.get(f"{twin}?q=mesin").json()
    text = client.get(f"{page}?q=mesin").text
    assert data["rows"]
    for row in data["rows"]:
        assert f"/a/{row.get('id') or row['article']}" in text


def test_results_mark_the_words_that_were_asked_for(client):
    assert "<mark>rotan</mark>" in client.get("/?q=rotan").text.lower()


def test_the_title_tells_question_and_count(client):
    data = client.get("/.json?q=rotan").json()
    title = re.search(r"<title>(.*?)</title>", client.get("/?q=rotan").text)[1]
    assert title.startswith("rotan – ") and str(data["total"]) in title and str(data["groups"]) in title


def test_filters_are_links_whose_counts_are_what_they_lead_to(client):
    text = client.get("/?q=mesin&stories=0").text
    links = re.findall(
        r'<li><a href="(/\?[^"]+)"[^>]*><span class="box"[^>]*></span><span class="name">[^<]*</span> <span class="n">(\d+)', text
    )
    assert len(links) > 5
    for to, count in links:
        path, _, query = to.replace("&amp;", "&").partition("?")
        assert client.get(f"{path}.json?{query}").json()["total"] == int(count), to


def test_counted_in_stories_every_filter_tells_how_many_stories_it_leads_to(client):
    plain, data = (client.get(f"/.json?{more}").json() for more in ("", "count=stories"))
    assert data["facets"] != plain["facets"] and data["histogram"] != plain["histogram"]
    for value in data["facets"]["outlet"]:
        assert client.get(f"/.json?outlet={value['value']}").json()["groups"] == value["count"]
    for bar in data["histogram"]:
        chosen = client.get(f"/.json?q=tanggal:{bar['period']}").json()
        assert chosen["groups"] == bar["count"], bar


def test_a_switch_beside_the_filters_says_what_is_counted_and_stays_in_the_address(client):
    page = client.get("/?q=mesin").text
    assert re.search(r'Hitung:\s*<b aria-current="true">berita</b>\s*<a href="/\?q=mesin&amp;count=stories"', page)
    page = client.get("/?q=mesin&count=stories").text
    assert re.search(r'Hitung:\s*<a href="/\?q=mesin"[^>]*>berita</a>\s*<b aria-current="true">cerita</b>', page)
    assert re.search(r'href="/\?q=mesin&amp;count=stories&amp;outlet=', page)


def test_two_values_of_a_filter_are_alternatives_and_each_can_be_removed(client):
    both = client.get("/?q=mesin&outlet=harian-wanasari&outlet=niaga-pesisir&stories=0").text
    totals = [client.get(f"/.json?q=mesin&stories=0&outlet={o}").json()["total"] for o in ("harian-wanasari", "niaga-pesisir")]
    assert f"{sum(totals)} berita" in both
    assert 'class="chip" href="/?q=mesin&amp;stories=0&amp;outlet=niaga-pesisir"' in both


def test_nothing_found_is_no_error_and_offers_each_filter_for_removal(client):
    answer = client.get("/?q=rotan&outlet=harian-wanasari&from=2030-01-01")
    assert answer.status_code == 200
    assert "Tidak ada berita yang cocok" in answer.text and "dengan “rotan”" in answer.text
    assert re.search(r'<a href="/\?q=rotan&amp;outlet=harian-wanasari"><s>sejak 1 Januari 2030</s></a> <span class="n">[1-9]', answer.text)


@pytest.mark.parametrize(
    "query", ["from=31/31/2025", "from=kemarin", "to=2025-02-30", "from=2025-03-05&to=2025-03-01", "sort=acak", "count=acak", "size=0"]
)
def test_a_value_that_cannot_be_used_is_told_and_the_rest_is_answered(client, query):
    answer = client.get(f"/?q=rotan&{query}")
    assert answer.status_code == 200
    assert "Ada isian yang perlu diperbaiki" in answer.text and 'class="hit"' in answer.text
    assert client.get(f"/.json?q=rotan&{query}").json()["problems"]


def test_typed_dates_work_in_both_ways_of_writing(client):
    assert (
        client.get("/.json?from=4/3/2025&to=05-03-2025").json()["total"]
        == client.get("/.json?from=2025-03-04&to=2025-03-05").json()["total"]
        > 0
    )


@pytest.mark.parametrize("page", ["9999", "99999999999", "-1", "x"])
def test_a_page_that_does_not_exist_is_answered_with_the_first(client, page):
    answer = client.get(f"/?q=rotan&page={page}")
    assert answer.status_code == 200 and 'class="hit"' in answer.text
    assert f"Halaman {page} tidak ada" in answer.text


def test_pages_follow_one_another_without_loss(client):
    every = [row["id"] for row in client.get("/.json?sort=newest&stories=0&size=100").json()["rows"]]
    seen, to = [], "/.json?sort=newest&stories=0&size=3"
    while to:
        data = client.get(to).json()
        seen += [row["id"] for row in data["rows"]]
        to = data["next_url"]
    assert seen == every


@pytest.mark.parametrize(
    "text", ["e-Smart", "4,4 juta", "IKM's", '"', "C++", "-ikm", "🪑", "\x00", "((((", "* OR *", "' OR 1=1 --", "a" * 5000]
)
def test_ordinary_and_odd_words_never_fail(client, text):
    for path in ("/", "/pernyataan", "/angka", "/.json", "/feed.atom"):
        assert client.get(path, params={"q": text}).status_code == 200


def test_the_counts_of_the_start_page_are_there_as_articles_and_as_stories(client):
    periods = client.get("/ringkasan.json").json()["periods"]
    week = next(period for period in periods if period["name"] == "7 days")
    found = client.get(f"/.json?from={week['first']}&to={week['last']}").json()
    assert (week["articles"], week["stories"]) == (found["total"], found["groups"])
    assert "dalam 11 cerita" in client.get("/").text
