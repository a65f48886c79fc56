"""Check that the recordings in the folders of articles are played."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsroom.engine import Build, Check, Scope
from newsroom.model.media import is_recording
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Record
from plugins.gate.unused_photos import again, find_unused

_CODE = "unused-recordings"


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    return find_unused(build, "video", is_recording, _CODE, "tệp")


UNUSED_RECORDINGS = Check(
    name="gate.unused_recordings",
    scope=Scope.ENTRIES,
    find=_find,
    also=again,
    wordings={
        _CODE: warning(
            "có bản ghi âm không được dùng: {names:whole}",
            "Ghi «Recording: tên-tệp» ở đầu bài, viết [Tiêu đề](tên-tệp) thành một đoạn riêng, hoặc xóa đi",
        ),
    },
)
