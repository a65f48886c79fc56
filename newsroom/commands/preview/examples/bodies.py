"""Show what stands in the body of an article: pictures, galleries, videos, and all of it as a text."""

from __future__ import annotations

from typing import Any

from newsroom.commands.preview.examples.example import QUARTER, STORY, example
from newsroom.commands.preview.examples.values import (
    ALT,
    BASE,
    CAPTION,
    CREDIT,
    LEAD,
    LONG,
    SHORT,
    WORD,
    cover,
    photo,
    picture,
)
from newsroom.viewmodels import layout
from newsroom.viewmodels.parts import Pictures, RecordingView, VideoView

VIDEO_FOLDER = "phim"
"""Where the own videos of examples are: any that the site has is shown in their place."""


def video(**changes: Any) -> VideoView:
    """Make an own video with all there is to have."""
    url = f"{BASE}/{VIDEO_FOLDER}/trong-cay.mp4"
    values: dict[str, Any] = {
        "title": "Trồng 1.200 cây xanh trên đồi đầu nguồn",
        "host": "",
        "url": url,
        "address": f"https://example.vn{url}",
        "player": "",
        "seconds": 205,
        "length": "3:25",
        "photo": photo("phim", 1280, 720),
        "upright": False,
        "caption": "Đoàn viên, thanh niên trồng cây đầu xuân",
        "credit": CREDIT,
    }
    return VideoView(**{**values, **changes})


def recording(**changes: Any) -> RecordingView:
    """Make a recording of an article."""
    url = f"{BASE}/{VIDEO_FOLDER}/doc-bai.mp3"
    values: dict[str, Any] = {
        "title": SHORT,
        "url": url,
        "address": f"https://example.vn{url}",
        "media_type": "audio/mpeg",
        "kind": "MP3",
        "size": "3,2 MB",
        "seconds": 345,
        "length": "6 phút",
    }
    return RecordingView(**{**values, **changes})


_YOUTUBE: dict[str, Any] = {
    "host": "YouTube",
    "url": "https://www.youtube.com/watch?v=jNQXAC9IVRw",
    "address": "https://www.youtube.com/watch?v=jNQXAC9IVRw",
    "player": "https://www.youtube-nocookie.com/embed/jNQXAC9IVRw?autoplay=1",
}
_WORDS: dict[str, Any] = {
    "subtitles": f"{BASE}/{VIDEO_FOLDER}/trong-cay.vtt",
    "transcript": ("Sáng mùng sáu Tết, hơn một trăm đoàn viên có mặt ở đồi đầu nguồn.", f"{LEAD}."),
}

_SHAPES = ((1600, 1067), (1067, 1600), (1600, 900), (1200, 1200), (1600, 1067), (900, 1600), (1600, 1067))


def pictures(count: int, **texts: Any) -> tuple[Any, ...]:
    """Make so many photos of different shapes."""
    return tuple(
        picture(f"bo-anh-{number}", *_SHAPES[number % len(_SHAPES)], **texts) for number in range(count)
    )


GALLERY = Pictures(pictures(5, credit=""), "Một ngày ở cơ sở", CREDIT)
SHORT_CONTENT = (f"<p>{LEAD}.</p>",)
_HEADS = "".join(f'<th scope="col">{name}</th>' for name in ("Chỉ tiêu", "Kế hoạch", "Thực hiện"))
_CELLS = (("Kết nạp đảng viên", "1.200", "623"), ("Chi bộ sinh hoạt chuyên đề", "100%", "51,9%"))
_LINES = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in _CELLS)
_TABLE = (
    '<div class="table" role="region" aria-label="Bảng" tabindex="0"><table>\n'
    f"<thead><tr>{_HEADS}</tr></thead>\n<tbody>{_LINES}</tbody>\n</table></div>"
)
CONTENT = (
    f'<p>{LEAD}. Xem <a href="{BASE}/gioi-thieu/">giới thiệu</a> và '
    '<a href="https://example.vn/quy-dinh/">quy định</a>.</p>\n<h2 id="ket-qua">Kết quả sáu tháng</h2>\n'
    "<p>Hội nghị thống nhất <strong>hai việc</strong>:</p>\n"
    "<ul>\n<li>Rõ người, rõ việc</li>\n<li>Rõ ngày</li>\n</ul>",
    picture("trong-bai"),
    f"<blockquote><p>{LEAD}.</p></blockquote>\n{_TABLE}",
    GALLERY,
    f"<h3>{SHORT}</h3>\n<p>{LEAD}.</p>",
)
_LONG_CONTENT = (
    f'<h2 id="tu-dai">{WORD}</h2>\n<p>{WORD}</p>\n<h3>{LONG}</h3>\n<ol>\n<li>{WORD}</li>\n</ol>\n'
    f"<blockquote><p>{WORD}</p></blockquote>",
)

