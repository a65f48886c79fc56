"""Two people in one article: each is told of the other, and both texts are kept."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

import pytest

from newsroom.commands.desk.presence import HERE
from tests.support.desk import EDITOR, PUBLISHED, REVIEW, WRITER, DeskOf, photo


@pytest.fixture(autouse=True)
def _nobody_here() -> Iterator[None]:
    yield
    for login, window in (("", "1"), ("", "2"), ("an", "1"), ("binh", "1")):
        HERE.gone(PUBLISHED, login, window)


def here(office: DeskOf, window: str = "1", **given: object) -> dict[str, object]:
    found = office.ask("POST", f"/api/o-day/{PUBLISHED}", {"window": window, **given}).json
    assert isinstance(found, dict)
    return found


def meet(office: DeskOf) -> None:
    """Let a colleague send another text of an article that is edited here."""
    office.save(PUBLISHED, body="Bản của tôi.")
    office.others_send(PUBLISHED, office.file(PUBLISHED).read_text(encoding="utf-8").replace("tôi", "người"))
    office.runner.run(office.workplace.ledger.fetch())
    office.workplace.shared.forget()


def test_two_windows_see_each_other_until_one_is_closed(office: DeskOf) -> None:
    assert here(office, "1")["others"] == []
    assert here(office, "2") == {"others": [], "isElsewhere": True, "isBehind": False}
    here(office, "2", isGone=True)
    assert here(office, "1")["isElsewhere"] is False


def test_two_people_are_told_by_name(office: DeskOf) -> None:
    office.become(EDITOR)
    here(office)
    office.become(WRITER)
    assert here(office)["others"] == [EDITOR.name]


def test_that_others_were_first_is_told_with_both_texts(office: DeskOf) -> None:
    assert here(office)["isBehind"] is False
    meet(office)
    assert here(office)["isBehind"] is True
    found = office.get(f"/api/hai-ban/{PUBLISHED}").json
    assert found["theirs"]["body"].startswith("Bản của người.")
    assert found["who"] == "Đỗ Văn Dũng"
    assert office.get(f"/api/bai/{PUBLISHED}").json["body"].startswith("Bản của tôi.")


def test_what_becomes_of_files_is_told_too(office: DeskOf) -> None:
    text = office.file(PUBLISHED).read_text(encoding="utf-8")
    office.save(PUBLISHED, body="Bản của tôi.")
    for name in ("album/1.jpg", "anh.jpg"):
        office.ask("PUT", f"/api/tep/{PUBLISHED}/{name}", photo())
    office.ask("POST", f"/api/album/{PUBLISHED}", {"name": "1.jpg", "caption": "Của tôi"})
    theirs = {"album/chu-thich.txt": "1.jpg: Của người\n".encode(), "b.jpg": photo(), "a.jpg": photo()}
    office.others_send(PUBLISHED, text, files=theirs)
    office.runner.run(office.workplace.ledger.fetch())
    assert office.get(f"/api/hai-ban/{PUBLISHED}").json["files"] == [
        "Ảnh, tệp mà cả hai cùng sửa sẽ theo bản được chọn: chú thích album.",
        "Ảnh, tệp chỉ người kia sửa đều được giữ: a.jpg, b.jpg.",
        "Ảnh, tệp chỉ bạn sửa được giữ nếu giữ bản của bạn: album/1.jpg, anh.jpg.",
    ]


def test_ones_own_text_follows_on_theirs(office: DeskOf) -> None:
    meet(office)
    commit = office.get(f"/api/hai-ban/{PUBLISHED}").json["commit"]
    kept = office.ask("POST", f"/api/hai-ban/{PUBLISHED}", {"commit": commit, "keeps": "ours"})
    assert kept.status == 200
    assert office.get(f"/api/bai/{PUBLISHED}").json["body"].startswith("Bản của tôi.")
    assert office.act(PUBLISHED, "cap-nhat").status == 200
    assert b"B\xe1\xba\xa3n c\xe1\xbb\xa7a t\xc3\xb4i." in (
        office.sent(f"articles/{PUBLISHED}/index.md") or b""
    )


def test_theirs_is_taken_and_ones_own_is_kept_in_git(office: DeskOf) -> None:
    meet(office)
    commit = office.get(f"/api/hai-ban/{PUBLISHED}").json["commit"]
    taken = office.ask("POST", f"/api/hai-ban/{PUBLISHED}", {"commit": commit, "keeps": "theirs"})
    assert taken.status == 200
    assert office.get(f"/api/bai/{PUBLISHED}").json["body"].startswith("Bản của người.")
    assert office.get(f"/api/hai-ban/{PUBLISHED}").json["theirs"] is None


def test_who_may_not_change_the_article_may_not_choose(office: DeskOf) -> None:
    office.become(WRITER)
    answer = office.ask("POST", f"/api/hai-ban/{PUBLISHED}", {"commit": "0" * 40, "keeps": "theirs"})
    assert answer.status == 403


@pytest.mark.parametrize("given", [{}, {"commit": 1, "keeps": "ours"}, {"commit": "x", "keeps": "beide"}])
def test_what_is_no_choice_is_refused(office: DeskOf, given: dict[str, object]) -> None:
    assert 400 <= office.ask("POST", f"/api/hai-ban/{PUBLISHED}", given).status < 500


def differing(office: DeskOf, old: object, now: object) -> list[tuple[str, list[list[str]]]]:
    parts = office.ask("POST", "/api/khac", {"old": old, "now": now}).json["parts"]
    return [(part["label"], part["runs"]) for part in parts]


def test_two_texts_that_were_typed_are_told_apart_word_by_word(office: DeskOf) -> None:
    old = {
        "fields": {"Title": ["Một"], "Tags": ["A", " "], "Status": ["draft"]},
        "body": "Giữ.\n\nĐến hai giờ.\n",
    }
    now = {
        "fields": {"Title": ["Hai"], "Tags": ["A"], "Status": ["draft"]},
        "body": "Giữ.\n\nĐến ba giờ.\n\nThêm.",
    }
    assert differing(office, old, now) == [
        ("Tên bài", [["removed", "Một"], ["added", "Hai"]]),
        ("", [["same", "Đến "], ["removed", "hai"], ["added", "ba"], ["same", " giờ."]]),
        ("", [["added", "Thêm."]]),
    ]


def test_how_letters_are_composed_is_no_difference(office: DeskOf) -> None:
    old = {"fields": {"Title": ["Đảng bộ"]}, "body": "Hội nghị"}
    now = {"fields": {"Title": [normalize("NFD", "Đảng bộ")]}, "body": normalize("NFD", "Hội nghị")}
    assert differing(office, old, now) == []


@pytest.mark.parametrize(
    "text",
    [
        None,
        "a",
        [],
        {},
        {"fields": []},
        {"fields": {"Title": "a"}},
        {"fields": {"a": [1]}},
        {"fields": {}, "body": 1},
    ],
)
def test_what_is_no_text_is_refused(office: DeskOf, text: object) -> None:
    whole = {"fields": {}, "body": ""}
    for given in ({"old": text, "now": whole}, {"old": whole, "now": text}):
        assert office.ask("POST", "/api/khac", given).status == 400


def test_a_writer_puts_no_draft_over_what_was_published_meanwhile(office: DeskOf) -> None:
    office.become(WRITER)
    sent = office.file(REVIEW).read_text(encoding="utf-8")
    office.save(REVIEW, body="Bản của tôi.")
    office.others_send(REVIEW, sent.replace("Status: draft\n", ""), "Đăng: Bài ấy")
    office.runner.run(office.workplace.ledger.fetch())
    office.workplace.shared.forget()
    commit = office.get(f"/api/hai-ban/{REVIEW}").json["commit"]
    kept = office.ask("POST", f"/api/hai-ban/{REVIEW}", {"commit": commit, "keeps": "ours"})
    assert kept.status == 403
    assert "Lấy bản kia" in kept.said
    office.runner.run(office.workplace.ledger.settle(f"articles/{REVIEW}", commit))  # as an older desk did
    assert office.act(REVIEW, "gui-duyet").status == 403
    assert b"Status" not in (office.sent(f"articles/{REVIEW}/index.md") or b"Status")
    taken = office.ask("POST", f"/api/hai-ban/{REVIEW}", {"commit": commit, "keeps": "theirs"})
    assert taken.status == 200


def test_a_writer_keeps_an_own_draft_over_that_of_others(office: DeskOf) -> None:
    office.become(WRITER)
    office.save(REVIEW, body="Bản của tôi.")
    sent = office.file(REVIEW).read_text(encoding="utf-8").replace("tôi", "người")
    office.others_send(REVIEW, sent)
    office.runner.run(office.workplace.ledger.fetch())
    office.workplace.shared.forget()
    commit = office.get(f"/api/hai-ban/{REVIEW}").json["commit"]
    kept = office.ask("POST", f"/api/hai-ban/{REVIEW}", {"commit": commit, "keeps": "ours"})
    assert kept.status == 200
    assert office.act(REVIEW, "gui-duyet").status == 200
