"""Pages about one thing: articles, stories, officials, programmes, outlets; and the guide."""

import re

import pytest

from search.web.guide import EXAMPLES
from tests.web.tags import Tags


def test_an_article_marks_what_was_read_and_each_item_leads_to_its_words(client, release):
    record = client.get(f"/a/{release['id']}.json").json()
    text = client.get(f"/a/{release['id']}").text
    ids = {attrs.get("id") for _, attrs in Tags(text).tags}
    assert {f"s{n}" for n in range(len(record["statements"]))} <= ids
    assert {f"f{n}" for n in range(len(record["figures"]))} <= ids
    assert {f"o{n}-{k}" for n, o in enumerate(record["officials"]) for k in range(len(o["mentions"]))} <= ids
    assert re.search(r'<span class="official name" id="o0-\d+">', text) and "Kepala Dinas Perindustrian Kota Wanasari" in text


def test_an_article_tells_its_dates_and_what_was_dropped(client, found):
    dropped = next(row for row in found("/.json?outlet=suara-tirtomulyo&stories=0&q=anyam"))
    text = client.get(f"/a/{dropped['id']}").text
    assert "4 Maret 2025, 13.40 WIB" in text and "Tanggal yang terbaca" in text
    assert "<s>Baca juga: Harga Rotan Asalan Naik di Tingkat Petani</s>" in text


def test_only_dates_of_the_day_of_publication_are_said_to_count(client, found):
    said = {"dipakai": 0, "tanggal lain dalam berita": 0}
    for row in found("/.json?stories=0"):
        record = client.get(f"/a/{row['id']}.json").json()
        verdicts = re.findall(r"<td>(dipakai|tanggal lain dalam berita)", client.get(f"/a/{row['id']}").text)
        same = [bool(record["published"] and e["date"] and e["date"][:10] == record["published"][:10])
                for e in record["published_evidence"] if e["ok"]]  # fmt: skip
        assert [verdict == "dipakai" for verdict in verdicts] == same
        for verdict in verdicts:
            said[verdict] += 1
    assert said["dipakai"]


def test_the_stored_original_is_shown_as_text_that_no_browser_runs(client, found):
    row = next(row for row in found("/.json?q=pameran"))
    answer = client.get(f"/a/{row['id']}/asli.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "<img src=x onerror=alert(2)>" in answer.text
    page = client.get(f"/a/{row['id']}/asli").text
    assert "&lt;img src=x onerror=alert(2)&gt;" in re.sub("<[^>]+>", "", page) and "<img" not in page


def test_the_stored_original_is_one_click_away_with_the_same_words_marked(client, found):
    rows = found("/.json?q=rotan&stories=0")
    row = next(row for row in rows if all(client.get(f"/a/{row['id']}.json").json()[part] for part in ("statements", "figures")))
    page = client.get(f"/a/{row['id']}?q=rotan").text
    assert f'href="/a/{row["id"]}/asli?q=rotan"' in page
    source = client.get(f"/a/{row['id']}/asli?q=rotan").text
    assert re.search(r"<mark>[Rr]otan</mark>", source)
    for kind in ("statement", "figure"):
        assert f'<span class="{kind}">' in source, kind


def test_markup_in_an_article_stays_text_everywhere(client, found):
    row = next(row for row in found("/.json?q=pameran"))
    for address in (
        f"/a/{row['id']}",
        "/?q=pameran",
        "/pernyataan?q=kirim",
        "/angka?q=pameran",
        f"/s/{row['id']}",
        "/?q=<script>alert(9)</script>",
    ):
        text = client.get(address).text
        assert "<script>alert" not in text and "<img src=x" not in text, address
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get(f"/a/{row['id']}").text


def test_a_story_names_its_carriers_in_order_and_what_each_changed(client, release):
    text = client.get(f"/s/{release['story']}").text
    assert text.index("Harian Wanasari") < text.index("Suara Tirtomulyo") < text.index("Niaga Pesisir")
    assert "<del>12 persen</del> → <ins>21 persen</ins>" in text and "Fakta yang berbeda" in text
    assert re.search(r"<h4>Ditinggalkan</h4>\s*<ul><li><del>Ketua Sentra Rotan Jarwo Sutedi", text)
    assert client.get(f"/s/{release['story']}.json").json()["carriers"][0]["outlet"] == "harian-wanasari"


def test_statements_name_speaker_office_and_day(client):
    rows = client.get("/pernyataan.json?official=lestari-budiwati").json()["rows"]
    assert rows and {row["person"] for row in rows} == {"lestari-budiwati"}
    assert client.get("/pernyataan.json?speaker=Lestari Budiwati").json()["rows"] == rows
    text = client.get("/pernyataan?official=lestari-budiwati").text
    assert "Kepala Dinas Perindustrian Kota Wanasari" in text and "4 Maret 2025" in text


def test_an_official_has_offices_by_period_and_an_unregistered_one_none(client):
    text = client.get("/pejabat/lestari-budiwati").text
    assert "1 Juli 2023" in text and "pelaksana tugas" in text and "sekarang" in text
    assert "Belum ada di daftar pejabat" in client.get("/pejabat/Darsono Wiguno").text
    assert client.get("/pejabat/tidak-ada").status_code == 404


def test_a_programme_shows_its_articles_and_figures(client):
    data = client.get("/program/restrukturisasi-mesin.json").json()
    text = client.get("/program/restrukturisasi-mesin").text
    assert data["named_total"] == 4
    assert all(row["id"] in text or row["story"] in text for row in data["named"])
    assert data["figures_total"] and client.get("/program/tidak-ada").status_code == 404


def test_outlets_are_listed_with_their_articles(client):
    rows = client.get("/media.json").json()["outlets"]
    assert {row["name"]: row["articles"] for row in rows} == {"Harian Wanasari": 4, "Suara Tirtomulyo": 5, "Niaga Pesisir": 4}
    assert "Harian Wanasari" in client.get("/media").text


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.text)
def test_the_examples_of_the_guide_can_be_opened(client, example):
    assert client.get(example.path, params={"q": example.text}).status_code == 200


