"""Test the formats that forges take: every sign of a name or text comes through, none is a command."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.problem import ERROR, WARNING
from plugins.gate.annotations import LONGEST_TABLE, github, gitlab, markdown
from plugins.gate.report import Finding, Report

AWKWARD = "articles/2024/07/a b, 100%: «ủy» 'x'/in\ndex.md"
TEXT = "không có «50%, a:b»\r\n::set-env::. Sửa."


def place(path: str) -> str:
    return "" if path == "SITEURL" else f"content/{path}"


def report(*findings: Finding) -> Report:
    errors = sum(one.level == ERROR for one in findings)
    return Report(findings, errors, len(findings) - errors)


def finding(path: str = "a.md", level: str = ERROR, text: str = "hỏng. Sửa.", line: int = 3) -> Finding:
    return Finding(path, line, level, text, "code")


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does."""

    def plain(text: str, *pairs: tuple[str, str]) -> str:
        for code, sign in (*pairs, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(code, sign)
        return text

    head, _, data = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    pairs = (one.partition("=") for one in rest.split(","))
    properties = {key: plain(value, ("%3A", ":"), ("%2C", ",")) for key, _, value in pairs}
    return name, properties, plain(data)


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    return [read_command(line) for line in text.split("::endgroup::\n")[1].split("\n")]


def test_github_gets_a_command_a_finding_with_file_line_and_title() -> None:
    told = github(report(finding(AWKWARD, text=TEXT)), "…", place, "k")
    assert commands(told) == [("error", {"file": f"content/{AWKWARD}", "line": "3", "title": "Lỗi"}, TEXT)]


def test_github_gets_the_exact_escapes_of_its_runner() -> None:
    told = github(report(finding("a,b:c%.md", text="1%\r\n2, 3: 4")), "…", place, "k")
    assert told.split("\n")[-1] == (
        "::error file=content/a%2Cb%3Ac%25.md,line=3,title=Lỗi::1%25%0D%0A2, 3: 4"
    )


def test_github_sees_errors_first_as_it_shows_ten_of_a_kind() -> None:
    told = github(report(finding("a.md", WARNING), finding("b.md", ERROR)), "…", place, "k")
    assert [(name, found["file"]) for name, found, _ in commands(told)] == [
        ("error", "content/b.md"),
        ("warning", "content/a.md"),
    ]


def test_github_gets_the_whole_report_in_a_group_where_nothing_is_a_command() -> None:
    plain = "a\n::error::b\n##[add-mask]c"
    lines = github(report(), plain, place, "kho-doan").split("\n")
    assert lines == [
        "::group::Báo cáo kiểm tra", "::stop-commands::kho-doan", *plain.split("\n"),
        "::kho-doan::", "::endgroup::",
    ]  # fmt: skip


def test_what_is_no_file_of_the_content_has_no_place() -> None:
    told = github(report(finding("SITEURL")), "…", place, "k")
    assert commands(told) == [("error", {"title": "Lỗi"}, "SITEURL: hỏng. Sửa.")]
    (found,) = json.loads(gitlab(report(finding("SITEURL")), place))
    assert found["location"] == {"path": "content/site.toml", "lines": {"begin": 3}}
    assert found["description"] == "SITEURL: hỏng. Sửa."


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_github_reads_any_name_and_text_back(name: str, text: str) -> None:
    line = github(report(finding(f"{name}.md", text=text)), "…", place, "k").split("::endgroup::\n")[1]
    assert not {"\r", "\n"} & set(line)
    _, properties, data = read_command(line)
    assert properties["file"] == f"content/{name}.md"
    assert data == text


def test_gitlab_gets_what_it_asks_for() -> None:
    first, second = json.loads(gitlab(report(finding(AWKWARD, text=TEXT), finding(level=WARNING)), place))
    assert first == {
        "description": TEXT,
        "check_name": "code",
        "fingerprint": first["fingerprint"],
        "severity": "major",
        "location": {"path": f"content/{AWKWARD}", "lines": {"begin": 3}},
    }
    assert (second["severity"], second["location"]["path"]) == ("minor", "content/a.md")
    assert json.loads(gitlab(report(), place)) == []


def test_fingerprints_are_unique_and_stay_when_lines_move() -> None:
    def marks(*findings: Finding) -> list[str]:
        return [one["fingerprint"] for one in json.loads(gitlab(report(*findings), place))]

    same = [finding(line=line) for line in (3, 7)]
    others = [finding("b.md"), finding(text="khác. Sửa."), finding("b.m", text="d" + "hỏng. Sửa.")]
    before = marks(*same, *others)
    assert len(set(before)) == 5
    assert all(re.fullmatch("[0-9a-f]{32}", mark) for mark in before)
    assert marks(*(finding(line=line) for line in (13, 17)), *others) == before


def test_the_summary_is_a_table_whose_text_means_nothing_in_markdown() -> None:
    text = "«a|b» <img src=x> [x](y) `c` *d* @ai https://x.vn\n# e"
    told = markdown(report(finding("a_b.md", text=text)), ("1 lỗi, 0 cảnh báo.", "", "1 bài hẹn giờ: «A»."))
    rows = told.split("\n")
    assert rows[0] == "### Kiểm tra bài"
    assert rows[4] == (
        r"| a\_b\.md:3 | Lỗi | «a\|b» \<img src\=x\> \[x\]\(y\) \`c\` \*d\* \@ai https\:\/\/x\.vn \# e |"
    )
    assert rows[6:] == [r"1 lỗi\, 0 cảnh báo\.", "", r"1 bài hẹn giờ\: «A»\.", "", ""]


def test_a_summary_without_findings_has_no_table() -> None:
    assert markdown(report(), ("Không có lỗi.",)) == "### Kiểm tra bài\n\nKhông có lỗi\\.\n\n"


def test_a_long_summary_ends() -> None:
    told = markdown(report(*(finding(f"{n}.md") for n in range(LONGEST_TABLE + 7))), ("x",))
    assert told.count("| Lỗi |") == LONGEST_TABLE
    assert "… và 7 lỗi, cảnh báo nữa" in told
