"""The shell of ops/ passes shellcheck, its units systemd's own check."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.support.building import ROOT
from tests.support.server import run

OPS = ROOT / "ops"
SHELL = sorted(
    file for file in OPS.rglob("*") if file.is_file() and file.read_bytes().startswith(b"#!/bin/sh")
)
UNITS = sorted((OPS / "systemd").iterdir())


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
def test_the_shell_passes_shellcheck() -> None:
    assert SHELL
    said = run("shellcheck", "--external-sources", f"--source-path={ROOT}", *map(str, SHELL))
    assert said.status == 0, said.text


def test_programs_can_be_run() -> None:
    for file in SHELL:
        assert os.access(file, os.X_OK), file


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_the_units_pass_the_check_of_systemd(tmp_path: Path) -> None:
    program = tmp_path / "true"
    shutil.copy("/bin/true", program)
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8")
        text = re.sub(r"(?<=ExecStart=)\S+", str(program), text)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    said = run("systemd-analyze", "verify", *(str(tmp_path / unit.name) for unit in UNITS))
    assert said.status == 0, said.text
    assert not [line for line in said.text.splitlines() if "bantin" in line], said.text


def test_every_program_and_place_that_a_unit_names_is_there() -> None:
    for unit in UNITS:
        for named in re.findall(r"/opt/bantin/(\S+)", unit.read_text(encoding="utf-8")):
            assert (ROOT / named).is_file(), named


def test_every_program_that_the_docs_name_is_there() -> None:
    text = (ROOT / "docs" / "trien-khai.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:/opt/bantin/|`)(ops/[a-z/.-]*[a-z])", text))
    assert {"ops/desk/install", "ops/desk/password"} <= named
    for program in named:
        assert (ROOT / program).exists(), program


def directives(unit: str) -> set[tuple[str, str]]:
    """Give what a unit says of its service."""
    text = (OPS / "systemd" / unit).read_text(encoding="utf-8").partition("[Service]")[2]
    return set(re.findall(r"^([A-Za-z]+)=(.*)$", text, re.MULTILINE))


def test_the_desk_may_do_no_more_than_what_counts_but_for_its_work() -> None:
    desk, count = directives("bantin-desk.service"), directives("bantin-count.service")
    names = {name for name, _ in desk}
    assert {name for name, _ in count} - names == {
        "SupplementaryGroups",
        "TimeoutStartSec",
        "Nice",
        "IOSchedulingClass",
        "ReadWritePaths",
        "PrivateNetwork",  # it sends by ssh
        "MemoryDenyWriteExecute",  # LibreOffice
    }
    same = {pair for pair in count if pair[0].startswith(("Protect", "Restrict", "System", "Lock", "NoNew"))}
    assert same - desk == {("RestrictAddressFamilies", "none")}
    assert ("CapabilityBoundingSet", "") in desk
    assert ("User", "bantin-desk") in desk
