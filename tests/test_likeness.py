"""More like this: similar articles of other stories, on an archive of invented articles."""

import pytest

from search.asking import Question
from tests.web.archive import archive_of


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    made = archive_of(tmp_path_factory.mktemp("serupa"))
    yield made
    made.close()


def one(app, words):
    return app.search(Question(words, size=1)).rows[0].article


def test_similar_articles_share_the_subject(app):
    export = one(app, "ekspor kursi rotan")
    shown = [row.article.title for row in app.similar(export, 3)]
    assert shown[0] == "Rumah Kemasan Bersama Dibuka di Pesisir Baru"


def test_carriers_of_the_same_story_are_not_called_similar(app):
    release = one(app, '"mesin anyam" rotan wanasari')
    assert release.story and len(app.story(release.id).carriers) > 1
    assert all(row.article.story != release.story for row in app.similar(release, 10))


def test_of_each_story_one_article_is_shown_and_no_more_than_asked_for(app):
    rows = app.similar(one(app, "ekspor kursi rotan"), 2)
    assert len(rows) == 2 and len({row.article.story for row in rows}) == 2


def test_an_article_without_words_that_carry_meaning_has_no_similar_ones(app):
    from dataclasses import replace

    empty = replace(one(app, "rotan"), title=None, text="yang di ke", officials=(), programmes=())
    assert app.similar(empty) == ()
