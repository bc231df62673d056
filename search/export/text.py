"""Rows as CSV (for spreadsheets) and as JSON Lines (for programs)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from search.export.cells import clean, fitted, guarded
from search.export.tables import Column, Value


def write_csv(path: Path, columns: Sequence[Column], rows: Iterable[tuple[Value, ...]], excel: bool = False) -> None:
    """Comma-separated values in UTF-8 after RFC 4180; no cell can act as a formula.

    With ``excel`` the file begins with a byte-order mark and no cell is longer than Excel takes.
    """
    with path.open("w", encoding="utf-8-sig" if excel else "utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in columns)
        for row in rows:
            cells = [guarded(value) if isinstance(value, str) else plain(value) for value in row]
            writer.writerow(map(fitted, cells) if excel else cells)


def write_jsonl(path: Path, columns: Sequence[Column], rows: Iterable[tuple[Value, ...]]) -> None:
    """One object a line, every value as it is in the archive."""
    names = [column.name for column in columns]
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, separators=(",", ":")) + "\n")


def plain(value: Value) -> str:
    """A value as text: yes and no in Indonesian, numbers without separators, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return clean(str(value))
