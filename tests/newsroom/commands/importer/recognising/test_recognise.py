"""Texts as scraped become drafts: nothing is invented, nothing lost, nothing foreign in the body."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.commands.importer.draft import UNKNOWN
from newsroom.commands.importer.recognising import recognise, unaccounted
from newsroom.commands.importer.scraped import read_text
from newsroom.commands.importer.source import Picture, Text
from tests.support.building import ROOT
from tests.support.scraped import NAMES, caption_of, differences, drafted, fixture

EXAMPLES = ROOT.parent / "shared" / "examples"
"""Real texts, kept outside of the project; where they are absent, ours in the same shapes must do."""


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_recognised_whole(name: str) -> None:
    truth, data = fixture(name)
    assert differences(truth, *drafted(name, data)) == []


_FRAME = """Thứ Năm, 26/11/2026 10:15:22
TRANG THÔNG TIN ĐIỆN TỬ
ĐẢNG BỘ KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH MẪU
Trang chủ
Giới thiệu
Tin tức
Văn bản
Đăng nhập

"""
_TAIL = """

Các tin khác
Hội nghị cán bộ chủ chốt tháng 11
Trao quà cho học sinh nghèo vượt khó (20/11/2026)
THỐNG KÊ TRUY CẬP
Đang online: 12
Bản quyền thuộc Đảng ủy Khối
--- Chọn ---
.
"""
CHANGES: dict[str, Callable[[str], str]] = {
    "a blank line after each": lambda text: text.replace("\n", "\n\n"),
    "the frame of a portal": lambda text: _FRAME + text + _TAIL,
    "indents and hard spaces": lambda text: "\n".join(f"     {line}  \u00a0" for line in text.split("\n")),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "hard spaces in blank lines": lambda text: text.replace("\n\n", "\n\u00a0\n \n"),
}
"""What may change around an article and not what it says."""


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", NAMES[::4])
def test_what_stands_around_an_article_changes_nothing_in_it(name: str, change: str) -> None:
    truth, data = fixture(name)
    assert differences(truth, *drafted(name, CHANGES[change](data.decode()).encode())) == []


@pytest.mark.long
@pytest.mark.parametrize("change", CHANGES)
def test_what_stands_around_any_of_them_changes_nothing(change: str) -> None:
    for name in NAMES:
        truth, data = fixture(name)
        assert differences(truth, *drafted(name, CHANGES[change](data.decode()).encode())) == [], name


_PIECES = [
    "Thứ Năm, 26/11/2026 10:15:22",
    "Tin khác",
    "Từ khóa: a, b",
    "(TTXVN - 20/02/2019) Ban tổ chức họp.",
    "Đại biểu dự hội nghị. Ảnh: A",
    "Đại biểu dự hội nghị",
    "Nguyễn Văn A",
    "Theo Báo X,",
    "1.",
    ".",
    "Lượt xem: 12",
    "Hội nghị sơ kết công tác quý I năm 2024 (11/07/2024)",
    "Sáng 2-8, Ban Thường vụ tổ chức hội nghị sơ kết công tác xây dựng Đảng 6 tháng đầu năm, triển khai việc.",
    "Video hoạt độngHình ảnh hoạt động",
    "Ngày 31/2/2024",
    "mùa xuân về trên bến sông quê",
    "Tin, ảnh: A; ảnh: B",
    "Nguồn: https://a.vn/b",
]
"""What pages are made of; any order of them is a page."""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=60), st.just("")), max_size=25))
def test_any_text_becomes_a_draft_and_each_line_of_it_stands_somewhere(lines: list[str]) -> None:
    source = read_text("x.txt", "\n".join(lines).encode("utf-8", "surrogatepass"))
    draft = recognise(source)
    assert unaccounted(source, draft) == ()
    for key in ("Title", "Date", "Category", "Summary"):
        assert draft.header[key][0]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_become_a_draft(data: bytes) -> None:
    source = read_text("x.txt", data)
    assert unaccounted(source, recognise(source)) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=20))
def test_no_value_is_invented(lines: list[str]) -> None:
    draft = recognise(read_text("x.txt", "\n\n".join(lines).encode()))
    text = " ".join(lines)
    for key in ("Title", "Kicker", "Author", "Agency", "Source", "Summary"):
        for value in draft.header.get(key, ()):
            assert value == UNKNOWN or all(part in text for part in value.split("; "))


REAL = {
    "000": {"Date": UNKNOWN, "Author": "Ngân Linh", "Views": "2129", "captions": 3, "paragraphs": 6},
    "001": {"Date": "2024-07-11 15:51", "Author": "P. MAI", "Agency": "ABO", "captions": 5, "paragraphs": 8},
    "002": {"Date": "2019-08-02 15:34", "Author": "Duy Tiến", "captions": 2, "paragraphs": 5},
    "003": {"Date": "2021-10-25", "Source": "Báo Nam Định", "captions": 0, "paragraphs": 2},
    "004": {"Title": UNKNOWN, "Date": UNKNOWN, "Author": "Hằng Nga", "captions": 0, "paragraphs": 4},
}


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the real texts are not here")
@pytest.mark.parametrize("number", REAL)
def test_a_real_text_is_recognised_whole(number: str) -> None:
    (file,) = EXAMPLES.glob(f"{number}_*.txt")
    lines = _lines(file)
    source, draft = drafted(file.stem, file.read_bytes())
    wanted = dict(REAL[number])
    pictures = [block for block in draft.blocks if isinstance(block, Picture)]
    assert len(pictures) == wanted.pop("captions")
    assert all(caption_of(picture) in lines for picture in pictures)
    assert sum(isinstance(block, Text) for block in draft.blocks) == wanted.pop("paragraphs")
    assert {key: draft.header[key][0] for key in wanted} == wanted
    assert number == "004" or draft.header["Title"][0] in lines
    assert unaccounted(source, draft) == ()
    body = "".join(block.text for block in draft.blocks if isinstance(block, Text))
    assert "Tin khác" not in body
    assert "hoạt độngHình" not in body


def _lines(file: Path) -> list[str]:
    return [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
