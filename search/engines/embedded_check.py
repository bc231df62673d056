"""Is every file of an embedded index there, and is every byte of it as it was written? tantivy itself looks at neither.

Each segment file ends with a footer: JSON with the CRC-32 of what stands before, the length of that JSON, and a magic number.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from search.document import WHATS
from search.engine import EngineDamaged

_SUFFIXES: Final = (".term", ".idx", ".pos", ".fast", ".fieldnorm", ".store")
_TAIL: Final = struct.Struct("<II")
_MAGIC: Final = 1337
_CHUNK: Final = 1 << 20


def missing_files(generation: Path) -> tuple[Path, ...]:
    """The files that the indexes name and that are not there. Quick: for every opening. Raises ``EngineDamaged``."""
    return tuple(path for path in _files(generation) if not path.exists())


def changed_files(generation: Path) -> tuple[Path, ...]:
    """The files that are missing or hold another byte than was written. Reads the whole index. Raises ``EngineDamaged``."""
    return tuple(path for path in _files(generation) if not _intact(path))


def _files(generation: Path) -> Iterator[Path]:
    for what in WHATS:
        meta = generation / what / "meta.json"
        try:
            names = [segment["segment_id"].replace("-", "") for segment in json.loads(meta.read_text("utf-8"))["segments"]]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
            raise EngineDamaged(f"{meta}: indeks tidak terbaca / the index cannot be read ({problem})") from problem
        yield from (generation / what / (name + suffix) for name in names for suffix in _SUFFIXES)


def _intact(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            file.seek(max(0, size - _TAIL.size))
            length, magic = _TAIL.unpack(file.read(_TAIL.size))
            body = size - _TAIL.size - length
            file.seek(max(0, body))
            stated = json.loads(file.read(length))["crc"]
            return magic == _MAGIC and bool(stated == _checksum(path, body))
    except (OSError, struct.error, ValueError, KeyError, TypeError):
        return False


def _checksum(path: Path, length: int) -> int:
    checksum = 0
    with path.open("rb") as file:
        while length > 0 and (chunk := file.read(min(length, _CHUNK))):
            checksum = zlib.crc32(chunk, checksum)
            length -= len(chunk)
    return checksum
