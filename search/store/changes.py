"""Which changes of a published article are worth a version of their own.

Pages change with every visit: other links beside the article, another advertisement, a comma, a corrected space. A reader of the archive
wants to see when the publisher changed what was reported: the words of the title or the text, a quotation, a figure, the date.
"""

from __future__ import annotations

import re
from typing import Any, Final

from extractor.article import Article

_WORD: Final = re.compile(r"\w+")


def says_something_else(before: Article, after: Article) -> bool:
    """Whether two readings of one article differ in more than punctuation, capital letters and spaces."""
    return _said(before) != _said(after)


def _said(article: Article) -> tuple[Any, ...]:
    statements = tuple((s.kind, s.speaker, _words(s.text)) for s in article.statements)
    figures = tuple((f.value, f.low, f.high, f.unit, f.qualifier) for f in article.figures)
    return _words(article.title or ""), _words(article.text), statements, figures, article.published


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
