"""Say who works at the desk, and what each may do: ``toa-soan.toml`` of the content folder (*tòa soạn*).

::

    [[nguoi]]
    ten = "Phạm Mai"            # as commits and the history name the person
    thu = "mai@co-quan.vn"      # the e-mail address of commits; may be left out
    dang_nhap = "mai"           # the name by which the login of the server knows the person
    quyen = "viet"              # viet: drafts · dang: publishes, too · quan-tri: site.toml, too

On a PC nobody logs in: whoever sits there signs as git says, and may do all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.model.content import DESK_FILE
from newsroom.vietnamese.comparing import clean

RIGHTS = ("viet", "dang", "quan-tri")
"""What a person may do, each with what stands before it."""
_KEYS = frozenset({"ten", "thu", "dang_nhap", "quyen"})
_LOGIN_RE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}", re.ASCII)
_EMAIL_RE = re.compile(r"[^\s<>@\"]{1,64}@[A-Za-z0-9.-]{1,190}", re.ASCII)
_LONGEST = 80


class NotReadable(Exception):  # noqa: N818 (what is found, not what went wrong)
    """The list of people cannot be used; the text says where and why, in Vietnamese."""


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
    try:
        found = tomllib.loads(clean(data.decode("utf-8-sig").replace("\r\n", "\n")))
    except UnicodeDecodeError:
        raise NotReadable(f"{DESK_FILE}: lỗi: tệp không phải mã UTF-8. Lưu lại với mã UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{DESK_FILE}:{line[1]}" if line else DESK_FILE
        raise NotReadable(
            f"{where}: lỗi: dòng này không đúng dạng TOML. Xem mẫu ở docs/trien-khai.md."
        ) from None
    if others := sorted(set(found) - {"nguoi"}):
        raise NotReadable(f"{DESK_FILE}: lỗi: không có khóa «{others[0]}». Chỉ ghi các mục [[nguoi]].")
    entries = found.get("nguoi", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise NotReadable(f"{DESK_FILE}: lỗi: nguoi phải là các mục [[nguoi]]. Xem mẫu ở docs/trien-khai.md.")
    people: dict[str, Person] = {}
    for person in _people(entries):
        if person.login.casefold() in map(str.casefold, people):
            raise NotReadable(f"{DESK_FILE}: lỗi: «{person.login}» đứng ở hai mục. Bỏ bớt một mục.")
        people[person.login] = person
    return people


def _people(entries: list[dict[str, Any]]) -> Iterator[Person]:
    for number, entry in enumerate(entries, start=1):
        where = f"{DESK_FILE}: mục [[nguoi]] thứ {number}: lỗi"
        for key, value in entry.items():
            if key not in _KEYS:
                raise NotReadable(f"{where}: không có khóa «{key}». Các khóa: {', '.join(sorted(_KEYS))}.")
            if not isinstance(value, str):
                raise NotReadable(f"{where}: {key} phải là chữ trong ngoặc kép.")
        name = " ".join(entry.get("ten", "").split())
        login, email, right = (entry.get(key, "").strip() for key in ("dang_nhap", "thu", "quyen"))
        if not name or len(name) > _LONGEST or re.search(r"[<>\n]", name):
            raise NotReadable(f"{where}: ten phải có, không quá {_LONGEST} ký tự, không có dấu < >.")
        if not is_login(login):
            raise NotReadable(f"{where}: dang_nhap «{login}» không phải tên đăng nhập (chữ, số, . _ - @).")
        if email and not _EMAIL_RE.fullmatch(email):
            raise NotReadable(f"{where}: thu «{email}» không phải địa chỉ thư.")
        if right not in RIGHTS:
            raise NotReadable(f"{where}: quyen «{right}» không có. Chọn {', '.join(RIGHTS)}.")
        step = RIGHTS.index(right)
        yield Person(name, email or f"{login}@localhost", login, step >= 1, step >= 2)
