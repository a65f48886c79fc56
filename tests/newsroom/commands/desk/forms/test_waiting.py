"""What of the site waits to be sent, and who may send it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from newsroom.commands.desk.forms.telling import Change
from newsroom.commands.desk.forms.waiting import PAGE, PIN, recorded, waiting_of, why_not
from newsroom.model.people import Person
from tests.support.site_desk import open_site_desk

ADMIN = Person("Quản trị", login="q", is_admin=True)
PUBLISHER, WRITER = Person("Đăng", login="d"), Person("Viết", login="v", may_publish=False)


@pytest.mark.parametrize(
    ("part", "allowed"),
    [
        ("lien-ket", "PC q d"),
        (PIN, "PC q d"),
        (PAGE, "PC q d"),
        ("chuyen-muc", "PC q"),
        ("menu", "PC q"),
        ("url", ""),
        ("hosting", ""),
    ],
)
def test_each_part_is_sent_by_who_may_change_it(part: str, allowed: str) -> None:
    people = {"PC": Person("Ai đó"), "q": ADMIN, "d": PUBLISHER, "v": WRITER}
    change = Change(part, part, "", "")
    assert " ".join(name for name, person in people.items() if not why_not(person, [change])) == allowed


def test_nothing_waits_at_a_copy_as_it_was_made(tmp_path: Path) -> None:
    found = asyncio.run(waiting_of(open_site_desk(tmp_path).workplace))
    assert (found.changes, found.paths, found.asides) == ((), (), ())


def test_a_comment_alone_is_a_change_too(tmp_path: Path) -> None:
    desk = open_site_desk(tmp_path)
    desk.office.an.write("site.toml", f"# ghi chú\n{desk.site.decode()}")
    found = asyncio.run(waiting_of(desk.workplace))
    assert ([one.short for one in found.changes], found.paths) == (["sửa ghi chú"], ("site.toml",))


def test_photos_of_a_page_go_with_it(tmp_path: Path) -> None:
    desk = open_site_desk(tmp_path)
    desk.office.an.write("photos/a.jpg", "ảnh")
    desk.office.an.write("pages/moi.md", "Title: Mới\n\n![x](/photos/a.jpg) ![y](/photos/../site.toml)\n")
    found = asyncio.run(waiting_of(desk.workplace))
    assert found.paths == ("pages/moi.md", "photos/a.jpg")


def test_a_file_is_known_as_it_was_recorded(tmp_path: Path) -> None:
    desk = open_site_desk(tmp_path)
    before = desk.site
    desk.office.an.write("site.toml", "khác")
    assert asyncio.run(recorded(desk.workplace, "site.toml")) == before
    assert asyncio.run(recorded(desk.workplace, "pages/khong-co.md")) is None
