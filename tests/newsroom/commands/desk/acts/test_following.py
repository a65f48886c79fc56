"""An article is followed until the live site shows it, hides it, or says that it was withdrawn."""

from __future__ import annotations

import asyncio
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands.desk.acts.following import Look, judge, look, shown_text, wanted_of
from newsroom.commands.desk.previewing import Folders
from newsroom.commands.preview.building import Builder
from newsroom.commands.preview.state import Outcome
from newsroom.commands.publishing.asking import Answer
from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import build
from tests.support.desk import DRAFT, PUBLISHED, REVIEW, SCHEDULED, WITHDRAWN, DeskOf, desk, write_desk_site
from tests.support.serving import served

NOW = datetime.now(VIETNAM)
PAGE = (
    "<html><body><nav>Trang chủ</nav><main><article><h1>Tên bài</h1><time>hôm nay</time><p>Chữ <b>đậm</b>.</p>"
    "<aside class='related'><a>Tin khác</a></aside>{more}</article><footer>Chân trang</footer></main></body></html>"
)


def page(more: str = "") -> bytes:
    """Give a page with an article."""
    return PAGE.format(more=more).encode()


def test_of_a_page_the_article_is_read_without_what_stands_around_it() -> None:
    assert shown_text(page()) == "Tên bàiChữ đậm."
    assert shown_text(page("<aside class='related'>Khác</aside>")) == shown_text(page())


def test_a_correction_is_a_part_of_what_readers_see() -> None:
    corrected = page("<aside class='corrections'><p>Số đúng là 5.</p></aside>")
    assert shown_text(corrected).endswith("Số đúng là 5.")
    assert shown_text(corrected) != shown_text(page())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"\0",
        b"<!-- -->",
        b"<?xml version='1.0'?>",
        b"<!DOCTYPE html>",
        b"\xff\xfe<\0",
        b"{}",
        b"<html><body><p>502 Bad Gateway</p></body></html>",
        b"<" * 5000,
        b"<div>" * 3000,
    ],
)
def test_what_is_no_page_with_an_article_shows_nothing(data: bytes) -> None:
    assert shown_text(data) == ""
    assert not judge(Answer("http://a/", 200, {}, data), "shown", None)


@pytest.mark.parametrize(
    ("status", "body", "wanted", "built", "is_so"),
    [
        (200, page(), "shown", page(), True),
        (200, page(), "shown", None, True),
        (200, page(), "shown", page("<p>Thêm.</p>"), False),
        (404, page(), "shown", page(), False),
        (0, b"", "shown", None, False),
        (200, b"<h1 class='notice__title'>Da go</h1>".replace(b"'", b'"') + page(), "shown", page(), False),
        (404, b"", "hidden", None, True),
        (410, b"", "hidden", None, True),
        (200, page(), "hidden", None, False),
        (0, b"", "hidden", None, False),
        (500, b"", "hidden", None, False),
        (410, b"", "gone", None, True),
        (200, b'<h1 class="notice__title">Da go</h1>', "gone", None, True),
        (200, page(), "gone", None, False),
        (404, b"", "gone", None, False),
    ],
)
def test_the_live_site_is_judged_by_what_is_wanted(
    status: int, body: bytes, wanted: str, built: bytes | None, is_so: bool
) -> None:
    assert judge(Answer("http://a/", status, {}, body), wanted, built) is is_so


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Date: 2024-07-05", "shown"),
        ("Date: 2024-07-05\nStatus: draft", "hidden"),
        ("Date: 2099-01-01", "hidden"),
        ("Title: A", "hidden"),
        ("Date: 2024-07-05\nStatus: withdrawn\nWithdrawn: Sai.", "gone"),
    ],
)
def test_how_readers_are_to_find_an_article(header: str, wanted: str) -> None:
    assert wanted_of(f"{header}\n\nB.\n".encode(), NOW) == wanted


