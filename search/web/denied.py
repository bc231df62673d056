"""A request that is not answered for a reason of ours."""

from __future__ import annotations

from collections.abc import Mapping


class Denied(Exception):
    """``status`` and ``kind`` (a word for programs, and the key of the wording); ``wait`` are seconds after which to come again."""

    def __init__(self, status: int, kind: str, detail: str = "", wait: int = 0) -> None:
        super().__init__(kind)
        self.status, self.kind, self.detail, self.wait = status, kind, detail, wait

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers that belong to it."""
        named = {"retry-after": str(self.wait)} if self.wait else {}
        return {**named, "www-authenticate": 'Bearer realm="kliping"'} if self.status == 401 else named
