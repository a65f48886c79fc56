"""What photo of a file is missing is asked for, and nothing is fetched."""

from __future__ import annotations

from newsroom.commands.importer.source import Source
from tests.newsroom.commands.importer.word.test_pictures import EMF
from tests.support.wordfiles import OOXML, p, photo, pic, r, read, shown


def linked(target: str, link: str = "x", embed: str = "") -> Source:
    rels = f'<Relationship Id="x" Type="{OOXML}officeDocument/2006/relationships/image" Target="{target}" TargetMode="External"/>'
    return read(p(r(pic(embed, link=link))), rels=rels)


def test_a_picture_of_lines_is_asked_for() -> None:
    source = read(p(r(pic("a.emf"))), media={"a.emf": EMF})
    assert shown(source) == [("ảnh", "? EMF", "")]
    assert "PNG hoặc JPEG" in source.faults[0].text


def test_a_linked_picture_is_asked_for() -> None:
    assert shown(linked("file:///C:/Anh/hoi%20nghi.jpg")) == [("ảnh", "? hoi nghi.jpg", "")]
    assert shown(linked("https://a.vn/1.jpg")) == [("ảnh", "? https://a.vn/1.jpg", "")]
    assert shown(linked("https://a.vn/1.jpg", link="", embed="x")) == [("ảnh", "? https://a.vn/1.jpg", "")]


def test_a_picture_that_is_not_there_or_broken_is_asked_for() -> None:
    assert shown(read(p(r(pic("khong-co"))))) == [("ảnh", "? khong-co", "")]
    assert shown(read(p(r(pic("a.tif"))), media={"a.tif": photo(kind="TIFF")[:50]})) == [
        ("ảnh", "? TIFF", "")
    ]
    assert shown(read(p(r(pic("a.xyz"))), media={"a.xyz": b"abc"})) == [("ảnh", "? XYZ", "")]


def test_the_same_photo_twice_is_one_file() -> None:
    source = read(p(r(pic("a.jpg"))) + p(r(pic("a.jpg"))), media={"a.jpg": photo()})
    assert shown(source) == [("ảnh", "1.jpg", "")] * 2
    assert list(source.files) == ["1.jpg"]
