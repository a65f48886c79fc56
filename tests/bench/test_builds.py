"""Builds are measured as ``make html`` starts them."""

from pathlib import Path

import pytest

from bench.builds import ROOT, command, starter


def test_the_module_is_that_of_the_task(tmp_path: Path) -> None:
    (tmp_path / "tasks.py").write_text(
        'def check(c):\n    _become("other")\n\ndef html(c):\n    _need()\n    _become("a.b", *places)\n',
        encoding="utf-8",
    )
    assert command(tmp_path, Path("content"), Path("f"))[1:4] == ["-m", "a.b", "content"]


def test_the_task_of_this_house_is_found() -> None:
    assert starter((ROOT / "tasks.py").read_text(encoding="utf-8"))


def test_a_task_that_becomes_nothing_is_not_guessed() -> None:
    with pytest.raises(LookupError):
        starter("def html(c):\n    pass\n")
