"""The zip of a Word file is read within limits, whatever it says of itself."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word import package
from newsroom.commands.importer.word.package import Package
from tests.support.wordfiles import docx, p, zipped


def test_the_main_part_and_its_relations_are_found() -> None:
    one = Package(docx(p("x"), media={"a.jpg": b"x"}))
    assert one.main() == "word/document.xml"
    assert one.relations("word/document.xml")["a.jpg"].target == "word/media/a.jpg"


def test_names_with_other_slashes_and_cases_are_found() -> None:
    assert Package(zipped({"Word\\Document.xml": b"<a/>"})).read("word/document.xml") == b"<a/>"


def test_more_than_the_limit_is_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_UNPACKED", 100_000)
    one = Package(zipped({"a": bytes(60_000), "b": bytes(60_000)}))
    assert len(one.read("a")) == 60_000
    with pytest.raises(Unreadable, match="quá lớn"):
        one.read("b")
    assert one.is_full


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_ENTRIES", 2)
    with pytest.raises(Unreadable, match="quá lớn"):
        Package(zipped({"a": b"", "b": b"", "c": b""}))


def test_a_broken_zip_is_refused() -> None:
    with pytest.raises(Unreadable, match="hỏng"):
        Package(b"PK\x03\x04")
    data = bytearray(zipped({"a": b"abcdefgh" * 100}))
    data[40:44] = b"\xff\xff\xff\xff"
    with pytest.raises(Unreadable, match="hỏng"):
        Package(bytes(data)).read("a")
