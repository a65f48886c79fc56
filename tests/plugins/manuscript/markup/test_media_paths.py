from __future__ import annotations

import pytest

from newsroom.model.blocks import Figure, Recording, VideoBlock
from tests.plugins.manuscript.markup.test_body import problems, set_body

ID = "abcdefghijk"


def one(text: str) -> VideoBlock:
    (video,) = set_body(text).blocks
    assert isinstance(video, VideoBlock)
    return video


def test_a_hosted_video_is_named_by_host_and_id_and_line() -> None:
    body = set_body(f"Lời.\n\nyoutube.com/shorts/{ID}?t=9&si=x\n*Lễ*", first_line=7)
    assert body.blocks[1] == VideoBlock("youtube", ID, "Lễ", start=9, upright=True, line=9)
    assert not body.problems
    assert not body.links


def test_an_own_video_is_a_path_of_the_content_folder() -> None:
    assert one("[Lễ](Lễ%20trao.mp4)").key == "articles/2024/07/hop/Lễ trao.mp4"
    assert one("[Lễ](/photos/chung.MP4)").key == "photos/chung.MP4"


def test_the_still_is_placed_as_photos_are() -> None:
    video = one("[![Lễ](1.jpg)](le.mp4)")
    assert video.still == Figure("articles/2024/07/hop/1.jpg", "Lễ", line=1)
    assert problems(set_body("[![Lễ](https://a.vn/1.jpg)](le.mp4)")) == [(1, "remote-photo")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://youtu.be/abc", "bad-video"),
        ("[Lễ](https://www.facebook.com/a/videos/b/)", "bad-video"),
        ("[Lễ](le.mov)", "video-type"),
        ("[Lễ](le.AVI)", "video-type"),
        ("[Lễ](../../../../../le.mp4)", "outside-content"),
        ("Xem [lễ](le.mp4) đi.", "video-in-text"),
        ("- [lễ](le.mp4)", "video-in-text"),
    ],
)
def test_what_cannot_be_a_video_is_told_with_its_line(text: str, code: str) -> None:
    assert problems(set_body(f"Lời.\n\n{text}")) == [(3, code)]


def test_a_video_among_plain_paragraphs_is_found() -> None:
    blocks = set_body(f"Một.\n\nhttps://youtu.be/{ID}\n\nHai.").blocks
    assert [type(block).__name__ for block in blocks] == ["str", "VideoBlock", "str"]


def test_a_recording_that_is_a_paragraph_is_played_where_it_stands() -> None:
    body = set_body("Một.\n[Bài hát](b%C3%A0i%20h%C3%A1t.MP3)\n*Lời ca. Nguồn: Nhà hát*\nHai.", first_line=7)
    before, found, after = body.blocks
    assert found == Recording("articles/2024/07/hop/bài hát.MP3", "Bài hát", "Lời ca.", "Nguồn: Nhà hát", 8)
    assert (before, after) == ("<p>Một.</p>", "<p>Hai.</p>")
    assert not body.problems


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[Bài hát](bai.wav)", "recording-type"),
        ("[Bài hát](bai.OGG)", "recording-type"),
        ("[Bài hát](../../../../../bai.mp3)", "outside-content"),
        ("[![Ca sĩ](1.jpg)](bai.mp3)", "recording-still"),
        ("Nghe [bài hát](bai.mp3) nhé.", "recording-in-text"),
        ("- [bài hát](bai.m4a)", "recording-in-text"),
        ("Nghe [bài hát](bai.wav) nhé.", "recording-type"),
    ],
)
def test_what_cannot_be_a_recording_is_told_with_its_line(text: str, code: str) -> None:
    assert problems(set_body(f"Lời.\n\n{text}")) == [(3, code)]


def test_a_recording_of_another_site_stays_a_link() -> None:
    assert 'href="https://a.vn/bai.mp3"' in str(set_body("[Bài hát](https://a.vn/bai.mp3)").blocks[0])
