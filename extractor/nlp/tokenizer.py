"""A tokeniser for spaCy that is one regular expression.

spaCy's own Indonesian tokeniser is the slowest part of a rule pipeline; ours works on the same ``Doc`` and keeps together what Indonesian
news writes together: hyphenated words, decimals and thousands ("12,39", "1.000"). Every character of the text stays in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

_TOKEN: Final = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)*|\s+|.)( (?!\s))?", re.DOTALL)

TOKENIZER: Final = "kliping.RegexTokenizer.v1"
TEXT: Final = "kliping_text"
"""Key of ``doc.user_data`` for the text as given: putting it together again from the tokens costs more than tokenising."""


class RegexTokenizer(DummyTokenizer):  # the base class only adds empty (de)serialisers
    """Text in, ``Doc`` out: numbers, words, runs of white space, and every other character by itself."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The document whose ``text`` is exactly ``text``."""
        tokens = _TOKEN.findall(text)
        words, spaces = [word for word, _ in tokens], [space != "" for _, space in tokens]
        return Doc(self.vocab, words=words, spaces=spaces, user_data={TEXT: text})


def create_tokenizer() -> Callable[[Language], RegexTokenizer]:
    """For a spaCy configuration: ``tokenizer = {"@tokenizers": "kliping.RegexTokenizer.v1"}``."""
    return lambda nlp: RegexTokenizer(nlp.vocab)


registry.tokenizers.register(TOKENIZER, func=create_tokenizer)
