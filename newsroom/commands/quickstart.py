"""Do what targets of pelican-quickstart do: ``python -m newsroom.commands.quickstart NAME [PORT] [SERVER]``.

``regenerate``, ``serve-global`` and ``devserver-global`` become Pelican itself, with its own options.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress

SITE = ("content", "-o", "output", "-s", "pelicanconf.py")
DEFAULT_PORT, EVERYWHERE = "8000", "0.0.0.0"

_REASONS = {
    errno.EADDRINUSE: "vì đang có chương trình khác dùng",
    errno.EACCES: "vì cần quyền quản trị máy",
}

OTHER_UPLOADS = (
    "Nơi tải lên (ssh, FTP, SFTP, WebDAV, S3…) ghi trong [hosting] của site.toml. Chạy: make deploy"
)

HELP = """\
Dùng: make TÊN. Hay dùng nhất:

  make html              dựng trang từ content/ vào output/
  make check             kiểm tra mọi bài, không ghi gì
  make new               bắt đầu một bài; make import: lấy bài từ Word và trang cũ
  make fix               sửa những lỗi chắc chắn, cho xem trước
  make desk              mở bàn biên tập trong trình duyệt: viết, xem, đăng (http://127.0.0.1:8001)
  make serve             xem thử cả bản nháp ở http://127.0.0.1:8000, tự dựng lại (PORT=8001: cổng khác)
  make publish           dựng để đăng, theo địa chỉ trong site.toml
  make deploy            dựng rồi đăng lên máy chủ ghi trong site.toml
  make withdraw          gỡ một bài
  make clean             xóa những gì các lần dựng đã tạo

Tên quen thuộc của Pelican:

  make regenerate        dựng lại mỗi khi lưu tệp (pelican -r)
  make devserver         như make serve
  make serve-global      cho máy khác xem output/, không có bản nháp (SERVER=0.0.0.0 PORT=8000)
  make devserver-global  như vậy, và dựng lại mỗi khi lưu tệp

Mọi lệnh có trong README.md.
"""


def served(port: str, server: str) -> list[str]:
    """Give Pelican's options that say where it serves; exit with a message if the port is none."""
    number = port.strip() or DEFAULT_PORT
    if not number.isascii() or not number.isdecimal() or not 0 < int(number[:9]) < 65536:
        sys.exit(f"PORT: lỗi: «{number}» không phải số cổng. Ghi một số từ 1 đến 65535, ví dụ PORT=8001")
    return ["-p", number, "-b", server or EVERYWHERE]


def options_of(name: str, port: str = "", server: str = "") -> list[str]:
    """Give the words of ``pelican`` for a target."""
    if name == "regenerate":
        return [*SITE, "-r"]
    again = ["-r"] * (name == "devserver-global")
    return [*SITE, "-l", *again, *served(port, server)]


def told_of_listening(port: int, server: str) -> str:
    """Say why Pelican cannot listen, which it does not tell by its status; ``""`` if it can."""
    try:
        with socket.socket(socket.AF_INET) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((server, port))
            listener.listen()
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            return f"SERVER: lỗi: «{server}» không phải địa chỉ của máy này. Ghi 127.0.0.1 hoặc 0.0.0.0."
        reason = _REASONS.get(error.errno or 0, f"({error.strerror})")
        return f"Không mở được cổng {port} của {server} {reason}. Chọn cổng khác, ví dụ PORT=8001"
    return ""


def main(arguments: Sequence[str]) -> None:
    """Say what was asked for, or become Pelican."""
    name, *given = arguments
    if name == "help":
        print(HELP, end="")
    elif name == "other-uploads":
        sys.exit(OTHER_UPLOADS)
    else:
        options = options_of(name, *given)
        if "-l" in options and (told := told_of_listening(int(options[-3]), options[-1])):
            sys.exit(told)
        words = [sys.executable, "-m", "pelican", *options]
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError):
                stream.flush()
        os.execv(sys.executable, words)


if __name__ == "__main__":
    main(sys.argv[1:])
