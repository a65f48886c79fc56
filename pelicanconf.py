"""Settings of the site for Pelican: data only, read by ``pelican content -s pelicanconf.py``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from newsroom.pelican import Newsroom  # noqa: E402 (after the path to it)

PELICAN_CLASS = Newsroom

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "cache"
LOAD_CONTENT_CACHE = True  # --ignore-cache builds afresh
THEME = "theme"
PLUGIN_PATHS = [str(ROOT)]
STATIC_PATHS: list[str] = []  # else pelican -r looks for content/images

# The order is that of the work: read, enrich, plan, check, render.
PLUGINS = [
    "plugins.identity",  # read: site.toml
    "plugins.captions",  # read: photos in Markdown → figures with one caption
    "plugins.survey",  # read: which files are new or changed since the last build
    "plugins.takedowns",  # read: da-go.toml
    "plugins.addresses",  # read: dia-chi.toml
    "plugins.manuscript",  # read: those articles and standing pages → records
    "plugins.copydesk",  # read: doubtful dates, names and captions → warnings
    "plugins.filing",  # enrich: records → the catalogue; which pages they change
    "plugins.photos",  # enrich: renditions
    "plugins.downloads",  # enrich: files to download
    "plugins.videos",  # enrich: own video files
    "plugins.related",  # enrich: Tin khác
    "plugins.assets",  # enrich: stylesheet and icon
    "plugins.articles",  # plan: the page of each article
    "plugins.listing",  # plan: categories, topics, authors, months, years
    "plugins.home",  # plan: the home page
    "plugins.standing",  # plan: Giới thiệu …, Sơ đồ trang, 404
    "plugins.feeds",  # plan: Atom and RSS
    "plugins.redirects",  # plan: old addresses
    "plugins.sitemap",  # plan: sitemaps, robots.txt
    "plugins.search",  # plan: the page that searches, its index (begun when all is filed)
    "plugins.offline",  # plan: worker, page for times without a network, manifest
    "plugins.rootfiles",  # plan: proofs of the domain, security.txt, favicon.ico …
    "plugins.hosting",  # plan: what the host of site.toml reads: redirects, types, headers
    "plugins.gate",  # check: one report; nothing is written before it
    "plugins.press",  # render: every planned file, and no other
]

MARKDOWN = {
    "extensions": ["tables", "footnotes"],
    "extension_configs": {
        "footnotes": {"BACKLINK_TITLE": "Trở lại chú thích {} trong bài", "USE_DEFINITION_ORDER": False}
    },
    "output_format": "html",
}
VIDEO_MAX_MB = 50  # the largest video of our own; larger ones belong on YouTube
READERS = {"rst": None, "html": None, "htm": None}

DRAWN_COVERS = True  # articles without a photo get a share picture with their title

SITENAME = ""  # site.toml names the site
SITEURL = ""  # links start at the root of the host; publishconf.py gives the real address
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
DOWNLOAD_MAX_MB = 20  # files to download that are larger are refused
LOCALE = ["C.UTF-8", "C"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None  # plugins.feeds makes them
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
OUTPUT_RETENTION = [".git"]

del sys, Path, ROOT, Newsroom
