"""Asking the archive: a person's question in, rows out. Words go to the engine, records come from the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from crawler.errors import QueryError, UsageError
from extractor.article import Article
from search.contradictions import Printed, contradicting
from search.document import What
from search.engine import ALL_VALUES, FACET_VALUES, FACETS, Counted, Filters, Finder, Hit, Query, Results, Sort
from search.known_names import KnownNames
from search.query import Parsed, parse
from search.query_nodes import Is, Keyword, Node, all_of
from search.query_synonyms import Synonyms
from search.query_terms import Term, plain_terms
from search.query_widen import Answer, ask
from search.query_words import Language, notices, understood, widened
from search.snippets import marks, snippet
from search.store import Store
from search.terms import tokens
from search.views import ArticleRow, FigureRow, Page, Row, StatementRow, StoryRow

LARGEST_PAGE: Final = 1_000
WINDOW: Final = 10_000
"""So deep a list can be paged; beyond it an export is the way."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know: words in the query language, and what narrows them. ``page`` counts from 1."""

    text: str = ""
    filters: Filters = Filters()
    sort: Sort | None = None
    """Null: by relevance where there are words, else newest first."""
    size: int = 20
    page: int = 1
    stories: bool = False
    """One row a story instead of one a carrier."""
    role: str = ""
    """Words of an office, all of which the office must have; abbreviations count as their long forms."""
    exact: bool = False
    counted: bool = False
    """Also count by outlet, month, official, programme, … and by month or day."""
    values: int = FACET_VALUES
    """So many values of each facet, the most frequent ones."""
    histogram: Literal["day", "month"] = "month"
    counted_as: Counted = "documents"
    """What facets and histogram count: documents, or stories (of statements: each claim once, whoever prints it)."""


FacetCounts = tuple[tuple[str, int], ...]

_FILTER_OF: Final[Mapping[Keyword, str]] = {
    "outlet": "outlets",
    "official": "officials",
    "programme": "programmes",
    "place": "places",
    "kind": "kinds",
    "relevance": "relevance",
    "indicator": "indicators",
    "story": "stories",
}
"""The filter that chooses among a facet's values."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is needed to answer: the open store and engine, the known names, and the language of the sentences."""

    store: Store
    engine: Finder
    known: KnownNames
    synonyms: Synonyms
    lang: Language


def search(desk: Desk, question: Question) -> Page[ArticleRow]:
    """Articles that match, with a marked passage each."""
    answer = _ask(desk, question, "article")
    node = answer.attempt.node

    def row(rank: int, hit: Hit, article: Article) -> ArticleRow:
        return ArticleRow(rank, hit.score, hit.carriers, snippet(article.text, node), article, marks(article.title or "", node))

    return _page(desk, question, answer, row)


def statements(desk: Desk, question: Question) -> Page[StatementRow]:
    """Statements that match: a named person, office or time in the words is taken for speaker, office and date."""
    answer = _ask(desk, question, "statement")

    def row(rank: int, hit: Hit, article: Article) -> StatementRow:
        number = _number(hit)
        said = article.statements[number].text
        return StatementRow(rank, hit.score, hit.carriers, number, article, marks(said, answer.attempt.node))

    return _page(desk, question, answer, row)


def figures(desk: Desk, question: Question) -> Page[FigureRow]:
    """Figures that match, with what each measures."""
    answer = _ask(desk, question, "figure")

    def row(rank: int, hit: Hit, article: Article) -> FigureRow:
        return FigureRow(rank, hit.score, hit.carriers, _number(hit), article)

    return _page(desk, question, answer, row)


def disputed_figures(desk: Desk, question: Question) -> Page[FigureRow]:
    """Figures that match and contradict each other: one indicator of one period with different values in different outlets.

    They come by indicator, period and value, whatever order the question asks for.
    """
    among = desk.store.disputable()
    hits = {(hit.article, _number(hit)): hit for hit in _every(desk, question, "figure", Is("article", among))} if among else {}
    known = {article.id: article for article in desk.store.articles(dict.fromkeys(key for key, _ in hits))}
    found = contradicting(Printed(known[key], number) for key, number in hits if key in known)
    first = question.size * (question.page - 1)
    shown = found[first : first + question.size]
    rows = (FigureRow(n, 0.0, hits[p.article.id, p.number].carriers, p.number, p.article) for n, p in enumerate(shown, first + 1))
    return Page(tuple(rows), len(found), question.page, question.size)


def every(desk: Desk, question: Question, what: What) -> Iterator[Hit]:
    """Every hit of all pages, in the order and number of the list that ``question`` gives; its size and page do not count."""
    return _every(desk, question, what)


def _every(desk: Desk, question: Question, what: What, *among: Node) -> Iterator[Hit]:
    unpaged = replace(question, size=0, page=1)
    _check(unpaged)
    attempt = _answer(desk, unpaged, what).attempt
    match = all_of(attempt.node, *among)
    return desk.engine.every(replace(_query(unpaged, what, bool(attempt.parsed.terms)), match=match, near=attempt.parsed.near))


def matching(desk: Desk, question: Question, what: What) -> set[str]:
    """The ids of all articles with something that ``question`` asks for, as it is put: nothing is widened, mended or grouped.

    Raises ``QueryError`` when a part of it cannot be honoured.
    """
    _check(replace(question, size=0, page=1))
    parsed = _parsed(desk, question, what)
    if parsed.notices:
        raise QueryError(" ".join(notices(parsed, desk.lang)))
    return {hit.article for hit in desk.engine.every(Query(what, parsed.node, question.filters, sort="oldest"))}


