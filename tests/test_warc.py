"""The archive's file format: what was appended is read back, and damage costs no more than the record it hits."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.errors import StoreError
from crawler.warc import WarcWriter
from crawler.warc_reading import Damage, Record, iterate, read_record

PAGES = [b"<p>Rupiah</p>" * n for n in (1, 40, 9000)] + [
    b"",
    b"\x1f\x8b\x08\x00 bukan gzip",
    gzip.compress(b"WARC/1.0 tiruan" * 50, mtime=0),
]


def fill(folder, pages=PAGES, **options):
    with WarcWriter(folder, **options) as writer:
        return [writer.append("resource", f"urn:contoh:{n}", page, fields={"X-Contoh": str(n)}) for n, page in enumerate(pages)]


def payloads(path):
    return [item.payload for item in iterate(path) if isinstance(item, Record) and item.kind != "warcinfo"]


def test_a_record_is_read_back_at_the_place_the_writer_named(tmp_path):
    for ref, page in zip(fill(tmp_path), PAGES, strict=True):
        record = read_record(tmp_path / ref.file, ref.offset)
        assert (record.payload, record.offset) == (page, ref.offset)


def test_the_length_a_writer_names_is_that_of_the_whole_member(tmp_path):
    refs = fill(tmp_path)
    content = (tmp_path / refs[0].file).read_bytes()
    for ref in refs:
        assert gzip.decompress(content[ref.offset : ref.offset + ref.length]).startswith(b"WARC/1.0")
    assert refs[-1].offset + refs[-1].length == len(content)


def test_a_response_keeps_its_http_header_fields_and_its_content(tmp_path):
    with WarcWriter(tmp_path) as writer:
        ref = writer.append("response", "http://contoh.test/", b"<p>a", fields={}, http=[("Content-Type", "text/html; charset=utf-8")])
    record = read_record(tmp_path / ref.file, ref.offset)
    assert (record.kind, record.uri, record.status, record.payload) == ("response", "http://contoh.test/", 200, b"<p>a")
    assert record.http["content-type"] == "text/html; charset=utf-8"


def test_warcio_finds_no_fault_with_the_files(tmp_path):
    fill(tmp_path)
    with WarcWriter(tmp_path) as writer:
        writer.append("response", "http://contoh.test/", b"<p>a", fields={}, http=[("Content-Type", "text/html")])
    files = [str(path) for path in tmp_path.glob("*.warc.gz")]
    result = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", *files], capture_output=True, text=True)
    assert (result.returncode, "fail" in result.stdout, "digest pass" in result.stdout) == (0, False, True)


def test_a_file_that_has_grown_to_the_limit_is_followed_by_the_next_number(tmp_path):
    names = [ref.file for ref in fill(tmp_path, [b"x"] * 3, roll_bytes=1)]
    assert [name.removesuffix(".warc.gz")[-5:] for name in names] == ["00001", "00002", "00003"]


def test_a_second_writer_goes_on_in_the_same_file(tmp_path):
    first, second = fill(tmp_path, [b"satu"]), fill(tmp_path, [b"dua"])
    assert first[0].file == second[0].file
    assert payloads(tmp_path / first[0].file) == [b"satu", b"dua"]


@pytest.mark.parametrize("cut", [1, 5, 60, 150])
def test_what_a_killed_writer_left_torn_is_cut_off_before_the_next_record(tmp_path, cut):
    path = tmp_path / fill(tmp_path)[0].file
    path.write_bytes(path.read_bytes()[:-cut])
    fill(tmp_path, [b"sesudah"])
    assert payloads(path) == [*PAGES[:-1], b"sesudah"]
    assert not [item for item in iterate(path) if isinstance(item, Damage)]


def test_a_writer_killed_at_any_byte_of_a_record_loses_only_that_record(tmp_path):
    refs = fill(tmp_path, [b"satu", b"dua"])
    path = tmp_path / refs[0].file
    content = path.read_bytes()
    for length in range(refs[1].offset, len(content)):
        path.write_bytes(content[:length])
        fill(tmp_path, [b"tiga"])
        assert payloads(path) == [b"satu", b"tiga"]


def test_a_file_whose_end_makes_no_sense_is_left_as_it_is_and_a_new_one_begun(tmp_path):
    path = tmp_path / fill(tmp_path)[0].file
    spoiled = path.read_bytes() + b"bukan milik kami"
    path.write_bytes(spoiled)
    assert fill(tmp_path, [b"baru"])[0].file != path.name
    assert path.read_bytes() == spoiled


def test_of_a_truncated_file_the_whole_records_come_first_and_then_the_damage(tmp_path):
    refs = fill(tmp_path)
    path = tmp_path / refs[0].file
    path.write_bytes(path.read_bytes()[:-3])
    *whole, last = iterate(path)
    assert [item.payload for item in whole[1:]] == PAGES[:-1]
    assert isinstance(last, Damage)
    assert last.offset == refs[-1].offset


def test_nothing_inside_a_torn_record_is_taken_for_a_record(tmp_path):
    inner = gzip.decompress((tmp_path / fill(tmp_path, [b"di dalam"])[0].file).read_bytes())
    refs = fill(tmp_path / "luar", [gzip.compress(inner, 0)])
    path = tmp_path / "luar" / refs[0].file
    path.write_bytes(path.read_bytes()[:-3])
    fill(tmp_path / "luar", [b"sesudah"])
    assert payloads(path) == [b"sesudah"]


def test_a_flipped_byte_costs_only_the_record_it_is_in(tmp_path):
    refs = fill(tmp_path, [b"satu", b"dua", b"tiga"])
    path = tmp_path / refs[0].file
    content = bytearray(path.read_bytes())
    content[refs[1].offset + refs[1].length // 2] ^= 0x20
    path.write_bytes(content)
    assert payloads(path) == [b"satu", b"tiga"]
    assert [item.offset for item in iterate(path) if isinstance(item, Damage)] == [refs[1].offset]
    with pytest.raises(StoreError, match=f"{path.name}:{refs[1].offset}"):
        read_record(path, refs[1].offset)


@pytest.mark.parametrize("place", range(12))
def test_a_spoiled_beginning_of_a_record_is_reported_and_not_passed_over(tmp_path, place):
    refs = fill(tmp_path, [b"satu", b"dua", b"tiga"])
    path = tmp_path / refs[0].file
    content = bytearray(path.read_bytes())
    content[refs[1].offset + place] ^= 0xFF
    path.write_bytes(content)
    damages = [item.offset for item in iterate(path) if isinstance(item, Damage)]
    assert (payloads(path), damages) in (([b"satu", b"tiga"], [refs[1].offset]), ([b"satu", b"dua", b"tiga"], []))
    assert damages or place in (4, 5, 6, 7, 8, 9)  # time stamp and origin of the member, which carry nothing


@pytest.mark.parametrize("filler", [b"\x1f\x8b\x08", b"\x1f\x8b\x08\x00", b"WARC/1.0\r\n", b"\x00"])
def test_what_only_looks_like_records_is_one_damage(tmp_path, filler):
    path = tmp_path / fill(tmp_path, [b"satu"])[0].file
    path.write_bytes(path.read_bytes() + filler * 70_000)
    assert payloads(path) == [b"satu"]
    assert sum(isinstance(item, Damage) for item in iterate(path)) == 1


def test_an_uncompressed_file_and_one_packed_as_a_whole_are_read_as_well(tmp_path):
    packed = (tmp_path / fill(tmp_path)[0].file).read_bytes()
    Path(tmp_path / "a.warc").write_bytes(gzip.decompress(packed))
    Path(tmp_path / "b.warc.gz").write_bytes(gzip.compress(gzip.decompress(packed)))
    assert payloads(tmp_path / "a.warc") == payloads(tmp_path / "b.warc.gz") == PAGES


def test_a_truncated_uncompressed_file_reports_its_damage(tmp_path):
    content = gzip.decompress((tmp_path / fill(tmp_path, [b"satu", b"dua" * 90])[0].file).read_bytes())
    (tmp_path / "a.warc").write_bytes(content[:-40])
    assert payloads(tmp_path / "a.warc") == [b"satu"]
    assert isinstance(list(iterate(tmp_path / "a.warc"))[-1], Damage)


@pytest.mark.parametrize("length", [b"3", b"9", b"4000", b"x"])
def test_a_wrong_length_costs_one_record_of_an_uncompressed_file_and_nothing_is_printed(tmp_path, capfd, length):
    content = gzip.decompress((tmp_path / fill(tmp_path, [b"satu", b"<dua>", b"tiga", b"empat"])[0].file).read_bytes())
    (tmp_path / "a.warc").write_bytes(content.replace(b"Content-Length: 5\r\n\r\n<dua>", b"Content-Length: " + length + b"\r\n\r\n<dua>"))
    assert payloads(tmp_path / "a.warc") == [b"satu", b"tiga", b"empat"]
    [damage] = [item for item in iterate(tmp_path / "a.warc") if isinstance(item, Damage)]
    assert content[damage.offset :].startswith(b"WARC/1.0")
    assert b"urn:contoh:1" in content[damage.offset : damage.offset + 300]
    assert capfd.readouterr() == ("", "")


def test_an_offset_where_no_record_starts_is_an_error_that_names_it(tmp_path):
    path = tmp_path / fill(tmp_path)[0].file
    with pytest.raises(StoreError, match=f"{path.name}:7"):
        read_record(path, 7)
    with pytest.raises(StoreError, match="tidak dapat dibuka"):
        read_record(tmp_path / "tidak-ada.warc.gz", 0)
