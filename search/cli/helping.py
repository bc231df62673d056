"""Help in the words of the house: the parser's own headings and sentences Indonesian first, English beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import typer

_HEADINGS: Final = {"Arguments": "Isian / Arguments", "Options": "Pilihan / Options", "Commands": "Perintah / Commands"}
_SENTENCES: Final = {
    "Show this message and exit.": "tampilkan petunjuk ini / show this message",
    "Install completion for the current shell.": "pasang pelengkap perintah pada terminal ini / install completion",
    "Show completion for the current shell, to copy it or customize the installation.": "tampilkan pelengkap perintah / show completion",
}
_REQUIRED: Final = re.compile(r"\[required\]$|\[default: (?P<value>[^\[\]]*)\]$")
_Formatter: Final = typer.core.TyperGroup.context_class.formatter_class


class BilingualHelp(_Formatter):  # type: ignore[misc,valid-type]
    """The parser's help, with its fixed words in both languages."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is typed."""
        super().write_usage(prog, args, prefix or "Pemakaian / Usage: ")

    def write_heading(self, heading: str) -> None:
        """What stands over a list of options."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options with what each does."""
        told = [(name, _REQUIRED.sub(_marked, _SENTENCES.get(said, said))) for name, said in rows]
        super().write_dl(told, col_max, col_spacing)


def use_both_languages() -> None:
    """Let every command's help be written by :class:`BilingualHelp`."""
    typer.core.TyperGroup.context_class.formatter_class = BilingualHelp


def _marked(found: re.Match[str]) -> str:
    return "[wajib]" if found["value"] is None else f"[bawaan: {found['value']}]"