def facet(desk: Desk, question: Question, what: What, keyword: Keyword) -> FacetCounts:
    """The values of one facet with their counts, as they would be if the question chose none of them."""
    unchosen: dict[str, Any] = {_FILTER_OF[keyword]: ()}
    freed = replace(question, filters=replace(question.filters, **unchosen), size=0, page=1, counted=True, values=ALL_VALUES)
    return _ask(desk, freed, what).results.facets.get(keyword, ())


def word_marks(desk: Desk, text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a question stand in ``text``; nothing for an empty question."""
    return marks(text, parse(words, desk.known.lookup, desk.synonyms).node)


def stories(desk: Desk, question: Question) -> Page[StoryRow]:
    """Stories of which at least one carrier matches, each with all its carriers."""
    found = search(desk, replace(question, stories=True))
    rows = tuple(story_of(desk.store, row.article) for row in found.rows)
    return Page(rows, found.total, found.page, found.size, found.groups, found.facets, found.histogram, found.understood,
                found.notices, found.suggestion)  # fmt: skip


def story_of(store: Store, article: Article) -> StoryRow:
    """The story that ``article`` belongs to; an article that was not grouped is a story of its own."""
    story = store.story(article.story) if article.story else None
    return StoryRow(story.id, story.carriers, story.origin) if story else StoryRow(article.id, ((article, None),))


def _number(hit: Hit) -> int:
    assert hit.number is not None
    return hit.number


def _ask(desk: Desk, question: Question, what: What) -> Answer:
    _check(question)
    return _answer(desk, question, what)


def _answer(desk: Desk, question: Question, what: What) -> Answer:
    parsed = _parsed(desk, question, what)
    query = _query(question, what, bool(parsed.terms))
    return ask(desk.engine, parsed, query, desk.known.lookup, desk.synonyms)


def _query(question: Question, what: What, worded: bool) -> Query:
    """Everything of ``question`` but the words."""
    return Query(
        what,
        filters=question.filters,
        sort=question.sort or ("relevance" if worded else "newest"),
        size=question.size,
        page=question.page,
        grouped=question.stories or what == "statement",  # the same words in several carriers are one statement
        facets=FACETS if question.counted else (),
        values=question.values,
        histogram=question.histogram if question.counted else None,
        counted_as=question.counted_as,
    )


def _parsed(desk: Desk, question: Question, what: What) -> Parsed:
    parsed = parse(question.text, desk.known.lookup, desk.synonyms, what, question.exact)
    return replace(parsed, terms=(*parsed.terms, *_office(question.role, desk.synonyms)))


def _office(role: str, synonyms: Synonyms) -> Iterator[Term]:
    """Conditions on the office: each word, with what it abbreviates or is abbreviated to."""
    found = tokens(role)
    for term in plain_terms(found, (0,) * len(found), role, synonyms, ("roles",)):
        yield replace(term, how="role", soft=False, stems=())


def _check(question: Question) -> None:
    if not 0 <= question.size <= LARGEST_PAGE:
        raise UsageError(f"--size {question.size}: paling banyak {LARGEST_PAGE} baris sehalaman / at most {LARGEST_PAGE} rows a page")
    if question.page < 1:
        raise UsageError(f"--page {question.page}: halaman dihitung dari 1 / pages count from 1")
    if question.size * (question.page - 1) >= WINDOW:
        raise UsageError(
            f"--page {question.page}: daftar dapat dibuka sampai baris ke-10.000; pakai `kliping export` untuk semuanya"
            " / lists reach to row 10,000; `kliping export` gives all"
        )
    for name, day in (("--from", question.filters.first), ("--to", question.filters.last)):
        if day is not None and not _is_date(day):
            raise UsageError(f"{name} {day}: tulis tanggal sebagai TTTT-BB-HH, misalnya 2022-02-28 / write dates as YYYY-MM-DD")


def _is_date(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return len(day) == 10


def _page(desk: Desk, question: Question, answer: Answer, row: Callable[[int, Hit, Article], Row]) -> Page[Row]:
    results: Results = answer.results
    articles = _articles(desk.store, results)
    first = question.size * (question.page - 1) + 1
    rows = tuple(row(first + n, hit, articles[hit.article]) for n, hit in enumerate(results.hits) if hit.article in articles)
    said = (*notices(answer.attempt.parsed, desk.lang), *filter(None, [widened(answer, desk.lang), _stands_in(results, desk.lang)]))
    return Page(
        rows, results.total, question.page, question.size, results.groups, results.facets, results.histogram,
        understood(answer.attempt.parsed, desk.lang), said, answer.suggestion,
    )  # fmt: skip


def _stands_in(results: Results, lang: Language) -> str | None:
    if results.away is None:
        return None
    if lang == "en":
        return f"The search server is away; these results come from the index on this machine. ({results.away})"
    return f"Server pencarian sedang tidak menjawab; hasil ini dari indeks di komputer ini. ({results.away})"


def _articles(store: Store, results: Results) -> dict[str, Article]:
    return {article.id: article for article in store.articles(dict.fromkeys(hit.article for hit in results.hits))}
