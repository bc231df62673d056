"""The demonstration: an invented press, crawled and read like a real one."""

import re
import sys
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path

import pytest

from crawler.errors import ConfigError, UsageError
from crawler.options import CrawlReport, OutletReport
from crawler.outlets import load_outlets as configured_outlets
from extractor.article import Article, Figure, Raw
from extractor.registry import load_people, load_registry
from search.app import App
from search.contradictions import contradictions
from search.demo.articles import WEEKDAYS, load_outlets, load_sources
from search.demo.press import start_press
from search.demo.run import own_command, run
from search.demo.setup import lists_in, prepare
from search.demo.summary import summary
from search.receipt import OutletLine, Receipt
from search.receipt_expected import Expected
from search.store import Ledger, Store

ROOT = Path(__file__).parents[1]
PROJECT = ROOT / "config"
SOURCES = load_sources()
DATED = re.compile(r"(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)[ a-z]{0,8}\((\d+)/(\d+)/(\d{4})\)")


@pytest.fixture(scope="module")
def press():
    with start_press() as running:
        yield running


def answer(address):
    """Status and text of an address."""
    try:
        with urllib.request.urlopen(address, timeout=10) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, ""


def test_there_are_at_least_44_articles_from_at_least_five_outlets():
    articles = [source for source in SOURCES if source.kind == "article"]
    assert len(articles) >= 44
    assert len({source.outlet for source in articles}) >= 5


def test_no_article_names_a_real_office_holder():
    text = "\n".join(f"{source.title} {' '.join(source.body)} {source.author} {source.editor}" for source in SOURCES).lower()
    real = [person.name for person in load_people(PROJECT).values() if " " in person.name]
    assert [name for name in real if re.search(rf"\b{re.escape(name.lower())}\b", text)] == []


def test_every_weekday_fits_its_date_except_the_one_that_is_meant_to_be_wrong():
    wrong = set()
    for source in SOURCES:
        for weekday, day, month, year in DATED.findall(" ".join(source.body)):
            if WEEKDAYS[date(int(year), int(month), int(day)).weekday()] != weekday:
                wrong.add(source.slug)
    assert wrong == {"kakr-pelina"}


def test_every_page_is_served_under_the_address_that_its_outlet_is_known_to_use(press, tmp_path):
    outlets = configured_outlets(prepare(tmp_path / "data", PROJECT, press))
    for source in press.truth:
        address = press.homes[source.outlet] + source.path
        assert outlets[source.outlet].is_article(address), address
        assert answer(address)[0] == (404 if source.kind == "gone" else 200), address


def test_every_listing_names_the_articles_of_its_outlet(press):
    for outlet in press.outlets.values():
        path = "/sitemap-berita.xml" if "sitemap" in outlet.listings else next(iter(outlet.listings.values()))
        pages = range(1, 5) if "{page}" in path else [0]
        listed = "".join(answer(press.homes[outlet.id] + path.replace("{page}", str(page)))[1] for page in pages)
        assert [s.path for s in press.truth if s.outlet == outlet.id and s.path not in listed] == []


def test_a_split_article_is_whole_only_on_its_one_page_address(press):
    source = next(s for s in press.truth if s.slug == "outlook-niagapos")
    address, last = press.homes["niagapos"] + source.path, source.body[-1]
    assert last not in answer(address)[1]
    assert last in answer(f"{address}?page=2")[1]
    assert all(part in answer(f"{address}?page=all")[1] for part in (source.body[0], last))


def test_an_outlet_without_robots_file_answers_that_there_is_none(press):
    assert press.outlets["radar-tirtamaya"].robots is None
    assert answer(press.homes["radar-tirtamaya"] + "/robots.txt")[0] == 404


def test_the_office_changes_hands_in_the_demonstrations_registry(tmp_path):
    registry = load_registry(lists_in(tmp_path / "data", PROJECT))
    minister = {day: registry.holder("menteri-perniagaan-nusantara", day) for day in (date(2025, 3, 9), date(2025, 3, 10))}
    assert [person.id for person in minister.values() if person] == ["baskara-wiratama", "larasati-kusumadewi"]


