"""How pages are read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Where the configuration is, how many processes may read, and what one page may take."""

    config_dir: Path
    jobs: int = 1
    time_limit: float = 10.0
    """Seconds for one page."""
    memory_limit: int = 1024
    """MiB of address space of a reading process; an idle one has about 300."""


def usable_cores() -> int:
    """How many cores this process may use: not all of the machine's where it was given some of them only."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def cores_beside_a_crawl() -> int:
    """How many processes may read while a crawl is under way: fetching and storing take as much work as one of them."""
    return max(1, usable_cores() - 1)
