from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.downloads import pdf as module
from plugins.downloads.pdf import inspect_pdf
from plugins.downloads.unfit import Unfit
from tests.support.documents import archive, object_stream, pdf, stream

HARMFUL = {
    b"<</S/JavaScript/JS(app.alert\\(1\\))>>": "file-active",
    b"<</S /Launch /F (a.exe)>>": "file-active",
    b"<</S/J#61v#61Script/J#53 9 0 R>>": "file-active",
    b"<</AcroForm<</XFA 9 0 R>>>>": "file-active",
    b"<</Subtype/RichMedia>>": "file-active",
    b"<</Names<</EmbeddedFiles 9 0 R>>>>": "file-attachment",
    b"<</Type/EmbeddedFile>>": "file-attachment",
    b"[1 % (\n<</A(\\))/JS 1 0 R>>]": "file-active",
    b"<</A(1 0 obj)/JS 1 0 R>>": "file-active",
    b"<</A((in)side \\( )/JS 1 0 R>>": "file-active",
}
HARMLESS = (
    b"<</URI(https://a.vn/JS/Launch/EmbeddedFiles)>>",
    b"<</A(an \\) and (another /JS) one)>>",
    b"<</A 1>> % /JS",
    b"<</JSX 1/XJS 2/Launcher 3/EmbeddedFont 4>>",
    b"<</S/GoTo/D[3 0 R/Fit]>>",
)


def code_of(data: bytes) -> str:
    """Give the code of what is wrong with a file, ``""`` if it is fit."""
    try:
        inspect_pdf(data)
    except Unfit as unfit:
        return unfit.code
    return ""


@pytest.mark.parametrize(("found", "code"), HARMFUL.items())
def test_what_acts_by_itself_is_refused_wherever_it_stands(found: bytes, code: str) -> None:
    assert code_of(pdf(found)) == code
    assert code_of(pdf(b"1", found, b"2")) == code
    assert code_of(pdf(object_stream(b"1", found, b"2"))) == code
    assert code_of(pdf(object_stream(found, entries=b""))) == code
    assert code_of(pdf(b"<<>>stream\n 9 0 obj" + found + b"endobj\nendstream")) == code


@pytest.mark.parametrize("found", HARMLESS)
def test_what_only_looks_like_it_is_let_through(found: bytes) -> None:
    assert code_of(pdf(found)) == ""
    assert code_of(pdf(object_stream(b"1", found))) == ""
    assert code_of(pdf(stream(found), b"<<>>stream\n" + found + b"\nendstream")) == ""


@given(st.binary(max_size=2000))
def test_pictures_and_fonts_are_not_searched(data: bytes) -> None:
    assert code_of(pdf(stream(b"/JS /Launch " + data), b"<</L 9>>stream\n/JS \nendstream")) == ""


@pytest.mark.parametrize(
    "data",
    [
        pdf(trailer=b"/Encrypt 9 0 R"),
        pdf(b"<</Type/XRef/Encrypt<</V 4>>>>stream\n\nendstream"),
    ],
)
def test_what_is_encrypted_cannot_be_looked_into(data: bytes) -> None:
    assert code_of(data) == "file-locked"


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (b"", ""),
        (b"\xef\xbb\xbf\r\n", ""),
        (b"MZ\x90", "file-disguised"),
        (b"<html>", "file-disguised"),
        (b" " * 1100, "file-mislabelled"),
    ],
)
def test_a_pdf_begins_as_one(before: bytes, code: str) -> None:
    assert code_of(before + pdf()) == code


def test_a_pdf_that_is_an_archive_as_well_is_refused() -> None:
    packed = archive([("a.class", b"1")])
    assert code_of(pdf() + packed) == "file-disguised"
    assert code_of(pdf(b"<<>>stream\n" + packed + b"\nendstream")) == "file-disguised"


@pytest.mark.parametrize("end", [b"%%EOF\n", b"startxref"])
def test_a_pdf_ends_as_one(end: bytes) -> None:
    data = pdf()
    assert code_of(data[: data.rindex(end)]) == "file-damaged"
    assert code_of(data.replace(b"startxref\n", b"startxref\n9")) == "file-damaged"


