"""Know what stands around articles by the names portals give it, and why it is left out."""

from __future__ import annotations

import re
from functools import lru_cache

from newsroom.commands.importer.pages.markup import Element

NAVIGATION = "thanh điều hướng của trang cũ"
SIDE = "cột bên, quảng cáo của trang cũ"
FOOT = "chân trang của trang cũ"
COMMENTS = "bình luận, ô góp ý của trang cũ"
RELATED = "danh sách tin khác của trang cũ"
SHARE = "nút chia sẻ, in, đánh giá của trang cũ"
TAGS = "từ khóa của trang cũ"
TOP = "phần trên bài của trang cũ"
REST = "phần ngoài bài của trang cũ"
ACCOUNT = "tài khoản đăng bài của trang cũ"
LABEL = "nhãn của trang cũ"
CHANGED = "ngày sửa bài trên trang cũ"
BUTTON_RE = re.compile(
    r"[\s|•·\[\]()>»+-]*(?:(?:bản )?in(?: trang| bài(?: viết| này)?| tin| ấn)?(?: này)?|"
    r"gửi (?:e-?mail|mail|bài(?: viết)?|tin|cho bạn(?: bè)?|phản hồi|góp ý|bình luận|ý kiến)|"
    r"chia sẻ(?: lên \w+| bài viết)?|lưu(?: bài(?: viết)?| trang| tin)?|cỡ chữ|a\s*[-+]|a{1,3}|tăng|giảm|"
    r"phóng to|thu nhỏ|mặc định|đọc (?:bài|to|tin)|nghe (?:bài|đọc)(?: viết)?|e-?mail|print|"
    r"share|tweet|like|thích|facebook|twitter|zalo|google\s?\+?|pinterest|linkedin|quay lại|trở (?:lại|về)|"
    r"về (?:trước|đầu trang)|lên đầu trang|đầu trang|xem (?:bản in|với cỡ chữ)|đóng(?: cửa sổ)?|"
    r"theo dõi.{0,40}google news|sao chép (?:liên kết|link)|copy link|bình luận|xem bình luận|tải về máy|"
    r"download pdf|pdf)"
    r"[\s|•·\[\]()<«.:+-]*",
    re.IGNORECASE,
)
"""Words of a link or button that belongs to the page, not to what it says."""

