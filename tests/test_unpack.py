"""Compression is undone within limits, or refused with the reason."""

from __future__ import annotations

import gzip
import zlib
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.unpack import Unpackable, gunzip, unpack

packed = partial(gzip.compress, mtime=0)
TEXT = b"Kabar dari kota rekaan. " * 40
RAW = zlib.compressobj(wbits=-15)
RAW_TEXT = RAW.compress(TEXT) + RAW.flush()


@pytest.mark.parametrize(
    ("body", "encodings"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (packed(TEXT), "gzip"),
        (packed(TEXT), " X-GZIP "),
        (packed(TEXT[:100]) + packed(TEXT[100:]), "gzip"),
        (packed(TEXT) + b"\x00\x00", "gzip"),
        (zlib.compress(TEXT), "deflate"),
        (RAW_TEXT, "deflate"),
        (packed(zlib.compress(TEXT)), "deflate, gzip"),
    ],
)
def test_what_is_whole_comes_out_whole(body, encodings):
    assert unpack(body, encodings, 10_000) == TEXT


@pytest.mark.parametrize(
    ("body", "encodings", "reason"),
    [
        (packed(TEXT)[:-1], "gzip", "truncated"),
        (packed(TEXT)[:30], "gzip", "truncated"),
        (TEXT, "gzip", "truncated"),
        (zlib.compress(TEXT)[:-5], "deflate", "truncated"),
        (packed(TEXT), "br", "not-text"),
        (packed(TEXT), "gzip, gzip, gzip", "not-text"),
        (packed(bytes(10_001)), "gzip", "too-large"),
        (packed(bytes(6_000)) + packed(bytes(6_000)), "gzip", "too-large"),
        (zlib.compress(bytes(10_001)), "deflate", "too-large"),
        (packed(packed(bytes(10_000_000))), "gzip, gzip", "too-large"),
    ],
)
def test_what_is_not_is_refused_with_the_reason(body, encodings, reason):
    with pytest.raises(Unpackable) as caught:
        unpack(body, encodings, 10_000)
    assert caught.value.reason == reason


def test_a_body_of_exactly_the_limit_is_accepted():
    assert len(unpack(packed(bytes(10_000)), "gzip", 10_000)) == 10_000


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "gzip, deflate"]))
def test_any_bytes_either_unpack_within_the_limit_or_are_refused(body, encodings):
    try:
        assert len(unpack(body, encodings, 1000)) <= 1000
    except Unpackable as problem:
        assert problem.reason in ("truncated", "too-large", "not-text")


@given(st.binary(max_size=300))
def test_gunzip_leaves_other_bytes_alone_and_undoes_gzip(body):
    assert gunzip(packed(body), 1000) == body
    assert body.startswith(b"\x1f\x8b") or gunzip(body, 1000) == body


@pytest.mark.parametrize("encodings", ["br", "zstd", "BR", "gzip, br", "br, zstd", "compress", "zstd, br"])
def test_what_was_not_asked_for_is_refused_before_any_of_it_is_unpacked(encodings):
    with pytest.raises(Unpackable) as refused:
        unpack(b"\x8b\x00\x80" + bytes(1 << 20), encodings, 8 << 20)
    assert refused.value.reason == "not-text"


def test_what_holds_an_unknown_compression_is_itself_unpacked_only_within_the_limit():
    with pytest.raises(Unpackable) as refused:
        unpack(gzip.compress(bytes(9 << 20)), "br, gzip", 8 << 20)
    assert refused.value.reason == "too-large"
