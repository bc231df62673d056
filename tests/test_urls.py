"""Canonical addresses: one article, one address."""

import string
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.urls import canonical_url

ARTICLE = "https://contoh.id/ekonomi/2024/01/harga-kain-naik"


@dataclass(frozen=True)
class Rules:
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    hosts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Media:
    canonical: Rules
    domains: tuple[str, ...] = ()

    def covers(self, host):
        return host in self.domains


@pytest.mark.parametrize(
    "variant",
    [
        "https://contoh.id/ekonomi/2024/01/harga-kain-naik/",
        "HTTPS://WWW.Contoh.ID/ekonomi/2024/01/harga-kain-naik",
        "https://contoh.id:443/ekonomi/2024/01/harga-kain-naik#komentar",
        "https://m.contoh.id/ekonomi/2024/01/harga-kain-naik?page=all",
        "https://mobile.contoh.id/ekonomi/2024/01/harga-kain-naik?page=2",
        "https://amp.contoh.id/ekonomi/2024/01/harga-kain-naik",
        "https://contoh.id/amp/ekonomi/2024/01/harga-kain-naik",
        "https://contoh.id/ekonomi/2024/01/harga-kain-naik/amp/",
        "https://contoh.id/ekonomi/2024/01/harga-kain-naik?amp",
        "https://contoh-id.cdn.ampproject.org/c/s/contoh.id/ekonomi/2024/01/harga-kain-naik",
        "https://www.google.com/amp/s/contoh.id/ekonomi/2024/01/harga-kain-naik",
        "https://contoh.id/ekonomi/2024/01/harga-kain-naik?utm_source=wa&utm_medium=x&fbclid=1&gclid=2",
        "https://contoh.id//ekonomi/./2024/02/../01/harga-kain-naik",
        "https://contoh.id/ekonomi/2024/01/harga%2Dkain-na%69k",
        "  https://contoh.id/ekonomi/2024/01/\nharga-kain-naik\u200b ",
        "https://contoh.id/ekonomi/2024/01/harga-kain-naikhttps://contoh.id/ekonomi/2024/01/harga-kain-naik",
        "https://contoh.id/ekonomi/2024/01/harga-kain-naik](https://contoh.id/ekonomi/2024/01/harga-kain-naik",
        "https://sandi:rahasia@contoh.id./ekonomi/2024/01/harga-kain-naik",
    ],
)
def test_every_way_of_linking_to_an_article_has_the_same_canonical_address(variant):
    assert canonical_url(variant) == ARTICLE


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://contoh.id/a", "http://contoh.id/a"),
        ("http://127.0.0.1:8123/a/", "http://127.0.0.1:8123/a"),
        ("http://[::1]:8123/a", "http://[::1]:8123/a"),
        ("https://contoh.id/baca?id=7&page=detail", "https://contoh.id/baca?id=7&page=detail"),
        ("https://contoh.id/baca?page=detail&id=7&utm_id=3", "https://contoh.id/baca?id=7&page=detail"),
        ("https://contoh.id/?p=123", "https://contoh.id/?p=123"),
        ("https://jabar.contoh.id/a", "https://jabar.contoh.id/a"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://contoh.id/kain sutra", "https://contoh.id/kain%20sutra"),
        ("https://contoh.id/caf\u00e9/%e2%82%ac", "https://contoh.id/caf%C3%A9/%E2%82%AC"),
        ("https://contoh.id/100%", "https://contoh.id/100%25"),
        ("https://m.id/a", "https://m.id/a"),
        ("https://arsip.id/web/https://contoh.id/a", "https://arsip.id/web/https:/contoh.id/a"),
        ("https://contoh.id/kamp", "https://contoh.id/kamp"),
    ],
)
def test_an_address_keeps_what_tells_one_article_from_another(url, canonical):
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    ["", "bukan alamat", "ftp://contoh.id/a", "javascript:alert(1)", "mailto:a@contoh.id", "http://", "http:///a", "https://contoh.id:x/a",
     "http://[::1/a", "https://a..b/c", "https://contoh.id", "https://www.contoh.id/#atas", "https://contoh.id/?utm_source=x", "https://\udc80.id/a",
     "https://contoh.id/" + "a" * 5000],
)  # fmt: skip
def test_there_is_no_canonical_address_for_what_cannot_be_an_article(url):
    assert canonical_url(url) is None


@pytest.mark.parametrize(
    "named",
    ["../01/harga-kain-naik", "/ekonomi/2024/01/harga-kain-naik", "//m.contoh.id/ekonomi/2024/01/harga-kain-naik",
     "https://contoh.id/", "https://penerbit-lain.id/asal", "", "ftp://contoh.id/x"],
)  # fmt: skip
def test_a_page_that_names_a_wrong_or_foreign_address_keeps_its_own(named):
    assert canonical_url(named, base=ARTICLE + "?utm_source=x") == ARTICLE


@pytest.mark.parametrize(
    ("named", "base", "canonical"),
    [
        ("https://contoh.go.id/b", "https://ikm.contoh.go.id/a", "https://contoh.go.id/b"),
        ("https://lain.go.id/b", "https://contoh.go.id/a", "https://contoh.go.id/a"),
        ("http://127.0.0.1:81/b", "http://127.0.0.1:82/a", "http://127.0.0.1:82/a"),
    ],
)
def test_a_page_is_believed_about_its_own_site_only(named, base, canonical):
    assert canonical_url(named, base=base) == canonical


def test_an_outlet_says_which_hosts_and_parameters_are_its_own_peculiarity():
    outlet = Media(Rules(keep=("page",), drop=("warna",), hosts={"baca.contoh.id": "contoh.id"}))
    assert canonical_url("https://www.baca.contoh.id/a?page=2&warna=biru", outlet=outlet) == "https://contoh.id/a?page=2"


def test_an_outlet_that_owns_two_domains_may_name_one_from_the_other():
    outlet = Media(Rules(), domains=("contoh.co.id",))
    assert canonical_url("https://contoh.co.id/a", base="https://contoh.id/b", outlet=outlet) == "https://contoh.co.id/a"


PIECES = st.sampled_from(
    ["%2F", "%", "/amp", "//", "..", ".", "?", "&", "=", "page=2", "utm_x=1", "#", "é", "%c3%a9", ";", " ", "www.", "m.", ".amp.html"]
)
PATHS = st.lists(PIECES | st.text(string.printable + "äß€\u200b", max_size=5), max_size=12).map("".join)
HOSTS = st.sampled_from(["contoh.id", "WWW.m.contoh.co.id", "127.0.0.1:8000", "www.amp.m.a.b", "[::1]", "café.id", "a_b.id", "m.id"])


@given(HOSTS, PATHS, st.sampled_from(["http", "https", "HTTP"]))
def test_a_canonical_address_is_its_own_canonical_address(host, path, scheme):
    once = canonical_url(f"{scheme}://{host}/{path}")
    assert once is None or canonical_url(once) == once


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_whatever_raises(url, base):
    canonical_url(url, base)


@pytest.mark.parametrize("filler", ["/amp", "%", "a.", "&page=1", "//", "?", "https://contoh.id", "_"])
def test_a_very_long_address_is_refused_before_it_is_taken_apart(filler):
    assert canonical_url("https://contoh.id/" + filler * 50_000) is None
