from __future__ import annotations

from newsroom.model.problem import WARNING, Problem
from plugins.gate.report import make_report
from tests.support.checking import checks_of

CHECKS = checks_of()
BAD_DATE = Problem.of("articles/a.md", 3, "bad-date", key="Date", value="hôm nay")
BAD_NAME = Problem.of("articles/a.md", 12, "name-tone", name="Thải", other="Thái")


def test_a_report_is_sorted_by_file_and_line_and_says_each_finding_once() -> None:
    late = Problem.of("articles/b.md", 1, "missing-author")
    report = make_report([late, BAD_NAME, BAD_DATE, BAD_DATE], CHECKS)
    assert [line.split(": ")[0] for line in report.lines] == [
        "articles/a.md:3",
        "articles/a.md:12",
        "articles/b.md:1",
    ]
    assert (report.errors, report.warnings) == (2, 1)
    assert str(report).splitlines()[-1] == "2 lỗi, 1 cảnh báo."


def test_in_a_draft_nothing_is_an_error() -> None:
    report = make_report([BAD_DATE, BAD_NAME], CHECKS, drafts={"articles/a.md"})
    assert (report.errors, report.warnings) == (0, 2)
    assert all(f": {WARNING}: " in line for line in report.lines)


def test_a_clean_report_says_so() -> None:
    assert str(make_report([], CHECKS)) == "Không có lỗi."


def test_findings_that_differ_only_in_what_is_cut_are_said_once() -> None:
    long = "x" * 80
    problems = [Problem.of("a.md", 3, "bad-views", value=f"{long}{end}") for end in "abc"]
    report = make_report(problems, CHECKS)
    assert (len(report.lines), report.errors) == (1, 1)
