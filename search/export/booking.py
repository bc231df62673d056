"""`kliping book`: the kliping of a day, a period, a question or picked articles, as DOCX, PDF, XLSX and text for WhatsApp."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, Literal, get_args

from crawler.errors import UsageError
from extractor.article import Article
from search import asking
from search.app import App
from search.asking import Question
from search.engine import Filters
from search.export.book import MOST, Book, Cover, book_of
from search.export.book_text import whatsapp
from search.export.book_words import Period
from search.export.files import whole_file
from search.wording import number

BookFormat = Literal["docx", "pdf", "xlsx", "txt"]
BOOK_FORMATS: Final[tuple[BookFormat, ...]] = get_args(BookFormat)
HEADING: Final = "Kliping Berita"


def day_book(app: App, period: Period, everything: bool = False) -> Book:
    """The kliping of a period: what is about IKM policy, or ``everything``; compared with the period before."""
    return question_book(app, Question(filters=Filters(relevance=() if everything else ("relevant",))), period)


def question_book(app: App, question: Question, period: Period | None = None) -> Book:
    """The kliping of all that ``question`` finds, in ``period`` or in that of its filters where it names both ends.

    Raises ``UsageError`` when it finds more than a kliping can hold.
    """
    period = period or _period_of(question.filters)
    asked = _within(question, period) if period else question
    articles = _articles(app, asked)
    before = app.search(replace(_within(question, period.before), size=0)).total if period else None
    heading = f"{HEADING}: {question.text}" if question.text else f"{HEADING} Industri Kecil dan Menengah"
    return book_of(app.desk, articles, Cover(app.settings.office, heading, str(period or "segala waktu"), period, before, period))


def picked_book(app: App, keys: Sequence[str], heading: str = HEADING) -> Book:
    """The kliping of articles that somebody picked, in their order; a story's id stands for its carriers.

    It tells of the visits to the outlets on the days of its articles. Raises ``UsageError`` for an unknown id.
    """
    found = {article.id: article for key in keys for article in _picked(app, key)}
    when = f"{number(len(found))} berita pilihan"
    cover = Cover(app.settings.office, heading, when, visits=_days_of(found.values()), as_given=True)
    return book_of(app.desk, list(found.values()), cover)


def write_book(app: App, book: Book, form: BookFormat, path: Path) -> None:
    """Write ``book`` to ``path``; the same book always gives the same bytes.

    Raises ``ConfigError`` when the office's template cannot be used, ``KlipingError`` when the file cannot be written.
    """
    content = book_bytes(app, book, form)
    with whole_file(path) as draft:
        draft.write_bytes(content)


def book_bytes(app: App, book: Book, form: BookFormat) -> bytes:
    """``book`` as a file's content. Raises ``ConfigError`` when the office's template cannot be used."""
    if form == "docx":
        from search.export.docx_book import docx

        template = app.settings.office.template
        return docx(book, app.config_dir / template if template else None)
    if form == "pdf":
        from search.export.pdf_book import pdf

        return pdf(book)
    if form == "xlsx":
        from search.export.xlsx_book import xlsx

        return xlsx(book)
    return whatsapp(book).encode("utf-8", "replace")


def _picked(app: App, key: str) -> list[Article]:
    article = app.article(key)
    if article:
        return [article]
    story = app.desk.store.story(key)
    if story is None:
        raise UsageError(f"tidak ada berita atau cerita dengan id {key} / no article or story with this id")
    return [carrier for carrier, _ in story.carriers]


def _days_of(articles: Iterable[Article]) -> Period | None:
    """From the first to the last day on which one of ``articles`` was published."""
    days = sorted(article.published[:10] for article in articles if article.published)
    return Period(date.fromisoformat(days[0]), date.fromisoformat(days[-1])) if days else None


def _articles(app: App, question: Question) -> list[Article]:
    total = app.search(replace(question, size=0, page=1, stories=False)).total
    if total > MOST:
        raise UsageError(
            f"{number(total)} berita terlalu banyak untuk satu kliping (paling banyak {number(MOST)}): persempit, atau pakai --format xlsx"
        )
    hits = asking.every(app.desk, replace(question, stories=False, sort="newest"), "article")
    return app.desk.store.articles(hit.article for hit in hits)


def _period_of(filters: Filters) -> Period | None:
    return Period(date.fromisoformat(filters.first), date.fromisoformat(filters.last)) if filters.first and filters.last else None


def _within(question: Question, period: Period) -> Question:
    return replace(question, filters=replace(question.filters, first=period.first.isoformat(), last=period.last.isoformat()))
