"""Days as options name them, with one complaint for all commands."""

from __future__ import annotations

from datetime import date

from crawler.errors import UsageError


def day_of(option: str, text: str | None) -> date | None:
    """The day that ``option`` names, null where it was not given. Raises ``UsageError`` for anything but YYYY-MM-DD."""
    if not text:
        return None
    try:
        if len(text) == len("2022-02-28"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"{option} {text}: tulis tanggal sebagai TTTT-BB-HH, misalnya 2022-02-28 / write dates as YYYY-MM-DD")


def days_of(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """What ``--from`` and ``--to`` name. Raises ``UsageError`` also where they are turned round."""
    start, end = day_of("--from", first), day_of("--to", last)
    if start and end and start > end:
        raise UsageError(f"--from {first} sesudah --to {last}: tukar keduanya / --from is after --to")
    return start, end
