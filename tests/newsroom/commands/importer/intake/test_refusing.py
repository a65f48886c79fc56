"""What is not read is told: what it is, and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsroom.commands.importer.intake.refusing import refusal
from newsroom.commands.importer.single import NotOne, read_one
from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word import faults
from tests.support.no_word import compound, no_word

ENGLISH_RE = re.compile(
    r"\b(?:zip file|not|file|error|exception|traceback|python|export|shortcut|xml)\b", re.IGNORECASE
)
FILES = no_word()
SITE = 'name = "Trang tin"\nurl = "https://example.vn"\n[[categories]]\nname = "Tin"\nslug = "tin"\n'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.toml").write_text(SITE, encoding="utf-8")
    return tmp_path / "content"


def test_what_nobody_reads_is_told_with_what_to_do() -> None:
    assert ".docx" in str(refusal("pdf"))
    assert "mật khẩu" in str(refusal("encrypted"))
    assert str(refusal("cái gì")) == str(refusal("unknown"))


def test_a_name_that_lies_is_told_as_that() -> None:
    assert str(refusal("pdf", "a.pdf")) == str(refusal("pdf"))
    assert str(refusal("pdf", "/x/a.DOC")).startswith("tệp mang đuôi .DOC nhưng bên trong là tệp PDF")
    assert "tệp tạm" in str(refusal("unknown", "/x/~$n ban.docx", 70))
    assert "tệp tạm" not in str(refusal("picture", "/x/~$n ban.docx", 162))
    assert "tệp tạm" not in str(refusal("unknown", "a.xyz", 162))


@pytest.mark.parametrize("kind", FILES)
def test_a_word_file_that_is_none_is_refused_in_words_of_an_office(
    kind: str, tmp_path: Path, content: Path
) -> None:
    data, words = FILES[kind]
    file = tmp_path / "bao cao.docx"
    file.write_bytes(data)
    with pytest.raises(NotOne) as caught:
        read_one(str(file), content)
    told = str(caught.value)
    for word in words:
        assert word in told
    assert not ENGLISH_RE.search(told)


def _absent(data: bytes, suffix: str) -> bytes:
    raise Unreadable(faults.ABSENT.format(kind=suffix))


def test_an_old_document_of_that_name_is_told_to_be_saved_anew(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.commands.importer.word.conversion.converted", _absent)
    file = tmp_path / "bao cao.docx"
    file.write_bytes(compound("WordDocument"))
    with pytest.raises(NotOne, match=r"Lưu thành kiểu \.docx"):
        read_one(str(file), content)
