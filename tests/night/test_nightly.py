"""Whole nights over a town of newspapers: what is stored, what is asked for again, and what the receipt says."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from search.receipt_findings import TROUBLES
from search.verify import verify
from tests.night.desk import Desk, codes, line
from tests.press.prose import Article
from tests.press.server import Reply
from tests.press.town import Paper, Town, town


@pytest.fixture
def papers() -> Iterator[Town]:
    with town(10) as printed:
        yield printed


@pytest.fixture
def desk(papers, tmp_path) -> Desk:
    return Desk(tmp_path, papers)


def asked_for(printed: Town) -> list[str]:
    """The article pages that were asked for, of all papers."""
    return [path for paper in printed.papers.values() for path in paper.press.paths("/20")]


def forget(printed: Town) -> None:
    for paper in printed.papers.values():
        paper.press.forget()


@pytest.mark.slow
def test_one_night_stores_every_article_of_the_town_and_a_second_one_fetches_none_again(papers, desk):
    papers.publish(desk.now.date(), each=3)
    receipt = desk.night()
    assert (receipt.end, receipt.complete, codes(receipt)) == ("done", True, {})
    assert [line.name for line in receipt.outlets] == [f"Koran-{n:02d}" for n in range(1, 11)]
    with desk.store() as store:
        stored = {article.title: article for article in store.iterate_articles()}
    assert sorted(stored) == sorted(printed.title for printed in papers.articles)
    for printed in papers.articles:
        missing = [words for words in printed.paragraphs if words not in stored[printed.title].text]
        assert missing == [], printed.outlet
        assert printed.quote.rstrip(",") in " ".join(s.text for s in stored[printed.title].statements)
    assert list(verify(desk.data)) == []
    forget(papers)
    again = desk.night()
    assert asked_for(papers) == []
    assert (again.read, again.ledger) == ({}, receipt.ledger)


@pytest.mark.slow
def test_an_article_in_several_pages_is_one_article_with_all_of_its_words_in_order_and_kept_as_it_came(tmp_path):
    with town(11) as printed:
        desk = Desk(tmp_path, printed)
        paper = printed.papers["koran-11"]
        (one,) = paper.publish(desk.now)
        receipt = desk.night()
        assert paper.press.paths("/20") == [one.path, f"{one.path}?page=2", f"{one.path}?page=3"]
        assert (receipt.ledger.article, receipt.ledger.discovered) == (1, 1)
        with desk.store() as store:
            (stored,) = store.iterate_articles()
            original = store.archive.load(stored.raw)
        assert stored.text.split("\n\n") == list(one.paragraphs)
        assert [bytes(document).count(b"<h1>") for document in original.documents] == [1, 1, 1]
        assert list(verify(desk.data)) == []
        printed.papers["koran-11"].press.forget()
        desk.night()
        assert paper.press.paths("/20") == []


SPOILED = ("robots", "robots-unreachable", "blocked", "paywall", "empty", "template", "dead-feed", "errors", "busy")


@pytest.mark.slow
def test_every_trouble_of_an_outlet_is_told_by_its_name_in_the_receipt(papers, desk):
    papers.publish(desk.now.date(), each=3)
    trouble = dict(zip(SPOILED, papers.papers, strict=False))
    for code, name in trouble.items():
        _spoil(papers.papers[name], code)
    receipt = desk.night()
    assert codes(receipt) == {name: [code] for code, name in trouble.items()}
    assert line(receipt, "koran-10").usual.got == 3
    told = "\n".join(receipt.lines())
    assert all(TROUBLES[code] in told for code in trouble)
    assert [gap.partition(":")[0] for gap in receipt.gaps()] == [trouble[code].title() for code in trouble if code != "errors"]
    assert not receipt.complete
    assert receipt.ledger.balanced


def _spoil(paper: Paper, code: str) -> None:
    pages = paper.press.pages
    own = [one.path for one in paper.articles]
    own += [f"{path}?page=all" for path in own]
    replies = {
        "blocked": Reply("", 403), "empty": Reply(" "), "errors": Reply("", 500), "busy": Reply("", 429, headers={"Retry-After": "7200"}),
        "paywall": Reply(f"<html><body><h1>Kabar</h1><p>Awal berita.</p><p>{PAYWALL}</p></body></html>"),
        "template": Reply("<html><body><div id=app></div><script>muat()</script></body></html>"),
    }  # fmt: skip
    if code == "robots":
        pages["/robots.txt"] = Reply("User-agent: *\nDisallow: /", type="text/plain")
    elif code == "robots-unreachable":
        pages["/robots.txt"] = Reply("", 503)
    elif code == "dead-feed":
        pages |= {path: Reply("", 404) for path in pages if path.startswith(("/rss", "/atom", "/peta"))}
    else:
        pages |= dict.fromkeys(own, replies[code])


PAYWALL = "Artikel ini hanya untuk pelanggan. Silakan berlangganan untuk melanjutkan membaca."


@pytest.mark.slow
def test_an_article_that_changes_keeps_its_versions_and_one_that_is_gone_stays_with_that_state(desk, papers):
    paper = papers.papers["koran-01"]
    told, polished, withdrawn = paper.publish(*[desk.now - timedelta(hours=n) for n in range(3)])
    desk.night()
    _edit(paper, told, title=told.title + " dan Seterusnya")
    _edit(paper, polished, paragraphs=tuple(words.replace(", ", " , ") for words in polished.paragraphs))
    paper.press.pages[withdrawn.path] = Reply("", 410)
    desk.ahead = timedelta(days=8)
    desk.night()
    with desk.store() as store:
        by_path = {(article.url or "").removeprefix(paper.origin): article for article in store.iterate_articles()}
        assert len(by_path) == 3
        versions = {path: len(store.versions(article.id)) for path, article in by_path.items()}
        states = {
            row["source"].removeprefix(paper.origin): (row["state"], row["reason"]) for row in store._conn.execute("SELECT * FROM pages")
        }
    assert versions == {told.path: 1, polished.path: 0, withdrawn.path: 0}
    assert by_path[told.path].title.endswith("dan Seterusnya")
    assert states[withdrawn.path] == ("article", "gone")


def _edit(paper: Paper, one: Article, **changes: object) -> None:
    edited = replace(one, **changes)
    address = one.path
    paper.print(edited)
    paper.press.pages[address] = paper.press.pages[edited.path]


@pytest.mark.slow
def test_a_light_twin_and_a_moved_address_are_the_same_article(papers, desk):
    paper = papers.papers["koran-09"]
    (one,) = paper.publish(desk.now)
    moved = f"{one.path}-pindah"
    paper.press.pages[moved] = Reply("", 301, headers={"Location": one.path})
    links = "".join(f"<item><link>{paper.origin}{path}</link></item>" for path in (one.path, f"{one.path}/amp", moved))
    feed = Reply(f'<rss version="2.0"><channel>{links}</channel></rss>', type="application/rss+xml")
    for path in ("/rss.xml", "/atom.xml"):
        paper.press.pages[path] = feed
    (desk.config / "outlets" / "koran-09.toml").write_text(
        paper.toml().replace("sitemaps", "feeds").replace("/peta-berita.xml", "/rss.xml").replace("/peta.xml", "/rss.xml")
    )
    receipt = desk.night()
    assert (receipt.ledger.article, dict(receipt.ledger.duplicate)) == (1, {"same-address": 1})


@pytest.mark.slow
def test_nights_that_were_missed_are_caught_up_and_said(papers, desk):
    paper = papers.papers["koran-05"]  # lists its articles by day only
    paper.publish(desk.now)
    desk.night()
    for day in (1, 2, 3, 4):
        paper.publish(desk.now + timedelta(days=day))
    desk.ahead = timedelta(days=4)
    receipt = desk.night()
    assert receipt.nights == 4
    assert any("3 malam terlewat" in notice for notice in receipt.notices)
    assert receipt.ledger.article == 5


@pytest.mark.slow
def test_a_run_whose_time_is_over_ends_in_order_says_so_and_the_next_one_goes_on(papers, desk, monkeypatch):
    papers.publish(desk.now.date(), each=3)
    for path in (desk.config / "outlets").iterdir():
        path.write_text(path.read_text().replace("delay = 0", "delay = 3"))
    hours = desk.settings.nightly.hours
    late = SimpleNamespace(monotonic=lambda: time.monotonic() + (3600 * hours if len(asked_for(papers)) >= 3 else 0))
    with monkeypatch.context() as clock:
        clock.setattr("search.nightly.time", late)
        receipt = desk.night()
    assert receipt.end == "late"
    assert "unfinished" in {code for found in codes(receipt).values() for code in found}
    assert 0 < sum(line.report.fetched for line in receipt.outlets) < 30
    assert receipt.ledger.pending > 0
    desk.town.configure(desk.config, desk.config)
    assert desk.night().ledger.article == 30
