"""Reports for programs: JSON of our own, and SARIF."""

from __future__ import annotations

import json
import os
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator  # type: ignore[import-untyped] # comes with check-jsonschema

from newsroom.engine import Check, Checks, Scope
from newsroom.model.problem import ERROR, WARNING, error, warning
from plugins.gate.machine import HANDBOOK, explained, fingerprints, plain_json, sarif
from plugins.gate.report import Finding, Report
from tests.support.building import ROOT

CHECKS = Checks(
    [
        Check("copydesk.a", Scope.READING, {"doubled-word": warning("chữ lặp: «{found}»", "Xóa bớt")}),
        Check("gate.b", Scope.ALWAYS, {"bad-link": error("hỏng {{x}} «{value:whole}»", "Sửa {value}?")}),
    ]
)
SCHEMA = json.loads((ROOT / "tests/support/sarif-2.1.0.json").read_text(encoding="utf-8"))
"""Cut from "sarif-schema-2.1.0.json" of github.com/oasis-tcs/sarif-spec: only what we write is in it."""
BOOK = "https://example.vn/docs/kiem-tra.md"


def place(path: str) -> str:
    return "" if path == "SITEURL" else f"content/{path}"


def report(*findings: Finding) -> Report:
    errors = sum(one.level == ERROR for one in findings)
    return Report(findings, errors, len(findings) - errors, (0, 2))


SLIP = Finding("articles/2024/07/a b/index.md", 7, WARNING, "chữ lặp: «các các». Xóa bớt.", "doubled-word")
FAULT = Finding("SITEURL", 1, ERROR, "hỏng {x} «a». Sửa a?", "bad-link")


def test_the_json_says_where_what_and_how_to_learn_more() -> None:
    found = json.loads(plain_json(report(SLIP, FAULT), place, CHECKS))
    marks = [one.pop("fingerprint") for one in found["findings"]]
    assert found == {
        "version": 1,
        "errors": 1,
        "warnings": 1,
        "left_out": {"errors": 0, "warnings": 2},
        "findings": [
            {
                "path": "content/articles/2024/07/a b/index.md",
                "line": 7,
                "level": "warning",
                "code": "doubled-word",
                "text": "chữ lặp: «các các». Xóa bớt.",
                "help": "docs/kiem-tra.md#doubled-word",
            },
            {
                "path": None,
                "line": 1,
                "level": "error",
                "code": "bad-link",
                "text": "SITEURL: hỏng {x} «a». Sửa a?",
                "help": None,
            },
        ],
    }
    assert len(set(marks)) == 2


def test_sarif_has_rules_results_and_files_from_the_root() -> None:
    (run,) = json.loads(sarif(report(SLIP, FAULT), place, CHECKS, BOOK))["runs"]
    fault, slip = run["tool"]["driver"]["rules"]
    assert (fault["id"], fault["name"], fault["defaultConfiguration"]) == (
        "bad-link",
        "BadLink",
        {"level": "error"},
    )
    assert (fault["shortDescription"]["text"], fault["help"]["text"]) == ("hỏng {x} «…»", "Sửa …?")
    assert slip["helpUri"] == f"{BOOK}#doubled-word"
    assert slip["help"]["text"] == f"Xóa bớt. {HANDBOOK}, mục doubled-word."
    first, second = run["results"]
    where = first["locations"][0]["physicalLocation"]
    assert where == {
        "artifactLocation": {"uri": "content/articles/2024/07/a%20b/index.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 7},
    }
    assert (first["ruleIndex"], first["level"], first["message"]["text"]) == (1, "warning", SLIP.text)
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/site.toml"
    assert second["message"]["text"].startswith("SITEURL: ")


def test_without_a_forge_no_address_is_made_up() -> None:
    assert "helpUri" not in sarif(report(SLIP), place, CHECKS)


def test_fingerprints_stay_when_lines_move_and_tell_twins_apart() -> None:
    moved = [Finding(SLIP.path, line, WARNING, SLIP.text, SLIP.code) for line in (9, 12)]
    (mark,) = fingerprints([SLIP])
    first, second = fingerprints(moved)
    assert first == mark
    assert second != mark


def test_only_what_the_copy_desk_tells_is_in_its_handbook() -> None:
    assert explained(CHECKS) == {"doubled-word"}


@given(st.lists(st.tuples(st.text(min_size=1), st.integers(1), st.sampled_from([ERROR, WARNING]), st.text(), st.sampled_from(["doubled-word", "bad-link"]))))  # fmt: skip
def test_sarif_follows_its_schema_whatever_is_found(findings: list[tuple[str, int, str, str, str]]) -> None:
    written = sarif(report(*(Finding(*one) for one in findings)), place, CHECKS, BOOK)
    found = json.loads(written)
    Draft4Validator(SCHEMA).validate(found)
    for one, (path, *_) in zip(found["runs"][0]["results"], findings, strict=True):
        uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        if path != "SITEURL":
            assert unquote(uri) == f"content/{path}"


def test_it_follows_the_whole_schema() -> None:
    """``SARIF_SCHEMA`` names the file of the repository above, of 113 kB."""
    if not (file := os.environ.get("SARIF_SCHEMA")):
        pytest.skip("SARIF_SCHEMA does not say where the official schema of SARIF is")
    schema = json.loads(Path(file).read_text(encoding="utf-8"))
    Draft4Validator(schema).validate(json.loads(sarif(report(SLIP, FAULT), place, CHECKS, BOOK)))
