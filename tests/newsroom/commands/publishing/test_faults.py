from __future__ import annotations

import pytest

from newsroom.commands.publishing.faults import HostError, word

WHERE = "ssh://bantin@may-chu.example/srv/bantin"


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        (
            "@@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @@\nHost key verification failed.",
            "ssh-keygen -R",
        ),
        ("No ED25519 host key is known for [x]\nHost key verification failed.", "chưa biết khóa"),
        ("bantin@x: Permission denied (publickey).", "không nhận khóa đăng nhập"),
        ("ssh: Could not resolve hostname x: Name or service not known", "không tìm thấy tên máy chủ"),
        ("ssh: connect to host x port 22: Connection refused", "không nối được"),
        ("rsync: [receiver] write failed: No space left on device (28)", "đã đầy"),
        ("sh: 1: rsync: not found\nrsync: connection unexpectedly closed", "chưa có rsync"),
        ("mkdir: cannot create directory: Permission denied", "không có quyền ghi"),
        ("client_loop: send disconnect: Broken pipe", "bị ngắt giữa chừng"),
    ],
)
def test_what_programs_say_is_told_in_vietnamese_with_what_to_do(said: str, meaning: str) -> None:
    text = word(255, said, WHERE, "ssh")
    assert text.startswith(f"{WHERE}: lỗi: ")
    assert meaning in text
    assert "Trang đang hiện không đổi." in text


def test_the_statuses_of_our_own_script_are_told() -> None:
    assert "«flock»" in word(71, "flock\n", WHERE)
    assert "danh sách các bản" in word(70, "", WHERE)


def test_an_unknown_failure_shows_the_last_line() -> None:
    text = str(HostError(23, "one\nrsync error: some files\n", WHERE, "rsync"))
    assert "rsync dừng với mã 23" in text
    assert text.endswith("\n  rsync error: some files")
