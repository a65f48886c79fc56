"""From a Word file to readers, with a mouse and a keyboard alone: published, corrected, taken down, scheduled."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from newsroom.vietnamese.printing import VIETNAM
from tests.browser.desk_pages import MOVE_KEYS, drop_files
from tests.support.building import ROOT
from tests.support.desk_program import Desk, clone_with_program, desk_in, write_office
from tests.support.own_nginx import NGINX, served_by_nginx
from tests.support.ports import free_port
from tests.support.server import OwnServer, Said, run
from tests.support.word_articles import CAPTIONS, LEAD, PARAGRAPHS, TITLE, word_article

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed"),
]
MOST_SECONDS = 60
MOST_ACTIONS = 5
GIFTS = (
    "Đoàn Khối đến ba xã bị lũ, trao 40 suất quà cho học sinh tiểu học, mỗi suất một cặp sách và 20 quyển vở.",
    "Thầy cô giáo các trường nhận thêm 60 bộ bàn ghế, kịp cho ngày học đầu tuần sau.",
    "Đợt sau, đoàn viên các cơ quan góp sách giáo khoa cho thư viện của trường.",
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Office:
    """An office: its server with the hooks of ops/, its site on loopback, and one editor's desk."""

    def __init__(self, folder: Path, port: int) -> None:
        self.server, self.port = OwnServer(folder / "server"), port
        self.url = f"http://127.0.0.1:{port}"
        editor = self.server.editor()
        write_office(editor.content, self.url)
        text = (editor.content / "site.toml").read_text(encoding="utf-8")
        head, mark, tail = text.partition("\n[[categories]]")
        (editor.content / "site.toml").write_text(
            f'{head}\n[hosting]\nkind = "nginx"\n{mark}{tail}', encoding="utf-8"
        )
        editor.commit()
        said = editor.push()
        assert said.status == 0, said.text

    def publish_later(self, moment: datetime) -> Said:
        """Let the timer of the server run at a moment to come."""
        due = self.server.state / "run" / "due"
        due.write_text(f"0 {self.server.main}\n", encoding="utf-8")
        publish = str(ROOT / "ops" / "bin" / "publish")
        environment = {
            "BANTIN_CONF": str(self.server.conf),
            "SOURCE_DATE_EPOCH": str(int(moment.timestamp())),
        }
        return run(publish, "--due", **environment)

    def read(self, path: str) -> tuple[int, str]:
        """Ask for a page as a reader does: status and text."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder, port = tmp_path_factory.mktemp("office"), free_port()
    made = Office(folder, port)
    with served_by_nginx(made.server, folder / "nginx", port):
        yield made


@pytest.fixture(scope="module")
def desk(office: Office) -> Iterator[Desk]:
    root = clone_with_program(office.server.repo, office.server.folder / "an")
    with desk_in(root) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def place_in(page: Page) -> str:
    """Read the place of the article from the address of its screen."""
    found = re.search(r"/(?:viet|dang)/(\d{4}/\d\d/[^/]+)/", page.url)
    assert found, page.url
    return found[1]


def said(page: str) -> str:
    """Give what a page says, in one line."""
    return " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())


def live(page: Page, heading: str) -> None:
    """Wait until the screen says that readers see what was done."""
    expect(page.locator("#theo-doi h2")).to_have_text(heading, timeout=MOST_SECONDS * 1000)


def import_and_publish(
    page: Page, desk: Desk, title: str, paragraphs: tuple[str, ...]
) -> tuple[str, int, float]:
    """Bring a Word file to readers; give its place, how many actions that took, and how many seconds."""
    page.goto(f"{desk.address}/")
    began, actions = time.monotonic(), 0
    page.get_by_role("link", name="Nhập Word").click()
    actions += 1
    drop_files(page, "#tha", {"bai.docx": (word_article(title, paragraphs), WORD)})
    actions += 1
    page.get_by_role("button", name="Nhận bài, viết tiếp").click()
    actions += 1
    page.get_by_role("link", name="Gửi duyệt, đăng…").click()
    actions += 1
    page.get_by_role("button", name="Đăng", exact=True).click()
    actions += 1
    live(page, "Bạn đọc đã thấy bài")
    seconds = time.monotonic() - began
    expect(page.locator(".act")).to_have_count(0)
    expect(page.get_by_role("link", name="Làm việc khác với bài này")).to_be_visible()
    return place_in(page), actions, seconds


def test_a_word_file_with_three_photos_is_before_readers_in_five_actions_and_a_minute(
    page: Page, desk: Desk, office: Office
) -> None:
    place, actions, seconds = import_and_publish(page, desk, TITLE, PARAGRAPHS)
    assert actions <= MOST_ACTIONS
    assert seconds <= MOST_SECONDS, seconds
    status, text = office.read(f"/{place}/")
    assert status == 200
    shown = said(text)
    for words in (TITLE, LEAD, *PARAGRAPHS, *(caption.partition(" Ảnh: ")[0] for caption in CAPTIONS)):
        assert words in shown, words
    assert text.count("<figure") >= 3
    status, home = office.read("/")
    assert TITLE in said(home)


def test_a_correction_and_a_withdrawal_reach_readers(page: Page, desk: Desk, office: Office) -> None:
    title = "Đoàn Khối trao 40 suất quà cho học sinh vùng lũ"
    place, _, _ = import_and_publish(page, desk, title, GIFTS)
    # Something is wrong: the text is mended, and readers are told.
    page.goto(f"{desk.address}/")
    page.get_by_role("link", name=title).click()
    text = page.get_by_label("Nội dung", exact=True)
    text.click()
    page.keyboard.press(MOVE_KEYS["start"])
    page.keyboard.type("Bản này đã sửa. ")
    page.get_by_role("link", name="Gửi duyệt, đăng…").click()
    page.get_by_label("Đã sửa điều gì").fill("Số suất quà là 40, bài trước ghi 14.")
    page.get_by_role("button", name="Đính chính", exact=True).click()
    live(page, "Bạn đọc đã thấy bài")
    status, shown = office.read(f"/{place}/")
    shown = said(shown)
    assert status == 200
    assert "Bản này đã sửa." in shown
    assert "Số suất quà là 40, bài trước ghi 14." in shown
    # It has to go.
    page.goto(f"{desk.address}/")
    page.get_by_role("link", name=title).click()
    page.get_by_role("link", name="Gửi duyệt, đăng…").click()
    page.get_by_label("Lý do gỡ").fill("Bài đăng nhầm ngày.")
    page.get_by_role("button", name="Gỡ bài", exact=True).click()
    live(page, "Bài đã gỡ")
    status, shown = office.read(f"/{place}/")
    assert "Bài đăng nhầm ngày." in shown
    assert GIFTS[0] not in said(shown)
    assert status == 410


def test_a_scheduled_article_appears_by_itself(page: Page, desk: Desk, office: Office) -> None:
    title = "Hội nghị trực tuyến toàn quốc họp vào ngày mai"
    page.goto(f"{desk.address}/viet/moi/")
    page.get_by_label("Tên bài", exact=True).fill(title)
    page.get_by_label("Chuyên mục", exact=True).select_option("Tin hoạt động")
    page.get_by_label("Tác giả", exact=True).fill("Lê Thị An")
    page.get_by_label("Sapo").fill("Hội nghị họp từ 8 giờ sáng mai tại hội trường tầng 2.")
    text = page.get_by_label("Nội dung", exact=True)
    text.click()
    page.keyboard.type("Các chi bộ cử đủ đại biểu, đến trước giờ họp 15 phút.")
    page.get_by_role("link", name="Gửi duyệt, đăng…").click()
    moment = datetime.now(VIETNAM).replace(second=0, microsecond=0) + timedelta(days=1)
    page.get_by_label("Giờ đăng", exact=True).fill(f"{moment:%d/%m/%Y %H:%M}")
    page.get_by_role("button", name="Hẹn giờ", exact=True).click()
    live(page, "Đã hẹn giờ")
    place = place_in(page)
    assert office.read(f"/{place}/")[0] == 404
    assert title not in said(office.read("/")[1])
    published = office.publish_later(moment + timedelta(minutes=1))
    assert published.status == 0, published.text
    assert office.read(f"/{place}/")[0] == 200
    assert title in said(office.read("/")[1])
