from __future__ import annotations

from datetime import datetime

import pytest

from newsroom.model.records import Link
from newsroom.vietnamese.printing import VIETNAM
from plugins.manuscript.header import Field
from plugins.manuscript.keys import ARTICLE_KEYS, PAGE_KEYS
from plugins.manuscript.schema import (
    PAGE_STATUSES,
    STATUSES,
    Header,
    gather,
    names,
    read_category,
    read_date,
    read_draft,
    read_focus,
    read_old_urls,
    read_pin,
    read_tags,
    read_title,
    read_views,
    read_web_address,
    read_withdrawn,
    require,
)
from tests.support.making import CATEGORIES

PATH = "articles/2024/07/hop/index.md"


def header(*fields: tuple[str, str], allowed: tuple[str, ...] = ARTICLE_KEYS) -> Header:
    return gather(PATH, [Field(key, value, line) for line, (key, value) in enumerate(fields, 1)], allowed)


def codes(found: Header) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in found.problems]


# Keys


@pytest.mark.parametrize(
    ("key", "code", "nearest"),
    [
        ("Staus", "unknown-key", "Status"),
        ("Tittle", "unknown-key", "Title"),
        ("Tiêu đề", "unknown-key", "Title"),
        ("Tác giả", "unknown-key", "Author"),
        ("Ngày đăng", "unknown-key", "Date"),
        ("Ảnh bìa", "unknown-key", "Cover"),
        ("Qwzx", "strange-key", ""),
        ("Slug", "forbidden-key", None),
        ("SAVE_AS", "forbidden-key", None),
        ("Template", "forbidden-key", None),
        ("is_valid", "forbidden-key", None),
        ("_x", "forbidden-key", None),
    ],
)
def test_a_key_that_is_not_known_is_refused_with_a_suggestion(
    key: str, code: str, nearest: str | None
) -> None:
    found = header(("Title", "A"), (key, "x"))
    assert codes(found) == [(2, code)]
    assert dict(found.problems[0].values).get("nearest") == nearest
    assert key.casefold() not in found.fields


@pytest.mark.parametrize("key", ["**Title", "**Title**", "- Title", "# Title", "• Title", "> _Title_"])
def test_a_key_with_marks_is_the_key_that_it_marks(key: str) -> None:
    found = header((key, "x"))
    assert [(p.code, dict(p.values)["nearest"]) for p in found.problems] == [("unknown-key", "Title")]
    assert found.meant == {"title"}


def test_case_of_keys_does_not_count_but_repetition_does() -> None:
    found = header(("title", "Một"), ("TITLE", "Hai"))
    assert found.text("title") == "Một"
    assert [(p.code, dict(p.values)) for p in found.problems] == [
        ("duplicate-key", {"key": "Title", "first": "1"})
    ]


def test_related_and_old_addresses_may_stand_several_times() -> None:
    found = header(("Related", "/a"), ("Related", "/b"), ("Old_URL", "/c"), ("Old_URL", "/d"))
    assert not found.problems
    assert [item.value for item in found.all("related")] == ["/a", "/b"]


def test_a_standing_page_takes_fewer_keys() -> None:
    assert codes(header(("Title", "Giới thiệu"), ("Category", "Tin"), allowed=PAGE_KEYS))[0][0] == 2


def test_needed_keys_are_asked_for_at_their_line_if_empty() -> None:
    found = header(("Date", "2024-07-11"), ("Title", ""))
    require(found, ("Title", "Date", "Summary"))
    assert [(p.line, dict(p.values)["key"]) for p in found.problems] == [(2, "Title"), (1, "Summary")]


# Dates


def test_a_date_out_of_range_is_reported_with_its_key_and_value() -> None:
    found = header(("Title", "A"), ("Date", "11/07/0224"))
    assert read_date(found, "date") == (None, False)
    assert [(p.line, p.code, dict(p.values)) for p in found.problems] == [
        (2, "far-date", {"key": "Date", "value": "11/07/0224"})
    ]


def test_the_day_comes_first_and_an_empty_date_is_no_date() -> None:
    found = header(("Date", "03/02/2024"), ("Modified", ""))
    assert read_date(found, "date") == (datetime(2024, 2, 3, tzinfo=VIETNAM), False)
    assert read_date(found, "modified") == (None, False)
    assert not found.problems


# Other values


@pytest.mark.parametrize("value", ["Xây dựng Đảng", "xây dựng đảng", "xay-dung-dang"])
def test_a_category_is_found_by_name_or_slug(value: str) -> None:
    assert read_category(header(("Category", value)), CATEGORIES) is CATEGORIES[1]


