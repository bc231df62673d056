"""What a text itself says about its words: which are names, because they speak, and which are ordinary words."""

from __future__ import annotations

from extractor.people_tokens import CAPITAL, LOWER, OTHER, Tokens
from extractor.titles import Lexicon


def evidence(tokens: Tokens, lexicon: Lexicon) -> dict[str, float]:
    """Weights of words (as :meth:`TitleReader.weight` uses them) that the text settles better than the lists do."""
    low, kind, names = tokens.low, tokens.kind, lexicon.names
    ordinary = {word for word, sort in zip(low, kind, strict=True) if sort == LOWER}
    weights: dict[str, float] = {}
    for at in range(len(tokens)):
        if kind[at] == CAPITAL and low[at] in ordinary and low[at] not in names.particles:
            weights[low[at]] = min(names.weight(low[at]), 0.4) - 1.0
    for at in range(1, len(tokens)):
        if kind[at] == LOWER and low[at] in lexicon.speech:
            for beside in (at - 1, at + 1):
                if _alone(tokens, beside) and low[beside] not in lexicon.chain and low[beside] not in names.common:
                    weights[low[beside]] = max(names.weight(low[beside]), 0.6) + 1.5
    return weights


def _alone(tokens: Tokens, at: int) -> bool:
    capital = tokens.kind[at] == CAPITAL
    return capital and all(tokens.kind[n] in (LOWER, OTHER) for n in (at - 1, at + 1) if n >= 0)