GOOD = "outlet: pelina\ntitle: Judul\ndate: 2026-01-02T08:00\n---\nSatu.\n\n@baca Lain\n\nDua.\n"


def test_a_source_is_read_with_its_furniture_apart(tmp_path):
    (tmp_path / "judul.txt").write_text(GOOD)
    (source,) = load_sources(tmp_path)
    assert source.paragraphs == ("Satu.", "Dua.")
    assert source.shown == "Jumat, 2 Januari 2026 08:00 WIB"
    assert source.path == "/berita/490921/judul"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("title: Judul\n", ""), "title missing"),
        (("title: Judul", "Judul"), "'Judul' is not of the form"),
        (("title:", "judul:"), "'judul' is not of the form"),
        (("pelina", "tak-ada"), "outlet 'tak-ada' is none of"),
        (("date:", "kind: iklan\ndate:"), "kind 'iklan' is none of"),
    ],
)
def test_a_mistake_in_a_source_is_named_with_its_file(tmp_path, change, problem):
    (tmp_path / "judul.txt").write_text(GOOD.replace(*change))
    with pytest.raises(ValueError, match=rf"judul\.txt: .*{re.escape(problem)}"):
        load_sources(tmp_path)


def test_data_of_an_earlier_demonstration_are_cleared_away(tmp_path):
    lists_in(tmp_path / "data", PROJECT)
    (tmp_path / "data" / "lama").write_text("x")
    lists_in(tmp_path / "data", PROJECT)
    assert not (tmp_path / "data" / "lama").exists()


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "skripsi.txt").write_text("bab satu")
    with pytest.raises(UsageError, match="bukan folder kenalan"):
        lists_in(tmp_path, PROJECT)
    assert (tmp_path / "skripsi.txt").read_text() == "bab satu"


def test_a_project_list_without_the_expected_place_is_named(tmp_path):
    project = tmp_path / "config"
    project.mkdir()
    (project / "programmes.toml").write_text("lain = []\n")
    with pytest.raises(ConfigError, match=r"programmes\.toml: the demonstration looks for"):
        lists_in(tmp_path / "data", project)


def test_a_folder_without_word_lists_is_named(tmp_path):
    (tmp_path / "kosong").mkdir()
    with pytest.raises(ConfigError, match=r"kosong: tidak ada daftar kata"):
        lists_in(tmp_path / "data", tmp_path / "kosong")


def test_a_missing_project_list_is_named(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "units.toml").touch()
    with pytest.raises(ConfigError, match=r"programmes\.toml"):
        lists_in(tmp_path / "data", tmp_path / "config")


def article(key, outlet, *figures):
    """An article with only its figures."""
    return Article(key, key, "", Raw("", 0), outlet=outlet, figures=figures)


def figure(value, indicator="jumlah-ikm", as_of="2025"):
    """A figure with a value of an indicator."""
    return Figure(0, 1, f"{value} unit", value=value, indicator=indicator, as_of=as_of)


def test_two_outlets_with_different_values_of_one_indicator_contradict_each_other():
    (found,) = contradictions([article("a", "satu", figure(5.0)), article("b", "dua", figure(6.0)), article("c", "tiga", figure(6.0))])
    assert found.values == (("6.0 unit", ("dua", "tiga")), ("5.0 unit", ("satu",)))


