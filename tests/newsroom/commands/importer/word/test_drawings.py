"""Drawings give their photos and words once each, in order."""

from __future__ import annotations

import pytest

from tests.support.wordfiles import bare_pic, floating, p, photo, pic, r, read, shown

MEDIA = {"a.jpg": photo(), "b.jpg": photo("blue")}


def box(words: str, at: str = "") -> str:
    return f"<wps:wsp><wps:spPr><a:xfrm>{at}</a:xfrm></wps:spPr><wps:txbx><w:txbxContent>{p(words)}</w:txbxContent></wps:txbx></wps:wsp>"


def drawing(inner: str) -> str:
    return f"<w:drawing><wp:anchor><wp:docPr id='1' name=''/><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing>"


def vml_box(words: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{p(words)}</w:txbxContent></v:textbox></v:shape></w:pict>"


def both(words: str) -> str:
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing(box(words))}</mc:Choice><mc:Fallback>{vml_box(words)}</mc:Fallback></mc:AlternateContent>'


@pytest.mark.parametrize("form", [both, vml_box, lambda words: drawing(box(words))])
def test_a_text_box_beside_a_photo_is_its_caption(form: object) -> None:
    body = p(r(pic("a.jpg")) + r(form("Toàn cảnh")))  # type: ignore[operator]
    assert shown(read(body, media=MEDIA)) == [("ảnh", "1.jpg", "Toàn cảnh")]


def test_a_text_box_without_a_photo_stands_behind_its_paragraph_once() -> None:
    assert shown(read(p(r(both("Trong khung")) + r("Lời")))) == ["Trong khung", "Lời"]
    assert shown(read(p(r("Lời") + r(both("Trong khung"))))) == ["Lời", "Trong khung"]


def test_a_floating_photo_does_not_cut_its_sentence() -> None:
    assert shown(read(p(r("Trước ") + r(floating("a.jpg")) + r("sau")), media=MEDIA)) == [
        "Trước sau",
        ("ảnh", "1.jpg", ""),
    ]


def test_the_text_boxes_of_a_group_go_to_the_photos_above_them() -> None:
    def at(x: int, y: int, size: int = 100) -> str:
        return f'<a:off x="{x}" y="{y}"/>' + (f'<a:ext cx="{size}" cy="20"/>' if size != 100 else "")

    inner = (
        bare_pic('r:embed="a.jpg"', at=at(0, 0), size=1_000_000)
        + bare_pic('r:embed="b.jpg"', at=at(2_000_000, 0), size=1_000_000)
        + box("Phải", at(2_000_000, 1_100_000, 900_000))
        + box("Trái", at(0, 1_100_000, 900_000))
    )
    assert shown(read(p(r(drawing(f"<wpg:wgp>{inner}</wpg:wgp>"))), media=MEDIA)) == [
        ("ảnh", "1.jpg", "Trái"),
        ("ảnh", "2.jpg", "Phải"),
    ]


def test_photos_of_vml_are_read() -> None:
    body = p(r('<w:pict><v:shape alt="Lễ trao cờ"><v:imagedata r:id="a.jpg"/></v:shape></w:pict>'))
    source = read(body, media=MEDIA)
    assert shown(source) == [("ảnh", "1.jpg", "")]
    assert source.blocks[0].alt == "Lễ trao cờ"  # type: ignore[union-attr]


def test_charts_smartart_and_objects_are_asked_for() -> None:
    body = (
        p(r(drawing('<c:chart r:id="x"/>')))
        + p(r(drawing('<dgm:relIds r:dm="x"/>')))
        + p(r('<w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="x"/></w:object>'))
    )
    source = read(body)
    assert shown(source) == [
        ("ảnh", "? biểu đồ", ""),
        ("ảnh", "? sơ đồ SmartArt", ""),
        ("ảnh", "? bảng tính Excel", ""),
    ]
    assert len(source.faults) == 3


def test_wordart_is_text() -> None:
    assert shown(read(p(r('<w:pict><v:shape><v:textpath string="Chào mừng"/></v:shape></w:pict>')))) == [
        "Chào mừng"
    ]


@pytest.mark.parametrize(
    ("alt", "kept"),
    [
        ("Đại biểu dự hội nghị", "Đại biểu dự hội nghị"),
        ("A group of people Description automatically generated", ""),
        ("C:\\Users\\a\\DSC_001.JPG", ""),
        ("hoi-nghi.png", ""),
        ("Picture 3", ""),
        ("Hình ảnh 3", ""),
    ],
)
def test_alternative_text_that_a_person_wrote_is_kept(alt: str, kept: str) -> None:
    assert read(p(r(pic("a.jpg", alt=alt))), media=MEDIA).blocks[0].alt == kept  # type: ignore[union-attr]


def test_signs_the_size_of_letters_are_no_photos() -> None:
    source = read(p(r("Điện thoại ") + r(pic("a.jpg", size=120_000)) + r("123")), media=MEDIA)
    assert shown(source) == ["Điện thoại 123"]
    assert source.dropped[0].reason == "hình nhỏ trong dòng chữ"
