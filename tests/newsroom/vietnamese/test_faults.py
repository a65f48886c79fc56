"""Why the system refused something is told in Vietnamese."""

from __future__ import annotations

import errno

import pytest

from newsroom.vietnamese.faults import reason_of


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "không có quyền đọc hoặc ghi"),
        (OSError(errno.ENOSPC, "No space left on device"), "ổ đĩa đã đầy, xóa bớt tệp rồi chạy lại"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), "Invalid cross-device link"),
        (OSError("lạ"), "lạ"),
    ],
)
def test_reasons_are_told(error: OSError, told: str) -> None:
    assert reason_of(error) == told
