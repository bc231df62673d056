"""What somebody may do. Each role may do all that the ones before it may."""

from __future__ import annotations

from typing import Final, Literal, get_args

Role = Literal["reader", "editor", "administrator"]
"""``reader`` reads and exports; ``editor`` also corrects, joins and splits stories, saves searches, makes the kliping;
``administrator`` also keeps the accounts and reads the audit trail."""

Need = Literal["everyone", "reader", "editor", "administrator"]
"""The least role that an address asks for; ``everyone`` needs no account."""

ROLES: Final[tuple[Role, ...]] = get_args(Role)
INDONESIAN: Final[dict[str, Role]] = {"pembaca": "reader", "penyunting": "editor", "administrator": "administrator"}
"""The roles as the command line also takes them."""

_STEP: Final[dict[str, int]] = {"everyone": 0, "reader": 1, "editor": 2, "administrator": 3}


def may(role: Role | None, need: Need) -> bool:
    """Whether somebody of ``role``, null for nobody in particular, may do what needs ``need``."""
    return (_STEP[role] if role else 0) >= _STEP[need]


def lesser(one: Role, other: Role) -> Role:
    """The role of the two that may do less."""
    return min(one, other, key=_STEP.__getitem__)
