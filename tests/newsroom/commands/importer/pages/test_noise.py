from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.noise import (
    BUTTON_RE,
    COMMENTS,
    COUNTS_RE,
    FOOT,
    HEADING_RE,
    NAVIGATION,
    RELATED,
    SHARE,
    SIDE,
    TAGS,
    noise_of,
)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<nav>", NAVIGATION),
        ("<div role=navigation>", NAVIGATION),
        ("<ol class=breadcrumb>", NAVIGATION),
        ("<div id=mainMenu>", NAVIGATION),
        ("<div class='other-news'>", RELATED),
        ("<div class='tin_lien_quan'>", RELATED),
        ("<div id='tinKhac'>", RELATED),
        ("<div class='td_block_related_posts'>", ""),
        ("<div class='jp-relatedposts'>", RELATED),
        ("<div id=comments>", COMMENTS),
        ("<div class='social-share'>", SHARE),
        ("<div class='fb-like'>", SHARE),
        ("<div class=tags-links>", TAGS),
        ("<div id=footer>", FOOT),
        ("<aside>", SIDE),
        ("<div class='sidebar-right'>", SIDE),
        ("<div class='quang-cao'>", SIDE),
        ("<div class='content-detail'>", ""),
        ("<div class='news-content'>", ""),
        ("<div class='entry-header'>", ""),
        ("<div class='navy-blue'>", ""),
        ("<div class='shareholder'>", ""),
        ("<div class='canvas'>", ""),
        ("<p>", ""),
    ],
)
def test_knows_what_stands_around_articles(html: str, reason: str) -> None:
    assert noise_of(tree_of(html).find("body")[0]) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Tin khác",
        "CÁC TIN KHÁC:",
        "Tin, bài liên quan",
        "Những tin mới hơn",
        "Tin cùng chuyên mục »",
        "Các tin đã đưa",
        "Bài viết khác (5)",
        "Tin tức liên quan",
        "Có thể bạn quan tâm",
    ],
)
def test_knows_headings_of_lists_of_other_articles(line: str) -> None:
    assert HEADING_RE.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    ["Tin buồn", "Tin, ảnh: Phòng Tổng hợp", "Bài học kinh nghiệm", "Tin hoạt động", "Thông tin khác biệt"],
)
def test_other_lines_are_none(line: str) -> None:
    assert not HEADING_RE.fullmatch(line)


@pytest.mark.parametrize(
    "words", ["In trang", "| Bản in", "Gửi email", "A+", "Chia sẻ", "Lưu bài viết", "Lên đầu trang"]
)
def test_knows_buttons(words: str) -> None:
    assert BUTTON_RE.fullmatch(words)


@pytest.mark.parametrize(
    "words", ["In ấn tài liệu tuyên truyền", "Chia sẻ khó khăn với đồng bào", "Nghị quyết số 21"]
)
def test_links_in_a_text_are_no_buttons(words: str) -> None:
    assert not BUTTON_RE.fullmatch(words)


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("152 lượt thích · 12 bình luận · 3 lượt chia sẻ", True),
        ("Số lượt bình luận: 0", True),
        ("Đánh giá bài viết: 5/5 (3 lượt)", True),
        ("1,2K lượt thích", True),
        ("Công khai", True),
        ("Có 12 bình luận trái chiều về việc này.", False),
        ("Công khai tài chính quý một", False),
        ("Bình luận", False),
    ],
)
def test_lines_that_count_what_readers_did(line: str, counts: bool) -> None:
    assert bool(COUNTS_RE.fullmatch(line)) is counts
