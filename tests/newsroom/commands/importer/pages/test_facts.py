from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.pages.page import read_page_bytes

TEXT = "<p>" + "Một đoạn văn của bài viết, dài hơn một nhãn, nói về hội nghị sơ kết. " * 4 + "</p>"


def facts(html: str) -> dict[str, list[str]]:
    (source,) = read_page_bytes("x.html", html.encode(), Path("/nowhere/x.html"), Path("/nowhere"))
    return {key: [fact.value for fact in found] for key, found in source.facts.items()}


def test_title_section_tags_and_address_come_from_the_page() -> None:
    found = facts(
        "<title>Hội nghị sơ kết công tác - Trang tin</title><link rel=canonical href='https://a.vn/tin/1.html'>"
        "<div class=breadcrumb><a href=/>Trang chủ</a> / <a href=/t>Tin hoạt động</a> / <a href=/t/x>Hội nghị sơ kết công</a></div>"
        f"<h1>Hội nghị sơ kết công tác</h1><div id=bodytext>{TEXT}</div><div class=tags><a href=/tag/a>Hội nghị</a></div>"
    )
    assert found["Title"] == ["Hội nghị sơ kết công tác"]
    assert found["Category"][-1] == "Tin hoạt động"
    assert "Hội nghị sơ kết công" not in found["Category"]
    assert found["Tags"] == ["Hội nghị"]
    assert found["Old_URL"] == ["/tin/1.html"]


def test_a_declared_day_after_the_printed_one_is_not_trusted() -> None:
    page = (
        "<title>Hội nghị sơ kết công tác</title><meta property='article:published_time' content='2026-11-26T08:00:00+07:00'>"
        f"<h1 class=title>Hội nghị sơ kết công tác</h1><span class=time>Thứ năm - 11/07/2024 15:51</span><div id=bodytext>{TEXT}</div>"
    )
    assert facts(page)["Date"][0] == "2024-07-11 15:51"
    assert facts(page.replace("2026-11-26", "2024-07-10"))["Date"][0] == "2024-07-10 08:00"


def test_without_a_shown_title_the_declared_one_is_taken_without_the_site() -> None:
    found = facts(
        f"<title>Hội nghị sơ kết công tác - Trang tin</title><meta property=og:site_name content='Trang tin'><div>{TEXT}</div>"
    )
    assert found["Title"] == ["Hội nghị sơ kết công tác"]
    assert "Date" not in found


def test_the_day_of_a_change_is_not_that_of_the_article() -> None:
    page = (
        "<title>Hội nghị sơ kết công tác</title><h1 class=entry-title>Hội nghị sơ kết công tác</h1><span class=posted-on>"
        f"<time class=updated datetime=2026-11-26T08:00:00+07:00>26/11/2026</time></span><div class=entry-content>{TEXT}</div>"
    )
    assert "Date" not in facts(page)
    assert facts(page.replace("class=updated", "class=entry-date"))["Date"] == [
        "2026-11-26 08:00",
        "2026-11-26",
    ]


def test_linked_data_gives_all_authors_tags_and_the_address() -> None:
    thing = (
        '{"@type":"NewsArticle","headline":"Hội nghị sơ kết công tác","author":[{"name":"Nguyễn Văn A"},{"name":"Trần Thị B"}],'
        '"keywords":"chuyển đổi số, tổ công nghệ","mainEntityOfPage":"https://a.vn/tin/hoi-nghi.html"}'
    )
    found = facts(
        f"<script type=application/ld+json>{thing}</script><h1>Hội nghị sơ kết công tác</h1><div id=bodytext>{TEXT}</div>"
    )
    assert found["Author"] == ["Nguyễn Văn A", "Trần Thị B"]
    assert found["Tags"] == ["chuyển đổi số", "tổ công nghệ"]
    assert found["Old_URL"] == ["/tin/hoi-nghi.html"]
    by_id = thing.replace('"https://a.vn/tin/hoi-nghi.html"', '{"@id":"https://a.vn/2"}')
    page = f"<script type=application/ld+json>{by_id}</script><div id=bodytext>{TEXT}</div>"
    assert facts(page)["Old_URL"] == ["/2"]


@pytest.mark.parametrize(
    ("name", "is_kicker"), [("kicker", True), ("pre-title", True), ("tieu-de-phu", True), ("box", False)]
)
def test_a_line_above_the_title_that_is_called_so_is_the_kicker(name: str, is_kicker: bool) -> None:
    page = (
        "<title>Hội nghị sơ kết công tác</title><div>"
        f"<div class={name}>Chuyện làng quê</div><h1>Hội nghị sơ kết công tác</h1><div id=bodytext>{TEXT}</div></div>"
    )
    assert facts(page).get("Kicker") == (["Chuyện làng quê"] if is_kicker else None)


@pytest.mark.parametrize(
    ("head", "confidence"),
    [
        ("<div class=date>Thứ hai, 12/10/2026 | 21:01</div><div class=detail><h1>{0}</h1>", 40),
        ("<div class=detail><div class=date>Thứ hai, 12/10/2026 | 21:01</div><h1>{0}</h1>", 95),
        ("<div class=detail><h1>{0}</h1><div class=date>12/10/2026 21:01</div>", 95),
    ],
)
def test_a_day_in_a_bar_above_the_article_is_doubted(head: str, confidence: int) -> None:
    page = f"<title>Hội nghị sơ kết công tác</title>{head.format('Hội nghị sơ kết công tác')}<div class=noidung>{TEXT}</div></div>"
    (source,) = read_page_bytes("x.html", page.encode(), Path("/nowhere/x.html"), Path("/nowhere"))
    assert source.facts["Date"][0].confidence == confidence
