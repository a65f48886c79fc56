"""Static pages at the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.model.people import Person
from tests.support.site_desk import SiteDesk, open_site_desk

WRITER = Person("Viết", "v@x.vn", "v", may_publish=False)
ADDRESS = "/api/trang-rieng/lien-he"


@pytest.fixture
def desk(tmp_path: Path) -> SiteDesk:
    return open_site_desk(tmp_path)


def test_a_page_saved_as_it_was_keeps_every_byte_and_a_field_changes_its_line(desk: SiteDesk) -> None:
    file = desk.content / "pages/lien-he.md"
    before = file.read_bytes()
    opened = desk.ask("GET", ADDRESS)[1]
    status, answer = desk.ask("PUT", ADDRESS, {"digest": opened["digest"], "body": opened["body"]})
    assert (status, file.read_bytes()) == (200, before)
    given = {"digest": answer["digest"], "fields": {"Title": "Liên hệ với chúng tôi", "Status": "draft"}}
    assert desk.ask("PUT", ADDRESS, given)[0] == 200
    after = file.read_text(encoding="utf-8")
    assert after.startswith("Title: Liên hệ với chúng tôi\n")
    assert (
        after.replace("Title: Liên hệ với chúng tôi", "Title: Liên hệ").replace("Status: draft\n", "")
        == before.decode()
    )


def test_what_is_wrong_is_told_at_its_field(desk: SiteDesk) -> None:
    opened = desk.ask("GET", ADDRESS)[1]
    given = {"digest": opened["digest"], "fields": {"Modified": "mai"}, "body": "X ![](khong-co.jpg)"}
    found = desk.ask("PUT", ADDRESS, given)[1]["findings"]
    assert {(one["key"], one["level"]) for one in found} >= {("Modified", "error"), ("", "error")}
    assert not any("Modified" in one["what"] for one in found)
    given = {"digest": desk.ask("GET", ADDRESS)[1]["digest"], "fields": {"Title": "?", "Modified": ""}}
    (one,) = [one for one in desk.ask("PUT", ADDRESS, given)[1]["findings"] if one["key"] == "Title"]
    assert one["what"] == "chưa có tên trang"


def test_what_is_to_be_done_on_a_page_is_said_by_its_buttons(desk: SiteDesk) -> None:
    desk.office.an.write("pages/lien-he.md", "Title: Liên hệ\nAuthor: A\n\nX\n\n![](khong-co.jpg)\n")
    found = {one["code"]: one["remedy"] for one in desk.ask("GET", ADDRESS)[1]["findings"]}
    assert "«Ảnh, tệp»" in found["missing-photo"]
    assert "người quản trị" in found["strange-key"]


def test_a_page_saved_elsewhere_is_shown_and_not_written_over(desk: SiteDesk) -> None:
    opened = desk.ask("GET", ADDRESS)[1]
    desk.office.an.write("pages/lien-he.md", "Title: Khác\n\nCủa người khác.\n")
    status, answer = desk.ask("PUT", ADDRESS, {"digest": opened["digest"], "body": "của tôi"})
    assert (status, answer["other"]["body"]) == (409, "Của người khác.\n")
    assert "Của người khác." in (desk.content / "pages/lien-he.md").read_text(encoding="utf-8")
    (desk.content / "pages/lien-he.md").unlink()
    assert desk.ask("PUT", ADDRESS, {"digest": opened["digest"], "body": "x"})[0] == 404


@pytest.mark.parametrize("fields", [{"Pin": "1"}, {"Old_URL": "/x/"}, {"Title": 1}, ["Title"]])
def test_fields_that_the_form_does_not_show_are_refused(desk: SiteDesk, fields: object) -> None:
    digest = desk.ask("GET", ADDRESS)[1]["digest"]
    assert desk.ask("PUT", ADDRESS, {"digest": digest, "fields": fields})[0] == 400


def test_a_new_page_is_a_draft_at_an_address_of_its_own(desk: SiteDesk) -> None:
    status, answer = desk.ask("POST", "/api/trang-rieng", {"title": "Cơ cấu tổ chức", "below": "gioi-thieu"})
    assert (status, answer) == (200, {"name": "gioi-thieu/co-cau-to-chuc"})
    data = (desk.content / "pages/gioi-thieu/co-cau-to-chuc.md").read_text(encoding="utf-8")
    assert data == "Title: Cơ cấu tổ chức\nStatus: draft\n\n"
    assert desk.ask("GET", "/trang/gioi-thieu/co-cau-to-chuc/")[0] == 200
    for title in ("Liên hệ", "Tin hoạt động", "Video", "?"):
        assert desk.ask("POST", "/api/trang-rieng", {"title": title, "below": ""})[0] == 400


def test_a_removed_page_lies_in_the_bin_and_one_that_others_need_stays(desk: SiteDesk) -> None:
    desk.office.an.write("pages/gioi-thieu/co-cau.md", "Title: Cơ cấu\n\nX\n")
    assert desk.ask("DELETE", "/api/trang-rieng/gioi-thieu")[0] == 409
    assert desk.ask("DELETE", ADDRESS)[0] == 200
    assert not (desk.content / "pages/lien-he.md").exists()
    assert any(desk.workplace.root.glob(".ban-bien-tap/**/*lien-he.md"))
    with open(desk.content / "site.toml", "a", encoding="utf-8") as file:
        file.write('\n[[menu]]\nname = "A"\nitems = ["gioi-thieu/co-cau"]\n')
    assert desk.ask("DELETE", "/api/trang-rieng/gioi-thieu/co-cau")[0] == 409


def test_who_only_drafts_reads_pages_and_changes_none(desk: SiteDesk) -> None:
    at = desk.of(WRITER)
    page = at.ask("GET", "/trang/lien-he/")[1]
    assert 'id="luu"' not in page
    assert "Bạn đọc được, không sửa được" in page
    assert 'id="trang-moi"' not in at.ask("GET", "/trang/")[1]
    digest = at.ask("GET", ADDRESS)[1]["digest"]
    assert at.ask("PUT", ADDRESS, {"digest": digest, "body": "x"})[0] == 403
    assert at.ask("DELETE", ADDRESS)[0] == 403
    assert at.ask("POST", "/api/trang-rieng", {"title": "Mới", "below": ""})[0] == 403


@pytest.mark.parametrize("name", ["../site", "Lien-He", "a/b/c", ".an", "lien-he.md"])
def test_what_is_no_page_is_not_opened(desk: SiteDesk, name: str) -> None:
    assert desk.ask("GET", f"/api/trang-rieng/{name}")[0] == 404
