"""The archive of originals: pages into WARC files beside the store, and back out of them, identical."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from crawler.errors import StoreError
from crawler.page import Page
from crawler.warc import Ref, WarcWriter
from crawler.warc_pages import append_page, page_of_record
from crawler.warc_reading import read_record
from extractor.article import Raw

FOLDER: Final = "archive"
"""Name of the archive's folder inside the data folder."""


class Archive:
    """The WARC files of one data folder. Reading needs nothing; :meth:`keep` needs the store's writer lock."""

    def __init__(self, data_dir: Path) -> None:
        self.folder = data_dir / FOLDER
        self._writer: WarcWriter | None = None

    def append(self, page: Page) -> Ref:
        """Append the original of ``page``. It is safe on the disk once :meth:`sync` has returned.

        Both raise ``StoreError`` naming the folder and the free space when the disk does not take it.
        """
        with self._named_trouble():
            self._writer = self._writer or WarcWriter(self.folder)
            return append_page(self._writer, page)

    def keep(self, page: Page) -> Raw:
        """As :meth:`append`, and what a record says about its original."""
        ref = self.append(page)
        return Raw(page.sha256, len(page.raw), ref.file, ref.offset)

    def sync(self) -> None:
        """Return when everything kept so far is on the disk."""
        if self._writer is not None:
            with self._named_trouble():
                self._writer.sync()

    def load(self, raw: Raw) -> Page:
        """The page that was kept as ``raw``, equal to it in every field.

        Raises ``StoreError`` naming file and offset when it is not whole.
        """
        if raw.warc is None or raw.offset is None:
            raise StoreError(f"{raw.sha256}: aslinya tidak ada di arsip")
        path, place = self.folder / raw.warc, f"{raw.warc}:{raw.offset}"
        record = read_record(path, raw.offset)
        if hashlib.sha256(record.payload).hexdigest() != raw.sha256 or len(record.payload) != raw.length:
            raise StoreError(f"{place}: isinya bukan yang disimpan (sidik jari {raw.sha256[:12]}… tidak cocok)")
        try:
            page = page_of_record(record)
        except (ValueError, TypeError, KeyError) as problem:
            raise StoreError(f"{place}: rekaman tidak dapat dibaca ({problem})") from problem
        if page is None:
            raise StoreError(f"{place}: rekaman ini bukan halaman")
        return page

    def files(self) -> list[Path]:
        """The archive's files, oldest first."""
        return sorted(self.folder.glob("*.warc.gz")) if self.folder.is_dir() else []

    def close(self) -> None:
        """Sync and let go of the files."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    @contextmanager
    def _named_trouble(self) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            raise StoreError(f"{self.folder}: arsip tidak dapat ditulis ({problem.strerror}); {free_space(self.folder)}") from problem


def free_space(folder: Path) -> str:
    """How much room is left where ``folder`` is, in words."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return "sisa ruang tidak diketahui"
    return f"sisa ruang {free / 1e9:.1f} GB"
