"""Files that are there whole or not at all, and zip files that do not remember when they were made."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from crawler.errors import KlipingError
from search.archive import free_space

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A draft beside ``path`` to write to, which takes its place when the block ends well.

    Raises ``KlipingError`` naming the file and the free space when the disk does not take it; ``path`` is then as it was.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.baru")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as problem:
        raise KlipingError(f"{path}: tidak dapat ditulis ({problem.strerror or problem}); {free_space(path.parent)}") from problem
    finally:
        with suppress(OSError):
            draft.unlink()


def timeless_zip(packed: bytes) -> bytes:
    """The same zip file with every entry's time set to one constant, so that equal content is equal bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            copy.writestr(zipfile.ZipInfo(name, _WHEN), source.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
