"""Photos of an album: captions line by line, never over those of somebody else, and by nobody who may not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.desk import DRAFT, PUBLISHED, WRITER, DeskOf, photo

CAPTIONS = "album/chu-thich.txt"
ALBUM = f"/api/album/{DRAFT}"


@pytest.fixture
def album(office: DeskOf) -> DeskOf:
    """Put three photos into the album of a draft."""
    for name in ("1.jpg", "2.jpg", "10.jpg"):
        assert (
            office.ask("PUT", f"/api/tep/{DRAFT}/album/{name}", photo(60, 40, f"#{name[0] * 6}")).status
            == 200
        )
    return office


def say(office: DeskOf, name: str, caption: str, credit: str = "", opened: tuple[str, str] = ("", "")) -> Any:
    given = {"name": name, "caption": caption, "credit": credit}
    return office.ask("POST", ALBUM, given | {"openedCaption": opened[0], "openedCredit": opened[1]})


def shown(office: DeskOf, place: str = DRAFT) -> dict[str, Any]:
    found: dict[str, Any] = office.get(f"/api/bai/{place}").json["album"]
    return found


def test_an_article_without_an_album_shows_none(office: DeskOf) -> None:
    assert shown(office) == {"photos": [], "strays": []}


def test_photos_come_as_readers_see_them_and_take_captions(album: DeskOf) -> None:
    assert [one["target"] for one in shown(album)["photos"]] == ["album/1.jpg", "album/2.jpg", "album/10.jpg"]
    answer = say(album, "2.jpg", "Chặng đua cuối", "Lan")
    assert answer.status == 200
    found = answer.json["album"]["photos"][1]
    assert (found["caption"], found["credit"]) == ("Chặng đua cuối.", "Ảnh: Lan")
    assert album.file(DRAFT, CAPTIONS).read_text("utf-8") == "2.jpg: Chặng đua cuối. Ảnh: Lan\n"
    opened = (found["caption"], found["credit"])
    assert say(album, "2.jpg", "", "", opened).json["album"]["photos"][1]["caption"] == ""
    assert album.file(DRAFT, CAPTIONS).read_bytes() == b""


def test_two_at_one_caption_are_told_and_two_at_two_are_not(album: DeskOf) -> None:
    say(album, "1.jpg", "Của người này")
    late = say(album, "1.jpg", "Của người kia")
    assert (late.status, late.json["other"]["caption"]) == (409, "Của người này")
    assert album.file(DRAFT, CAPTIONS).read_text("utf-8") == "1.jpg: Của người này\n"
    assert say(album, "1.jpg", "Của người này").status == 200
    assert say(album, "2.jpg", "Ảnh khác").status == 200
    assert say(album, "1.jpg", "Của người kia", opened=("Của người này", "")).status == 200
    assert album.file(DRAFT, CAPTIONS).read_text("utf-8") == "1.jpg: Của người kia\n2.jpg: Ảnh khác\n"


def test_a_photo_goes_into_the_bin_with_its_line(album: DeskOf) -> None:
    for name in ("1.jpg", "2.jpg"):
        say(album, name, f"Ảnh số {name[0]}")
    answer = album.ask("DELETE", ALBUM, {"name": "1.jpg"})
    assert [one["target"] for one in answer.json["album"]["photos"]] == ["album/2.jpg", "album/10.jpg"]
    assert [one["name"] for one in answer.json["files"]] == ["album/2.jpg", "album/10.jpg"]
    assert album.file(DRAFT, CAPTIONS).read_text("utf-8") == "2.jpg: Ảnh số 2\n"
    assert album.ask("DELETE", ALBUM, {"name": "1.jpg"}).status == 404


def test_lines_that_belong_to_no_photo_are_shown_and_taken_away(album: DeskOf) -> None:
    album.file(DRAFT, CAPTIONS).write_text("1.jpg: Một\n9.jpg: Lạc\nchỉ chữ\n1.jpg: Hai\n", encoding="utf-8")
    assert shown(album)["strays"] == ["9.jpg: Lạc", "chỉ chữ", "1.jpg: Hai"]
    answer = album.ask("POST", ALBUM, {"stray": "9.jpg: Lạc"})
    assert answer.json["album"]["strays"] == ["chỉ chữ", "1.jpg: Hai"]
    assert album.file(DRAFT, CAPTIONS).read_text("utf-8") == "1.jpg: Một\nchỉ chữ\n1.jpg: Hai\n"


def test_findings_of_captions_say_what_to_do_by_cards(album: DeskOf) -> None:
    album.file(DRAFT, CAPTIONS).write_text("toan-canh.png: Lạc\n", encoding="utf-8")
    found = [one for one in album.get(f"/api/bai/{DRAFT}").json["findings"] if one["file"] == CAPTIONS]
    assert [one["remedy"] for one in found] == ["Bấm «Xóa dòng» ở mục Ảnh và tệp."]


@pytest.mark.parametrize("name", ["", "khong-co.jpg", "../index.md", "album/1.jpg", "chu-thich.txt", "."])
def test_what_is_no_photo_of_the_album_has_no_caption_and_stays(album: DeskOf, name: str) -> None:
    before = album.file(DRAFT).read_bytes()
    assert say(album, name, "x").status in (400, 404)
    album.file(DRAFT, CAPTIONS).write_bytes(b"")
    assert album.ask("DELETE", ALBUM, {"name": name}).status in (400, 404)
    assert album.file(DRAFT, CAPTIONS).read_bytes() == b""
    assert album.file(DRAFT).read_bytes() == before


def test_a_name_that_no_line_can_begin_with_is_told(album: DeskOf) -> None:
    album.file(DRAFT, "album/1.jpg").rename(album.file(DRAFT, "album/1:2.jpg"))
    answer = say(album, "1:2.jpg", "x")
    assert (answer.status, "thêm lại với tên khác" in answer.said) == (400, True)
    assert album.ask("DELETE", ALBUM, {"name": "1:2.jpg"}).status == 200


def test_captions_behind_a_link_are_neither_shown_nor_written(album: DeskOf) -> None:
    secret = album.content.parent / "bi-mat"
    secret.write_text("1.jpg: Bí mật\n", encoding="utf-8")
    album.file(DRAFT, CAPTIONS).symlink_to(secret)
    assert shown(album)["photos"][0]["caption"] == ""
    assert say(album, "1.jpg", "x").status == 400
    assert secret.read_text("utf-8") == "1.jpg: Bí mật\n"


def test_who_may_not_publish_leaves_what_is_public(album: DeskOf) -> None:
    folder = album.file(PUBLISHED, "album")
    folder.mkdir()
    (folder / "1.jpg").write_bytes(photo())
    album.become(WRITER)
    for method, given in (("POST", {"name": "1.jpg", "caption": "x"}), ("DELETE", {"name": "1.jpg"})):
        assert album.ask(method, f"/api/album/{PUBLISHED}", given).status == 403
    assert sorted(file.name for file in folder.iterdir()) == ["1.jpg"]
