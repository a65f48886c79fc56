"""Count readers: ``python -m newsroom.commands.counting [OPTIONS] LOG …``.

``LOG`` is a log of nginx, Apache or IIS, with what was rotated of it (``access.log.1``, ``.gz``), a pattern,
or a folder of logs. ``--site`` is the folder that readers see, ``--counts`` the one that the server shows as
``/luot-xem/``, ``--state`` where it is kept what was read; ``--without`` names addresses that count nothing,
such as those of the desk itself. Exit status: 0 if all was counted, 1 if something could not be, 2 if what
was asked for cannot be done.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from ipaddress import ip_network
from pathlib import Path

from newsroom.commands.counting.count import Job, NoSite, count
from newsroom.commands.counting.sources import named_logs
from newsroom.commands.counting.state import Damaged
from newsroom.commands.counting.visits import Network
from newsroom.engine import speak_utf8
from newsroom.vietnamese.faults import reason_of

SITE, COUNTS, STATE = "output", "luot-xem", ".luot-xem"
ADM = "cho người dùng chạy lệnh này vào nhóm adm"
USAGE = "Dùng: make count LOG=/var/log/nginx/access.log (nhiều tệp thì cách nhau bằng dấu cách)"


def fail(text: str, status: int = 1) -> None:
    """Say what is wrong, and end."""
    print(text, file=sys.stderr)
    sys.exit(status)


def parser() -> argparse.ArgumentParser:
    """Say which options there are."""
    found = argparse.ArgumentParser(prog="python -m newsroom.commands.counting")
    found.add_argument("logs", nargs="*", help="logs, patterns, folders")
    found.add_argument("--site", default=SITE, help="the folder that readers see")
    found.add_argument("--counts", default=COUNTS, help="the folder that the server shows as /luot-xem/")
    found.add_argument("--state", default=STATE, help="the folder in which it is kept what was read")
    found.add_argument("--without", default="", help="addresses and networks that count nothing")
    return found


def networks(text: str) -> tuple[Network, ...]:
    """Read addresses and networks; end in a sentence over what is none."""
    found: list[Network] = []
    for word in text.replace(",", " ").split():
        try:
            found.append(ip_network(word, strict=False))
        except ValueError:
            fail(f"WITHOUT: lỗi: «{word}» không phải địa chỉ IP hay mạng. Ví dụ: 10.0.0.0/8.", 2)
    return tuple(found)


def clock() -> int:
    """Give the time in seconds since 1970; ``SOURCE_DATE_EPOCH`` sets it."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isascii() and given.isdigit() else int(time.time())


def words_of(given: str) -> list[str]:
    """Part what stands in one argument; a name with blanks that is there is one."""
    return [given] if os.path.exists(given) else given.split()


def logs_of(words: Sequence[str]) -> list[str]:
    """List the logs that words name; end in a sentence over a folder that may not be read."""
    try:
        return named_logs(words)
    except OSError as error:
        fail(f"{error.filename}: lỗi: {reason_of(error)}. Trên Debian: {ADM}.")
        return []


def job_of(arguments: Sequence[str]) -> Job:
    """Read what is asked; end in a sentence if it cannot be done."""
    options = parser().parse_args(arguments)
    words = [word for given in options.logs for word in words_of(given)]
    if not words:
        fail(f"LOG: lỗi: chưa ghi tệp nhật ký của máy chủ web. {USAGE}.", 2)
    logs = logs_of(words)
    if not logs:
        fail(f"LOG: lỗi: không thấy tệp nhật ký nào ở {', '.join(words)}. {USAGE}.", 2)
    counts, state = Path(options.counts).resolve(), Path(options.state).resolve()
    for shown in (options.counts, options.site):
        if state.is_relative_to(Path(shown).resolve()):
            told = f"thư mục này không được nằm trong {shown}, nơi ai cũng xem được."
            fail(f"{options.state}: lỗi: {told}", 2)
    return Job(Path(options.site), tuple(logs), counts, state, clock(), networks(options.without))


def waiting() -> None:
    """Say that another run is awaited."""
    print("Một lần đếm khác đang chạy; đợi lần ấy xong rồi đếm tiếp.", flush=True)


def main(arguments: Sequence[str]) -> None:
    """Count, and say what was counted."""
    speak_utf8()
    job = job_of(arguments)
    try:
        summary = count(job, waiting)
    except NoSite:
        told = "không thấy trang tin đã dựng ở đây. Ghi SITE=THƯ-MỤC mà máy chủ web phục vụ."
        fail(f"{job.site}: lỗi: {told}", 2)
    except Damaged as damaged:
        fail(
            f"{damaged}: lỗi: tệp ghi nhớ bị hỏng nên chưa đếm gì. Lấy lại từ bản sao lưu; hoặc xóa"
            " tệp này để đếm lại từ đầu bằng những nhật ký còn giữ."
        )
    except KeyboardInterrupt:
        fail("Đã dừng theo yêu cầu; chưa ghi gì, lần sau đếm lại đủ.", 130)
    except OSError as error:
        told = f"{reason_of(error)}. Lần sau đếm đủ, không đếm trùng."
        fail(f"{error.filename or job.state}: lỗi: {told}")
    print(summary.text)
    sys.exit(1 if summary.closed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
