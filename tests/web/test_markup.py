"""Every page as markup: well-formed, nothing from elsewhere, no link into the void."""

import re

import pytest

from tests.web.tags import Tags


def some_pages(found, release):
    return [
        "/", "/?q=rotan", "/?sort=newest", "/?q=xyzzyx", "/pernyataan", "/pernyataan?q=mesin", "/angka", "/media", "/panduan",
        f"/a/{release['id']}", f"/a/{release['id']}?q=rotan", f"/s/{release['story']}", "/pejabat/lestari-budiwati",
        "/pejabat/Darsono%20Wiguno", "/program/e-smart-ikm", "/tidak-ada", "/?q=rotan&from=31/31/2025",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_is_well_formed_with_one_heading_a_language_and_a_search_box(client, found, release, lang):
    for address in some_pages(found, release):
        page = Tags(client.get(address, headers={"cookie": f"lang={lang}"}).text)
        assert not page.wrong and not page.open, address
        assert page.all("html") == [{"lang": lang}], address
        assert len(page.all("h1")) == 1, address
        assert [form.get("role") for form in page.all("form")].count("search") == 1, address
        ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
        assert len(ids) == len(set(ids)), address


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(client, found, release):
    for address in some_pages(found, release):
        text = client.get(address).text
        page = Tags(text)
        loaded = [a.get("src") or a.get("href") for tag in ("script", "link", "img") for a in page.all(tag)]
        assert all(to.startswith("/") and not to.startswith("//") for to in loaded), address
        assert not any(name.startswith("on") or name == "style" for _, attrs in page.tags for name in attrs), address
        assert "<style" not in text and not re.search(r"<script(?![^>]*src=)", text), address


def test_links_within_a_page_lead_to_something_on_it(client, found, release):
    for address in some_pages(found, release):
        page = Tags(client.get(address).text)
        ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
        assert {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")} <= ids, address


@pytest.mark.parametrize("address", ["/", "/?q=rotan&stories=0&size=5", "/pernyataan?q=mesin", "/angka?q=rotan"])
def test_every_link_of_a_page_opens(client, address):
    links = {a["href"] for a in Tags(client.get(address).text).all("a") if a["href"].startswith("/")}
    answers = {to: client.get(to).status_code for to in links}
    assert len(links) > 20 and set(answers.values()) == {200}, answers
