"""Take an article down: ``python -m newsroom.commands.withdraw`` with what is asked in the environment.

``BAI`` is the article, ``LY_DO`` the reason that readers see. Its header then says so. With ``XOA=1`` its
folder is deleted and it is listed in ``da-go.toml``; the reason may be left out. ``PATH_CONTENT`` is the
content folder, ``content`` by default.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from newsroom.engine import speak_utf8, write_atomic
from newsroom.model.addresses import article_place, old_address
from newsroom.model.content import TAKEDOWN_FILE
from newsroom.vietnamese.comparing import clean
from newsroom.vietnamese.printing import VIETNAM
from plugins.manuscript.header import Manuscript, decode, split
from plugins.manuscript.links import resolve
from plugins.takedowns.takedowns import parse

USAGE = 'Dùng: make withdraw BAI=2024/07/ten-bai LY_DO="lý do bạn đọc thấy" (thêm XOA=1 để xóa hẳn bài)'
STATUS, REASON = "Status", "Withdrawn"
_SHOWN = 5
_KEY_RE = re.compile(r"([^\s:][^:]*?)\s*:")
_TARGET_RE = re.compile(
    r"\]\(\s*(?:<([^>\n]+)>|([^)\s]+))|^Cover\s*:\s*(\S.*?)\s*$", re.MULTILINE | re.IGNORECASE
)


class Refusal(Exception):  # noqa: N818 (what is said, not what went wrong)
    """What was asked cannot be done; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be taken down: the article as ``2024/07/slug``, why, and whether its folder goes."""

    place: str
    reason: str
    deletes: bool


def read_request(values: Mapping[str, str]) -> Asked:
    """Read what is asked from the environment; raise ``Refusal`` if it is not clear."""
    place, reason = find_place(values.get("BAI", "")), " ".join(clean(values.get("LY_DO", "")).split())
    deletes = values.get("XOA", "").strip().casefold() not in ("", "0", "không", "khong", "no", "false")
    if not values.get("BAI", "").strip():
        raise Refusal(f"Chưa ghi bài cần gỡ. {USAGE}.")
    if not place:
        raise Refusal(f"BAI «{values.get('BAI', '')}» không phải địa chỉ của một bài. {USAGE}.")
    if not reason and not deletes:
        raise Refusal(f"Chưa ghi lý do gỡ bài. {USAGE}.")
    return Asked(place, reason, deletes)


def find_place(written: str) -> str:
    """Give ``2024/07/slug`` from the address of an article, or the path of its folder or file."""
    path = urlsplit(written.strip()).path.replace("\\", "/").strip("/")
    path = re.sub(r"/index\.(md|html)$", "", path, flags=re.IGNORECASE)
    place = "/".join(path.split("/")[-3:])
    return place if article_place(place) == place else ""


# The header


def withdrawn(data: bytes, reason: str) -> bytes:
    """Give a manuscript the status and the reason; all its other bytes stay, line ends and marks too.

    Raises ``Refusal`` if it has no sound header.
    """
    read_header(data)
    lines = data.splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if _text(line).strip())
    end = next((n for n in range(first, len(lines)) if not _text(lines[n]).strip()), len(lines))
    new_line = b"\r\n" if lines[first].endswith(b"\r\n") else b"\r" if lines[first].endswith(b"\r") else b"\n"
    header = list(_fields(lines[first:end]))
    if header and not header[-1][1].endswith((b"\n", b"\r")):
        header[-1] = (header[-1][0], header[-1][1] + new_line)
    for key, value in ((STATUS, "withdrawn"), (REASON, reason)):
        written = f"{key}: {value}".encode() + new_line
        places = [n for n, (known, _) in enumerate(header) if known == key.casefold()]
        if places:
            start = _mark(header[places[0]][1])
            header[places[0]] = (key.casefold(), start + written)
        else:
            header.append((key.casefold(), written))
        header = [field for n, field in enumerate(header) if n not in places[1:]]
    changed = b"".join([*lines[:first], *(field for _, field in header), *lines[end:]])
    found = {field.key.casefold(): field.value for field in read_header(changed).fields}
    if (found.get("status"), found.get("withdrawn")) != ("withdrawn", reason):
        raise Refusal("không ghi được lý do này vào phần đầu của bài; viết lý do thành một câu thường")
    return changed


def read_header(data: bytes) -> Manuscript:
    """Read the header of a manuscript as a build does; raise ``Refusal`` if it is not sound."""
    text, problems = decode("", data)
    manuscript, malformed = split("", text)
    if problems or malformed or not manuscript.fields:
        line = next((problem.line for problem in (*problems, *malformed)), 1)
        raise Refusal(f"phần đầu của bài có lỗi ở dòng {line}; sửa theo báo lỗi của make check rồi chạy lại")
    return manuscript


def _text(line: bytes) -> str:
    return line.decode("utf-8-sig", "replace")


def _mark(line: bytes) -> bytes:
    """Give the byte order mark that a line begins with."""
    mark = "\ufeff".encode()
    return mark if line.startswith(mark) else b""


def _fields(lines: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Give the fields of a header, each with the lines that go on with it: key, folded, and bytes."""
    key, held = "", b""
    for line in lines:
        text = _text(line)
        if text[0] in " \t" and held:
            held += line
            continue
        if held:
            yield key, held
        match = _KEY_RE.match(text)
        key, held = (match[1].casefold() if match else ""), line
    if held:
        yield key, held


def given_reason(data: bytes) -> str:
    """Give the reason in the header of a manuscript that was withdrawn before."""
    fields = {field.key.casefold(): field.value for field in read_header(data).fields}
    return fields.get("withdrawn", "") if fields.get("status", "").casefold() == "withdrawn" else ""


