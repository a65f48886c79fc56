from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.publishing.place import Place
from newsroom.commands.publishing.publisher import PublishingError
from newsroom.commands.publishing.release import Release, State
from newsroom.commands.publishing.room import require_room
from newsroom.commands.publishing.upload import Upload
from newsroom.engine import Progress
from tests.support.publishing import publication


def upload(tmp_path: Path, free: int | None, inodes: int | None) -> Upload:
    made = publication(tmp_path / "output", {"index.html": "x", "a/index.html": "x"})
    state = State("", free=free, inodes=inodes)
    return Upload(Place("/srv"), made, state, Release("r"), "part", None, False, Progress())


def test_too_little_room_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="còn 0,0 MB"):
        require_room(upload(tmp_path, 4096, None), "srv")
    with pytest.raises(PublishingError, match="chỉ còn chỗ cho 3 tệp"):
        require_room(upload(tmp_path, 10**9, 3), "srv")


def test_enough_room_or_a_server_that_cannot_tell_is_fine(tmp_path: Path) -> None:
    require_room(upload(tmp_path, 4 * 4096, 4), "srv")
    require_room(upload(tmp_path, None, None), "srv")
