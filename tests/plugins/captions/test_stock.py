from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from plugins.captions.stock import makeExtension

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
            "<p>Trước  sau.</p>" + figure('<a href="/a/"><img src="1.jpg" alt="Đại biểu"></a>'),
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
