"""Stock Pelican with its plain theme on the same articles: the peer of the benchmark."""

PATH = "content"
SITENAME = "Trang tin thử"
SITEURL = "https://example.vn"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
LOCALE = ["C.UTF-8", "C"]
THEME = "simple"
PLUGINS = []
ARTICLE_PATHS = ["articles"]
PATH_METADATA = r"articles/(?P<slug>.*)/index\.md"
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
DEFAULT_PAGINATION = 20
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
