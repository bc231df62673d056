"""What the audit trail speaks of: a closed list of deeds."""

from __future__ import annotations

from typing import Literal

Deed = Literal[
    "login", "logout", "refused",
    "password", "session-end", "token-make", "token-end",
    "account-add", "account-role", "account-password", "account-remove",
    "export", "book", "correct", "correction-undo", "join", "split", "decision-undo", "pickup",
    "outlet-try", "outlet-add",
    "watch-save", "watch-pause", "watch-resume", "watch-remove",
]  # fmt: skip
"""``refused`` is anything that was asked for and not allowed; the other words say what was done."""
