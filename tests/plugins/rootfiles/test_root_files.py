from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from PIL import Image

from newsroom.model.hosting import SecurityContact
from plugins.rootfiles.root_files import LARGEST, Unfit, fit, given, picture, proofs, security
from tests.support.awkward import (
    SECRET,
    quarters,
    raw_png,
    saved,
    see_through,
    sixteen_bits,
    sound,
    with_chunks,
)
from tests.support.making import make_site


def icon(*pictures: bytes) -> bytes:
    """Make an icon of Windows."""
    place, table = 6 + 16 * len(pictures), b""
    for data in pictures:
        table += struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return struct.pack("<HHH", 0, 1, len(pictures)) + table + b"".join(pictures)


PNG = saved(quarters(), "PNG")


@pytest.mark.parametrize("host", ["bantin.example.vn", "Example.VN\n", "a-b.xn--fiqs8s"])
def test_one_name_of_a_host_is_taken(host: str) -> None:
    assert fit("CNAME", host.encode()) == host.strip().lower().encode() + b"\n"


@pytest.mark.parametrize(
    "text", ["", "vn", "https://a.vn", "a.vn b.vn", "a.vn\nb.vn", "đảng.vn", "-a.vn", "a..vn", "1.2.3.4"]
)
def test_nothing_else_is_a_host(text: str) -> None:
    with pytest.raises(Unfit, match="root-cname"):
        fit("CNAME", text.encode())


def test_an_icon_is_taken_as_it_is() -> None:
    data = icon(PNG, b"(\0\0\0" + bytes(40))
    assert fit("favicon.ico", data) == data


@pytest.mark.parametrize(
    "data",
    [b"", PNG, b"\0\0\1\0\0\0", icon(b"<script>"), icon(PNG) + b"<script>", icon(PNG)[:-9], icon(PNG)[:10]],
)
def test_what_only_goes_by_the_name_of_an_icon_is_refused(data: bytes) -> None:
    with pytest.raises(Unfit, match="root-icon"):
        fit("favicon.ico", data)


@pytest.mark.parametrize(
    "data", [PNG, sound("PNG"), see_through("P"), sixteen_bits("RGBA"), see_through("LA")]
)
def test_a_picture_stays_the_same_picture_and_loses_all_that_is_not(data: bytes) -> None:
    made = fit("apple-touch-icon.png", data)
    before, after = (Image.open(io.BytesIO(one)) for one in (data, made))
    assert (before.mode, before.size) == (after.mode, after.size)
    assert list(before.convert("RGBA").tobytes()) == list(after.convert("RGBA").tobytes())
    assert SECRET.encode() not in made
    assert b"iCCP" not in made
    assert picture(made) == made


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        saved(quarters(), "JPEG"),
        PNG[:-20],
        PNG[:60] + b"x" + PNG[61:],
        raw_png((8, 8), 8, 2, [bytes(24)] * 7),
        raw_png((8, 8), 8, 2, [bytes(24)] * 9),
        raw_png((8, 8), 3, 2, [bytes(24)] * 8),
        raw_png((8, 8), 8, 3, [bytes(8)] * 8),
        raw_png((0, 8), 8, 0, []),
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Unfit):
        fit("a.png", data)


def test_what_stands_behind_a_picture_is_not_published() -> None:
    assert fit("a.png", PNG + b"<script>alert(1)</script>") == fit("a.png", PNG)
    assert fit("a.png", with_chunks(PNG, (b"tEXt", b"Comment\0<script>"))) == fit("a.png", PNG)


def test_a_picture_that_unpacks_to_very_much_is_refused_at_once() -> None:
    bomb = raw_png((1024, 1), 8, 0, [bytes(1024)] * 20_000)
    with pytest.raises(Unfit, match="root-png"):
        fit("a.png", bomb)
    with pytest.raises(Unfit, match="root-png-size"):
        fit("a.png", raw_png((60_000, 60_000), 8, 0, [bytes(10)]))


@drawn(st.binary(max_size=60).map(lambda data: PNG[:33] + data))
def test_whatever_the_bytes_they_are_a_picture_or_refused(data: bytes) -> None:
    with pytest.raises(Unfit):
        fit("a.png", data)


@pytest.mark.parametrize(
    "name", ["a.html", "a.svg", "A.PNG", "anh đẹp.png", "x/a.png", ".htaccess", "robots.txt", "cname"]
)
def test_only_a_few_names_are_taken(name: str) -> None:
    with pytest.raises(Unfit, match="root-name"):
        fit(name, PNG)


def test_a_file_that_is_large_is_refused_whatever_it_is() -> None:
    with pytest.raises(Unfit, match="root-large"):
        fit("a.png", bytes(LARGEST + 1))


def test_each_file_that_is_not_fit_is_a_problem_of_its_own() -> None:
    taken, problems = given({"b.html": b"", "a.png": PNG, "CNAME": b""})
    assert [file.path for file in taken] == ["a.png"]
    assert [(one.path, one.code) for one in problems] == [
        ("goc/CNAME", "root-cname"),
        ("goc/b.html", "root-name"),
    ]


def test_proofs_are_files_with_their_code() -> None:
    site = make_site(verification=(("google", "0123456789abcdef"), ("facebook", "a" * 30)))
    assert [(file.path, file.data) for file in proofs(site, "site.toml")] == [
        ("google0123456789abcdef.html", b"google-site-verification: google0123456789abcdef.html"),
        (f"{'a' * 30}.html", b"a" * 30),
    ]


def test_whom_to_tell_of_a_weakness_stands_where_rfc_9116_has_it() -> None:
    contact = SecurityContact(("mailto:a@b.vn", "https://b.vn/c"), "2027-01-31", "https://b.vn/d", "vi, en")
    (file,) = security(make_site(url="https://example.vn", security=contact), "site.toml")
    assert file.path == ".well-known/security.txt"
    assert file.data.decode() == (
        "Contact: mailto:a@b.vn\n"
        "Contact: https://b.vn/c\n"
        "Expires: 2027-01-31T00:00:00+07:00\n"
        "Preferred-Languages: vi, en\n"
        "Canonical: https://example.vn/.well-known/security.txt\n"
        "Policy: https://b.vn/d\n"
    )
    assert list(security(make_site(), "site.toml")) == []
