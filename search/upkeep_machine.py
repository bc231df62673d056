"""What the doctor asks of the machine; a test may answer instead."""

from __future__ import annotations

import os
import shutil
import sqlite3
import ssl
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo


def _free_share(folder: Path) -> float:
    usage = shutil.disk_usage(folder)
    return usage.free / usage.total


def _zone_is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return False
    return True


def _authorities() -> int:
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    return context.cert_store_stats()["x509_ca"] or len(list(Path(paths.capath).glob("*")) if paths.capath else [])


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine as it is, each fact as a function of its own."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sqlite: tuple[int, ...] = sqlite3.sqlite_version_info
    free_share: Callable[[Path], float] = _free_share
    """The free part of the disk that a folder is on, from 0 to 1."""
    has_package: Callable[[str], bool] = lambda name: find_spec(name) is not None
    may_write: Callable[[Path], bool] = lambda path: os.access(path, os.W_OK)
    others_may_read: Callable[[Path], bool] = lambda path: bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))
    knows_zone: Callable[[str], bool] = _zone_is_known
    authorities: Callable[[], int] = _authorities
    """How many authorities' certificates the machine trusts."""
    is_alive: Callable[[int], bool] = _is_alive
    """Whether a process with this id runs."""
