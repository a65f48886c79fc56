"""Make the sign of the site out of the files that ``[brand]`` names, in processes that may die over them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field

from newsroom.engine import Check, Scope, digest
from newsroom.model.content import SITE_FILE
from newsroom.model.media import Rendition
from newsroom.model.output import Insignia
from newsroom.model.problem import Problem, error, warning
from newsroom.model.site import Brand
from plugins.photos.rendition import FOLDER, INSIGNIA
from plugins.photos.sandbox import Lost, run_all
from plugins.photos.store import Store

_FOLDER = "theme"
OURS = digest(f"insignia {INSIGNIA}".encode())
"""The name under which a store keeps the pictures of our own sign."""
LEAST = {"logo": 96, "logo_dark": 96, "icon": 192}
"""Pixels, high for logos and on the shorter side for icons, below which a picture looks poor."""
_ROUGH = 0.02
"""The part of its side by which an icon may miss a square, as one that was cut out by hand does."""
_MOST_OBLONG = 1.5
"""How many times as long as high a logo is that can stand for an icon, and an icon itself."""

Pictures = Mapping[str, tuple[bytes, int, int]]
"""Pictures by name, each with its width and height."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be made of a file: the kind of the key, and its bytes."""

    key: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made: pictures, or the code of what is wrong."""

    code: str = ""
    format: str = ""
    size: tuple[int, int] = (0, 0)
    pictures: Pictures = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Branded:
    """The sign of the site, its files by address, and what is wrong with what it was made of."""

    insignia: Insignia
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def draw_ours() -> Pictures:
    """Draw the pictures of our own sign."""
    from plugins.photos.insignia import ICONS, TOUCH, our_icons

    sides = {"touch": TOUCH, "maskable": ICONS[-1]}
    found = ((name, data, sides.get(name) or _side(name)) for name, data in our_icons().items())
    return {name: (data, side, side) for name, data, side in found}


def _side(name: str) -> int:
    return int(name.rpartition("-")[2])


def kept_ours(store: Store, dry: bool = False) -> Pictures:
    """Give the pictures of our own sign, drawn once for a store; nothing is put there if ``dry``."""
    kept = store.find(OURS)
    if kept is None:
        made = draw_ours()
        if not dry:
            files = {_place(name): data for name, (data, *_) in made.items()}
            with suppress(OSError):  # they are drawn soon enough
                store.keep(OURS, json.dumps({name: size for name, (_, *size) in made.items()}), files)
        return made
    sizes = json.loads(kept.shows)
    return {
        name: (store.place(_place(name)).read_bytes(), width, height)
        for name, (width, height) in sizes.items()
    }


def _place(name: str) -> str:
    return f"{FOLDER}/{OURS}-{name}.png"


def make_insignia(
    brand: Brand,
    read: Callable[[str], bytes | None],
    jobs: int,
    ours: Callable[[], Pictures] = draw_ours,
) -> Branded:
    """Make all pictures; ``read`` gives the bytes of a content file, ``None`` if there is none.

    ``ours`` gives what stands where the site has no picture of its own.
    """
    lines = dict(brand.lines)
    problems: list[Problem] = []
    tasks: list[_Task] = []
    for key, path in brand.files.items():
        data = read(path)
        if data is None:
            problems.append(Problem.of(SITE_FILE, lines.get(key, 0), "brand-missing", target=path))
        else:
            tasks.append(_Task(key, data))
    pictures: dict[str, tuple[bytes, int, int]] = {}
    if tasks:
        import plugins.photos.insignia  # noqa: F401  (its processes find it loaded)
    for task, made in run_all(_make, tasks, jobs):
        path = brand.files[task.key]
        problems += _faults(task.key, path, made)
        if isinstance(made, _Made) and not made.code:
            icons = {name: one for name, one in made.pictures.items() if name not in ("logo", "logo_dark")}
            if task.key == "icon" or not brand.icon:
                pictures |= icons
            pictures |= {name: one for name, one in made.pictures.items() if name not in icons}
    if "touch" not in pictures:
        pictures |= ours()
    return _branded(pictures, tuple(sorted(set(problems))))


def _branded(pictures: Pictures, problems: tuple[Problem, ...]) -> Branded:
    """Give the pictures their addresses."""
    files, named = {}, {}
    for name, (data, width, height) in pictures.items():
        url = f"{_FOLDER}/{name.replace('_', '-')}.{digest(data)}.png"
        files[url], named[name] = data, Rendition(url, width, height)
    icons = tuple(one for name, one in named.items() if name.startswith("icon-"))
    rest = {name: one for name, one in named.items() if not name.startswith("icon-")}
    return Branded(Insignia(icons=icons, **rest), files, problems)


def _make(task: _Task) -> _Made:
    """Make what a file is for, in a process of its own."""
    from plugins.photos.insignia import ICONS, TAB, TOUCH, form, is_empty, logo, own_icons
    from plugins.photos.photo import PhotoError

    try:
        format_, width, height = form(task.data)
        if format_ != "PNG":
            return _Made("brand-format", format_)
        if is_empty(task.data):
            return _Made("brand-empty", format_)
        pictures = {}
        if task.key != "icon":
            pictures[task.key] = logo(task.data)
        if task.key == "icon" or (task.key == "logo" and _is_square(width, height)):
            sides = {"touch": TOUCH, "maskable": ICONS[-1], "icon": TAB}
            for name, data in own_icons(task.data).items():
                side = sides.get(name) or _side(name)
                pictures[name] = (data, side, side)
    except PhotoError as fault:
        if fault.code == "photo-holds-svg":
            return _Made("brand-format", "SVG")
        if fault.code == "photo-format":
            return _Made("brand-format", str(fault.values["format"]))
        return _Made("brand-large" if fault.code in ("photo-heavy", "photo-too-large") else "brand-damaged")
    return _Made("", format_, (width, height), pictures)


def _is_square(width: int, height: int) -> bool:
    return max(width, height) <= _MOST_OBLONG * min(width, height)


def _faults(key: str, path: str, made: _Made | Lost) -> list[Problem]:
    """Say what is wrong with a file."""
    if isinstance(made, Lost):
        return [Problem.of(path, 0, "brand-damaged")]
    if made.code:
        return [Problem.of(path, 0, made.code, format=made.format)]
    width, height = made.size
    least = LEAST[key]
    if key == "icon" and abs(width - height) > _ROUGH * max(width, height):
        return [Problem.of(path, 0, "brand-oblong", width=width, height=height)]
    if (min(width, height) if key == "icon" else height) < least:
        code = "brand-small-icon" if key == "icon" else "brand-small"
        return [Problem.of(path, 0, code, width=width, height=height, least=least)]
    return []


def encode_branded(branded: Branded) -> str:
    """Write down a sign and what is wrong with it, without its files, for ``decode_branded``."""
    problems = [(one.path, one.line, one.code, one.values) for one in branded.problems]
    named = asdict(branded.insignia)
    icons = [one._asdict() for one in named.pop("icons")]
    rest = {name: one._asdict() for name, one in named.items() if one}
    return json.dumps([{"icons": icons, **rest}, problems])


def decode_branded(text: str) -> tuple[Insignia, tuple[Problem, ...]]:
    """Give a sign and its problems as they were written down."""
    named, told = json.loads(text)
    icons = tuple(Rendition(**one) for one in named.pop("icons"))
    rest = {name: Rendition(**one) for name, one in named.items() if one}
    problems = (
        Problem(path, line, code, tuple((key, value) for key, value in values))
        for path, line, code, values in told
    )
    return Insignia(icons=icons, **rest), tuple(problems)


BRAND = Check(
    name="photos.brand",
    scope=Scope.ALWAYS,
    wordings={
        "brand-missing": error(
            "không có ảnh «{target:whole}»",
            "Chép tệp PNG vào thư mục nội dung rồi ghi đường dẫn từ đó, ví dụ photos/logo.png",
        ),
        "brand-format": error(
            "ảnh làm dấu hiệu của trang là {format}, không phải PNG",
            "Xuất hình thành PNG, nền trong suốt, rồi dùng tệp đó",
        ),
        "brand-damaged": error(
            "không đọc được ảnh làm dấu hiệu của trang", "Xuất lại hình thành PNG rồi thay tệp này"
        ),
        "brand-empty": error(
            "ảnh làm dấu hiệu của trang trong suốt cả hình nên không thấy gì",
            "Xuất lại hình thành PNG, chỉ để trong suốt phần nền",
        ),
        "brand-large": error(
            "ảnh làm dấu hiệu của trang quá lớn", "Thu nhỏ còn cạnh dài 2000 điểm ảnh rồi thay tệp này"
        ),
        "brand-small": warning(
            "logo chỉ cao {height} điểm ảnh nên sẽ mờ", "Xuất lại PNG cao từ {least} điểm ảnh, tốt nhất 160"
        ),
        "brand-small-icon": warning(
            "biểu tượng chỉ có {width}×{height} điểm ảnh nên sẽ mờ trên điện thoại",
            "Xuất lại PNG vuông, cạnh từ {least} điểm ảnh, tốt nhất 512",
        ),
        "brand-oblong": warning(
            "biểu tượng không vuông ({width}×{height} điểm ảnh) nên hiện nhỏ hơn chỗ dành cho nó",
            "Dùng hình vuông, cạnh 512 điểm ảnh",
        ),
    },
)
