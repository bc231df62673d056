"""What can go wrong for a reason the user can mend.

Every message says what is wrong, where, and what to do. The tree::

    KlipingError
    ├── ConfigError      mend the named file (exit code 2)
    ├── UsageError       mend the command (exit code 2)
    ├── LockHeld         another run is at work; wait (exit code 75)
    ├── StoreError       the store or the archive is damaged or of another version
    ├── QueryError       the question cannot be understood; carries the position
    └── EngineUnavailable  the search engine does not answer; try again later
"""

from __future__ import annotations

from pathlib import Path


class KlipingError(Exception):
    """Base of every error whose text is meant for the person at the keyboard."""

    exit_code = 2


class ConfigError(KlipingError):
    """A configuration file is wrong; names the file and, where known, the line and the key."""

    def __init__(self, path: Path | str, problem: str, *, key: str | None = None, line: int | None = None) -> None:
        where = str(path) + (f":{line}" if line else "") + (f" [{key}]" if key else "")
        super().__init__(f"{where}: {problem}")
        self.path, self.key, self.line = Path(path), key, line


class UsageError(KlipingError):
    """The command or one of its arguments cannot be used as given."""


class LockHeld(KlipingError):
    """Another run holds the writer lock."""

    exit_code = 75


class StoreError(KlipingError):
    """The store or the archive cannot be read as it should."""


class QueryError(KlipingError):
    """A question that cannot be understood; ``position`` is a character offset into it."""

    def __init__(self, problem: str, position: int = 0) -> None:
        super().__init__(problem)
        self.position = position


class EngineUnavailable(KlipingError):
    """The search engine cannot be reached; a temporary state."""
