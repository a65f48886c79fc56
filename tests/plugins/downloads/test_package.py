"""The zip package of an Office document, opened within bounds."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib

import pytest

from plugins.downloads import package as module
from plugins.downloads.package import MAX_UNPACKED, Budget, Package
from plugins.downloads.unfit import Unfit
from tests.support.documents import archive, office

TYPES = ("[Content_Types].xml", "<Types/>")


def opened(*files: tuple[str, str | bytes], left: int = 10_000_000) -> Package:
    return Package(archive(files), Budget(left))


def refusal(data: bytes, left: int = 10_000_000) -> str:
    """Give the code with which a package is refused."""
    with pytest.raises(Unfit) as unfit:
        Package(data, Budget(left))
    return unfit.value.code


def names_in(package: Package, name: str) -> list[str]:
    """List the elements of a part."""
    found: list[str] = []
    package.walk(name, lambda tag, _: found.append(tag))
    return found


# Its parts


def test_parts_are_known_by_their_names_in_small_letters() -> None:
    found = opened(("Word/Document.XML", "<a/>"), ("word\\media\\A.png", b"\x89PNG"), ("/top.xml", "<b/>"))
    assert list(found) == ["word/document.xml", "word/media/a.png", "top.xml"]
    assert "top.xml" in found
    assert "Top.xml" not in found
    assert found.read("word/media/a.png") == b"\x89PNG"
    assert found.heads["word/document.xml"] == b"<a/>"


def test_the_first_bytes_of_a_part_tell_what_it_is() -> None:
    assert opened(("a", bytes(range(200)))).heads["a"] == bytes(range(16))


def test_content_types_come_from_the_part_or_else_from_its_suffix() -> None:
    types = (
        '<Types xmlns="urn:x"><Default Extension="XML" ContentType="Application/XML"/>'
        '<Override PartName="/Word/A.xml" ContentType="Text/Own"/></Types>'
    )
    found = opened(("[Content_Types].xml", types), ("word/a.xml", ""), ("word/b.xml", ""), ("word/c.bin", ""))
    assert found.types == {
        "[content_types].xml": "application/xml",
        "word/a.xml": "text/own",
        "word/b.xml": "application/xml",
        "word/c.bin": "",
    }


def test_a_pattern_is_found_wherever_a_part_holds_it() -> None:
    chunk = module._CHUNK
    for place in (0, 1, chunk - 4, chunk - 1, chunk, 2 * chunk - 3, 2 * chunk + 5):
        data = bytes(place) + b"WEBSERVICE" + bytes(chunk)
        assert opened(("a", data)).holds("a", re.compile(b"WEBSERVICE"))
    assert not opened(("a", bytes(3 * chunk))).holds("a", re.compile(b"WEBSERVICE"))


def test_elements_and_attributes_come_without_their_namespaces() -> None:
    text = '<w:d xmlns:w="urn:w" xmlns:r="urn:r"><w:t r:id="1" plain="2">Một</w:t></w:d>'
    found: list[tuple[str, dict[str, str]]] = []
    texts: list[str] = []
    opened(("a.xml", text)).walk("a.xml", lambda tag, of: found.append((tag, dict(of))), texts.append)
    assert found == [("d", {}), ("t", {"id": "1", "plain": "2"})]
    assert "".join(texts) == "Một"


# Damage


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        archive([TYPES]) + b"\0",
        archive([TYPES]) + archive([TYPES]),
        b"MZ" + archive([TYPES]),
        archive([TYPES])[:-1],
        archive([("a/../../b", "")]),
        archive([("A.xml", ""), ("a.xml", "")]),
        archive([("a\\b", ""), ("a/b", "")]),
        archive([TYPES], zipfile.ZIP_LZMA),
        archive([TYPES], zipfile.ZIP_BZIP2),
        archive([TYPES]).replace(b"Types].xml", b"Typos].xml", 1),
    ],
)
def test_damaged_and_made_up_archives_are_refused(data: bytes) -> None:
    assert refusal(data) == "file-damaged"


def test_an_encrypted_part_is_told() -> None:
    data = bytearray(archive([TYPES]))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == "file-locked"


@pytest.mark.parametrize("text", ["<d>", "<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>", "", "<d/><d/>", "\0"])
def test_a_part_that_is_no_xml_or_could_define_entities_is_damage(text: str) -> None:
    with pytest.raises(Unfit) as unfit:
        names_in(opened(("a.xml", text)), "a.xml")
    assert unfit.value.code == "file-damaged"


def test_a_part_whose_sum_is_wrong_is_damage() -> None:
    stored = archive([("[Content_Types].xml", b"0123456789")], zipfile.ZIP_STORED)
    assert refusal(stored.replace(b"01234", b"11234", 1)) == "file-damaged"
    packed, total = archive([("a", b"0123456789" * 9)]), struct.pack("<I", zlib.crc32(b"0123456789" * 9))
    assert packed.count(total) == 2
    assert refusal(packed.replace(total, b"\0\0\0\0")) == "file-damaged"


# Bombs


@pytest.mark.parametrize(("limit", "value"), [("MAX_PARSED", 100), ("MAX_ELEMENTS", 20), ("MAX_DEPTH", 5)])
def test_what_is_read_as_xml_is_limited(limit: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = opened(("a.xml", f"<d>{'<a>' * 30}{'</a>' * 30}</d>"))
    assert names_in(found, "a.xml") == ["d", *["a"] * 30]
    monkeypatch.setattr(module, limit, value)
    with pytest.raises(Unfit) as unfit:
        names_in(found, "a.xml")
    assert unfit.value.code == "file-swollen"


def test_the_elements_of_all_parts_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ELEMENTS", 20)
    found = opened(*((f"{number}.xml", f"<d>{'<a/>' * 9}</d>") for number in range(3)))
    assert [len(names_in(found, f"{number}.xml")) for number in range(2)] == [10, 10]
    with pytest.raises(Unfit):
        names_in(found, "2.xml")


def test_a_budget_is_spent_to_the_last_byte_and_no_further() -> None:
    budget = Budget(10)
    budget.take(4)
    budget.take(6)
    assert budget.left == 0
    with pytest.raises(Unfit) as unfit:
        budget.take(1)
    assert unfit.value.code == "file-swollen"
    assert Budget().left == MAX_UNPACKED


def test_what_unpacks_without_end_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = archive([("word/media/a.png", bytes(1_000_001))])
    assert len(bomb) < 10_000
    assert "word/media/a.png" in Package(bomb, Budget(1_000_001))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("unpacked"))
    assert refusal(bomb, left=1_000_000) == "file-swollen"


def test_parts_share_the_budget() -> None:
    files = [(f"{number}.xml", bytes(400)) for number in range(3)]
    assert len(list(opened(*files, left=1200))) == 3
    assert refusal(archive(files), left=1199) == "file-swollen"


def test_a_document_of_very_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PARTS", 3)
    assert len(list(Package(office(".docx"), Budget()))) == 3
    assert refusal(office(".docx", ("word/1.xml", "", "<x/>"))) == "file-damaged"
