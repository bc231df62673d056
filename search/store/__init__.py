"""The store: one SQLite file that is the source of truth for everything but the original bytes."""

from search.store.counts import Counts, Ledger
from search.store.journal import Run
from search.store.outbox import Change
from search.store.quarantine import Refusal
from search.store.store import Store
from search.store.stories import Story

__all__ = ["Change", "Counts", "Ledger", "Refusal", "Run", "Store", "Story"]
