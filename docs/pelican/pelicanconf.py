"""A stock Pelican site with two plugins of ours: pelican content -s pelicanconf.py"""

PATH = "content"
SITENAME = "Bản tin Khối"
AUTHOR = "Ban Biên tập"
SITEURL = ""
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
LOCALE = ["C.UTF-8", "C"]
THEME = "notmyidea"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

ARTICLE_PATHS = ["tin"]
STATIC_PATHS = ["images"]
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}/index.html"

PLUGIN_PATHS = ["../.."]  # the folder that holds plugins/ and newsroom/
PLUGINS = ["plugins.captions", "plugins.related"]
THEME_TEMPLATES_OVERRIDES = ["templates"]  # article.html: the theme's, and Tin khác
