from __future__ import annotations

import re

import pytest

from newsroom.model.copy import Copy
from plugins.copydesk.foreign import check_foreign
from plugins.copydesk.prose import FILLER, body_prose, header_line, prose
from plugins.copydesk.signs import check_signs
from tests.support.proofreading import PATH

TEXT = (
    "Title: Tin một\nDate: 2024-07-11\nSummary: Lời dẫn\n  hai dòng\nOld_URL: /a/b\n\n"
    'Xem [bài](/a "Tên") và `mã`, https://example.vn/x.\n<u>gạch</u> <!-- ẩn -->\n![Mô tả](1.jpg)\n'
)


def read(text: str) -> list[str]:
    return [" ".join(line.replace(FILLER, " ").split()) for line in text.split("\n")]


def test_only_what_readers_read_is_left_where_it_stood() -> None:
    copy = Copy(PATH, TEXT, body=())
    assert read(prose(copy)) == [
        "Tin một", "", "Lời dẫn", "hai dòng", "", "",
        "Xem [bài Tên và ,", "gạch", "![Mô tả", "",
    ]  # fmt: skip
    assert len(prose(copy)) == len(TEXT)


def test_the_body_alone() -> None:
    assert read(body_prose(Copy(PATH, TEXT, body=())))[:6] == [""] * 6


def test_captions_of_an_album_have_no_header() -> None:
    assert prose(Copy(PATH, "Title: x\n\nLời")) == "Title: x\n\nLời"


def test_a_value_of_the_header_is_given_with_its_line() -> None:
    copy = Copy(PATH, TEXT, body=())
    assert header_line(copy, "summary") == (3, "Lời dẫn hai dòng")
    assert header_line(copy, "source") == (0, "")
    assert header_line(Copy(PATH, TEXT), "title") == (0, "")


@pytest.mark.parametrize(
    "markup",
    ['{: style="color:red;width:9em" }', "{: .khung #muc }", '{#muc title="Một,hai"}', "{@class:khung}", "{.a b=c:de}", '{ title="Lời“" }'],
)  # fmt: skip
@pytest.mark.parametrize("place", ["Lời văn {}", "Lời văn\n{}", "| Một {} | Hai |\n|---|---|", "*chữ*{} rồi"])
def test_attributes_are_no_sentences(markup: str, place: str) -> None:
    copy = Copy(PATH, f"Title: A\n\nLời “hay”.\n\n{place.format(markup)}", body=(), markup=re.compile(r"\{"))
    assert [*check_signs(copy), *check_foreign(copy)] == []


@pytest.mark.parametrize(
    "markup", ['{: style="color:red;width:9em" }', "{: .khung }", "{:.khung}", "{#muc}", "{.a b=c}"]
)
def test_attributes_that_nobody_reads_are_told_once_as_printed(markup: str) -> None:
    copy = Copy(PATH, f"Title: A\n\nLời {markup}\n\nLời {markup}", body=())
    (problem,) = (*check_signs(copy), *check_foreign(copy))
    assert (problem.line, problem.code, dict(problem.values)) == (3, "foreign-markup", {"found": markup})


def test_the_title_of_a_frame_is_a_sentence_without_its_quotation_marks() -> None:
    text = 'Title: A\n\n    !!! note "Chú hội,này"\n        Lời “hay”.'
    copy = Copy(PATH, text, body=(), markup=re.compile("!!!"))
    assert [problem.code for problem in check_signs(copy)] == ["space-missing"]
    assert len(prose(copy)) == len(text)
