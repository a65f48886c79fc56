from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.joining import join_sentences


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Toàn cảnh", "Phút trao thẻ", "Toàn cảnh. Phút trao thẻ"),
        ("Toàn cảnh.", "Phút trao thẻ.", "Toàn cảnh. Phút trao thẻ."),
        ("Vì sao còn chậm?", "Ý kiến tổ 2.", "Vì sao còn chậm? Ý kiến tổ 2."),
        ("Còn nữa…", "Phần hai", "Còn nữa… Phần hai"),
        ("Còn nữa...", "Phần hai", "Còn nữa... Phần hai"),
        ("Vui quá!", "Bế mạc", "Vui quá! Bế mạc"),
        ("Từ trái sang:", "tổ 1", "Từ trái sang: tổ 1"),
        ("“Vì sao?”", "Bế mạc", "“Vì sao?” Bế mạc"),
        ("Phong trào “Ba nhất”", "Bế mạc", "Phong trào “Ba nhất”. Bế mạc"),
        ("Khối (mở rộng.)", "Bế mạc", "Khối (mở rộng.) Bế mạc"),
        ("Toàn cảnh –", "Bế mạc", "Toàn cảnh – Bế mạc"),
        ("Toàn cảnh", ", bế mạc", "Toàn cảnh , bế mạc"),
        ("", "Bế mạc", "Bế mạc"),
        ("Bế mạc", " ", "Bế mạc"),
    ],
)
def test_two_texts_become_one_with_a_full_stop_only_where_none_is(
    first: str, second: str, joined: str
) -> None:
    assert join_sentences(first, second) == joined


@given(*[st.text('aB .?!…:;,”")-–', max_size=8)] * 2)
def test_no_sign_is_lost_and_no_full_stop_follows_a_sign_that_ends(first: str, second: str) -> None:
    joined = join_sentences(first, second)
    assert len(re.sub(r"\s", "", joined)) - len(re.sub(r"\s", "", first + second)) in (0, 1)
    if not re.search(r"[.?!…:;,–-]\W*\.", first + " " + second):
        assert not re.search(r"[.?!…:;,–-][”\")]*\. ", joined.removeprefix(first.strip()[:-1]))
