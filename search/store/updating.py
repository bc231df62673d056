"""After kliping itself was updated: what only reads does not change a store, so somebody must bring it up to date."""

from __future__ import annotations

from pathlib import Path

from search.store import database
from search.store.store import Store


def bring_up_to_date(data_dir: Path) -> None:
    """Apply the migrations that a store of an older kliping lacks, copying it first; nothing where there is no store.

    Raises ``LockHeld`` while another process writes, and ``StoreError`` where the store cannot be brought up to date.
    """
    if database.is_outdated(data_dir / database.NAME):
        Store.open(data_dir, write=True).close()
