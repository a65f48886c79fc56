"""The extensions of a site are made, and known where they may have something to do."""

from __future__ import annotations

from typing import Any

import pytest
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension

from newsroom.settings.markdown_table import SIGNS
from plugins.captions.markdown import makeExtension
from plugins.manuscript.markup.body import Body, Typesetter
from plugins.manuscript.markup.loading import made, markup_of, signs_of
from tests.support.setting import PATH


def set_with(text: str, *extensions: str | Extension, **configs: Any) -> Body:
    """Set a body with extensions beside those of the house."""
    every = ["tables", "footnotes", makeExtension(), *extensions]
    return Typesetter(every, configs).set(PATH, text, 1, "https://example.vn")


def html_with(text: str, *extensions: str | Extension, **configs: Any) -> str:
    """Set a body, and give its HTML without what stands between tags."""
    blocks = [block for block in set_with(text, *extensions, **configs).blocks if isinstance(block, str)]
    return "".join(line.strip() for line in "".join(blocks).replace("&nbsp;", " ").split("\n"))


WORKS = {
    "abbr": ("HĐND họp.\n\n*[HĐND]: Hội đồng nhân dân", '<p><abbr title="Hội đồng nhân dân">HĐND</abbr> họp.</p>'),
    "def_list": ("Từ\n:   Nghĩa", "<dl><dt>Từ</dt><dd>Nghĩa</dd></dl>"),
    "fenced_code": ("```python\nx = 1\n```", "<pre><code>x = 1</code></pre>"),
    "md_in_html": ('<div markdown="1">\n\n**Lời**\n\n</div>', "<div><p><strong>Lời</strong></p></div>"),
    "nl2br": ("Một\nHai", "<p>Một<br>Hai</p>"),
    "smarty": ('Lời "hay" -- quá', "<p>Lời “hay” – quá</p>"),
    "toc": (
        "[TOC]\n\n## Đảng bộ\n\n## Đảng bộ",
        '<div><ul><li><a href="#dang-bo">Đảng bộ</a></li><li><a href="#dang-bo-2">Đảng bộ</a></li></ul></div>'
        '<h2 id="dang-bo">Đảng bộ</h2><h2 id="dang-bo-2">Đảng bộ</h2>',
    ),
    "attr_list": (
        "## Kết quả {#kq}\n\n[xem](#kq)",
        '<h2 id="ket-qua">Kết quả</h2><p><a href="#ket-qua">xem</a></p>',
    ),
    "sane_lists": ("1. Một\n2. Hai", "<ol><li>Một</li><li>Hai</li></ol>"),
    "footnotes": (
        "Lời.[^1]\n\n[^1]: Nguồn.",
        '<p>Lời.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><div class="footnote"><hr>'
        '<ol><li id="fn:1"><p>Nguồn. <a class="footnote-backref" href="#fnref:1"'
        ' title="Trở lại chú thích 1 trong bài">↩</a></p></li></ol></div>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORKS)
def test_an_extension_that_works_does(name: str) -> None:
    text, html = WORKS[name]
    body = set_with(text, name)
    assert html_with(text, name) == html
    assert [problem.code for problem in body.problems] == ["taken-attribute"] * (name == "attr_list")


def test_wikilinks_lead_inside_the_site() -> None:
    (link,) = set_with("Xem [[Trang Một]].", "wikilinks").links
    assert link.target == "Trang_Một/"


def test_links_of_a_table_of_contents_that_is_configured_lead_to_headings() -> None:
    html = html_with("Lời\n\n## Đảng bộ", "toc", toc={"permalink": True})
    assert '<h2 id="dang-bo">Đảng bộ<a title="Permanent link" href="#dang-bo">' in html


def test_notes_are_configured_as_a_site_says() -> None:
    text = "Lời[^2], lời.[^1]\n\n[^1]: Một.\n\n[^2]: Hai."
    by_use = html_with(text)
    assert by_use.index("Hai.") < by_use.index("Một.")
    html = html_with(text, footnotes={"USE_DEFINITION_ORDER": True, "BACKLINK_TEXT": "^"})
    assert html.index("Một.") < html.index("Hai.")
    assert ">^</a>" in html


class Shouting(Extension):
    """An extension of others, which changes what nobody can foresee."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        md.preprocessors.register(Shout(md), "shout", 25)


class Shout:
    """Sets all in capitals."""

    def __init__(self, md: Any) -> None:
        self.md = md

    def run(self, lines: list[str]) -> list[str]:
        """Change the lines."""
        return [line.upper() for line in lines]


def test_an_extension_of_others_has_its_say_in_every_text() -> None:
    assert html_with("Lời", Shouting()) == "<p>LỜI</p>"


@pytest.mark.parametrize(
    ("extensions", "configs", "pattern"),
    [
        (["tables", "footnotes", "plugins.captions.markdown", makeExtension(), "sane_lists"], {}, None),
        (["footnotes"], {"footnotes": {"BACKLINK_TITLE": "x"}}, None),
        (["footnotes"], {"footnotes": {"SEPARATOR": "-"}}, ""),
        (["toc"], {}, r"\[TOC\]"),
        (["toc"], {"toc": {"marker": "x"}}, ""),
        ([TocExtension()], {}, ""),
        (["a.b"], {}, ""),
        (["tables", "toc", "wikilinks"], {}, r"\[TOC\]|\[\["),
    ],
)
def test_a_text_is_left_to_markdown_only_where_an_extension_may_have_something_to_do(
    extensions: list[str | Extension], configs: dict[str, Any], pattern: str | None
) -> None:
    found = signs_of(extensions, configs)
    assert (found and found.pattern.replace("(?:", "").replace(")", "")) == pattern


FORMS = [
    "Lời **đậm** và [liên kết](/a/).",
    "## Mục\n\n- Một\n- Hai\n\n1. Ba\n2. Bốn",
    "| a | b |\n|---|---|\n| c | d |\n\n> Trích",
    "Lời.[^1]\n\n![Ảnh](1.jpg)\n\n*Chú thích. Ảnh: An*\n\n[^1]: Nguồn.",
    "Tỷ lệ: 51,9%; giờ: 8:00\n\n(1) : hai",
    "https://youtu.be/abcdefghijk",
]


@pytest.mark.parametrize("name", sorted(SIGNS.keys() - {"plugins.captions.markdown"}))
@pytest.mark.parametrize("text", FORMS)
def test_a_text_without_the_sign_of_an_extension_is_set_the_same_by_markdown(name: str, text: str) -> None:
    sign = signs_of([name], {})
    if sign and sign.search(text):
        pytest.skip("the extension has its say")
    by_house = set_with(text, name)
    whole = set_with(text, name, EverywhereExtension())
    assert by_house.problems == whole.problems
    assert shown(by_house) == shown(whole)


class EverywhereExtension(Extension):
    """Changes nothing, and is not known: all is left to Markdown."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        """Change nothing."""


def shown(body: Body) -> list[str]:
    """Give what a body shows, whatever stands between its tags."""
    return ["".join(str(block).split()) for block in body.blocks]


def test_an_extension_is_made_once_by_its_own_module() -> None:
    toc, other, instance = made(["toc", "a.b", TocExtension()], {"toc": {"marker": "x"}})
    assert isinstance(toc, TocExtension)
    assert (toc.getConfig("marker"), toc.getConfig("toc_class")) == ("x", "")
    assert other == "a.b"
    assert isinstance(instance, TocExtension)


@pytest.mark.parametrize(
    ("extensions", "read"),
    [
        (["tables", makeExtension(), "nl2br", "smarty"], []),
        (["admonition"], ["!!! note"]),
        (["attr_list", TocExtension()], ["{: .x }", "[TOC]"]),
        (["fenced_code"], ["```python"]),
        (["a.b"], ["!!! note", "{: .x }", "[TOC]", "```python", "- [x]"]),
    ],
)
def test_what_looks_foreign_is_read_by_those_who_set_it(
    extensions: list[str | Extension], read: list[str]
) -> None:
    found = markup_of(extensions)
    every = ["!!! note", "{: .x }", "[TOC]", "```python", "- [x]"]
    assert [one for one in every if found and found.search(one)] == read
