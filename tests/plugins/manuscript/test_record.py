from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.blocks import Figure
from newsroom.model.records import Article, Link, StaticPage
from newsroom.model.site import Category
from newsroom.vietnamese.printing import VIETNAM
from plugins.captions.markdown import makeExtension
from plugins.manuscript.album import AlbumFiles
from plugins.manuscript.markup.body import Typesetter
from plugins.manuscript.record import Reading, read
from tests.support.making import CATEGORIES, make_site

PATH = "articles/2024/07/hop/index.md"
TYPESETTER = Typesetter(["tables", "footnotes", "sane_lists", makeExtension()], {})

HEADER = {
    "Title": "Quyết tâm hoàn thành các chỉ tiêu năm 2024",
    "Date": "2024-07-11 15:51",
    "Category": "Tin hoạt động",
    "Author": "P. Mai",
    "Summary": "Sáng 11-7, Đảng ủy Khối họp.",
}


def read_text(text: str, path: str = PATH) -> Reading:
    return read(path, text.encode(), make_site(), TYPESETTER)


def write(body: str = "Nội dung.", **changes: str | None) -> str:
    header = {key: value for key, value in {**HEADER, **changes}.items() if value is not None}
    return "".join(f"{key}: {value}\n" for key, value in header.items()) + "\n" + body + "\n"


def article(body: str = "Nội dung.", **changes: str | None) -> Article:
    reading = read_text(write(body, **changes))
    assert isinstance(reading.record, Article)
    assert not reading.problems
    return reading.record


def codes(text: str, path: str = PATH) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in read_text(text, path).problems]


@pytest.mark.parametrize(
    ("changes", "date", "category"),
    [
        ({"Date": "?"}, None, "Tin hoạt động"),
        ({"Date": None, "Category": "?"}, None, "Chưa có chuyên mục"),
        ({"Category": "không có"}, datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM), "Chưa có chuyên mục"),
    ],
)
def test_a_preview_shows_a_draft_that_lacks_date_or_category(
    changes: dict[str, str | None], date: datetime | None, category: str
) -> None:
    text = write("Nội dung.", **{"Status": "draft", **changes}).encode()
    shown = read(PATH, text, make_site(), TYPESETTER, preview=True)
    assert isinstance(shown.record, Article)
    assert (shown.record.known_date, shown.record.category.name) == (date, category)
    assert [copy.date for copy in shown.copies] == [date]
    assert f"{shown.record.date:%Y/%m}" == "2024/07"  # its place in lists
    built = read(PATH, text, make_site(), TYPESETTER)
    assert built.record is None
    assert shown.problems == built.problems != ()
    unmarked = write("Nội dung.", **changes).encode()
    assert read(PATH, unmarked, make_site(), TYPESETTER, preview=True).record is None


def test_an_article_of_the_design() -> None:
    made = article(
        '[x](../khac/index.md)\n\n![Đại biểu](1.jpg "Quang cảnh. Ảnh: P. Mai")',
        Kicker="Đảng bộ Khối:",
        Agency="(ABO)",
        Tags="thi đua, chuyển đổi số",
        Cover="bia.jpg",
        Views="2.129",
        Source="Báo Nam Định",
        Source_URL="https://baonamdinh.vn/tin",
        Modified="12/07/2024 08:00",
        Related="../khac/index.md",
        Old_URL="/tin/12.html",
    )
    assert made.url == "2024/07/hop/"
    assert made.title == HEADER["Title"]
    assert (made.date, made.has_time) == (datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM), True)
    assert made.modified == datetime(2024, 7, 12, 8, 0, tzinfo=VIETNAM)
    assert made.category is CATEGORIES[0]
    assert (made.authors, made.tags) == (("P. Mai",), ("thi đua", "chuyển đổi số"))
    assert (made.kicker, made.agency, made.views) == ("Đảng bộ Khối:", "ABO", 2129)
    assert (made.source, made.source_url) == ("Báo Nam Định", "https://baonamdinh.vn/tin")
    assert (made.cover, made.related, made.old_urls) == (
        "articles/2024/07/hop/bia.jpg",
        (Link("2024/07/khac/", "../khac/index.md", 14),),
        (Link("/tin/12.html", "/tin/12.html", 15),),
    )
    assert made.links == (Link("2024/07/khac/", "../khac/index.md", 17),)
    assert made.figures == (
        Figure("articles/2024/07/hop/1.jpg", "Đại biểu", "Quang cảnh.", "Ảnh: P. Mai", 19),
    )
    assert made.line("category") == 3
    assert made.line("pin_until") == 1


