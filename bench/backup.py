"""How long a backup of a large archive takes, and how long until it is restored and can be searched.

``python -m bench.backup [ARTICLES] [FOLDER]``: makes that many generated articles (in FOLDER, which is kept and taken up again, or in one
that is not), backs them up into one file, restores that on an empty place, builds the index, and asks both archives the same questions.
Printed: seconds a step, the size, and how many articles, statements, figures or answers differ (none may).
"""

from __future__ import annotations

import argparse
import hashlib
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Final, TypeVar

from bench.search_corpus import articles, questions
from bench.web import CONFIG, fill
from search.app import App
from search.asking import Question
from search.store import Store
from search.upkeep_backup import backup
from search.upkeep_restore import restore

DERIVED: Final = ("outbox", "engines", "runs", "sqlite_sequence")
Made = TypeVar("Made")


def timed(what: str, step: Callable[[], Made]) -> Made:
    """What ``step`` gives; how long it took is printed."""
    began = time.monotonic()
    made = step()
    print(f"{what:28} {time.monotonic() - began:8.1f} s", flush=True)
    return made


def rows(folder: Path) -> dict[str, str]:
    """A digest of every row of each table that is not derived."""
    found = {}
    with sqlite3.connect(f"{(folder / 'kliping.sqlite').absolute().as_uri()}?mode=ro", uri=True) as conn:
        for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if name not in DERIVED:
                digest = hashlib.sha256()
                for row in conn.execute(f"SELECT * FROM {name} ORDER BY 1, 2"):
                    digest.update(repr(row).encode("utf-8", "surrogatepass"))
                found[name] = digest.hexdigest()
    conn.close()
    return found


def answers(folder: Path) -> list[tuple[int, tuple[str, ...]]]:
    """The counts and first twenty of forty questions."""
    app = App(folder, CONFIG)
    pages = [app.search(Question(words, size=20)) for words in questions(40, list(articles(5_000))).words]
    app.close()
    return [(page.total, tuple(row.article.id for row in page.rows)) for page in pages]


def measure(folder: Path, count: int) -> None:
    """Everything, with an archive of ``count`` articles in ``folder``."""
    timed(f"{count} articles made", lambda: fill(folder / "arsip", count))
    with tempfile.TemporaryDirectory(dir=folder) as name:
        target, other = Path(name) / "cadangan.tar", Path(name) / "arsip"
        manifest = timed("backup", lambda: backup(folder / "arsip", CONFIG, target, lambda: "2026-01-01T00:00:00Z"))
        print(f"{target.stat().st_size / 1e6:.0f} MB, {manifest.articles} articles")
        timed("restored, every byte checked", lambda: restore(target, other, CONFIG))
        timed("index built", lambda: App(other, CONFIG).reindex())
        before, after = rows(folder / "arsip"), rows(other)
        print("tables that differ:", [name for name in before if before[name] != after[name]] or "none")
        print("answers that differ:", sum(one != two for one, two in zip(answers(folder / "arsip"), answers(other), strict=True)))
        with Store.open(other) as store:
            print("articles in the restored archive:", store.counts().articles)


def main() -> None:
    """See the module."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("articles", nargs="?", type=int, default=50_000)
    words.add_argument("folder", nargs="?", type=Path)
    given = words.parse_args()
    with nullcontext(given.folder) if given.folder else tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), given.articles)


if __name__ == "__main__":
    main()
