"""Hold what becomes of each setting: Pelican's own, those that Pelican knew once, and ours.

``GROUPS`` is data only. The documentation is made of it, and ``TABLE`` finds a group by a name. ``why`` is
what a person is told (Vietnamese), ``docs`` what ``docs/pelican.md`` says; ``fine`` are values, beside
Pelican's default, of which nothing is told.
"""

from __future__ import annotations

from typing import Any, NamedTuple

HONOURED, REFUSED, IGNORED, OURS = "honoured", "refused", "ignored", "ours"


class Group(NamedTuple):
    """Settings of one fate."""

    fate: str
    names: str
    docs: str
    why: str = ""
    fine: tuple[Any, ...] = ()


_NO_FEED = (None, "", False)
_ZONES = ("Asia/Ho_Chi_Minh", "Asia/Saigon")

GROUPS = (
    Group(HONOURED, "PATH OUTPUT_PATH CACHE_PATH THEME PLUGIN_PATHS", "as in Pelican"),
    Group(HONOURED, "PLUGINS", "our stages, each once, in an order that works; the gate must be there"),
    Group(HONOURED, "PELICAN_CLASS", "`Newsroom` makes all of this ours; stock takes two of our plugins"),
    Group(HONOURED, "SITEURL", "else `url` of `site.toml`; `publishconf.py` insists on one of them"),
    Group(
        HONOURED, "THEME_TEMPLATES_OVERRIDES",
        "folders that are asked before the theme, of which nothing can be extended (no `!theme/`)",
    ),
    Group(HONOURED, "JINJA_FILTERS JINJA_TESTS", "as in Pelican, also in place of a filter of ours"),
    Group(HONOURED, "JINJA_GLOBALS", "as in Pelican; names of ours and of functions of Jinja are refused"),
    Group(
        HONOURED, "JINJA_ENVIRONMENT",
        "but `autoescape`, `auto_reload`, `loader`, `undefined`, which are refused",
    ),
    Group(HONOURED, "MARKDOWN", "`extensions`, `extension_configs`; a key of the latter loads its extension"),
    Group(HONOURED, "READERS", "`None` for readers that are not ours; `md` is read by us alone"),
    Group(HONOURED, "DEFAULT_PAGINATION", "articles on a page of a list, a whole number; `False` is 20"),
    Group(HONOURED, "FEED_MAX_ITEMS", "entries of a feed; 100, Pelican's default, counts as not given: 50"),
    Group(HONOURED, "OUTPUT_RETENTION", "names at the top of the output folder that stay"),
    Group(HONOURED, "LOAD_CONTENT_CACHE", "`False` builds all anew"),
    Group(HONOURED, "LOG_FILTER LOCALE", "by Pelican itself; nothing on a page depends on a locale"),
    Group(HONOURED, "PORT BIND", "by `pelican -l`"),
    # Where somebody would believe that something stays unpublished, protected or deleted.
    Group(
        REFUSED, "WITH_FUTURE_DATES", "`False` is what we always do; `True` would publish what is not due",
        "bài chưa đến giờ không bao giờ được đăng trước. Bỏ dòng này hoặc ghi False; "
        "muốn xem trước thì dùng make serve", (False,),
    ),
    Group(
        REFUSED, "DEFAULT_METADATA", "every file says its own `Status`, `Date`, `Category`",
        "không bài nào nhận giá trị mặc định, kể cả Status: draft. Ghi các khóa ấy trong từng tệp .md",
    ),
    Group(
        REFUSED, "PATH_METADATA EXTRA_PATH_METADATA FILENAME_METADATA", "nothing is read from names of files",
        "không khóa nào được lấy từ tên tệp, kể cả Status. Ghi các khóa ấy trong từng tệp .md",
    ),
    Group(
        REFUSED, "IGNORE_FILES ARTICLE_EXCLUDES PAGE_EXCLUDES STATIC_EXCLUDES",
        "all of the content folder is read, but names that begin with `.` or `~$`",
        "mọi tệp trong thư mục bài đều được đọc và có thể được đăng. "
        "Đưa tệp không đăng ra ngoài thư mục bài, hoặc ghi Status: draft",
    ),
    Group(
        REFUSED, "ARTICLE_PATHS PAGE_PATHS", "articles lie in `articles/`, standing pages in `pages/`",
        "bài luôn nằm trong articles/, trang cố định trong pages/. Chuyển tệp vào đó",
        (["articles"], ["pages"]),
    ),
    Group(
        REFUSED, "DELETE_OUTPUT_DIRECTORY",
        "what is no part of the site goes in every build, but `OUTPUT_RETENTION`; a folder of others stays",
        "thư mục kết quả không bị xóa cả; mỗi lần dựng tự bỏ tệp không thuộc trang. Bỏ dòng này (hoặc -d)",
    ),
    Group(
        REFUSED, "TIMEZONE", "`Asia/Ho_Chi_Minh` (or `Asia/Saigon`) only: times in files mean Vietnam's",
        "giờ trong bài luôn là giờ Việt Nam. Ghi Asia/Ho_Chi_Minh", _ZONES,
    ),
    Group(
        REFUSED, "TYPOGRIFY TYPOGRIFY_IGNORE_TAGS TYPOGRIFY_OMIT_FILTERS TYPOGRIFY_DASHES",
        "our theme keeps together what Vietnamese keeps together; its English rules would change texts",
        "dấu câu theo lối tiếng Anh sẽ đổi chữ của bài; chỗ ngắt dòng tiếng Việt đã được lo sẵn. Bỏ dòng này",
    ),
    Group(
        REFUSED, "MD_EXTENSIONS", "Pelican takes its default `MARKDOWN` instead; name them there",
        "Pelican không còn đọc tên này. Ghi các phần mở rộng vào MARKDOWN",
    ),
    Group(
        REFUSED, "FILES_TO_COPY", "gone from Pelican; files that articles link to are published",
        "Pelican không còn đọc tên này. Đặt tệp cạnh bài và dẫn liên kết đến tệp",
    ),
    # What changes nothing here, and misleads nobody who has read one line.
    Group(IGNORED, "SITENAME", "`name` of `site.toml`", "tên trang lấy từ name trong site.toml", ("",)),
    Group(IGNORED, "DEFAULT_LANG", "pages are Vietnamese", "trang luôn là tiếng Việt", ("vi",)),
    Group(IGNORED, "AUTHOR DEFAULT_DATE DEFAULT_CATEGORY USE_FOLDER_AS_CATEGORY",
          "every article says it itself", "từng bài tự ghi Author, Date, Category"),
    Group(
        IGNORED, "STATIC_PATHS STATIC_EXCLUDE_SOURCES STATIC_URL STATIC_SAVE_AS STATIC_CREATE_LINKS "
        "STATIC_CHECK_IF_MODIFIED", "published is what articles show or link to, from beside them",
        "chỉ ảnh và tệp mà bài dùng mới được đăng, theo địa chỉ của bài", ([],),
    ),
    Group(
        IGNORED, "THEME_STATIC_DIR THEME_STATIC_PATHS CSS_FILE",
        "`static/` of the theme, under names by content",
        "tệp của giao diện lấy từ static/, tên đặt theo nội dung", ("", ["static"]),
    ),
    Group(
        IGNORED, "FEED_ALL_ATOM CATEGORY_FEED_ATOM AUTHOR_FEED_ATOM AUTHOR_FEED_RSS TRANSLATION_FEED_ATOM "
        "FEED_ATOM FEED_RSS FEED_ALL_RSS CATEGORY_FEED_RSS TAG_FEED_ATOM TAG_FEED_RSS TRANSLATION_FEED_RSS "
        "FEED TAG_FEED CATEGORY_FEED TRANSLATION_FEED FEED_ATOM_URL FEED_RSS_URL FEED_ALL_ATOM_URL "
        "FEED_ALL_RSS_URL CATEGORY_FEED_ATOM_URL CATEGORY_FEED_RSS_URL AUTHOR_FEED_ATOM_URL "
        "AUTHOR_FEED_RSS_URL TAG_FEED_ATOM_URL TAG_FEED_RSS_URL FEED_DOMAIN RSS_FEED_SUMMARY_ONLY "
        "FEED_APPEND_REF",
        "feeds of the site and of each category at `feeds/NAME.atom.xml` and `.rss.xml`, with full text",
        "nguồn tin luôn ở feeds/all.atom.xml, feeds/all.rss.xml và feeds/<chuyên mục>…", _NO_FEED,
    ),
    Group(
        IGNORED, "INDEX_SAVE_AS ARTICLE_URL ARTICLE_SAVE_AS ARTICLE_LANG_URL ARTICLE_LANG_SAVE_AS PAGE_URL "
        "PAGE_SAVE_AS PAGE_LANG_URL PAGE_LANG_SAVE_AS CATEGORY_URL CATEGORY_SAVE_AS TAG_URL TAG_SAVE_AS "
        "AUTHOR_URL AUTHOR_SAVE_AS YEAR_ARCHIVE_URL YEAR_ARCHIVE_SAVE_AS MONTH_ARCHIVE_URL "
        "MONTH_ARCHIVE_SAVE_AS "
        "DAY_ARCHIVE_URL DAY_ARCHIVE_SAVE_AS PAGINATION_PATTERNS RELATIVE_URLS ARTICLE_PERMALINK_STRUCTURE "
        "CLEAN_URLS ARCHIVES_URL ARCHIVES_SAVE_AS AUTHORS_URL AUTHORS_SAVE_AS CATEGORIES_URL "
        "CATEGORIES_SAVE_AS TAGS_URL TAGS_SAVE_AS",
        "addresses follow from the place of a file and from `site.toml`, for good",
        "địa chỉ theo chỗ của tệp trong thư mục bài và theo site.toml",
    ),
    Group(
        REFUSED, "DRAFT_URL DRAFT_SAVE_AS DRAFT_LANG_URL DRAFT_LANG_SAVE_AS DRAFT_PAGE_URL "
        "DRAFT_PAGE_SAVE_AS DRAFT_PAGE_LANG_URL DRAFT_PAGE_LANG_SAVE_AS", "drafts are not published; "
        "`make serve` shows them",
        "bản nháp không được đăng ở địa chỉ nào. Xem bằng make serve; muốn không có địa chỉ thì ghi ''",
        _NO_FEED,
    ),
    Group(
        IGNORED, "SLUGIFY_SOURCE SLUGIFY_USE_UNICODE SLUGIFY_PRESERVE_CASE SLUG_REGEX_SUBSTITUTIONS "
        "CATEGORY_REGEX_SUBSTITUTIONS TAG_REGEX_SUBSTITUTIONS AUTHOR_REGEX_SUBSTITUTIONS SLUG_SUBSTITUTIONS "
        "CATEGORY_SUBSTITUTIONS TAG_SUBSTITUTIONS AUTHOR_SUBSTITUTIONS",
        "names of folders are addresses; terms are folded as Vietnamese is",
        "địa chỉ của bài là tên thư mục, của chủ đề và tác giả là chữ bỏ dấu",
    ),
    Group(
        IGNORED, "ARTICLE_ORDER_BY PAGE_ORDER_BY NEWEST_FIRST_ARCHIVES REVERSE_CATEGORY_ORDER "
        "DISPLAY_PAGES_ON_MENU DISPLAY_CATEGORIES_ON_MENU DEFAULT_ORPHANS",
        "newest first; the menu and the order of categories stand in `site.toml`",
        "bài mới đứng trước; thực đơn và thứ tự chuyên mục ghi trong site.toml",
    ),
    Group(
        IGNORED, "DIRECT_TEMPLATES PAGINATED_TEMPLATES TEMPLATE_PAGES TEMPLATE_EXTENSIONS "
        "PAGINATED_DIRECT_TEMPLATES",
        "pages come from the plugins that plan them", "trang nào có là do các phần trong PLUGINS định",
    ),
    Group(
        IGNORED, "DEFAULT_DATE_FORMAT DATE_FORMATS", "dates are printed as Vietnamese does",
        "ngày giờ luôn in theo lối Việt Nam",
    ),
    Group(
        IGNORED, "SUMMARY_MAX_LENGTH SUMMARY_END_SUFFIX FORMATTED_FIELDS",
        "summaries are written, as plain text",
        "tóm tắt do người viết bài ghi, là chữ thường",
    ),
    Group(
        IGNORED, "ARTICLE_TRANSLATION_ID PAGE_TRANSLATION_ID", "there are no translations",
        "bài không có bản dịch",
    ),
    Group(
        IGNORED, "DOCUTILS_SETTINGS PYGMENTS_RST_OPTIONS", "reStructuredText is not read",
        "chỉ bài viết bằng Markdown được đọc",
    ),
    Group(
        IGNORED, "INTRASITE_LINK_REGEX", "links between articles are paths",
        "liên kết giữa các bài là đường dẫn",
    ),
    Group(
        IGNORED, "OUTPUT_SOURCES OUTPUT_SOURCES_EXTENSION", "sources are not published",
        "tệp nguồn của bài không được đăng",
    ),
    Group(
        IGNORED, "CACHE_CONTENT CONTENT_CACHING_LAYER GZIP_CACHE CHECK_MODIFIED_METHOD "
        "AUTORELOAD_IGNORE_CACHE", "the catalogue in `CACHE_PATH` knows what changed",
        "dữ liệu trong CACHE_PATH đã cho biết tệp nào đổi",
    ),
    Group(
        IGNORED, "LESS_GENERATOR WRITE_SELECTED", "gone from Pelican", "Pelican không còn đọc tên này",
    ),
    Group(HONOURED, "PLUGIN_PATH JINJA_EXTENSIONS EXTRA_TEMPLATES_PATHS",
          "old names; Pelican moves them to the new ones, with a warning"),
    Group(REFUSED, "ARTICLE_DIR PAGE_DIR", "old names of `ARTICLE_PATHS` and `PAGE_PATHS`",
          "bài luôn nằm trong articles/, trang cố định trong pages/. Chuyển tệp vào đó"),
    Group(OURS, "PREVIEW", "shows drafts and articles that are not due (`make serve`)"),
    Group(OURS, "PUBLISH", "insists on a site address"),
    Group(OURS, "CHECK_ONLY", "ends after the gate (`make check`)"),
    Group(OURS, "JOBS", "processes; 0 is as many as the machine has"),
    Group(OURS, "DRAWN_COVERS", "articles without a photo get a share picture with their title"),
    Group(OURS, "DOWNLOAD_MAX_MB VIDEO_MAX_MB", "the largest file to download, and the largest video"),
    Group(OURS, "PROOFREADERS NOTE_OF", "functions that proofread, or note for the search; plugins set them"),
    Group(OURS, "REPORT_FORMAT REPORT_ONLY REPORT_FILE REPORT_ROOT REPORT_HANDBOOK",
          "how `make check` reports"),
)  # fmt: skip

TABLE = {name: group for group in GROUPS for name in group.names.split()}

OWN_GLOBALS = frozenset({
    "SITENAME", "SITEURL", "assets", "insignia", "kept", "layout", "sections", "site", "site_menu",
    "site_share", "static_pages",
})  # fmt: skip
"""What every template sees of ours; ``JINJA_GLOBALS`` may not take these names."""

READ_BEFORE = frozenset({
    "EXTRA_TEMPLATES_PATHS", "JINJA_EXTENSIONS", "OUTPUT_PATH", "PATH", "PELICAN_CLASS", "PLUGINS",
    "PLUGIN_PATH", "PLUGIN_PATHS", "THEME",
})  # fmt: skip
"""What is taken before a plugin can change it."""
