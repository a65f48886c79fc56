"""Sending what was changed of the site: exactly its files, with a message that tells the act."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from newsroom.model.people import Person
from tests.newsroom.commands.desk.routes.test_site import LINK, put, rows, seen
from tests.support.repository import git
from tests.support.site_desk import SiteDesk, open_site_desk


@pytest.fixture
def desk(tmp_path: Path) -> SiteDesk:
    return open_site_desk(tmp_path)


def send(desk: SiteDesk) -> tuple[int, dict[str, object]]:
    """Send what the screen shows as waiting."""
    page = desk.ask("GET", "/trang/")[1]
    found = re.search(r'id="cho-dang".*? data-seen="(\w+)"', page)
    assert found
    return desk.ask("POST", "/api/trang/dang", {"seen": found[1]})


def last(desk: SiteDesk) -> tuple[str, list[str]]:
    """Give the subject and the files of the last commit that the server has."""
    told = git(desk.office.server, "log", "-1", "--format=%an: %s", "--name-only", "main").splitlines()
    return told[0], [line for line in told[1:] if line]


def test_one_change_is_one_commit_of_its_file_with_a_message_that_tells_it(desk: SiteDesk) -> None:
    desk.office.an.write("articles/2026/11/ba/index.md", "Title: Đang viết dở\n")
    put(desk, "lien-ket", rows(0, 1, 2, 3, 4, LINK))
    assert "Website liên kết: thêm «Báo Mới» (https://moi.vn)." in desk.ask("GET", "/trang/")[1]
    assert send(desk)[0] == 200
    assert last(desk) == ("Phạm Mai: Sửa liên kết: thêm Báo Mới", ["content/site.toml"])
    assert "Không có thay đổi chưa đăng" in desk.ask("GET", "/trang/")[1]
    assert send(desk)[0] == 409


def test_pins_pages_and_the_pictures_of_banners_go_together(desk: SiteDesk) -> None:
    desk.office.an.write("photos/bieu-ngu.png", "hình")
    desk.office.an.write("photos/khac.png", "không dùng")
    put(desk, "bieu-ngu", rows({"image": "photos/bieu-ngu.png", "alt": "A", "url": "/lien-he/"}))
    put(desk, "ghim", [])
    desk.office.an.write("pages/moi.md", "Title: Trang mới\n\nNội dung.\n")
    (desk.content / "pages/gioi-thieu.md").unlink()
    status, answer = send(desk)
    assert status == 200, answer
    subject, files = last(desk)
    assert subject == "Phạm Mai: Sửa trang: ghim, biểu ngữ, trang riêng"
    assert files == [
        "content/articles/2026/11/hai/index.md",
        "content/articles/2026/11/mot/index.md",
        "content/pages/gioi-thieu.md",
        "content/pages/moi.md",
        "content/photos/bieu-ngu.png",
        "content/site.toml",
    ]


def test_the_pin_of_an_article_that_is_being_edited_waits_for_the_article(desk: SiteDesk) -> None:
    put(desk, "ghim", [])
    file = desk.content / "articles/2026/11/mot/index.md"
    file.write_text(file.read_text() + "\nĐoạn đang viết.\n", encoding="utf-8")
    (desk.content / "articles/2026/11/hai/2.jpg").write_bytes(b"anh")
    page = desk.ask("GET", "/trang/")[1]
    assert page.count("nên sẽ lên cùng bài khi bạn đăng bài") == 2
    assert send(desk)[0] == 409


@pytest.mark.parametrize("line", ['url = "https://khac.vn"', "no_articles = true"])
@pytest.mark.parametrize("person", [Person("Ai đó"), Person("Quản trị", "q@x.vn", "q", is_admin=True)])
def test_a_change_of_what_the_desk_leaves_alone_is_not_sent_whoever_made_it(
    desk: SiteDesk, line: str, person: Person
) -> None:
    at = desk.of(person)
    lines = [one for one in desk.site.decode().splitlines() if not one.startswith(line.split()[0])]
    (desk.content / "site.toml").write_text("\n".join([line, *lines]) + "\n", encoding="utf-8")
    before = last(desk)
    status, answer = send(at)
    assert status == 403
    assert "nhờ người quản trị" in str(answer["loi"]).lower()
    assert last(desk) == before


def test_who_only_publishes_sends_no_change_of_the_categories(desk: SiteDesk) -> None:
    put(desk, "chuyen-muc", rows(0, 5))
    status, answer = send(desk.of(Person("Đăng", "d@x.vn", "d")))
    assert status == 403
    assert "chuyên mục" in str(answer["loi"])


def test_who_only_drafts_sends_nothing(desk: SiteDesk) -> None:
    put(desk, "lien-ket", rows(0))
    assert send(desk.of(Person("Viết", "v@x.vn", "v", may_publish=False)))[0] == 403


def test_nothing_with_an_error_is_sent(desk: SiteDesk) -> None:
    desk.office.an.write("pages/lien-he.md", "Title: Liên hệ\nModified: mai\n\nX\n")
    status, answer = send(desk)
    assert status == 409
    assert "«Liên hệ», Ngày sửa" in str(answer["lines"])


def test_what_was_not_seen_is_not_sent(desk: SiteDesk) -> None:
    put(desk, "lien-ket", rows(0))
    assert desk.ask("POST", "/api/trang/dang", {"seen": "khac"})[0] == 409


def test_a_change_of_the_same_by_others_is_a_conflict_that_loses_nothing(desk: SiteDesk) -> None:
    binh = desk.office.binh
    binh.write("site.toml", binh.read("site.toml").replace("Báo Nhân Dân", "Nhân Dân"))  # type: ignore[union-attr]
    binh.git("commit", "-qam", "Sửa liên kết")
    binh.git("push", "-q", "origin", "main")
    put(desk, "lien-ket", rows(0))
    mine = desk.site
    status, answer = send(desk)
    assert (status, answer["paths"]) == (
        409,
        [{"path": "site.toml", "name": "các phần ở màn hình này"}],
    )
    assert desk.site == mine
    assert desk.ask("POST", "/api/trang/ban-kia", {"path": "site.toml"})[0] == 200
    assert desk.site.decode() == binh.read("site.toml")


def page_of_two(desk: SiteDesk) -> str:
    """Let a colleague send another text of a page that is edited here; give the name of it on the screen."""
    binh = desk.office.binh
    binh.write("pages/lien-he.md", "Title: Của Bình\n\nChữ của Bình.\n")
    binh.git("commit", "-qam", "Sửa trang Liên hệ")
    binh.git("push", "-q", "origin", "main")
    desk.office.an.write("pages/lien-he.md", "Title: Của An\nOld_URL: /cu/\n\nChữ của An.\n")
    status, answer = send(desk)
    assert status == 409
    found: Any = answer["paths"]
    assert [one["path"] for one in found] == ["pages/lien-he.md"]
    return str(found[0]["name"])


def test_both_texts_of_a_page_are_shown_and_ones_own_is_sent_over_theirs(desk: SiteDesk) -> None:
    assert page_of_two(desk) == "trang «Của An»"
    status, both = desk.ask("GET", "/api/trang/hai-ban?phan=pages/lien-he.md")
    assert (status, both["mine"]) == (200, "Tên trang: Của An\n\nChữ của An.\n")
    assert both["theirs"] == "Tên trang: Của Bình\n\nChữ của Bình.\n"
    assert (both["told"], both["mayKeep"]) == ("Sửa trang Liên hệ", True)
    given = {"path": "pages/lien-he.md", "commit": both["commit"]}
    assert desk.ask("POST", "/api/trang/ban-cua-toi", given)[0] == 200
    assert send(desk)[0] == 200
    assert "Chữ của An." in (desk.office.text("pages/lien-he.md") or "")
    assert desk.ask("GET", "/api/trang/hai-ban?phan=pages/lien-he.md")[0] == 409


def test_the_text_of_others_is_taken_after_it_was_seen(desk: SiteDesk) -> None:
    page_of_two(desk)
    assert desk.ask("POST", "/api/trang/ban-kia", {"path": "pages/lien-he.md"})[0] == 200
    assert desk.office.an.read("pages/lien-he.md") == "Title: Của Bình\n\nChữ của Bình.\n"


def test_of_the_site_both_changes_are_told_and_ones_own_does_not_go_over_theirs(desk: SiteDesk) -> None:
    binh = desk.office.binh
    binh.write("site.toml", (binh.read("site.toml") or "").replace("Báo Nhân Dân", "Nhân Dân"))
    binh.git("commit", "-qam", "Sửa liên kết")
    binh.git("push", "-q", "origin", "main")
    put(desk, "lien-ket", rows(0))
    assert send(desk)[0] == 409
    both = desk.ask("GET", "/api/trang/hai-ban?phan=site.toml")[1]
    assert "bỏ «Báo Nhân Dân»" in both["mine"]
    assert "«Báo Nhân Dân» đổi thành «Nhân Dân»" in both["theirs"]
    assert both["mayKeep"] is False
    given = {"path": "site.toml", "commit": both["commit"]}
    assert desk.ask("POST", "/api/trang/ban-cua-toi", given)[0] == 400


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "hai-ban?phan=pages/lien-he.md"), ("POST", "ban-cua-toi")]
)
def test_who_only_drafts_chooses_about_no_page(desk: SiteDesk, method: str, path: str) -> None:
    at = desk.of(Person("Viết", "v@x.vn", "v", may_publish=False))
    assert at.ask(method, f"/api/trang/{path}", {"path": "pages/lien-he.md", "commit": "a" * 40})[0] == 403


def test_taking_what_others_sent_is_for_the_files_of_this_screen(desk: SiteDesk) -> None:
    assert desk.ask("POST", "/api/trang/ban-kia", {"path": "articles/2026/11/mot"})[0] == 400
    at = desk.of(Person("Viết", "v@x.vn", "v", may_publish=False))
    assert at.ask("POST", "/api/trang/ban-kia", {"path": "site.toml"})[0] == 403


def test_a_hook_that_refuses_is_told_in_its_words(desk: SiteDesk) -> None:
    put(desk, "lien-ket", rows(0))
    desk.office.hook("echo 'site.toml:3: lỗi: sai' >&2; exit 1")
    status, answer = send(desk)
    assert status == 409
    assert "site.toml:3: lỗi: sai" in str(answer["lines"])


def test_without_a_network_the_commit_waits(desk: SiteDesk) -> None:
    was = seen(desk, "lien-ket")
    put(desk, "lien-ket", rows(0), was)
    desk.office.go_offline()
    status, answer = send(desk)
    assert (status, answer["isBad"]) == (200, True)
    assert "1 việc đã ghi nhưng chưa gửi" in desk.ask("GET", "/trang/")[1]
