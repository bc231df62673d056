"""The indexes behind the aliases: generations, made from composable templates and put to use all at once.

::

    kliping-article  (alias)  →  kliping-article-000003      likewise -statement and -figure
    kliping-fields, kliping-settings, kliping (templates); kliping-custom, when there is one, has the last word on settings
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from elasticsearch import Elasticsearch, NotFoundError

from search.document import WHATS, What
from search.engine import EngineDamaged
from search.engines.elastic_schema import SETTINGS, made_with, mappings

_NUMBERED: Final = re.compile(r".*-(\d{6})")
_SETTLE: Final = "60s"
"""So long a change to the cluster's own state may take."""


class Indexes:
    """The indexes of one archive, all named after ``prefix``. Errors are those of the client, except where named."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self._client, self._prefix = client, prefix

    def alias(self, what: What) -> str:
        """The name under which everybody knows one sort of document."""
        return f"{self._prefix}-{what}"

    @property
    def all(self) -> str:
        """The three aliases."""
        return ",".join(self.alias(what) for what in WHATS)

    def exist(self) -> bool:
        """Whether every alias leads to an index. Raises ``EngineDamaged`` when one was made by another version of kliping."""
        try:
            found = self._client.indices.get_mapping(index=self.all)
        except NotFoundError:
            return False
        for name, index in found.items():
            made = index["mappings"].get("_meta")
            if made != made_with():
                raise EngineDamaged(f"{name}: indeks ini dari versi lain / the index was made by another version of kliping")
        return True

    def create(self) -> dict[What, str]:
        """A new empty generation that nobody uses yet, from templates brought up to date; leftovers of broken rebuilds are cleared away."""
        self._put_templates()
        numbers = [int(match[1]) for name in self._every() if (match := _NUMBERED.fullmatch(name))]
        self._clear(keep=self._in_use())
        fresh: dict[What, str] = {what: f"{self.alias(what)}-{max(numbers, default=0) + 1:06d}" for what in WHATS}
        for name in fresh.values():
            self._client.indices.create(index=name, timeout=_SETTLE)
        return fresh

    def use(self, generation: Mapping[What, str]) -> None:
        """Puts ``generation`` behind the aliases, all in one step; then clears away the one before."""
        actions: list[dict[str, Any]] = []
        for what, name in generation.items():
            actions.append({"remove": {"index": f"{self.alias(what)}-*", "alias": self.alias(what), "must_exist": False}})
            actions.append({"add": {"index": name, "alias": self.alias(what), "is_write_index": True}})
        self._client.indices.update_aliases(actions=actions, timeout=_SETTLE)
        self._clear(keep=set(generation.values()))

    def remove(self) -> None:
        """Takes away everything that bears the prefix: indexes and templates."""
        self._clear(keep=set())
        self._client.options(ignore_status=404).indices.delete_index_template(name=self._prefix)
        for part in ("fields", "settings"):
            self._client.options(ignore_status=404).cluster.delete_component_template(name=f"{self._prefix}-{part}")

    def _put_templates(self) -> None:
        fields, settings, custom = (f"{self._prefix}-{part}" for part in ("fields", "settings", "custom"))
        self._client.cluster.put_component_template(name=fields, template={"mappings": mappings()})
        self._client.cluster.put_component_template(name=settings, template={"settings": SETTINGS})
        self._client.indices.put_index_template(
            name=self._prefix,
            index_patterns=[f"{self.alias(what)}-*" for what in WHATS],
            composed_of=[fields, settings, custom],
            ignore_missing_component_templates=[custom],
            priority=500,
        )

    def _every(self) -> set[str]:
        patterns = ",".join(f"{self.alias(what)}-*" for what in WHATS)
        return set(self._client.indices.get(index=patterns, expand_wildcards="all", filter_path="*.aliases").keys())

    def _in_use(self) -> set[str]:
        found = self._client.options(ignore_status=404).indices.get_alias(name=self.all)
        return {name for name, index in found.items() if isinstance(index, dict) and "aliases" in index}

    def _clear(self, keep: set[str]) -> None:
        for name in sorted(self._every() - keep):
            self._client.options(ignore_status=404).indices.delete(index=name, timeout=_SETTLE)
