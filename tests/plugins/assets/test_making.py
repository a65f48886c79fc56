"""The files of a theme become few, small ones, whose names change with their content."""

from __future__ import annotations

import pytest

from plugins.assets.making import make_assets

STATIC = {
    "favicon.svg": b"<svg/>",
    "css/settings.css": b'@font-face { font-family: "A"; src: url("../fonts/a.woff2") format("woff2"); }\n',
    "css/base.css": b"p { margin: 0; }\n",
    "css/lists/pager.css": b".pager { margin: 0; }\n",
    "fonts/a.woff2": b"wOF2",
    "fonts/OFL.txt": b"licence",
    "js/menu.js": b"// why\nopen();\n",
}


def test_every_file_that_pages_load_is_there_under_its_address() -> None:
    assets, files = make_assets(STATIC)
    assert set(files) == {
        assets.css,
        assets.css_lists,
        assets.css_search,
        assets.icon,
        *assets.scripts.values(),
        *assets.fonts.values(),
    }
    assert files[assets.scripts["menu"]] == b"open();"
    assert assets.fonts["a"].rpartition("/")[2].encode() in files[assets.css]


def test_what_lists_look_like_stands_in_a_sheet_of_its_own() -> None:
    assets, files = make_assets(STATIC)
    assert b".pager" in files[assets.css_lists]
    assert b".pager" not in files[assets.css]


def test_another_content_is_another_address() -> None:
    before, after = (make_assets({**STATIC, "css/base.css": css})[0] for css in (b"p{top:0}", b"p{top:1px}"))
    assert before.css != after.css
    assert before.icon == after.icon


def test_a_font_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        make_assets({name: data for name, data in STATIC.items() if name != "fonts/a.woff2"})
