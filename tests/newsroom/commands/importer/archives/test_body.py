"""HTML of an article becomes blocks, and the files that it shows go along."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.importer.archives.body import body_of
from newsroom.commands.importer.archives.entry import Entry
from newsroom.commands.importer.source import Picture, Text


def test_a_link_from_the_root_is_one_of_the_host() -> None:
    for site, link in (("https://a.vn/b", "https://a.vn/b/c.html"), ("https://[b", "/b/c.html")):
        (text,) = body_of('<a href="/b/c.html">x</a>', lambda address: None, site).blocks
        assert isinstance(text, Text)
        assert text.spans[0].link == link


def test_files_go_along_once_under_the_name_that_blocks_use(tmp_path: Path) -> None:
    def find(address: str) -> Path | None:
        return tmp_path / address if address.endswith(".jpg") else None

    body = body_of('<p>a</p><img src="Ảnh.jpg"><img src="x.png"><img src="Ảnh.jpg">', find)
    assert [block.file for block in body.blocks if isinstance(block, Picture)] == ["anh.jpg", "", "anh.jpg"]
    assert body.name_of("Ảnh.jpg") == "anh.jpg"
    assert body.name_of("x.png") == ""
    body.drop("[x]", "vì")
    body.fault("Hãy xem.")
    body.fault("Hãy xem.")
    source = body.source(Entry("a#1", "csv", tmp_path, None), {})
    assert source.files == {"anh.jpg": tmp_path / "Ảnh.jpg"}
    assert ([one.text for one in source.dropped], [one.text for one in source.faults]) == (
        ["[x]"],
        ["Hãy xem."],
    )
