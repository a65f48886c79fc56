"""Screen *Đăng*: what an act changes, what holds it back, and what the server says."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands.desk.routes.publishing import before_of, example, now_of
from newsroom.vietnamese.printing import VIETNAM
from tests.support.desk import (
    DRAFT,
    EDITOR,
    PUBLISHED,
    REVIEW,
    SCHEDULED,
    SITTING,
    WITHDRAWN,
    WRITER,
    DeskOf,
    desk,
    photo,
)
from tests.support.repository import git


def buttons(office: DeskOf, place: str) -> list[str]:
    """List the acts that the screen offers."""
    page = office.get(f"/dang/{place}/").page
    return [str(one["data-act"]) for one in page.select("button[data-act]:not([disabled])")]


def sentences(office: DeskOf, place: str, name: str) -> list[str]:
    """List what the screen says an act changes for readers."""
    heading = office.get(f"/dang/{place}/").page.find(id=f"a-{name}")
    assert heading is not None
    assert heading.parent is not None
    return [one.get_text() for one in heading.parent.select("li")]


def breaks(office: DeskOf, place: str) -> str:
    """Give an article a category that there is not; give its text."""
    text = office.file(place).read_text().replace("Category: Tin hoạt động", "Category: Không có")
    office.file(place).write_text(text)
    return text


@pytest.mark.parametrize(
    ("place", "names", "state"),
    [
        (DRAFT, ["dang", "hen-gio", "gui-duyet"], "Bản nháp chưa gửi"),
        (REVIEW, ["dang", "hen-gio", "bo"], "Chờ duyệt"),
        (SCHEDULED, ["dang", "hen-gio", "cap-nhat", "ve-nhap", "go"], "Hẹn giờ"),
        (PUBLISHED, ["cap-nhat", "dinh-chinh", "go"], "Đã đăng"),
        (WITHDRAWN, ["dang-lai"], "Đã gỡ"),
    ],
)
def test_the_screen_offers_what_fits_the_article(
    office: DeskOf, place: str, names: list[str], state: str
) -> None:
    assert buttons(office, place) == names
    assert state in office.get(f"/dang/{place}/").text
    office.become(WRITER)
    assert buttons(office, place) == ["gui-duyet"] * (place == DRAFT)


def test_who_drafts_is_told_whom_to_ask(office: DeskOf) -> None:
    office.become(WRITER)
    assert "đang chờ người có quyền đăng đọc" in office.get(f"/dang/{REVIEW}/").text
    said = office.get(f"/dang/{PUBLISHED}/").text
    assert "nhờ người ấy" in said
    assert "đang chờ" not in said


def test_what_waits_is_sent_again_once_it_changed(office: DeskOf) -> None:
    office.save(REVIEW, body="Chữ khác.")
    assert "gui-duyet" in buttons(office, REVIEW)
    assert "Gửi lại bản mới" in office.get(f"/dang/{REVIEW}/").text


def test_acts_that_show_readers_nothing_are_done_at_once(office: DeskOf) -> None:
    answer = office.act(DRAFT, "gui-duyet").json
    assert (answer["heading"], answer["isDone"], answer["isBad"]) == ("Đã gửi duyệt", True, False)
    assert answer["lines"] == ["Người có quyền đăng sẽ thấy bài ở mục Chờ duyệt."]
    assert office.act(SCHEDULED, "ve-nhap").json["isDone"]


def test_each_button_says_what_it_changes_for_readers(office: DeskOf) -> None:
    office.save(PUBLISHED, fields={"Tags": ["thi đua"]})
    assert sentences(office, PUBLISHED, "cap-nhat") == ["Chủ đề: thêm «thi đua»."]
    assert sentences(office, PUBLISHED, "dinh-chinh")[-1].startswith("Dưới bài có thêm lời đính chính")
    assert "chỉ còn thấy lời báo" in sentences(office, PUBLISHED, "go")[0]
    assert sentences(office, DRAFT, "gui-duyet") == ["Bạn đọc chưa thấy gì: bài vẫn là bản nháp."]
    assert sentences(office, DRAFT, "dang")[0].startswith(f"Bài hiện ngay ở địa chỉ /{DRAFT}/")
    assert sentences(office, SCHEDULED, "ve-nhap") == [
        "Bài không tự hiện nữa; bạn đọc chưa từng thấy bài này."
    ]


def test_files_that_did_not_change_are_not_told(office: DeskOf) -> None:
    album = office.file(PUBLISHED).parent / "album"
    album.mkdir()
    (album / "1.jpg").write_bytes(photo(colour="#112233"))
    (album / "ghi-chu.txt").write_text("1.jpg: Ảnh một.\n")
    office.file(PUBLISHED, "ghi-am.mp3").write_bytes(b"ID3" + bytes(60))
    assert office.act(PUBLISHED, "cap-nhat").status in (200, 409)
    git(office.workplace.root, "add", "-A")
    git(office.workplace.root, "commit", "-q", "-m", "Tay")
    assert sentences(office, PUBLISHED, "cap-nhat") == ["Không có gì đổi với bạn đọc."]


def test_files_that_came_went_or_changed_are_told(office: DeskOf) -> None:
    office.file(PUBLISHED, "1.jpg").write_bytes(photo(colour="#0000ff"))
    office.file(PUBLISHED, "2.jpg").write_bytes(photo())
    assert sentences(office, PUBLISHED, "cap-nhat") == [
        "Tệp thêm: 2.jpg.",
        "Tệp thay bằng bản khác: 1.jpg.",
    ]
    office.file(PUBLISHED, "1.jpg").unlink()
    assert "Tệp bớt: 1.jpg." in sentences(office, PUBLISHED, "cap-nhat")


def test_what_stands_before_is_what_was_sent_and_nothing_for_a_new_article(office: DeskOf) -> None:
    assert office.runner.run(before_of(office.workplace, DRAFT)) is None
    before = office.runner.run(before_of(office.workplace, PUBLISHED))
    assert before == now_of(office.workplace, PUBLISHED, office.file(PUBLISHED).read_bytes())


def test_errors_are_shown_before_and_hold_publishing_back_and_no_withdrawal(office: DeskOf) -> None:
    for place, still in ((PUBLISHED, ["go"]), (REVIEW, ["gui-duyet", "bo"]), (DRAFT, ["gui-duyet"])):
        breaks(office, place)
        page = office.get(f"/dang/{place}/")
        assert "1 lỗi phải sửa trước khi đăng" in page.text
        assert "Chuyên mục:" in page.text
        assert buttons(office, place) == still


def test_a_publication_with_errors_is_refused_with_them_and_nothing_is_written(office: DeskOf) -> None:
    text = breaks(office, REVIEW)
    answer = office.act(REVIEW, "dang")
    assert answer.status == 409
    assert answer.said == "Bài còn lỗi nên chưa đăng. Sửa các lỗi này rồi làm lại."
    (line,) = answer.json["lines"]
    assert line.startswith("Chuyên mục: ")
    assert ".." not in line
    assert office.file(REVIEW).read_text() == text
    assert len(office.log()) == 1


def test_the_line_of_an_error_is_the_one_that_the_editor_sees(office: DeskOf) -> None:
    office.save(PUBLISHED, body="Một.\n\n![](khong-co.jpg)\n")
    said = office.get(f"/dang/{PUBLISHED}/").text
    assert set(re.findall(r"Dòng (\d+):", said)) == {"3"}
    office.save(REVIEW, body="Một.\n\n![](khong-co.jpg)\n")
    lines = office.act(REVIEW, "dang").json["lines"]
    assert lines
    assert all(line.startswith("Dòng 3: ") for line in lines)


def test_publishing_through_the_screen_sends_one_folder(office: DeskOf) -> None:
    answer = office.act(DRAFT, "dang")
    assert answer.json == {
        "heading": "Đăng: máy chủ đã nhận",
        "lines": [],
        "isDone": False,
        "isBad": False,
    }
    assert office.log("%s|%an <%ae>")[0] == "Đăng: Bài nhap|Lê Thị An <an@example.vn>"
    assert b"Status" not in (office.sent(f"articles/{DRAFT}/index.md") or b"Status")


def test_the_words_of_the_server_are_shown_line_by_line(office: DeskOf) -> None:
    before = office.file(DRAFT).read_bytes()
    office.hook('echo "Dòng một." >&2; echo "Dòng hai." >&2; exit 1')
    answer = office.act(DRAFT, "dang")
    assert answer.status == 409
    assert answer.said == "Máy chủ chưa nhận; trang đang chạy giữ nguyên, bài vẫn còn ở đây."
    assert answer.json["lines"] == ["Dòng một.", "Dòng hai."]
    assert office.file(DRAFT).read_bytes() == before
    assert len(office.log()) == 1


def test_a_conflict_names_who_sent_before_and_leaves_the_text(office: DeskOf) -> None:
    office.others_send(REVIEW, "Title: Khác\nStatus: draft\n\nKhác.\n")
    before = office.file(REVIEW).read_bytes()
    answer = office.act(REVIEW, "dang")
    assert answer.status == 409
    assert answer.json["conflict"] == REVIEW
    assert "Đỗ Văn Dũng, Cập nhật: Bài ấy" in answer.said
    assert office.file(REVIEW).read_bytes() == before


def test_offline_an_act_waits_on_every_screen_and_is_sent_again(office: DeskOf) -> None:
    office.go_offline()
    answer = office.act(DRAFT, "dang")
    assert answer.status == 200
    assert answer.json["heading"] == "Đã ghi, chưa gửi"
    assert (answer.json["isDone"], answer.json["isBad"]) == (True, True)
    assert "Chưa gửi: 1 việc" in office.get(f"/dang/{PUBLISHED}/").text
    still = office.ask("POST", "/api/gui-lai", {}).json
    assert (still["heading"], still["isBad"]) == ("Còn 1 việc chưa gửi", True)
    assert still["lines"]
    office.go_online()
    sent = office.ask("POST", "/api/gui-lai", {}).json
    assert sent == {"heading": "Đã gửi 1 việc", "lines": [], "isBad": False}
    assert office.log()[0] == "Đăng: Bài nhap"
    assert "Chưa gửi" not in office.get(f"/dang/{PUBLISHED}/").page.get_text().replace("chưa gửi", "")


@pytest.mark.parametrize(
    ("place", "name", "given", "told"),
    [
        (DRAFT, "hen-gio", "01/01/2020 06:00", "đã qua"),
        (DRAFT, "hen-gio", "", "không phải ngày giờ"),
        (DRAFT, "go", "Sai.", "trạng thái khác"),
        (PUBLISHED, "dang", "", "trạng thái khác"),
        (PUBLISHED, "dinh-chinh", "", "Ghi rõ"),
        (PUBLISHED, "go", " ", "Ghi lý do"),
        (PUBLISHED, "xoa", "", "không làm việc này"),
        (PUBLISHED, "\ud800", "\ud800", "không làm việc này"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(
    office: DeskOf, place: str, name: str, given: str, told: str
) -> None:
    before = office.file(place).read_bytes()
    answer = office.act(place, name, given)
    assert answer.status == 403
    assert told in answer.said
    assert office.file(place).read_bytes() == before


def test_corrections_withdrawals_and_returns_are_written_and_sent(office: DeskOf) -> None:
    assert office.act(PUBLISHED, "dinh-chinh", "Số đúng là 51,9%.").status == 200
    assert re.search(
        r"^Correction: \d{4}-\d\d-\d\d \d\d:\d\d Số đúng", office.file(PUBLISHED).read_text(), re.M
    )
    assert office.act(PUBLISHED, "go", "Bài sai.").status == 200
    assert "Status: withdrawn\n" in office.file(PUBLISHED).read_text()
    assert office.act(PUBLISHED, "dang-lai").status == 200
    assert "Status" not in office.file(PUBLISHED).read_text()
    assert office.log()[:3] == ["Đăng lại: Bài da-dang", "Gỡ bài: Bài da-dang", "Đính chính: Bài da-dang"]


@pytest.mark.parametrize("name", ["dang", "hen-gio", "cap-nhat", "dinh-chinh", "ve-nhap", "go", "dang-lai"])
def test_who_drafts_is_refused_what_readers_see(tmp_path: Path, name: str) -> None:
    with desk(tmp_path, WRITER) as office:
        for place in (DRAFT, REVIEW, SCHEDULED, PUBLISHED, WITHDRAWN):
            before = office.file(place).read_bytes()
            answer = office.act(place, name, "05/01/2099 06:00")
            assert answer.status == 403
            assert "cần người có quyền đăng" in answer.said
            assert office.file(place).read_bytes() == before
        assert len(office.log()) == 1


def test_who_drafts_sends_a_draft_to_be_read_under_the_own_name(office: DeskOf) -> None:
    office.become(WRITER)
    assert office.act(DRAFT, "gui-duyet").status == 200
    assert office.log("%s|%an")[0] == "Gửi duyệt: Bài nhap|Trần Văn Bình"
    office.become(EDITOR)
    assert office.act(DRAFT, "dang").status == 200
    assert office.log("%s|%an")[0] == "Đăng: Bài nhap|Lê Thị An"


def test_an_act_that_others_were_quicker_with_is_stale(office: DeskOf) -> None:
    answer = office.act(DRAFT, "dang", digest="0" * 64)
    assert answer.status == 409
    assert answer.json["other"]["place"] == DRAFT


def test_without_git_an_act_says_so_and_leaves_the_text(office: DeskOf) -> None:
    (office.workplace.root / ".git").rename(office.workplace.root / "git")
    before = office.file(REVIEW).read_bytes()
    assert office.get(f"/dang/{REVIEW}/").status == 200
    answer = office.act(REVIEW, "dang")
    assert answer.status == 409
    assert "không nằm trong kho git" in answer.said
    assert office.file(REVIEW).read_bytes() == before


def test_a_moment_to_come_is_proposed_and_an_example_is_of_tomorrow() -> None:
    now = datetime(2026, 11, 27, 9, 30, tzinfo=VIETNAM)
    assert example(b"Title: A\nDate: 2026-12-01 07:15\n\nB.\n", now) == (
        "01/12/2026 07:15",
        "28/11/2026 06:00",
    )
    assert example(b"Title: A\nDate: 2026-11-01\n\nB.\n", now) == ("", "28/11/2026 06:00")
    assert example(b"", now) == ("", "28/11/2026 06:00")


def test_who_sits_at_a_pc_may_do_all(office: DeskOf) -> None:
    assert office.workplace.person == SITTING
    assert not office.workplace.is_shared
