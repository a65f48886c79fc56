"""What search engines are told of an article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.site import Term
from newsroom.viewmodels.parts import RecordingView
from plugins.articles.structured import news_article, recordings
from tests.plugins.articles.test_article import FIRST, HOSTED, ONE, OWN, made, only_film, with_video
from tests.support.making import make_article, make_cover, make_site


def test_a_reprint_without_author_is_by_its_source() -> None:
    news = made(authors=(), source="Báo Nam Định").head.structured[0]
    assert news["author"] == [{"@type": "Organization", "name": "Báo Nam Định"}]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("P. Mai", "Person"),
        ("Ban Tuyên giáo", "Organization"),
        ("Bàng Vân", "Person"),
        ("Chi bộ 1", "Organization"),
    ],
)
def test_a_desk_is_told_from_a_person(name: str, kind: str) -> None:
    (author,) = news_article(make_site(), make_article(1), [Term(name, "x", "tac-gia/x/")])["author"]
    assert author == {"@type": kind, "name": name, "url": "https://example.vn/bantin/tac-gia/x/"}


def test_search_engines_are_told_of_videos_with_a_picture() -> None:
    told = with_video(FIRST, replace(HOSTED, caption="Quang cảnh"), OWN).head.structured
    hosted, own = told[1:-1]
    assert hosted == {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": "Toàn cảnh",
        "description": "Quang cảnh",
        "thumbnailUrl": ["https://example.vn/bantin/" + make_cover(ONE).wide.largest.url],
        "uploadDate": "2024-01-01T09:00:00+07:00",
        "inLanguage": "vi",
        "duration": "PT205S",
        "embedUrl": only_film(with_video(HOSTED)).player,
    }
    assert own["description"] == "Đảng ủy Khối sơ kết công tác quý."
    assert own["contentUrl"] == "https://example.vn/bantin/2024/01/tin-so-001/le-ket-nap.mp4"
    assert "embedUrl" not in own
    assert len(with_video(HOSTED).head.structured) == 2


def test_search_engines_are_told_of_recordings_that_of_the_whole_first() -> None:
    part = RecordingView("Bài hát", "a.mp3", "https://a.vn/a.mp3", "audio/mpeg", "MP3", "1 MB", 75, "1:15")
    whole = replace(part, title="Cả bài", caption="Đọc: An Bình")
    told = list(recordings(make_article(1), whole, ["<p>x</p>", part]))
    assert [(one["name"], one["description"], one["duration"]) for one in told] == [
        ("Cả bài", "Đọc: An Bình", "PT75S"),
        ("Bài hát", "Đảng ủy Khối sơ kết công tác quý.", "PT75S"),
    ]
    assert list(recordings(make_article(1), None, [])) == []
