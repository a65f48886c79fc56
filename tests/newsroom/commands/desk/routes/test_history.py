"""Screen *Lịch sử*: versions are listed, compared and taken back."""

from __future__ import annotations

import pytest

from newsroom.commands.desk.acts.deciding import says
from newsroom.commands.desk.routes.history import when_in_words
from newsroom.commands.desk.shelf.bin import BIN
from tests.support.desk import DRAFT, PUBLISHED, REVIEW, WITHDRAWN, WRITER, DeskOf
from tests.support.repository import git


def listed(office: DeskOf, place: str) -> list[str]:
    """List the versions that the screen shows, each as its act."""
    return [one.get_text() for one in office.get(f"/lich-su/{place}/").page.select(".versions p > b")]


def commits(office: DeskOf, place: str) -> list[str]:
    """List the names of the versions."""
    page = office.get(f"/lich-su/{place}/").page
    return [str(one["value"]) for one in page.select("input[name=moi]")]


def test_versions_are_listed_newest_first_with_act_moment_and_name(office: DeskOf) -> None:
    office.save(PUBLISHED, body="Chữ khác.")
    office.act(PUBLISHED, "cap-nhat")
    assert listed(office, PUBLISHED) == ["Cập nhật: Bài da-dang", "Bắt đầu"]
    small = [one.get_text() for one in office.get(f"/lich-su/{PUBLISHED}/").page.select(".versions small")]
    assert small[0].endswith(" · Lê Thị An")
    assert " thứ " in small[0] or "Chủ nhật" in small[0]


def test_what_is_not_sent_stands_above_what_was(office: DeskOf) -> None:
    office.save(PUBLISHED, body="Chữ khác.")
    assert listed(office, PUBLISHED) == ["Bản đang viết", "Bắt đầu"]
    first, *sent = commits(office, PUBLISHED)
    assert first == "day"
    offered = office.get(f"/lich-su/{PUBLISHED}/").page.select("button[data-take]")
    assert [one["data-take"] for one in offered] == sent  # what stands here is not taken back


def test_an_article_that_was_never_sent_has_no_history(office: DeskOf) -> None:
    page = office.get(f"/lich-su/{DRAFT}/")
    assert page.status == 200
    assert "Bài này chưa được gửi lần nào" in page.text


def test_two_versions_are_compared_by_words_and_as_pages(office: DeskOf) -> None:
    office.save(PUBLISHED, fields={"Title": ["Bài đã sửa"]}, body="Đoạn mở đầu của tin.\n\n![](1.jpg)\n")
    (_, old) = commits(office, PUBLISHED)
    answer = office.get(f"/api/so/{PUBLISHED}?cu={old}&moi=day").json
    assert "<h3>Bài da-dang</h3>" in answer["old"]
    assert "<h3>Bài đã sửa</h3>" in answer["now"]
    title = next(part for part in answer["parts"] if part["label"])
    assert ["added", "sửa"] in title["runs"] or any("sửa" in text for _, text in title["runs"])
    assert {kind for part in answer["parts"] for kind, _ in part["runs"]} <= {"same", "added", "removed"}
    same = office.get(f"/api/so/{PUBLISHED}?cu={old}&moi={old}").json
    assert same["parts"] == []
    assert same["old"] == same["now"]


def test_what_a_version_shows_as_a_page_holds_no_script(office: DeskOf) -> None:
    body = '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1))\n\n![](1.jpg "x")\n'
    office.save(PUBLISHED, fields={"Title": ["<img src=x onerror=alert(2)>"]}, body=body)
    shown = office.get(f"/api/so/{PUBLISHED}?cu=day&moi=day").json["now"].casefold()
    assert "<script" not in shown
    assert "<img src=x" not in shown
    assert 'href="javascript' not in shown


@pytest.mark.parametrize(
    "commit", ["", "x", "--help", "-1", "HEAD", "main", "0" * 40, "a" * 40, "day/../x", "^HEAD", "HEAD:x"]
)
def test_a_version_that_there_is_not_is_told(office: DeskOf, commit: str) -> None:
    digest = office.opened(PUBLISHED)
    for answer in (
        office.get(f"/api/so/{PUBLISHED}?cu={commit}&moi=day"),
        office.ask("POST", f"/api/lay-lai/{PUBLISHED}", {"commit": commit, "digest": digest}),
    ):
        assert answer.status == 404
        assert answer.said == "Không tìm thấy bản này trong lịch sử. Mở lại trang lịch sử rồi chọn."
    assert office.opened(PUBLISHED) == digest


