"""The screen *Trang*: forms are saved over what was seen, by who may, and never with an error."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from newsroom.commands.desk.forms.kinds import FORMS
from newsroom.model.people import Person
from tests.support.site_desk import TOMORROW, SiteDesk, open_site_desk

ADMIN = Person("Quản trị", "q@x.vn", "q", is_admin=True)
PUBLISHER, WRITER = Person("Đăng", "d@x.vn", "d"), Person("Viết", "v@x.vn", "v", may_publish=False)


@pytest.fixture
def desk(tmp_path: Path) -> SiteDesk:
    return open_site_desk(tmp_path)


def seen(desk: SiteDesk, name: str) -> str:
    """Give what the screen says that somebody saw of a form."""
    page = desk.ask("GET", "/trang/")[1]
    found = re.search(rf'data-form="{name}" data-seen="(\w+)"', page)
    assert found
    return found[1]


def rows(*values: dict[str, str] | int) -> list[dict[str, Any]]:
    """Write rows as the screen sends them: a number stays as it was, values are a new one."""
    return [
        {"was": one, "values": {}} if isinstance(one, int) else {"was": None, "values": one} for one in values
    ]


def put(desk: SiteDesk, name: str, given: Sequence[dict[str, Any]], was: str = "") -> tuple[int, Any]:
    """Save a form."""
    return desk.ask("PUT", f"/api/trang/{name}", {"seen": was or seen(desk, name), "rows": given})


LINK = {"name": "Báo Mới", "url": "https://moi.vn"}


def test_a_saved_form_changes_its_lines_and_no_others(desk: SiteDesk) -> None:
    before = desk.site
    status, _ = put(desk, "lien-ket", rows(0, 1, 2, 3, 4, LINK))
    assert status == 200
    assert desk.site == before.rstrip(b"\n") + (
        '\n\n[[links]]\nname = "Báo Mới"\nurl = "https://moi.vn"\n'.encode()
    )


def test_a_form_with_an_error_is_not_saved_and_the_error_is_at_its_field(desk: SiteDesk) -> None:
    before = desk.site
    status, answer = put(desk, "lien-ket", rows(0, {**LINK, "url": "moi.vn"}))
    assert status == 422
    assert [(one["row"], one["key"]) for one in answer["found"]] == [(1, "url")]
    assert desk.site == before


def test_what_was_saved_elsewhere_meanwhile_is_shown_and_not_written_over(desk: SiteDesk) -> None:
    was = seen(desk, "lien-ket")
    put(desk, "lien-ket", rows(0, LINK), was)
    between = desk.site
    status, answer = put(desk, "lien-ket", rows(0), was)
    assert status == 409
    assert answer["now"][1] == "Báo Mới; https://moi.vn"
    assert desk.site == between


def test_another_form_that_was_saved_meanwhile_does_not_matter(desk: SiteDesk) -> None:
    was = seen(desk, "lien-ket")
    assert put(desk, "khau-hieu", [{"was": 0, "values": {"tagline": "Dòng mới"}}])[0] == 200
    assert put(desk, "lien-ket", rows(0, LINK), was)[0] == 200
    assert "Dòng mới".encode() in desk.site


@pytest.mark.parametrize("key", ["url", "hosting", "security", "verification", "no_articles", "check"])
def test_what_the_desk_leaves_alone_is_refused_even_if_asked_for(desk: SiteDesk, key: str) -> None:
    before = desk.site
    was = seen(desk, "khau-hieu")
    assert put(desk, "khau-hieu", [{"was": 0, "values": {"tagline": "x", key: "y"}}], was)[0] == 400
    assert put(desk, key, [{"was": 0, "values": {key: "y"}}], was)[0] == 403
    assert desk.site == before
    page = desk.ask("GET", "/trang/")[1]
    assert "https://example.vn" not in page.replace("bantin@example.vn", "")


@pytest.mark.parametrize(
    ("person", "allowed"),
    [(ADMIN, set(FORMS)), (PUBLISHER, {"thong-bao", "bieu-ngu", "lien-ket"}), (WRITER, set())],
)
def test_who_may_not_change_a_form_sees_it_and_is_refused(
    desk: SiteDesk, person: Person, allowed: set[str]
) -> None:
    at = desk.of(person)
    page = at.ask("GET", "/trang/")[1]
    before = at.site
    for name in FORMS:
        part = page.split(f'data-form="{name}"')[1].split("</details>")[0]
        assert ('class="save"' in part) == (name in allowed)
        assert ("readonly" in part or "chỉ xem" in part) or name in allowed
        if name not in allowed:
            assert put(at, name, [])[0] == 403
    assert at.site == before
    assert (put(at, "ghim", [], seen(at, "ghim"))[0] == 403) == (person is WRITER)


@pytest.mark.parametrize(
    "given",
    ["x", [1], [{"was": "0", "values": {}}], [{"was": True, "values": {}}], [{"values": {"name": 1}}]],
)
def test_what_no_page_sends_is_refused(desk: SiteDesk, given: Any) -> None:
    before = desk.site
    assert put(desk, "lien-ket", given)[0] == 400
    assert desk.site == before


@pytest.mark.parametrize(
    "path", ["/etc/hostname", "../../an/content/site.toml", "photos/../site.toml", "khong-co.jpg"]
)
def test_a_picture_elsewhere_on_the_disk_is_none(desk: SiteDesk, path: str) -> None:
    status, answer = put(desk, "bieu-ngu", rows({"image": path, "alt": "A", "url": "/x/"}))
    assert (status, [one["key"] for one in answer["found"] if one["level"] == "error"]) == (422, ["image"])


def test_a_category_with_articles_stays(desk: SiteDesk) -> None:
    before = desk.site
    status, answer = put(desk, "chuyen-muc", rows(1, 2, 3, 4, 5, 6, 7))
    assert status == 400
    assert "«Tin hoạt động» còn 2 bài" in answer["loi"]
    assert desk.site == before
    assert put(desk, "chuyen-muc", rows(0, 5))[0] == 200


def test_pins_change_the_headers_of_their_articles(desk: SiteDesk) -> None:
    given = [{"was": None, "values": {"place": f"2026/11/{name}", "until": ""}} for name in ("hai", "mot")]
    assert put(desk, "ghim", given)[0] == 200
    texts = [(desk.content / f"articles/2026/11/{name}/index.md").read_text() for name in ("hai", "mot")]
    assert "Pin: 1\n" in texts[0]
    assert "Pin: 2\n" in texts[1]
    assert "Pin_until" not in texts[1]


def test_pins_that_changed_meanwhile_are_shown_and_not_written_over(desk: SiteDesk) -> None:
    was = seen(desk, "ghim")
    assert put(desk, "ghim", [], was)[0] == 200
    given = [{"was": None, "values": {"place": "2026/11/mot", "until": f"{TOMORROW:%d/%m/%Y}"}}]
    assert put(desk, "ghim", given, was)[0] == 409


def test_a_file_that_no_form_can_read_is_told_and_left_alone(desk: SiteDesk) -> None:
    (desk.content / "site.toml").write_bytes(b'name = "A\n')
    status, page = desk.ask("GET", "/trang/")
    assert status == 200
    assert "Cấu hình chung (dòng 1 của tệp cấu hình): viết sai cú pháp." in page
    assert put(desk, "lien-ket", rows(LINK))[0] == 409
    assert desk.site == b'name = "A\n'
