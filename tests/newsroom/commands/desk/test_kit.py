"""The settings of a server: all are there and sound, or the desk does not start."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.kit import Kit, Unusable, read_kit

SECRET = "0123456789abcdef" * 4


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Write sound settings; give their file."""
    secret = tmp_path / "khoa"
    secret.write_text(f"{SECRET}\n")
    secret.chmod(0o640)
    file = tmp_path / "desk.toml"
    file.write_text(
        f"""\
host = "soan.example.vn"
preview_host = "Xem.example.vn"
socket = "{tmp_path}/desk.sock"
preview_socket = "{tmp_path}/xem.sock"
secret_file = "{secret}"
copies = "{tmp_path}/copies"
repository = "/srv/repo.git"
""",
        encoding="utf-8",
    )
    return file


def test_sound_settings_are_read(written: Path, tmp_path: Path) -> None:
    assert read_kit(written) == Kit(
        "soan.example.vn",
        "xem.example.vn",
        tmp_path / "desk.sock",
        tmp_path / "xem.sock",
        SECRET,
        tmp_path / "copies",
        "/srv/repo.git",
    )
    assert read_kit(written).origin == "https://soan.example.vn"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("host = ", "hots = ", "không có khóa «hots»"),
        ('host = "soan.example.vn"\n', "", "thiếu host"),
        ("soan.example.vn", "soan.example.vn/x", "không phải tên miền"),
        ("soan.example.vn", "xem.example.vn", "phải khác host"),
        ('repository = "/srv/repo.git"', "repository = 1", "phải là chữ"),
        ("copies = ", 'scheme = "ftp"\ncopies = ', "scheme «ftp»"),
        ("copies = ", 'socket_mode = "rw"\ncopies = ', "socket_mode «rw»"),
        ('"soan', "soan", "không phải tệp TOML"),
    ],
)
def test_a_slip_is_told_with_the_file(written: Path, before: str, after: str, told: str) -> None:
    written.write_text(written.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        read_kit(written)
    assert str(refused.value).startswith(f"{written}: lỗi: ")
    assert told in str(refused.value)


def test_a_secret_that_is_short_or_that_others_can_read_is_refused(written: Path, tmp_path: Path) -> None:
    secret = tmp_path / "khoa"
    secret.chmod(0o644)
    with pytest.raises(Unusable, match="chmod"):
        read_kit(written)
    secret.chmod(0o640)
    secret.write_text("ngan")
    with pytest.raises(Unusable, match="khóa phải có"):
        read_kit(written)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="không đọc được"):
        read_kit(tmp_path / "none.toml")
