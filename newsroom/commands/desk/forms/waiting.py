"""Find what of the site differs here from what was recorded last: ``site.toml``, static pages, pins."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.commands.desk.forms.filling import rows_of
from newsroom.commands.desk.forms.kinds import FORMS, may_change
from newsroom.commands.desk.forms.pins import KEYS, pin_sentence, without_pins
from newsroom.commands.desk.forms.standing import FOLDER, page_change, pages_of, path_of, shared_files
from newsroom.commands.desk.forms.telling import Change, changes, is_protected
from newsroom.commands.desk.manuscript.fields import title_of, values_of
from newsroom.commands.desk.shelf.store import Missing
from newsroom.commands.desk.workplaces import Workplace
from newsroom.model.content import ARTICLES, SITE_FILE
from newsroom.model.naming import INDEX
from newsroom.model.people import Person

_MOST_ARTICLES = 200
PIN, PAGE = "ghim", "trang"
"""The parts of changes that are not in ``site.toml``."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What can be sent: the changes, and the files in which they are.

    ``asides`` are pins that go with their article, because more of it is changed.
    """

    changes: tuple[Change, ...] = ()
    paths: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()


async def waiting_of(workplace: Workplace) -> Waiting:
    """Read what differs. Raises ``Fault`` where git does not answer, ``Unreadable``."""
    site = await _of_site(workplace)
    pages, page_paths = await _of_pages(workplace)
    pins, pin_paths, asides = await _of_pins(workplace)
    paths = dict.fromkeys((SITE_FILE, *_pictures(workplace)) if site else ())
    return Waiting((*pins, *site, *pages), (*paths, *page_paths, *pin_paths), asides)


def why_not(person: Person, found: Iterable[Change]) -> str:
    """Say why a person may not send changes, in Vietnamese; ``""`` if it is allowed."""
    for one in found:
        if is_protected(one):
            return (
                f"Có thay đổi ở phần «{one.subject}», là phần bàn biên tập không đăng."
                " Nhờ người quản trị đăng, hoặc trả phần ấy về như cũ."
            )
        form = FORMS.get(one.part)
        is_own = may_change(person, form) if form else one.part in (PIN, PAGE) and person.may_publish
        if not (is_own or person.is_admin or not person.login):
            return f"Bạn không có quyền sửa {one.subject}. Nhờ người quản trị đăng thay đổi này."
    return ""


async def recorded(workplace: Workplace, path: str) -> bytes | None:
    """Give a file as it was recorded last, ``None`` if it was not. Raises ``Fault``."""
    versions = (await workplace.ledger.versions(path, 1)).versions
    return await workplace.ledger.file_at(versions[0].commit, path, "") if versions else None


async def _of_site(workplace: Workplace) -> tuple[Change, ...]:
    before = await recorded(workplace, SITE_FILE)
    after = (await asyncio.to_thread(workplace.store.open_file, SITE_FILE)).data
    if before == after:
        return ()
    found = changes(before or b"", after)
    return found or (
        Change("khac", "ghi chú", "sửa ghi chú", "Cấu hình của trang: chỉ khác ghi chú, khoảng trống."),
    )


def _pictures(workplace: Workplace) -> list[str]:
    data = workplace.store.open_file(SITE_FILE).data
    images = [row["image"] for row in rows_of(data, FORMS["bieu-ngu"])]
    return [one for one in images if _is_shared(workplace, one)]


def _is_shared(workplace: Workplace, path: str) -> bool:
    parts = path.split("/")
    is_plain = ".." not in parts and not any(part.startswith(".") for part in parts)
    return parts[0] in ("photos", "tai-lieu") and is_plain and (workplace.content / path).is_file()


async def _of_pages(workplace: Workplace) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    versions = (await workplace.ledger.versions(FOLDER, 1)).versions
    names = await workplace.ledger.files_at(versions[0].commit, FOLDER) if versions else ()
    before = {name.removesuffix(".md") for name in names if name.endswith(".md")}
    here = {page.name for page in await asyncio.to_thread(pages_of, workplace.content)}
    found, paths = [], dict[str, None]()
    for name in sorted(before | here):
        was = (
            await workplace.ledger.file_at(versions[0].commit, path_of(name), "") if name in before else None
        )
        now = await asyncio.to_thread(_read, workplace, name)
        if was != now:
            short, sentence = page_change(name, was, now)
            found.append(Change(PAGE, "trang riêng", short, sentence))
            shared = shared_files(now or b"")
            paths |= dict.fromkeys((path_of(name), *(one for one in shared if _is_shared(workplace, one))))
    return tuple(found), tuple(paths)


def _read(workplace: Workplace, name: str) -> bytes | None:
    try:
        return workplace.store.open_file(path_of(name)).data
    except Missing:
        return None


async def _of_pins(workplace: Workplace) -> tuple[tuple[Change, ...], tuple[str, ...], tuple[str, ...]]:
    states = await workplace.ledger.states()
    found, paths, asides = [], [], []
    for place in sorted(states.edited & states.sent, reverse=True)[:_MOST_ARTICLES]:
        try:
            now = (await asyncio.to_thread(workplace.store.open, place)).data
        except Missing:
            continue
        versions = (await workplace.ledger.versions(place, 1)).versions
        commit = versions[0].commit if versions else ""
        was = await workplace.ledger.at(commit, place) if commit else None
        if was is None or _pins(was) == _pins(now):
            continue
        short, sentence = pin_sentence(title_of(now), was, now)
        if without_pins(was) == without_pins(now) and not await _has_other_files(workplace, place, commit):
            found.append(Change(PIN, "ghim", short, sentence))
            paths.append(f"{ARTICLES}/{place}")
        else:
            asides.append(f"{sentence[:-1]}: bài này còn sửa đổi khác, nên sẽ lên cùng bài khi bạn đăng bài.")
    return tuple(found), tuple(paths), tuple(asides)


def _pins(data: bytes) -> list[list[str]]:
    return [values_of(data, key) for key in KEYS]


async def _has_other_files(workplace: Workplace, place: str, commit: str) -> bool:
    """Tell whether a file beside a manuscript differs from what was recorded."""
    names = set(await workplace.ledger.files_at(commit, place)) - {INDEX}
    folder = workplace.content / ARTICLES / place
    here = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()} - {INDEX}
    if names != here:
        return True
    for name in names:
        held = await workplace.ledger.file_at(commit, place, name)
        if held != await asyncio.to_thread((folder / name).read_bytes):
            return True
    return False
