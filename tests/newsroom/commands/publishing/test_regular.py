from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom.commands.publishing.publisher import PublishingError
from newsroom.commands.publishing.regular import require_regular


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key").write_text("x")
    (tmp_path / "output/2024").mkdir(parents=True)
    (tmp_path / "output/2024/index.html").write_text("x")
    return tmp_path / "output"


def test_files_that_a_build_wrote_may_go_out(output: Path) -> None:
    require_regular(output, ["2024/index.html"])


def test_links_to_files_or_folders_and_pipes_are_named(output: Path) -> None:
    (output / "key").symlink_to(output.parent / "secret/key")
    (output / "deep").mkdir()
    (output / "deep/2025").symlink_to(output.parent / "secret")
    os.mkfifo(output / "pipe")
    for path in ("key", "pipe", "lost", "deep/2025/key"):
        with pytest.raises(PublishingError, match=path.removesuffix("/key")):
            require_regular(output, ["2024/index.html", path])
