"""What the process that builds the preview gives, and how it ends."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateSyntaxError

from newsroom.commands.preview import builder as preview
from newsroom.commands.preview.state import Outcome
from newsroom.ending import INTERRUPTED, Failed
from plugins.gate import Refused
from plugins.gate.report import Finding, Report
from tests.support.building import ROOT

# What a build gives


class Site:
    """Stands for the class that builds: its build ends as it is told to."""

    end: BaseException | None = None
    report: Report | None = None

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings

    def run(self) -> None:
        if self.end:
            raise self.end


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Let builds be those of ``Site``; note the settings that they are asked for with."""
    found: list[dict[str, Any]] = []

    def settings(**more: Any) -> dict[str, Any]:
        found.append(more)
        return {"PELICAN_CLASS": Site}

    monkeypatch.setattr(preview, "settings", settings)
    return found


def test_a_build_that_succeeds_has_nothing_to_say(asked: list[dict[str, Any]]) -> None:
    assert preview.build(JOBS=1) == Outcome(True)
    assert asked == [{"JOBS": 1}]


def test_errors_are_told_apart_from_the_warnings_around_them(
    asked: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    levels = {"a.md": "cảnh báo", "b.md": "lỗi", "c.md": "cảnh báo"}
    findings = tuple(Finding(path, 1, level, "x", "y") for path, level in levels.items())
    monkeypatch.setattr(Site, "end", Refused(Report(findings, 1, 2)))
    warnings = ("a.md:1: cảnh báo: x", "c.md:1: cảnh báo: x")
    assert preview.build() == Outcome(False, ("b.md:1: lỗi: x",), "1 lỗi, 2 cảnh báo.", warnings)


@pytest.mark.parametrize(
    ("end", "shown", "printed"),
    [
        (
            lambda: Refused(Report((Finding("a.md", 1, "lỗi", "x", "y"),), 1, 0)),
            Outcome(False, ("a.md:1: lỗi: x",), "1 lỗi, 0 cảnh báo."),
            "",
        ),
        (lambda: Failed("output: lỗi: đầy."), Outcome(False, ("output: lỗi: đầy.",)), "output: lỗi: đầy.\n"),
        (
            lambda: TemplateSyntaxError("thừa", 7, filename="a.html"),
            Outcome(False, ("a.html:7: thừa",)),
            "a.html:7: thừa\n",
        ),
        (lambda: SystemExit("JOBS: lỗi: x"), Outcome(False, ("JOBS: lỗi: x",)), "JOBS: lỗi: x\n"),
        (lambda: ZeroDivisionError("chia 0"), Outcome(False, ("ZeroDivisionError: chia 0",)), None),
    ],
    ids=["refused", "failed", "template", "setting", "mistake of ours"],
)
def test_what_went_wrong_in_a_build_is_for_the_page(
    asked: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    end: Callable[[], BaseException],
    shown: Outcome,
    printed: str | None,
) -> None:
    monkeypatch.setattr(Site, "end", end())
    assert preview.build() == shown
    told = capsys.readouterr().err
    assert told == printed or (
        printed is None and told.startswith("Traceback") and told.endswith(f"{shown.errors[0]}\n")
    )


def test_warnings_of_a_build_that_passes_are_for_the_page(
    asked: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = Finding("a.md", 1, "cảnh báo", "x", "y")
    monkeypatch.setattr(Site, "report", Report((finding,), 0, 1))
    assert preview.build() == Outcome(True, (), "0 lỗi, 1 cảnh báo.", ("a.md:1: cảnh báo: x",))
    monkeypatch.setattr(Site, "report", Report((), 0, 0))
    assert preview.build() == Outcome(True)


@pytest.mark.parametrize(
    "end", [KeyboardInterrupt(), Failed("Đã dừng.", INTERRUPTED)], ids=["outside", "in it"]
)
def test_who_stops_the_preview_stops_the_build(
    asked: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, end: BaseException
) -> None:
    monkeypatch.setattr(Site, "end", end)
    with pytest.raises(KeyboardInterrupt):
        preview.build()


def test_a_preview_shows_drafts_and_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = preview.settings(JOBS=1)
    assert (found["PREVIEW"], found["JOBS"]) == (True, 1)
    assert found["OUTPUT_PATH"] == str(ROOT / ".preview")


# The process


def test_each_line_that_it_reads_is_a_build_that_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    outcomes = [Outcome(True), Outcome(False, ("a.md:1: lỗi: x",), "1 lỗi")]
    left = iter(outcomes)
    monkeypatch.setattr(preview, "build", lambda: next(left))
    monkeypatch.setattr(sys, "stdin", StringIO("\n\n"))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with (tmp_path / "told").open("wb") as told:
        preview.main(told.fileno())
    ready, *lines = (tmp_path / "told").read_bytes().splitlines()
    assert ready == b""
    assert [Outcome.from_line(line) for line in lines] == outcomes


def test_an_interruption_ends_it_without_a_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> Outcome:
        raise KeyboardInterrupt

    monkeypatch.setattr(preview, "build", stopped)
    monkeypatch.setattr(sys, "stdin", StringIO("\n\n"))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with (tmp_path / "told").open("wb") as told:
        preview.main(told.fileno())
    assert (tmp_path / "told").read_bytes() == b"\n"
    assert capsys.readouterr() == ("", "")
