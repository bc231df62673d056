"""Everything that tagging needs from the configuration, each part loaded when first asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from extractor.cues import Cues, load_cues
from extractor.dates_offices import OfficeYears
from extractor.figures_units import Units, load_units
from extractor.organisations import Organisations, load_organisations
from extractor.places import Places, load_places
from extractor.programmes import Programmes, load_programmes
from extractor.registry import Registry, load_registry
from extractor.relevance import RelevanceRules, load_relevance


class Knowledge:
    """The lists under ``config_dir``; every part raises :class:`~crawler.errors.ConfigError` when its file is wrong."""

    def __init__(self, config_dir: Path) -> None:
        self.config_dir = config_dir

    @cached_property
    def office_years(self) -> OfficeYears:
        """When each person of the registry held each office."""
        return OfficeYears(self.registry)

    @cached_property
    def registry(self) -> Registry:
        """People, offices, terms."""
        return load_registry(self.config_dir)

    @cached_property
    def places(self) -> Places:
        """Provinces, kabupaten, kota."""
        return load_places(self.config_dir)

    @cached_property
    def organisations(self) -> Organisations:
        """Ministries, agencies, associations, firms."""
        return load_organisations(self.config_dir, self.places)

    @cached_property
    def programmes(self) -> Programmes:
        """State programmes."""
        return load_programmes(self.config_dir, self.places)

    @cached_property
    def units(self) -> Units:
        """Units of figures."""
        return load_units(self.config_dir / "units.toml")

    @cached_property
    def cues(self) -> Cues:
        """Verbs and phrases of saying."""
        return load_cues(self.config_dir)

    @cached_property
    def relevance(self) -> RelevanceRules:
        """What makes an article relevant."""
        return load_relevance(self.config_dir)
