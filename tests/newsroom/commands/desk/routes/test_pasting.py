"""What is pasted comes clean, and photos are edited as cards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsroom.commands.desk.reading import apart
from tests.support.desk import DRAFT, PUBLISHED, Answer, DeskOf

BODY = "Một.\n\n![](1.jpg)\n*Cũ. Ảnh: An*\n\n![](2.jpg)\n\nHai.\n"


@pytest.fixture(autouse=True, scope="module")
def _ended() -> Iterator[None]:
    yield
    apart.end()


def pasted(office: DeskOf, html: bytes | str, place: str = DRAFT) -> Answer:
    """Paste HTML into an article."""
    data = html.encode() if isinstance(html, str) else html
    return office.ask("POST", f"/api/dan?bai={place}", data, {"content-type": "text/html"})


def card(office: DeskOf, **given: object) -> Answer:
    """Edit a card."""
    return office.ask("POST", "/api/the", {"body": BODY, "n": 0, **given})


@pytest.mark.slow
def test_words_of_word_come_as_markdown_and_nothing_that_runs(office: DeskOf) -> None:
    html = (
        "<p class=MsoNormal style='font-family:Arial'><b>Đậm</b> và <i>ngả</i></p>"
        "<script>alert(1)</script><p onclick=alert(2)>Hai</p>"
    )
    answer = pasted(office, html)
    assert answer.status == 200, answer.text
    assert answer.json == {"text": "**Đậm** và *ngả*\n\nHai", "notes": [], "files": [], "isInline": False}


@pytest.mark.slow
@pytest.mark.parametrize("html", [b"", b"\xff\xfe\0", b"<" * 3000, b"<div>" * 3000, b"x" * 100, b"\0" * 50])
def test_anything_is_taken_or_refused_in_words(office: DeskOf, html: bytes) -> None:
    answer = pasted(office, html)
    assert answer.status in (200, 400)
    assert answer.status == 200 or answer.said.endswith(".")


@pytest.mark.slow
@pytest.mark.parametrize("place", ["", "../..", "x", "2024/07/khong-co", PUBLISHED])
def test_a_paste_is_taken_wherever_it_goes(office: DeskOf, place: str) -> None:
    answer = pasted(office, "<p>Chữ</p>", place)
    assert answer.status == 200, answer.text
    assert answer.json["text"] == "Chữ"


def test_a_caption_is_changed_and_nothing_else(office: DeskOf) -> None:
    answer = card(office, caption="Mới.")
    assert answer.status == 200
    assert answer.json["body"] == BODY.replace("Cũ.", "Mới.").replace("![](1.jpg)", "![Mới.](1.jpg)")
    assert [(one["target"], one["caption"]) for one in answer.json["cards"]] == [
        ("1.jpg", "Mới."),
        ("2.jpg", ""),
    ]


def test_a_photo_moves_and_goes(office: DeskOf) -> None:
    moved = card(office, to=1).json
    assert [one["target"] for one in moved["cards"]] == ["2.jpg", "1.jpg"]
    gone = card(office, without=True).json
    assert [one["target"] for one in gone["cards"]] == ["2.jpg"]
    assert "Cũ." not in gone["body"]
    assert "Một." in gone["body"]


def test_a_card_that_moved_since_it_was_drawn_is_the_one_that_changes(office: DeskOf) -> None:
    later = "![](8.jpg)\n\n" + BODY
    words = {"body": later, "target": "1.jpg", "opened": "Cũ."}
    changed = card(office, n=0, caption="Mới.", **words).json["cards"]
    assert [(one["target"], one["caption"]) for one in changed][1] == ("1.jpg", "Mới.")
    moved = card(office, n=0, to=1, **words).json["cards"]
    assert [one["target"] for one in moved] == ["8.jpg", "2.jpg", "1.jpg"]
    gone = card(office, n=0, without=True, **words).json["cards"]
    assert [one["target"] for one in gone] == ["8.jpg", "2.jpg"]
    twice = card(office, n=1, caption="Mới.", body=BODY + "\n![](1.jpg)\n", target="1.jpg", opened="Cũ.")
    assert [one["caption"] for one in twice.json["cards"]] == ["Mới.", "", ""]
    assert card(office, n=0, body=later, target="9.jpg", caption="x").status == 409


def test_a_card_with_nothing_to_change_changes_nothing(office: DeskOf) -> None:
    assert card(office).json["body"] == BODY
    assert card(office, without="true", to=True).json["body"] == BODY


@pytest.mark.parametrize("number", [-1, 2, 10**30, 0.0, True, "0", None, [0]])
def test_a_card_that_there_is_not_is_told(office: DeskOf, number: object) -> None:
    answer = card(office, n=number)
    assert answer.status == 409
    assert "không rõ là ảnh nào" in answer.said


@pytest.mark.parametrize("to", [-1, 2, 99, "1", None, 1.0])
def test_a_place_that_there_is_not_moves_nothing(office: DeskOf, to: object) -> None:
    assert card(office, to=to).json["body"] == BODY


@pytest.mark.parametrize(
    "words", ['"><script>', "a\n\nb", "*b*", "[x](y)", "]( ", "\ud800", "\0", "Ảnh: B" * 50]
)
def test_words_of_a_caption_stay_in_their_caption(office: DeskOf, words: str) -> None:
    answer = card(office, caption=words)
    assert answer.status == 200
    assert [one["target"] for one in answer.json["cards"]] == ["1.jpg", "2.jpg"]
    assert answer.json["body"].startswith("Một.\n\n![")
    assert answer.json["body"].endswith("Hai.\n")
