"""Know from what git said what is wrong, and say it in the words of an office."""

from __future__ import annotations

import re
from enum import Enum

MOST_SAID = 4000
"""The most letters of what another program said that are handed on."""


class Kind(Enum):
    """What is wrong."""

    MISSING = "git is not installed"
    NO_REPOSITORY = "the content lies in no repository"
    UNFIT = "the repository is in a state in which the desk records nothing"
    PATH = "a path or file cannot be recorded"
    FULL = "the disk is full"
    LOCKED = "another program is at work in the repository"
    SLOW = "git took too long"
    LARGE = "git said more than is read"
    OFFLINE = "the server was not reached"
    LOGIN = "the server does not let us in"
    READ_ONLY = "files cannot be written"
    OWNER = "the repository belongs to another user"
    DAMAGED = "the repository is damaged"
    OTHER = "git failed"


class Fault(Exception):  # noqa: N818 (what is found, not what went wrong)
    """Something cannot be done; the text says in Vietnamese what was found and what to do."""

    def __init__(self, kind: Kind, words: str, said: str = "") -> None:
        super().__init__(words)
        self.kind, self.words, self.said = kind, words, said


_WORDS = {
    Kind.MISSING: "Máy này chưa có git. Nhờ người quản trị cài git, rồi làm lại.",
    Kind.NO_REPOSITORY: "Thư mục bài này không nằm trong kho git nên chưa lưu được lịch sử và chưa gửi đi "
    "được. Bài vẫn được lưu trên máy. Nhờ người quản trị lấy thư mục bài về từ kho git.",
    Kind.FULL: "Ổ đĩa đã đầy nên chưa ghi được. Bài đang viết không mất gì. "
    "Xóa bớt tệp không dùng, rồi làm lại.",
    Kind.LOCKED: "Một chương trình khác đang dùng kho git. Đợi một lát rồi làm lại.",
    Kind.SLOW: "git chạy quá lâu nên đã bị dừng. Bài vẫn được lưu trên máy. Thử lại sau ít phút.",
    Kind.LARGE: "git trả lời dài quá mức đọc được. Nhờ người quản trị xem kho git.",
    Kind.OFFLINE: "Không kết nối được với máy chủ nhận bài. Kiểm tra mạng, rồi gửi lại.",
    Kind.LOGIN: "Máy chủ nhận bài không cho vào: khóa hoặc mật khẩu của máy này không được nhận. "
    "Nhờ người quản trị xem, rồi gửi lại.",
    Kind.READ_ONLY: "Không ghi được vào kho git trên máy này. Nhờ người quản trị xem quyền ghi của thư mục.",
    Kind.OWNER: "Kho git trên máy này thuộc về người dùng khác của máy. "
    "Nhờ người quản trị giao lại thư mục cho người đang chạy chương trình này.",
    Kind.DAMAGED: "Kho git trên máy này bị hỏng (thường do mất điện). Bài trong thư mục vẫn còn nguyên. "
    "Nhờ người quản trị chạy git fsck rồi lấy lại kho.",
}
_OTHER = "git không làm được việc này{said}. Bài vẫn được lưu trên máy. Nhờ người quản trị xem."
_SIGNS = (
    (
        Kind.FULL,
        r"No space left on device|File too large|Disk quota exceeded|Out of diskspace"
        r"|write error|signal 25\b",
    ),
    (Kind.LOCKED, r"\.lock': File exists|cannot lock ref|could not lock"),
    (Kind.OWNER, r"dubious ownership"),
    (Kind.NO_REPOSITORY, r"not a git repository|must be run in a work tree"),
    (
        Kind.LOGIN,
        r"Permission denied \(|Authentication failed|could not read (?:Username|Password)"
        r"|terminal prompts disabled"
        r"|Host key verification failed|returned error: 40[13]",
    ),
    (
        Kind.OFFLINE,
        r"Could not resolve|Connection (?:refused|timed out|reset|closed)|Network is unreachable"
        r"|No route to host"
        r"|unable to access|Could not read from remote|does not appear to be a git repo|early EOF|hung up"
        r"|timed out|Temporary failure in name|Failed to connect|returned error: 5\d\d|unexpected disconnect",
    ),
    (Kind.READ_ONLY, r"Read-only file system|Permission denied|insufficient permission"),
    (
        Kind.DAMAGED,
        r"object file .* is empty|loose object .* is corrupt|bad object|unable to read tree"
        r"|index file corrupt|index file smaller than expected"
        r"|inflate: data|missing (?:blob|tree|commit)|unable to read sha1 file|bad (?:tree|index) "
        r"|bad signature"
        r"|unable to read [0-9a-f]{40}",
    ),
)
_XFSZ = 25
"""The signal that ends a process whose file may not grow any more."""
_CONTROL_RE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]")
_PROGRESS_RE = re.compile(
    r"^(?:(?:remote: *)?(?:(?:Enumerating|Counting|Compressing|Writing|Receiving|Unpacking) objects: "
    r"|Resolving deltas: |Total \d+ \(|Delta compression using |Checking connectivity)"
    r"|From |To | [*+] \[|   [0-9a-f]{7,}\.\.).*$\n?",
    re.MULTILINE,
)
_SHA_RE = re.compile(r"\b[0-9a-f]{40,64}\b")


def fault(kind: Kind, said: str = "") -> Fault:
    """Word a fault; ``said`` is what git said, and is shown where there are no words of ours."""
    if kind in _WORDS:
        return Fault(kind, _WORDS[kind], said)
    line = next((line for line in readable(said).splitlines() if line.strip()), "")
    return Fault(kind, _OTHER.format(said=f": «{line[:300]}»" if line else ""), said)


def fault_of(said: str, code: int = 1) -> Fault:
    """Recognise a fault by what git wrote to its error output and by its exit code; a signal is negative."""
    if code == -_XFSZ:
        return fault(Kind.FULL, said)
    for kind, signs in _SIGNS:
        if re.search(signs, said):
            return fault(kind, said)
    return fault(Kind.OTHER, said)


def readable(said: str) -> str:
    """Take signs of terminals, names of commits and progress out of what a program said, and shorten it."""
    lines = _CONTROL_RE.sub("", said.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    text = _PROGRESS_RE.sub("", "\n".join(line.rstrip() for line in lines) + "\n")
    return _SHA_RE.sub("…", text).strip()[:MOST_SAID]


def remote_words(said: str) -> str:
    """Give what a server's hook said: the lines that git marks with ``remote:``, without git's own."""
    lines = [
        line.removeprefix("remote:").removeprefix(" ").rstrip()
        for line in readable(said).splitlines()
        if line.startswith("remote:")
    ]
    return "\n".join(lines).strip()


def local_words(said: str) -> str:
    """Give what git itself said, without what a server said through it."""
    return "\n".join(line for line in readable(said).splitlines() if not line.startswith("remote:"))
