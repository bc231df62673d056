"""What the project is made of: every package pinned with its digests, above known holes, under licences that permit its use."""

import re
import subprocess
import tomllib
from importlib import metadata
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINNED = {
    canonicalize_name(match[1]): (Version(match[2]), match[3])
    for match in re.finditer(r"^([\w.-]+)==([\w.!+]+)[^\n]*((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)*)", LOCK, re.M)
}
EXTRAS = PROJECT["optional-dependencies"].values()
WANTED = [Requirement(line) for line in chain(PROJECT["dependencies"], *EXTRAS)]

FLOORS = {
    "brotli": ("1.2.0", "bombs that unpack without end"),
    "h11": ("0.16.0", "chunked bodies read loosely"),
    "jinja2": ("3.1.6", "templates that leave their sandbox"),
    "python-multipart": ("0.0.18", "forms that keep the server busy"),
    "requests": ("2.32.4", "credentials sent to another host"),
    "scrapy": ("2.17.0", "objects of a store fetched without encryption"),
    "starlette": ("1.0.1", "a path changed by the name of the host"),
    "twisted": ("24.7.0", "answers to pipelined requests out of order"),
    "urllib3": ("2.6.3", "the guard against bombs passed by a redirect"),
}
"""The first version without a known hole, and what the hole was (their advisories)."""

PERMITTED = re.compile(
    r"Apache|MIT|BSD|ISC|MPL|Mozilla|PSF|Python Software Foundation|ZPL|Zope|Public Domain|Unlicense|Zlib|CC0|CNRI|LGPL", re.IGNORECASE
)


def licence_of(name):
    about = metadata.metadata(name)
    classifiers = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier", []) if line.startswith("License ::")]
    return about.get("License-Expression") or "; ".join(classifiers) or about.get("License") or ""


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_a_package_that_is_asked_for_is_pinned_at_a_version_that_fits_with_its_digests(wanted):
    version, digests = PINNED[canonicalize_name(wanted.name)]
    assert version in wanted.specifier and digests


def test_every_line_of_the_lock_is_a_pinned_package_with_digests():
    packages = [line for line in LOCK.splitlines() if line and not line.startswith((" ", "#"))]
    assert packages and all("==" in line for line in packages)
    assert len(packages) >= len(PINNED) and all(digests for _, digests in PINNED.values())


@pytest.mark.parametrize("name", FLOORS)
def test_a_package_is_newer_than_its_known_hole(name):
    floor, hole = FLOORS[name]
    assert PINNED[name][0] >= Version(floor), hole


def test_every_installed_package_has_a_licence_that_permits_its_use():
    installed = {canonicalize_name(found.name) for found in metadata.distributions()} & set(PINNED)
    named = {name: licence_of(name) for name in installed - {"axe-playwright-python"}}  # says MIT in its repository only
    assert len(named) > 100
    assert {name: licence for name, licence in named.items() if not PERMITTED.search(licence)} == {}
    assert {
        name: licence for name, licence in named.items() if re.search(r"(?<!L)GPL(?!.*\bOR\b)", licence) and " OR " not in licence
    } == {}


def test_the_project_ships_no_code_of_others_for_the_browser():
    files = subprocess.run(["git", "ls-files", "search/web/static"], cwd=ROOT, capture_output=True, text=True)
    if files.returncode:
        pytest.skip("not a clone: what belongs to the project is not known")
    assert {Path(name).suffix for name in files.stdout.split()} <= {".css", ".js", ".svg", ".png", ".ico"}
    for name in files.stdout.split():
        if name.endswith((".css", ".js")):
            content = (ROOT / name).read_text("utf-8")
            assert not re.search(r"@license|@preserve|sourceMappingURL|https?://(?!www\.w3\.org)", content), name
            assert max(map(len, content.splitlines())) < 400, f"{name} is not written by hand"


def test_the_package_is_kept_from_being_published_and_carries_its_licence():
    assert "Private :: Do Not Upload" in PROJECT["classifiers"]
    assert PROJECT["license"] == "Apache-2.0" and "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
    assert PROJECT["requires-python"] == ">=3.11"
