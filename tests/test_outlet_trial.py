"""An address tried in a process of its own."""

import pytest

from crawler.errors import KlipingError
from search import outlet_trial


def test_a_child_with_much_to_say_is_heard_to_its_end(tmp_path, monkeypatch):
    child = tmp_path / "anak"
    child.write_text("#!/bin/sh\nhead -c 300000 /dev/zero | tr '\\0' 'x' >&2\necho >&2\necho 'situs itu menolak' >&2\nexit 2\n")
    child.chmod(0o755)
    monkeypatch.setattr(outlet_trial.sys, "executable", str(child))
    with pytest.raises(KlipingError, match=r"^situs itu menolak$"):
        outlet_trial.tried("https://kabar.example/1", tmp_path, tmp_path, lambda: None, longest=20)
