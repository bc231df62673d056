"""Lists under ``config/`` that an office copied from an earlier version."""

import pytest

from crawler.errors import ConfigError
from extractor.config import read_toml


@pytest.mark.parametrize(("source", "key"), [('[sapaan]\nlama = "ibu"\n', "sapaan.baru"), ('[lain]\nbaru = "ibu"\n', "sapaan")])
def test_a_list_that_an_older_copy_lacks_is_told_with_what_to_do(tmp_path, source, key):
    (tmp_path / "names.toml").write_text(source, "utf-8")
    said = rf"names\.toml \[{key}\]: belum ada di berkas ini, .* salin bagian ini .* / is missing, .* copy this part"
    with pytest.raises(ConfigError, match=said):
        read_toml(tmp_path / "names.toml").words("sapaan", "baru")


def test_a_file_that_an_older_copy_lacks_is_told_with_what_to_do(tmp_path):
    said = r"terms\.toml: tidak ada; salin dari folder config .* / does not exist; copy it from the config folder"
    with pytest.raises(ConfigError, match=said):
        read_toml(tmp_path / "terms.toml")
