"""Captions of lost photos are known by their words; sentences of the text are none."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.scenes import find_worded
from newsroom.commands.importer.source import Picture
from tests.support.lines import PROSE, sheet
from tests.support.scraped import caption_of


def captions(*lines: str) -> list[str]:
    found = sheet(PROSE, *lines, PROSE, PROSE)
    find_worded(found, "Một tiêu đề", 0)
    return [caption_of(line.block) for line in found.lines if isinstance(line.block, Picture)]


@pytest.mark.parametrize(
    "line", ["Quang cảnh hội nghị.", "Phối cảnh công trình.", "Các đại biểu đang bỏ phiếu bầu Ban Chấp hành."]
)
def test_what_shows_a_scene_is_a_caption(line: str) -> None:
    assert captions(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Đoàn đã dâng hương tưởng niệm các liệt sĩ và nghe kể chuyện giữ rừng.",
        "Ban Tổ chức cũng trao giải phụ cho đội có phần thi hay nhất.",
        "(Bài tham luận tại Hội nghị sơ kết công tác 6 tháng đầu năm)",
    ],
)
def test_a_sentence_with_its_verb_and_a_remark_in_brackets_are_none(line: str) -> None:
    assert captions(line, PROSE) == []
