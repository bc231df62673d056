"""How pages are read."""

from __future__ import annotations

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
