"""An export is cut into its items whatever is wrong within one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.archives import wordpress_stream
from newsroom.commands.importer.archives.wordpress_stream import is_cut_off, pieces
from newsroom.commands.importer.source import Unreadable
from tests.support.wxr import HEAD, TAIL, export, post


def bodies(path: Path) -> list[bytes]:
    return [piece.data for piece in pieces(path)][1:]


def test_head_and_items_come_one_by_one(tmp_path: Path) -> None:
    found = list(pieces(export(tmp_path, post(1), post(2))))
    assert b"wp:base_blog_url" in found[0].data
    assert [one.data.count(b"<wp:post_id>") for one in found[1:]] == [1, 1]


@pytest.mark.parametrize("size", [16, 57, 1 << 20])
def test_an_end_of_an_item_within_its_text_ends_nothing(
    tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wordpress_stream, "CHUNK", size)
    path = export(tmp_path, post(1, "Mã: <item><title>x</title></item> và ]]> hết"), post(2), post(3))
    assert [body.count(b"<wp:post_id>") for body in bodies(path)] == [1, 1, 1]


def test_a_text_that_is_never_closed_takes_no_other_item_along(tmp_path: Path) -> None:
    broken = "<item><title>Hỏng</title><content:encoded><![CDATA[Không đóng</content:encoded><wp:post_id>1</wp:post_id></item>\n"
    found = bodies(export(tmp_path, broken, post(2), post(3)))
    assert [body.count(b"<wp:post_id>") for body in found] == [1, 1, 1]


def test_an_export_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    path = export(tmp_path, post(1), post(2, "Đoạn cuối"))
    path.write_text(path.read_text(encoding="utf-8").partition("cuối")[0], encoding="utf-8")
    assert len(bodies(path)) == 2
    assert "Đoạn".encode() in bodies(path)[1]


def test_an_item_that_is_too_large_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordpress_stream, "CHUNK", 1000)
    monkeypatch.setattr(wordpress_stream, "LARGEST", 20_000)
    found = bodies(export(tmp_path, post(1), post(2, "a" * 50_000), post(3)))
    assert [b"<wp:post_id>" in body for body in found] == [True, False, True]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.xml"
    text = (HEAD + post(1, "Đảng bộ") + TAIL).replace("UTF-8", encoding)
    path.write_bytes(
        text.replace("ả", "a\u0309")
        .replace("ộ", "ô\u0323")
        .replace("ị", "i\u0323")
        .replace("ơ", "ơ")
        .replace("ế", "ê\u0301")
        .replace("ễ", "ê\u0303")
        .encode(encoding, "replace")
    )
    body = list(pieces(path))[1]
    assert "Đa\u0309ng bô\u0323" in body.data.decode(body.encoding)


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<html></html>", encoding="utf-8")
    with pytest.raises(Unreadable, match="WordPress"):
        list(pieces(path))
    path.write_text(HEAD + TAIL, encoding="utf-8")
    assert len(list(pieces(path))) == 1


def test_an_export_that_ends_too_early_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<rss><channel><item>x</item></channel>\n</rss>\n")
    assert not is_cut_off(path)
    path.write_bytes(b"<rss><channel><item>x</item><item><title>y")
    assert is_cut_off(path)
