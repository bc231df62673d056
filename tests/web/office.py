"""An office network for tests: the archive served to who has an account, with cheap passwords."""

import re
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from unittest import mock

import httpx

from search.accounts import Office
from search.accounts.passwords import Cost
from search.settings import Settings, WebSettings
from search.web.cookies import SESSION_COOKIE
from search.web.forms import FIELD, token_for
from tests.web.archive import serving

CHEAP = Cost(4, 8, 1)
WORD = "payung teduh di teras"
OTHER = "kopi tubruk tanpa gula"
ROLES = {"wulan": "reader", "sekar": "editor", "induk": "administrator"}
PROXY = {"x-forwarded-proto": "https"}


@contextmanager
def office_site(app, folder, proxies=("127.0.0.1",)):
    """``app`` with accounts in ``folder``, served through a proxy that is trusted; gives the office and the address."""
    settings = Settings(web=WebSettings(hosts=("kliping.kantor.example",), proxies=proxies))
    cheap = partial(Office, cost=CHEAP)
    with cheap(folder) as office, mock.patch("search.web.application.Office", lambda _: cheap(folder)):
        for name, role in ROLES.items():
            office.people.add(name, role, WORD)
        with serving(replace(app, settings=settings), login=True) as address:
            yield office, address


def browser(address, **headers):
    """A browser of its own."""
    return httpx.Client(base_url=address, timeout=30, headers=headers)


def token_in(page):
    """The token of the first form on a page."""
    return re.search(rf'name="{FIELD}" value="(\w+)"', page.text)[1]


def log_in(client, name, word=WORD, goal="/"):
    """What the login form answers."""
    page = client.get("/masuk")
    return client.post("/masuk", data={FIELD: token_in(page), "nama": name, "sandi": word, "lanjut": goal})


def as_person(office, name):
    """The cookies and the token of somebody who has logged in, without the form."""
    secret = office.sessions.begin(office.people.get(name), "127.0.0.1", "tes")
    return {SESSION_COOKIE: secret}, token_for(secret)


def send(client, path, **fields):
    """Send a form of one's account page."""
    return client.post(path, data={FIELD: token_in(client.get("/akun")), **fields})
