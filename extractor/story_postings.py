"""An inverted index of hashes that grows: which documents have which, in sorted arrays instead of a dictionary of lists."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from extractor.story_signature import Hashes

Numbers = npt.NDArray[np.int64]

_SHIFT: Final = np.uint64(32)
_LOW: Final = np.uint64(0xFFFFFFFF)


class Postings:
    """Pairs of hash and document number in runs of falling length; a run is merged into the one before once it is as long as half of it.

    So a lookup searches few runs, and each pair is copied about as often as a binary logarithm. Eight bytes a pair.
    """

    def __init__(self) -> None:
        self._runs: list[npt.NDArray[np.uint64]] = []

    def add(self, document: int, hashes: Hashes) -> None:
        """Enter ``document`` under each of ``hashes``."""
        self._push(hashes.astype(np.uint64) << _SHIFT | np.uint64(document))

    def add_all(self, documents: Numbers, hashes: Hashes) -> None:
        """Enter many pairs at once."""
        self._push(hashes.astype(np.uint64) << _SHIFT | documents.astype(np.uint64))

    def find(self, hashes: Hashes) -> Numbers:
        """The numbers of the documents that have any of ``hashes``, each as often as it has different ones."""
        first = hashes.astype(np.uint64) << _SHIFT
        found = [run[_ranges(run.searchsorted(first), run.searchsorted(first | _LOW, "right"))] for run in self._runs]
        return (np.concatenate(found) & _LOW).astype(np.int64) if found else np.empty(0, np.int64)

    def _push(self, pairs: npt.NDArray[np.uint64]) -> None:
        if not len(pairs):
            return
        self._runs.append(np.sort(pairs))
        while len(self._runs) > 1 and len(self._runs[-1]) * 2 >= len(self._runs[-2]):
            last = self._runs.pop()
            self._runs[-1] = np.sort(np.concatenate([self._runs[-1], last]), kind="stable")


def _ranges(starts: Numbers, ends: Numbers) -> Numbers:
    """All numbers of the ranges from ``starts`` to ``ends``, one range behind the other."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
