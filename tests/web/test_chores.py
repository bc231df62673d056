"""Work that takes longer than a page: done one after another, told of while it goes on, given up when the server ends."""

import threading

import pytest

from crawler.errors import KlipingError
from search.web import chores
from search.web.chores import Chores, Dropped
from search.web.denied import Denied
from search.web.desks import Desks


@pytest.fixture
def made(app):
    desks = Desks(app)
    found = Chores(desks)
    yield found
    found.close()
    desks.close()


def ended(chore):
    for _ in range(1000):
        if chore.ended:
            return chore
        threading.Event().wait(0.01)
    raise AssertionError("never ended")


def test_what_came_of_a_piece_of_work_is_kept_for_its_owner_alone(made):
    chore = ended(made.start("satu", "sari", "id", lambda app, chore: app.desk.store.counts().articles))
    assert chore.result == 13 and made.find("satu", "sari") is chore
    assert made.find("satu", "beni") is None and made.find("dua", "sari") is None


def test_the_same_work_is_not_begun_twice_while_it_is_kept(made, monkeypatch):
    begun = []
    first = ended(made.start("satu", "sari", "id", lambda app, chore: begun.append(1)))
    assert made.start("satu", "sari", "id", lambda app, chore: begun.append(2)) is first
    monkeypatch.setattr(chores, "_KEPT", -1.0)
    assert ended(made.start("satu", "sari", "id", lambda app, chore: begun.append(3))) is not first
    assert begun == [1, 3] and not first.folder.exists()


def test_the_progress_is_told_in_parts_of_a_hundred(made):
    seen = []

    def work(app, chore):
        seen.append(chore.percent)
        chore.tell(1, 4)
        seen.append(chore.percent)

    ended(made.start("satu", "sari", "id", work))
    assert seen == [None, 25]


@pytest.mark.parametrize(
    ("problem", "told"), [(KlipingError("cakram penuh"), "cakram penuh"), (ZeroDivisionError("rahasia"), "ZeroDivisionError")]
)
def test_what_goes_wrong_is_told_in_words_meant_for_people(made, problem, told):
    def work(app, chore):
        raise problem

    assert ended(made.start("satu", "sari", "id", work)).problem == told


def test_when_too_much_waits_the_next_is_told_to_come_again(made):
    go = threading.Event()
    for n in range(8):
        made.start(str(n), "sari", "id", lambda app, chore: go.wait(20))
    with pytest.raises(Denied) as refused:
        made.start("lagi", "sari", "id", lambda app, chore: None)
    go.set()
    assert refused.value.status == 429 and refused.value.wait


def test_what_is_under_way_is_given_up_when_the_server_ends(app):
    desks = Desks(app)
    made, begun, dropped = Chores(desks), threading.Event(), []

    def work(app, chore):
        begun.set()
        try:
            while True:
                chore.tell(0, 0)
        except Dropped:
            dropped.append(chore)
            raise

    chore = made.start("satu", "sari", "id", work)
    begun.wait(20)
    made.close()
    desks.close()
    assert dropped == [chore] and not chore.folder.exists()