@pytest.mark.parametrize(
    ("value", "code", "nearest"),
    [
        ("Xây dựng Đáng", "unknown-category", "Xây dựng Đảng"),
        ("tin hoat dong", "unknown-category", "Tin hoạt động"),
        ("Bóng đá", "strange-category", ""),
    ],
)
def test_a_category_outside_the_closed_list_is_refused(value: str, code: str, nearest: str) -> None:
    found = header(("Category", value))
    assert read_category(found, CATEGORIES) is None
    assert codes(found) == [(1, code)]
    assert dict(found.problems[0].values)["nearest"] == nearest


@pytest.mark.parametrize(
    ("value", "draft", "problems"),
    [
        ("published", False, []),
        ("Published", False, []),
        ("draft", True, []),
        ("DRAFT", True, []),
        ("nháp", True, [(1, "unknown-status")]),
        ("", True, [(1, "unknown-status")]),
    ],
)
def test_only_a_plain_status_publishes(value: str, draft: bool, problems: list[tuple[int, str]]) -> None:
    found = header(("Status", value))
    assert read_draft(found, STATUSES) is draft
    assert codes(found) == problems


def test_no_status_publishes() -> None:
    assert read_draft(header(("Title", "A")), STATUSES) is False


def test_a_withdrawn_article_says_why() -> None:
    found = header(("Status", "Withdrawn"), ("Withdrawn", "Theo yêu cầu"))
    assert (read_withdrawn(found), read_draft(found, STATUSES), found.problems) == ("Theo yêu cầu", True, [])


@pytest.mark.parametrize("reason", [(), (("Withdrawn", ""),)])
def test_a_withdrawn_article_without_a_reason_is_refused(reason: tuple[tuple[str, str], ...]) -> None:
    found = header(("Title", "A"), ("Status", "withdrawn"), *reason)
    assert read_withdrawn(found) == ""
    assert codes(found) == [(2, "withdrawn-without-reason")]


@pytest.mark.parametrize("status", ["draft", "published", ""])
def test_a_reason_without_the_status_is_refused(status: str) -> None:
    found = header(("Status", status), ("Withdrawn", "Theo yêu cầu"))
    assert read_withdrawn(found) == ""
    assert codes(found) == [(2, "withdrawn-alone")]


def test_pages_are_not_withdrawn() -> None:
    found = header(("Status", "withdrawn"))
    assert read_draft(found, PAGE_STATUSES)
    known = "«published» (đăng) hoặc «draft» (bản nháp)"
    assert dict(found.problems[0].values) == {"value": "withdrawn", "known": known}


def test_several_authors_are_split_and_named_once() -> None:
    found = header(("Author", "P. Mai; Thu Thuỷ ;; thu thủy; Trần Hòa"))
    assert names(found, "author", "authors") == ("P. Mai", "Thu Thuỷ", "Trần Hòa")


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("chuyển đổi số, cải cách hành chính", ("chuyển đổi số", "cải cách hành chính")),
        ("học tập, làm theo Bác; thi đua", ("học tập, làm theo Bác", "thi đua")),
        ("Thi đua, thi đua, THI ĐUA", ("Thi đua",)),
        ("uỷ ban, Ủy ban", ("uỷ ban",)),
        ("Thi đua, thi dua, thi đuà", ("Thi đua", "thi dua", "thi đuà")),
    ],
)
def test_topics_are_split_and_named_once(value: str, tags: tuple[str, ...]) -> None:
    assert read_tags(header(("Tags", value))) == tags


def test_a_topic_without_letters_is_refused() -> None:
    found = header(("Tags", "thi đua, ***"))
    assert read_tags(found) == ("thi đua",)
    assert codes(found) == [(1, "bad-tag")]
    assert dict(found.problems[0].values) == {"value": "***"}


def test_no_topics() -> None:
    assert read_tags(header(("Title", "A"))) == read_tags(header(("Tags", ""))) == ()


@pytest.mark.parametrize(("value", "pin"), [("1", 1), ("99", 99), ("02", 2), ("", None)])
def test_pins(value: str, pin: int | None) -> None:
    assert read_pin(header(("Pin", value))) == pin


@pytest.mark.parametrize("value", ["0", "100", "-1", "1.5", "có", "true", "２", "2026-12-31"])
def test_pins_that_are_no_place_are_refused(value: str) -> None:
    found = header(("Pin", value))
    assert read_pin(found) is None
    assert codes(found) == [(1, "bad-pin")]


