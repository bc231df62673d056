"""Reading the archive again."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.errors import UsageError
from search.cli.main import run
from search.corrections import correct
from search.store import Store
from search.upkeep_reprocess import Selection, reprocess
from search.verify import verify
from tests.desk_work import CONFIG, app_of, rows_of

LATER = "2025-03-11T01:00:00Z"
SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("baca") / "arsip"
    assert run(["--data", str(folder), "--config", str(CONFIG), "--engine", "memory", "import", str(SAMPLES)]) == 0
    return folder


@pytest.fixture
def archive(imported, tmp_path):
    shutil.copytree(imported, tmp_path / "arsip")
    return tmp_path / "arsip"


def again(folder, selection=None):
    app = app_of(folder)
    with Store.open(folder, write=True, clock=lambda: LATER) as store:
        done = reprocess(app, store, selection or Selection(), 1, lambda items: items)
    app.close()
    return done


def test_reading_again_with_the_same_version_changes_nothing(archive):
    before = rows_of(archive)
    done = again(archive)
    assert (done.read, done.changed) == (2, 0)
    assert rows_of(archive) == before


def test_reading_again_mends_what_an_earlier_version_read_and_keeps_corrections(archive):
    app = app_of(archive)
    with Store.open(archive, write=True, clock=lambda: LATER) as store:
        ((number, page), *_) = store.kept_pages(("article",))
        good = next(one for one in store.iterate_articles() if one.raw.sha256 == page.sha256)
        correct(app, store, good.id, "title", "Judul Benar", "sari", "uji")
        store.finish_page(number, replace(good, title="Pembacaan Lama", statements=(), story=None))
    app.close()
    done = again(archive)
    with Store.open(archive) as store:
        assert store.corrections.reading(good.id) == replace(good, story=None)
        assert store.article(good.id).title == "Judul Benar"
    assert done.changed == 1


def test_only_the_selected_pages_are_read_again(archive):
    assert again(archive, Selection(states=("rejected",))).read == 0
    assert again(archive, Selection(outlets=("antara",))).read == 0
    assert Selection.of(["rejected", "antara"], {"antara"}) == Selection(("rejected",), ("antara",))
    with pytest.raises(UsageError, match="antarra"):
        Selection.of(["antarra"], {"antara"})


def test_a_page_that_was_rejected_by_mistake_becomes_an_article(archive):
    from extractor.article import Rejected

    with Store.open(archive, write=True, clock=lambda: LATER) as store:
        for number, page in list(store.kept_pages(("article",))):
            store.finish_page(number, Rejected(page.source, "no-article", "salah", None))
        assert store.counts().articles == 0
    done = again(archive, Selection(states=("rejected",)))
    assert (done.read, done.outcomes) == (2, {"article": 2})
    assert list(verify(archive)) == []


def test_the_command_reads_again(archive, capsys):
    assert run(["--data", str(archive), "--config", str(CONFIG), "--engine", "memory", "reprocess", "--jobs", "1"]) == 0
    assert "2 halaman dibaca ulang: 0 berita berubah, 0 halaman bukan berita" in capsys.readouterr().out
