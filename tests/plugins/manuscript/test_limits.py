"""How large a manuscript may be: far more than people write, and no more than is set in seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.model.problem import Problem
from plugins.manuscript import FileRead
from plugins.manuscript.header import split
from plugins.manuscript.limits import HEAD_BYTES, MOST_BYTES, check_head, check_limits, check_size
from tests.support.large_manuscripts import HEADER, KINDS, SENTENCE

PATH = "articles/2024/07/bao-cao/index.md"


def found(body: str, header: str = HEADER) -> list[tuple[str, str]]:
    text = f"{header}{body}"
    problems = [*check_head(PATH, text), *check_limits(PATH, split(PATH, text)[0])]
    return [(values["found"], values["limit"]) for values in (dict(problem.values) for problem in problems)]


def test_a_long_report_passes() -> None:
    """A megabyte of text with 500 notes, 2,000 links, lists of twelve levels, a table of 1,000 rows."""
    chapters = [f"## Chương {n}\n\n{SENTENCE * 100}" for n in range(110)]
    notes = [f"Câu.[^{n}]" for n in range(500)] + [f"[^{n}]: Xem văn bản số {n}." for n in range(500)]
    links = [f"[Văn bản {n}](https://example.vn/{n})" for n in range(2000)]
    levels = ["\n".join(f"{'  ' * n}- Cấp {n}" for n in range(12))]
    table = [KINDS["table"](1000)]
    body = "\n\n".join((*chapters, *notes, *links, *levels, *table))
    assert len(body.encode()) > 1_000_000
    assert found(body) == []
    assert list(check_size(PATH, len(body.encode()))) == []


@pytest.mark.parametrize(
    ("kind", "amount", "told", "limit"),
    [
        ("unused notes", 1001, "1.001 chú thích cuối bài", "1.000"),
        ("one note often", 3001, "3.002 dấu dẫn tới chú thích cuối bài", "3.000"),
        ("links", 2501, "5.002 liên kết", "5.000"),
        ("photos", 1001, "1.001 ảnh", "1.000"),
        ("blank lines", 30_001, "30.001 dòng", "30.000"),
        ("lines of one paragraph", 2002, "2.002 dòng liền nhau", "2.000"),
        ("long word", 100_001, "100.001 ký tự", "100.000"),
        ("stars", 20_001, "20.001 dấu in nghiêng, in đậm, gạch bỏ", "20.000"),
        ("backticks", 5001, "5.001 dấu ` đánh dấu mã", "5.000"),
        ("wide table", 1001, "1.002 cột", "1.000"),
        ("wide rows of tabs", 1001, "1.001 cột", "1.000"),
    ],
)
def test_what_is_beyond_a_limit_is_told_once_with_its_number(
    kind: str, amount: int, told: str, limit: str
) -> None:
    body = KINDS[kind](amount)
    assert found(body) == [(told, limit)]


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [
        ("a\n\n" + "b" * 120_000, 9, "line-limit"),
        ("a\n\n\n" + "b\n" * 2_001 + "\n\nc", 10, "block-limit"),
        ("a\n\n|\n" + "|" * 1_001, 10, "row-limit"),
        ("a\n\n" + "`" * 201, 9, "ticks-limit"),
        ("![a](1.jpg)\n\n" * 1_001, 2_007, "over-limit"),
        ("a\n" * 29_999 + "\n\n", 30_007, "over-limit"),
    ],
)
def test_a_limit_is_told_where_it_is_passed(body: str, line: int, code: str) -> None:
    problems = list(check_limits(PATH, split(PATH, f"{HEADER}{body}")[0]))
    assert [(problem.line, problem.code) for problem in problems] == [(line, code)]


def test_a_value_that_is_too_long_is_told_with_its_key() -> None:
    header = HEADER.replace("Title: ", "Title: " + "Báo cáo " * 1500)
    found = [*check_limits(PATH, split(PATH, f"{header}Câu.")[0])]
    assert [(one.line, one.code, dict(one.values)["key"]) for one in found] == [(1, "key-limit", "Title")]


def test_of_several_limits_one_is_told() -> None:
    assert len(found("![a](1.jpg)[b](c) [^1] " * 9000)) == 1


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (HEADER.replace("Báo cáo.", "Báo cáo. " * 2000), "17.999 ký tự"),
        (HEADER.replace("Báo cáo.", "Báo cáo.\n" + "  thêm\n" * 1001 + "  nữa"), "1.007 dòng"),
        (HEADER.replace("Báo cáo.", "Báo cáo. " * 20_000), "180.102 ký tự"),
    ],
)
def test_a_header_that_is_a_text_is_told(header: str, told: str) -> None:
    assert told in [amount for amount, _ in found("Nội dung.", header)]


def test_the_size_of_a_file_is_told_in_megabytes() -> None:
    problem = Problem.of(PATH, 0, "over-limit", found="209,7 MB", limit="2,0 MB")
    assert list(check_size(PATH, 209_715_200)) == [problem]
    assert list(check_size(PATH, MOST_BYTES)) == []


def test_captions_that_are_too_large_are_not_called_an_article() -> None:
    captions = "articles/2024/07/bao-cao/album/chu-thich.txt"
    assert [problem.code for problem in check_size(captions, 40_000_000)] == ["captions-limit"]


@pytest.mark.parametrize("size", [0, 10, MOST_BYTES, MOST_BYTES + 1, 3 * MOST_BYTES])
def test_a_file_that_is_too_large_is_never_held_whole(tmp_path: Path, size: int) -> None:
    from newsroom.engine import digest_file

    file = tmp_path / "index.md"
    file.write_bytes(b"x" * size)
    read = FileRead.of(file)
    assert (read.size, read.digest) == (size, digest_file(file))
    assert len(read.data) == (size if size <= MOST_BYTES else HEAD_BYTES)