@pytest.mark.parametrize(
    ("typed", "agency"),
    [
        ("(ABO)", "ABO"),
        ("TTXVN (Hà Nội)", "TTXVN (Hà Nội)"),
        ("(TTXVN (Hà Nội))", "TTXVN (Hà Nội)"),
        ("(ABO", "(ABO"),
        ("()", ""),
    ],
)
def test_the_brackets_of_an_agency_go_as_a_pair(typed: str, agency: str) -> None:
    assert article(Agency=typed).agency == agency


@pytest.mark.parametrize("key", ["Title", "Date", "Category", "Summary"])
@pytest.mark.parametrize("value", [None, ""])
def test_a_needed_key_is_asked_for_and_nothing_is_invented(key: str, value: str | None) -> None:
    changes: dict[str, Any] = {key: value}
    text = write(**changes)
    line = 1 if value is None else list(HEADER).index(key) + 1
    assert codes(text) == [(line, "missing-key")]
    record = read_text(text).record
    assert record is None or getattr(record, key.lower(), "") == ""


def test_either_author_or_source_is_needed() -> None:
    assert codes(write(Author=None)) == [(1, "missing-author")]
    assert article(Author=None, Source="Báo Nam Định").authors == ()
    assert article(Author=None, Authors="An; Bình").authors == ("An", "Bình")
    assert codes(write(Authors="An")) == [(6, "duplicate-key")]


@pytest.mark.parametrize("status", ["draft", "Draft", "nháp", ""])
def test_whatever_is_not_plainly_published_is_a_draft(status: str) -> None:
    record = read_text(write(Status=status)).record
    assert isinstance(record, Article)
    assert record.draft


def test_only_a_plain_draft_softens_its_errors() -> None:
    assert read_text(write(Status="draft", Date=None)).draft
    assert not read_text(write(Staus="draft")).draft
    assert codes(write(Staus="draft")) == [(6, "unknown-key")]


def test_a_pin_without_time_lasts_to_the_end_of_the_day() -> None:
    assert article(Pin_until="20/07/2024").pin_until == datetime(2024, 7, 20, 23, 59, tzinfo=VIETNAM)
    assert article(Pin_until="20/07/2024 10:00").pin_until == datetime(2024, 7, 20, 10, 0, tzinfo=VIETNAM)


def test_a_change_before_the_date_is_refused() -> None:
    assert codes(write(Modified="10/07/2024")) == [(6, "modified-early")]
    assert codes(write(Modified="11/07/2024 15:50")) == [(6, "modified-early-time")]
    assert codes(write(Modified="11/07/2024 15:51")) == []


@pytest.mark.parametrize("path", [PATH, "pages/gioi-thieu.md"])
def test_a_link_that_spells_out_the_site_is_a_link_inside_it(path: str) -> None:
    body = "[x](https://example.vn/bantin/2024/07/khac/)"
    text = write(body) if path == PATH else f"Title: A\n\n{body}\n"
    reading = read_text(text, path)
    assert reading.record is not None
    assert not reading.problems
    assert [link.target for link in reading.record.links] == ["2024/07/khac/"]


def test_categories_are_those_of_the_site() -> None:
    site = make_site(categories=(Category("Thể thao", "the-thao"),))
    data = write(Category="Thể thao").encode()
    record = read(PATH, data, site, TYPESETTER).record
    assert isinstance(record, Article)
    assert record.category is site.categories[0]
    assert [problem.code for problem in read(PATH, data, make_site(), TYPESETTER).problems] == [
        "strange-category"
    ]


def test_a_standing_page() -> None:
    text = "Title: Giới thiệu\nModified: 2024-07-11\nStatus: draft\n\n## Chức năng"
    reading = read_text(text, "pages/gioi-thieu.md")
    page = reading.record
    assert isinstance(page, StaticPage)
    assert not reading.problems
    assert (page.url, page.title, page.draft) == ("gioi-thieu/", "Giới thiệu", True)
    assert page.body == ('<h2 id="chuc-nang">Chức năng</h2>',)


