"""The verbs of kliping: what the command line and the web both call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from extractor.article import Article
from search import asking, indexing
from search.asking import Desk, Question
from search.engine import Engine, EngineDamaged, open_engine
from search.importing import ImportReport, Watch, import_all
from search.known_names import known_names
from search.query_synonyms import load_synonyms
from search.reading import ReadingOptions
from search.settings import Settings
from search.store import Store
from search.verify import Finding, verify
from search.views import ArticleRow, FigureRow, Page, StatementRow, StoryRow


@dataclass(frozen=True)
class App:
    """One archive with one configuration. Making it touches nothing; each verb opens what it needs.

    Verbs raise the errors of :mod:`crawler.errors`, whose texts are meant for people.
    """

    data_dir: Path
    config_dir: Path
    settings: Settings = Settings()
    engine_spec: str = "embedded"
    lang: Literal["id", "en"] = "id"

    # -- asking ------------------------------------------------------------------------------------------------------------------

    @cached_property
    def desk(self) -> Desk:
        """Store and engine, open for reading until :meth:`close`. A damaged or outdated index is rebuilt first."""
        store = Store.open(self.data_dir)
        return Desk(store, self._engine_to_read(store), known_names(store, self.config_dir), load_synonyms(self.config_dir), self.lang)

    def search(self, question: Question) -> Page[ArticleRow]:
        """Articles, with a marked passage each."""
        return asking.search(self.desk, question)

    def statements(self, question: Question) -> Page[StatementRow]:
        """Who said what when, in which office."""
        return asking.statements(self.desk, question)

    def figures(self, question: Question) -> Page[FigureRow]:
        """Figures with what they measure."""
        return asking.figures(self.desk, question)

    def stories(self, question: Question) -> Page[StoryRow]:
        """Stories with their carriers."""
        return asking.stories(self.desk, question)

    def article(self, key: str) -> Article | None:
        """The record with this id."""
        return self.desk.store.article(key)

    def story(self, key: str) -> StoryRow | None:
        """The story with this id, or the one that the article with this id belongs to."""
        found = self.desk.store.story(key)
        if found:
            return StoryRow(found.id, found.carriers)
        article = self.article(key)
        return asking.story_of(self.desk.store, article) if article else None

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
            self.settle(store)
        return report

    def settle(self, store: Store) -> None:
        """Bring stories and index up to date with what was read; ``store`` is open for writing."""
        from search.grouping import regroup

        regroup(store)
        if self.engine_spec == "memory":
            return
        with self._engine_to_write(store) as engine:
            indexing.catch_up(store, engine, self.engine_spec)

    def verify(self) -> Iterator[Finding]:
        """Everything in store and archive that is not as it was put there."""
        return verify(self.data_dir)

    def reindex(self, engine_spec: str | None = None) -> int:
        """Build the index anew from the store, its readers served meanwhile; returns how many articles it holds."""
        chosen = replace(self, engine_spec=engine_spec or self.engine_spec)
        with Store.open(self.data_dir, write=True) as store:
            return chosen._rebuild(store)

    def reading(self, jobs: int) -> ReadingOptions:
        """How pages are read under this configuration."""
        return ReadingOptions(self.config_dir, jobs, self.settings.read.time_limit)

    # -- engines -----------------------------------------------------------------------------------------------------------------

    def _engine_to_read(self, store: Store) -> Engine:
        if self.engine_spec == "memory":
            engine = open_engine("memory", self.data_dir)
            indexing.fill(store, engine)
            return engine
        try:
            return open_engine(self.engine_spec, self.data_dir)
        except EngineDamaged:
            self.reindex()
            return open_engine(self.engine_spec, self.data_dir)

    @contextmanager
    def _engine_to_write(self, store: Store) -> Iterator[Engine]:
        try:
            engine = open_engine(self.engine_spec, self.data_dir)
        except EngineDamaged:
            self._rebuild(store)
            engine = open_engine(self.engine_spec, self.data_dir)
        try:
            yield engine
        finally:
            engine.close()

    def _rebuild(self, store: Store) -> int:
        from search.engines.embedded import rebuild

        last = store.last_change()
        rebuild(self.data_dir / "index", indexing.documents(store, store.iterate_articles()))
        store.acknowledge(self.engine_spec, last)
        return store.counts().articles
