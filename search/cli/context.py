"""What every command knows before it starts: folders, language, engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crawler.errors import ConfigError, UsageError
from search.query_words import Language
from search.settings import Settings, load_settings

if TYPE_CHECKING:
    from search.app import App

LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")


@dataclass(frozen=True)
class Context:
    """The shared options, resolved against the environment."""

    data: Path
    config: Path
    lang: Language
    engine: str | None

    @classmethod
    def of(cls, data: Path | None, config: Path | None, lang: str | None, engine: str | None, environ: Mapping[str, str]) -> Context:
        """Options first, then the environment, then the defaults of the design. Raises :class:`UsageError` for an unknown language."""
        chosen = lang or environ.get("KLIPING_LANG") or "id"
        spoken = next((known for known in LANGUAGES if known == chosen), None)
        if spoken is None:
            raise UsageError(f"--lang {chosen}: pilih/choose {' | '.join(LANGUAGES)}")
        return cls(
            data or Path(environ.get("KLIPING_DATA", "data")), config or Path(environ.get("KLIPING_CONFIG", "config")), spoken, engine
        )

    @cached_property
    def settings(self) -> Settings:
        """Raises :class:`ConfigError` when the configuration folder is missing or `settings.toml` is wrong."""
        if not self.config.is_dir():
            raise ConfigError(self.config, "folder konfigurasi tidak ada; jalankan dari folder proyek atau pakai --config DIR")
        return load_settings(self.config)

    @cached_property
    def app(self) -> App:
        """The application over these folders; opened on first use."""
        from search.app import App

        return App(self.data, self.config, self.settings, self.engine or self.settings.search.engine, self.lang)

    def close(self) -> None:
        """Let go of what the command opened."""
        if "app" in self.__dict__:
            self.app.close()
