"""Test how a report is asked for, and which problems concern somebody who changed files."""

from __future__ import annotations

import pytest

from plugins.gate.reporting import Concern, Reporting

FOLDER = "articles/2024/07/so-ket"
MANUSCRIPT = f"{FOLDER}/index.md"


def test_a_plain_report_of_everything_is_the_rule() -> None:
    assert Reporting.of({}) == Reporting("text", "", "", None)


def test_settings_say_otherwise() -> None:
    settings = {"REPORT_FORMAT": "gitlab", "REPORT_FILE": "a.json", "REPORT_ONLY": ["b", "a"]}
    assert Reporting.of({**settings, "REPORT_ROOT": "tin/content"}) == Reporting(
        "gitlab", "a.json", "tin/content/", ("b", "a")
    )
    assert Reporting.of({"REPORT_ROOT": "content/"}).root == "content/"
    assert Reporting.of({"REPORT_ONLY": "changed.txt"}).only == "changed.txt"
    assert Reporting.of({"REPORT_ONLY": []}).only == ()


@pytest.mark.parametrize("form", ["xml", "", None, 3])
def test_a_format_that_there_is_not_ends_the_build(form: object) -> None:
    with pytest.raises(
        SystemExit, match=r"REPORT_FORMAT: lỗi: không có dạng «.*». Chọn text, github, gitlab, json, sarif\."
    ):
        Reporting.of({"REPORT_FORMAT": form})


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        (MANUSCRIPT, MANUSCRIPT),
        (MANUSCRIPT, f"{FOLDER}/album/chu-thich.txt"),
        (MANUSCRIPT, f"{FOLDER}/1.jpg"),
        (f"{FOLDER}/1.jpg", MANUSCRIPT),
        (f"{FOLDER}/album/3.jpg", MANUSCRIPT),
        (f"{FOLDER}/album/chu-thich.txt", f"{FOLDER}/album/3.jpg"),
        (f"{FOLDER}/1.jpg", FOLDER),
        ("articles/2024/09", "articles/2024/09"),
        ("pages/gioi-thieu.md", "pages/gioi-thieu.md"),
        ("site.toml", "site.toml"),
    ],
)
def test_what_lies_with_an_article_counts_to_it(changed: str, path: str) -> None:
    assert Concern([changed], ())(path)


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        (MANUSCRIPT, "articles/2024/07/so-ket-nam/index.md"),
        (MANUSCRIPT, "site.toml"),
        ("photos/1.jpg", "photos/2.jpg"),
        ("pages/a.md", "pages/b.md"),
        ("articles/2024/lac.txt", MANUSCRIPT),
    ],
)
def test_what_lies_elsewhere_does_not(changed: str, path: str) -> None:
    assert not Concern([changed], ())(path)


def test_those_that_use_a_file_are_concerned() -> None:
    concern = Concern(["photos/1.jpg"], [MANUSCRIPT])
    assert concern(MANUSCRIPT)
    assert not concern(f"{FOLDER}/2.jpg")
