"""The demonstration's configuration: the project's word lists, with invented people, bodies, places and outlets in place of real ones."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from crawler.errors import ConfigError, UsageError
from search.demo.articles import HERE, Outlet
from search.demo.listings import INDEX_PAGES
from search.demo.press import Press

OWN: Final = ("settings.toml", "people.toml", "posts.toml", "terms.toml")
"""Files of the demonstration that replace the project's."""
MARK: Final = ".demo"
"""A file that says that a folder was made by the demonstration and may be emptied by the next one."""


def prepare(data_dir: Path, project: Path, press: Press) -> Path:
    """Empty ``data_dir`` and make the configuration of ``press`` in it, after the project's in ``project``; returns its folder.

    Raises ``ConfigError`` when the project's lists are not at hand, or have no place for what the demonstration adds, and
    ``UsageError`` when ``data_dir`` holds something else than an earlier demonstration.
    """
    config = lists_in(data_dir, project)
    (config / "outlets").mkdir()
    for outlet in press.outlets.values():
        (config / "outlets" / f"{outlet.id}.toml").write_text(_outlet_file(outlet, press.homes[outlet.id]), "utf-8")
    return config


def lists_in(data_dir: Path, project: Path) -> Path:
    """Empty ``data_dir`` and make the word lists and registries in it, without outlets. Raises as :func:`prepare`."""
    if not any(project.glob("*.toml")):
        raise ConfigError(project.resolve(), "tidak ada daftar kata di folder ini; sebut foldernya dengan --config / no word lists here")
    _clear(data_dir)
    config = data_dir / "config"
    config.mkdir()
    for path in (*project.glob("*.toml"), *project.glob("*.csv")):
        shutil.copy(path, config)
    for name in OWN:
        shutil.copy(HERE / "config" / name, config)
    for row in tomllib.loads((HERE / "config" / "additions.toml").read_text("utf-8"))["addition"]:
        _add(config / row["file"], row)
    return config


def _clear(data_dir: Path) -> None:
    if data_dir.exists() and any(data_dir.iterdir()) and not (data_dir / MARK).exists():
        raise UsageError(f"{data_dir}: bukan folder kenalan yang lama; pindahkan dulu isinya / not an earlier demonstration, move it away")
    shutil.rmtree(data_dir, ignore_errors=True)
    data_dir.mkdir(parents=True)
    (data_dir / MARK).touch()


def _add(path: Path, row: Mapping[str, Any]) -> None:
    try:
        before, found, rest = path.read_text("utf-8").partition(row["after"])
    except OSError as problem:
        raise ConfigError(path, f"cannot be read: {problem}") from None
    if not found:
        raise ConfigError(path, f"the demonstration looks for {row['after']!r}, which is not there")
    path.write_text(before + found + "".join(f"\n{line}" for line in row["lines"]) + rest, "utf-8")


def _outlet_file(outlet: Outlet, home: str) -> str:
    host = home.removeprefix("http://").partition(":")[0]
    listed = {f"{_KEYS[kind]}": f'["{home}{path}"]' for kind, path in outlet.listings.items()}
    values = {
        "name": f'"{outlet.name}"', "kind": f'"{outlet.kind}"', "home": f'"{home}/"', "domains": f'["{host}", "{outlet.site}"]', **listed,
        "article": f"['{outlet.article}']", "delay": "0", "timezone": f'"{outlet.timezone}"', "pages": str(INDEX_PAGES),
    }  # fmt: skip
    if outlet.one_page:
        values["one_page"] = f'"{outlet.one_page}"'
    return "".join(f"{key} = {value}\n" for key, value in values.items()) + f'\n[canonical.hosts]\n"{host}" = "{outlet.site}"\n'


_KEYS: Final[Mapping[str, str]] = {"feed": "feeds", "sitemap": "sitemaps", "index": "indexes"}
