from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from newsroom.commands.publishing import rclone_folder
from newsroom.commands.publishing.publisher import PublishingError
from newsroom.commands.publishing.rclone_folder import TargetFolder
from newsroom.commands.publishing.rclone_process import Rclone
from newsroom.model.hosting import RcloneTarget


class Line(Rclone):
    """A line on which each attempt goes as it is told: what arrives, and what is said of the rest."""

    def __init__(self, *attempts: tuple[list[str], list[str]]) -> None:
        super().__init__("x:", "rclone", {})
        self.attempts = list(attempts)
        self.asked: list[list[str]] = []

    def send(self, folder: Path, paths: Sequence[str], headers: object, errors: list[str]) -> Iterator[str]:
        self.asked.append(list(paths))
        arrived, said = self.attempts.pop(0)
        errors.extend(said)
        yield from arrived


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsroom.commands.publishing.rclone_folder.time.sleep", lambda seconds: None)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name)
    return tmp_path


def sent(line: Line, output: Path) -> list[str]:
    return list(TargetFolder(RcloneTarget("x"), line).send(output, ["a", "b", "c"], with_headers=False))


def test_only_what_has_not_arrived_is_sent_again(output: Path) -> None:
    line = Line((["b"], ["a EOF", "c connection reset"]), (["a"], ["c EOF"]), (["c"], []))
    assert sorted(sent(line, output)) == ["a", "b", "c"]
    assert line.asked == [["a", "b", "c"], ["a", "c"], ["c"]]


def test_patience_has_an_end(output: Path) -> None:
    line = Line(*[(["b"], ["a EOF"])] * rclone_folder.ATTEMPTS)
    with pytest.raises(PublishingError, match="không kết nối được"):
        sent(line, output)
    assert len(line.asked) == rclone_folder.ATTEMPTS


def test_what_another_attempt_cannot_mend_is_told_at_once(output: Path) -> None:
    line = Line(([], ["a 552 Disk full"]))
    with pytest.raises(PublishingError, match="hết chỗ trống"):
        sent(line, output)


def test_a_file_that_another_build_removed_is_named(output: Path) -> None:
    (output / "c").unlink()
    with pytest.raises(PublishingError, match=r"«c» không còn trong thư mục đã dựng"):
        sent(Line((["a", "b"], [])), output)
