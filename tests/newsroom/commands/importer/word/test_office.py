"""LibreOffice is asked without trust, and a machine without it is told what to do."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word import office, read_word
from tests.support.building import ROOT
from tests.support.wordfiles import shown

RTF = rb"{\rtf1\ansi H\u7897\'3fi ngh\u7883\'3f {\b l\u7899\'3fn}\par}"


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a program in the place of LibreOffice, to be written."""
    program = tmp_path / "soffice"
    monkeypatch.setattr(office, "office", lambda: str(program))
    return program


def write(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_without_libreoffice_the_editor_is_told_how_to_do_it_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "office", lambda: "")
    with pytest.raises(Unreadable, match=r"RTF cần LibreOffice.*kiểu \.docx"):
        office.converted(RTF, "rtf")


def test_it_runs_in_a_profile_of_its_own_without_macros_links_and_network(
    pretend: Path, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    write(
        pretend,
        f'echo "$@" > {seen}; cat profile/user/registrymodifications.xcu >> {seen}; ls /sys/class/net >> {seen}; cp bai.rtf out/bai.docx',
    )
    assert office.converted(RTF, "rtf") == RTF
    text = seen.read_text(encoding="utf-8")
    assert "--headless" in text
    assert "MacroSecurityLevel" in text
    assert 'name="Link" oor:op="fuse"><value>0' in text


@pytest.mark.slow
def test_one_that_takes_too_long_is_ended_with_its_children(
    pretend: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "SECONDS", 0.5)
    late = tmp_path / "late"
    write(pretend, f"(sleep 1; touch {late}) & sleep 30")
    with pytest.raises(Unreadable, match="không đọc xong"):
        office.converted(RTF, "rtf")
    time.sleep(1)
    assert not late.exists()


def test_one_that_fails_is_told(pretend: Path) -> None:
    write(pretend, "exit 1")
    with pytest.raises(Unreadable, match="không đọc được tệp dạng RTF"):
        office.converted(RTF, "rtf")


@pytest.mark.slow
@pytest.mark.skipif(not office.office(), reason="no LibreOffice here")
def test_an_rtf_is_read_through_libreoffice() -> None:
    assert shown(read_word("a.rtf", RTF)) == ["Hội nghị *lớn*"]


@pytest.mark.slow
def test_it_ends_with_the_process_that_asked(tmp_path: Path) -> None:
    program, begun, late = tmp_path / "soffice", tmp_path / "begun", tmp_path / "late"
    write(program, f"touch {begun}; sleep 1; touch {late}")
    code = f"from newsroom.commands.importer.word import office; office.office = lambda: {str(program)!r}; office.converted(b'', 'rtf')"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | {"TMPDIR": str(tmp_path)}
    ) as process:
        while not begun.exists() and process.poll() is None:
            time.sleep(0.02)
        process.kill()
    time.sleep(1.2)
    assert not late.exists() or "setpriv" not in office._walls()


def test_folders_of_processes_that_were_killed_are_removed(
    pretend: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    stale, fresh = tmp_path / f"{office._FOLDER}a", tmp_path / f"{office._FOLDER}b"
    for folder in (stale, fresh):
        folder.mkdir()
    os.utime(stale, (0, 0))
    write(pretend, "cp bai.rtf out/bai.docx")
    office.converted(RTF, "rtf")
    assert sorted(one.name for one in tmp_path.glob(f"{office._FOLDER}*")) == [fresh.name]
