"""Sentences about three made-up people, and what was read from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.article import Mention, Organisation, Statement
from extractor.statements import find_statements


@dataclass(frozen=True)
class Person:
    name: str
    mentions: tuple[Mention, ...]
    role: str | None = None
    person: str | None = None
    gender: str | None = None


def mentions(text: str, *forms: str, kind: str | None = "name") -> tuple[Mention, ...]:
    longest_first = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return tuple(Mention(m.start(), m.end(), m[0], kind) for m in re.finditer(rf"(?:\b|(?<=[a-z]))(?:{longest_first})\b", text))


def cast(text: str, **roles: str) -> list[Person]:
    """Rudi Hartawan, Sari Melati and Umar Basri (a head of office each, if ``roles`` says so), wherever the text names them."""
    names = ("Rudi Hartawan", "Sari Melati", "Umar Basri")
    people = []
    for name in names:
        first = name.split()[0]
        role = roles.get(first.lower())
        by_role = mentions(text, role, kind="role") if role else ()
        people.append(Person(name, tuple(sorted((*mentions(text, name, first), *by_role), key=lambda m: m.start)), role))
    return [person for person in people if person.mentions]


def read(text: str, *bodies: str, **roles: str) -> tuple[Statement, ...]:
    organisations = [Organisation(body, None, mentions(text, body, kind=None)) for body in bodies]
    statements = find_statements(text, cast(text, **roles), organisations)
    for statement in statements:
        assert statement.text == " ".join(text[a:b] for a, b in statement.spans)
        assert "\n" not in statement.text
        assert 0 < statement.confidence <= 1
    return statements


def said(text: str, *bodies: str, **roles: str) -> list[tuple[str, str | None, str]]:
    return [(s.kind[0], s.speaker, s.text) for s in read(text, *bodies, **roles)]


def speakers(text: str, *bodies: str, **roles: str) -> list[str | None]:
    return [statement.speaker for statement in read(text, *bodies, **roles)]
