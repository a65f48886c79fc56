from __future__ import annotations

import logging
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from plugins.captions.stock import makeExtension
from tests.support.building import ROOT

MARKDOWN: Any = Markdown(
    extensions=["extra", "admonition", "codehilite", "meta", makeExtension()], output_format="html"
)
STOCK: Any = Markdown(extensions=["extra", "admonition", "codehilite", "meta"], output_format="html")


def made(text: str) -> str:
    html: str = MARKDOWN.reset().convert(text)
    return html.replace("\n", "")


def figure(picture: str, caption: str = "Đại biểu", kind: str = "figure") -> str:
    text = f'<figcaption class="figure__text"><span class="figure__caption">{caption}</span></figcaption>'
    return f'<figure class="{kind}">{picture}{text if caption else ""}</figure>'


PHOTO = figure('<img src="1.jpg" alt="Đại biểu">')


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("![Đại biểu](1.jpg)", PHOTO),
        ("![Đại biểu](1.jpg)\n*Đại biểu*\n\nĐại biểu", PHOTO),
        ("Trước.\n\n![Đại biểu](1.jpg)\n\nSau.", f"<p>Trước.</p>{PHOTO}<p>Sau.</p>"),
        ("Trước.\n![Đại biểu](1.jpg)\nSau.", f"<p>Trước.</p>{PHOTO}<p>Sau.</p>"),
        ("- một ![Đại biểu](1.jpg)", f"<ul><li>một {PHOTO}</li></ul>"),
        ("> ![Đại biểu](1.jpg)", f"<blockquote>{PHOTO}</blockquote>"),
        ("|a|\n|-|\n|![Đại biểu](1.jpg)|", f"<td>{PHOTO}</td>"),
        ('![](1.jpg "Đại biểu")', PHOTO),
        ("![Đại biểu](1.jpg){rộng}", PHOTO.replace('"figure"', '"figure figure--wide"')),
        ("![Đại biểu]({static}/a%20b.jpg)", PHOTO.replace("1.jpg", "{static}/a%20b.jpg")),
        ("![Đại biểu](a.php?x=1&y=2)", PHOTO.replace("1.jpg", "a.php?x=1&amp;y=2")),
        ("[![Đại biểu](1.jpg)](/a/)", figure('<a href="/a/"><img src="1.jpg" alt="Đại biểu"></a>')),
        ("[![Đại biểu](1.jpg)](1.jpg)", figure('<a href="1.jpg"><img src="1.jpg" alt="Đại biểu"></a>')),
        (
            "Trước [![Đại biểu](1.jpg)](/a/) sau.",
            "<p>Trước sau.</p>" + figure('<a href="/a/"><img src="1.jpg" alt="Đại biểu"></a>'),
        ),
        (
            "![Đại biểu](1.jpg){: .to width=300 }",
            figure('<img src="1.jpg" alt="Đại biểu" class="to" width="300">'),
        ),
        ("!!! note\n    ![Đại biểu](1.jpg)", PHOTO),
        (
            '<section markdown="1">\n\nTrước.\n\n![Đại biểu](1.jpg)\n\n</section>',
            f"<section><p>Trước.</p>{PHOTO}</section>",
        ),
        ("Xem[^1].\n\n[^1]: ![Đại biểu](1.jpg)", PHOTO),
        ("Lời.\n\nhttps://youtu.be/abcdefghijk", '<a href="https://youtu.be/abcdefghijk">'),
        (
            "[Lễ]({attach}le.mp4)\n*Chú. Video: An*",
            '<a href="{attach}le.mp4">Lễ</a><figcaption class="video__text">',
        ),
    ],
)
def test_photos_and_videos_stand_in_the_html_where_they_were_typed(text: str, html: str) -> None:
    found = made(text)
    assert html in found
    assert not re.search("[\ue000-\uf8ff\x02\x03]", found)


@pytest.mark.parametrize(
    "text",
    [
        "Lời *ngả* và `mã ![a](b)`.",
        "    ![a](1.jpg)",
        "<div><img src='{static}/1.jpg'></div>",
        "Lời <img src='1.jpg'> lời",
        "<figure markdown='1'>\n![a](1.jpg)\n<figcaption>Chú</figcaption>\n</figure>",
        "Biểu tượng \ue001 và \ue0017\ue002.",
    ],
)
def test_what_is_no_photo_of_markdowns_stays_as_stock_has_it(text: str) -> None:
    assert MARKDOWN.reset().convert(text) == STOCK.reset().convert(text)


