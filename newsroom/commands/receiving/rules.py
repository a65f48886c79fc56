"""Say what the sender of a push may not change. Pure: what a push holds is read by others.

Whoever pushes is known by the key: ``admin`` may change all; ``editor`` all but the list of people of the
editors' desk; ``desk`` brings the work of those people, each of whom may do what the list on the server says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from newsroom.commands.desk.forms.kinds import FORMS, PROTECTED
from newsroom.commands.desk.manuscript.header import fields_of
from newsroom.model.addresses import article_place
from newsroom.model.content import ARTICLES, DESK_FILE, SITE_FILE
from newsroom.model.naming import INDEX
from newsroom.model.people import NotReadable, Person, read_people
from newsroom.model.toml import Codes, read_toml

ADMIN, EDITOR, DESK = KEYS = ("admin", "editor", "desk")
PEOPLE, SITE = f"content/{DESK_FILE}", f"content/{SITE_FILE}"
_SHARED = frozenset(form.table for form in FORMS.values() if not form.is_for_admin)
"""What of ``site.toml`` whoever publishes may change."""
_CODES = Codes("utf8", "conflict", "syntax", "twice", "control", "private", "piled", "curly")
LINK, NESTED = "120000", "160000"
"""The modes of what git keeps as links and as repositories within."""
PLAIN = "100644"
_MARKS = " .,:;\"'\\"
"""What git takes off the ends of an address."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of a push: its name, those of its parents, the author, and the paths that it changes."""

    name: str
    parents: tuple[str, ...]
    author: str
    email: str
    paths: tuple[str, ...]


class Push(Protocol):
    """What comes: from ``old``, ``""`` where the branch is new, to ``new``."""

    @property
    def old(self) -> str:
        """The commit that the server has."""

    @property
    def new(self) -> str:
        """The commit that is to stand there."""

    @property
    def commits(self) -> Sequence[Commit]:
        """Those between, the oldest first."""

    @property
    def odd(self) -> Mapping[str, str]:
        """What is below ``content/`` in ``new`` and is no plain file, by path its mode."""

    def data(self, commit: str, path: str) -> bytes | None:
        """Give a file of a commit, ``None`` if it has none at this path."""


def faults(push: Push, key: str) -> Iterator[str]:
    """Say, in Vietnamese, what of a push its sender may not do; nothing if all is well."""
    for path, mode in push.odd.items():
        what = "kho git lồng bên trong" if mode == NESTED else "liên kết" if mode == LINK else "tệp chạy được"
        yield f"{path}: lỗi: đây là {what}, không phải tệp thường. Thay bằng tệp thường rồi gửi lại."
    before, after = push.data(push.old, PEOPLE), push.data(push.new, PEOPLE)
    if key != ADMIN and before != after:
        yield f"{PEOPLE}: lỗi: chỉ quản trị viên được sửa tệp này. Trả lại bản trên máy chủ rồi gửi lại."
    elif before != after and after is not None and (slip := _slip(after)):
        yield f"content/{slip}"
    elif key == DESK:
        yield from _faults_of_desk(push, before)


def _slip(data: bytes) -> str:
    try:
        read_people(data)
    except NotReadable as unreadable:
        return str(unreadable)
    return ""


def _faults_of_desk(push: Push, listed: bytes | None) -> Iterator[str]:
    if listed is None:
        yield f"lỗi: máy chủ chưa có {PEOPLE} nên chưa biết ai làm ở bàn biên tập. Báo quản trị viên."
        return
    if slip := _slip(listed):
        yield f"content/{slip} Báo quản trị viên."
        return
    people = by_address(read_people(listed))
    above = push.old
    for commit in push.commits:
        if commit.parents != (above,):
            yield "lỗi: bàn biên tập chỉ gửi việc nối tiếp bản trên máy chủ. Tải lại trang rồi làm lại."
            return
        above = commit.name
        person = people.get(commit.email.strip(_MARKS).casefold())
        if person is None:
            yield f"lỗi: «{commit.author} <{commit.email}>» không có trong {PEOPLE}. Báo quản trị viên."
            return
        yield from _faults_of(push, commit, person)


def by_address(people: Mapping[str, Person]) -> Mapping[str, Person]:
    """Give people by the address that their commits carry."""
    return {person.email.strip(_MARKS).casefold(): person for person in people.values()}


def _faults_of(push: Push, commit: Commit, person: Person) -> Iterator[str]:
    """Say what a person may not have done in a commit."""
    above = commit.parents[0]
    places: dict[str, None] = {}
    for path in commit.paths:
        if not path.startswith("content/"):
            yield f"{path}: lỗi: tệp ngoài content/ chỉ quản trị viên được sửa."
        elif path == PEOPLE:
            yield f"{PEOPLE}: lỗi: chỉ quản trị viên được sửa tệp này."
        elif path == SITE and person.may_publish:
            yield from faults_of_site(push.data(above, SITE), push.data(commit.name, SITE), person)
        elif not person.may_publish:
            places[_place_of(path) or path] = None
    for place in places:
        states = [is_draft(push.data(name, f"{place}/{INDEX}")) for name in (above, commit.name)]
        if False in states or not any(states):
            yield (
                f"{place}: lỗi: {person.name} được viết bản nháp; bài đã đăng, việc đăng, việc gỡ và tệp"
                " chung cần người có quyền đăng."
            )


def _place_of(path: str) -> str:
    """Name the folder of the article to which a path belongs, ``""`` if it is none's."""
    match = re.match(rf"content/{ARTICLES}/([^/]+/[^/]+/[^/]+)/.", path)
    return f"content/{ARTICLES}/{match[1]}" if match and article_place(match[1]) == match[1] else ""


def is_draft(data: bytes | None) -> bool | None:
    """Tell whether a manuscript is a draft for sure, ``None`` if there is no manuscript."""
    if data is None:
        return None
    said = [line.value.casefold() for line in fields_of(data) if line.key.casefold() == "status"]
    return said == ["draft"]


def faults_of_site(before: bytes | None, after: bytes | None, person: Person) -> Iterator[str]:
    """Say what of ``site.toml`` changed that this person may not change from the desk; comments may."""
    old, new = _read(before), _read(after)
    if old is None or new is None:
        yield f"{SITE}: lỗi: không đọc được tệp này nên chưa nhận. Sửa lại rồi gửi lại."
        return
    for key in dict.fromkeys((*old, *new)):
        if _told(old.get(key)) == _told(new.get(key)):
            continue
        name = f"[{key}]" if isinstance(old.get(key, new.get(key)), dict | list) else key
        if key in PROTECTED:
            yield f"{SITE}: lỗi: chỉ quản trị viên được sửa {name}. Trả lại như bản trên máy chủ."
        elif not (person.is_admin or key in _SHARED):
            yield f"{SITE}: lỗi: {person.name} không được sửa {name}; cần người có quyền quan-tri."


def _read(data: bytes | None) -> Mapping[str, Any] | None:
    return read_toml(SITE_FILE, data, _CODES).found if data is not None else None


def _told(value: object) -> str:
    """Write a value so that equal texts are equal values: in TOML ``1`` is neither ``1.0`` nor ``true``."""
    return json.dumps(value, sort_keys=True, default=repr)
