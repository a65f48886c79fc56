"""Say to a settings file of before where the class that builds the site is now."""

raise SystemExit(
    "plugins.newsroom: lỗi: lớp Newsroom nay nằm ở newsroom.pelican. Trong tệp cấu hình, viết "
    "«from newsroom.pelican import Newsroom» và «PELICAN_CLASS = Newsroom», và thêm "
    "«plugins.copydesk» sau «plugins.manuscript» trong PLUGINS."
)
