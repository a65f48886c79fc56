"""The folder of an article that begins."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands.new.folder import Taken, make, place_of
from newsroom.vietnamese.printing import VIETNAM

NOW = datetime(2026, 1, 1, 7, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("title", "date", "place"),
    [
        ("Đạt 51,9% kế hoạch, 80/81 chi bộ", "2024-07-11 15:51", "2024/07/dat-51-9-ke-hoach-80-81-chi-bo"),
        ("Ủy ban họp", "05/12/2023", "2023/12/uy-ban-hop"),
        ("!!!", "?", "2026/01/bai-viet"),
    ],
)
def test_the_place_follows_from_title_and_date(title: str, date: str, place: str) -> None:
    assert place_of(title, date, NOW) == place


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    photo = tmp_path / "ảnh"
    photo.write_bytes(b"y")
    file = make(tmp_path, "2024/07/hop", "một", {"1.jpg": b"x", "2.jpg": photo})
    assert sorted(one.name for one in file.parent.iterdir()) == ["1.jpg", "2.jpg", "index.md"]
    with pytest.raises(Taken, match="hop/index"):
        make(tmp_path, "2024/07/hop", "hai", {})
    assert file.read_text(encoding="utf-8") == "một"
    assert sorted(one.name for one in file.parents[1].iterdir()) == ["hop"]


def test_a_folder_that_cannot_be_finished_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="mất"):
        make(tmp_path, "2024/07/hop", "một", {"1.jpg": tmp_path / "mất"})
    assert list((tmp_path / "articles/2024/07").iterdir()) == []