def test_a_version_without_the_article_is_told(office: DeskOf) -> None:
    office.act(DRAFT, "gui-duyet")
    first = git(office.server, "rev-list", "--max-parents=0", "main")
    answer = office.get(f"/api/so/{DRAFT}?cu={first}&moi=day")
    assert (answer.status, answer.said) == (404, "Bản này chưa có bài. Chọn bản khác.")


def test_a_version_is_taken_back_whole_and_nothing_is_sent(office: DeskOf) -> None:
    before = office.file(PUBLISHED).read_bytes()
    office.save(PUBLISHED, fields={"Title": ["Khác"], "Tags": ["a"]}, body="Chữ khác.")
    commit = commits(office, PUBLISHED)[1]
    answer = office.ask(
        "POST", f"/api/lay-lai/{PUBLISHED}", {"commit": commit, "digest": office.opened(PUBLISHED)}
    )
    assert answer.json == {"digest": office.opened(PUBLISHED)}
    assert office.file(PUBLISHED).read_bytes() == before
    assert len(office.log()) == 1
    (unsent,) = office.workplace.root.glob(f"{BIN}/*/articles/{PUBLISHED}/index.md")
    assert "Chữ khác." in unsent.read_text()


def test_what_is_taken_back_stands_as_the_article_does_now(office: DeskOf) -> None:
    draft_version = commits(office, REVIEW)[0]
    office.act(REVIEW, "dang")
    taken = {"commit": draft_version, "digest": office.opened(REVIEW)}
    assert office.ask("POST", f"/api/lay-lai/{REVIEW}", taken).status == 200
    assert not says(office.file(REVIEW).read_bytes(), "draft")
    office.act(WITHDRAWN, "dang-lai")
    public_version = commits(office, WITHDRAWN)[0]
    office.act(WITHDRAWN, "go", "Lý do mới.")
    taken = {"commit": public_version, "digest": office.opened(WITHDRAWN)}
    assert office.ask("POST", f"/api/lay-lai/{WITHDRAWN}", taken).status == 200
    assert says(office.file(WITHDRAWN).read_bytes(), "withdrawn")
    assert "Withdrawn: Lý do mới." in office.file(WITHDRAWN).read_text()


def test_a_version_is_not_taken_back_over_what_came_meanwhile(office: DeskOf) -> None:
    digest, commit = office.opened(PUBLISHED), commits(office, PUBLISHED)[0]
    office.file(PUBLISHED).write_text("Title: Khác\n\nB.\n")
    answer = office.ask("POST", f"/api/lay-lai/{PUBLISHED}", {"commit": commit, "digest": digest})
    assert answer.status == 409
    assert answer.json["other"]["fields"]["Title"] == ["Khác"]
    assert office.file(PUBLISHED).read_text() == "Title: Khác\n\nB.\n"


def test_who_drafts_takes_nothing_public_back(office: DeskOf) -> None:
    office.save(PUBLISHED, body="Chữ khác.")
    before, commit = office.file(PUBLISHED).read_bytes(), commits(office, PUBLISHED)[1]
    office.become(WRITER)
    answer = office.ask(
        "POST", f"/api/lay-lai/{PUBLISHED}", {"commit": commit, "digest": office.opened(PUBLISHED)}
    )
    assert answer.status == 403
    assert office.file(PUBLISHED).read_bytes() == before


def test_without_git_the_history_says_so(office: DeskOf) -> None:
    (office.workplace.root / ".git").rename(office.workplace.root / "git")
    page = office.get(f"/lich-su/{PUBLISHED}/")
    assert page.status == 409
    assert "không nằm trong kho git" in page.said


@pytest.mark.parametrize("when", ["2024-07-11T08:00:00+99:59", "0001-01-01T00:00:00+14:00", "", "x"])
def test_a_moment_that_is_none_is_told_as_such(when: str) -> None:
    assert when_in_words(when) == "không rõ lúc nào"
    assert when_in_words("2024-07-11T08:00:00+07:00").startswith("08:00")
