from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.markup import flattened, tree_of


def words(text: str) -> str:
    return " ".join("".join(tree_of(text).itertext()).split())


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "<", "<!-- chưa hết", "]]>", "<?xml version='1.0'?>", "&#0;", "\ud800"]
)
def test_always_gives_a_tree(text: str) -> None:
    assert tree_of(text).tag == "html"


@pytest.mark.parametrize("box", ["div", "b", "ul><li", "blockquote", "table><tr><td", "x-y"])
def test_loses_no_word_however_deep_it_stands(box: str) -> None:
    assert words(f"<p>đầu</p>{f'<{box}>' * 3000}sâu{'</div>' * 3000}<p>sau</p>").split() == [
        "đầu",
        "sâusau",
    ] or (words(f"<p>đầu</p>{f'<{box}>' * 3000} sâu {'</div>' * 3000}<p>sau</p>") == "đầu sâu sau")


def test_thousands_of_attributes_are_no_matter() -> None:
    tag = "".join(f" a{n}=b" for n in range(100_000))
    assert words(f"<p{tag}>chữ</p><p class=x>sau</p>") == "chữsau"
    (image,) = tree_of(f"<img src='data:image/png;base64,{'A=' * 400}{'A' * 9000}'>").iter("img")
    assert len(image.get("src")) > 9000


def test_the_body_begins_where_the_head_ends_though_no_tag_says_so() -> None:
    for start in (
        "",
        "<!DOCTYPE html><html>",
        "<title>x</title><script>'<p>'</script>",
        "<html><head><meta name=a></head>",
    ):
        body = tree_of(f"{start}<article><p>chữ</p></article>").find("body")
        assert "".join(body.itertext()) == "chữ"


def test_flattening_keeps_what_is_not_deep_and_what_closes_by_itself() -> None:
    page = "<div class='a>b'><p>một<p>hai<ul><li>ba<li>bốn</ul></div><!-- <div> -->"
    assert flattened(page * 700) == page * 700


def test_text_is_composed() -> None:
    assert words("<p>Đa\u0309ng bô\u0323</p>") == "Đảng bộ"
