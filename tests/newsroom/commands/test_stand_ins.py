"""Pelican starts with stand-ins: nobody else meets one, and what is used after all is the real thing."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as real_version

import pytest

from newsroom.commands.stand_ins import STOOD_IN, Console, NameToCome, RichHandler, StoodInError, version
from tests.support.building import ROOT


def told(program: str, **environment: str) -> object:
    """Run a program that starts Pelican with stand-ins, and give what it prints as JSON."""
    start = "import json, sys\nfrom newsroom.commands.stand_ins import *\npelican = import_pelican()\n"
    command = [sys.executable, "-c", start + program]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_nothing_that_has_a_stand_in_is_imported_and_none_is_left() -> None:
    loaded = told("print(json.dumps(sorted(sys.modules)))")
    assert isinstance(loaded, list)
    assert not [name for name in loaded for one in STOOD_IN if name == one or name.startswith(f"{one}.")]
    assert {"pelican", "pelican.settings", "pelican.readers", "pelican.writers"} <= set(loaded)


@pytest.mark.slow
def test_whoever_imports_afterwards_gets_the_real_module() -> None:
    program = (
        "import importlib, types\n"
        "real = {name: importlib.import_module(name) for name in STOOD_IN}\n"
        "print(json.dumps({name: [type(module) is types.ModuleType, bool(module.__file__)]"
        " for name, module in real.items()}))"
    )
    assert told(program) == {name: [True, True] for name in STOOD_IN}


@pytest.mark.slow
def test_what_pelican_uses_after_all_is_the_real_thing() -> None:
    program = (
        "from pelican.utils import get_date, slugify\n"
        "from pelican.writers import Atom1Feed\n"
        "print(json.dumps([str(get_date('2024-07-01')), slugify('Thi đua', [], use_unicode=False),"
        " Atom1Feed('a', 'b', 'c').feed['title'], pelican.__version__]))"
    )
    assert told(program) == ["2024-07-01 00:00:00", "thi dua", "a", real_version("pelican")]


@pytest.mark.slow
def test_a_class_without_its_base_says_so() -> None:
    program = (
        "from pelican.readers import PelicanHTMLWriter, RstReader\n"
        "try:\n    PelicanHTMLWriter()\n"
        "except StoodInError as error:\n    print(json.dumps(str(error)))"
    )
    assert "pelican.readers.PelicanHTMLWriter" in str(told(program))


def test_a_name_to_come_is_what_it_names() -> None:
    decoder = NameToCome("json", "JSONDecoder")
    assert decoder().decode("[1]") == [1]
    assert isinstance(json.JSONDecoder(), decoder)  # type: ignore[arg-type]
    assert decoder.decode is json.JSONDecoder.decode
    with pytest.raises(AttributeError):
        NameToCome("json", "khong-co").decode  # noqa: B018
    with pytest.raises(ModuleNotFoundError):
        NameToCome("khong_co_goi_nay", "x")()
    made = type("Made", decoder.__mro_entries__(()), {})
    with pytest.raises(StoodInError):
        made()


def test_a_version_is_that_of_the_metadata() -> None:
    for name in ("pelican", "markdown", "blinker"):
        assert version(name) == real_version(name)
    with pytest.raises(PackageNotFoundError):
        version("khong-co-goi-nay")


def test_records_and_tracebacks_look_as_rich_shows_them(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.console import Console as RealConsole
    from rich.logging import RichHandler as RealHandler

    record = logging.LogRecord("x", logging.ERROR, "tep.py", 7, "Lỗi «%s»", ("này",), None)
    for handler in (RichHandler(Console()), RealHandler(console=RealConsole())):
        handler.setFormatter(logging.Formatter("%(message)s", "[%H:%M:%S]"))
        handler.emit(record)
    ours, theirs = capsys.readouterr().out.strip().splitlines()
    assert ours.split() == theirs.split()


def test_where_nobody_looks_no_sign_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError("Rich was asked")

    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    console = Console()
    monkeypatch.setattr(console, "real", never)
    with console.status("Generating..."):
        pass
    monkeypatch.setenv("FORCE_COLOR", "1")
    with pytest.raises(AssertionError):
        console.status("Generating...")
