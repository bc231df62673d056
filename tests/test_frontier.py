"""What every frontier promises, the store's and the one in memory alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from crawler.frontier import Frontier, Link, Target, Validators
from crawler.memory import MemoryFrontier
from crawler.page import HTML, Given, page_of
from extractor.article import Article, Raw, article_id
from search.store import ledger
from search.store.store import Store

SITE = "https://kabar.example"
NOW, LATER, LATEST = "2026-11-21T08:00:00Z", "2026-11-21T09:00:00Z", "2999-01-01T00:00:00Z"


@pytest.fixture(params=["memory", "store"])
def frontier(request, tmp_path) -> Iterator[Frontier]:
    if request.param == "memory":
        yield MemoryFrontier()
        return
    with Store.open(tmp_path, write=True) as store:
        yield store.frontier


def link(name: str, when: str | None = None) -> Link:
    """An article's link."""
    return Link(f"{SITE}/{name}?utm_source=rss", f"{SITE}/{name}", given=Given(title=name, source="feed"), when=when)


def page(target: Target):
    """What was fetched for a target."""
    return page_of(target.url, f"<p>{target.key}".encode(), HTML, url=target.url, outlet=target.outlet, fetched_at=NOW, given=target.given)


def names(targets: list[Target]) -> list[str]:
    """The last part of each key."""
    return [target.key.rpartition("/")[2] for target in targets]


def test_new_links_are_counted_and_known_ones_left_as_they_are(frontier):
    assert frontier.discovered("kabar", [link("a"), link("b")]) == 2
    assert frontier.discovered("kabar", [link("b", when=NOW), link("c")]) == 1
    assert {target.when for target in frontier.due("kabar", 9, NOW)} == {None}


def test_a_target_carries_what_its_link_said(frontier):
    frontier.discovered("kabar", [link("a", when=NOW)])
    (target,) = frontier.due("kabar", 9, NOW)
    assert target == Target("kabar", f"{SITE}/a?utm_source=rss", f"{SITE}/a", given=Given(title="a", source="feed"), when=NOW)


def test_the_newest_is_due_first_and_the_undated_last_found_first(frontier):
    frontier.discovered("kabar", [link("x"), link("old", "2026-11-01T00:00:00Z"), link("new", "2026-11-20T00:00:00Z"), link("y")])
    assert names(frontier.due("kabar", 9, NOW)) == ["new", "old", "y", "x"]
    assert names(frontier.due("kabar", 1, NOW)) == ["new"]
    assert frontier.due("lain", 9, NOW) == []


def test_days_bound_what_is_due_and_the_undated_count_as_inside(frontier):
    frontier.discovered("kabar", [link(day, f"2026-11-{day}T00:00:00Z") for day in ("18", "19", "20")] + [link("x")])
    assert names(frontier.due("kabar", 9, NOW, since="2026-11-19T00:00:00Z")) == ["20", "19", "x"]
    assert names(frontier.due("kabar", 9, NOW, until="2026-11-19T00:00:00Z")) == ["18", "x"]


def test_asking_changes_nothing(frontier):
    frontier.discovered("kabar", [link("a")])
    assert frontier.due("kabar", 9, NOW) == frontier.due("kabar", 9, NOW)


def test_a_fetched_page_is_due_no_more_and_brings_its_links(frontier):
    frontier.discovered("kabar", [link("a")])
    (target,) = frontier.due("kabar", 9, NOW)
    frontier.fetched(target, page(target), [link("b")], Validators('"1"', None))
    assert names(frontier.due("kabar", 9, LATEST)) == ["b"]
    assert frontier.discovered("kabar", [link("a")]) == 0


def test_a_failed_page_is_due_again_from_its_next_try_with_its_attempts_counted(frontier):
    frontier.discovered("kabar", [link("a")])
    (target,) = frontier.due("kabar", 9, NOW)
    frontier.failed(target, "timeout", LATER)
    assert frontier.due("kabar", 9, NOW) == []
    (again,) = frontier.due("kabar", 9, LATER)
    assert again == replace(target, attempts=1)


def test_a_page_that_failed_for_good_is_never_due_nor_new_again(frontier):
    frontier.discovered("kabar", [link("a")])
    (target,) = frontier.due("kabar", 9, NOW)
    frontier.failed(target, "gone", None)
    assert frontier.due("kabar", 9, LATEST) == []
    assert frontier.discovered("kabar", [link("a")]) == 0


def test_a_listing_is_remembered_with_its_validators_and_horizon_and_is_no_page(frontier):
    target = frontier.listing("kabar", f"{SITE}/rss", "feed")
    assert target == Target("kabar", f"{SITE}/rss", f"{SITE}/rss", "feed")
    assert frontier.listed(target, [link("a"), link("a")], Validators('"1"', "kemarin"), NOW) == 1
    known = frontier.listing("kabar", f"{SITE}/rss", "feed")
    assert known == replace(target, etag='"1"', last_modified="kemarin", horizon=NOW)
    assert names(frontier.due("kabar", 9, NOW)) == ["a"]


def test_a_listing_that_fails_counts_its_attempts_until_it_is_read_or_unchanged(frontier):
    frontier.listed(frontier.listing("kabar", SITE, "feed"), [], Validators('"1"', None))
    for settle in (lambda t: frontier.unchanged(t), lambda t: frontier.listed(t, [], Validators('"1"', None))):
        frontier.failed(frontier.listing("kabar", SITE, "feed"), "timeout", LATER)
        failed = frontier.listing("kabar", SITE, "feed")
        assert (failed.attempts, failed.etag) == (1, '"1"')
        settle(failed)
        assert frontier.listing("kabar", SITE, "feed").attempts == 0


def test_a_page_that_a_listing_calls_changed_is_due_again_behind_the_new_ones_and_keeps_its_validators(frontier):
    frontier.discovered("kabar", [link("a", "2026-11-20T00:00:00Z")])
    (target,) = frontier.due("kabar", 9, NOW)
    frontier.fetched(target, page(target), validators=Validators('"1"'))
    read_all_as_articles(frontier)
    frontier.discovered("kabar", [link("a", "2026-11-20T00:00:00Z")])
    assert frontier.due("kabar", 9, LATEST) == []
    frontier.discovered("kabar", [link("a", "2026-11-21T00:00:00Z"), link("b", "2026-11-19T00:00:00Z")])
    assert names(frontier.due("kabar", 9, LATEST)) == ["b", "a"]
    again = frontier.due("kabar", 9, LATEST)[1]
    assert again.etag == '"1"'
    frontier.unchanged(again)
    assert names(frontier.due("kabar", 9, LATEST)) == ["b"]


def test_a_later_date_of_a_page_still_pending_does_not_make_it_due_twice(frontier):
    frontier.discovered("kabar", [link("a", "2026-11-20T00:00:00Z")])
    frontier.discovered("kabar", [link("a", "2026-11-20T09:00:00Z")])
    (target,) = frontier.due("kabar", 9, NOW)
    frontier.fetched(target, page(target))
    read_all_as_articles(frontier)
    frontier.discovered("kabar", [link("a", "2026-11-20T09:00:00Z")])
    assert frontier.due("kabar", 9, LATEST) == []


def read_all_as_articles(frontier):
    """What the reading does in a store; a memory has none."""
    if isinstance(frontier, MemoryFrontier):
        return
    for number, kept in frontier.unread((), 99):
        text = kept.body.decode()
        article = Article(article_id(kept.url, kept.raw), kept.source, text, Raw(kept.sha256, len(kept.raw)), url=kept.url)
        with frontier._transaction():
            ledger.finish(frontier._conn, number, article, LATER)