@pytest.mark.parametrize(
    "found",
    [
        stream(b"1 0 1", b"/Type/ObjStm/N 1/First 9 0 R"),
        stream(b"1 0 1", b"/Type/ObjStm/N 1"),
        stream(b"1 0 1", b"/N 1/First 4/DecodeParms<</Predictor 12>>"),
        b"<</Type/ObjStm/N 1/First 4/Filter[/ASCII85Decode/FlateDecode]>>stream\n1\nendstream",
        b"<</Type/ObjStm/N 1/First 4/F(a.exe)>>stream\n1\nendstream",
        b"<</Type/ObjStm/N 1/First 4>>",
    ],
)
def test_object_streams_that_no_writer_makes_are_refused(found: bytes) -> None:
    assert code_of(pdf(found)) == "file-odd"


@pytest.mark.parametrize("gap", [b"\n", b"\r\n", b"\r", b" \n"])
def test_object_streams_are_found_whatever_ends_the_line(gap: bytes) -> None:
    packed = zlib.compress(b"1 0 <</JS 1>>")
    head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream"
    assert code_of(pdf(head + gap + packed + b"\nendstream")) == "file-active"
    assert (
        code_of(pdf(b"<</Type/ObjStm/N 1/First 4>>stream" + gap + b"1 0 <</JS 1>>\nendstream"))
        == "file-active"
    )


@pytest.mark.parametrize("packed", [b"not packed", zlib.compress(b"1 0 1")[:-6]])
def test_damaged_object_streams_are_refused(packed: bytes) -> None:
    head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n"
    assert code_of(pdf(head + packed + b"\nendstream")) == "file-damaged"
    assert code_of(pdf(head + packed).replace(b"endstream", b"")) == "file-damaged"


def test_what_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_UNPACKED", 500_000)
    assert code_of(pdf(object_stream(b" " * 490_000))) == ""
    assert code_of(pdf(object_stream(b" " * 500_001))) == "file-swollen"
    assert code_of(pdf(*[object_stream(b" " * 300_000)] * 2)) == "file-swollen"


def test_objects_in_objects_without_end_are_refused() -> None:
    assert code_of(pdf(b" obj(" * 20_000 + b"x" * 100_000)) == "file-odd"
    assert code_of(pdf(b"(" * 1000)) == "file-odd"


@pytest.mark.parametrize("limit", ["MAX_OBJECTS", "MAX_TOKENS"])
def test_the_work_is_limited(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    many = pdf(b"/a" * 50, object_stream(*[b"/b"] * 50), *[b"1"] * 20)
    assert code_of(many) == ""
    monkeypatch.setattr(module, limit, 60)
    monkeypatch.setattr(module._Work.__init__, "__defaults__", (60,))
    assert code_of(many) == "file-odd"


@pytest.mark.parametrize(
    "filters",
    [
        b"/Filter 5 0 R",
        b"/Filter 5 0 R/X/FlateDecode",
        b"/Filter%\n5 0 R",
        b"/F#69lter 5 0 R",
        b"/F#69lter 5 0 R/X<</Filter/FlateDecode>>",
        b"/Filter[5 0 R]",
        b"/Filter[/FlateDecode/FlateDecode]",
        b"/Filter[/FlateDecode 5 0 R]",
    ],
)
def test_an_object_stream_whose_filter_cannot_be_told_is_refused(filters: bytes) -> None:
    packed = zlib.compress(b"1 0 <</JS 1>>")
    head = b"<</Type/ObjStm/N 1/First 4%s>>stream\n"
    assert code_of(pdf(head % filters + packed + b"\nendstream", b"/FlateDecode")) == "file-odd"


@pytest.mark.parametrize("filters", [b"/Filter /FlateDecode", b"/Filter[ /FlateDecode ]", b"/Filter/Fl"])
def test_an_object_stream_has_one_plain_filter(filters: bytes) -> None:
    head = b"<</Type/ObjStm/N 1/First 4%s>>stream\n" % filters
    assert code_of(pdf(head + zlib.compress(b"1 0 <</A 1>>") + b"\nendstream")) == ""
    assert code_of(pdf(head + zlib.compress(b"1 0 <</JS 1>>") + b"\nendstream")) == "file-active"
