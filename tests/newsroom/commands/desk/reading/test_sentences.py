"""Sentences of what is told elsewhere behind a colon."""

from __future__ import annotations

import pytest

from newsroom.commands.desk.reading.sentences import sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("đọc quá lâu", "Đọc quá lâu."),
        ("Tệp rỗng.", "Tệp rỗng."),
        ("có đúng tệp không?", "Có đúng tệp không?"),
        ("… và 3 lưu ý nữa.", "… và 3 lưu ý nữa."),
        (" hai\n dòng ", "Hai dòng."),
        ("«a» hỏng", "«a» hỏng."),
        ("", ""),
    ],
)
def test_a_text_becomes_a_sentence(text: str, told: str) -> None:
    assert sentence(text) == told
