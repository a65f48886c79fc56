from __future__ import annotations

import base64

from newsroom.commands.importer.pages.mhtml import is_packed, unpack

MAIL = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.vn/tin/1.html\r\nSubject: =?utf-8?Q?B=C3=A0i?=\r\n"
    'Date: Thu, 26 Nov 2026 08:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--b--"\r\n\r\n'
    "----b--\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.vn/tin/1.html\r\n\r\n"
    '<p>B=C3=A0i <img src=3D"https://a.vn/a.jpg"></p>\r\n----b--\r\nContent-Type: image/jpeg\r\nContent-ID: <x@y>\r\n'
    "Content-Transfer-Encoding: base64\r\nContent-Location: https://a.vn/a.jpg\r\n\r\n"
    + base64.b64encode(b"\xff\xd8\xff").decode()
    + "\r\n----b----\r\n"
)


def test_a_page_and_what_is_packed_with_it_are_unpacked() -> None:
    data = MAIL.encode()
    assert is_packed(data)
    packed = unpack(data)
    assert "Bài" in packed.page.decode()
    assert (packed.charset, packed.address) == ("utf-8", "https://a.vn/tin/1.html")
    assert packed.parts == {"https://a.vn/a.jpg": b"\xff\xd8\xff", "cid:x@y": b"\xff\xd8\xff"}


def test_what_is_broken_is_read_as_far_as_it_goes() -> None:
    assert b"B\xc3\xa0i" in unpack(MAIL[: MAIL.index("image/jpeg")].encode()).page
    assert unpack(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n").page == b""
    assert unpack(b"").page == b""
    assert not is_packed(b"<html>multipart/related")
