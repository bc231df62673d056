"""Saved searches that tell: each story once, later carriers as a number, one mail a recipient and day, and quiet days say so.

What a search has told is remembered by article, so that neither a new reading nor another grouping tells it again. The mail and the
note that it has been told are one transaction; a killed run has either both or neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Final, Protocol

from crawler.errors import EngineUnavailable, KlipingError, UsageError
from extractor.article import Article
from search import asking
from search.alerts_digest import Section, Told, body, subject
from search.app import App
from search.asking import Question, story_of
from search.export.exporting import question_of
from search.export.gathering import question_as_dict
from search.export.tables import WHAT, Subject, outlet_of
from search.store import Store
from search.store.journal import SavedSearch
from search.store.watches import Mail

WIB: Final = timezone(timedelta(hours=7))
_NAME: Final = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]{1,80}")
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
"""After the HTML standard's definition of a valid e-mail address; no blank, line end or list can be in it."""


class Post(Protocol):
    """Somebody who takes mails."""

    def deliver(self, mail: Mail) -> None:
        """Hand the mail over for good; the same mail again is the same message. Raises ``OSError`` or
        ``KlipingError`` when it was not taken."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved search: what is asked of which table, and who is told (nobody: it only feeds a feed)."""

    name: str
    question: Question
    subject: Subject = "articles"
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What one round over all saved searches did."""

    asked: int
    stories: int
    """New stories told."""
    queued: int
    """Mails made."""
    sent: int
    failed: tuple[str, ...]
    """Why mails could not be sent; they are tried again in the next round."""
    paused: tuple[str, ...]
    """Searches that could not be asked, each with the reason."""

    def sentence(self) -> str:
        """The summary in one line."""
        told = f"{self.asked} pencarian, {self.stories} cerita baru, {self.sent} surel terkirim"
        more = [f"{len(self.failed)} gagal dikirim ({self.failed[0]})"] if self.failed else []
        return ", ".join([told, *more, *(f"dijeda: {why}" for why in self.paused)])


def add(app: App, store: Store, watch: Watch) -> int:
    """Save ``watch``; what it finds now counts as told. Returns how many articles that are.

    Raises ``UsageError`` for a name that is taken or an address that is none, ``QueryError`` for a question that cannot be honoured.
    """
    if not _NAME.fullmatch(watch.name.strip()):
        raise UsageError("nama pencarian: 1 sampai 80 huruf, tanpa baris baru")
    if watch.email is not None and not _ADDRESS.fullmatch(watch.email):
        raise UsageError(f"{watch.email!r} bukan alamat surel / not an e-mail address")
    if any(saved.name == watch.name.strip() for saved in store.saved_searches()):
        raise UsageError(f"pencarian {watch.name!r} sudah ada; hapus dulu dengan `kliping watch remove`")
    found = asking.matching(app.desk, watch.question, WHAT[watch.subject])
    with store.transaction():
        store.save_search(watch.name.strip(), {"subject": watch.subject, **question_as_dict(watch.question)}, watch.email)
        store.watches.tell(saved_search(store, watch.name.strip()).id, found, None)
    return len(found)


def saved_search(store: Store, name: str) -> SavedSearch:
    """The saved search of that name. Raises ``UsageError`` when there is none."""
    found = next((saved for saved in store.saved_searches() if saved.name == name), None)
    if found is None:
        raise UsageError(f"tidak ada pencarian tersimpan bernama {name!r}; daftarnya: kliping watch list")
    return found


def watch_of(saved: SavedSearch) -> Watch:
    """The saved search as it was put. Raises ``UsageError`` when what is stored is no question."""
    stored: dict[str, Any] = dict(saved.query)
    table = stored.pop("subject", "articles")
    if table not in WHAT:
        raise UsageError(f"{table!r} bukan tabel yang dapat dicari")
    return Watch(saved.name, question_of(stored), table, saved.email)


def run(app: App, store: Store, post: Post) -> Round:
    """One round: ask every search that is not paused, queue what is new, send what is queued.

    Safe to run twice. Raises ``EngineUnavailable`` when nothing can be asked now; that pauses no search.
    """
    found, paused = _ask_all(app, store)
    now = store.watches.now()
    day = datetime.fromisoformat(now).astimezone(WIB).date().isoformat()
    queued = told = 0
    for recipient in sorted({saved.email or "" for saved in store.saved_searches()}):
        if recipient and store.watches.has_mail(recipient, day):
            continue
        sections = _tell(app, store, recipient, found, now, day)
        told += sum(len(section.stories) for section in sections)
        queued += bool(recipient)
    sent, failed = send_waiting(store, post)
    return Round(len(found), told, queued, sent, failed, paused)


def send_waiting(store: Store, post: Post) -> tuple[int, tuple[str, ...]]:
    """Hand over every mail that waits; how many were taken, and why the others were not."""
    sent, failed = 0, []
    for mail in store.watches.unsent():
        try:
            post.deliver(mail)
        except (OSError, KlipingError) as problem:
            store.watches.failed(mail, str(problem))
            failed.append(f"{mail.recipient}: {problem}")
        else:
            store.watches.sent(mail)
            sent += 1
    return sent, tuple(failed)


def _ask_all(app: App, store: Store) -> tuple[dict[int, set[str]], tuple[str, ...]]:
    """What each search finds, by its number; those that cannot be asked are paused, with the reasons."""
    found: dict[int, set[str]] = {}
    broken: list[str] = []
    for saved in store.saved_searches():
        if saved.paused:
            continue
        try:
            watch = watch_of(saved)
            found[saved.id] = asking.matching(app.desk, watch.question, WHAT[watch.subject])
        except EngineUnavailable:
            raise
        except KlipingError as problem:
            store.watches.pause(saved.name, str(problem))
            broken.append(f"{saved.name} ({problem})")
    return found, tuple(broken)


def _tell(app: App, store: Store, recipient: str, found: Mapping[int, set[str]], now: str, day: str) -> list[Section]:
    """Tell one recipient: the mail, and the notes that it is told, at once. Without an address, only the feed is told."""
    own = [saved for saved in store.saved_searches() if (saved.email or "") == recipient]
    sections = [_section(app, store, saved, found.get(saved.id, set())) for saved in own]
    with store.transaction():
        if recipient:
            store.watches.queue(recipient, day, subject(sections, day), body(sections, day, app.settings.mail.site))
        for saved in own:
            if saved.id in found:
                store.watches.tell(saved.id, found[saved.id], now)
                store.told(saved.name, now)
    return sections


def _section(app: App, store: Store, saved: SavedSearch, found: set[str]) -> Section:
    told = store.watches.told(saved.id).keys()
    stories: dict[str, list[Article]] = {}
    for article in store.articles(sorted(found - told)):
        stories.setdefault(article.story or article.id, []).append(article)
    new: list[Told] = []
    later: list[Told] = []
    for members in stories.values():
        story = story_of(store, members[0])
        entry = Told(story.first, sorted(outlet_of(a, app.desk.known.label) for a in members))
        known_before = any(carrier.id in told for carrier, _ in story.carriers)
        (later if known_before else new).append(entry)
    return Section(saved.name, tuple(_sorted(new)), tuple(_sorted(later)), saved.paused)


def _sorted(entries: Sequence[Told]) -> list[Told]:
    return sorted(entries, key=lambda entry: (-len(entry.outlets), entry.article.published or "", entry.article.id))
