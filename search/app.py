"""The verbs of kliping: what the command line and the web both call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.errors import EngineUnavailable
from extractor.article import Article
from search import asking
from search.asking import Desk, FacetCounts, Question
from search.document import What
from search.importing import ImportReport, Watch, import_all
from search.indexing import Index
from search.known_names import KnownNames, known_names
from search.query_nodes import Keyword
from search.query_synonyms import load_synonyms
from search.query_words import Language
from search.reading import ReadingOptions
from search.settings import Settings
from search.store import Store
from search.verify import Finding, verify
from search.verify_index import verify_index
from search.views import ArticleRow, FigureRow, Page, Row, StatementRow, StoryRow

if TYPE_CHECKING:
    from search.grouping import Comparison
    from search.pickup import PickupReport
    from search.storying import Difference, Dossier
    from search.walking import Place


@dataclass(frozen=True)
class App:
    """One archive with one configuration. Making it touches nothing; each verb opens what it needs.

    Verbs raise the errors of :mod:`crawler.errors`, whose texts are meant for people.
    """

    data_dir: Path
    config_dir: Path
    settings: Settings = Settings()
    engine_spec: str = "embedded"
    lang: Language = "id"

    # -- asking ------------------------------------------------------------------------------------------------------------------

    @cached_property
    def desk(self) -> Desk:
        """Store and engine, open for reading until :meth:`close`. A damaged or outdated index is rebuilt first."""
        store = Store.open(self.data_dir)
        return Desk(store, self._index.to_read(store), known_names(store, self.config_dir), load_synonyms(self.config_dir), self.lang)

    def search(self, question: Question) -> Page[ArticleRow]:
        """Articles, with a marked passage each."""
        return asking.search(self.desk, question)

    def statements(self, question: Question) -> Page[StatementRow]:
        """Who said what when, in which office."""
        return asking.statements(self.desk, question)

    def figures(self, question: Question) -> Page[FigureRow]:
        """Figures with what they measure."""
        return asking.figures(self.desk, question)

    def disputed_figures(self, question: Question) -> Page[FigureRow]:
        """Figures that contradict each other: one indicator and period, different values in different outlets."""
        return asking.disputed_figures(self.desk, question)

    def stories(self, question: Question) -> Page[StoryRow]:
        """Stories with their carriers."""
        return asking.stories(self.desk, question)

    def facet(self, question: Question, what: What, keyword: Keyword) -> FacetCounts:
        """The values of one facet with their counts, whatever the question itself chose of it."""
        return asking.facet(self.desk, question, what, keyword)

    def article(self, key: str) -> Article | None:
        """The record with this id."""
        return self.desk.store.article(key)

    def word_marks(self, text: str, words: str) -> tuple[tuple[int, int], ...]:
        """Where the words of a question stand in ``text``."""
        return asking.word_marks(self.desk, text, words)

    def story(self, key: str) -> StoryRow | None:
        """The story with this id, or the one that the article with this id belongs to."""
        found = self.desk.store.story(key)
        if found:
            return StoryRow(found.id, found.carriers, found.origin)
        article = self.article(key)
        return asking.story_of(self.desk.store, article) if article else None

    def similar(self, article: Article, size: int = 5) -> tuple[ArticleRow, ...]:
        """Articles about the same thing in other stories, the most similar first."""
        from search import likeness

        return likeness.similar(self.desk, article, size)

    def dossier(self, key: str) -> Dossier:
        """All that is known of a story: its carriers with what each changed, its quotations, what the carriers disagree on."""
        from search import storying

        return storying.dossier(self.desk.store, key)

    def diff(self, one: str, other: str) -> Difference:
        """What article ``other`` changed of article ``one``."""
        from search import storying

        return storying.diff(self.desk.store, one, other)

    def pickup(self, release: Path) -> PickupReport:
        """Who in the archive carried the press release in this file, and how."""
        from search.pickup import pickup, read_release

        return pickup(self.desk.store, read_release(release, self.config_dir, self.settings))

    def speaking(self, lang: Language, known: KnownNames) -> App:
        """The same open store and engine, asked in ``lang`` by somebody who knows the names ``known``; close only the original."""
        return self._at(replace(self.desk, lang=lang, known=known))

    def after(self, verb: Callable[[App, Question], Page[Row]], question: Question, place: Place | None) -> tuple[Page[Row], Place | None]:
        """The rows that follow ``place`` (null: the first ones) in the list that ``verb`` gives of ``question``, whose page does not count;
        and the place behind them, null at the end. What was there at the first page comes once, whatever is added meanwhile."""
        from search import walking

        return walking.after(self.desk, lambda desk: verb(self._at(desk), replace(question, page=1)), place)

    def _at(self, desk: Desk) -> App:
        other = replace(self, lang=desk.lang)
        other.__dict__["desk"] = desk
        return other

    def close(self) -> None:
        """Let go of what was opened for asking."""
        if "desk" in self.__dict__:
            self.desk.engine.close()
            self.desk.store.close()
            del self.__dict__["desk"]

    # -- feeding -----------------------------------------------------------------------------------------------------------------

    def import_paths(self, paths: Sequence[Path], jobs: int, watch: Watch) -> ImportReport:
        """Keep and read files and folders, group them into stories, and index them. Known inputs change nothing."""
        with Store.open(self.data_dir, write=True) as store:
            report = import_all(store, paths, self.reading(jobs), watch)
            try:
                self.settle(store)
            except EngineUnavailable as problem:
                report = replace(report, away=str(problem))
        return report

    def settle(self, store: Store, comparison: Comparison | None = None) -> None:
        """Bring stories and index up to date with what was read; ``store`` is open for writing, ``comparison`` what was compared already.

        Raises ``EngineUnavailable`` when the server is away; the stories are settled then, and the next run tells it what it missed.
        """
        from search.grouping import regroup

        regroup(store, comparison)
        self._index.catch_up(store)

    def catch_up(self) -> int:
        """Tell the index what it missed, if anything; returns how many articles. Raises ``EngineUnavailable`` and ``LockHeld``."""
        return self._index.catch_up_if_needed()

    def join(self, keys: Sequence[str], who: str) -> Dossier:
        """Put stories together by hand; no later grouping undoes it."""
        from search import storying

        return self._regrouped(lambda store: storying.join(store, keys, who))

    def split(self, keys: Sequence[str], who: str) -> Dossier:
        """Take articles out of their story by hand; no later grouping undoes it."""
        from search import storying

        return self._regrouped(lambda store: storying.split(store, keys, who))

    def undecide(self, pair: tuple[str, str], key: str) -> Dossier:
        """No decision by hand stands on these two articles any longer; gives the story of ``key`` as the evidence has it."""
        from search import storying

        return self._regrouped(lambda store: storying.undecide(store, pair, key))

    def _regrouped(self, decide: Callable[[Store], str]) -> Dossier:
        from search.storying import dossier

        with Store.open(self.data_dir, write=True) as store:
            decided = decide(store)
            self.settle(store)
            return dossier(store, decided)

    def verify(self) -> Iterator[Finding]:
        """Everything in store, archive and index that is not as it was put there."""
        return chain(verify(self.data_dir), verify_index(self.engine_spec, self.data_dir, self.settings.search))

    def reindex(self, engine_spec: str | None = None) -> int:
        """Build the index anew from the store, its readers served meanwhile; returns how many articles it holds.

        Stories that another version grouped are grouped again first.
        """
        from search.grouping import regroup

        chosen = replace(self, engine_spec=engine_spec or self.engine_spec)
        with Store.open(self.data_dir, write=True) as store:
            regroup(store)
            return chosen._index.rebuild(store)

    def reading(self, jobs: int) -> ReadingOptions:
        """How pages are read under this configuration."""
        return ReadingOptions(self.config_dir, jobs, self.settings.read.time_limit)

    @property
    def _index(self) -> Index:
        return Index(self.engine_spec, self.data_dir, self.settings.search)
