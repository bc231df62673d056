"""Apps on loan to many threads."""

import threading

import pytest

from crawler.errors import EngineUnavailable
from search.app import App
from search.asking import Question
from search.web.desks import Desks

OLD = "Sentra Keramik\n\nWANASARI – Sentra keramik di kota itu kekurangan tungku pembakaran sejak awal tahun."
NEW = '{"url": "https://harianwanasari.example/2025/04/01/x", "title": "Batik Tulis", "published": "2025-04-01", "text": "%s"}'
TEXT = "WANASARI – Perajin batik tulis, Mirah Kencana, mengatakan pesanan naik. Sebanyak 15 IKM ikut serta dalam pameran itu."


@pytest.fixture(params=["embedded", "memory"])
def own(request, app, tmp_path):
    """An empty archive with either engine."""
    made = App(tmp_path / "arsip", app.config_dir, engine_spec=request.param)
    (tmp_path / "satu.txt").write_text(OLD, "utf-8")
    made.import_paths([tmp_path / "satu.txt"], 1, lambda items: items)
    return made


def ask(desks, text):
    with desks.lend("id") as lent:
        return lent.search(Question(text)).total


def test_what_a_run_brought_in_is_found_by_the_next_request(own, tmp_path):
    desks = Desks(own)
    assert ask(desks, "batik") == 0
    (tmp_path / "baru.jsonl").write_text(NEW % TEXT, "utf-8")
    own.import_paths([tmp_path / "baru.jsonl"], 1, lambda items: items)
    assert ask(desks, "batik") == 1
    desks.close()


def test_new_names_are_known_after_a_rest(own, tmp_path):
    now = [0.0]
    desks = Desks(own, clock=lambda: now[0])
    with desks.lend("id") as lent:
        assert lent.desk.known.keys("official", ["Mirah"]) == ("Mirah",)
    (tmp_path / "baru.jsonl").write_text(NEW % TEXT, "utf-8")
    own.import_paths([tmp_path / "baru.jsonl"], 1, lambda items: items)
    now[0] = 3600.0
    with desks.lend("id") as lent:
        assert lent.desk.known.keys("official", ["Mirah"]) == ("Mirah Kencana",)
    desks.close()


def test_threads_ask_at_the_same_time_and_get_the_same(app):
    desks, answers = Desks(app, most=3), []
    expected = ask(desks, "rotan")
    threads = [threading.Thread(target=lambda: answers.extend(ask(desks, "rotan") for _ in range(10))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 80
    desks.close()


def test_two_requests_never_share_an_open_archive(app):
    desks = Desks(app)
    with desks.lend("id") as one, desks.lend("en") as other:
        assert one.desk.store is not other.desk.store and (one.lang, other.lang) == ("id", "en")
    desks.close()


def test_one_that_failed_is_opened_anew(app):
    desks = Desks(app)
    with desks.lend("id") as first:
        pass
    with pytest.raises(ZeroDivisionError), desks.lend("id") as second:
        raise ZeroDivisionError
    with desks.lend("id") as third:
        pass
    assert second.desk.store is first.desk.store and third.desk.store is not first.desk.store
    desks.close()


def test_too_many_at_once_are_told_to_come_again(app, monkeypatch):
    monkeypatch.setattr("search.web.desks._PATIENCE", 0.01)
    desks = Desks(app, most=1)
    with desks.lend("id"), pytest.raises(EngineUnavailable), desks.lend("id"):
        pass
    desks.close()
