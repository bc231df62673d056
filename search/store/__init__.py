"""The store: one SQLite file that is the source of truth for everything but the original bytes."""

from search.store.counts import Counts, Ledger
from search.store.journal import Run
from search.store.outbox import Change
from search.store.quarantine import Refusal
from search.store.store import Store
from search.store.stories import Story
from search.store.updating import bring_up_to_date

__all__ = ["Change", "Counts", "Ledger", "Refusal", "Run", "Store", "Story", "bring_up_to_date"]
