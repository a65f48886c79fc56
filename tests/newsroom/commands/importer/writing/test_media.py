"""Photos and videos are written with their captions."""

from __future__ import annotations

from newsroom.commands.importer.writing.media import embed_line, photo_line


def test_a_caption_is_the_title_and_its_words_the_alternative_text() -> None:
    assert photo_line("1.jpg", "", "Đại biểu. Ảnh: P. M") == '![Đại biểu.](1.jpg "Đại biểu. Ảnh: P. M")'
    assert photo_line("1.jpg", "Hội trường", 'Cờ "đỏ"') == '![Hội trường](1.jpg "Cờ \\"đỏ\\"")'


def test_a_backslash_before_a_bracket_ends_no_alternative_text() -> None:
    assert photo_line("1.jpg", r"a\] b", "") == r"![a\\\] b](1.jpg)"


def test_a_missing_photo_is_asked_for_with_its_caption_alone() -> None:
    assert photo_line("thieu-anh-1.jpg", "", "Đại biểu") == "![Đại biểu](thieu-anh-1.jpg)"


def test_a_video_is_a_link_with_its_title() -> None:
    assert embed_line("https://youtu.be/abcdefghijk", "", "") == "https://youtu.be/abcdefghijk"
    assert embed_line("a.mp4", "a.mp4", "Lễ [1]") == r"[Lễ \[1\]](a.mp4)"
