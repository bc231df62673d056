"""Frozen records to plain data and back, checked: what lets a record from a file or a database be trusted.

Works on any dataclass whose fields are strings, numbers, booleans, ``Literal`` choices, other such records, tuples of one type, or one
of these or null. The work for a type is laid out once, for records are read and written by the hundred thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

KEY: Final = "key"
"""Field metadata: the key in plain data, where it is not the field's name."""
LEFT_OUT_WHEN_NULL: Final = "left out when null"
"""Field metadata: no key is written for a null."""

_T = TypeVar("_T")
_Read = Callable[[Any], Any]
"""From plain data to a checked value; raises ``ValueError`` whose text begins with the path to what is wrong."""


def plain(record: Any) -> Any:
    """``record`` as dictionaries and lists, in the order of its fields."""
    if isinstance(record, tuple | list):
        return [plain(item) for item in record]
    if not is_dataclass(record) or isinstance(record, type):
        return record
    values, keys, nested, left_out = _layout(type(record))
    data = dict(zip(keys, values(record), strict=True))
    for key in nested:
        data[key] = plain(data[key])
    for key in left_out:
        if data[key] is None:
            del data[key]
    return data


def reader_of(kind: type[_T]) -> Callable[[Any], _T]:
    """What reads the plain data of a ``kind``. Unknown keys are ignored; it raises ``ValueError`` with the path to a missing or wrong one
    (``.officials[0].name: missing``)."""
    return _reader(kind)  # type: ignore[arg-type]


@cache
def _plan(kind: type) -> tuple[tuple[Field[Any], str, Any], ...]:
    """The fields of a record with their keys and types."""
    hints = get_type_hints(kind)
    return tuple((field, field.metadata.get(KEY, field.name), hints[field.name]) for field in fields(kind))


@cache
def _layout(kind: type) -> tuple[Callable[[Any], Iterable[Any]], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """How to take the values of a record's fields; their keys; those whose values hold records or lists; those left out when null."""
    plan = _plan(kind)
    return (
        attrgetter(*(field.name for field, _, _ in plan)),
        tuple(key for _, key, _ in plan),
        tuple(key for _, key, hint in plan if not _scalars(hint)),
        tuple(key for field, key, _ in plan if LEFT_OUT_WHEN_NULL in field.metadata),
    )


def _scalars(hint: Any) -> frozenset[type]:
    """The types of the plain values that ``hint`` stands for; empty for records and tuples."""
    if get_origin(hint) in (UnionType, Union):
        return frozenset[type]().union(*map(_scalars, get_args(hint)))
    if get_origin(hint) is Literal:
        return frozenset(map(type, get_args(hint)))
    return {float: frozenset((int, float))}.get(hint, frozenset((hint,)) & {str, int, bool, NoneType})


@cache
def _reader(hint: Any) -> _Read:
    if is_dataclass(hint):
        return _reader_of_record(hint)  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        return _reader_of_items(get_args(hint))
    if get_origin(hint) is Literal:
        return _reader_of_choice(get_args(hint))
    return _reader_of_scalar(_scalars(hint))


def _reader_of_record(kind: type) -> _Read:
    plan = tuple((key, field.default, _taken_as_they_are(hint), _reader(hint)) for field, key, hint in _plan(kind))

    def read(data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise ValueError(f": {_wanted('an object', data)}")
        values = []
        key = ""
        try:
            for key, default, scalars, read_value in plan:
                value = data.get(key, default)
                if type(value) not in scalars and (value is not default or value is MISSING):
                    value = read_value(value)
                values.append(value)
        except ValueError as problem:
            raise ValueError(f".{key}{problem}") from None
        return kind(*values)

    return read


def _taken_as_they_are(hint: Any) -> frozenset[type]:
    """The types whose every value fits ``hint``: these need no call."""
    return frozenset() if get_origin(hint) is Literal else _scalars(hint)


def _reader_of_items(hints: tuple[Any, ...]) -> _Read:
    read_item = _reader(hints[0])
    length = None if hints[-1] is Ellipsis else len(hints)

    def read(data: Any) -> tuple[Any, ...]:
        if not isinstance(data, list | tuple):
            raise ValueError(f": {_wanted('a list', data)}")
        if length not in (None, len(data)):
            raise ValueError(f": expected {length} items, found {len(data)}")
        values: list[Any] = []
        try:
            for item in data:
                values.append(read_item(item))
        except ValueError as problem:
            raise ValueError(f"[{len(values)}]{problem}") from None
        return tuple(values)

    return read


def _reader_of_choice(choices: tuple[str, ...]) -> _Read:
    def read(data: Any) -> Any:
        if data not in choices:
            raise ValueError(f": {_wanted(' or '.join(choices), data)}")
        return data

    return read


def _reader_of_scalar(accepted: frozenset[type]) -> _Read:
    def read(data: Any) -> Any:
        if type(data) not in accepted:
            raise ValueError(f": {_wanted(' or '.join(sorted(kind.__name__ for kind in accepted)), data)}")
        return data

    return read


def _wanted(what: str, found: Any) -> str:
    return "missing" if found is MISSING else f"expected {what}, found {found!r:.200}"
