from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.titles import find_title, same, shown, wanted
from newsroom.commands.importer.pages.weights import weigh

TITLE = "Đảng bộ Khối sơ kết công tác năm"
BODY = "<div id=b><p>Bài</p></div>"


def title(html: str, *declared: str, selectors: tuple[str, ...] = ()) -> str:
    tree = tree_of(html)
    index = Index(tree)
    seen = weigh(tree).all
    found = find_title(index, index.all(["#b"]), declared, selectors, {}, seen)
    return shown(found) if found is not None else ""


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>{TITLE}</h1>",
        f"<h1>Trang tin</h1><h3>{TITLE}</h3>",
        f"<div class=tieu-de>{TITLE}</div>",
        f"<td><b>{TITLE}</b></td>",
        f"<p>{TITLE.upper()}</p>",
    ],
)
@pytest.mark.parametrize(
    "declared",
    [TITLE, f"{TITLE} - Trang tin Đảng bộ Khối", f"Trang tin | {TITLE}", f"Tin » {TITLE} » Trang tin"],
)
def test_what_the_page_declares_is_found_where_it_is_shown(html: str, declared: str) -> None:
    assert title(html + BODY, declared).casefold() == TITLE.casefold()


def test_the_heading_is_preferred_to_the_trail_and_nothing_below_the_body_is_it() -> None:
    assert title(f"<div><span>{TITLE}</span></div><h1>{TITLE} </h1>{BODY}<h1>{TITLE}</h1>", TITLE) == TITLE
    assert title(f"{BODY}<h2>{TITLE}</h2>", TITLE) == ""


def test_where_nothing_is_declared_the_table_and_the_one_heading_tell() -> None:
    assert title(f"<span id=lbl>{TITLE}</span>{BODY}", selectors=("#lbl",)) == TITLE
    assert title(f"<h1>{TITLE}</h1>{BODY}", "Trang chủ") == TITLE
    assert title(f"<h1>Ngắn</h1>{BODY}") == ""


def test_signs_and_tones_in_other_places_are_the_same() -> None:
    assert same("Uỷ  ban – «kiểm tra»") == same("Ủy ban Kiểm tra")
    assert wanted(["A - B"]) == []
