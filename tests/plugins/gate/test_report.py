from __future__ import annotations

from newsroom.model.problem import ERROR, WARNING, Problem
from plugins.gate.report import Report, make_report
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


def ends(*paths: str) -> Report:
    """Make a report with an error at each path, and a warning at each path before it."""
    problems = [
        problem
        for path in paths
        for problem in (
            Problem.of(path, 3, "bad-date", key="Date", value="x"),
            Problem.of(path, 2, "name-tone", name="Thải", other="Thái"),
        )
    ]
    return make_report(problems, CHECKS)


def test_a_report_may_leave_the_warnings_of_other_files_out_and_counts_them() -> None:
    report = ends("a.md", "b.md", "c.md").narrowed(lambda path: path == "b.md")
    assert [(one.path, one.level) for one in report.findings] == [
        ("a.md", ERROR), ("b.md", WARNING), ("b.md", ERROR), ("c.md", ERROR)
    ]  # fmt: skip
    assert (report.errors, report.warnings, report.left_out) == (3, 3, (0, 2))
    assert str(report).splitlines()[-2:] == ["… và 2 cảnh báo ở tệp khác.", "3 lỗi, 3 cảnh báo."]


def test_errors_of_other_files_bar_the_way_so_the_first_of_them_are_shown() -> None:
    report = ends(*(f"{number:02d}.md" for number in range(14))).narrowed(lambda path: False)
    assert [one.path for one in report.findings] == [f"{number:02d}.md" for number in range(10)]
    assert str(report).splitlines()[-2:] == ["… và 4 lỗi, 14 cảnh báo ở tệp khác.", "14 lỗi, 14 cảnh báo."]


def test_a_report_that_leaves_nothing_out_is_as_it_was() -> None:
    report = ends("a.md", "b.md")
    assert report.narrowed(lambda path: True) == report
    assert report.rest == ""


def test_findings_are_held_with_place_level_words_and_code() -> None:
    (finding,) = make_report([BAD_DATE], CHECKS).findings
    assert (finding.path, finding.line, finding.level, finding.code) == (
        "articles/a.md",
        3,
        ERROR,
        "bad-date",
    )
    assert str(finding) == f"articles/a.md:3: lỗi: {finding.text}"
    assert make_report([Problem.of("a.md", 0, "missing-author")], CHECKS).findings[0].line == 1


def test_a_clean_report_says_so() -> None:
    assert str(make_report([], CHECKS)) == "Không có lỗi."


def test_findings_that_differ_only_in_what_is_cut_are_said_once() -> None:
    long = "x" * 80
    problems = [Problem.of("a.md", 3, "bad-views", value=f"{long}{end}") for end in "abc"]
    report = make_report(problems, CHECKS)
    assert (len(report.lines), report.errors) == (1, 1)
