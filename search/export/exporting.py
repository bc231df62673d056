"""`kliping export`: everything a question finds into one file, and the same again later, or what has changed since."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from crawler.errors import KlipingError, UsageError
from search.app import App
from search.asking import Question
from search.engine import Filters
from search.export.files import whole_file
from search.export.gathering import Gathered, gather, rows
from search.export.tables import Subject, Value
from search.export.text import write_csv, write_jsonl
from search.wording import number

Format = Literal["csv", "xlsx", "jsonl", "parquet"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
Told = Callable[[int, int], None]
"""Hears how many rows are written, of how many."""
Row = tuple[Value, ...]
_STEP: Final = 100
"""So many rows lie between two words on the progress."""
FOLDER: Final = "exports"
"""Folder inside the data folder with one small file for each export made: what was asked, and a digest of each row."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written: the export's ``id``, its number of rows, and what changed since the export that was to be repeated."""

    id: str
    rows: int
    changes: Changes | None = None

    def sentence(self) -> str:
        """The summary in one line."""
        return f"{number(self.rows)} baris, ekspor {self.id}" + (f"; {self.changes.sentence()}" if self.changes else "")


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows are new, gone, or say something else than in the earlier export."""

    new: int
    gone: int
    changed: int

    def sentence(self) -> str:
        """The changes in words."""
        if self == Changes(0, 0, 0):
            return "sama persis dengan ekspor sebelumnya"
        return f"dibanding ekspor sebelumnya {number(self.new)} baris baru, {number(self.gone)} hilang, {number(self.changed)} berubah"


def export(
    app: App, question: Question, subject: Subject, form: Format, path: Path, excel: bool = False, told: Told | None = None
) -> Exported:  # fmt: skip
    """Write every hit of ``question`` to ``path``; ``excel`` prepares CSV for Excel, ``told`` hears now and then how far it is.

    Raises ``KlipingError`` when the file cannot be written; nothing half is left.
    """
    gathered = gather(app.desk, question, subject)
    _write(app, gathered, form, path, excel, told)
    remember(app.data_dir, gathered)
    return Exported(gathered.id, len(gathered.hits))


def export_again(app: App, key: str, form: Format, path: Path, excel: bool = False) -> Exported:
    """Ask again what the export with id ``key`` asked, and say what has changed. Raises ``UsageError`` for an unknown id."""
    before = _remembered(app.data_dir, key)
    gathered = gather(app.desk, question_of(before["question"]), before["subject"])
    _write(app, gathered, form, path, excel)
    remember(app.data_dir, gathered)
    return Exported(gathered.id, len(gathered.hits), _changes(before["state"], gathered.state))


def question_of(stored: Mapping[str, Any]) -> Question:
    """The question that :func:`search.export.gathering.question_as_dict` wrote. Raises ``UsageError`` when it is none of ours."""
    try:
        stored_filters = stored.get("filters", {}).items()
        filters: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in stored_filters}
        return Question(**{**stored, "filters": Filters(**filters)})
    except TypeError as problem:
        raise UsageError(f"pertanyaan tersimpan tidak dikenali ({problem})") from None


def remember(data_dir: Path, gathered: Gathered) -> None:
    """Keep what the export was made from, so that it can be repeated; an archive that cannot be written to is no hindrance."""
    path = _place(data_dir, gathered.id)
    if path.exists():
        return
    content = json.dumps({**gathered.about(), "state": dict(gathered.state)}, ensure_ascii=False).encode("utf-8", "replace")
    try:
        with whole_file(path) as draft:
            draft.write_bytes(gzip.compress(content, mtime=0))
    except KlipingError:
        return


def _write(app: App, gathered: Gathered, form: Format, path: Path, excel: bool, told: Told | None = None) -> None:
    found = rows(app.desk, gathered)
    found = _counted(found, len(gathered.hits), told) if told else found
    about = gathered.about()
    with whole_file(path) as draft:
        if form == "csv":
            write_csv(draft, gathered.columns, found, excel)
        elif form == "jsonl":
            write_jsonl(draft, gathered.columns, found)
        elif form == "xlsx":
            from search.export.xlsx import write_xlsx

            write_xlsx(draft, gathered.columns, found, _about_in_words(about))
        else:
            from search.export.parquet import write_parquet

            write_parquet(draft, gathered.columns, found, about)


def _counted(found: Iterable[Row], total: int, told: Told) -> Iterator[Row]:
    for done, row in enumerate(found):
        if done % _STEP == 0:
            told(done, total)
        yield row
    told(total, total)


def _about_in_words(about: Mapping[str, Any]) -> dict[str, str]:
    asked = json.dumps(about["question"], ensure_ascii=False)
    return {"ekspor": about["id"], "pertanyaan": asked, "baris": str(about["rows"]), "versi": about["version"]}


def _remembered(data_dir: Path, key: str) -> dict[str, Any]:
    path = _place(data_dir, key)
    if not (key.isalnum() and path.is_file()):
        raise UsageError(f"tidak ada catatan ekspor {key} di {data_dir / FOLDER}")
    try:
        found = json.loads(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, ValueError) as problem:
        raise KlipingError(f"{path}: catatan ekspor tidak terbaca ({problem})") from problem
    assert isinstance(found, dict)
    return found


def _place(data_dir: Path, key: str) -> Path:
    return data_dir / FOLDER / f"{key}.json.gz"


def _changes(before: Mapping[str, str], now: Mapping[str, str]) -> Changes:
    changed = sum(before[key] != now[key] for key in before.keys() & now.keys())
    return Changes(len(now.keys() - before.keys()), len(before.keys() - now.keys()), changed)
