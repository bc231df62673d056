"""JSON Schema (as OpenAPI 3.1 has it) of what the interface answers: records by hand, and those of the extractor from their classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from extractor.codec import KEY, LEFT_OUT_WHEN_NULL

Shape: TypeAlias = dict[str, Any]

TEXT: Final[Shape] = {"type": "string"}
WHOLE: Final[Shape] = {"type": "integer"}
NUMBER: Final[Shape] = {"type": "number"}
TRUTH: Final[Shape] = {"type": "boolean"}
NOTHING: Final[Shape] = {"type": "null"}

_SCALARS: Final[Mapping[Any, Shape]] = {str: TEXT, int: WHOLE, float: NUMBER, bool: TRUTH, NoneType: NOTHING}


def maybe(shape: Shape) -> Shape:
    """``shape`` or null."""
    return {"anyOf": [shape, NOTHING]}


def many(shape: Shape) -> Shape:
    """A list of ``shape``."""
    return {"type": "array", "items": shape}


def by_name(shape: Shape) -> Shape:
    """An object with a ``shape`` under each key."""
    return {"type": "object", "additionalProperties": shape}


def choice(*values: str) -> Shape:
    """One of these words."""
    return {"type": "string", "enum": list(values)}


def named(name: str) -> Shape:
    """The shape of this name among the components."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(about: str, known: Mapping[str, Shape], sometimes: Mapping[str, Shape] | None = None) -> Shape:
    """An object with all the keys of ``known`` and no others, but for those of ``sometimes``."""
    return {
        "type": "object", "description": about, "properties": {**known, **(sometimes or {})}, "required": list(known),
        "additionalProperties": False,
    }  # fmt: skip


def shape_of(kind: Any) -> Shape:
    """The shape of a record class as :mod:`extractor.codec` writes it, or of the type of one of its fields. Raises ``TypeError``."""
    if kind in _SCALARS:
        return _SCALARS[kind]
    if is_dataclass(kind):
        return _record_of(kind)  # type: ignore[arg-type]
    values = get_args(kind)
    if get_origin(kind) is Literal:
        return choice(*values)
    if get_origin(kind) in (UnionType, Union):
        return {"anyOf": [shape_of(value) for value in values]}
    if get_origin(kind) is Mapping:
        return by_name(shape_of(values[1]))
    if get_origin(kind) is tuple and values[-1] is Ellipsis:
        return many(shape_of(values[0]))
    if get_origin(kind) is tuple and len(set(values)) == 1:
        return {**many(shape_of(values[0])), "minItems": len(values), "maxItems": len(values)}
    raise TypeError(f"{kind}: no record holds this")


def _record_of(kind: type) -> Shape:
    hints = get_type_hints(kind)
    keys = {field.name: (field.metadata.get(KEY, field.name), LEFT_OUT_WHEN_NULL in field.metadata) for field in fields(kind)}
    always = {key: shape_of(hints[name]) for name, (key, left_out) in keys.items() if not left_out}
    sometimes = {key: shape_of(hints[name]) for name, (key, left_out) in keys.items() if left_out}
    return record((kind.__doc__ or "").partition("\n")[0], always, sometimes)
