"""The largest manuscripts that pass are set in seconds, and half of one in about half the time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from plugins.manuscript.markup.levels import MOST
from tests.support.building import build, tiny_site, write_article
from tests.support.large_manuscripts import KINDS, largest, manuscript, read_largest

MORE = 3.0
"""How much longer the whole may take than its half: twice for work that is linear, four times if it is not."""
NOISE = 0.5
"""Processor seconds below which a machine's mood decides."""
OFTEN = (
    "words",
    "notes",
    "links",
    "photos and captions",
    "list",
    "table",
    "emphasis in one paragraph",
    "lists in lists",
)


def seconds(data: bytes) -> float:
    began = time.process_time()
    read_largest(data)
    return time.process_time() - began


def check(kind: str) -> None:
    size = largest(kind)
    half, whole = manuscript(kind, size // 2), manuscript(kind, size)
    allowed = MORE * seconds(half) + NOISE
    taken = seconds(whole)
    for _ in range(2):  # what is too slow by chance is not so three times
        if taken > allowed:
            allowed, taken = MORE * seconds(half) + NOISE, seconds(whole)
    assert taken <= allowed, kind


@pytest.mark.slow
@pytest.mark.parametrize("kind", OFTEN)
def test_what_offices_write_much_of_takes_twice_as_long_as_its_half(kind: str) -> None:
    check(kind)


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_takes_much_more_than_twice_as_long_as_its_half(kind: str) -> None:
    check(kind)


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_tenth_of_each_is_read_without_a_traceback(kind: str) -> None:
    read_largest(manuscript(kind, max(largest(kind) // 10, MOST + 5)))


@pytest.mark.slow
def test_what_is_too_large_is_one_error_and_what_is_withdrawn_of_it_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    for name, status in (("qua-lon", ""), ("nhap", "draft"), ("da-go", "withdrawn")):
        reason = "Đăng nhầm." if status == "withdrawn" else ""
        write_article(content, f"2024/06/{name}", "Câu. " * 450_000, Status=status, Withdrawn=reason)
    assert build(content, tmp_path / "output", JOBS=1).status == 1
    first, second, last = capsys.readouterr().err.splitlines()
    told = "bài quá lớn: 2,7 MB, giới hạn là 2,0 MB. Chia thành nhiều bài, hoặc đăng phần dài thành tệp PDF để tải về."
    assert first == f"articles/2024/06/nhap/index.md:1: cảnh báo: {told}"
    assert second == f"articles/2024/06/qua-lon/index.md:1: lỗi: {told}"
    assert last == "1 lỗi, 1 cảnh báo."


@pytest.mark.slow
def test_what_is_too_large_in_a_part_is_told_where_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/06/dong-dai", "Câu.\n\n" + "a" * 100_001)
    captions = content / "articles/2024/06/dong-dai/album/chu-thich.txt"
    captions.parent.mkdir()
    captions.write_text("1.jpg: Kho\n" * 200_000, encoding="utf-8")
    assert build(content, tmp_path / "output", JOBS=1).status == 1
    first, second, last = capsys.readouterr().err.splitlines()
    assert first == (
        "articles/2024/06/dong-dai/album/chu-thich.txt:1: lỗi: tệp chú thích ảnh quá lớn: 2,2 MB, "
        "giới hạn là 2,0 MB. Chỉ ghi mỗi ảnh một dòng, ví dụ «1.jpg: Quang cảnh hội nghị», xóa phần còn lại."
    )
    assert ": lỗi: dòng quá dài: 100.001 ký tự, giới hạn là 100.000. Tách thành nhiều đoạn" in second
    assert last == "2 lỗi, 0 cảnh báo."