def test_all_problems_of_a_file_come_together() -> None:
    text = write("[x](javascript:y)", Date="hôm nay", Staus="draft", Views="nhiều")
    assert sorted(codes(text)) == [(2, "bad-date"), (6, "unknown-key"), (7, "bad-views"), (9, "bad-link")]


def test_the_text_is_given_to_be_proofread() -> None:
    text = write("Gồm:\n• Một")
    (copy,) = read_text(text).copies
    assert (copy.path, copy.text, copy.date) == (PATH, text, datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM))
    assert copy.body == article("Gồm:\n• Một").body
    (copy,) = read_text(write(Date="")).copies
    assert (copy.text, copy.date, copy.body) == (write(Date=""), None, ())
    (copy,) = read_text("Title: A\n\nMột.", "pages/gioi-thieu.md").copies
    assert (copy.date, copy.body) == (None, ("<p>Một.</p>",))


def test_a_date_out_of_range_makes_no_article() -> None:
    assert codes(write(Date="11/07/0224")) == [(2, "far-date")]
    assert read_text(write(Date="11/07/0224")).record is None


lines = st.sampled_from(
    ["Title: A", "Date: 11/07/2024", "Date: x", "Category: Tin hoạt động", "Author: ;", "Summary: S", "Related: ../..", "Cover: %", "Old_URL: http://[", "", "---", "![a](b)", "[a](http://[x)", "\ue001", " x", "Tags: ***", "Source_URL: //", "[^1]", "<b", "|a|\n|-|", "• x", "<font>", "<!--", "-->", "&#xE000;", "[x](&#106;avascript:y)", "![x] (1.jpg)", "Related: /2024/07/a/"]
)  # fmt: skip


@given(st.lists(lines, max_size=14).map("\n".join), st.sampled_from([PATH, "tin.md", "pages/a.md"]))
def test_reading_never_fails_and_names_lines_of_the_file(text: str, path: str) -> None:
    reading = read_text(text, path)
    assert reading.record is not None or reading.problems
    for problem in reading.problems:
        assert 0 <= problem.line <= text.count("\n") + 1


def test_of_a_withdrawn_article_nothing_is_read_but_its_reason_its_date_and_its_addresses() -> None:
    found = read_text(
        write(
            "Xem [hỏng](x y.zip) ![a](1.jpg)",
            Status="withdrawn",
            Withdrawn="Theo  yêu cầu",
            Old_URL="/a",
            Tags="x",
        )
    )
    record = found.record
    assert isinstance(record, Article)
    assert (record.withdrawn, record.date.year, [old.target for old in record.old_urls]) == (
        "Theo yêu cầu", 2024, ["/a"],
    )  # fmt: skip
    assert (record.title, record.summary, record.authors, record.tags, record.body) == ("", "", (), (), ())
    assert (record.links, record.figures, found.problems, found.draft, found.copies) == ((), (), (), True, ())


def test_a_withdrawn_article_needs_no_date_and_no_category() -> None:
    found = read_text(write(Status="withdrawn", Withdrawn="Sai", Date=None, Category="Không còn"))
    assert found.record is not None
    assert found.problems == ()


def test_without_a_reason_an_article_is_not_withdrawn_and_not_published() -> None:
    found = read_text(write(Status="withdrawn"))
    assert isinstance(found.record, Article)
    assert (found.record.draft, found.record.withdrawn, found.draft) == (True, "", False)


def test_corrections_stand_in_the_record() -> None:
    assert [one.text for one in article(Correction="2024-07-12 Tên đúng").corrections] == ["Tên đúng"]


# One problem for one slip


@pytest.mark.parametrize(
    ("key", "slip"),
    [
        ("Title", "Tilte"), ("Title", "Tiêu đề"), ("Date", "Dat"), ("Date", "Ngày đăng"), ("Category", "Catgory"),
        ("Category", "Chuyên mục"), ("Author", "Authour"), ("Author", "Tác giả"), ("Author", "Người viết"), ("Summary", "Sumary"),
        ("Summary", "Tóm tắt"),
    ],
)  # fmt: skip
def test_a_misspelt_key_is_not_also_a_missing_one(key: str, slip: str) -> None:
    assert codes(write().replace(f"{key}:", f"{slip}:")) == [(list(HEADER).index(key) + 1, "unknown-key")]


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_file_is_one_problem(text: str) -> None:
    assert codes(text) == [(0, "empty-file")]


