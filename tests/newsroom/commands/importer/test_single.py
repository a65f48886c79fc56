"""The one article of one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.single import NotOne, read_one
from tests.support.building import write_site

pytestmark = pytest.mark.slow


def test_a_file_gives_its_article_or_says_why_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content = write_site(tmp_path / "content")
    (tmp_path / "a b.txt").write_text(
        "Họp chi bộ\n\nSáng 11-7, chi bộ họp.\n\nNội dung dài hơn.", encoding="utf-8"
    )
    (tmp_path / "hỏng.docx").write_bytes(b"PK\3\4")
    (tmp_path / "thư mục").mkdir()
    assert read_one("a b.txt", content).source == "a b.txt"
    for text, told in (
        ("mất.txt", "không thấy"),
        ("a b.txt hỏng.docx", "chỉ nhận một tệp"),
        ("hỏng.docx", "bị hỏng"),
        ("thư mục", "chỉ nhận một tệp"),
    ):
        with pytest.raises(NotOne, match=told):
            read_one(text, content)
