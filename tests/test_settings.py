"""The installation's settings."""

import pytest

from crawler.errors import ConfigError
from search.settings import Settings, load_settings


def write(folder, text):
    (folder / "settings.toml").write_text(text, "utf-8")
    return folder


def test_an_absent_file_means_the_defaults(tmp_path):
    assert load_settings(tmp_path, {}) == Settings()


def test_the_environment_chooses_the_engine_over_the_file(tmp_path):
    write(tmp_path, '[search]\nengine = "memory"')
    assert load_settings(tmp_path, {}).search.engine == "memory"
    assert load_settings(tmp_path, {"KLIPING_ENGINE": "embedded"}).search.engine == "embedded"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[serch]\nengine = "memory"',
            r"settings.toml:1 \[serch\]: kunci tidak dikenal; mungkin maksud Anda `search`\? / unknown key; did you mean `search`",
        ),
        ('[search]\nengin = "memory"', r"settings.toml:2 \[search.engin\]: .* / unknown key; did you mean `engine`"),
        (
            "[search]\nengine = 3",
            r":2 \[search.engine\]: seharusnya teks dalam tanda kutip, bukan 3 / should be text in quotation marks, found 3",
        ),
        ('[crawl]\nallow_private = "ya"', r"\[crawl.allow_private\]: .* / should be true or false"),
        ("[read]\ntime_limit = true", r"\[read.time_limit\]: .* / should be a number"),
        ('[search]\nengine = "lucene"', r"\[search.engine\]: .* / should be `embedded`, `memory` or an address .*, found 'lucene'"),
        ("[nightly]\nhours = -1", r"\[nightly.hours\]: .* / should be more than 0, found -1"),
        ("[read]\ntime_limit = nan", r"\[read.time_limit\]: .* / should be more than 0"),
        ("[mail]\nport = 0", r"\[mail.port\]: .* / should be more than 0, found 0"),
        ('[mail]\nsecurity = "ssl"', r"\[mail.security\]: .* / should be `starttls`, `tls` or `none`, found 'ssl'"),
        (
            '[mail]\nport = 25\n\n[crawl]\ncontact = "bukan alamat"',
            r":5 \[crawl.contact\]: seharusnya alamat surel .*, bukan 'bukan alamat'",
        ),
        ('[crawl]\ncontact = "humas@kantor"', r":2 \[crawl.contact\]: .* / should be an e-mail or web address"),
        ("search = 1", r":1 \[search\]: .* / should be a table"),
        ("[mail]\n[search\n", "settings.toml:2: bukan TOML yang benar / not valid TOML"),
    ],
)
def test_a_wrong_setting_is_refused_with_the_file_and_the_key(tmp_path, text, said):
    with pytest.raises(ConfigError, match=said):
        load_settings(write(tmp_path, text), {})


@pytest.mark.parametrize("contact", ["", "humas@kantor.go.id", "https://kantor.go.id/tentang-robot", "http://kantor.example"])
def test_an_address_by_which_somebody_can_be_reached_is_a_contact(tmp_path, contact):
    assert load_settings(write(tmp_path, f'[crawl]\ncontact = "{contact}"'), {}).crawl.contact == contact


def test_the_key_of_the_server_comes_from_the_environment_and_is_never_shown(tmp_path):
    write(tmp_path, '[search]\napi_key = "berkas"\nindex = "arsip"')
    found = load_settings(tmp_path, {"KLIPING_API_KEY": "rahasia"})
    assert (found.search.api_key, found.search.index) == ("rahasia", "arsip")
    assert "rahasia" not in repr(found)


def test_a_secret_of_the_wrong_kind_is_refused_without_being_repeated(tmp_path):
    with pytest.raises(ConfigError, match=r"\[search.api_key\]: .* / should be text") as refused:
        load_settings(write(tmp_path, "[search]\napi_key = 918273"), {})
    assert "918273" not in str(refused.value)


def test_the_file_shipped_with_the_project_is_valid():
    from pathlib import Path

    assert load_settings(Path(__file__).parents[1] / "config", {}).search.engine == "embedded"
