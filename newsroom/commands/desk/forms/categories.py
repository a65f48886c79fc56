"""Keep categories from being taken from under their articles. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newsroom.commands.desk.forms.filling import Row, Unfilled
from newsroom.model.site import Category
from newsroom.vietnamese.comparing import comparable


def counts(categories: Sequence[Category], named: Iterable[str]) -> dict[str, int]:
    """Count articles by the address of their category; ``named`` is what each article says of it."""
    slugs = {one.slug: one.slug for one in categories}
    slugs |= {comparable(one.name): one.slug for one in categories}
    found = Counter(slugs.get(name, slugs.get(comparable(name), "")) for name in named)
    return {one.slug: found[one.slug] for one in categories}


def check(before: Sequence[Row], after: Sequence[Row], counted: Mapping[str, int]) -> None:
    """Raise ``Unfilled`` if a category with articles goes, or gets another address or name.

    Articles name their category, and readers keep its address.
    """
    for was in before:
        number = counted.get(was["slug"], 0)
        if not number or any(_is_same(was, now) for now in after):
            continue
        name = was["name"]
        same = [now for now in after if now["slug"] == was["slug"]]
        if same:
            raise Unfilled(
                f"«{name}» có {number} bài ghi tên này, nên không đổi tên được ở đây. Giữ tên cũ; muốn đổi"
                " hẳn thì nhờ người quản trị sửa cả trong các bài."
            )
        if any(comparable(now["name"]) == comparable(name) for now in after):
            raise Unfilled(f"«{name}» có {number} bài, nên địa chỉ /{was['slug']}/ không đổi nữa.")
        raise Unfilled(f"«{name}» còn {number} bài. Chuyển các bài ấy sang chuyên mục khác rồi mới bỏ.")


def _is_same(was: Row, now: Row) -> bool:
    return was["slug"] == now["slug"] and comparable(was["name"]) == comparable(now["name"])
