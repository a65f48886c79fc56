"""Tell a theme that was made for our pages from any other, and say what one must have."""

from __future__ import annotations

from collections.abc import Mapping, Set

_TEMPLATES = ("index.html", "article.html", "category.html", "404.html", "feed.atom.xml")
"""Some of the templates that a build asks for; the themes of stock Pelican lack the last two."""
_STATIC = ("favicon.svg", "css/settings.css")


def unfit_line(theme: str, templates: Set[str], static: Mapping[str, bytes]) -> str:
    """Say of a theme that was not made for our pages what it lacks; ``""`` of one that was.

    Without ``favicon.svg`` there is no page. A theme of ours may leave out what its site never asks for.
    """
    if "favicon.svg" in static:
        return ""
    lacking = [f"templates/{name}" for name in _TEMPLATES if name not in templates]
    lacking += [f"static/{name}" for name in _STATIC if name not in static]
    return (
        f"{theme}: lỗi: giao diện này không làm cho trang tin này, thiếu {', '.join(lacking)}. "
        "Giao diện phải có mọi tệp như thư mục theme/: chép theme/ ra rồi sửa, "
        "hoặc chỉ thay vài mẫu bằng THEME_TEMPLATES_OVERRIDES."
    )