@pytest.mark.parametrize(
    "articles",
    [
        [article("a", "satu", figure(5.0)), article("b", "dua", figure(5.0))],
        [article("a", "satu", figure(5.0), figure(6.0))],
        [article("a", "satu", figure(5.0)), article("b", "dua", figure(6.0, as_of="2024"))],
        [article("a", "satu", figure(5.0, as_of=None)), article("b", "dua", figure(6.0, as_of=None))],
        [article("a", "satu", figure(5.0, None)), article("b", "dua", figure(6.0, None))],
    ],
    ids=["same value", "one outlet", "another year", "no period", "no indicator"],
)
def test_what_can_both_be_right_is_no_contradiction(articles):
    assert contradictions(articles) == ()


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The data folder and the printed lines of one whole demonstration."""
    import contextlib
    import io

    data, printed = tmp_path_factory.mktemp("whole") / "data", io.StringIO()
    with contextlib.redirect_stdout(printed):
        assert run(PROJECT, serve=False, lang="id", data_dir=data) == 0
    return data, printed.getvalue()


def test_the_summary_accounts_for_every_page(shown):
    assert f"{len(SOURCES)} halaman ditemukan" in shown[1]
    assert "TIDAK COCOK" not in shown[1]


def test_the_summary_shows_the_figure_that_one_carrier_altered(shown):
    assert "Rp86,5 miliar menurut Kementerian Perniagaan Nusantara, tetapi Rp68,5 miliar menurut Harian Cakrawarta" in shown[1]


def test_the_way_back_to_the_demonstration_is_told_at_its_end(shown):
    assert shown[1].splitlines()[-1] == f"Membukanya lagi: kliping --data {shown[0]} --config {shown[0]}/config serve"


def test_the_way_back_is_a_command_that_this_shell_finds(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", [".venv/bin/kliping", "demo"])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert own_command() == ".venv/bin/kliping"
    (tmp_path / "kliping").touch(mode=0o755)
    assert own_command() == "kliping"


def test_the_summary_is_told_in_english_on_request(shown):
    data, _ = shown
    line = OutletLine("Radar", OutletReport("radar"), {"article": 2, "paywall": 1}, Expected(None, 2))
    ledger = Ledger(3, 2, {}, {"paywall": 1}, {}, 0)
    told = list(summary(App(data, data / "config", lang="en"), Receipt(CrawlReport({}), "done", (line,), {}, {}, ledger)))
    assert told[-1] == "Ledger: 3 pages found = 2 articles + 1 rejected (balanced)."
    assert "  Radar: 1 × paywall" in told


def test_the_summary_shows_an_indicator_on_which_outlets_disagree(shown):
    assert "Jumlah unit usaha IKM (2025): 4,12 juta unit usaha menurut Kantor Berita Pelina, Wargakini, tetapi 4,21 juta" in shown[1]


@pytest.mark.parametrize("reason", ["isi berita di balik paywall", "ditolak robots.txt", "halaman sudah tidak ada", "halaman daftar"])
def test_the_summary_says_why_pages_were_refused(shown, reason):
    assert reason in shown[1]


def test_one_release_is_one_story_and_the_later_event_of_the_same_programme_another(shown):
    with Store.open(shown[0]) as store:
        story = {article.url.rpartition("/")[2].partition("?")[0]: article.story for article in store.iterate_articles() if article.url}
    carriers = [slug for slug in story if "mesin-" in slug and "kritik" not in slug]
    assert len({story[slug] for slug in carriers if "pos-lontar" not in slug}) == 1
    assert len(carriers) >= 5
    assert story["logam-cakrawarta"] not in {story[slug] for slug in carriers}
    assert len({story[f"triwulan-{outlet}"] for outlet in ("kemenpernas", "pelina", "cakrawarta", "niagapos")}) == 1


def test_the_archive_of_the_demonstration_is_sound(shown):
    assert list(App(shown[0], shown[0] / "config").verify()) == []


@pytest.mark.parametrize("furniture", ["Tinggalkan Balasan", "tidak akan dipublikasikan", "jam lalu", "Share this", "Baca juga"])
def test_no_article_of_the_demonstration_keeps_what_its_page_prints_around_it(shown, furniture):
    with Store.open(shown[0]) as store:
        assert [article.id for article in store.iterate_articles() if furniture.lower() in article.text.lower()] == []


def test_every_template_names_its_own_outlet():
    for outlet in load_outlets().values():
        assert outlet.name.split()[-1].lower() in outlet.page.lower()