BODIES = (
    example("picture", "Ngang, đầu trang", photo(), ALT, layout.SIZES["text"], BASE, True, room=STORY),
    example(
        "picture",
        "Có phần cắt vuông cho điện thoại",
        photo("the", 1080, 720),
        ALT,
        layout.SIZES["card"],
        BASE,
        square=cover("the").square,
        room=QUARTER,
    ),
    example(
        "picture", "Chỉ có một cỡ, không có màu chờ", photo("nho", 300, 200), ALT, "300px", BASE, room=QUARTER
    ),
    example("figure", "Ngang, mở được ảnh lớn", picture(), BASE, room=STORY),
    example("figure", "Ảnh mở đầu bài", picture("mo-dau"), BASE, first=True, cover=True, room=STORY),
    example("figure", "Ảnh rộng hơn chữ", picture("rong", 1600, 700, wide=True), BASE, room=STORY),
    example("figure", "Ảnh đứng", picture("dung", 1067, 1600), BASE, room=STORY),
    example("figure", "Rất cao", picture("cao", 700, 2100), BASE, room=STORY),
    example("figure", "Nhỏ, không mở ra", picture("nho", 240, 160), BASE, room=STORY),
    example(
        "figure",
        "Chú thích dài nhất",
        picture(caption=LONG, credit="Ảnh: Văn phòng Đảng ủy Khối"),
        BASE,
        room=STORY,
    ),
    example("figure", "Chú thích là một từ dài", picture(caption=WORD, credit=""), BASE, room=STORY),
    example("figure", "Không chú thích", picture(caption="", credit=""), BASE, room=STORY),
    example("gallery", "Năm ảnh, chú thích chung", GALLERY, BASE, room=STORY),
    example("gallery", "Một ảnh", Pictures(pictures(1)), BASE, room=STORY),
    example(
        "gallery", "Hai ảnh đứng và ngang, mỗi ảnh một chú thích", Pictures(pictures(2)), BASE, room=STORY
    ),
    example(
        "gallery",
        "Ba mươi ảnh không chú thích",
        Pictures(pictures(30, caption="", credit="")),
        BASE,
        room=STORY,
    ),
    example(
        "gallery",
        "Chú thích dài nhất và một từ dài",
        Pictures((*pictures(2, caption=LONG), *pictures(1, caption=WORD)), WORD),
        BASE,
        room=STORY,
    ),
    example("video", "Của mình, có phụ đề và bản ghi lời", video(**_WORDS), BASE, room=STORY),
    example("video", "Của mình, không phụ đề", video(), BASE, room=STORY),
    example(
        "video", "Video đứng", video(upright=True, photo=photo("phim-dung", 720, 1280)), BASE, room=STORY
    ),
    example("video", "Trên YouTube", video(**_YOUTUBE), BASE, room=STORY),
    example(
        "video", "Không có hình, tiêu đề dài nhất", video(photo=None, title=LONG, length=""), BASE, room=STORY
    ),
    example(
        "video",
        "Không có hình, một từ dài",
        video(photo=None, title=WORD, caption="", credit=""),
        BASE,
        room=STORY,
    ),
    example("transcript", "Hai đoạn", _WORDS["transcript"], room=STORY),
    example("recording", "Cả bài", recording(), whole=True, room=STORY),
    example(
        "recording",
        "Trong bài, đủ mọi phần",
        recording(
            title="Bài ca người thợ điện", caption=CAPTION, credit=CREDIT, transcript=_WORDS["transcript"]
        ),
        room=STORY,
    ),
    example(
        "recording", "Tiêu đề dài nhất, không rõ thời lượng", recording(title=LONG, length=""), room=STORY
    ),
    example("recording", "Một từ dài", recording(title=WORD), room=STORY),
    example("prose", "Đủ mọi phần", (*CONTENT, video(), recording()), BASE, room=STORY),
    example(
        "prose", "Mở đầu bằng ảnh", (picture(caption=CAPTION), *SHORT_CONTENT), BASE, first=True, room=STORY
    ),
    example("prose", "Từ dài ở mọi chỗ", _LONG_CONTENT, BASE, room=STORY),
    example("prose", "Một đoạn", SHORT_CONTENT, BASE, room=STORY),
    example("prose", "Trống", (), BASE, room=STORY),
)
