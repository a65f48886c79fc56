from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.embeds import embedded, is_recording, recording_addresses
from newsroom.commands.importer.pages.markup import Element, tree_of

WATCHED = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def element(html: str) -> Element:
    return tree_of(html).find("body")[0]


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0'></iframe>",
        "<iframe data-src='//www.youtube-nocookie.com/embed/dQw4w9WgXcQ'></iframe>",
        "<embed src='http://www.youtube.com/v/dQw4w9WgXcQ&hl=en&fs=1'>",
        "<object><param name=movie value='https://www.youtube.com/v/dQw4w9WgXcQ'></object>",
        "<oembed url='https://youtu.be/dQw4w9WgXcQ'></oembed>",
        "<amp-youtube data-videoid=dQw4w9WgXcQ></amp-youtube>",
    ],
)
def test_videos_of_hosts_are_known_however_they_are_shown(html: str) -> None:
    assert embedded(element(html)) == WATCHED


def test_players_of_facebook_name_the_page_of_their_video() -> None:
    html = "<iframe src='https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fbao%2Fvideos%2F1234567890%2F&width=500'>"
    assert embedded(element(html)) == "https://www.facebook.com/bao/videos/1234567890/"


@pytest.mark.parametrize(
    "address", ["https://maps.google.com/embed", "https://www.youtube.com/@kenh", "https://[x", ""]
)
def test_others_are_none(address: str) -> None:
    assert embedded(address) == ""


def test_recordings_are_known_by_their_element_or_their_name() -> None:
    video = element("<video poster=a.jpg><source src=a.webm><source src=a.mp4></video>")
    assert (is_recording(video), recording_addresses(video)) == (True, ["a.webm", "a.mp4"])
    assert is_recording(element("<embed src='/media/clip.wmv?x=1'>"))
    assert not is_recording(element("<iframe src='https://docs.a.vn/x'></iframe>"))
