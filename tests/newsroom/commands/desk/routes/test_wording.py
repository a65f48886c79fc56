"""What the check finds is said in the words of the form."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from newsroom.commands.desk.manuscript.fields import LABELS
from newsroom.commands.desk.reading.findings import Finding
from newsroom.commands.desk.routes.wording import at_desk, label_of, told, where
from plugins.manuscript.keys import ARTICLE_KEYS
from tests.support.checking import checks_of


def finding(code: str = "x", line: int = 1, key: str = "", file: str = "") -> Finding:
    """Give a finding."""
    return Finding("error", code, line, key, "có chỗ sai", "Sửa lại.", file)


@pytest.mark.parametrize(
    ("one", "place"),
    [
        (finding(line=9, key="Source_URL"), "Địa chỉ bài gốc:"),
        (finding(line=9, key="Khac"), "Khac:"),
        (finding(line=9, file="1.jpg"), "1.jpg:"),
        (finding(line=9), "Dòng 2:"),
        (finding(line=8), "Dòng 1:"),
        (finding(line=1), ""),
        (finding(line=7), ""),
    ],
)
def test_a_finding_is_at_a_field_a_file_or_a_line_of_the_text(one: Finding, place: str) -> None:
    assert where(one, 8) == place
    assert told(one, 8)["where"] == place


def test_a_text_without_a_header_has_no_line_that_is_told() -> None:
    assert where(finding(line=1), 1) == ""


@pytest.mark.parametrize("code", ["missing-key", "unanswered-key", "missing-author", "missing-issuer"])
def test_a_key_that_is_missing_is_a_field_that_is_empty(code: str) -> None:
    assert told(finding(code, key="Author"), 8) == {
        "where": "Tác giả:",
        "words": "Chưa có tác giả. Điền vào ô này.",
    }


def test_other_findings_keep_their_words_as_sentences() -> None:
    assert at_desk(finding(key="Title")) == finding(key="Title")
    assert told(finding(), 8)["words"] == "Có chỗ sai. Sửa lại."


def test_keys_are_called_as_the_form_calls_them_whatever_their_case() -> None:
    assert label_of("summary") == label_of("Summary") == "Sapo"


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("Date là 05/01/2099", "Ngày đăng là 05/01/2099. Sửa lại."),
        ("Modified sớm hơn Date", "Ngày sửa sớm hơn ngày đăng. Sửa lại."),
        ("Source_URL và Pin_until", "Địa chỉ bài gốc và ghim đến hết ngày. Sửa lại."),
        ("không có «Date: mai» ở Title", "Không có «Date: mai» ở tên bài. Sửa lại."),
        ("/Kind/ và Dates", "/Kind/ và Dates. Sửa lại."),
    ],
)
def test_keys_within_a_sentence_are_called_by_their_labels(what: str, words: str) -> None:
    assert told(replace(finding(), what=what), 8)["words"] == words


def test_no_wording_of_the_check_names_a_key_at_the_desk() -> None:
    for check in checks_of():
        for code, wording in check.wordings.items():
            one = at_desk(Finding("error", code, 9, "", wording.found, wording.remedy))
            bare = re.sub(r"«[^»]*»|\{[^}]*\}", " ", f"{one.what} {one.remedy}")
            named = set(re.findall(r"\w+", bare)) & {key for key in ARTICLE_KEYS if key.casefold() in LABELS}
            assert named == set(), (code, named)


def test_a_photo_without_words_is_mended_at_its_card() -> None:
    one = finding("photo-without-text", line=9)
    assert told(one, 8)["words"] == "Có chỗ sai. Điền ô Chú thích của ảnh này ở mục Ảnh và tệp."
