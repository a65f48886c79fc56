"""A template of others prints a body at once, and gets HTML."""

from __future__ import annotations

import pickle

from jinja2 import Environment

from newsroom.model.media import Photo, Rendition
from newsroom.viewmodels.parts import Picture, Pictures, RecordingView, VideoView
from newsroom.viewmodels.printed import Body

PHOTO = Photo("a.jpg", (Rendition("2024/07/a/s.jpg", 480, 320), Rendition("2024/07/a/l.jpg", 960, 640)))


def printed(body: object) -> str:
    return Environment(autoescape=True).from_string("{{ content }}").render(content=body)


def test_what_is_printed_is_html_and_not_python() -> None:
    video = VideoView("Lễ <hội>", "YouTube", "https://y.example/?a&b", "", "", 205, "3:25", None, False)
    sound = RecordingView("Bài hát", "/a/b.mp3", "", "audio/mpeg", "MP3", "1 MB", None, "", "Lời & nhạc")
    body = Body(
        ["<p>Một &amp; hai</p>", Picture(PHOTO, 'Ảnh "đẹp"', "Toàn <cảnh>", "Ảnh: An"), video, sound], "/x"
    )
    assert printed(body) == (
        "<p>Một &amp; hai</p>\n"
        '<figure class="figure"><img src="/x/2024/07/a/l.jpg" alt="Ảnh &quot;đẹp&quot;" width="960" height="640" '
        'loading="lazy"><figcaption><span class="figure__caption">Toàn &lt;cảnh&gt;</span> '
        '<span class="figure__credit">Ảnh: An</span></figcaption></figure>\n'
        '<figure class="video"><a href="https://y.example/?a&amp;b">Lễ &lt;hội&gt; (3:25)</a></figure>\n'
        '<figure class="recording"><audio controls preload="none" src="/a/b.mp3"></audio>'
        '<figcaption><span class="figure__caption">Lời &amp; nhạc</span></figcaption></figure>'
    )


def test_a_gallery_prints_its_photos_and_what_they_share() -> None:
    gallery = Pictures((Picture(PHOTO, "Một"), Picture(PHOTO, "Hai")), "Cả ngày", "Ảnh: An")
    text = printed(Body([gallery]))
    assert text.count('<img src="/2024/07/a/l.jpg"') == 2
    assert text.endswith(
        '<figcaption><span class="gallery__caption">Cả ngày</span> '
        '<span class="figure__credit">Ảnh: An</span></figcaption></figure>'
    )


def test_a_body_stays_its_pieces_wherever_it_goes() -> None:
    body = Body(["<p>a</p>", "<p>b</p>"], "/x")
    assert body == ("<p>a</p>", "<p>b</p>")
    assert list(body) == ["<p>a</p>", "<p>b</p>"]
    sent = pickle.loads(pickle.dumps(body))
    assert (sent, sent.base) == (body, "/x")
