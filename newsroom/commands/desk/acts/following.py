"""Follow an article until readers see it: ask the live site, and compare with the page of the preview."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import lxml.etree
import lxml.html

from newsroom.commands.desk.acts.effects import moment_in_words
from newsroom.commands.desk.ledger import Fault
from newsroom.commands.desk.manuscript.fields import values_of
from newsroom.commands.desk.shelf.store import Missing
from newsroom.commands.desk.workplaces import Workplace
from newsroom.commands.publishing.asking import Answer, Asker, follow
from newsroom.model.content import ARTICLES
from newsroom.model.dates import parse_date

_PATIENCE = 10.0
"""Seconds for one look."""
AWAITED = "Người có quyền đăng sẽ thấy bài ở mục Chờ duyệt."
"""What becomes of an article that was sent to be read."""
NO_HOST = "không tìm thấy tên miền"
"""What asking a site says where its name leads nowhere."""
_LEFT_OUT = ("aside", "nav", "footer", "script", "style", "time", "details", "button")
_APART = ("story__address", "breadcrumbs", "views")
"""What of an article's page is not compared: lists that hold drafts in a preview, ages, buttons; classes."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at the live site found. ``is_done`` tells that nothing more is waited for."""

    heading: str
    lines: tuple[str, ...] = ()
    is_done: bool = False
    is_bad: bool = False
    address: str = ""


def shown_text(page: bytes) -> str:
    """Give what readers read of an article's page, in one line; ``""`` if it shows no article."""
    if not page.strip():
        return ""
    try:
        root = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (ValueError, lxml.etree.LxmlError):  # nothing that is a page
        return ""
    articles = root.xpath("//main//article")
    if not articles:
        return ""
    corrections = [
        " ".join(one.text_content().split())
        for one in articles[0].xpath(".//aside[contains(@class, 'corrections')]")
    ]
    others = [f".//{name}" for name in _LEFT_OUT] + [f".//*[contains(@class, '{name}')]" for name in _APART]
    for part in articles[0].xpath("|".join(others)):
        part.drop_tree()
    return " ".join([" ".join(articles[0].text_content().split()), *corrections])


def judge(answer: Answer, wanted: str, built: bytes | None) -> bool:
    """Tell whether the live site shows an article as it is wanted: ``shown``, ``hidden`` or ``gone``.

    ``built`` is the page of the preview, ``None`` if it has none.
    """
    if wanted == "hidden":
        return answer.status in (404, 410)
    if wanted == "gone":
        return answer.status == 410 or (answer.status == 200 and _is_notice(answer.body))
    if answer.status != 200 or _is_notice(answer.body):
        return False
    live = shown_text(answer.body)
    return bool(live) and (built is None or live == shown_text(built))


def _is_notice(page: bytes) -> bool:
    return re.search(rb'class="[^"]*\bnotice__title\b', page) is not None


def wanted_of(data: bytes, now: datetime) -> str:
    """Say how readers are to find an article: ``shown``, ``hidden`` or ``gone``."""
    status = " ".join(values_of(data, "Status")).casefold()
    moment = parse_date(" ".join(values_of(data, "Date")))[0]
    if status == "withdrawn":
        return "gone"
    return "hidden" if status == "draft" or moment is None or moment > now else "shown"


async def look(workplace: Workplace, place: str, now: datetime) -> Look:
    """Look once whether the live site shows the article as it was sent."""
    try:
        pending = await workplace.ledger.pending()
    except Fault as fault:
        return Look("Chưa gửi được", (fault.words,), True, True)
    if any(f"{ARTICLES}/{place}" in one.paths for one in pending):
        text = "Việc này còn nằm ở máy này. Khi có mạng, bấm «Gửi lại» ở trang này."
        return Look("Chưa gửi", (text,), True, True)
    try:
        data = (await asyncio.to_thread(workplace.store.open, place)).data
    except Missing:
        if not (await workplace.ledger.versions(place, 1)).versions:
            raise
        return Look("Đã bỏ bản nháp", ("Bạn đọc chưa từng thấy bài này.",), True)
    site = workplace.site.url.rstrip("/")
    if not site:
        return Look(
            "Đã gửi",
            ("Phần thông tin chung chưa ghi địa chỉ trang nên không xem giúp được trang đã hiện chưa.",),
            True,
        )
    address, wanted = f"{site}/{quote(place)}/", wanted_of(data, now)
    answer = await asyncio.to_thread(_ask, address)
    built = await asyncio.to_thread(_built, workplace.preview.output / place / "index.html")
    return _told(judge(answer, wanted, built), wanted, data, address, answer)


def _built(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _ask(address: str) -> Answer:
    asker = Asker(whole=_PATIENCE)
    try:
        return follow(asker, address, {"Cache-Control": "no-cache"})
    finally:
        asker.close()


def _told(is_so: bool, wanted: str, data: bytes, address: str, answer: Answer) -> Look:
    moment, has_time, _ = parse_date(" ".join(values_of(data, "Date")))
    is_draft = " ".join(values_of(data, "Status")).casefold() == "draft"
    if is_so and wanted == "shown":
        return Look(
            "Bạn đọc đã thấy bài", (f"Trang {address} hiện đúng bản vừa gửi.",), True, address=address
        )
    if is_so and wanted == "gone":
        return Look("Bài đã gỡ", (f"Trang {address} chỉ còn lời báo và lý do.",), True, address=address)
    if wanted == "hidden" and not shown_text(answer.body):  # the site has nothing to show for it
        if is_draft:
            return Look("Đã gửi duyệt", (AWAITED,), True)
        if moment:
            return Look("Đã hẹn giờ", (f"Bài tự hiện lúc {moment_in_words(moment, has_time)}.",), True)
    if answer.status == 0 and answer.trouble == NO_HOST:
        text = f"Từ máy này không tới được {address}: không tìm thấy tên miền ghi ở phần thông tin chung."
        return Look("Đã gửi; không xem giúp được trang", (text,), True, address=address)
    said = answer.trouble or f"trang trả lời {answer.status}"
    if answer.status == 200:
        said = "trang đang hiện bản trước"
    text = f"{address}: {said}. Máy chủ thường cần vài giây đến vài phút."
    return Look("Đang chờ trang hiện bản mới…", (text,))
