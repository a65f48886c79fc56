from __future__ import annotations

import pytest

from newsroom.model.problem import WARNING, Problem, error, warning
from plugins.gate.wording import parts, sentences, shortened, told_at, word
from tests.support.checking import worded


def test_a_problem_is_worded_with_file_line_finding_and_remedy() -> None:
    assert worded(Problem.of("articles/a.md", 3, "bad-date", key="Date", value="hôm nay")) == (
        "articles/a.md:3: lỗi: Date không đọc được: «hôm nay». "
        "Viết dạng 2024-07-11 15:51 hoặc 11/07/2024 15:51."
    )


def test_a_problem_may_be_told_at_another_level() -> None:
    problem = Problem.of("a.md", 2, "x")
    assert word(problem, error("hỏng", "Sửa")) == "a.md:2: lỗi: hỏng. Sửa."
    assert word(problem, warning("hỏng", "Sửa")) == "a.md:2: cảnh báo: hỏng. Sửa."
    assert word(problem, error("hỏng", "Sửa"), WARNING) == "a.md:2: cảnh báo: hỏng. Sửa."


def test_the_sentences_stand_alone_where_something_else_says_the_place() -> None:
    assert sentences(Problem.of("a.md", 2, "x"), error("hỏng", "Sửa")) == "hỏng. Sửa."


def test_what_was_found_and_the_remedy_can_be_told_apart() -> None:
    problem = Problem.of("a.md", 2, "x", name="a")
    assert parts(problem, error("hỏng {name}", "Sửa {name}")) == ("hỏng a", "Sửa a.")
    assert parts(problem, error("hỏng", "Có phải là «{name}»?")) == ("hỏng", "Có phải là «a»?")


def test_the_name_of_a_file_stays_on_its_line() -> None:
    assert told_at("a\n::error::b\r\x1b[31m\u2028.md") == "a\ufffd::error::b\ufffd\ufffd[31m\ufffd.md"
    assert told_at("Ảnh lễ/«1», 2.md") == "Ảnh lễ/«1», 2.md"
    assert word(Problem.of("a\nb", 1, "x"), error("hỏng", "Sửa")).count("\n") == 0


def test_a_value_can_be_shortened_by_itself() -> None:
    assert (shortened("đ" * 61), shortened("a\x07b")) == ("đ" * 59 + "…", "ab")


def test_a_problem_of_a_whole_file_stands_at_its_first_line() -> None:
    assert worded(Problem.of("site.toml", 0, "site-no-url")).startswith("site.toml:1: lỗi: ")


def test_a_remedy_that_asks_ends_with_its_question_mark() -> None:
    assert worded(Problem.of("a.md", 1, "unknown-key", key="Staus", nearest="Status")).endswith("«Status»?")


@pytest.mark.parametrize("value", ["{nearest}", "{0}", "{", "%s", "{{x}}"])
def test_braces_in_what_was_found_are_only_text(value: str) -> None:
    assert f"«{value}»" in worded(Problem.of("a.md", 1, "bad-views", value=value))


def quoted(value: str, placeholder: str = "{value}") -> str:
    """Word a problem with a value; give what stands between the quotation marks."""
    line = word(Problem.of("a.md", 1, "x", value=value), error(f"«{placeholder}»", "Sửa"))
    return line[line.index("«") + 1 : line.rindex("»")]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("đ" * 60, "đ" * 60),
        ("đ" * 61, "đ" * 59 + "…"),
        ("đ" * 58 + " ủy", "đ" * 58 + "…"),
        ("đảng " * 40, "đảng " * 11 + "đảng…"),
    ],
)
def test_long_values_are_cut(value: str, printed: str) -> None:
    assert quoted(value) == printed
    assert len(printed) <= 60


def test_a_value_that_its_wording_wants_whole_is_not_cut() -> None:
    assert quoted("đảng ủy " * 40, "{value:whole}") == "đảng ủy " * 40


@pytest.mark.parametrize("placeholder", ["{value}", "{value:whole}"])
def test_signs_that_cannot_be_seen_are_not_printed(placeholder: str) -> None:
    assert quoted("a\x07\x9b\ue001b", placeholder) == "ab"
    assert quoted("\x1b" * 9 + "b" * 60, placeholder) == "b" * 60


def test_a_wording_that_wants_a_value_otherwise_fails() -> None:
    with pytest.raises(ValueError, match="hole"):
        quoted("a", "{value:hole}")
