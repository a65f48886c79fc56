from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.links import is_local, link_of, told


@pytest.mark.parametrize(
    "href", ["https://a.vn/x?y=1", "/tin/1.html", "../a b.pdf", "mailto:x@a.vn", "vanban.aspx:1"]
)
def test_links_stay_as_they_are_written(href: str) -> None:
    assert link_of(f" {href} ") == (href, "")


@pytest.mark.parametrize(
    "href", ["", "#", "#dau-trang", "javascript:void(0)", "javascript:;", "JavaScript:void(0);"]
)
def test_what_leads_nowhere_goes_without_a_word(href: str) -> None:
    assert link_of(href) == ("", "")


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "java\nscript:alert(1)", "\x01javascript:x()", "vbscript:x", "data:text/html,x"],
)
def test_what_is_no_address_of_a_page_is_told(href: str) -> None:
    link, fault = link_of(href)
    assert (link, fault.startswith("Đã bỏ liên kết không phải địa chỉ trang web")) == ("", True)


@pytest.mark.parametrize("href", ["file:///etc/passwd", "C:\\Users\\a.doc", "\\\\may-chu\\chung\\a.doc"])
def test_files_of_a_computer_are_told(href: str) -> None:
    assert is_local(href)
    assert "máy tính riêng" in link_of(href)[1]


def test_what_is_too_long_is_told_short() -> None:
    assert "5012 ký tự" in link_of("https://a.vn/" + "x" * 4999)[1]
    assert told("x" * 500) == "x" * 80 + "…"
