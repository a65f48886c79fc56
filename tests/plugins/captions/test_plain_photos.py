from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from newsroom.model.blocks import Figure, Gallery
from plugins.captions import plain_photos
from plugins.captions.markdown import makeExtension
from plugins.captions.plain_photos import PlainPhotos


def fresh() -> PlainPhotos:
    md: Any = Markdown(extensions=[makeExtension()])
    photos: PlainPhotos = md.plain_photos
    return photos


@pytest.fixture
def reader() -> PlainPhotos:
    return fresh()


@pytest.mark.parametrize(
    "block",
    [
        '![Đại biểu](1.jpg "Đại biểu dự họp. Ảnh: P. Mai")',
        "![Đại biểu](1.jpg)\n*Đại biểu dự họp. Ảnh: P. Mai*",
        "![Đại biểu](1.jpg)\nĐại biểu dự họp.\nẢnh: P. Mai",
        "![Đại biểu](1.jpg)\nĐại biểu dự họp\n*Ảnh: P. Mai*",
    ],
)
def test_a_photo_is_read_with_its_caption(reader: PlainPhotos, block: str) -> None:
    found = reader.photos(block.split("\n"))
    assert found is not None
    assert found.is_single
    figure = found.figure()
    assert isinstance(figure, Figure)
    assert (figure.src, figure.alt, figure.credit) == ("1.jpg", "Đại biểu", "Ảnh: P. Mai")
    assert figure.caption.startswith("Đại biểu dự họp")


def test_several_photos_are_a_gallery(reader: PlainPhotos) -> None:
    found = reader.photos(["![Một](1.jpg)", "![Hai](2.jpg){rộng}", "*Cả hai*"])
    assert found is not None
    assert not found.is_single
    gallery = found.figure()
    assert isinstance(gallery, Gallery)
    assert gallery.caption == "Cả hai"
    assert [figure.wide for figure in gallery.figures] == [False, True]


texts = st.lists(
    st.sampled_from(["Đại biểu", " ", "  ", "dự họp.", "Ảnh: P. Mai", "R & D", "*", "_", "a_b", "**c**", "\u00a0", "“x”", "(1)"]),
    max_size=4,
).map("".join)  # fmt: skip
lines = st.builds(
    lambda alt, src, title, wide: f"![{alt}]({src}{title}){wide}",
    texts, st.sampled_from(["1.jpg", "a/b_c.jpg", "%20.jpg"]), texts.map(' "{}"'.format) | st.just(""),
    st.sampled_from(["", "{rộng}", " { Rong }"]),
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(lines, min_size=1, max_size=3))
def test_photos_alone_are_read_as_those_with_lines_are(block: list[str]) -> None:
    found = fresh().photos(block)
    with patch.object(plain_photos, "_photos_alone", return_value=None):
        expected = fresh().photos(block)
    assert (found and found.figure()) == (expected and expected.figure())


def test_what_says_the_caption_again_is_printed_in_its_place(reader: PlainPhotos) -> None:
    found = reader.photos(["![Một](1.jpg)", "*đại biểu dự họp*"])
    assert found is not None
    assert found.is_said_again("Đại biểu dự họp.")
    assert not found.is_said_again("Đại biểu dự họp:")
    figure = found.figure("Đại biểu dự họp.")
    assert isinstance(figure, Figure)
    assert figure.caption == "Đại biểu dự họp."


@pytest.mark.parametrize(
    "block",
    ["![a [b] c](1.jpg)", "![a](1 2.jpg)", "![a]()", "![a](1.jpg) b", "![a](1.jpg){x}", "![a](1.jpg)\n**b**", "![a](1.jpg)\n*b* c", "![a](1.jpg)\n> b", "![a](1.jpg)\n- b", "![a](1.jpg)\nb:\nc", "![a](1.jpg)\n`b`", "![a](1.jpg)\nhttps://a.vn", "b\n![a](1.jpg)", "[![a](1.jpg)](b)", "![a](1.jpg)\nb[^1]", "![a](1.jpg)\n&lt;", "![a](1.jpg \"b\"c\")"],
)  # fmt: skip
def test_others_are_left_to_markdown(reader: PlainPhotos, block: str) -> None:
    assert reader.photos(block.split("\n")) is None


def test_a_link_to_a_video_is_read_with_the_lines_below_it(reader: PlainPhotos) -> None:
    video = reader.video(["[Lễ kết nạp (3:25)](https://youtu.be/abcdefghijk)", "*Video: P. Mai*"])
    assert video is not None
    assert (video.title, video.duration, video.credit) == ("Lễ kết nạp", 205, "Video: P. Mai")


def test_an_address_by_itself_is_a_video(reader: PlainPhotos) -> None:
    video = reader.video(["youtu.be/abcdefghijk"])
    assert video is not None
    assert (video.key, video.title) == ("https://youtu.be/abcdefghijk", "")


@pytest.mark.parametrize(
    "block",
    ["[a](b.pdf)", "https://a.vn/", "[a](https://youtu.be/abcdefghijk) b", "[a](b.mp4)\nc", "[*a*](b.mp4)", "[![a](1.jpg)](b.mp4)"],
)  # fmt: skip
def test_other_links_are_no_videos(reader: PlainPhotos, block: str) -> None:
    assert reader.video(block.split("\n")) is None
