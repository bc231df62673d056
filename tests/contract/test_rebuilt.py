"""An index is only an index: lost or damaged, it is made again from the store, and every question has the answer it had before."""

import random
import shutil
import threading

import pytest

from crawler.errors import KlipingError
from search.app import App
from search.asking import Question
from search.engine import open_engine
from search.settings import SearchSettings, Settings
from tests.contract.conftest import PREFIX
from tests.elastic.archive import CONFIG, article, fill

ARTICLES, QUESTIONS = 300, 200


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elastic)])
def app(request, tmp_path):
    spec = request.param if request.param == "embedded" else request.getfixturevalue("server")
    opened = App(tmp_path, CONFIG, Settings(search=SearchSettings(index=f"{PREFIX}-lagi", timeout=60)), spec)
    fill(tmp_path, range(ARTICLES))
    opened.catch_up()
    yield opened
    opened.close()
    if spec != "embedded":
        remove(opened)


def remove(app):
    engine = open_engine(app.engine_spec, app.data_dir, app.settings.search)
    engine.remove()
    engine.close()


def questions():
    chance = random.Random(12)
    for _ in range(QUESTIONS):
        words = article(chance.randrange(ARTICLES))[1].text.split()
        yield Question(" ".join(chance.sample(words, chance.randint(1, 2))), stories=chance.random() < 0.3)


def answers(app):
    """For each question the first twenty and the ids of all."""
    found = [app.search(question) for question in questions()]
    everything = [row.article.id for page in (1, 2) for row in app.search(Question(sort="newest", size=ARTICLES // 2, page=page)).rows]
    return [([row.article.id for row in page.rows], page.total) for page in found], everything


def lose(app):
    if app.engine_spec == "embedded":
        shutil.rmtree(app.data_dir / "index")
    else:
        remove(app)


def spoil(app):
    if app.engine_spec != "embedded":
        pytest.skip("a server looks after its own files")
    for path in (app.data_dir / "index").glob("g*/article/*.idx"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("harm", [lose, spoil])
def test_after_a_loss_two_hundred_questions_have_the_same_ids_and_the_same_first_twenty(app, harm):
    before = answers(app)
    assert len(before[1]) == ARTICLES and all(total for _, total in before[0])
    app.close()
    harm(app)
    assert answers(app) == before


def test_readers_are_served_with_the_same_answers_while_the_index_is_made_again(app):
    expected = answers(app)
    stop, wrong, asked = threading.Event(), [], []
    listed = list(questions())

    def read():
        number = 0
        while not stop.is_set():
            number = (number + 1) % QUESTIONS
            try:
                page = app.search(listed[number])
            except KlipingError as problem:
                wrong.append(problem)
                return
            asked.append(number)
            if ([row.article.id for row in page.rows], page.total) != expected[0][number]:
                wrong.append(number)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        app.reindex()
    stop.set()
    for thread in threads:
        thread.join()
    assert asked and wrong == []
