"""A TOML file of the configuration as text and as values; what keeps it from being read is told in Indonesian and English."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from crawler.errors import ConfigError

_LINE: Final = re.compile(r"at line (\d+)")
_MISSING: Final = (
    "tidak ada; salin dari folder config versi yang terpasang / does not exist; copy it from the config folder of the installed version"
)


def source_of(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of the file and its values. Raises :class:`ConfigError` where it is missing, not UTF-8, or not TOML (then with the line)."""
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        line = _LINE.search(str(problem))
        raise ConfigError(path, f"bukan TOML yang benar / not valid TOML: {problem}", line=int(line[1]) if line else None) from None
    except FileNotFoundError:
        raise ConfigError(path, _MISSING) from None
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigError(path, f"tidak dapat dibaca / cannot be read: {problem}") from None
