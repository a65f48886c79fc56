"""Write a report as the annotations of a forge, which shows them at the lines they are about."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from newsroom.model.content import SITE_FILE
from newsroom.model.problem import ERROR, WARNING
from plugins.gate.machine import Place, fingerprints
from plugins.gate.report import Finding, Report
from plugins.gate.wording import told_at

TITLES = {ERROR: "Lỗi", WARNING: "Cảnh báo"}
_COMMANDS = {ERROR: "error", WARNING: "warning"}
_SEVERITIES = {ERROR: "major", WARNING: "minor"}
LONGEST_TABLE = 200
"""The rows of a summary, which GitHub takes up to 1 MiB."""
_PUNCTUATION_RE = re.compile(r"([!-/:-@\[-`{-~])")


def github(report: Report, plain: str, place: Place, token: str) -> str:
    """Write workflow commands for GitHub: ``plain`` in a group, then an annotation a finding, errors first.

    GitHub shows ten annotations of a kind a step, so the group has them all. ``token``, which nobody can
    guess, keeps what stands in articles from being taken for commands there.
    Source: "Workflow commands for GitHub Actions", and ``ActionCommand`` of github.com/actions/runner.
    """
    group = ["::group::Báo cáo kiểm tra", f"::stop-commands::{token}", plain, f"::{token}::", "::endgroup::"]
    ordered = sorted(report.findings, key=lambda one: one.level != ERROR)
    return "\n".join([*group, *(_command(one, place(one.path)) for one in ordered)])


def _command(finding: Finding, file: str) -> str:
    where = {"file": file, "line": str(finding.line)} if file else {}
    properties = ",".join(
        f"{key}={_property(value)}" for key, value in {**where, "title": TITLES[finding.level]}.items()
    )
    text = finding.text if file else f"{told_at(finding.path)}: {finding.text}"
    return f"::{_COMMANDS[finding.level]} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(report: Report, place: Place) -> str:
    """Write the report as GitLab's code quality takes it: a JSON array.

    A fingerprint tells a finding from all others and stays when only its line is another one.
    Source: "Code Quality report format" in GitLab's documentation.
    """
    found = []
    for one, mark in zip(report.findings, fingerprints(report.findings), strict=True):
        path = place(one.path)
        found.append({
            "description": one.text if path else f"{told_at(one.path)}: {one.text}",
            "check_name": one.code,
            "fingerprint": mark,
            "severity": _SEVERITIES[one.level],
            "location": {"path": path or place(SITE_FILE) or SITE_FILE, "lines": {"begin": one.line}},
        })  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=1)


def markdown(report: Report, closing: Sequence[str]) -> str:
    """Write a summary in Markdown: a table of the findings, then the ``closing`` lines."""
    rows = [
        f"| {_verbatim(told_at(one.path))}:{one.line} | {TITLES[one.level]} | {_verbatim(one.text)} |"
        for one in report.findings[:LONGEST_TABLE]
    ]
    more = len(report.findings) - len(rows)
    table = ["| Tệp, dòng | | |", "| --- | --- | --- |", *rows, ""] if rows else []
    if more:
        table += [f"… và {more} lỗi, cảnh báo nữa: xem nhật ký.", ""]
    said = [line for text in closing if text for line in (_verbatim(text), "")]
    return "\n".join(["### Kiểm tra bài", "", *table, *said, ""])


def _verbatim(text: str) -> str:
    """Escape every sign that could mean something in Markdown (CommonMark, "Backslash escapes")."""
    return _PUNCTUATION_RE.sub(r"\\\1", " ".join(text.split()))
