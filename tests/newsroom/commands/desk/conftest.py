"""A desk for each test that asks for one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.commands.desk.reading import apart
from tests.support.desk import DeskOf, desk


@pytest.fixture
def office(tmp_path: Path) -> Iterator[DeskOf]:
    """Open a desk on a small site, for one who may publish."""
    with desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on another disk than that of the test's own."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no other disk")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture(scope="package", autouse=True)
def no_process_left() -> Iterator[None]:
    """End what works apart once no test of the desk is to come."""
    yield
    apart.end()
