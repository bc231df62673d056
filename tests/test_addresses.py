"""Which addresses may be asked for."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.addresses import is_loopback, is_public, literal_address, problem_of

PRIVATE = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "fc00::1", "fd12:3456::1",
    "fe80::1", "fe80::1%eth0", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::",
    "2002:c0a8:101::1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "8.8.8.8", "103.10.105.60", "172.15.0.1", "172.32.0.1", "100.63.255.255", "2404:6800:4003::1", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_the_machine_and_its_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_open_internet_are_public(address):
    assert is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8"), st.sampled_from(["::ffff:{}", "::{}", "64:ff9b::{}"]))
def test_a_private_address_stays_private_in_every_ipv6_dress(address, dress):
    assert not is_public(dress.format(address))


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("https://kabar.example/a", None),
        ("http://kabar.example:80/a", None),
        ("https://kabar.example:443/a", None),
        ("http://8.8.8.8/a", None),
        ("http://kabar.example:22/a", "bad-address"),
        ("http://kabar.example:9200/a", "bad-address"),
        ("http://kabar.example:99999/a", "bad-address"),
        ("http://redaksi:rahasia@kabar.example/", "bad-address"),
        ("http://kabar.example@127.0.0.1/", "bad-address"),
        ("file:///etc/hostname", "bad-address"),
        ("ftp://kabar.example/a", "bad-address"),
        ("gopher://kabar.example/a", "bad-address"),
        ("data:text/html,halo", "bad-address"),
        ("javascript:alert(1)", "bad-address"),
        ("http:///a", "bad-address"),
        ("http://[::1/", "bad-address"),
        ("http://127.0.0.1/", "private-address"),
        ("http://2130706433/", "private-address"),
        ("http://0x7f000001/", "private-address"),
        ("http://0x7f.1/", "private-address"),
        ("http://0177.0.0.1/", "private-address"),
        ("http://127.1/", "private-address"),
        ("http://[::1]/", "private-address"),
        ("http://[::ffff:10.0.0.1]/", "private-address"),
        ("http://[fe80::1%25eth0]/", "private-address"),
        ("http://169.254.169.254/latest/meta-data/", "private-address"),
    ],
)
def test_the_text_of_an_address_is_judged_before_anything_is_asked(url, problem):
    assert problem_of(url) == problem


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/", "http://10.0.0.5/a", "http://[::1]:8000/", "http://[fd00::7]/"])
def test_private_addresses_and_ports_are_accepted_where_the_settings_permit_them(url):
    assert problem_of(url, allow_private=True) is None


@pytest.mark.parametrize("url", ["http://169.254.169.254/latest", "http://[fe80::1]/", "http://0.0.0.0/", "http://224.0.0.1/", "http://240.0.0.1/",
                                 "http://[::ffff:169.254.169.254]/"])  # fmt: skip
def test_addresses_that_are_no_offices_network_stay_closed_even_then(url):
    assert problem_of(url, allow_private=True) == "private-address"


def test_other_schemes_are_refused_even_then():
    assert problem_of("file:///etc/hostname", allow_private=True) == "bad-address"


@given(st.ip_addresses())
def test_a_literal_address_is_recognised_in_its_own_form(address):
    assert literal_address(str(address)) == str(ipaddress.ip_address(str(address)))


@pytest.mark.parametrize(
    ("host", "own"), [("localhost", True), ("127.0.0.9", True), ("::1", True), ("kabar.example", False), ("10.1.1.1", False)]
)
def test_this_machine_is_recognised_by_its_names(host, own):
    assert is_loopback(host) is own
