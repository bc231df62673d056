"""What the registry promises: who held which office when, and errors that lead to the line to mend."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from crawler.errors import ConfigError
from extractor.registry import Registry, load_registry

CONFIG = Path(__file__).parent.parent / "config"
PEOPLE = """
person = [
  { id = "ratih", name = "Ratih Pujaningrum", aliases = ["Ratih P"] },
  { id = "bagas", name = "Bagas Wirayuda", born = 1970-02-01 },
]
"""
POSTS = """
post = [
  { id = "kepala-balai", names = ["Kepala Balai Kerajinan"], org = "Balai Kerajinan" },
  { id = "deputi", names = ["Deputi Kerajinan"], org = "Balai Kerajinan", single_holder = false },
  { id = "kepala-pusat", names = ["Kepala Pusat Kerajinan"], org = "Pusat Kerajinan", from = 2022-01-01 },
]
"""
TERMS = """
term = [
  { person = "ratih", post = "kepala-balai", from = 2018-03-05, until = 2020-07-01, source = "siaran pers" },
  { person = "bagas", post = "kepala-balai", from = 2020-07-01, source = "siaran pers" },
]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("titles.toml", "names.toml", "places.csv", "districts.csv"):
        shutil.copy(CONFIG / name, tmp_path)
    write(tmp_path)
    return tmp_path


def write(folder: Path, people: str = PEOPLE, posts: str = POSTS, terms: str = TERMS) -> None:
    for name, content in (("people", people), ("posts", posts), ("terms", terms)):
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")


def holder(registry: Registry, post: str, on: str) -> str | None:
    person = registry.holder(post, date.fromisoformat(on))
    return person.name if person else None


@pytest.mark.parametrize(
    ("post", "on", "name"),
    [
        ("menteri-perindustrian", "2014-10-21", None),
        ("menteri-perindustrian", "2016-07-26", "Saleh Husin"),
        ("menteri-perindustrian", "2016-07-27", "Airlangga Hartarto"),
        ("menteri-perindustrian", "2020-05-14", "Agus Gumiwang Kartasasmita"),
        ("menteri-keuangan", "2025-09-07", "Sri Mulyani Indrawati"),
        ("menteri-keuangan", "2025-09-08", "Purbaya Yudhi Sadewa"),
        ("presiden", "2024-10-19", "Joko Widodo"),
        ("presiden", "2024-10-20", "Prabowo Subianto"),
        ("dirjen-ikma", "2020-08-19", "Gati Wibawaningsih"),
        ("dirjen-ikma", "2023-01-06", "Reni Yanita"),
        ("gubernur-jawa-barat", "2020-01-01", "Ridwan Kamil"),
        ("gubernur-jawa-barat", "2025-03-01", "Dedi Mulyadi"),
        ("gubernur-bi", "2018-05-24", "Perry Warjiyo"),
        ("wakil-gubernur-jawa-timur", "2019-02-12", None),
        ("wakil-gubernur-jawa-timur", "2019-02-13", "Emil Elestianto Dardak"),
        ("wali-kota-surabaya", "2021-02-26", "Eri Cahyadi"),
        ("bupati-banyuwangi", "2021-02-16", "Abdullah Azwar Anas"),
        ("presiden-as", "2021-01-19", "Donald Trump"),
        ("presiden-as", "2021-01-20", "Joe Biden"),
        ("kepala-bpjph", "2025-06-01", "Ahmad Haikal Hasan"),
    ],
)
def test_the_holder_of_an_office_follows_the_date(registry: Registry, post: str, on: str, name: str | None) -> None:
    assert holder(registry, post, on) == name


def test_every_governor_is_known_on_the_day_after_the_common_inauguration(registry: Registry) -> None:
    late = {"gubernur-kepulauan-bangka-belitung", "gubernur-papua"}
    governors = [post for post in registry.posts if post.startswith("gubernur-") and post != "gubernur-bi"]
    assert len(governors) == 38
    assert [post for post in governors if holder(registry, post, "2025-02-21") is None and post not in late] == []


def test_every_id_has_a_term_and_every_term_a_source(registry: Registry) -> None:
    assert set(registry.people) == {term.person for term in registry.terms}
    assert set(registry.posts) == {term.post for term in registry.terms}
    assert all(term.source for term in registry.terms)


def test_an_office_held_by_several_people_has_no_single_holder(folder: Path) -> None:
    row = '  {{ person = "{}", post = "deputi", from = 2019-01-01, source = "x" }},\n'
    write(folder, terms="term = [\n" + row.format("ratih") + row.format("bagas") + "]\n")
    registry = load_registry(folder)
    assert holder(registry, "deputi", "2019-06-01") is None
    assert [post.id for post in registry.offices("ratih", date(2019, 6, 1))] == ["deputi"]