@pytest.mark.parametrize(
    ("value", "views"), [("2129", 2129), ("2.129", 2129), ("59.693", 59693), ("0", 0), ("1.234.567", 1234567)]
)
def test_views(value: str, views: int) -> None:
    assert read_views(header(("Views", value))) == views


@pytest.mark.parametrize("value", ["2,129", "21.29", "-5", "hai nghìn", "２１", "1e3", "9" * 10])
def test_views_that_are_no_number_are_refused(value: str) -> None:
    found = header(("Views", value))
    assert read_views(found) is None
    assert codes(found) == [(1, "bad-views")]


def test_a_title_may_have_200_characters() -> None:
    assert not (fits := header(("Title", "đ" * 200)), read_title(fits))[0].problems
    long = header(("Title", "đ" * 201))
    read_title(long)
    assert codes(long) == [(1, "long-title")]


@pytest.mark.parametrize(
    "value",
    ["baonamdinh.vn", "ftp://a.vn/", "https:///tin", "javascript:alert(1)", "https://a b.vn", "http://[", '//a.vn', 'https://a.vn/"'],
)  # fmt: skip
def test_a_source_without_a_web_address_is_refused(value: str) -> None:
    found = header(("Source_URL", value))
    assert read_web_address(found, "source_url") == ""
    assert codes(found) == [(1, "bad-web-address")]


def test_a_source_with_a_web_address_is_kept_as_written() -> None:
    value = "https://baonamdinh.vn/tin-tức?id=1"
    assert read_web_address(header(("Source_URL", value)), "source_url") == value


@pytest.mark.parametrize(
    ("value", "old"),
    [
        ("/tin-tuc/123.html", "/tin-tuc/123.html"),
        ("/?p=12", "/?p=12"),
        ("https://cu.vn/tin.aspx?id=5#x", "/tin.aspx?id=5"),
        ("/tin/đảng-ủy/", "/tin/đảng-ủy/"),
    ],
)
def test_old_addresses_become_paths_with_their_query(value: str, old: str) -> None:
    found = header(("Title", "A"), ("Old_URL", value))
    assert read_old_urls(found) == (Link(old, value, 2),)
    assert not found.problems


def test_old_addresses_know_their_lines_and_the_same_stands_once() -> None:
    values = ["/b", "https://cu.vn/a?x=1", "/b", "https://cu.vn/b"]
    assert read_old_urls(header(*(("Old_URL", value) for value in values))) == (
        Link("/b", "/b", 1),
        Link("/a?x=1", "https://cu.vn/a?x=1", 2),
    )


BAD_OLD = ["/", "tin.html", "//a.vn/x", "/../x", "/a/./b", "/a b", "/a;b", "/a$b", "/a\\b", "https://cu.vn/", '/a"b', "/a{b}"]  # fmt: skip


@pytest.mark.parametrize("value", BAD_OLD)
def test_old_addresses_that_cannot_be_redirected_are_refused(value: str) -> None:
    found = header(("Old_URL", value))
    assert read_old_urls(found) == ()
    assert codes(found) == [(1, "bad-old-url")]


@pytest.mark.parametrize("value", ["/%2e%2e/evil.html", "/a/%2E./b.html", "/a%00.html", "/a%5c..%5cb.html"])
def test_old_addresses_that_are_bad_when_unescaped_are_refused(value: str) -> None:
    assert read_old_urls(header(("Old_URL", value))) == ()


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("40% 30%", (40, 30)),
        ("40 30", (40, 30)),
        ("40,30", (40, 30)),
        ("40%; 30%", (40, 30)),
        ("40%30%", (40, 30)),
        ("40,5% 30.25%", (40, 30)),
        ("0% 100%", (0, 100)),
        ("101% 0%", None),
        ("4030", None),
        ("giữa", None),
    ],
)
def test_a_focus_is_two_numbers_of_percent(value: str, place: tuple[int, int] | None) -> None:
    found = header(("Focus", value))
    assert read_focus(found) == place
    assert codes(found) == ([] if place else [(1, "bad-focus")])


def test_a_question_mark_asks_for_the_value_and_stands_for_none() -> None:
    fields = [Field("Title", "?", 1), Field("Kicker", "Ai?", 2)]
    header = gather("a.md", fields, ARTICLE_KEYS)
    require(header, ("Title",))
    assert [(problem.line, problem.code) for problem in header.problems] == [(1, "unanswered-key")]
    assert header.one("title") is None
    assert header.text("kicker") == "Ai?"
