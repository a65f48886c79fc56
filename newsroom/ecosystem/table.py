"""Say of Pelican's signals and of well-known plugins what becomes of them here, and what is there instead.

Whoever uses such a plugin is told the Vietnamese words; docs/pelican.md has the English ones.
"""

from __future__ import annotations

from typing import NamedTuple


class Instead(NamedTuple):
    """What is there instead: as the build tells it, and as the documentation does."""

    told: str
    described: str


_STAGE = Instead(
    "hãy viết phần việc ấy thành lớp con của newsroom.engine.Generator (xem CONTRIBUTING.md)",
    "a subclass of `newsroom.engine.Generator` that reads records (CONTRIBUTING.md)",
)
_ARTICLE = Instead(
    "bài ở đây là bản ghi newsroom.model.records.Article, trang bài do plugins.articles dựng",
    "articles are records (`newsroom.model.records.Article`), `plugins.articles` plans their pages",
)
_PAGE = Instead(
    "trang cố định do plugins.standing dựng",
    "standing pages are planned by `plugins.standing`",
)
_STATIC = Instead(
    "ảnh và tệp kèm do plugins.photos, plugins.downloads và plugins.rootfiles đưa ra",
    "`plugins.photos`, `plugins.downloads` and `plugins.rootfiles` publish files",
)
_FEED = Instead("feed do plugins.feeds dựng", "feeds are planned by `plugins.feeds`")

SENT = {
    "initialized": "once, with the `Newsroom`; what it changes in settings counts for this build; "
    "`output_path` and other attributes that Pelican took from settings before are an error",
    "get_generators": "once a build; what is given must be a subclass of `newsroom.engine.Generator`",
    "content_written": "after all is written, once for each HTML page that this build wrote (not those whose "
    "bytes stay), with its path and as `context` a copy of the settings and `output_file`",
    "finalized": "at the end of each build that writes, also of one in which nothing changed",
}
"""The signals that a plugin of others can build on, and what an incremental build means for each."""

NOT_SENT = {
    "all_generators_finalized": Instead(
        "các generator ở đây không phải của Pelican nên nơi nhận không tìm thấy bài nào",
        "sent, but with our generators, in which it finds no articles; for plugins written for this build",
    ),
    "get_writer": Instead("mọi tệp do plugins.press ghi", "`plugins.press` writes all files"),
    "readers_init": Instead(
        'bài do plugins.manuscript đọc; có thể mở rộng bằng MARKDOWN["extensions"]',
        '`plugins.manuscript` reads; `MARKDOWN["extensions"]` extends it',
    ),
    "generator_init": Instead(
        "bộ lọc và biến của mẫu trang đặt trong JINJA_FILTERS, JINJA_GLOBALS",
        "`JINJA_FILTERS`, `JINJA_GLOBALS` for templates",
    ),
    "article_generator_init": _STAGE,
    "article_generator_pretaxonomy": _STAGE,
    "article_generator_finalized": _STAGE,
    "article_generator_preread": _STAGE,
    "article_generator_context": _ARTICLE,
    "article_generator_write_article": _ARTICLE,
    "article_writer_finalized": _ARTICLE,
    "content_object_init": _ARTICLE,
    "page_generator_init": _PAGE,
    "page_generator_finalized": _PAGE,
    "page_generator_preread": _PAGE,
    "page_generator_context": _PAGE,
    "page_generator_write_page": _PAGE,
    "page_writer_finalized": _PAGE,
    "static_generator_init": _STATIC,
    "static_generator_finalized": _STATIC,
    "static_generator_preread": _STATIC,
    "static_generator_context": _STATIC,
    "feed_generated": _FEED,
    "feed_written": _FEED,
}
"""The signals that never reach a plugin of others, and what is there instead."""

UNKNOWN_SIGNAL = _STAGE
"""What is said of a signal that Pelican got later."""

