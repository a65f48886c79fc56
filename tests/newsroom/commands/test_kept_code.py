"""What Python compiles at a start is kept and is what it would compile; damage is passed over."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.kept_code import MOST, KeptCode, default_file, kept_code

PATTERNS = (
    "",
    "a|b",
    r"(?P<năm>\d{4})-(?P<tháng>\d\d)",
    r"(?i)[a-zđ]+(?=x)(?<!y)",
    r"(?s:.)\Z",
    "[^\\W\\d_]{2,}?",
    r"(a)(b)?(?(2)c|d)",
)
TEXTS = ("", "abc", "2024-07", "ĐxaX", "abd", "abbcd", "dòng\nmới")


def found(pattern: re.Pattern[str], text: str) -> object:
    """Give all that a pattern finds in a text."""
    return [(match.span(), match.groups(), match.groupdict()) for match in pattern.finditer(text)]


@given(st.sampled_from(PATTERNS), st.sampled_from((0, re.I, re.A, re.M | re.S, re.X)), st.sampled_from(TEXTS))
def test_a_kept_pattern_is_the_one_that_python_compiles(text: str, flags: int, looked_at: str) -> None:
    code = KeptCode(Path("/nowhere"))
    first, again, fresh = (make(text, int(flags)) for make in (code.pattern, code.pattern, re.compile))
    assert first == again == fresh
    assert first.groupindex == again.groupindex == fresh.groupindex
    assert found(again, looked_at) == found(fresh, looked_at)


@pytest.mark.filterwarnings("ignore::FutureWarning")
@given(st.text("ab(|)[]*+?.\\d^$-{}1,", max_size=12))
def test_any_text_is_a_pattern_or_an_error_as_ever(text: str) -> None:
    def outcome(make: Callable[[str, int], re.Pattern[str]]) -> object:
        try:
            return make(text, 0)
        except re.error as error:
            return str(error)

    assert outcome(KeptCode(Path("/nowhere")).pattern) == outcome(re.compile)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a file for what is kept, in a process that keeps bytecode."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache" / "code.kept"


def test_what_one_process_compiled_the_next_takes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with kept_code(file):
        re.purge()
        first = re.compile("chỉ ở đây (a|b)")
        one = dataclasses.make_dataclass("One", [("name", str)], frozen=True)
    assert file.is_file()

    def never(*_: object) -> None:
        raise AssertionError("compiled anew")

    with kept_code(file):
        re.purge()
        monkeypatch.setattr("re._compiler._code", never)
        monkeypatch.setitem(vars(sys.modules["newsroom.commands.kept_code"]), "compile", never)
        assert re.compile("chỉ ở đây (a|b)") == first
        two = dataclasses.make_dataclass("One", [("name", str)], frozen=True)
    assert repr(two("x")) == repr(one("x"))
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_python_compiles_as_ever_afterwards(file: Path) -> None:
    compile_ = re._compiler.compile  # type: ignore[attr-defined]
    with kept_code(file):
        assert re._compiler.compile is not compile_  # type: ignore[attr-defined]
    assert re._compiler.compile is compile_  # type: ignore[attr-defined]
    assert "exec" not in vars(dataclasses)


@pytest.mark.parametrize("damage", [b"", b"\n", b"khong phai\nxyz", b"x" * 9])
def test_a_file_that_is_not_whole_is_passed_over(file: Path, damage: bytes) -> None:
    with kept_code(file):
        re.purge()
        re.compile("một (mẫu)")
    whole = file.read_bytes()
    for data in (damage, whole[:-1], whole + b"x", whole.replace(b"m", b"n", 1)):
        file.write_bytes(data)
        kept = KeptCode(file)
        assert kept.pattern("một (mẫu)", 0) == re.compile("một (mẫu)")
        kept.keep()
        assert file.read_bytes() == whole


def test_a_process_that_keeps_no_bytecode_keeps_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept = KeptCode(file)
    kept.pattern("a", 0)
    kept.keep()
    assert not file.exists()


def test_what_is_no_longer_used_is_left_out_when_there_is_much(file: Path) -> None:
    before = KeptCode(file)
    for number in range(MOST):
        before.pattern(f"{number}", 0)
    before.keep()
    after = KeptCode(file)
    after.pattern("7", 0)
    after.pattern("mới", 0)
    after.keep()
    assert file.stat().st_size < 2000


def test_the_file_lies_where_python_keeps_bytecode() -> None:
    assert default_file().parent.name == "__pycache__" or sys.pycache_prefix
