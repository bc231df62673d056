"""Arrows point one way, and each third-party package enters by one door."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {"crawler": {"crawler"}, "extractor": {"crawler", "extractor"}, "search": {"crawler", "extractor", "search"}}
DOORS = {
    "scrapy": "crawler/",
    "twisted": "crawler/",
    "w3lib": "crawler/",
    "protego": "crawler/",
    "warcio": "crawler/warc",
    "trafilatura": "extractor/html",
    "spacy": "extractor/nlp/",
    "ahocorasick_rs": "extractor/nlp/",
    "tantivy": "search/engines/embedded",
    "elasticsearch": "search/engines/",
    "Stemmer": "search/stemming.py",
    "typer": "search/cli/",
    "rich": "search/cli/",
    "fastapi": "search/web/",
    "starlette": "search/web/",
    "uvicorn": "search/web/",
    "jinja2": "search/web/",
    "xlsxwriter": "search/export/xlsx",
    "docx": "search/export/docx",
    "typst": "search/export/pdf",
    "pyarrow": "search/export/parquet.py",
}


def sources() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_rooms_that_its_arrow_points_to(path):
    room = path.relative_to(ROOT).parts[0]
    assert {name for name in imports(path) if name in ROOMS} <= ROOMS[room]


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_third_party_package_enters_only_by_its_door(path):
    place = path.relative_to(ROOT).as_posix()
    assert [name for name in imports(path) if not place.startswith(DOORS.get(name, ""))] == []


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_is_small_enough_to_be_read_in_one_sitting(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_a_search_starts_without_the_heavy_packages():
    heavy = ["twisted", "scrapy", "spacy", "trafilatura", "tantivy", "elasticsearch", "fastapi", "lxml", "docx", "pyarrow", "typst"]
    code = f"import sys, search.cli.main, search.app; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True).stdout.strip() == "[]"