def test_links_in_captions_and_footnotes_in_texts_of_photos_are_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        html = made('![Một](1.jpg "Chú[^rieng]")\n*Xem [đây](/chi-o-day/)*\n\nLời[^rieng].\n\n[^rieng]: Lời.')
    assert "Xem đây" in html
    assert [record.name for record in caplog.records] == ["plugins.captions.stock"] * 2
    assert "/chi-o-day/" in caplog.messages[0]
    assert "[^rieng]" in caplog.messages[1]


def test_a_link_around_a_photo_is_kept_and_not_told(caplog: pytest.LogCaptureFixture) -> None:
    made("[![Một](1.jpg)](/a/) [![Hai](2.jpg)](/b/)")
    assert not caplog.records


pieces = st.sampled_from(
    ["![Đại biểu](1.jpg)", '![Đại biểu](2.jpg "Quang cảnh")', "![](3.jpg)", "*Chú*", "Lời", "\n", "\n\n", "- ", "> ",
     "[", "](/a/)", "|", "## ", "!!! note\n    ", "[Lễ](a.mp4)", "[^1]", "\n[^1]: ", ": ", "{: .to }"]
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(pieces, max_size=10).map("".join))
def test_every_photo_of_stock_is_there_once_and_in_a_figure(text: str) -> None:
    photos = re.compile(r'<img[^>]* src="([^"]*)"|<img src="([^"]*)"')
    stock = [one or two for one, two in photos.findall(STOCK.reset().convert(text))]
    html = MARKDOWN.reset().convert(text)
    assert sorted(one or two for one, two in photos.findall(html)) == sorted(stock)
    assert html.count("<figure") == html.count("</figure>")
    assert not re.search("[\ue000-\uf8ff\x02\x03]", html)


@pytest.mark.parametrize("credit", ["Photo: Bob", "Credit: An", "© An"])
def test_only_a_credit_in_vietnamese_is_one_as_in_our_builds(credit: str) -> None:
    assert made(f'![Đại biểu](1.jpg "Đại biểu. {credit}")') == PHOTO.replace(
        ">Đại biểu<", f">Đại biểu. {credit}<"
    )
    assert "figure__credit" in made('![Đại biểu](1.jpg "Đại biểu. Nguồn ảnh: Bob")')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a](b.png){wide}", '<img src="b.png" alt="a" wide>'),
        ("![a](b.png){: hidden }", '<img src="b.png" alt="a" hidden="hidden">'),
        ("![a](b.png){: .wide title= }", '<img src="b.png" alt="a" class="wide">'),
        ("![a](b.png){: alt src }", '<img src="" alt="">'),
        ("[![a](b.png)](c.png){: title rel }", '<a href="c.png" title rel><img'),
        (
            '[![a](s.jpg)](p.jpg "lt"){: data-lightbox="g" rel=nofollow }',
            '<a href="p.jpg" title="lt" data-lightbox="g" rel="nofollow"><img src="s.jpg" alt="a"></a>',
        ),
        ("Lời ![a](b.png) sau.\n{: .lead #neo }", '<p class="lead" id="neo">Lời sau.</p>'),
        ("Lời\n![a](b.png)\nsau.\n{: .lead #neo }", '</figure><p class="lead">sau.</p>'),
        ("![a](b.png)\n{: .lead #neo }", '<figure class="figure lead" id="neo">'),
        ("![a](b.png)\n*Chú*{: #chu }\n{: #neo }", '<figure class="figure" id="neo"><span id="chu"></span>'),
        ("*![a](b.png)*{: #neo .k }", '<figure class="figure k" id="neo">'),
        ("![a](b.png)\n*Chú*\n\nChú\n{: #lai }", '<figure class="figure" id="lai">'),
        ("[Lễ](le.mp4){: .x #y }", '<figure class="video"><a href="le.mp4" class="x" id="y">'),
        ("[Lễ](le.mp4)\n{: .x #y }", '<figure class="video x" id="y">'),
        ("[![a](b.png){: .x }](le.mp4)", '<img src="b.png" alt="a" class="x">'),
        ("## Mục ![a](b.png) {#muc}", '<h2 id="muc">Mục</h2>'),
        ("# ![a](b.png)", '<h1><img alt="a" src="b.png"></h1>'),
        ("**b *c ![a](b.png) d* e**", "<p><strong>b <em>c d</em> e</strong></p>"),
        ("[lời ![a](b.png) nữa](/x/){: #y }", '<p><a href="/x/" id="y">lời nữa</a></p>'),
        ("một![a](b.png)hai", "<p>một hai</p>"),
        ("Lời.\n\nhttps://youtu.be/abcdefghijk[a](/b/)", '<a href="/b/">a</a>'),
    ],
)
def test_attributes_links_and_words_around_a_photo_stay(text: str, expected: str) -> None:
    assert expected in made(text)


