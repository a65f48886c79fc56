"""Content of ours in stock Pelican, at the addresses that it has: pelican -s stockconf.py"""

import re

from pelican.readers import METADATA_PROCESSORS

PATH = "content"
OUTPUT_PATH = "output-stock"  # never output/, which is ours
SITENAME = "Bản tin Khối"  # name of site.toml
SITEURL = ""  # url of site.toml, to publish
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
LOCALE = ["C.UTF-8", "C"]
DEFAULT_DATE_FORMAT = "%d-%m-%Y"
DEFAULT_PAGINATION = 20
READERS = {"rst": None, "html": None}
MARKDOWN = {"extensions": ["meta", "tables", "footnotes"], "output_format": "html5"}

ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["articles", "pages", "photos", "goc"]  # all that is no text, beside drafts too
PATH_METADATA = (  # the folder of an article and the name of a page are their addresses
    r"(?:articles|pages|goc)/(?P<path>(?P<place>\d{4}/\d{2}/(?P<slug>[^/]+)|[^.]*)[/.].*)"
)
ARTICLE_URL = PAGE_URL = "{place}/"
ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{place}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "{slug}/", "{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "chu-de/{slug}/", "chu-de/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "tac-gia/{slug}/", "tac-gia/{slug}/index.html"
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/", "{date:%Y}/index.html"
MONTH_ARCHIVE_URL, MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/", "{date:%Y}/{date:%m}/index.html"
FEED_ALL_ATOM, FEED_ALL_RSS = "feeds/all.atom.xml", "feeds/all.rss.xml"
CATEGORY_FEED_ATOM, CATEGORY_FEED_RSS = "feeds/{slug}.atom.xml", "feeds/{slug}.rss.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None  # one name in two months is two articles

WITH_FUTURE_DATES = False  # stock would publish them
DRAFT_URL = DRAFT_SAVE_AS = DRAFT_PAGE_URL = DRAFT_PAGE_SAVE_AS = ""  # stock would write drafts/


def _day_first(date, settings, read=METADATA_PROCESSORS["date"]):  # stock reads 11/7/2024 month first
    return read(re.sub(r"(\d+)/(\d+)/(\d{4})", r"\3-\2-\1", date), settings)


METADATA_PROCESSORS.update(date=_day_first, modified=_day_first)

PLUGIN_PATHS = ["."]  # the folder that holds plugins/ and newsroom/
PLUGINS = ["plugins.captions", "plugins.related"]
