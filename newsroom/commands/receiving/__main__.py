"""Judge a push in a hook: ``python -m newsroom.commands.receiving KEY OLD NEW``.

``KEY`` is ``admin``, ``editor`` or ``desk`` (``ops/git/only-git``); ``OLD`` and ``NEW`` are commits, ``OLD``
zeros where the branch is new. Exit status 1 if the push is to be refused, with why on standard error.
"""

from __future__ import annotations

import subprocess
import sys

from newsroom.commands.receiving.pushes import MOST_COMMITS, GitPush, TooMany
from newsroom.commands.receiving.rules import KEYS, faults
from newsroom.engine import speak_utf8

_MOST = 20
"""Lines that are told of one push."""


def main(words: list[str]) -> int:
    """Judge the push that ``words`` name."""
    speak_utf8()
    key, old, new = words
    if key not in KEYS:
        print(f"lỗi: không rõ khóa «{key}» được làm gì. Báo quản trị viên.", file=sys.stderr)
        return 1
    try:
        told = list(dict.fromkeys(faults(GitPush(old.strip("0") and old, new), key)))
    except TooMany:
        told = [f"lỗi: một lần gửi của bàn biên tập nhiều nhất {MOST_COMMITS} việc. Báo quản trị viên."]
    except subprocess.SubprocessError:
        told = ["lỗi: máy chủ chưa xem được bản gửi lên nên chưa nhận. Báo quản trị viên."]
    for line in told[:_MOST]:
        print(line, file=sys.stderr)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
