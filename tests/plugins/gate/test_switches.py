"""Warnings that a site does not want to be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.engine import Check, Checks, Scope
from newsroom.model.problem import error, warning
from plugins.gate.switches import check_switches, switched_off
from tests.support.building import build, tiny_site, write_article

CHECKS = Checks(
    [
        Check(
            name="a",
            scope=Scope.ALWAYS,
            wordings={"doubled-word": warning("a", "b"), "missing-key": error("a", "b")},
        )
    ]
)
SLIP = "Thứ Sáu, 11/07/2024, các các chi bộ họp."


def test_only_warnings_can_be_kept_silent() -> None:
    off = (("doubled-word", 3), ("missing-key", 4), ("zzz", 5), ("doubled-words", 6))
    assert switched_off(off, CHECKS) == {"doubled-word"}
    assert [(p.line, p.code, dict(p.values)["nearest"]) for p in check_switches(off, CHECKS)] == [
        (4, "switch-error", ""),
        (5, "switch-strange", ""),
        (6, "switch-unknown", "doubled-word"),
    ]


@pytest.mark.slow
def test_what_is_switched_off_is_told_again_when_it_is_on_though_nothing_is_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/07/hop", SLIP)
    plain = (content / "site.toml").read_text(encoding="utf-8")
    reports = []
    for off in ("[]", '["doubled-word"]', '["doubled-word", "wrong-weekday"]', "[]"):
        (content / "site.toml").write_text(f"{plain}\n[check]\noff = {off}\n", encoding="utf-8")
        done = build(content, tmp_path / "output")
        assert done.status == 0
        reports.append(capsys.readouterr().err)
    told = [("«các các»" in report, "không khớp" in report) for report in reports]
    assert told == [(True, True), (False, True), (False, False), (True, True)]
    assert (reports[2], reports[3]) == ("", reports[0])
