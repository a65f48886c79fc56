"""Read a post of WordPress into the neutral record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from newsroom.commands.importer.archives.body import Body, body_of
from newsroom.commands.importer.archives.entry import Entry
from newsroom.commands.importer.archives.facts import Facts, is_account, plain_words
from newsroom.commands.importer.archives.shortcodes import Attached, figure
from newsroom.commands.importer.archives.uploads import Uploads
from newsroom.commands.importer.archives.wordpress import Post
from newsroom.commands.importer.archives.wordpress_item import Broken, Item, read_item
from newsroom.commands.importer.archives.wordpress_text import Told, html_of
from newsroom.commands.importer.source import Source, Unreadable

_VIEWS = (
    "post_views_count", "views", "_post_views", "post_views", "post_view_count",
    "wpb_post_views_count", "view_count", "_views", "tie_views", "_count-views_all", "hits",
    "luot_xem", "luotxem", "jnews_override_counter", "entry_views", "_bbp_view_count",
    "penci_post_views_count", "post_viewed_count", "custom_total_hits", "_wpp_views", "totalviews",
)  # fmt: skip
"""Where plugins and themes keep how often a post was read."""
_META = {
    "Kicker": (
        "kicker", "_kicker", "tieu_de_phu", "tieude_phu", "subtitle", "_subtitle", "wps_subtitle",
        "sub_title",
    ),
    "Source": (
        "nguon", "nguon_tin", "nguontin", "nguon_bai", "source", "_source", "news_source",
        "post_source", "source_name",
    ),
    "Source_URL": (
        "source_url", "link_nguon", "url_nguon", "news_source_url",
    ),
    "Author": (
        "tac_gia", "tacgia", "butdanh", "but_danh", "author_name", "custom_author", "guest_author",
        "_author_name",
    ),
    "Summary": (
        "sapo", "_sapo", "mo_ta", "tom_tat", "lead",
    ),
}  # fmt: skip
"""Fields of an article that offices add to WordPress, by header key."""
_NO_CATEGORY = frozenset({
    "uncategorized", "chua-phan-loai", "chua-duoc-phan-loai", "khong-phan-loai", "chua-xep-loai",
    "chua-xac-dinh", "tin-chua-phan-loai"
})  # fmt: skip
_STATES = {
    "draft": "trên trang cũ bài còn là bản nháp, chưa đăng",
    "pending": "trên trang cũ bài còn chờ duyệt, chưa đăng",
    "future": "trên trang cũ bài được hẹn giờ đăng, chưa lên trang khi xuất",
    "private": "trên trang cũ bài để riêng tư, bạn đọc không thấy: chỉ đăng khi chắc chắn",
}
_ODD = "Tệp xuất có {} byte hỏng trong bài này: xem lại các chỗ có dấu «\ufffd» hoặc chữ lạ."


def read_post(entry: Entry) -> Source:
    """Read a post. Raises ``Unreadable`` if there is nothing in it."""
    post: Post = entry.data
    try:
        item = read_item(post.piece)
    except Broken:
        raise Unreadable(
            "mục này trong tệp xuất bị hỏng, không có gì đọc được: xem bài trên trang cũ"
        ) from None
    told = html_of(item.content, post.files, post.children, post.reusable)
    cover = post.files.get(next(iter(item.meta.get("_thumbnail_id", ())), ""))
    body = _body(entry.root, told, cover, post.site)
    facts = _facts(item, post)
    if cover and (name := body.name_of(cover.address)):
        facts.add("Cover", name, "ảnh đại diện")
    if not (item.title or body.blocks or item.excerpt):
        raise Unreadable("bài trống: không có tên, không có chữ, không có ảnh")
    for part, reason in told.gone:
        body.drop(part, reason)
    for text in (*told.faults, *_faults(item)):
        body.fault(text)
    return body.source(entry, facts.done())


def _body(root: Path, told: Told, cover: Attached | None, site: str) -> Body:
    """Read the text; themes show the featured picture above a text that has none."""
    uploads = _uploads(root)
    if cover and not re.search(r"<img\b", told.text, re.IGNORECASE):
        told = replace(told, text=figure(cover) + told.text)
    return body_of(told.text, uploads.find, site)


@lru_cache(maxsize=4)
def _uploads(root: Path) -> Uploads:
    return Uploads(root)


def _facts(item: Item, post: Post) -> Facts:
    facts = Facts()
    facts.add_words("Title", item.title, "tên bài")
    _add_dates(facts, item)
    for name in _authors(item):
        facts.add("Author", name, "mục tác giả", 95)
    for key, names in _META.items():
        for name in names:
            for value in item.meta.get(name, ()):
                facts.add_words(key, value, f"ô «{name}»", 95)
    if post.author or item.creator:
        shown, login = (post.author.shown, post.author.login) if post.author else (item.creator, item.creator)
        facts.add(
            "Author", shown or login, "người đăng trên WordPress", 40 if is_account(shown, login) else 90
        )
    facts.add_words("Summary", item.excerpt, "tóm tắt", 100)
    _add_terms(facts, item, post.primary)
    for name in _VIEWS:
        for value in item.meta.get(name, ()):
            facts.add_views(value, f"ô «{name}»")
    for address in _addresses(item):
        facts.add_address(address, "liên kết của bài")
    return facts


def _add_dates(facts: Facts, item: Item) -> None:
    """Trust the time of Greenwich before that of the site, whose zone nobody may ever have set."""
    local = f"{item.date}" if not item.date.startswith("0000") else ""
    there = f"{item.date_gmt}Z" if item.date_gmt and not item.date_gmt.startswith("0000") else ""
    if there and not local:
        facts.add_moment("Date", there, "ngày đăng")
        return
    if there:
        zone = Facts()
        zone.add_moment("Date", there, "")
        zone.add_moment("Date", local, "")
        if len(zone.by_key.get("Date", ())) > 1:
            facts.add_moment("Date", there, f"ngày đăng, trang cũ ghi {item.date} vì đặt múi giờ khác", 85)
    facts.add_moment("Date", local, "ngày đăng")


def _authors(item: Item) -> Iterator[str]:
    for domain, _, name in item.terms:
        if domain in ("author", "tac-gia", "tac_gia", "ppma_author", "but-danh"):
            yield name


def _add_terms(facts: Facts, item: Item, primary: str) -> None:
    names = [name for domain, slug, name in item.terms if domain == "category" and slug not in _NO_CATEGORY]
    names = [
        name
        for name in names
        if name.casefold() not in ("uncategorized", "chưa phân loại", "chưa được phân loại")
    ]
    if primary in names:
        names.remove(primary)
        names.insert(0, primary)
    for name in names:
        facts.add("Category", name, "chuyên mục", 100 if name == primary or len(names) == 1 else 85)
    known = ("category", "author", "post_format", "nav_menu", "language", "post_translations", "ppma_author")
    for domain, _, name in item.terms:
        if domain == "post_tag":
            facts.add("Tags", name, "thẻ")
        elif domain not in known and "cat" in domain:
            facts.add("Category", name, f"nhóm «{domain}»", 80)


def _addresses(item: Item) -> Iterator[str]:
    """Name where a post that was public stood, and stood before."""
    if item.status not in ("publish", "private") or not item.link:
        return
    yield item.link
    try:
        path = urlsplit(item.link).path
    except ValueError:
        return
    for slug in item.meta.get("_wp_old_slug", ()):
        if item.slug and slug and item.slug in path:
            before, _, after = path.rpartition(item.slug)
            yield f"{before}{slug}{after}"
    if item.number.isdecimal() and urlsplit(item.link).query == "":
        yield f"/?p={item.number}"


def _faults(item: Item) -> Iterator[str]:
    if state := _STATES.get(item.status):
        yield f"{state[0].upper()}{state[1:]}."
    elif item.status not in ("publish", ""):
        yield f"Trên trang cũ bài ở trạng thái «{item.status}»."
    if item.password:
        yield "Trên trang cũ bài có mật khẩu mới đọc được: chỉ đăng khi chắc chắn."
    if item.odd:
        yield _ODD.format(item.odd)
    if not plain_words(item.content) and "<img" not in item.content:
        yield "Bài không có chữ nào trong thân bài."
