"""What the tests of the nightly run share: an archive over a town, and a clock that is set by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from search.app import App
from search.nightly import CrawlRequest, Receipt, run_crawl
from search.receipt import OutletLine
from search.settings import Settings, load_settings
from search.store import Store
from tests.press.town import Town

ROOT = Path(__file__).parents[2]


@dataclass
class Desk:
    """An archive under ``folder`` over the papers of ``town``."""

    folder: Path
    town: Town
    ahead: timedelta = field(default_factory=timedelta)

    def __post_init__(self) -> None:
        self.config = self.town.configure(self.folder / "config", ROOT / "config")
        self.data = self.folder / "data"

    @property
    def now(self) -> datetime:
        """The time by the test's clock."""
        return datetime.now(UTC) + self.ahead

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return load_settings(self.config)

    def night(self, kind: str = "nightly") -> Receipt:
        """One run at the time of the test's clock."""
        app = App(self.data, self.config, self.settings)
        return run_crawl(app, CrawlRequest(), kind, lambda: self.now)

    def command(self, *words: str) -> list[str]:
        """``kliping`` with this archive."""
        return [sys.executable, "-m", "search.cli", "--data", str(self.data), "--config", str(self.config), *words]

    def start(self, *words: str) -> subprocess.Popen[str]:
        """``kliping WORDS`` as a process of its own."""
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(self.command(*words), cwd=ROOT, text=True, env={**os.environ, "NO_COLOR": "1"}, **pipes)

    def store(self) -> Store:
        """The archive, for reading."""
        return Store.open(self.data)


def line(receipt: Receipt, outlet: str) -> OutletLine:
    """What a receipt says of one outlet."""
    return next(line for line in receipt.outlets if line.report.outlet == outlet)


def codes(receipt: Receipt) -> dict[str, list[str]]:
    """The troubles of each outlet that has any."""
    return {line.report.outlet: [finding.code for finding in line.findings] for line in receipt.outlets if line.findings}
