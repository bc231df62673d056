"""Rows as Parquet: typed columns for Polars, DuckDB and pandas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyarrow
from pyarrow import parquet

from search.export.tables import Column, Kind, Value

_GROUP: Final = 5_000
"""Rows held in memory and written together."""
_TYPES: Final[Mapping[Kind, Any]] = {
    "text": pyarrow.string(), "number": pyarrow.float64(), "whole": pyarrow.int64(), "yes": pyarrow.bool_(),
}  # fmt: skip


def write_parquet(path: Path, columns: Sequence[Column], rows: Iterable[tuple[Value, ...]], about: Mapping[str, Any]) -> None:
    """One file; what the export says about itself is in the key ``kliping`` of its metadata (JSON)."""
    schema = pyarrow.schema(
        [pyarrow.field(column.name, _TYPES[column.kind]) for column in columns],
        metadata={"kliping": json.dumps(about, ensure_ascii=False, sort_keys=True)},
    )
    stream = iter(rows)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(stream, _GROUP)):
            cells = [[_storable(value) for value in column] for column in zip(*some, strict=True)]
            writer.write_table(pyarrow.table(cells, schema=schema))


def _storable(value: Value) -> Value:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