_KINDS: tuple[tuple[str, str], ...] = (
    (
        RELATED,
        "relat(?:ed?|ion)(?:-?(?:news|posts?|articles?|items?|content|block|inline|box|links?|stor(?:y|ies)))?|other-?(?:news|posts?|articles?)|"
        "more-?(?:news|posts?|articles?)|news-?other|tin-?(?:lien-?quan|khac|cung-?(?:chuyen-?muc|loai)|moi(?:-hon)?|"
        "cu(?:-hon)?|da-?dua|doc-?nhieu|noi-?bat|xem-?nhieu)|bai-?(?:lien-?quan|khac|viet-?lien-?quan)|"
        "cac-?tin-?(?:khac|da-?dua)|lien-?quan|khac|cung-?chuyen-?muc|most-?(?:read|view(?:ed)?)|popular(?:-?posts?)?|"
        "recent(?:-?posts?)?|read-?(?:more|also|next)|see-?(?:more|also)|xem-?them|doc-?them|latest(?:-?news)?|hot-?news|next-?prev|prev-?next|post-?navigation|"
        "nav-links|pager|newer|older|jp-relatedposts|yarpp|recommend(?:ed|ation)?s?|suggest(?:ed|ion)?s?",
    ),
    (
        COMMENTS,
        "comments?(?:-?(?:list|form|area|box|respond|block|template|post|wrapper|body|section|container))?|respond|binh-?luan|gop-?y|"
        "phan-?hoi|y-?kien|disqus(?:-thread)?|fb-comments|commentlist",
    ),
    (
        SHARE,
        "shar(?:e|ing)(?:-?(?:box|bar|buttons?|links?|this|post|news|icons?))?|"
        "socials?(?:-?(?:share|box|bar|buttons?|links?|icons?|network))?|addthis(?:-\\w+)*|sharethis|"
        "sharedaddy|a2a-kit|fb-(?:like|share|send|root)(?:-\\w+)*|zalo(?:-share)?(?:-button)?|"
        "rating(?:-?\\w*)|stars?|votes?|danh-?gia|tool-?bars?|toolbox|tools|print(?:-?(?:email|button|link))?|"
        "(?:pdf|print|email)-?icon|in-bai|like-?(?:box|share)|font-?size|text-?resize|text-?size|zoom|"
        "(?:detail|article|news|post)-?(?:tools?|share|social|actions?|button)|btn-?group|audio-?(?:player|read)|"
        "listen|nghe-?bai|gg-?news|google-?news|follow",
    ),
    (
        TAGS,
        "tags?(?:-?(?:list|box|cloud|links?|news|wrapper|area|block))?|post-?tags|tu-?khoa|keywords?|tdb-tags",
    ),
    (
        NAVIGATION,
        "nav(?:-?(?:bar|igation|menu|main|top))?|(?:main|top|left|right|side|sub|mega|mobile|menu)-?(?:menu|nav)|menus?|"
        "bread-?crumbs?(?:-?\\w*)|sitemappath|duong-?dan|path-?way|you-?are-?here|skip(?:-?link)?s?|top-?bar|topbar|"
        "search(?:-?(?:box|form|bar))?|tim-?kiem|login|dang-?nhap|lang(?:uage)?s?(?:-?switch\\w*)?|marquee|ticker|"
        "chu-?chay|hot-?line|clock|today|current-?(?:date|time)|date-?(?:time-)?now|ngay-?hien-?tai|ms-globalnav\\w*|"
        "s4-(?:ribbon|title-?row|top-?(?:header|nav)|left-?panel|right-?panel|ql|rc-?footer|search|help|status-?bar|"
        "bread-?crumb|trc|lp|rp|tn|social)[\\w-]*|suite-?bar\\w*|ms-cui-\\w+|control-?panel|dockbar|toTop|go-?top|back-?to-?top",
    ),
    (FOOT, "footer(?:-?\\w+)?|copy-?right|chan-?trang|bottom-?(?:bar|menu|link)s?|ban-?quyen"),
    (
        SIDE,
        "(?:left|right|primary|secondary)?-?side-?bar(?:-?\\w+)?|aside|widgets?(?:-?area)?|banners?|ads?|adv|advert(?:s|ise(?:ment)?)?|"
        "adsbygoogle|quang-?cao|(?:cot|col|column)-?(?:phai|trai|right|left)|right-?col(?:umn)?|left-?col(?:umn)?|"
        "web-?links?|lien-?ket(?:-?web\\w*)?|thong-?ke|counter|truy-?cap|online|thoi-?tiet|weather|ty-?gia|poll|"
        "tham-?do|survey|newsletter(?:-?\\w+)?|subscri(?:be|ption)(?:-?\\w+)?|modal|popup|pop-?up|cookie(?:-?\\w+)?|block-(?:region|sidebar)\\w*|"
        "calendar|lich-?cong-?tac|gallery-?side|video-?side|thu-?vien-?anh|dropdown(?:-menu)?|carousel|slide-?show",
    ),
)
_NAME_RES = tuple(
    (reason, re.compile(rf"(?:^|[\s_])(?:[a-z]+[0-9]*-)?(?:{names})(?:[\s_]|$)")) for reason, names in _KINDS
)
_BUILDER_RE = re.compile(r"^elementor-(?:widget-|location-)?")
_FIELD_RE = re.compile(r"^field-+name-+(?:field-+)?")
"""What Drupal puts before the name of each part."""
_CAMEL_RE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAGS = {"nav": NAVIGATION, "footer": FOOT, "aside": SIDE} | dict.fromkeys(
    ("amp-ad", "amp-embed", "amp-sidebar", "amp-sticky-ad", "amp-consent", "amp-list", "ins"), SIDE
)
"""Elements that are none of an article by what they are; ``ins`` is what advertisements are put into."""
_ROLES = {
    "navigation": NAVIGATION,
    "contentinfo": FOOT,
    "complementary": SIDE,
    "search": NAVIGATION,
    "banner": TOP,
    "menu": NAVIGATION,
    "menubar": NAVIGATION,
    "toolbar": SHARE,
    "dialog": SIDE,
}
_COMMENT = frozenset({"comment", "comment-body", "comment-item"})
"""Classes of a reader's comment; those of other articles hold the names of their sections and tags."""
_NEVER = frozenset({"html", "body", "main", "article", "img", "a", "h1", "figure", "figcaption"})


