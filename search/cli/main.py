"""`kliping`: the entry point, the options every command shares, and how errors become one clear line and an exit code."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path
from typing import Annotated, Final

import typer
from typer.exceptions import Abort, Exit, TyperException

from crawler.errors import KlipingError
from search.cli import asking, feeding, keeping, producing, serving, storying, upkeep, users, watching
from search.cli.context import Context
from search.cli.helping import use_both_languages
from search.cli.render import safe

DONE, SOME_FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130

_WRONG_USES: Final = tuple(
    (re.compile(form), told)
    for form, told in (
        (r"No such option: (\S+)", "tidak ada pilihan {}"),
        (r"No such command (.+?)(?=\.|$)", "tidak ada perintah {}"),
        (r"Missing command", "perintahnya belum disebut"),
        (r"Missing argument (.+)", "{} belum disebut"),
        (r"Missing option (.+)", "pilihan {} belum disebut"),
        (r"Option (\S+) requires an argument", "pilihan {} memerlukan nilai"),
        (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", "kelebihan kata: {}"),
        (r"Invalid value for (.+?):", "nilai untuk {} salah"),
    )
)
"""What the command line's own parser says of wrong use, in Indonesian."""

use_both_languages()
app = typer.Typer(
    name="kliping",
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Pemantauan berita kebijakan industri kecil dan menengah (IKM). / News monitoring for Indonesian IKM policy.",
)
for room in (feeding, asking, producing, watching, storying, keeping, upkeep, users, serving):
    room.add_to(app)


@app.callback()
def shared(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option("--data", help="folder arsip / archive [$KLIPING_DATA; ./data]")] = None,
    config: Annotated[Path | None, typer.Option("--config", help="folder konfigurasi / configuration [$KLIPING_CONFIG; ./config]")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="bahasa / language: id, en [$KLIPING_LANG; id]")] = None,
    engine: Annotated[
        str | None, typer.Option("--engine", help="mesin pencari / engine: embedded, memory, http://… [$KLIPING_ENGINE; settings.toml]")
    ] = None,
) -> None:
    """Options that stand before the command."""
    context.obj = Context.of(data, config, lang, engine, os.environ)
    context.call_on_close(context.obj.close)


def main() -> None:
    """Run one command and exit: 0 done, 1 some inputs failed, 2 usage or configuration, 75 another run holds the lock."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # files and pipes get UTF-8 whatever the locale says; a terminal gets what it can show
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit code of ``kliping ARGUMENTS``; everything a user should read has been printed."""
    try:
        code = app(args=arguments or ["--help"], prog_name="kliping", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except TyperException as problem:
        return _complain(_usage(problem), WRONG_USE)
    except Exit as stop:
        return stop.exit_code
    except (Abort, KeyboardInterrupt):
        return _complain("dihentikan / interrupted", INTERRUPTED)
    except KlipingError as problem:
        return _complain(str(problem), problem.exit_code)
    except BrokenPipeError:  # `kliping … | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _usage(problem: TyperException) -> str:
    command = getattr(getattr(problem, "ctx", None), "command_path", "kliping")
    said = problem.format_message().rstrip(".")
    indonesian = next((told.format(*found.groups()) for form, told in _WRONG_USES if (found := form.match(said))), None)
    return f"{indonesian + ' / ' if indonesian else ''}{said} — lihat/see: {command} --help"


def _complain(message: str, code: int) -> int:
    print(f"kliping: {safe(message)}", file=sys.stderr)
    return code
