"""Back from a backup: into an empty data folder, every byte checked, nothing written anywhere else."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from crawler.errors import StoreError, UsageError
from search.archive import FOLDER as ARCHIVE
from search.archive import free_space
from search.store import database
from search.upkeep_backup import BLOCK, FORMAT, MANIFEST, Manifest, Part

_NAME: Final = re.compile(
    r"(?:kliping|accounts)\.sqlite|archive/[\w-][\w.-]*\.warc\.gz|exports/[0-9a-f]{1,64}\.json\.gz|config/(?:[\w-][\w.-]*/){0,3}[\w-][\w.-]*",
    re.ASCII,
)
"""The names that a backup may hold: none leads out of its folder."""
_LONGEST_MANIFEST: Final = 64 << 20
_DRAFT: Final = ".dipulihkan"
_SPARE: Final = "config-dipulihkan"
"""Where the configuration goes, inside the data folder, when there is one already."""


def restore(source: Path, data_dir: Path, config_dir: Path) -> Manifest:
    """Restore the backup ``source`` (a folder or a ``.tar``) into ``data_dir``, which must not hold an archive yet.

    The store is put in place last: an interrupted restoring can be started again. A configuration that is there is left alone; the
    backup's is then beside the data. Raises ``UsageError`` when there is an archive already, ``StoreError`` when the backup is not whole.
    """
    if (data_dir / database.NAME).exists():
        raise UsageError(f"{data_dir}: sudah berisi arsip; pulihkan ke folder kosong (--data DIR)")
    draft = data_dir / _DRAFT
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        with _opened(source) as files:
            manifest = _manifest(source, files)
            _check_nothing_lost(data_dir, manifest)
            _check_room(data_dir, manifest)
            _copy_all(source, files, manifest, draft)
        _put_in_place(draft, data_dir, config_dir)
    except OSError as problem:
        raise StoreError(f"{source}: gagal dipulihkan ({problem.strerror or problem}); {free_space(data_dir)}") from problem
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return manifest


_Files = Iterator[tuple[str, int, IO[bytes]]]
"""Names, lengths and contents, the manifest first."""


@contextmanager
def _opened(source: Path) -> Iterator[_Files]:
    if source.is_dir():
        yield _of_folder(source)
        return
    try:
        with tarfile.open(source, "r:") as tar:
            yield _of_tar(source, tar)
    except tarfile.TarError as problem:
        raise StoreError(f"{source}: bukan cadangan kliping, atau rusak ({problem})") from problem


def _of_folder(source: Path) -> _Files:
    paths = sorted((path for path in source.rglob("*") if path.is_file() and not path.is_symlink()), key=lambda p: (p.name != MANIFEST, p))
    for path in paths:
        with path.open("rb") as file:
            yield path.relative_to(source).as_posix(), path.stat().st_size, file


def _of_tar(source: Path, tar: tarfile.TarFile) -> _Files:
    for member in tar:
        if not member.isreg() or member.issparse():
            raise StoreError(f"{source}: memuat {member.name!r} yang bukan berkas biasa; tidak dipulihkan")
        content = tar.extractfile(member)
        assert content is not None
        yield member.name, member.size, content


def _manifest(source: Path, files: _Files) -> Manifest:
    name, length, content = next(files, ("", 0, None))
    if name != MANIFEST or content is None or length > _LONGEST_MANIFEST:
        raise StoreError(f"{source}: bukan cadangan kliping ({MANIFEST} tidak ada di depan)")
    try:
        found: dict[str, Any] = json.loads(content.read())
        if found["format"] != FORMAT:
            raise StoreError(f"{source}: cadangan bentuk {found['format']}, di sini {FORMAT}; perbarui kliping")
        manifest = Manifest(**{**found, "parts": tuple(Part(**part) for part in found["parts"])})
    except (ValueError, KeyError, TypeError) as problem:
        raise StoreError(f"{source}: {MANIFEST} tidak terbaca ({problem})") from problem
    wrong = [part.name for part in manifest.parts if not _NAME.fullmatch(part.name) or ".." in part.name]
    if wrong:
        raise StoreError(f"{source}: memuat nama yang tidak sah ({wrong[0]!r}); tidak dipulihkan")
    return manifest


def _check_nothing_lost(data_dir: Path, manifest: Manifest) -> None:
    """What an interrupted restoring put there may be put there again; originals of a lost store may be all that is left of it."""
    known = {part.name: part.length for part in manifest.parts}
    for path in sorted((data_dir / ARCHIVE).glob("*")):
        if known.get(f"{ARCHIVE}/{path.name}") != path.stat().st_size:
            raise UsageError(f"{path}: berkas arsip yang tidak ada di cadangan ini; pulihkan ke folder kosong (--data DIR)")


def _check_room(data_dir: Path, manifest: Manifest) -> None:
    if sum(part.length for part in manifest.parts) > shutil.disk_usage(data_dir).free:
        raise StoreError(f"{data_dir}: ruang tidak cukup untuk cadangan ini; {free_space(data_dir)}")


def _copy_all(source: Path, files: _Files, manifest: Manifest, draft: Path) -> None:
    expected = {part.name: part for part in manifest.parts}
    for name, length, content in files:
        part = expected.pop(name, None)
        if part is None:
            raise StoreError(f"{source}: memuat {name!r} yang tidak ada di daftarnya; tidak dipulihkan")
        if length != part.length or _copied(content, draft / name, length) != part.sha256:
            raise StoreError(f"{source}: {name} rusak (sidik jari tidak cocok); tidak dipulihkan")
    if expected:
        raise StoreError(f"{source}: tidak lengkap, {next(iter(expected))} tidak ada")


def _copied(content: IO[bytes], path: Path, length: int) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("wb") as file:
        while length > 0 and (block := content.read(min(BLOCK, length))):
            digest.update(block)
            file.write(block)
            length -= len(block)
    return digest.hexdigest()


def _put_in_place(draft: Path, data_dir: Path, config_dir: Path) -> None:
    if (draft / "config").is_dir():
        target = data_dir / _SPARE if config_dir.exists() else config_dir
        shutil.copytree(draft / "config", target, dirs_exist_ok=True)
        shutil.rmtree(draft / "config")
    for path in data_dir.glob("*.sqlite-*"):
        path.unlink()  # SQLite would lay the log of a store that is gone over the one that comes now
    files = [path for path in sorted(draft.rglob("*")) if path.is_file()]
    for path in sorted(files, key=lambda path: path.name == database.NAME):
        target = data_dir / path.relative_to(draft)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
