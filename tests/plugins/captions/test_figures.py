from __future__ import annotations

import pytest

from newsroom.model.blocks import Figure, Gallery, VideoBlock
from plugins.captions.figures import Image, write_block

IMAGES = [Image("{attach}1.jpg"), Image("2.jpg?a=1&b=2", {"href": '/a/"b'}, {"class": "x", "width": "3"})]


def test_a_figure_has_its_texts_once_and_its_address_as_typed() -> None:
    figure = Figure("0", 'Đại "biểu"', "x < y & z", "Ảnh: P. Mai", wide=True)
    assert write_block(figure, IMAGES) == (
        '<figure class="figure figure--wide">\n<img src="{attach}1.jpg" alt="Đại &quot;biểu&quot;">\n'
        '<figcaption class="figure__text"><span class="figure__caption">x &lt; y &amp; z</span> '
        '<span class="figure__credit">Ảnh: P. Mai</span></figcaption>\n</figure>'
    )


def test_a_photo_keeps_the_link_around_it_and_its_attributes() -> None:
    assert write_block(Figure("1", ""), IMAGES) == (
        '<figure class="figure">\n<a href="/a/&quot;b">'
        '<img src="2.jpg?a=1&amp;b=2" alt="" class="x" width="3"></a>\n</figure>'
    )


def test_a_gallery_holds_its_figures_and_tells_its_credit_from_its_caption() -> None:
    html = write_block(Gallery((Figure("0", "Một"), Figure("1", "Hai")), "Cả hai. Ảnh: An"), IMAGES)
    assert html.count("<img") == 2
    assert html.count("<figure") == html.count("</figure>") == 3
    assert (
        html.index("1.jpg") < html.index("2.jpg") < html.index('<span class="figure__caption">Cả hai.</span>')
    )
    assert '<span class="figure__credit">Ảnh: An</span>' in html


@pytest.mark.parametrize(
    ("video", "link"),
    [
        (VideoBlock("", "https://a.vn/?x&y", "Lễ <1>"), '<a href="https://a.vn/?x&amp;y">Lễ &lt;1&gt;</a>'),
        (VideoBlock("", "{attach}le.mp4"), '<a href="{attach}le.mp4">{attach}le.mp4</a>'),
        (VideoBlock("", "k", "Lễ", 205), '<a href="k">Lễ (3:25)</a>'),
        (VideoBlock("", "k", "Lễ", 3_725), '<a href="k">Lễ (1:02:05)</a>'),
        (
            VideoBlock("", "k", "Lễ", still=Figure("{static}/1.jpg", "Lễ")),
            '<a href="k"><img src="{static}/1.jpg" alt="Lễ"> Lễ</a>',
        ),
        (
            VideoBlock("", "k", still=Figure("1.jpg", "Video")),
            '<a href="k"><img src="1.jpg" alt="Video"></a>',
        ),
    ],
)
def test_a_video_is_a_link_with_all_that_is_known_of_it(video: VideoBlock, link: str) -> None:
    assert write_block(video, []) == f'<figure class="video">\n{link}\n</figure>'


def test_a_video_has_its_caption_and_credit_below() -> None:
    html = write_block(VideoBlock("", "k", "Lễ", caption="Ở Khối.", credit="Video: An"), [])
    assert "Ở Khối.</span> <span" in html
    assert "Video: An</span></figcaption>" in html
