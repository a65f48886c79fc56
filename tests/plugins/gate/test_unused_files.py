"""Test how files for download that nothing links to are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.gate.unused_files import UNUSED_FILES, is_download, other_forms
from plugins.gate.unused_photos import check_files, files_of_articles
from tests.support.building import build, tiny_site, write_article
from tests.support.documents import pdf

FOLDER = "articles/2024/07/nghi-quyet"
(CODE,) = UNUSED_FILES.wordings


def told(paths: list[str], linked: set[str]) -> list[dict[str, str]]:
    found = files_of_articles(paths, is_download)
    return [dict(one.values) for one in check_files(found, linked | other_forms(linked), CODE, "tệp")]


def test_files_that_nothing_links_to_are_told_once_for_an_article() -> None:
    paths = [f"{FOLDER}/{name}" for name in ("toan-van.PDF", "phu-luc.docx", "1.jpg", "a.doc")]
    (values,) = told([*paths, "tai-lieu/chung.pdf"], set())
    assert values == {"names": "phu-luc.docx, toan-van.PDF", "first": "phu-luc.docx"}
    assert told(paths, set(paths)) == []


def test_another_form_of_a_file_that_is_linked_was_not_forgotten() -> None:
    paths = [f"{FOLDER}/toan-van.pdf", f"{FOLDER}/toan-van.docx", f"{FOLDER}/phu-luc.docx"]
    assert [values["names"] for values in told(paths, {paths[0]})] == ["phu-luc.docx"]


def test_a_name_with_spaces_is_given_as_a_link_spells_it() -> None:
    assert told([f"{FOLDER}/toàn văn.pdf"], set())[0]["first"] == "<toàn văn.pdf>"


@pytest.mark.slow
def test_a_file_is_told_until_something_links_to_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    folder = content / "articles/2024/02/bai-1"
    folder.joinpath("toan-van.pdf").write_bytes(pdf())
    for number, name, body, expected in [
        (1, "bai-1", "Nội dung", ["articles/2024/02/bai-1/index.md"]),
        (1, "bai-1", "[Toàn văn](toan-van.pdf)", []),
        (1, "bai-1", "Nội dung", ["articles/2024/02/bai-1/index.md"]),
        (0, "bai-0", "[Toàn văn](../../02/bai-1/toan-van.pdf)", []),
        (0, "bai-0", "Nội dung", ["articles/2024/02/bai-1/index.md"]),
    ]:
        write_article(content, f"2024/0{number + 1}/{name}", body)
        for fresh in (False, True):
            capsys.readouterr()
            assert build(content, tmp_path / "output", LOAD_CONTENT_CACHE=not fresh).status == 0
            lines = [line for line in capsys.readouterr().err.splitlines() if "không được dẫn tới" in line]
            assert [line.partition(":")[0] for line in lines] == expected