def test_a_heading_of_a_photo_is_left_alone_with_the_link_to_itself() -> None:
    permalink = {"toc": {"permalink": True}}
    ours = Markdown(extensions=["extra", "toc", makeExtension()], extension_configs=permalink)
    stock = Markdown(extensions=["extra", "toc"], extension_configs=permalink)
    text = "# ![a](b.png) {#k}"
    assert ours.convert(text) == stock.convert(text)


def test_the_manuscript_of_all_our_warnings_is_read() -> None:
    file = ROOT / "tests/sites/invalid/warn-caption/content/articles/2024/07/so-ket-quy-hai/index.md"
    assert '<img src="4.png" alt="Toàn cảnh hội trường" wide>' in made(file.read_text(encoding="utf-8"))


class Kept(HTMLParser):
    """What must not be lost of HTML: its words, and attributes that others ask for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.attributes: set[tuple[str, str | None]] = set()
        self.ids: list[str | None] = []
        self._text = ""
        self.feed(html)
        self.words = set(re.findall(r"\w+", self._text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("em", "strong", "a", "code"):
            self._text += " "
        for name, value in attrs:
            if name == "class":
                self.attributes |= {(name, one) for one in (value or "").split()}
            elif name in ("href", "id") or name.startswith("data-"):
                self.attributes.add((name, value))
                self.ids += [value] if name == "id" else []
            elif name in ("alt", "title"):
                self._text += f" {value or ''} " if tag in ("img", "a") else ""

    def handle_data(self, data: str) -> None:
        self._text += data


around = st.sampled_from(
    ["![Đại biểu](1.jpg)", '![](2.jpg "Quang cảnh")', '![Hai](3.jpg "Chú")', "*Chú thích*", "**đậm ", "**", "*",
     "*nghiêng ", "lời", "Lời nói ", "\n", "\n\n", "- ", "> ", "## ", "[", "](/a/)", '](/b/ "nhan")', "|a|\n|-|\n|",
     "[Lễ](a.mp4)", "\n: ", "  \n", " ", ". Ảnh: An", "`mã`", "{wide}", "{: hidden }", "{: title= }", "{: class }",
     "{: href }", "{: src alt }", "{: .c1 #i1 }", "{: data-x=1 #i2 }", "\n{: .p1 #q1 }", " {#h1}"]
)  # fmt: skip
_CONFIGS = {"toc": {"permalink": True}}
WITH_ATTRIBUTES = Markdown(
    extensions=["extra", "toc", "attr_list", makeExtension()], extension_configs=_CONFIGS
)
STOCK_ATTRIBUTES = Markdown(extensions=["extra", "toc", "attr_list"], extension_configs=_CONFIGS)


@pytest.mark.slow
@given(st.lists(around, max_size=12, unique=True).map("".join))
def test_no_word_link_id_or_class_of_stock_is_lost(text: str) -> None:
    try:
        stock = STOCK_ATTRIBUTES.reset().convert(text)
    except Exception:  # Markdown's own
        return
    html = WITH_ATTRIBUTES.reset().convert(text)
    if "klzzwxh" in stock:  # nor does Markdown find these words again
        return
    before, after = Kept(stock), Kept(html)
    assert not before.attributes - after.attributes
    assert not before.words - after.words
    assert len(after.ids) - len(set(after.ids)) <= len(before.ids) - len(set(before.ids))