KNOWN = {
    "image_process": Instead(
        "ảnh đã được plugins.photos làm đủ cỡ (AVIF, JPEG)",
        "built in: `plugins.photos` makes all widths and formats",
    ),
    "liquid_tags": Instead(
        "video, ảnh và bảng viết bằng Markdown thường (docs/huong-dan-bien-tap.md)",
        "not here: videos are links, photos are Markdown; raw HTML is sanitised",
    ),
    "minify": Instead(
        "trang đã gọn sẵn, và tệp bị sửa sau khi ghi thì lần dựng nào cũng phải làm lại",
        "not needed: pages, styles and scripts are small as printed; a file changed afterwards is made again",
    ),
    "more_categories": Instead(
        "mỗi bài một chuyên mục của site.toml; thêm chủ đề bằng Tags",
        "not here: one category of `site.toml` an article, topics (`Tags`) besides",
    ),
    "neighbors": Instead(
        "Tin khác có sẵn (plugins.related)", "built in: `plugins.related` (newer and older)"
    ),
    "pelican_redirect": Instead(
        "chuyển hướng địa chỉ cũ có sẵn (Old_URL, plugins.redirects)",
        "built in: `Old_URL`, `plugins.redirects`, rules of the host by `plugins.hosting`",
    ),
    "precompress": Instead(
        "tệp .gz và .br có sẵn khi site.toml có [hosting] với máy chủ nginx hoặc apache",
        "built in: `.gz` and `.br` beside text files for the hosts `nginx` and `apache` of `[hosting]`",
    ),
    "related_posts": Instead(
        "Tin khác có sẵn (plugins.related)", "built in: `plugins.related` (pinned, newer, older)"
    ),
    "render_math": Instead(
        "chưa có công thức toán; hãy dùng ảnh của công thức",
        "not here: scripts in articles are sanitised away; use a picture of the formula",
    ),
    "search": Instead("tìm kiếm có sẵn (plugins.search)", "built in: `plugins.search`"),
    "seo": Instead(
        "mô tả, dữ liệu có cấu trúc, robots.txt và việc kiểm tra đều có sẵn (make check)",
        "built in: descriptions, structured data, `robots.txt`; `make check` reports",
    ),
    "series": Instead(
        "các bài của một loạt dùng chung một chủ đề trong Tags, hoặc ghim bài kia bằng Related",
        "not here: a topic in common (`Tags`), or pinned articles (`Related`)",
    ),
    "similar_posts": Instead(
        "Tin khác có sẵn (plugins.related)", "built in: `plugins.related` (pinned, newer, older)"
    ),
    "sitemap": Instead(
        "sơ đồ trang có sẵn (plugins.sitemap)", "built in: `plugins.sitemap` (by year, news, pages)"
    ),
    "statistics": Instead(
        "chưa đếm chữ từng bài; lượt xem có lệnh make count",
        "not here: words are not counted; `make count` counts readers",
    ),
    "tag_cloud": Instead(
        "trang Sơ đồ trang đã liệt kê các chủ đề với số bài",
        "built in: the page `so-do-trang/` lists topics with their counts",
    ),
    "webassets": Instead(
        "giao diện được plugins.assets gộp và đặt tên theo nội dung",
        "built in: `plugins.assets` joins styles and scripts and names them by content",
    ),
    "yaml_metadata": Instead(
        "đầu bài viết theo dạng «Khóa: giá trị» (docs/huong-dan-bien-tap.md)",
        "not here: headers are lines `Key: value`, which the gate checks",
    ),
}
"""Well-known plugins by the last part of their names; all are refused, whatever they are connected to."""


def documented() -> str:
    """Give the tables of docs/pelican.md."""
    signals = [
        "| signal | for plugins of others |",
        "| --- | --- |",
        *(f"| `{name}` | sent {text} |" for name, text in SENT.items()),
        *(f"| `{name}` | refused: {instead.described} |" for name, instead in NOT_SENT.items()),
    ]
    plugins = [
        "| plugin | here |",
        "| --- | --- |",
        *(f"| `{name}` | {instead.described} |" for name, instead in KNOWN.items()),
    ]
    return "\n".join([*signals, "", *plugins])
