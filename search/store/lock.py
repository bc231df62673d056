"""The writer lock: one process writes, and the lock is gone with it, however it ended."""

from __future__ import annotations

import fcntl
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from crawler.errors import LockHeld

NAME: Final = "kliping.lock"

_held: set[int] = set()


class WriterLock:
    """Holds the operating system's lock on ``kliping.lock`` in ``folder``; the file says who, for whoever comes second.

    Raises ``LockHeld`` naming the holder's process id and start time.
    """

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(self._handle, 200, 0).decode("utf-8", "replace").strip()
            os.close(self._handle)
            raise LockHeld(f"proses lain sedang menulis ke {folder} ({holder or 'belum menyebut diri'}); tunggu sampai selesai") from None
        _held.add(self._handle)
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, f"pid {os.getpid()}, mulai {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n".encode(), 0)

    def release(self) -> None:
        """Let the next writer in."""
        if self._handle in _held:
            _held.discard(self._handle)
            os.close(self._handle)


def ensure_free(folder: Path) -> None:
    """Raise ``LockHeld`` when another process is writing to ``folder``: a command that will take minutes to prepare can say so at once.

    Whoever goes on must take the lock all the same.
    """
    if (folder / NAME).exists():
        WriterLock(folder).release()


def _forget_in_child() -> None:
    """A forked child shares the lock until it closes its copy: without this a worker would keep it beyond its parent's death."""
    for handle in _held:
        os.close(handle)
    _held.clear()


os.register_at_fork(after_in_child=_forget_in_child)
