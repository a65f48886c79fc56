"""What a process does with a job."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from docx import Document

from newsroom.commands.importer.intake import reading
from newsroom.commands.importer.intake.gathering import Job
from newsroom.commands.importer.intake.limits import MIB
from newsroom.commands.importer.intake.reading import Passed, Refused, read_job
from newsroom.commands.importer.recognising import Known

KNOWN = Known()


@pytest.fixture(autouse=True)
def unbounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave this process, which runs other tests, without limits."""
    monkeypatch.setattr(reading, "bound", lambda limits: None)
    monkeypatch.setattr(reading, "more_time", lambda seconds: None)


def read(path: Path, is_named: bool = True, size: int = 9) -> list[object]:
    return list(read_job(Job(str(path), path.name, str(path.parent), is_named, size=size), KNOWN))


def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"%PDF-1.7 ...")
    (refused,) = read(file)
    assert isinstance(refused, Refused)
    assert "PDF" in refused.text
    assert read(tmp_path / "không có") == [Refused("không có tệp hoặc thư mục này")]


def test_a_file_with_nothing_of_an_article_gives_none(tmp_path: Path) -> None:
    file = tmp_path / "trống.docx"
    Document().save(str(file))
    (refused,) = read(file)
    assert isinstance(refused, Refused)
    assert "không tạo bài" in refused.text


def test_a_pipe_that_took_the_place_of_a_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    assert read(tmp_path / "a.docx") == [Refused("không phải tệp thường nên không đọc")]


def test_a_picture_met_in_a_folder_is_passed_and_one_that_was_named_is_told(tmp_path: Path) -> None:
    file = tmp_path / "ảnh không đuôi"
    file.write_bytes(b"\xff\xd8\xff\xe0")
    assert read(file, is_named=False) == [Passed()]
    assert isinstance(read(file)[0], Refused)


def test_a_file_that_is_too_large_is_told_with_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Tin\n\nNội dung", encoding="utf-8")
    (refused,) = read(file, size=4 * MIB + 1)
    assert isinstance(refused, Refused)
    assert "4 MB" in refused.text
