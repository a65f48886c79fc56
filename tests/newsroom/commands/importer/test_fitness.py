"""What the check would refuse is told at import, and asked for."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.fitness import fitted, why_unfit
from newsroom.commands.importer.source import Cell, Items, Picture, Quote, Span, Table, Text


def photo(kind: str, size: tuple[int, int] = (300, 200)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_photo_of_which_a_third_is_there_is_unfit(kind: str, tmp_path: Path) -> None:
    data = photo(kind)
    assert why_unfit("a.jpg", data) == ""
    file = tmp_path / "a.jpg"
    file.write_bytes(data[: len(data) // 3])
    assert "dở dang" in why_unfit("a.jpg", file)
    assert why_unfit("a.jpg", data + b"\0" * 20) == ""


def test_a_photo_of_too_many_points_is_unfit() -> None:
    data = photo("PNG", (2, 2))
    head = b"IHDR" + (20_000).to_bytes(4, "big") + (12_000).to_bytes(4, "big") + data[24:29]
    assert "20000×12000" in why_unfit("to.png", data[:12] + head + crc32(head).to_bytes(4, "big") + data[33:])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.4\nnothing"),
        ("b.docx", b"PK\3\4 cut"),
        ("c.xlsx", b""),
        ("d.doc", b"\xd0\xcf\x11\xe0"),
        ("e.mp4", b"\0\0\0\x18ftypmp42"),
        ("f.mp4", b"no video"),
        ("g.mp3", b"no sound"),
        ("h.rar", b"Rar!"),
    ],
)
def test_a_file_that_no_page_may_offer_is_told(name: str, data: bytes) -> None:
    why = why_unfit(name, data)
    assert why.endswith(".")
    assert "{" not in why


def test_photos_that_are_unfit_are_asked_for_wherever_they_stand() -> None:
    one = Picture("a.jpg", 3, "Lễ trao cờ")
    table = Table(((Cell((one,)),),))
    draft = Draft(
        "a.html",
        {"Title": ("Họp",), "Cover": ("a.jpg",)},
        (one, Quote((one,)), Items(((one,),)), table, Picture("b.jpg")),
        files={"a.jpg": photo("JPEG")[:800], "b.jpg": photo("JPEG"), "c.pdf": b"x"},
    )
    found = fitted(draft)
    asked = Picture("", 3, "Lễ trao cờ", missing="a.jpg")
    assert found.blocks == (
        asked, Quote((asked,)), Items(((asked,),)), Table(((Cell((asked,)),),)), Picture("b.jpg")
    )  # fmt: skip
    link = Text((Span("Tệp", link="c.pdf"), Span(" và chữ")))
    assert fitted(replace(draft, blocks=(link,))).blocks == (Text((Span("Tệp"), Span(" và chữ"))),)
    assert list(found.files) == ["b.jpg"]
    assert found.header == {"Title": ("Họp",)}
    assert [fault.text.split("»")[0] for fault in found.faults] == ["Ảnh «a.jpg", "Tệp «c.pdf"]


@pytest.mark.parametrize("value", ["1234567890123", "-5", "12 nghìn", "1.5"])
def test_views_that_no_article_has_are_left_out_and_told(value: str) -> None:
    found = fitted(Draft("a", {"Views": (value,)}, ()))
    assert "Views" not in found.header
    assert value in found.faults[0].text


@pytest.mark.parametrize("value", ["0", "12345", "12.345"])
def test_views_that_can_be_stay(value: str) -> None:
    draft = Draft("a", {"Views": (value,)}, (Text((Span("Chữ"),)),))
    assert fitted(draft) is draft


def test_addresses_that_cannot_be_redirected_are_told_and_others_stay() -> None:
    header = {"Old_URL": ("/a b", "/tin/1.html", f"/{'x' * 300}", "/"), "Source_URL": ("không có",)}
    found = fitted(Draft("a", header, ()))
    assert found.header == {"Old_URL": ("/tin/1.html",)}
    assert len(found.faults) == 3


def test_a_title_that_is_too_long_is_told_and_stays() -> None:
    found = fitted(Draft("a", {"Title": ("dài " * 60,)}, ()))
    assert "Title" in found.header
    assert "239" in found.faults[0].text
