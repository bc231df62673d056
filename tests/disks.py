"""Real file systems that are small enough to fill: mounted where the system permits it, else the tests say why not."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Disk:
    """A file system in memory."""

    folder: Path

    def resize(self, size: str) -> None:
        """Give it ``size`` in all (``800k``, ``60m``)."""
        subprocess.run(["mount", "-o", f"remount,size={size}", str(self.folder)], check=True, capture_output=True)

    def fill(self) -> None:
        """Take all the room that is left."""
        with (self.folder / "penuh").open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                return

    def free(self) -> None:
        """Give back what :meth:`fill` took."""
        (self.folder / "penuh").unlink()


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Disk]:
    """A file system of ``size`` at ``folder``. Skips the test where mounting is not permitted."""
    folder.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("a small file system cannot be mounted here; tests/test_failing_disk.py limits the size of files instead")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
