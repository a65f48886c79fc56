"""Addresses that a page may lead to, and those that it may not."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.word.links import is_safe


@pytest.mark.parametrize(
    "target",
    ["https://a.vn", "HTTP://a.vn/x:y", "mailto:a@b.vn", "tep.pdf", "thu muc/tep.pdf", "#muc", "trang?a=b"],
)
def test_addresses_that_a_page_may_lead_to(target: str) -> None:
    assert is_safe(target)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)", "java\tscript:alert(1)", " JavaScript:x", "file:///C:/a.doc", "C:\\a.doc", "c:/a.doc",
        "\\\\may\\a.doc", "../a.doc", "a/../../b", "..%2fa", "/etc/passwd", "data:text/html,x", "vbscript:x", "//may/a",
    ],
)  # fmt: skip
def test_addresses_that_it_may_not(target: str) -> None:
    assert not is_safe(target)
