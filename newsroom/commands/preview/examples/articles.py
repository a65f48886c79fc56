"""Show the parts of an article around its body, and an article whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from newsroom.commands.preview.examples.bodies import CONTENT, GALLERY, SHORT_CONTENT
from newsroom.commands.preview.examples.documents import ENDED
from newsroom.commands.preview.examples.example import STORY, example
from newsroom.commands.preview.examples.values import (
    BASE,
    CATEGORIES,
    DATE,
    DESK,
    LEAD,
    LONG,
    LONG_NAME,
    SITE,
    TITLE,
    TOPICS,
    WORD,
    address,
    headlines,
    picture,
)
from newsroom.model.site import Term
from newsroom.vietnamese.printing import dateline
from newsroom.viewmodels.corrections import CorrectionView
from newsroom.viewmodels.link_notes import with_notes
from newsroom.viewmodels.parts import Crumb, Related
from newsroom.viewmodels.sharing import sharing
from plugins.articles.article import ArticleView

_LONG_AUTHOR = Term(LONG_NAME, "ten-dai", "")
_CORRECTIONS = (
    CorrectionView("12/7/2026", "2026-07-12", "Số chi bộ hoàn thành trước hạn là 51,9%, không phải 59,1%."),
    CorrectionView("13/7/2026", "2026-07-13T08:00:00+07:00", f"{LEAD}."),
)

_WAYS = sharing(TITLE, SITE.absolute(address(1)))
_SHOWN, _NOTES = with_notes(CONTENT, SITE.host)


def article(**changes: Any) -> ArticleView:
    """Make an article as its page shows it, with all there is to have but a document."""
    values: dict[str, Any] = {
        "title": TITLE,
        "url": address(1),
        "kicker": "Đảng bộ Khối Cơ quan và Doanh nghiệp tỉnh:",
        "date": DATE,
        "locale_date": dateline(DATE),
        "modified": "2026-07-12T09:00:00+07:00",
        "locale_modified": "Chủ Nhật, 12/07/2026, 09:00 (GMT+7)",
        "agency": "ABO",
        "summary": f"{LEAD}.",
        "authors": (DESK, Term("Phòng Nghiên cứu Công nghệ thông tin", "phong", "")),
        "source": "Báo Nam Định",
        "source_url": "https://example.vn/goc/",
        "category": CATEGORIES[0],
        "tags": TOPICS,
        "views": "2.129",
        "cover": picture("mo-dau"),
        "content": _SHOWN,
        "link_notes": _NOTES,
        "preview": "",
        "feedback": "mailto:bantin@example.vn?subject=G%C3%B3p%20%C3%BD",
        "corrections": _CORRECTIONS[:1],
        "sharing": _WAYS,
    }
    return ArticleView(**{**values, **changes})


BARE: dict[str, Any] = {
    "kicker": "", "modified": "", "locale_modified": "", "agency": "", "authors": (), "source": "",
    "source_url": "", "tags": (), "views": "", "cover": None, "content": SHORT_CONTENT, "link_notes": (),
    "feedback": "",
    "corrections": (), "sharing": None,
}  # fmt: skip
"""What an article may do without, but for the day."""

_WHOLE = article()
_BARE = article(**BARE, title=WORD, locale_date=dateline(DATE, has_time=False))
_LONGEST = article(
    title=LONG, kicker=LONG_NAME, authors=(_LONG_AUTHOR,), source=f"Theo {LONG_NAME}", source_url=""
)
_CRUMBS = (Crumb("Trang chủ", ""), Crumb(CATEGORIES[0].name, CATEGORIES[0].url), Crumb(TITLE, address(1)))
_TEN = headlines(10, LONG)
RELATED = Related(headlines(1), _TEN[:5], _TEN[5:], _TEN[5], _TEN[4])

ARTICLES = (
    example("opening", "Đủ mọi phần", _WHOLE, room=STORY),
    example("opening", "Văn bản không có sapo", article(**{**BARE, "summary": ""}), room=STORY),
    example("opening", "Tiêu đề dài nhất, dòng trên dài", _LONGEST, room=STORY),
    example("opening", "Một từ dài, không giờ, không lượt xem", _BARE, room=STORY),
    example("opening", "Chờ lượt xem", replace(_BARE, counted=True), room=STORY),
    example("byline", "Tác giả, nguồn, ngày sửa", _WHOLE, BASE, room=STORY),
    example("byline", "Tên 78 chữ, nguồn không có liên kết", _LONGEST, BASE, room=STORY),
    example("byline", "Chỉ có tác giả", article(**{**BARE, "authors": (DESK,)}), BASE, room=STORY),
    example("byline", "Không có gì, không hiện", _BARE, BASE, room=STORY),
    example("corrections", "Một đính chính", _CORRECTIONS[:1], room=STORY),
    example("corrections", "Hai đính chính", _CORRECTIONS, room=STORY),
    example("topics", "Hai chủ đề", TOPICS, BASE, room=STORY),
    example(
        "topics",
        "Nhiều chủ đề, tên dài, một từ dài",
        (*TOPICS * 4, Term(LONG_NAME, "a", "chu-de/a/"), Term(WORD, "b", "chu-de/b/")),
        BASE,
        room=STORY,
    ),
    example("topics", "Không có chủ đề, không hiện", (), BASE, room=STORY),
    example("feedback", "Có địa chỉ thư", _WHOLE.feedback, room=STORY),
    example("feedback", "Chưa có địa chỉ, không hiện", "", room=STORY),
    example("tools", "Trước bài", BASE, room=STORY),
    example("tools", "Trước bài có bản ghi âm", BASE, heard=True, room=STORY),
    example("tools", "Trước bài chưa có địa chỉ", BASE, shared=False, room=STORY),
    example("tools", "Sau bài", _WAYS, BASE, macro="passing_on", room=STORY),
    example("tools", "Sau bài chưa có địa chỉ", None, BASE, macro="passing_on", room=STORY),
    example("links", "Hai liên kết, chỉ hiện khi in", _NOTES, macro="link_notes", room=STORY),
    example(
        "links",
        "Địa chỉ là một từ dài, chỉ hiện khi in",
        (f"https://example.vn/{WORD}/",),
        macro="link_notes",
        room=STORY,
    ),
    example("links", "Không có liên kết, không hiện", (), macro="link_notes", room=STORY),
    example("neighbours", "Bài trước và bài sau", *headlines(2), BASE),
    example("neighbours", "Chỉ có bài trước, tiêu đề dài nhất", headlines(1, LONG)[0], None, BASE),
    example("neighbours", "Chỉ có bài sau, một từ dài", None, headlines(1, WORD)[0], BASE),
    example("related", "Bài chọn riêng, bài mới hơn, bài cũ hơn", RELATED, BASE),
    example("related", "Một bài cũ hơn", Related(older=headlines(1)), BASE),
    example("related", "Mười bài mới hơn, một từ dài", Related(newer=headlines(10, WORD)), BASE),
    example("related", "Không có bài nào, không hiện", Related(), BASE),
    example("preview", "Bản nháp", "draft", room=STORY),
    example("preview", "Trang đang soạn", "draft", what="trang", room=STORY),
    example("preview", "Hẹn giờ", "future", moment=_WHOLE.locale_date, room=STORY),
    example("preview", "Đã đăng, không hiện", "", room=STORY),
    example("story", "Đủ mọi phần", _WHOLE, _CRUMBS, RELATED, BASE, SITE.absolute(address(1))),
    example(
        "story",
        "Bản nháp không có ảnh, một từ dài",
        replace(_BARE, preview="draft"),
        _CRUMBS[:2],
        Related(),
        BASE,
    ),
    example(
        "story",
        "Ảnh mở đầu lấy từ bộ ảnh",
        article(content=(*SHORT_CONTENT, GALLERY), cover_album=0),
        _CRUMBS,
        Related(),
        BASE,
    ),
    example(
        "story", "Văn bản", article(**{**BARE, "title": LONG, "document": ENDED}), _CRUMBS, Related(), BASE
    ),
)
