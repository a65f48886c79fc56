from __future__ import annotations

import pytest

from newsroom.commands.publishing.rclone_failures import failure, kind_of


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("dial tcp 127.0.0.1:21: connect: connection refused", "unreachable"),
        ("dial tcp: lookup may-chu.example: no such host", "unreachable"),
        ("read tcp 10.0.0.1:3->10.0.0.2:21: i/o timeout", "unreachable"),
        ('530 "Authentication failed."', "login"),
        ("ssh: unable to authenticate, attempted methods [none publickey]", "login"),
        ("api error InvalidAccessKeyId: UnknownError", "login"),
        ("knownhosts: key mismatch", "host-key"),
        ("ssh: handshake failed: knownhosts: key is unknown", "host-key"),
        ("552 No space left on device.", "full"),
        ("write: no space left on device", "full"),
        ("api error NoSuchBucket: bucket does not exist", "bucket"),
        ('550 "Not enough privileges."', "permission"),
        ("sftp: permission denied", "permission"),
        ("421 Too many connections (8) from this IP", "busy"),
        ("tls: failed to verify certificate: x509: certificate has expired", "certificate"),
        ("something nobody saw before", ""),
    ],
)
def test_what_rclone_says_has_a_meaning(said: str, kind: str) -> None:
    assert kind_of(said) == kind


def test_a_failure_says_what_happened_what_readers_see_and_what_to_do() -> None:
    error = failure(["a.html 552 Disk full", "Failed to copy: EOF"], "Trang ở máy chủ chưa đổi gì.")
    assert error.kind == "full"
    assert str(error).startswith("máy chủ hết chỗ trống")
    assert "Trang ở máy chủ chưa đổi gì." in str(error)
    assert "Failed to copy" in str(error)


def test_a_failure_without_words_is_told_too() -> None:
    assert "rclone không nói lý do" in str(failure([], ""))
