"""Judge ``PLUGINS``: what must be there, what twice, what in an order in which it cannot work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

NEEDED = (
    "plugins.identity",
    "plugins.survey",
    "plugins.takedowns",
    "plugins.addresses",
    "plugins.manuscript",
    "plugins.filing",
    "plugins.photos",
    "plugins.downloads",
    "plugins.videos",
    "plugins.related",
    "plugins.assets",
)
"""The stages without which no page can be made, in the order in which each takes from those before."""

PLANNING = (
    "plugins.articles",
    "plugins.listing",
    "plugins.home",
    "plugins.standing",
    "plugins.feeds",
    "plugins.redirects",
    "plugins.sitemap",
    "plugins.search",
    "plugins.offline",
    "plugins.rootfiles",
    "plugins.hosting",
)
"""The stages that plan pages; each stands after those before it and before those that end the build."""

GATE, PRESS = "plugins.gate", "plugins.press"
ORDER = (*NEEDED, *PLANNING, GATE, PRESS)
_PLACE = {name: place for place, name in enumerate(ORDER)}
_WITHOUT = {
    GATE: "không ai kiểm tra bài trước khi đăng",
    PRESS: "không tệp nào được ghi",
}


def judge_plugins(plugins: Sequence[Any] | None, place: str) -> tuple[str, ...]:
    """Say what is wrong with the plugins that ``place`` gives."""
    names = [str(getattr(plugin, "__name__", plugin)) for plugin in plugins or ()]
    told = (*_missing(names), *_twice(names)) or tuple(_misplaced(names))
    return tuple(f"{place}: lỗi: PLUGINS: {said}." for said in told)


def _missing(names: Sequence[str]) -> Iterator[str]:
    for name in (*NEEDED, GATE, PRESS):
        if name not in names:
            why = _WITHOUT.get(name, "các phần khác cần nó")
            yield f"thiếu {name}, {why}. Thêm vào như trong pelicanconf.py gốc"


def _twice(names: Sequence[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"{name} ghi {names.count(name)} lần. Giữ một dòng"


def _misplaced(names: Sequence[str]) -> Iterator[str]:
    """Tell the first stage that stands before one from which it takes."""
    ours = [name for name in names if name in _PLACE]
    for before, after in zip(ours, ours[1:], strict=False):
        if _PLACE[before] > _PLACE[after]:
            yield f"{before} đứng trước {after} thì không chạy được. Đổi chỗ hai dòng"
            return
