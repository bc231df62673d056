"""Who is found in a text, told shortly."""

from __future__ import annotations

from extractor.people import Named, find_people
from extractor.registry import Registry


def read(registry: Registry, text: str, published: str | None = None, title: str | None = None) -> tuple[Named, ...]:
    """Everybody named in ``text``."""
    return find_people(text, title, published, registry)


def officials_in(found: tuple[Named, ...]) -> list[tuple[str, str | None]]:
    """Name and office of the officials among them."""
    return [(named.name, named.role) for named in found if named.official]
