"""Say who works at the editors' desk, and what each may do: ``toa-soan.toml`` of the content folder
(*tòa soạn*).

::

    [[nguoi]]
    ten = "Phạm Mai"            # as commits and the history name the person
    thu = "mai@co-quan.vn"      # the e-mail address of commits; may be left out
    dang_nhap = "mai"           # the name by which the login of the server knows the person
    quyen = "viet"              # viet: drafts · dang: publishes, too · quan-tri: the rest of site.toml

On a PC nobody logs in: whoever sits there signs as git says, and may do all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.model.content import DESK_FILE
from newsroom.model.toml import Codes, read_toml

RIGHTS = ("viet", "dang", "quan-tri")
"""What a person may do, each with what stands before it."""
_KEYS = ("ten", "thu", "dang_nhap", "quyen")
_LOGIN_RE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}", re.ASCII)
_EMAIL_RE = re.compile(r"[A-Za-z0-9!#$%&*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*", re.ASCII)
_ENTRY_RE = re.compile(r"\s*\[\[\s*[\"']?nguoi[\"']?\s*\]\]")
_LONGEST = 80
_SAMPLE = "Xem mẫu ở docs/trien-khai.md."
_CODES = Codes("not-utf8", "conflict", "syntax", "twice", "control", "private", "piled", "curly")
_FAULTS = {
    "not-utf8": "tệp không phải mã UTF-8. Lưu lại với mã UTF-8.",
    "conflict": "còn dấu xung đột của git. Giữ lại một trong hai bản.",
    "curly": 'dòng này dùng ngoặc cong “ ”. Gõ lại bằng ngoặc thẳng ".',
    "twice": "khóa này ghi hai lần. Mỗi người một mục [[nguoi]], mỗi khóa một lần.",
}


class NotReadable(Exception):  # noqa: N818 (what is found, not what went wrong)
    """The list of people cannot be used: the line, 0 if none is at fault, and ``what`` in Vietnamese."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"{DESK_FILE}{f':{line}' if line else ''}: lỗi: {what}")
        self.line, self.what = line, what


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts. Everybody may write drafts; ``login`` is ``""`` on a PC."""

    name: str
    email: str = ""
    login: str = ""
    may_publish: bool = True
    is_admin: bool = False

    @property
    def signature(self) -> str:
        """The person as an author of commits is written."""
        return f"{self.name} <{self.email}>"


def is_login(text: str) -> bool:
    """Tell whether a text can be the name of a login: it names a folder, too."""
    return _LOGIN_RE.fullmatch(text) is not None and ".." not in text


def read_people(data: bytes) -> Mapping[str, Person]:
    """Read the people by the names of their logins; raise ``NotReadable`` over what cannot be told for sure.

    A slip must never give a right: the whole list is refused, and nobody gets in until it is mended.
    """
    text, found, problems = read_toml(DESK_FILE, data, _CODES)
    for problem in problems:
        raise NotReadable(
            problem.line, _FAULTS.get(problem.code, f"dòng này không đúng dạng TOML. {_SAMPLE}")
        )
    assert found is not None
    if others := sorted(set(found) - {"nguoi"}):
        raise NotReadable(
            _line_of(text, others[0]), f"không có khóa «{others[0]}». Chỉ ghi các mục [[nguoi]]."
        )
    entries = found.get("nguoi", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise NotReadable(_line_of(text, "nguoi"), f"nguoi phải là các mục [[nguoi]]. {_SAMPLE}")
    people: dict[str, Person] = {}
    taken: set[str] = set()
    for line, person in _people(text, entries):
        for key, value in (("dang_nhap", person.login), ("thu", person.email)):
            if f"{key} {value.casefold()}" in taken:
                raise NotReadable(line, f"{key} «{value}» đứng ở hai mục. Mỗi người một {key} riêng.")
            taken.add(f"{key} {value.casefold()}")
        people[person.login] = person
    return people


def _people(text: str, entries: list[dict[str, Any]]) -> Iterator[tuple[int, Person]]:
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if _ENTRY_RE.match(line)]
    for number, entry in enumerate(entries):
        line = lines[number] if len(lines) == len(entries) else 0
        try:
            yield line, _person(entry)
        except _Slip as slip:
            raise NotReadable(_line_of(text, slip.key, line) or line, slip.what) from None


class _Slip(Exception):  # noqa: N818 (what is found, not what went wrong)
    """A value of an entry that cannot be used."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(what)
        self.key, self.what = key, what


def _person(entry: dict[str, Any]) -> Person:
    for key, value in entry.items():
        if key not in _KEYS:
            raise _Slip(key, f"không có khóa «{key}». Các khóa: {', '.join(sorted(_KEYS))}.")
        if not isinstance(value, str):
            raise _Slip(key, f"{key} phải là chữ trong ngoặc kép.")
    name = " ".join(entry.get("ten", "").split())
    login, email, right = (entry.get(key, "").strip() for key in ("dang_nhap", "thu", "quyen"))
    if not name or len(name) > _LONGEST or re.search(r"[<>\n]", name):
        raise _Slip("ten", f"ten phải có, không quá {_LONGEST} ký tự, không có dấu < >.")
    if not is_login(login):
        raise _Slip("dang_nhap", f"dang_nhap «{login}» không phải tên đăng nhập (chữ, số, . _ - @).")
    if email and not _EMAIL_RE.fullmatch(email):
        raise _Slip("thu", f"thu «{email}» không phải địa chỉ thư.")
    if right not in RIGHTS:
        raise _Slip("quyen", f"quyen «{right}» không có. Chọn {', '.join(RIGHTS)}.")
    step = RIGHTS.index(right)
    return Person(name, email or f"{login}@localhost", login, step >= 1, step >= 2)


def _line_of(text: str, key: str, start: int = 1) -> int:
    """Find the line that gives a key, from ``start`` to the next entry; 0 if none is seen there."""
    for number, line in enumerate(text.split("\n")[max(start - 1, 0) :], start=max(start, 1)):
        if number > start and start > 1 and _ENTRY_RE.match(line):
            return 0
        if re.match(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]", line):
            return number
    return 0
