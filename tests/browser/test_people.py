"""Logging in, and markup from outside, in a real browser: no script runs, and the policy of our own pages is never broken."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest

from tests.web.archive import archive_of, serving
from tests.web.hostile import PAYLOADS, hostile_archive
from tests.web.office import WORD, office_site


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    app = archive_of(tmp_path_factory.mktemp("kantor"))
    with office_site(replace(app), tmp_path_factory.mktemp("akun"), proxies=("10.9.9.9",)) as (_, address):
        yield address


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_somebody_logs_in_makes_a_token_and_logs_out(chromium, office, scripts):
    context = chromium.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{office}/pernyataan")
    page.get_by_label("Nama akun").fill("sekar")
    page.get_by_label("Kata sandi").fill(WORD)
    page.get_by_role("button", name="Masuk").click()
    assert page.url == f"{office}/pernyataan"
    page.get_by_role("link", name="Akun: sekar").click()
    page.get_by_label("Untuk apa").fill("lembar kerja")
    page.get_by_role("button", name="Buat token").click()
    assert page.locator(".secret").inner_text().startswith("kliping_")
    page.get_by_role("button", name="Keluar").click()
    page.goto(f"{office}/akun")
    assert page.url.startswith(f"{office}/masuk")
    context.close()


@pytest.mark.slow
def test_none_of_the_payloads_runs(chromium, tmp_path):
    ran, broken = [], []
    with serving(hostile_archive(tmp_path)) as address:
        context = chromium.new_context()
        page = context.new_page()
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda said: broken.append(said.text) if "Content Security Policy" in said.text else None)
        page.on("pageerror", lambda problem: broken.append(str(problem)))
        rows = context.request.get(f"{address}/.json?stories=0&size=1000").json()["rows"]
        assert len(rows) == len(PAYLOADS)
        for row in rows:
            page.goto(f"{address}/a/{row['id']}?q=rotan", wait_until="domcontentloaded")
        for path in ("/", "/?q=rotan&stories=0&size=200", "/pernyataan?size=200", "/angka?size=200", "/media", f"/s/{rows[0]['id']}"):
            page.goto(address + path, wait_until="load")
        for payload in PAYLOADS[::5]:
            page.goto(f"{address}/?{urlencode({'q': payload, 'outlet': payload, 'from': payload})}", wait_until="domcontentloaded")
            assert page.locator("#q").input_value() == payload
        context.close()
    assert ran == [] and broken == []