def test_a_title_without_its_key_is_not_also_missing() -> None:
    assert codes(write().replace("Title: ", "")) == [(1, "header-line")]


def test_a_blank_line_in_the_header_is_all_that_is_told() -> None:
    assert codes(write().replace("\nDate", "\n\nDate")) == [(2, "header-gap")]


def test_a_body_right_below_the_header_is_all_that_is_told() -> None:
    assert codes(write("Chi bộ họp.\nDự họp có: bí thư.").replace("\n\n", "\n")) == [(6, "header-unended")]


@pytest.mark.parametrize("path", [PATH, "pages/gioi-thieu.md"])
def test_a_conflict_of_git_is_all_that_is_told_of_a_file(path: str) -> None:
    assert codes("Tilte: A\n\n<<<<<<< HEAD\n[x](\n=======\n>>>>>>> b", path) == [(3, "git-conflict")]


@pytest.mark.parametrize("name", ["Index.md", "INDEX.MD", "index.markdown"])
def test_a_file_with_a_name_meant_for_another_is_left_to_the_gate(name: str) -> None:
    reading = read_text("Title\n", PATH.replace("index.md", name))
    assert (reading.record, reading.problems) == (None, ())
    assert read_text("Title\n", f"A{PATH[1:]}") == reading


# What is typed in keys


def test_texts_of_the_header_are_plain() -> None:
    made = article(
        Title="Đoàn &amp; **Hội**", Kicker="<b>Thi đua</b>", Source="_Báo Đoàn_", Tags="`a`; b &#8211; c"
    )
    assert (made.title, made.kicker, made.source) == ("Đoàn & Hội", "Thi đua", "Báo Đoàn")
    assert made.tags == ("a", "b – c")


def test_what_is_no_text_is_not_touched() -> None:
    made = article(Source="A", Source_URL="https://a.vn/_x_?a=1&amp;b=2", Cover="_anh_.jpg")
    assert made.source_url == "https://a.vn/_x_?a=1&amp;b=2"
    assert made.cover.endswith("/_anh_.jpg")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"Summary": "Xem [ở đây](https://a.vn)."}, "header-link"),
        ({"Kicker": "Họp <img src='1.jpg'>"}, "header-tag"),
        ({"Focus": "10% 20%"}, "focus-without-photo"),
        ({"Source_URL": "https://a.vn/"}, "source-url-alone"),
    ],
)
def test_what_is_typed_in_a_key_and_not_shown_is_told(changes: dict[str, str], code: str) -> None:
    line = list(HEADER).index("Summary") + 1 if "Summary" in changes else len(HEADER) + 1
    assert codes(write(**changes)) == [(line, code)]


def test_a_focus_is_for_the_cover_the_photos_and_the_stills_of_videos() -> None:
    for body, changes in (
        ("![A](1.jpg)", {}),
        ("Nội dung.", {"Cover": "1.jpg"}),
        ("[![A](1.jpg)](phim.mp4)", {}),
    ):
        assert codes(write(body, Focus="10% 20%", **changes)) == []


@pytest.mark.parametrize("body", ["", "  \n\n", "<!-- sẽ viết -->"])
def test_an_empty_body_is_told(body: str) -> None:
    assert codes(write(body)) == [(0, "empty-body")]
    assert codes(f"Title: Giới thiệu\n\n{body}", "pages/gioi-thieu.md") == [(0, "empty-body")]


@pytest.mark.parametrize(
    "body", ["[Kế hoạch](ke-hoach.pdf)", "https://youtu.be/video678901", "![A](1.jpg)", "[A](phim.mp4)"]
)
def test_a_body_of_a_file_a_video_or_a_photo_is_not_empty(body: str) -> None:
    assert codes(write(body)) == []


def test_an_album_is_a_body() -> None:
    folder = PATH.replace("index.md", "album")
    reading = read(PATH, write("").encode(), make_site(), TYPESETTER, AlbumFiles((f"{folder}/1.jpg",)))
    assert not reading.problems
