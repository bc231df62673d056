"""`kliping demo`: crawl the invented press with the real crawler, read, group, index, tell what came of it, and open the web page."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final, Literal

from crawler.errors import UsageError
from search.app import App
from search.demo.press import start_press
from search.demo.setup import prepare
from search.demo.summary import say, summary
from search.nightly import CrawlRequest, run_crawl
from search.settings import load_settings

DATA: Final = Path("demo-data")
HOST: Final = "127.0.0.1"
PORT: Final = 8000


def run(config_dir: Path, serve: bool, lang: Literal["id", "en"], data_dir: Path = DATA) -> int:
    """The whole demonstration with its data in ``data_dir``, made afresh; with ``serve`` the web page stays open until it is stopped.

    Nothing leaves this machine. Raises ``ConfigError`` when the project's lists are not in ``config_dir``.
    """
    with start_press() as press:
        config = prepare(data_dir, config_dir, press)
        settings = load_settings(config, {})
        app = App(data_dir, config, settings, settings.search.engine, lang)
        print(say(lang, "start", outlets=len(press.outlets)) + "\n", flush=True)
        receipt = run_crawl(app, CrawlRequest(), "demo")
        print("\n".join(summary(app, receipt)), flush=True)
        app.close()
        if serve:
            _open(app)
    print("\n" + say(lang, "again", command=own_command(), data=str(data_dir)))
    return 0


def own_command() -> str:
    """What to type for this very kliping: its bare name only where a shell finds it."""
    started = Path(sys.argv[0])
    return str(started) if started.name == "kliping" and shutil.which("kliping") is None else "kliping"


def _open(app: App) -> None:
    from search.web.server import serve

    print("\n" + say(app.lang, "web"), flush=True)
    try:
        serve(app, HOST, PORT)
    except UsageError:  # another program has the port; any other will do
        serve(app, HOST, 0)