def old_urls(data: bytes) -> tuple[str, ...]:
    """List the old addresses of a manuscript."""
    fields = read_header(data).fields
    found = (old_address(field.value) for field in fields if field.key.casefold() == "old_url")
    return tuple(dict.fromkeys(filter(None, found)))


# The list


def listed(text: str, asked: Asked, old: Iterable[str], day: date) -> str:
    """Enter an article at the end of ``da-go.toml``; what is there stays. One that is there is left."""
    found, problems = parse(text.encode())
    if problems:
        line = problems[0].line
        raise Refusal(f"{TAKEDOWN_FILE} có lỗi ở dòng {line}; sửa theo báo lỗi của make check rồi chạy lại")
    if any(takedown.url == f"{asked.place}/" for takedown in found):
        return text
    known = {link.target for takedown in found for link in takedown.old_urls}
    entry = ["[[bai]]", f"dia_chi = {_quoted(f'/{asked.place}/')}"]
    if fresh := [_quoted(one) for one in old if one not in known]:
        entry.append(f"dia_chi_cu = [{', '.join(fresh)}]")
    if asked.reason:
        entry.append(f"ly_do = {_quoted(asked.reason)}")
    entry.append(f"ngay = {_quoted(day.isoformat())}")
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else end
    return text + gap + (end if text.strip() else "") + "".join(f"{line}{end}" for line in entry)


def _quoted(value: str) -> str:
    """Write a value as a basic string of TOML, which escapes as JSON does."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def takers(manuscripts: Iterable[tuple[str, str]], place: str) -> list[str]:
    """Name the manuscripts, given by path and text, that show or offer a file of an article's folder."""
    folder, found = f"articles/{place}/", []
    for path, text in manuscripts:
        targets = (next(filter(None, match.groups())) for match in _TARGET_RE.finditer(text))
        taken = (resolve(path, target.partition("#")[0]) or "" for target in targets)
        if any(one.startswith(folder) and one not in (folder, f"{folder}index.md") for one in taken):
            found.append(path)
    return found


# The folder


def withdraw(content: Path, asked: Asked, day: date) -> str:
    """Take an article down in the content folder; say what was done, or raise ``Refusal``."""
    folder = content / "articles" / asked.place
    file = folder / "index.md"
    parts = [folder.parents[n] for n in range(3)]
    if any(one.is_symlink() for one in (file, folder, *parts)):
        raise Refusal(f"{file} là liên kết tượng trưng (symlink); thay bằng chính tệp đó rồi chạy lại.")
    if not file.is_file():
        hint = " Bài này đã có trong da-go.toml." if _is_listed(content, asked) else ""
        raise Refusal(f"Không có bài {file}; kiểm tra lại địa chỉ.{hint}")
    try:
        return _delete(content, folder, asked, day) if asked.deletes else _mark_withdrawn(file, asked)
    except Refusal as refusal:
        raise Refusal(f"{file}: {refusal}.") from None


def _is_listed(content: Path, asked: Asked) -> bool:
    file = content / TAKEDOWN_FILE
    found = parse(file.read_bytes())[0] if file.is_file() else ()
    return any(takedown.url == f"{asked.place}/" for takedown in found)


def _mark_withdrawn(file: Path, asked: Asked) -> str:
    data = file.read_bytes()
    changed = withdrawn(data, asked.reason)
    if changed == data:
        return f"{file}: bài đã được gỡ từ trước với lý do này."
    write_atomic(file, changed)
    return f"{file}: đã ghi «{STATUS}: withdrawn» và lý do. Đăng lại trang để bạn đọc không còn thấy bài."


def _delete(content: Path, folder: Path, asked: Asked, day: date) -> str:
    """List the article first: whatever happens then, a check tells what is left to do."""
    using = takers(_manuscripts(content, folder), asked.place)
    file = content / TAKEDOWN_FILE
    before = file.read_bytes() if file.exists() else b""
    try:
        text = before.decode()
    except UnicodeDecodeError:
        raise Refusal(
            f"{TAKEDOWN_FILE} không phải mã UTF-8; lưu lại với bảng mã UTF-8 rồi chạy lại"
        ) from None
    data = (folder / "index.md").read_bytes()
    told = replace(asked, reason=asked.reason or given_reason(data))
    after = listed(text, told, old_urls(data), day).encode()
    if after != before:
        write_atomic(file, after)
    shutil.rmtree(folder)
    done = f"{folder}: đã xóa bài và ghi vào {file}. Đăng lại trang để bạn đọc không còn thấy bài."
    if not using:
        return done
    more = f" và {len(using) - _SHOWN} tệp khác" if len(using) > _SHOWN else ""
    names = ", ".join(using[:_SHOWN]) + more
    return f"{done}\nẢnh hoặc tệp của bài từng được dùng ở {names}: nay không hiện nữa."


def _manuscripts(content: Path, but: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(content.rglob("*.md")):
        if file.is_file() and file.parent != but:
            yield file.relative_to(content).as_posix(), file.read_text(encoding="utf-8", errors="replace")


def main(values: Mapping[str, str], today: date) -> None:
    """Do what is asked; exit with status 1 and the reason if it cannot be done."""
    speak_utf8()
    try:
        print(withdraw(Path(values.get("PATH_CONTENT", "content")), read_request(values), today))
    except Refusal as refusal:
        sys.exit(f"lỗi: {refusal}")
    except OSError as error:
        sys.exit(f"lỗi: {error.filename}: không đọc hoặc ghi được ({error.strerror}).")


if __name__ == "__main__":
    main(os.environ, datetime.now(VIETNAM).date())