def looked(office: DeskOf, place: str) -> Look:
    """Look once at the live site."""
    return office.runner.run(look(office.workplace, place, NOW))


def test_what_waits_on_this_machine_is_told_to_be_sent_again(office: DeskOf) -> None:
    office.go_offline()
    office.act(DRAFT, "gui-duyet")
    found = looked(office, DRAFT)
    assert (found.heading, found.is_done, found.is_bad) == ("Chưa gửi", True, True)
    assert "bấm «Gửi lại»" in found.lines[0]


def test_without_an_address_of_the_site_nothing_is_followed(tmp_path: Path) -> None:
    with desk(tmp_path, url="") as office:
        found = looked(office, PUBLISHED)
        assert (found.heading, found.is_done, found.is_bad) == ("Đã gửi", True, False)


def test_a_draft_that_was_taken_away_is_no_longer_followed(office: DeskOf) -> None:
    assert office.act(REVIEW, "bo").status == 200
    answer = office.get(f"/api/theo-doi/{REVIEW}").json
    assert (answer["heading"], answer["isDone"], answer["isBad"]) == ("Đã bỏ bản nháp", True, False)


def test_a_host_that_does_not_answer_is_waited_for(tmp_path: Path) -> None:
    with served(tmp_path) as url:
        pass  # nobody listens there any more
    with desk(tmp_path, url=url) as office:
        assert looked(office, REVIEW).is_done  # nothing is awaited of the site
        for place in (PUBLISHED, WITHDRAWN):
            found = looked(office, place)
            assert (found.heading, found.is_done) == ("Đang chờ trang hiện bản mới…", False)
            assert found.lines[0].startswith(f"{url}/{place}/: ")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build the site of these tests once as a server does, and once as a preview does."""
    folder = tmp_path_factory.mktemp("site")
    content = folder / "content"
    write_desk_site(content)
    built = build(content, folder / "live" / "output", "publishconf.py")
    assert built.status == 0
    places = Folders(content, folder / "seen" / "output", folder / "seen" / "cache")
    builder = Builder(places.settings)

    async def previewed() -> Outcome:
        try:
            return await builder.build()
        finally:
            await builder.stop()

    assert asyncio.run(previewed()).passed
    return built.output, places.output


@pytest.mark.slow
def test_real_pages_of_the_site_are_seen_shown_hidden_and_withdrawn(
    pages: tuple[Path, Path], tmp_path: Path
) -> None:
    live = tmp_path / "live"
    shutil.copytree(pages[0], live)
    with served(live) as url, desk(tmp_path / "desk", url=url) as office:
        shutil.copytree(pages[1], office.workplace.preview.output)
        assert looked(office, PUBLISHED) == Look(
            "Bạn đọc đã thấy bài",
            (f"Trang {url}/{PUBLISHED}/ hiện đúng bản vừa gửi.",),
            True,
            address=f"{url}/{PUBLISHED}/",
        )
        assert looked(office, WITHDRAWN).heading == "Bài đã gỡ"
        assert looked(office, REVIEW).heading == "Đã gửi duyệt"
        scheduled = looked(office, SCHEDULED)
        assert (scheduled.heading, scheduled.lines) == (
            "Đã hẹn giờ",
            ("Bài tự hiện lúc 08:00 thứ Hai 05/01/2099.",),
        )
        built = office.workplace.preview.output / PUBLISHED / "index.html"
        built.write_text(built.read_text().replace("Đoạn kết", "Lời kết"))
        waiting = looked(office, PUBLISHED)
        assert not waiting.is_done
        assert "trang đang hiện bản trước" in waiting.lines[0]
        page = live / PUBLISHED / "index.html"
        page.write_text(page.read_text().replace("Đoạn kết", "Lời kết"))
        assert looked(office, PUBLISHED).is_done
        shutil.copy(live / PUBLISHED / "index.html", live / WITHDRAWN / "index.html")
        assert not looked(office, WITHDRAWN).is_done
