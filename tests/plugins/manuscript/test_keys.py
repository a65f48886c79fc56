from __future__ import annotations

import pytest

from plugins.manuscript.keys import (
    ARTICLE_GRAMMAR,
    ARTICLE_KEYS,
    PAGE_GRAMMAR,
    PAGE_KEYS,
    TEXT_KEYS,
    suggest_key,
)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("Tilte", "Title"), ("Sumary", "Summary"), ("Catgory", "Category"), ("Authour", "Author"), ("Tiêu đề", "Title"),
        ("NGÀY ĐĂNG", "Date"), ("Người viết", "Author"), ("Từ khóa", "Tags"), ("Cập nhật", "Modified"), ("Địa điểm", ""),
    ],
)  # fmt: skip
def test_a_key_that_was_meant_is_recognised(key: str, meant: str) -> None:
    assert suggest_key(key, ARTICLE_KEYS) == meant


def test_only_keys_that_a_file_may_have_are_suggested() -> None:
    assert suggest_key("Tác giả", PAGE_KEYS) == ""
    assert PAGE_GRAMMAR.recognises("Tóm tắt")
    assert not PAGE_GRAMMAR.recognises("Chuyên mục")


def test_texts_and_needed_keys_are_keys() -> None:
    known = {key.casefold() for key in ARTICLE_KEYS}
    assert known >= TEXT_KEYS
    assert known >= ARTICLE_GRAMMAR.missing(())
