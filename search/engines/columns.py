"""How the fields of our documents are named in an index; every engine with files of its own uses the same names."""

from __future__ import annotations

from typing import Final, get_args

from search.query_nodes import Field, Keyword

FIELDS: Final[tuple[Field, ...]] = get_args(Field)
KEYWORDS: Final[tuple[Keyword, ...]] = get_args(Keyword)


def column(field: Field, exact: bool) -> str:
    """The name of the index field that holds one stream of terms."""
    return f"{field}_words" if exact else f"{field}_stems"


def day_number(day: str) -> int:
    """``2022-02-10`` as ``20220210``."""
    return int(day.replace("-", ""))
