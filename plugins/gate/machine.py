"""Write a report for programs: as JSON of our own, and as SARIF."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Formatter
from typing import Any
from urllib.parse import quote

from newsroom.engine import Checks
from newsroom.model.content import SITE_FILE
from newsroom.model.problem import ERROR, Wording
from plugins.gate.report import Finding, Report
from plugins.gate.wording import told_at

Place = Callable[[str], str]
"""Gives the path of a file from the root of the repository, ``""`` for what is no file of the content."""

VERSION = 1
"""Of the JSON; another one means that keys went or mean something else."""
HANDBOOK = "docs/kiem-tra.md"
"""What explains the codes of the copy desk, one a section."""
_LEVELS = {True: "error", False: "warning"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def explained(checks: Checks) -> frozenset[str]:
    """Give the codes that the handbook explains: those of the copy desk."""
    return frozenset(
        code for check in checks if check.name.startswith("copydesk.") for code in check.wordings
    )


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """Give what tells each finding from all others, and stays when only its line is another one."""
    seen: Counter[str] = Counter()
    for one in findings:
        same = f"{one.path}\0{one.code}\0{one.text}"
        seen[same] += 1
        yield hashlib.sha256(f"{same}\0{seen[same]}".encode("utf-8", "surrogateescape")).hexdigest()[:32]


def plain_json(report: Report, place: Place, checks: Checks) -> str:
    """Write the report as JSON: counts, and a list of findings.

    Each has ``path`` (from the root of the repository, ``null`` for what is in no file), ``line``,
    ``level`` (``error`` or ``warning``), ``code``, ``text``, ``fingerprint``, and ``help`` where the
    handbook explains its code: the file with the name of the section.
    """
    codes = explained(checks)
    findings = [
        {
            "path": place(one.path) or None,
            "line": one.line,
            "level": _LEVELS[one.level == ERROR],
            "code": one.code,
            "text": _text(one, place),
            "help": f"{HANDBOOK}#{one.code}" if one.code in codes else None,
            "fingerprint": mark,
        }
        for one, mark in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    errors, warnings = report.left_out
    found = {
        "version": VERSION,
        "errors": report.errors,
        "warnings": report.warnings,
        "left_out": {"errors": errors, "warnings": warnings},
        "findings": findings,
    }
    return _written(found)


def sarif(report: Report, place: Place, checks: Checks, handbook: str = "") -> str:
    """Write the report as SARIF 2.1.0 (OASIS); ``handbook`` is the address of the page on codes, if known.

    The rules are those that something was found of; files are named from the root of the repository.
    """
    wordings = {code: wording for check in checks for code, wording in check.wordings.items()}
    codes = sorted({one.code for one in report.findings})
    known = explained(checks)
    rules = [_rule(code, wordings[code], code in known, handbook) for code in codes]
    results = [
        _result(one, mark, codes.index(one.code), place)
        for one, mark in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    driver = {"name": "make check", "language": "vi", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"errors": report.errors, "warnings": report.warnings},
    }
    return _written({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, wording: Wording, is_explained: bool, handbook: str) -> dict[str, Any]:
    """Describe a kind of finding; where values would stand there are dots."""
    more = f" {HANDBOOK}, mục {code}." if is_explained else ""
    remedy = _general(wording.remedy)
    rule: dict[str, Any] = {
        "id": code,
        "name": "".join(part.capitalize() for part in code.split("-")),
        "shortDescription": {"text": _general(wording.found)},
        "help": {"text": f"{remedy}{'' if remedy.endswith(('?', '.')) else '.'}{more}"},
        "defaultConfiguration": {"level": _LEVELS[wording.severity == ERROR]},
    }
    if is_explained and handbook:
        rule["helpUri"] = f"{handbook}#{code}"
    return rule


def _general(text: str) -> str:
    return "".join(f"{said}{'…' * (value is not None)}" for said, value, *_ in Formatter().parse(text))


def _result(one: Finding, mark: str, rule: int, place: Place) -> dict[str, Any]:
    file = place(one.path) or place(SITE_FILE) or SITE_FILE
    location: Mapping[str, Any] = {
        "artifactLocation": {"uri": quote(file), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": one.line},
    }
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": _LEVELS[one.level == ERROR],
        "message": {"text": _text(one, place)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"checkFinding/v1": mark},
    }


def _text(one: Finding, place: Place) -> str:
    """Give what is told, with the name of what is no file."""
    return one.text if place(one.path) else f"{told_at(one.path)}: {one.text}"


def _written(found: Mapping[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1)
