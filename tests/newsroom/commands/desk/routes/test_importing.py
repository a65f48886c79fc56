"""Screen *Nhập Word*: what a dropped file gives, corrected by its editor, is a draft."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from newsroom.commands.desk.reading import apart
from newsroom.commands.desk.reading.word import Found
from newsroom.commands.desk.routes.importing import WAITING, Held, Waiting, file_name
from tests.support.desk import WRITER, Answer, DeskOf
from tests.support.no_word import no_word
from tests.support.wordfiles import docx, p, pic, r
from tests.support.wordfiles import photo as picture

BODY = "Sáng 11-7-2024, Đảng ủy Khối tổ chức hội nghị sơ kết công tác sáu tháng đầu năm."


@pytest.fixture(autouse=True, scope="module")
def _ended() -> Iterator[None]:
    yield
    apart.end()


@pytest.fixture(autouse=True)
def _cleared() -> Iterator[None]:
    yield
    WAITING.clear()


def word() -> bytes:
    """Write a Word file with an article and a photo."""
    text = (
        p("SƠ KẾT CÔNG TÁC SÁU THÁNG ĐẦU NĂM", props='<w:jc w:val="center"/>', run="<w:b/>")
        + p(BODY, run="<w:b/>")
        + "".join(p(f"{BODY} Kết quả thứ {number} rất đáng ghi nhận.") for number in range(3))
        + p(r(pic("1.jpg")))
        + p("Toàn cảnh hội nghị", props='<w:jc w:val="center"/>', run="<w:i/>")
    )
    return docx(text, media={"1.jpg": picture(size=(640, 420))})


def dropped(office: DeskOf, name: str, data: bytes) -> Answer:
    """Drop a file."""
    return office.ask("POST", f"/api/nhap/{quote(name)}", data)


def taken(office: DeskOf, draft: dict[str, Any], **fields: str) -> Answer:
    """Make an article of what was found, with corrections."""
    given = {one["key"]: one["value"] for one in draft["fields"]} | fields
    return office.ask("POST", "/api/nhap", {"id": draft["id"], "fields": given})


@pytest.mark.slow
def test_a_word_file_becomes_a_draft_with_its_photo_and_corrections(office: DeskOf) -> None:
    file = word()  # once: another would have another time in it
    answer = dropped(office, "Hội nghị sơ kết.docx", file)
    assert answer.status == 200, answer.text
    (draft,) = answer.json["drafts"]
    assert draft["name"] == "Hội nghị sơ kết.docx"
    assert [one["key"] for one in draft["fields"]][:5] == ["Title", "Category", "Date", "Author", "Summary"]
    assert all(one["label"] and one["label"] != one["key"] for one in draft["fields"])
    assert draft["photos"][0]["data"].startswith("data:image/jpeg;base64,")
    assert BODY in draft["body"]
    made = taken(
        office, draft, Title="Sơ kết công tác", Date="11/07/2024", Category="Tin hoạt động", Status="x"
    )
    assert made.status == 200, made.text
    place = made.json["place"]
    text = office.file(place).read_text()
    assert place == "2024/07/so-ket-cong-tac"
    assert "Title: Sơ kết công tác\n" in text
    assert "Status: draft\n" in text
    assert [file.suffix for file in office.file(place).parent.iterdir() if file.suffix != ".md"] == [".jpg"]
    assert office.get(f"/viet/{place}/").status == 200
    assert f"/viet/{place}/" in office.get("/").text
    again = taken(office, draft)
    assert (again.status, again.said) == (410, "Bàn biên tập không còn giữ tệp này. Thả lại tệp.")
    twice = dropped(office, "Hội nghị sơ kết.docx", file)
    assert twice.status == 422
    assert twice.json["place"] == place


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tep.docx", b""),
        ("tep.docx", b"PK\x03\x04" + bytes(40)),
        ("tep.doc", b"\xd0\xcf\x11\xe0"),
        ("tep.exe", b"MZ" + bytes(60)),
        ("a.txt", b"xx"),
        ("..", b"xx"),
        (" . ", b"xx"),
        ("ữ" * 120 + ".docx", b"xx"),
        ("a\r\nSet-Cookie: x.docx", b"xx"),
        ("tep\0.docx", b"xx"),
    ],
)
def test_a_file_that_gives_no_article_is_told_why_and_leaves_nothing(
    office: DeskOf, name: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "tam"
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    answer = dropped(office, name, data)
    assert answer.status == 422, answer.text
    assert answer.said[0].isupper()
    assert answer.said.endswith((".", "?"))
    assert not answer.said.endswith("..")
    assert not list(aside.glob("nhap-word-*"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Bài 1.docx", "Bài 1.docx"),
        ("../../etc/passwd", "etc passwd"),
        ("..", "tep"),
        ("", "tep"),
        (".docx", "docx"),
        ("a\0b.txt", "a b.txt"),
        ("a/b\\c:d.docx", "a b c d.docx"),
    ],
)
def test_the_name_of_a_file_is_kept_as_a_disk_takes_it(given: str, kept: str) -> None:
    assert file_name(given) == kept


@pytest.mark.parametrize("length", [1, 66, 67, 100, 1000])
def test_a_long_name_keeps_its_end_and_fits_a_disk(length: int) -> None:
    name = file_name("ữ" * length + ".docx")
    assert name.endswith(".docx")
    assert len(name.encode()) <= 255


@pytest.mark.parametrize("found", ["x", "", "0" * 16])
def test_what_was_never_dropped_makes_nothing(office: DeskOf, found: str) -> None:
    answer = office.ask("POST", "/api/nhap", {"id": found, "fields": {}})
    assert answer.status == 410


def held(tmp_path: Path, name: str, login: str = "an") -> Held:
    """Let a file lie in a folder of its own."""
    folder = tmp_path / name
    folder.mkdir()
    return Held(login, Found(name), folder)


def test_a_file_waits_for_who_dropped_it_and_for_nobody_else(office: DeskOf, tmp_path: Path) -> None:
    name = WAITING.add(held(tmp_path, "a"))
    office.become(WRITER)
    answer = office.ask("POST", "/api/nhap", {"id": name, "fields": {}})
    assert answer.status == 410
    assert WAITING.get(name, "an").found.name == "a"


def test_of_too_many_the_oldest_goes_with_its_folder(tmp_path: Path) -> None:
    waiting = Waiting()
    names = [waiting.add(held(tmp_path, f"{number}")) for number in range(61)]
    assert not (tmp_path / "0").exists()
    assert (tmp_path / "1").exists()
    waiting.drop(names[1])
    assert not (tmp_path / "1").exists()
    waiting.clear()
    assert not list(tmp_path.iterdir())


def test_the_screen_gives_the_categories_of_the_site(office: DeskOf) -> None:
    data = office.get("/nhap/").page.find(id="chuyen-muc")
    assert data is not None
    assert json.loads(data.get_text()) == ["Tin hoạt động", "Xây dựng Đảng", "Văn bản"]


@pytest.mark.parametrize("fields", [{"Title": 1}, {"Title": None}, ["a"], "x", {"Title": ["a"]}])
def test_values_that_are_no_texts_are_refused(office: DeskOf, tmp_path: Path, fields: object) -> None:
    name = WAITING.add(held(tmp_path, "a", login=""))
    answer = office.ask("POST", "/api/nhap", {"id": name, "fields": fields})
    assert answer.status == 400
    assert WAITING.get(name, "").found.name == "a"


def test_a_word_file_that_is_none_is_refused_in_words_of_an_office(office: DeskOf) -> None:
    for kind, (data, words) in no_word().items():
        answer = dropped(office, "Báo cáo.docx", data)
        assert answer.status == 422, kind
        told = answer.said
        assert told.endswith(".")
        assert told[0].isupper()
        assert all(word in told or word.capitalize() in told for word in words), (kind, told)
        assert "make" not in told
        assert "thư mục" not in told
