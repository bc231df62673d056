"""A list gone through page by page while articles come in between, with every engine."""

import random
from dataclasses import dataclass, field, replace

import pytest

from crawler.errors import UsageError
from search.document import Document
from search.engine import Query
from search.query_nodes import Seq
from search.walking import HEAD, Place, Walk, _window

WORDS = ("rotan", "batik", "mesin", "ekspor", "perajin", "sentra")


@dataclass
class Shelf:
    """As much of a store as a walk asks: what came in, in which order, and who carries which story."""

    engine: object
    came: list = field(default_factory=list)

    def add(self, documents):
        self.came += [document.article for document in documents]
        self.stories = getattr(self, "stories", {})
        for document in documents:
            self.stories.setdefault(document.story, []).append(document.article)
        self.engine.put(documents)
        self.engine.refresh()

    def arrivals_since(self, number, limit):
        return self.came[number : number + limit]

    def carriers(self, story):
        return tuple(self.stories[story])


def article(chance, number, stories):
    """One in three has no date, or one that others share; several carry one story."""
    story = f"s{chance.randrange(stories)}" if chance.random() < 0.6 else f"sendiri{number}"
    published = chance.choice(
        [None, "2024-05-01", f"2024-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}T0{chance.randint(0, 9)}:00:00+07:00"]
    )
    text = " ".join(["rotan", *chance.choices(WORDS, k=chance.randint(1, 30))])
    return Document("article", f"a{number}", None, published, story, 9, group=story, streams={"title": chance.choice(WORDS), "text": text},
                    keywords={"article": (f"a{number}",), "story": (story,)})  # fmt: skip


def walked(shelf, query, between=lambda page: None):
    """The hits of every page, and how many pages there were."""
    place, pages = Place(len(shelf.came)), []
    while place:
        walk = Walk(shelf.engine, shelf, place)
        pages.append(walk.find(query).hits)
        place = walk.next
        between(len(pages))
    return pages


def filled(engine, chance, number, stories=12):
    shelf = Shelf(engine)
    shelf.add([article(chance, n, stories) for n in range(number)])
    return shelf


SORTS = ("newest", "oldest", "relevance")


@pytest.mark.parametrize("grouped", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_all_pages_together_are_the_list(engine, sort, grouped):
    shelf = filled(engine, random.Random(5), 70)
    query = Query(match=Seq(("rotan",)), sort=sort, grouped=grouped, size=7)
    pages = walked(shelf, query)
    whole = engine.find(replace(query, size=100)).hits
    assert [hit for page in pages for hit in page] == list(whole)
    assert [len(page) for page in pages[:-1]] == [7] * (len(pages) - 1)


@pytest.mark.parametrize("size", [1, 4, 11])
@pytest.mark.parametrize("grouped", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_what_was_there_comes_once_whatever_comes_in_between(engine, sort, grouped, size):
    chance = random.Random(size)
    shelf = filled(engine, chance, 40)
    query = Query(match=Seq(("rotan",)), sort=sort, grouped=grouped, size=size)
    before = {hit.story if grouped else hit.id for hit in engine.find(replace(query, size=100)).hits}

    def more(page):
        if page < 6:
            shelf.add([article(chance, 1000 * page + n, 12) for n in range(8)])

    shown = [hit.story if grouped else hit.id for page in walked(shelf, query, more) for hit in page]
    assert len(shown) == len(set(shown)) and set(shown) == before


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_in_an_order_of_time_nothing_moves_when_rows_before_are_taken_away(engine, sort):
    shelf = filled(engine, random.Random(9), 40)
    query = Query(sort=sort, size=5)
    whole = [hit.id for hit in engine.find(replace(query, size=100)).hits]

    def fewer(page):
        if page == 4:
            engine.drop(whole[:17])
            engine.refresh()

    assert [hit.id for page in walked(shelf, query, fewer) for hit in page] == whole


def test_behind_the_best_rows_the_others_come_newest_first_and_none_twice(engine):
    shelf = filled(engine, random.Random(2), HEAD + 60, stories=400)
    pages = walked(shelf, Query(match=Seq(("rotan",)), sort="relevance", size=50))
    shown = [hit.id for page in pages for hit in page]
    assert len(set(shown)) == len(shown) == HEAD + 60
    rest = [hit.id for page in pages[4:] for hit in page]
    newest = [hit.id for hit in engine.find(Query(sort="newest", size=500)).hits]
    assert rest == [key for key in newest if key in set(rest)]


def test_two_stories_that_become_one_during_the_walk_are_not_shown_again(engine):
    shelf = Shelf(engine)
    parts = [
        Document("article", name, None, f"2024-01-0{day}", story, 2, group=story, streams={"text": "rotan"}, keywords={"article": (name,)})
        for name, day, story in (("a1", 5, "s1"), ("a2", 3, "s2"), ("a3", 1, "s3"))
    ]
    shelf.add(parts)

    def join(page):
        if page == 1:
            engine.put([replace(part, story="s1", group="s1") for part in parts[:2]])
            engine.refresh()
            shelf.stories["s1"] = ["a1", "a2"]

    for sort in ("newest", "relevance"):
        shown = [hit.id for page in walked(shelf, Query(sort=sort, grouped=True, size=1), join) for hit in page]
        assert shown == ["a1", "a3"]


def test_a_walk_that_too_much_has_overtaken_is_refused(monkeypatch):
    monkeypatch.setattr("search.walking._NEWCOMERS", 3)
    with pytest.raises(UsageError, match="cursor"):
        Walk(None, Shelf(None, ["a", "b", "c", "d"]), Place(0))


@pytest.mark.parametrize("length", [2, 3, 22, 1002])
def test_a_window_of_whole_pages_holds_what_was_wanted(length):
    for start in (*range(200), 9_999, 123_456):
        page, width = _window(start, length)
        assert (page - 1) * width <= start and start + length <= page * width
