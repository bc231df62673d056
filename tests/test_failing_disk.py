"""A disk that fails: nothing ends without a sentence, and on a disk that works the same run comes to the same end."""

import pytest

from tests import failing_disk
from tests.store_work import content


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    if not failing_disk.compiler():
        pytest.skip("no C compiler here to make a failing disk with; the limit on the size of files is tried all the same")
    return failing_disk.shim(tmp_path_factory.mktemp("pustaka"))


@pytest.fixture(scope="module")
def last(library, tmp_path_factory):
    return failing_disk.calls(library, tmp_path_factory.mktemp("hitungan") / "data")


@pytest.mark.parametrize("most", [1, 4096, 150_000, 400_000])
def test_a_run_whose_files_may_not_grow_ends_with_a_sentence_and_is_repeated_without_loss(tmp_path, undisturbed, most):
    done = failing_disk.run(tmp_path, most=most)
    assert done.returncode == 1
    assert list(failing_disk.problems(done, tmp_path)) == []
    assert content(tmp_path) == undisturbed


@pytest.mark.parametrize("ever", [False, True])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_write_that_fails_once_or_for_good_ends_with_a_sentence_and_is_repeated_without_loss(
    tmp_path, library, last, undisturbed, share, ever
):
    done = failing_disk.failing(library, tmp_path / "data", 1 + int(share * last), ever)
    assert list(failing_disk.problems(done, tmp_path / "data")) == []
    assert content(tmp_path / "data") == undisturbed
