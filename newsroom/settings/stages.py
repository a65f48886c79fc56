"""Judge ``PLUGINS``: what must be there, what is there twice, what stands where it cannot work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_MADE = ("photos", "downloads", "videos", "related", "assets")
TAKES: dict[str, tuple[str, ...]] = {
    "identity": (),
    "survey": ("identity",),
    "takedowns": (),
    "addresses": (),
    "manuscript": ("survey", "takedowns", "addresses"),
    "filing": ("manuscript",),
    "photos": ("filing",),
    "downloads": ("filing",),
    "videos": ("filing",),
    "related": ("filing",),
    "assets": ("survey",),
    "articles": _MADE,
    "listing": _MADE,
    "home": _MADE,
    "standing": _MADE,
    "feeds": _MADE,
    "redirects": _MADE,
    "sitemap": _MADE,
    "search": _MADE,
    "offline": _MADE,
    "rootfiles": _MADE,
    "hosting": _MADE,
    "press": ("survey",),
}
"""From which stages each takes: they stand before it. The others may stand anywhere."""

NEEDED = (
    "identity",
    "survey",
    "takedowns",
    "addresses",
    "manuscript",
    "filing",
    "photos",
    "related",
    "assets",
)
"""The stages without which no page can be made."""

_WITHOUT = {
    "gate": "không ai kiểm tra bài trước khi đăng",
    "press": "không tệp nào được ghi",
}
_REMEDY = "Thêm vào đúng chỗ như trong pelicanconf.py gốc"
_ROOM = "plugins."


def judge_plugins(plugins: object, place: str) -> tuple[str, ...]:
    """Say what is wrong with the plugins that ``place`` gives.

    ``None``, all, is refused with the plugins; what is no list was told as such.
    """
    if not isinstance(plugins, list | tuple):
        return ()
    names = [str(getattr(plugin, "__name__", plugin)) for plugin in plugins]
    told = (*_missing(names), *_twice(names)) or tuple(_misplaced(names))
    return tuple(f"{place}: lỗi: PLUGINS: {said}." for said in told)


def _missing(names: Sequence[str]) -> Iterator[str]:
    for name, why in _WITHOUT.items():
        if _ROOM + name not in names:
            yield f"thiếu {_ROOM}{name}, {why}. {_REMEDY}"
    if others := [_ROOM + name for name in NEEDED if _ROOM + name not in names]:
        yield f"thiếu {', '.join(others)}, không dựng được trang. {_REMEDY}"


def _twice(names: Sequence[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"{name} ghi {names.count(name)} lần. Giữ một dòng"


def _misplaced(names: Sequence[str]) -> Iterator[str]:
    """Tell each stage that stands before one from which it takes."""
    place = {name: number for number, name in enumerate(names)}
    for name in names:
        for taken in TAKES.get(name.removeprefix(_ROOM), ()) if name.startswith(_ROOM) else ():
            if place.get(_ROOM + taken, -1) > place[name]:
                yield f"{name} cần kết quả của {_ROOM}{taken} nhưng đứng trước. Đưa xuống dưới {_ROOM}{taken}"
                break
