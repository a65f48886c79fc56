from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.attachment import KINDS
from plugins.downloads.download import inspect, too_large
from tests.support.documents import object_stream, office, pdf, with_byte

SOUND = {".pdf": pdf(object_stream(b"<</A(b)>>")), **{s: office(s) for s in (".docx", ".xlsx", ".pptx")}}

kinds = st.sampled_from(sorted(KINDS))


@pytest.mark.parametrize("suffix", KINDS)
def test_sound_files_are_fit(suffix: str) -> None:
    found = inspect(suffix, SOUND[suffix])
    assert (found.fit, found.found, found.size) == (True, (), len(SOUND[suffix]))


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("other", KINDS)
def test_a_file_must_be_what_its_name_says(suffix: str, other: str) -> None:
    found = inspect(suffix, SOUND[other])
    assert found.fit == (suffix == other)
    assert suffix == other or found.found[0][0] == "file-mislabelled"


@pytest.mark.parametrize("suffix", KINDS)
def test_an_empty_file_is_told(suffix: str) -> None:
    assert inspect(suffix, b"").found == (("file-empty", ""),)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"MZ\x90\0", "chương trình chạy được"),
        (b"\x7fELF", "chương trình chạy được"),
        (b"Rar!\x1a", "tệp nén"),
        (b"{\\rtf1", "RTF"),
        (b"\xef\xbb\xbf <!DOCTYPE HTML>", "trang web (HTML)"),
        (b"\xff\xd8\xff\xe0", "ảnh"),
        (b"Xin chao", "loại khác"),
    ],
)
@pytest.mark.parametrize("suffix", KINDS)
def test_what_a_file_really_is_is_named(data: bytes, kind: str, suffix: str) -> None:
    assert inspect(suffix, data).found == (("file-mislabelled", kind),)


def test_a_file_that_is_too_large_is_told_with_both_sizes() -> None:
    assert too_large(25_300_000, 20_000_000).found == (("file-too-large", "25 MB, quá 20 MB"),)
    assert not too_large(25_300_000, 20_000_000).fit


@given(
    kinds,
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
    st.binary(),
)
def test_arbitrary_bytes_are_judged_and_never_published(suffix: str, start: bytes, data: bytes) -> None:
    found = inspect(suffix, start + data)
    assert not found.fit
    assert len(found.found) == 1


@given(kinds, st.data())
def test_a_file_that_is_cut_is_never_published(suffix: str, data: st.DataObject) -> None:
    whole = SOUND[suffix]
    length = data.draw(st.integers(0, len(whole) - 8))
    assert not inspect(suffix, whole[:length]).fit


@given(kinds, st.data(), st.integers(0, 255))
def test_a_byte_that_was_changed_never_crashes(suffix: str, data: st.DataObject, value: int) -> None:
    whole = SOUND[suffix]
    place = data.draw(st.integers(0, len(whole) - 1))
    found = inspect(suffix, with_byte(whole, place, value))
    assert found.fit or len(found.found) == 1
