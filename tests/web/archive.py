"""A small archive of invented articles for the tests of the web application: outlets, people, offices and places of its own."""

import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from search.app import App
from search.web.server import address_of, listen, server_of

SAMPLES = Path(__file__).parent / "samples"
CONFIG = Path(__file__).parents[2] / "config"


def config_of(folder):
    """The project's language in ``folder``, with the invented registers in the place of the real ones."""
    shutil.copytree(CONFIG, folder, ignore=shutil.ignore_patterns("outlets"))
    shutil.copytree(SAMPLES / "outlets", folder / "outlets")
    for path in (SAMPLES / "registry").glob("*.toml"):
        shutil.copy(path, folder)
    with (folder / "places.csv").open("a", encoding="utf-8") as places:
        places.write((SAMPLES / "registry" / "places.csv").read_text("utf-8"))
    return folder


def archive_of(folder, engine="embedded"):
    """An App over the samples, stored under ``folder``."""
    app = App(folder / "arsip", config_of(folder / "config"), engine_spec=engine)
    report = app.import_paths([SAMPLES / "berita.jsonl"], 1, lambda items: items)
    assert not report.failures, report.failures
    return app


@contextmanager
def serving(app, **options):
    """The web application over ``app`` on a free port of this computer, with the options of ``server_of``; gives its address."""
    server, listener = server_of(app, **options), listen("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield address_of(listener).rstrip("/")
    finally:
        server.should_exit = True
        thread.join()
