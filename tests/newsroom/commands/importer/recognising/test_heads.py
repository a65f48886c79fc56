"""Title, kicker and lead among all that stands at the top."""

from __future__ import annotations

from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.recognising.heads import NEEDED, headlines
from newsroom.commands.importer.source import Block, Look
from tests.support.lines import PROSE, paragraph, sheet

TITLE = "Hội thi báo cáo viên giỏi năm 2020 thu hút 36 thí sinh"


def likeliest(*blocks: str | Block) -> str:
    found = sheet(*blocks)
    best = headlines(found, Known(("Tin hoạt động",)))[0]
    return found.lines[best.index].text if best.score >= NEEDED else "?"


def test_the_line_above_the_lead_is_the_title() -> None:
    assert likeliest("Tin hoạt động", TITLE, "12/08/2020", PROSE) == TITLE


def test_menus_banners_and_cut_breadcrumbs_are_not() -> None:
    top = ("TRANG THÔNG TIN ĐIỆN TỬ ĐẢNG BỘ KHỐI", "Giới thiệu", "Tin tức", TITLE[:40], "Tin tức")
    assert likeliest(*top, TITLE, PROSE) == TITLE


def test_looks_count() -> None:
    styled = paragraph("Một ngày mới", 2, look=Look(style="Title"))
    assert likeliest("Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh", styled, PROSE) == "Một ngày mới"


def test_without_a_title_none_is_taken() -> None:
    found = sheet(PROSE, "", "Các đội thi phần tình huống", "Các đội thi phần tình huống", "", PROSE)
    assert all(one.score < NEEDED for one in headlines(found, Known()))


def test_a_scene_an_office_or_the_pages_own_title_is_none() -> None:
    assert likeliest("Quang cảnh hội nghị quán triệt nghị quyết", PROSE) == "?"
    assert likeliest(TITLE, "Nguyễn Văn A", "Ban Tổ chức Đảng ủy Khối", "12/08/2020", PROSE) == TITLE
    assert likeliest(f"{TITLE} - Đảng ủy Khối", "Tin tức", TITLE, "12/08/2020", PROSE) == TITLE


def test_a_short_title_says_what_kind_of_text_it_is() -> None:
    assert likeliest("Thư chúc Tết", PROSE) == "Thư chúc Tết"


def test_a_readers_question_below_a_title_is_none() -> None:
    asked = "Bạn đọc hỏi: Tôi chuyển nơi ở thì nộp đảng phí ở đâu trong những tháng đầu?"
    assert likeliest("Chuyển nơi ở thì nộp đảng phí ở đâu?", "12/08/2020", asked, "Trả lời:", PROSE) != asked


def test_half_a_title_is_none_without_the_kind_above_it() -> None:
    assert likeliest("về việc tổ chức đại hội điểm ở cơ sở", PROSE) == "?"
    assert likeliest("THÔNG BÁO", "về việc tổ chức đại hội điểm ở cơ sở", PROSE).startswith("về việc")
