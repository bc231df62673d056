"""What the configuration knows beyond names: offices by period, programmes, indicators, outlets; read once when the server starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from crawler.outlets import Outlet, load_outlets
from extractor.figures_indicators import load_indicators
from extractor.programmes import Known, load_programmes
from extractor.registry import Registry, load_registry


@dataclass(frozen=True)
class Registers:
    """The registers of one configuration folder."""

    officials: Registry
    programmes: Mapping[str, Known]
    indicators: Mapping[str, str]
    """Name of each indicator by its id."""
    outlets: dict[str, Outlet]

    def learn(self, outlet: Outlet) -> None:
        """Know of an outlet that was added while the server runs."""
        self.outlets[outlet.id] = outlet


def load_registers(config_dir: Path) -> Registers:
    """Raises ``ConfigError`` naming the file that is wrong."""
    indicators = {found.id: found.name for found in load_indicators(config_dir / "indicators.toml")}
    return Registers(load_registry(config_dir), load_programmes(config_dir).known, indicators, load_outlets(config_dir))
