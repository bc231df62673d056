"""Page in, record out: the one road that every page takes, whoever asks (a file, the crawl, a re-reading)."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import FrameType

from crawler.errors import ConfigError
from crawler.outlets import Outlet
from crawler.page import HTML, Page
from crawler.urls import canonical_url
from extractor.article import Article, Rejected, article_id
from extractor.clean import Cleaned, clean
from extractor.dates import settle
from extractor.draft import DateHint, Draft, raw_of, refuse
from extractor.nlp.pipeline import Tagger
from extractor.parts import draft_of_parts
from extractor.plain import draft_of_text

DEFAULT_TIME_LIMIT = 10.0
_WIB = timezone(timedelta(hours=7))
_CLOCKS = range(2000, 2200)
"""Years that a clock may show; a machine that has lost the time takes it to be 1970 or so."""
_OF_OTHERS = frozenset({"related", "read-also", "tags"})
"""What was dropped for these reasons speaks of other articles."""


class Reader:
    """Everything that reading needs, loaded once: registries, word lists and the tagging pipeline.

    Raises :class:`crawler.errors.ConfigError` when a file under ``config_dir`` is wrong.
    """

    def __init__(self, config_dir: Path, *, time_limit: float = DEFAULT_TIME_LIMIT) -> None:
        self._tagger = Tagger(config_dir)
        self._time_limit = time_limit

    def warm(self) -> None:
        """Load now what is otherwise loaded with the first page, and within its time limit. Raises ``ConfigError``."""
        self._tagger.tag("Perajin dilatih.", None, None)

    def read(self, page: Page, outlet: Outlet | None = None) -> Article | Rejected:
        """The article of ``page``, or the reason why it is none. The same page always gives the same record.

        A page that breaks the reading or takes longer than the time limit (seconds) is rejected, never raised.
        """
        try:
            with _limited(self._time_limit):
                return self._read(page, outlet)
        except ConfigError:  # a wrong word list is wrong for every page: the whole run must say so
            raise
        except TimeoutError:
            return refuse(page, "time-limit", f"lebih dari {self._time_limit:g} detik")
        except RecursionError:
            return refuse(page, "crash", "struktur halaman terlalu dalam")
        except Exception as problem:  # one bad page must not end the batch; it is recorded with its cause
            return refuse(page, "crash", f"{type(problem).__name__}: {problem}"[:300])

    def _read(self, page: Page, outlet: Outlet | None) -> Article | Rejected:
        draft = draft_of_parts(page, outlet) if page.media_type == HTML else draft_of_text(page)
        if isinstance(draft, Rejected):
            return draft
        cleaned = clean(draft)
        if not cleaned.text:
            return refuse(page, "no-article", "tidak ada isi setelah pembersihan")
        return self._article(page, draft, cleaned, outlet)

    def _article(self, page: Page, draft: Draft, cleaned: Cleaned, outlet: Outlet | None) -> Article:
        settled = settle((*_given(page), *cleaned.hints, *_words(cleaned)), self._tagger.years_told, _fetched(page))
        canonical = canonical_url(draft.canonical_url or page.url or "", base=page.url, outlet=outlet)
        tags = self._tagger.tag(cleaned.text, cleaned.title, settled.published)
        return Article(
            id=article_id(canonical, page.raw),
            source=page.source,
            source_id=page.given.id,
            url=page.url,
            canonical_url=canonical,
            outlet=page.outlet,
            language=draft.language,
            title=cleaned.title,
            authors=cleaned.authors,
            editors=cleaned.editors,
            dateline=cleaned.dateline,
            published=settled.published,
            published_evidence=settled.evidence,
            date_conflicts=settled.conflicts,
            text=cleaned.text,
            dropped=cleaned.dropped,
            relevant=tags.relevant,
            relevance=tags.relevance,
            officials=tags.officials,
            programmes=tags.programmes,
            organisations=tags.organisations,
            places=tags.places,
            figures=tags.figures,
            statements=tags.statements,
            raw=raw_of(page),
        )


def _given(page: Page) -> Iterator[DateHint]:
    if page.url:
        yield DateHint("url", page.url)
    if page.given.published:
        yield DateHint("feed" if page.given.source == "feed" else "given", page.given.published)


def _fetched(page: Page) -> date | None:
    """The day on which ``page`` was fetched, in Western Indonesian Time; null where it is not known, or the clock was plainly wrong."""
    try:
        moment = datetime.fromisoformat(page.fetched_at or "")
    except ValueError:  # archives made by others are not always exact
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(_WIB).date() if moment.year in _CLOCKS else None


def _words(cleaned: Cleaned) -> Iterator[DateHint]:
    """The article's own words as evidence: they often hold the year that a "Kamis (25/6)" lacks. Links to other articles do not count."""
    yield from (DateHint("body", words) for words in (cleaned.title, cleaned.text) if words)
    yield from (DateHint("body", dropped.text) for dropped in cleaned.dropped if dropped.reason not in _OF_OTHERS)


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise ``TimeoutError`` in this block after ``seconds``; only the main thread can be interrupted so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