def test_a_story_says_why_each_carrier_belongs_to_it(client, release):
    text = client.get(f"/s/{release['story']}").text
    assert "Mengapa satu cerita" in text and re.search(r"\d+% kata-katanya sama", text)
    carriers = client.get(f"/s/{release['story']}.json").json()["carriers"]
    for carrier in carriers[1:]:
        assert f"/banding/{carrier['because']['with']}/{carrier['id']}" in text


def test_two_carriers_stand_side_by_side_with_what_differs_marked(client, release):
    first, *_, second = client.get(f"/s/{release['story']}.json").json()["carriers"]
    text = client.get(f"/banding/{first['id']}/{second['id']}").text
    left, right = text.split('<article class="side"')[1:]
    assert "<del>" in left and "<ins>" not in left
    assert "<ins>" in right and "<del>" not in right
    assert client.get(f"/banding/{first['id']}/{second['id']}.json").json()["same_story"] is True
    assert client.get(f"/banding/{first['id']}/0000000000000000").status_code == 404


def test_an_article_leads_to_similar_ones_of_other_stories(client, release):
    text = client.get(f"/a/{release['id']}").text
    rows = client.get(f"/api/v1/articles/{release['id']}/similar").json()["rows"]
    assert "Berita serupa" in text and rows
    assert all(row["story"] != release["story"] and f"/a/{row['id']}" in text for row in rows)


def test_an_official_s_offices_count_what_was_said_in_them_and_lead_there(client):
    text = client.get("/pejabat/lestari-budiwati").text
    counted = re.findall(r'<td class="n"><a href="(/pernyataan\?from=[^"]+official=lestari-budiwati)">(\d+)</a></td>', text)
    assert counted
    for to, count in counted:
        path, _, query = to.replace("&amp;", "&").partition("?")
        assert client.get(f"{path}.json?{query}").json()["total"] == int(count)


def test_an_official_and_a_programme_show_who_quoted_whom_as_tables_with_bars(client):
    official, programme = client.get("/pejabat/lestari-budiwati").text, client.get("/program/restrukturisasi-mesin").text
    assert "Dikutip di media" in official and "Bicara tentang program" in official
    assert "Pangsa media" in programme and "Siapa dikutip" in programme
    for text in (official, programme):
        assert text.count('<rect class="bar"') >= 2 and '<th scope="col">Bagian</th>' in text
    assert client.get("/unduh/figures.csv?programme=restrukturisasi-mesin").status_code == 200


def test_an_article_can_be_sent_as_a_message(client, release):
    text = client.get(f"/a/{release['id']}").text
    sent = re.search(r'<pre class="cite" id="cite_whatsapp">(.*?)</pre>', text, re.S)[1]
    title, place, quoted, address = sent.splitlines()
    assert title.startswith("*") and "Maret 2025" in place and "Lestari Budiwati" in quoted and address.startswith("https://")


def test_the_outlets_are_a_table_for_a_spreadsheet(client):
    lines = client.get("/media.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("media,") and len(lines) == 4


def test_the_outlets_are_counted_in_articles_and_in_stories(client):
    rows = {row["id"]: row for row in client.get("/media.json").json()["outlets"]}
    found = client.get("/.json?outlet=niaga-pesisir").json()
    assert (rows["niaga-pesisir"]["articles"], rows["niaga-pesisir"]["stories"]) == (found["total"], found["groups"])