def noise_of(element: Element) -> str:
    """Say by its names why an element is left out, ``""`` if they say nothing."""
    tag = element.tag
    if tag in _NEVER or not isinstance(tag, str):
        is_comment = tag == "article" and _COMMENT & set((element.get("class") or "").split())
        return COMMENTS if is_comment else ""
    if tag in _TAGS and (tag != "ins" or "ads" in (element.get("class") or "")):
        return _TAGS[tag]
    if not element.attrib:
        return ""
    if (role := element.get("role")) in _ROLES:
        return _ROLES[role]
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return reason_of_names(names) if len(names) > 1 else ""


@lru_cache(maxsize=8192)
def reason_of_names(names: str) -> str:
    """Say why an element with these classes and this id is left out."""
    text = _CAMEL_RE.sub("-", names[:400]).lower().replace("__", "-")
    for one in text.split():
        word = _FIELD_RE.sub("", _BUILDER_RE.sub("", named := one.replace("_", "-")))
        if word == "widget" and word != named:
            continue  # what page builders call any box
        for reason, pattern in _NAME_RES:
            if pattern.search(word):
                return reason
    return ""


SEE_RE = re.compile(
    r"[\s>»*-]*(?:xem thêm|đọc thêm|xem tiếp|tin liên quan|bài liên quan|liên quan)\b|>>+", re.IGNORECASE
)
"""How a line begins that leads to another article."""
HEADING_RE = re.compile(
    r"(?:xem (?:thêm|tiếp)|đọc thêm)?\s*(?:(?:các|những|một số)\s+)?"
    r"(?:tin(?:\s*[-,/]?\s*bài)?|bài(?:\s+viết)?|bản tin|thông tin|tin tức)\s*"
    r"(?:(?:khác|liên quan|có liên quan|cùng (?:chuyên )?mục|cùng (?:chuyên đề|loại|chủ đề)|"
    r"mới(?: hơn| nhất| đăng| cập nhật)?|cũ(?: hơn)?|đã (?:đưa|đăng)|trước|tiếp theo|nổi bật|"
    r"đọc nhiều(?: nhất)?|xem nhiều(?: nhất)?|được quan tâm|trong ngày|tiêu điểm|đáng chú ý)[\s,/-]*)+"
    r"\s*(?:\(\d+\))?[\s:.»>…-]*|"
    r"(?:có thể bạn quan tâm|related(?: news| articles| posts)?|đọc nhiều|xem nhiều|liên quan)[\s:]*",
    re.IGNORECASE,
)
"""A line that stands above a list of other articles."""
COMMENTS_RE = re.compile(
    r"(?:có\s+)?(?:\d+\s*)?(?:(?:các|gửi|viết|thêm|đăng|để lại)\s+)?"
    r"(?:ý kiến(?: của)?(?: bạn(?: đọc)?| độc giả)?|bình luận|phản hồi|"
    r"bạn đọc bình luận|comments?|leave a (?:reply|comment)|trả lời|thảo luận)"
    r"(?:\s+(?:bạn đọc|của bạn|bài viết))?\s*[(:]?\s*\d*\s*[):.»]*",
    re.IGNORECASE,
)
"""A line that stands above what readers wrote."""
_COUNTED = r"(?:lượt\s+|người\s+)?(?:thích|bình luận|chia sẻ|phản hồi|likes?|comments?|shares?)"
COUNTS_RE = re.compile(
    rf"[\s·|,•-]*(?:(?:(?:(?:tổng\s+)?số\s+)?{_COUNTED}\s*[:(]\s*\d[\d.,]*\s*\)?|\d[\d.,]*\s*[kn]?\s*{_COUNTED}|"
    r"đánh giá(?: bài viết)?\s*:?\s*[\d.,]+\s*/\s*\d+(?:\s*\(\d[^)]{0,30}\))?|công khai)[\s·|,•-]*)+",
    re.IGNORECASE,
)
"""A line that counts what readers did, or says who may read a post."""
ADVERT_RE = re.compile(
    r"[\s\[(–-]*(?:quảng cáo|advertisements?|sponsored(?: content)?|tài trợ|ads?)[\s\])–:-]*", re.IGNORECASE
)
"""A line that stands for an advertisement."""
