"""Everybody and everything that is named, on one page each."""

import csv
import io

import pytest

NAMED = {"/pejabat": "officials", "/program": "programmes"}


@pytest.mark.parametrize(("path", "kind"), NAMED.items())
def test_every_name_leads_to_its_page_and_table_and_data_hold_the_same(client, path, kind):
    page, rows = client.get(path).text, client.get(f"{path}.json").json()[kind]
    assert rows and rows == sorted(rows, key=lambda row: (-row["articles"], row["name"]))
    for row in rows:
        assert row["name"] in page
        assert client.get(f"{path}/{row['id']}").status_code == 200, row
    table = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv").content.decode("utf-8-sig"))))
    assert [(one["id"], one["nama"], int(one["berita"])) for one in table] == [(row["id"], row["name"], row["articles"]) for row in rows]


def test_an_official_counts_once_however_the_name_is_spelt_and_is_found_by_any_of_its_words(client):
    rows = client.get("/pejabat.json").json()["officials"]
    assert len({row["id"] for row in rows}) == len(rows)
    first = rows[0]
    word = first["name"].split()[-1].upper()
    assert first in client.get(f"/pejabat.json?q={word}").json()["officials"]
    assert client.get("/pejabat.json?q=tidakadaorangnya").json() == {"officials": [], "total": 0}
    assert "Tidak ada nama yang cocok" in client.get("/pejabat?q=tidakadaorangnya").text


def test_the_page_of_an_official_leads_back_to_all_of_them(client):
    key = client.get("/pejabat.json").json()["officials"][0]["id"]
    assert '<a href="/pejabat">' in client.get(f"/pejabat/{key}").text
