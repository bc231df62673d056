"""What one carrier of a release changed: the headline, figures, dates, names and quotations altered, dropped and added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from extractor.article import Article, Figure
from extractor.changes_align import Edit, Words, align, edits, words_in
from extractor.dates_find import FoundDate, dates_in
from extractor.numbers import digits_value, words_value
from extractor.quotes import find_quotations
from extractor.story_signature import QUOTED

What = Literal["headline", "figure", "date", "name", "quotation", "wording"]
FACTS: Final[tuple[What, ...]] = ("figure", "date", "name", "quotation")

Span = tuple[int, int]

_CAPITALISED: Final = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,8}")
_INSIDE: Final = re.compile(r"[\w,] \Z")
"""What stands before a word in the middle of a sentence."""
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Change:
    """Words that differ: ``old`` in the original, ``new`` in the carrier (null where there are none), each with its sentence."""

    what: What
    old: str | None
    new: str | None
    old_sentence: str | None = None
    new_sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """How a carrier's text differs from the original's.

    ``altered`` stands in sentences that both have; ``dropped`` and ``added`` are the sentences that only one has; ``lost`` and ``gained``
    the figures, dates and quotations that only one has anywhere. ``kept`` is the share of the original's sentences that the carrier has,
    from 0 to 1, and ``unchanged`` the share that it has word for word.
    """

    altered: tuple[Change, ...]
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    lost: tuple[Change, ...]
    gained: tuple[Change, ...]
    kept: float
    unchanged: float

    @property
    def facts(self) -> tuple[Change, ...]:
        """The alterations that make the carrier say something else, without mere wording and headline."""
        return tuple(change for change in self.altered if change.what in FACTS)


def changes(original: Article, carrier: Article) -> Changes:
    """What ``carrier`` changed of ``original``. The same two records always give the same answer."""
    aligned = align(original.text, carrier.text)
    old, new = _Side.of(original), _Side.of(carrier)
    altered = [*_headline(original, carrier), *(change for pair in aligned.pairs for change in _altered(old, new, *pair))]
    told = {(change.what, change.old) for change in altered}
    retold = {(change.what, change.new) for change in altered}
    whole = max(1, len(aligned.pairs) + len(aligned.only_old))
    return Changes(
        altered=tuple(altered),
        dropped=tuple(_words(original.text, words) for words in aligned.only_old),
        added=tuple(_words(carrier.text, words) for words in aligned.only_new),
        lost=tuple(Change(what, said, None, around) for what, said, around in _missing(old, new) if (what, said) not in told),
        gained=tuple(Change(what, None, said, None, around) for what, said, around in _missing(new, old) if (what, said) not in retold),
        kept=len(aligned.pairs) / whole,
        unchanged=sum(one.tokens == other.tokens for one, other in aligned.pairs) / whole,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Side:
    """One text with everything in it that states a fact."""

    text: str
    figures: tuple[Figure, ...]
    dates: tuple[FoundDate, ...]
    names: tuple[Span, ...]
    quotations: tuple[Span, ...]

    @classmethod
    def of(cls, article: Article) -> _Side:
        mentions = [
            one.mentions for group in (article.officials, article.organisations, article.programmes, article.places) for one in group
        ]
        names = {(mention.start, mention.end) for some in mentions for mention in some if mention.kind != "role"}
        return cls(
            article.text,
            article.figures,
            tuple(found for found in dates_in(article.text) if found.day is not None),
            tuple(sorted(names)),
            tuple((q.start, q.end) for q in find_quotations(article.text)),
        )


def _headline(original: Article, carrier: Article) -> Iterator[Change]:
    old, new = (_tokens(one.title or "") for one in (original, carrier))
    if old != new:
        yield Change("headline", original.title, carrier.title)


def _altered(old: _Side, new: _Side, one: Words, other: Words) -> Iterator[Change]:
    if one.tokens == other.tokens:
        return
    sentences = _words(old.text, one), _words(new.text, other)
    seen: set[tuple[What, Span, Span]] = set()
    for edit in edits(one, other):
        what, here, there = _told(old, new, edit)
        if (what, here, there) not in seen and (change := _change(old, new, here, there)):
            seen.add((what, here, there))
            yield Change(what, *change, *sentences)


def _change(old: _Side, new: _Side, here: Span, there: Span) -> tuple[str | None, str | None] | None:
    said, says = old.text[slice(*here)] or None, new.text[slice(*there)] or None
    if _tokens(said or "") == _tokens(says or "") or _moved(said, says, new) or _moved(says, said, old):
        return None
    return said, says


def _moved(here: str | None, there: str | None, other: _Side) -> bool:
    """Whether words that a sentence lacks stand elsewhere in the other text: it was cut in two, as paragraphs are."""
    said = _tokens(here or "")
    return there is None and len(said) >= QUOTED and _retold(said, [_tokens(other.text)])


def _told(old: _Side, new: _Side, edit: Edit) -> tuple[What, Span, Span]:
    """What an edit is about, widened to the whole figure, date or name it is in."""
    same_size, same_day = _same_figures(old, new, edit), _same_dates(old, new, edit)
    about: tuple[tuple[What, bool, tuple[Span, ...], tuple[Span, ...]], ...] = (
        ("figure", same_size, _spans(old.figures), _spans(new.figures)),
        ("date", same_day, _spans(old.dates), _spans(new.dates)),
    )
    for what, same, olds, news in about:
        here, there = _touched(olds, edit.old), _touched(news, edit.new)
        if not same and ((here and there) or (_is(here, edit.old) and not there) or (_is(there, edit.new) and not here)):
            return what, _hull(here, edit.old), _hull(there, edit.new)
    one, other = _name(old, edit.old), _name(new, edit.new)
    if one and other:
        return "name", one, other
    if not same_size and not same_day and _DIGIT.search(old.text, *edit.old) and _DIGIT.search(new.text, *edit.new):
        return "figure", edit.old, edit.new
    inside = _touched(old.quotations, edit.old) and _touched(new.quotations, edit.new)
    return ("quotation" if inside else "wording"), edit.old, edit.new


def _spans(found: Iterable[Figure | FoundDate]) -> tuple[Span, ...]:
    return tuple((one.start, one.end) for one in found)


def _touched(spans: Iterable[Span], stretch: Span) -> list[Span]:
    """The spans that a stretch of words is in, or that are in it."""
    start, end = stretch
    return [span for span in spans if span[0] < end and start < span[1]]


def _hull(spans: list[Span], stretch: Span) -> Span:
    return min([stretch[0], *(a for a, _ in spans)]), max([stretch[1], *(b for _, b in spans)])


def _is(spans: list[Span], stretch: Span) -> bool:
    """Whether a stretch is made of these spans or lies in them, instead of only containing one."""
    return bool(spans) and spans[0][0] <= stretch[0] and stretch[1] <= spans[-1][1]


def _same_figures(old: _Side, new: _Side, edit: Edit) -> bool:
    """Whether the stretches state the same sizes in other words (``24`` and ``dua puluh empat``), and do state any."""
    one, other = ({_size(f) for f in side.figures if _meets(f, stretch)} for side, stretch in ((old, edit.old), (new, edit.new)))
    numbers = _number(old.text[slice(*edit.old)]), _number(new.text[slice(*edit.new)])
    return (bool(one) and one == other) or (numbers[0] is not None and numbers[0] == numbers[1])


def _number(words: str) -> Decimal | None:
    return digits_value(words) or words_value(words)


def _same_dates(old: _Side, new: _Side, edit: Edit) -> bool:
    """Whether the stretches name the same days (``9/3/2023`` and ``9 Maret``), and do name any."""
    one, other = ([d for d in side.dates if _meets(d, stretch)] for side, stretch in ((old, edit.old), (new, edit.new)))
    return bool(one) and len(one) == len(other) and all(map(_one_day, one, other))


def _one_day(one: FoundDate, other: FoundDate) -> bool:
    years = {one.year, other.year} - {None}
    return (one.month, one.day) == (other.month, other.day) and len(years) <= 1


def _meets(found: Figure | FoundDate, stretch: Span) -> bool:
    return found.start < stretch[1] and stretch[0] < found.end


def _size(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.value, figure.low, figure.high


def _name(side: _Side, stretch: Span) -> Span | None:
    """The name that a stretch is part of: one that was read, else capitalised words that do not begin a sentence."""
    read = _touched(side.names, stretch)
    if _is(read, stretch):
        return _hull(read, stretch)
    within = _INSIDE.search(side.text, max(0, stretch[0] - 2), stretch[0])
    return stretch if within and _CAPITALISED.fullmatch(side.text, *stretch) else None


def _missing(one: _Side, other: _Side) -> Iterator[tuple[What, str, str]]:
    """Figures, dates and quotations of ``one`` that ``other`` has nowhere, each with its paragraph."""
    sizes = {_size(figure) for figure in other.figures}
    for figure in one.figures:
        if _size(figure) not in sizes:
            yield "figure", figure.text, _around(one, figure.start, figure.end)
    for day in one.dates:
        if not any(_one_day(day, known) for known in other.dates):
            yield "date", day.text, _around(one, day.start, day.end)
    for start, end in one.quotations:
        said = _tokens(one.text[start:end])
        if len(said) >= QUOTED and not _retold(said, [_tokens(other.text[a:b]) for a, b in other.quotations]):
            yield "quotation", one.text[start:end], _around(one, start, end)


def _retold(said: tuple[str, ...], passages: list[tuple[str, ...]]) -> bool:
    """Whether words are in ``passages``, most of their three-word runs at least."""
    runs = {said[n : n + 3] for n in range(len(said) - 2)}
    return 2 * len(runs & {words[n : n + 3] for words in passages for n in range(len(words) - 2)}) >= len(runs)


def _around(side: _Side, start: int, end: int) -> str:
    first = side.text.rfind("\n", 0, start) + 1
    last = side.text.find("\n", end)
    return side.text[first : last if last >= 0 else len(side.text)]


def _words(text: str, words: Words) -> str:
    return text[words.start : words.end]


def _tokens(text: str) -> tuple[str, ...]:
    return words_in(text, 0, len(text)).tokens
