"""What the documents about exports and for researchers promise is so."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import srsly

from search.asking import Question
from search.export.exporting import FORMATS, export
from search.export.tables import COLUMNS
from search.settings import MailSettings, OfficeSettings
from search.store.database import migrations
from tests.desk_work import TEXT_OF_ONE, app_of, article, store_articles

DOCS = Path(__file__).parents[1] / "docs"


def blocks(name, language):
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / name).read_text("utf-8"), re.DOTALL)


def views():
    conn = sqlite3.connect(":memory:")
    for _, sql in migrations():
        conn.executescript(sql)
    names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    found = {name: [row[1] for row in conn.execute(f"PRAGMA table_info({name})")] for name in names}
    conn.close()
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("peneliti")
    store_articles(place, article("satu"), article("dua", TEXT_OF_ONE + " Dua."), article("tiga", published=None), stories={"c1": (0, 1)})
    app = app_of(place)
    export(app, Question(), "statements", "parquet", place / "pernyataan.parquet")
    export(app, Question(), "articles", "parquet", place / "berita.parquet")
    app.close()
    return place


@pytest.mark.parametrize("subject", COLUMNS)
def test_every_column_of_an_export_is_documented_with_its_meaning(subject):
    text = (DOCS / "exports.md").read_text("utf-8")
    section = text.split(f"### `--what {subject}`")[1].split("###")[0]
    documented = re.findall(r"^\| `(\w+)` \| [\w ]+ \| (.+) \|$", section, re.MULTILINE)
    assert documented == [(column.name, column.meaning) for column in COLUMNS[subject]]


def test_every_format_is_documented():
    text = (DOCS / "exports.md").read_text("utf-8")
    assert [form for form in FORMATS if f"| `{form}` |" not in text] == []


def test_datasette_knows_every_view_and_column():
    told = srsly.read_yaml(DOCS / "datasette" / "metadata.yml")["databases"]["kliping"]["tables"]
    assert {name: list(table["columns"]) for name, table in told.items()} == views()


def test_the_settings_in_the_documents_are_settings():
    keys = set(re.findall(r"^(\w+) = ", "".join(blocks("kliping-buku.md", "toml")), re.MULTILINE))
    assert keys == set(OfficeSettings.__dataclass_fields__)
    keys = set(re.findall(r"^(\w+) = ", "".join(blocks("pantauan.md", "toml")), re.MULTILINE))
    assert keys <= set(MailSettings.__dataclass_fields__)


@pytest.mark.parametrize("name", ["exports.md", "kliping-buku.md", "pantauan.md", "perawatan.md", "researchers.md"])
def test_the_commands_in_the_documents_are_commands_with_such_options(name):
    from typer.main import get_command

    from search.cli.main import app

    root = get_command(app)
    for line in re.findall(r"^kliping (.+)$", (DOCS / name).read_text("utf-8"), re.MULTILINE):
        words = re.sub(r"^--data \S+ ", "", line.partition(" #")[0]).split()
        command = root.commands[words[0]]
        if hasattr(command, "commands"):
            command = command.commands[words[1]]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= known, line


def test_the_researchers_notebook_runs(folder):
    pytest.importorskip("polars", reason="Polars is not installed")
    code = "\n".join([*blocks("researchers.md", "python"), "print(quoted.rows(), months.rows(), undated, figures.height, context[:1])"])
    run = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, env={**os.environ})
    assert run.returncode == 0, run.stderr
    assert "('2025', 'Lestari Budiwati', 1, " in run.stdout
    assert "[('2025-03', 2, 1)] 1 3 “" in run.stdout


def test_datasette_opens_the_file_as_it_is(folder):
    datasette = shutil.which("datasette") or os.environ.get("DATASETTE")
    if not datasette:
        pytest.skip("Datasette is not installed")
    metadata = DOCS / "datasette" / "metadata.yml"
    command = [datasette, "--get", "/kliping/pernyataan.json?_shape=array", "--metadata", metadata, folder / "kliping.sqlite"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Lestari Budiwati" in shown
