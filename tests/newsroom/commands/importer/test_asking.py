"""What is asked for, from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.asking import Unclear, is_on, known_of, read_request
from tests.support.building import write_site


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a b.txt").write_text("Tin", encoding="utf-8")
    return write_site(tmp_path / "content")


def test_files_category_and_folder_are_read(content: Path) -> None:
    asked = read_request({"FILES": "a b.txt lạ.txt", "CATEGORY": "2", "AGAIN": "1"})
    assert asked.files == (("a b.txt",), ("lạ.txt",))
    assert (asked.content, asked.category, asked.again) == (Path("content"), "Xây dựng Đảng", True)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, "FILES: lỗi: chưa ghi tệp"),
        ({"FILES": " \n"}, "FILES: lỗi: chưa ghi tệp"),
        ({"FILES": "mất.docx"}, "mất.docx: lỗi: không thấy"),
        ({"FILES": "a b.txt", "CONTENT": "đâu"}, "đâu: lỗi: không có thư mục này"),
        ({"FILES": "a b.txt", "CATEGORY": "7"}, "CATEGORY: lỗi"),
    ],
)
def test_what_is_unclear_is_told_with_how_to_ask(content: Path, values: dict[str, str], told: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read_request(values)
    assert str(unclear.value).startswith(told)


def test_a_folder_without_site_file_has_the_categories_of_the_site_here(
    content: Path, tmp_path: Path
) -> None:
    (tmp_path / "khác").mkdir()
    assert known_of(tmp_path / "khác").categories == ("Tin hoạt động", "Xây dựng Đảng")


def test_switches() -> None:
    assert [is_on(value) for value in ("1", "có", "yes", "0", "", " không ", "false")] == [True] * 3 + [
        False
    ] * 4
