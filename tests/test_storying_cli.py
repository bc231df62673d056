"""The commands about stories: `story`, `diff`, `pickup`, `join`, `split`, as people and as scripts see them."""

import json
from pathlib import Path

import pytest

from extractor import story_signature
from search import grouping
from search.cli.main import run
from tests.release_work import LOOKALIKE, PARAGRAPHS, RELEASE

CONFIG = Path(__file__).parents[1] / "config"
TEXTS = {
    "asal": ("Rumah Kemasan Wanasari Dibuka", "Selasa, 4 Maret 2025 09:15 WIB", RELEASE),
    "ubah": ("Wanasari Punya Rumah Kemasan", "Selasa, 4 Maret 2025 11:40 WIB", RELEASE.replace("Rp3,7 miliar", "Rp3,7 triliun")),
    "potong": ("Bungkus Baru di Wanasari", "Rabu, 5 Maret 2025 08:05 WIB", "\n\n".join(PARAGRAPHS[:3])),
    "lomba": ("Pelajar Berlomba Merancang Kemasan", "Kamis, 10 April 2025 10:00 WIB", LOOKALIKE),
}


@pytest.fixture
def ask(tmp_path, capsys):
    texts = tmp_path / "berita"
    texts.mkdir()
    for name, parts in TEXTS.items():
        (texts / f"{name}.txt").write_text("\n\n".join(parts))

    def asked(*words, code=0):
        assert run(["--data", str(tmp_path / "arsip"), "--config", str(CONFIG), *words]) == code
        return capsys.readouterr().out

    asked("import", str(texts), "--jobs", "1")
    return asked


def rows(output):
    return [json.loads(line) for line in output.splitlines()]


def ids(ask):
    """The id of each article by the name of its file, and the stories as sets of names."""
    found = rows(ask("stories", "--json"))
    named = {carrier["source"].rsplit("/", 1)[-1].removesuffix(".txt"): carrier["id"] for story in found for carrier in story["carriers"]}
    names = {key: name for name, key in named.items()}
    return named, {frozenset(names[carrier["id"]] for carrier in story["carriers"]) for story in found}


def test_import_groups_the_carriers_of_one_release(ask):
    assert ids(ask)[1] == {frozenset({"asal", "ubah", "potong"}), frozenset({"lomba"})}


def test_diff_tells_people_what_was_changed_in_indonesian(ask):
    named, _ = ids(ask)
    shown = ask("diff", named["asal"], named["ubah"])
    assert "angka: Rp3,7 miliar → Rp3,7 triliun" in shown
    assert "judul: Rumah Kemasan Wanasari Dibuka → Wanasari Punya Rumah Kemasan" in shown
    assert "Satu cerita" in shown


def test_diff_tells_scripts_the_same_with_the_sentences(ask):
    named, _ = ids(ask)
    (found,) = rows(ask("diff", named["asal"], named["ubah"], "--json"))
    (change,) = [change for change in found["altered"] if change["what"] == "figure"]
    assert (change["old"], change["new"]) == ("Rp3,7 miliar", "Rp3,7 triliun")
    assert change["old"] in change["old_sentence"]
    assert change["new"] in change["new_sentence"]


def test_story_shows_the_carriers_by_any_of_their_ids(ask):
    named, _ = ids(ask)
    shown = ask("story", named["potong"])
    assert "3 pemuat" in shown
    assert "dipotong" in shown
    assert "Rp3,7 miliar ≠ Rp3,7 triliun" in shown
    assert len(rows(ask("story", named["potong"], "--json"))[0]["carriers"]) == 3


def test_pickup_tells_who_carried_a_release_and_how_much_of_it(ask, tmp_path):
    release = tmp_path / "siaran.txt"
    release.write_text(f"Rumah Kemasan Bersama Dibuka\n\n{RELEASE}")
    head, *carriers = rows(ask("pickup", str(release), "--json"))
    assert (head["carriers"], head["share"]) == (3, 1.0)
    assert {carrier["source"].rsplit("/", 1)[-1] for carrier in carriers} == {"asal.txt", "ubah.txt", "potong.txt"}
    assert "3 pemuat" in ask("pickup", str(release))


def test_pickup_of_a_file_that_is_itself_in_the_archive_says_so(ask, tmp_path):
    said = "Naskah ini sendiri tersimpan di arsip dan tidak dihitung sebagai pemuat"
    shown = ask("pickup", str(tmp_path / "berita" / "asal.txt"))
    assert "2 pemuat" in shown and f"{said}: {ids(ask)[0]['asal']}" in shown
    alone = ask("pickup", str(tmp_path / "berita" / "lomba.txt"))
    assert "0 pemuat" in alone and said in alone


def test_stories_that_another_version_grouped_are_shown_and_grouped_again_by_reindex(ask, tmp_path, capsys, monkeypatch):
    release, key = tmp_path / "siaran.txt", ids(ask)[0]["asal"]
    release.write_text("\n\n".join(TEXTS["asal"]))
    story, pickup = ask("story", key, "--json"), ask("pickup", str(release), "--json")
    for module in (story_signature, grouping):
        monkeypatch.setattr(module, "VERSION", module.VERSION + 1)
    assert ask("story", key, "--json") == story
    assert run(["--data", str(tmp_path / "arsip"), "--config", str(CONFIG), "pickup", str(release)]) == 2
    assert "jalankan `kliping reindex` sekali" in capsys.readouterr().err
    ask("reindex")
    assert ask("pickup", str(release), "--json") == pickup


def test_split_and_join_by_hand_hold_after_another_import(ask, tmp_path):
    named, _ = ids(ask)
    ask("split", named["potong"], "--who", "Sari")
    assert frozenset({"potong"}) in ids(ask)[1]
    ask("join", named["potong"], named["lomba"], "--who", "Sari")
    ask("import", str(tmp_path / "berita"), "--jobs", "1")
    assert ids(ask)[1] == {frozenset({"asal", "ubah"}), frozenset({"potong", "lomba"})}


@pytest.mark.parametrize("command", [["story", "x"], ["diff", "x", "y"], ["split", "x"], ["join", "x", "y"], ["pickup", "tidak-ada.txt"]])
def test_what_is_not_there_is_said_in_one_line(ask, command, capsys):
    ask(*command, code=2)


def test_story_says_on_which_evidence_each_carrier_belongs_to_it(ask):
    named, _ = ids(ask)
    assert "karena: kesamaan kata" in ask("story", named["asal"])
    (found,) = rows(ask("story", named["asal"], "--json"))
    original, *others = found["carriers"]
    assert original["because"] is None
    for carrier in others:
        assert carrier["because"]["with"] == original["id"]
        assert 0 < carrier["because"]["strength"] <= 1
        assert carrier["because"]["evidence"]["wording"] > 0.9


def test_story_names_who_decided_what_by_hand(ask):
    named, _ = ids(ask)
    ask("join", named["asal"], named["lomba"], "--who", "meja berita")
    (found,) = rows(ask("story", named["lomba"], "--json"))
    assert {(one["verdict"], one["who"]) for one in found["decisions"]} == {("join", "meja berita")}
    (joined,) = [carrier for carrier in found["carriers"] if carrier["id"] == named["lomba"]]
    assert joined["because"] is None  # only the decision holds it
    assert "disatukan" in ask("story", named["asal"]) and "meja berita" in ask("story", named["asal"])