@pytest.mark.parametrize(
    ("since", "until", "certain", "uncertain"),
    [
        ('"2018-09"', '"2020-02"', ("2018-10-01", "2020-01-31"), ("2018-09-30", "2020-02-01")),
        ('"2018"', '"2020"', ("2019-01-01", "2019-12-31"), ("2018-12-31", "2020-01-01")),
        ('"2018-12"', "2019-06-01", ("2019-01-01", "2019-05-31"), ("2018-12-31", "2019-06-01")),
    ],
)
def test_a_month_or_a_year_bounds_the_days_that_are_certain(
    folder: Path, since: str, until: str, certain: tuple[str, str], uncertain: tuple[str, str]
) -> None:
    write(folder, terms=f'term = [\n  {{ person = "ratih", post = "kepala-balai", from = {since}, until = {until}, source = "x" }},\n]\n')
    registry = load_registry(folder)
    assert [holder(registry, "kepala-balai", day) for day in certain] == ["Ratih Pujaningrum"] * 2
    assert [holder(registry, "kepala-balai", day) for day in uncertain] == [None] * 2


GOOD_TERM = '{ person = "ratih", post = "kepala-balai", from = 2018-03-05, source = "x" }'


@pytest.mark.parametrize(
    ("terms", "line", "key"),
    [
        (GOOD_TERM.replace("ratih", "nobody"), 2, "person"),
        (GOOD_TERM.replace("kepala-balai", "nothing"), 2, "post"),
        (GOOD_TERM.replace(', source = "x"', ""), 2, "source"),
        (GOOD_TERM.replace('source = "x"', 'source = " "'), 2, "source"),
        (GOOD_TERM.replace("from = 2018-03-05, ", ""), 2, "from"),
        (GOOD_TERM.replace("2018-03-05", '"March 2018"'), 2, "from"),
        (GOOD_TERM.replace("2018-03-05", '"2018-13"'), 2, "from"),
        (GOOD_TERM.replace("2018-03-05", "2018-03-05T10:00:00"), 2, "from"),
        (GOOD_TERM.replace("source", "until = 2018-03-05, source"), 2, "until"),
        (GOOD_TERM.replace("source", "untill = 2019-03-05, source"), 2, "untill"),
        (GOOD_TERM.replace("source", 'acting = "yes", source'), 2, "acting"),
        (GOOD_TERM.replace("kepala-balai", "kepala-pusat"), 2, "from"),
        (f"{GOOD_TERM},\n  {GOOD_TERM.replace('ratih', 'bagas').replace('2018', '2019')}", 3, "from"),
    ],
)
def test_a_wrong_term_is_named_by_file_line_and_key(folder: Path, terms: str, line: int, key: str) -> None:
    write(folder, terms=f"term = [\n  {terms},\n]\n")
    with pytest.raises(ConfigError) as raised:
        load_registry(folder)
    assert (raised.value.path.name, raised.value.line, raised.value.key) == ("terms.toml", line, key)


def test_an_id_given_twice_is_refused_with_both_lines(folder: Path) -> None:
    write(folder, people=PEOPLE.replace('"bagas"', '"ratih"'))
    with pytest.raises(ConfigError, match=r"people\.toml:4 \[id\].*line 3"):
        load_registry(folder)


def test_tables_with_headers_are_read_like_inline_ones(folder: Path) -> None:
    write(folder, people='[[person]]\nid = "ratih"\nname = "Ratih Pujaningrum"\n\n[[person]]\nid = "bagas"\nname = ""\n')
    with pytest.raises(ConfigError, match=r"people\.toml:5 \[name\]"):
        load_registry(folder)


def test_a_file_that_is_no_toml_is_named_with_its_line(folder: Path) -> None:
    write(folder, posts="post = [\n  { id = }\n]\n")
    with pytest.raises(ConfigError, match=r"posts\.toml:2"):
        load_registry(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "people.toml").unlink()
    with pytest.raises(ConfigError, match=r"people\.toml"):
        load_registry(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("titles.toml", "[around]", "[beside]", "around"),
        ("titles.toml", "\nspeech = ", "\nsaying = ", "around.speech"),
        ("names.toml", "\nendings = ", "\nendings = 3\nrest = ", "form.endings"),
    ],
)
def test_a_missing_or_wrong_word_list_is_named(folder: Path, name: str, old: str, new: str, key: str) -> None:
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        load_registry(folder)
    assert (raised.value.path.name, raised.value.key) == (name, key)
