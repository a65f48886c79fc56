"""Make pages as the systems of old portals make them: their markup, their noise, our own text."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Story:
    """An article that a page is made of; photos as file name and caption."""

    title: str
    lead: str
    body: tuple[str, ...]
    photos: tuple[tuple[str, str], ...] = ()
    byline: str = ""
    kicker: str = ""
    day: str = "11/07/2024"
    hour: str = "15:51"
    weekday: str = "Thứ năm"
    section: str = "Tin hoạt động"
    views: str = ""

    @property
    def iso(self) -> str:
        day, month, year = self.day.split("/")
        return f"{year}-{month}-{day}"


STORIES = (
    Story(
        "Đảng bộ Khối sơ kết công tác xây dựng Đảng 6 tháng đầu năm",
        "Sáng 11-7, Đảng ủy Khối tổ chức hội nghị Ban Chấp hành lần thứ mười chín, bàn việc xây dựng Đảng sáu tháng cuối năm.",
        (
            "Sáu tháng qua, các tổ chức cơ sở đảng trong Khối bám sát nghị quyết, hoàn thành phần lớn chỉ tiêu đề ra từ đầu năm.",
            "Về công tác cán bộ, Khối mở một lớp bồi dưỡng nhận thức về Đảng cho 99 học viên và thẩm định 59 hồ sơ kết nạp đảng viên.",
            "Kết luận hội nghị, Bí thư Đảng ủy Khối đề nghị các chi bộ nắm chắc tình hình tư tưởng, coi trọng phát triển đảng viên mới.",
        ),
        (
            ("hoi-nghi-1.jpg", "Quang cảnh hội nghị. Ảnh: Văn phòng"),
            ("phat-bieu.jpg", "Bí thư Đảng ủy Khối phát biểu kết luận"),
        ),
        "Tổ Tuyên truyền",
        views="2129",
    ),
    Story(
        "Công đoàn cơ quan thăm, tặng quà gia đình chính sách",
        "Nhân ngày 27-7, Công đoàn cơ quan đến thăm và tặng 15 suất quà cho các gia đình chính sách ở hai xã vùng ven.",
        (
            "Mỗi suất quà gồm một triệu đồng và nhu yếu phẩm, do đoàn viên của 12 công đoàn bộ phận cùng đóng góp trong tháng.",
            "Thay mặt đoàn, Chủ tịch Công đoàn ân cần thăm hỏi sức khỏe các thương binh và mẹ liệt sĩ, chúc các gia đình mạnh khỏe.",
        ),
        (("tang-qua.jpg", "Trao quà cho gia đình chính sách"),),
        "Ban Biên tập",
        kicker="Công đoàn Khối các cơ quan:",
        day="26/07/2023",
        hour="09:05",
        weekday="Thứ tư",
        section="Công tác đoàn thể",
        views="348",
    ),
    Story(
        "Hướng dẫn sinh hoạt chi bộ quý IV",
        "Ban Tổ chức vừa có hướng dẫn về nội dung sinh hoạt chi bộ quý IV, gửi các chi bộ và đảng bộ cơ sở trực thuộc.",
        (
            "Theo hướng dẫn, mỗi kỳ sinh hoạt dành ít nhất 45 phút cho việc thảo luận nghị quyết chuyên đề và tự phê bình, phê bình.",
            "Các chi bộ báo cáo kết quả trước ngày 20 của tháng cuối quý qua phần mềm quản lý văn bản của Đảng ủy Khối.",
            "Những chi bộ có đảng viên đi công tác xa được sinh hoạt trực tuyến, biên bản vẫn lập và lưu như thường lệ.",
        ),
        (),
        "Phòng Tổ chức",
        day="02/10/2019",
        hour="08:30",
        weekday="Thứ tư",
        section="Văn bản – Hướng dẫn",
        views="77",
    ),
)
"""Our own text, none of a real page."""

OTHERS = (
    ("Khai mạc giải bóng chuyền các cơ quan tỉnh", "14/07/2024"),
    ("Đoàn khối ra quân ngày chủ nhật xanh", "13/07/2024"),
    ("Trao huy hiệu 30 năm tuổi Đảng cho 12 đảng viên", "09/07/2024"),
    ("Học tập chuyên đề quý ba về nêu gương", "08/07/2024"),
    ("Tập huấn nghiệp vụ công tác kiểm tra, giám sát", "05/07/2024"),
)
TODAY = "Thứ năm, 26/11/2026"
SITE = "Trang tin Đảng bộ Khối"
FOREIGN = (
    *(title for title, _ in OTHERS),
    "26/11/2026",
    "Trang chủ",
    "Giấy phép",
    "Liên kết website",
    "Gửi bình luận",
    "Lượt truy cập",
    "Chia sẻ",
    "Đọc nhiều",
    "In trang",
)
"""Words of the noise: none may reach an article."""


def others(item: str = "<li><a href='/bai-{n}.html'>{title}</a> <em>({day})</em></li>") -> str:
    """List other articles, with their days."""
    return "".join(item.format(n=n, title=title, day=day) for n, (title, day) in enumerate(OTHERS, 1))


def menu() -> str:
    names = ("Trang chủ", "Giới thiệu", "Tin hoạt động", "Công tác đoàn thể", "Văn bản", "Liên hệ")
    return "<ul>" + "".join(f"<li><a href='/m{n}/'>{name}</a></li>" for n, name in enumerate(names)) + "</ul>"


def script(size: int = 1) -> str:
    return (
        "<script>"
        + "var _q=_q||[];_q.push(['x',function(){if(1<2&&3>2){return '<p>Không phải chữ của trang</p>'}}]);\n"
        * size
        + "</script>"
    )


def head(story: Story, meta: str = "", title: str = "{title} - {site}") -> str:
    name = title.format(title=story.title, site=SITE)
    return (
        f"<!DOCTYPE html>\n<html lang='vi'><head><meta charset='utf-8'><title>{html.escape(name)}</title>{meta}"
        f"<link rel='stylesheet' href='/a.css'><style>.a{{color:red}}</style>{script(8)}</head>"
    )


def photo(name: str, caption: str, kind: str) -> str:
    """Show a photo with its caption as one of the ways pages have."""
    kinds = {
        "table": f"<table class='image center' align='center' border='0'><tbody><tr><td><img src='{name}' alt='{caption}' width='600'></td></tr>"
        f"<tr><td class='image_desc' style='text-align:center'><em>{caption}</em></td></tr></tbody></table>",
        "figure": f"<figure class='image'><img src='{name}' alt='{caption}'><figcaption>{caption}</figcaption></figure>",
        "lines": f"<p style='text-align:center'><img alt='' src='{name}' width='600' /></p><p style='text-align:center'><em>{caption}</em></p>",
        "broken": f"<div align='center'><img src='{name}'><br><i>{caption}</i></div>",
        "wordpress": f"<div id='attachment_1' class='wp-caption aligncenter'><img class='size-full lazyload' data-src='{name}' src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'>"
        f"<p class='wp-caption-text'>{caption}</p></div>",
    }
    return kinds[kind]


def body(story: Story, photos: str = "lines", wrap: str = "<p style='text-align:justify'>{}</p>") -> str:
    """Give the paragraphs with the photos between them."""
    found = []
    for n, text in enumerate(story.body):
        found.append(wrap.format(text))
        if n < len(story.photos):
            found.append(photo(*story.photos[n], photos))
    return "\n".join(found)


def byline(story: Story, wrap: str = "<p style='text-align:right'><strong>{}</strong></p>") -> str:
    return wrap.format(story.byline) if story.byline else ""


def share() -> str:
    return "<div class='social-share'><a href='https://facebook.com/sharer'>Chia sẻ</a> <a href='javascript:print()'>In trang</a></div>"


def comments() -> str:
    return (
        "<div id='comment-form' class='comments'><h3>Gửi bình luận</h3><form><label>Họ tên</label><input name=n>"
        "<textarea>Nội dung</textarea><button>Gửi đi</button></form></div>"
    )


def side() -> str:
    """Make a side column with a dated list and banners."""
    return (
        f"<div class='sidebar col-right'><div class='block'><h3>Đọc nhiều</h3><ul>{others()}</ul></div>"
        "<div class='banner'><a href='/qc'><img src='/qc.gif' width=300 height=250></a></div>"
        "<div class='weblink'><h3>Liên kết website</h3><select><option>Chọn</option></select></div></div>"
    )


def footer() -> str:
    return (
        f"<div id='footer'><p>{SITE}. Giấy phép số 12/GP-TTĐT. Chịu trách nhiệm: Ban Biên tập. Địa chỉ: số 1 đường Trung tâm, thành phố.</p>"
        "<p>Lượt truy cập: 1.234.567. Đang trực tuyến: 12</p></div>" + script(20)
    )


def nukeviet4(story: Story) -> str:
    first, *_ = story.photos or (("", ""),)
    home = (
        f"<figure class='article center'><img alt='{story.title}' src='{first[0]}' class='img-thumbnail'/><figcaption>{first[1]}</figcaption></figure>"
        if first[0]
        else ""
    )
    rest = Story(story.title, story.lead, story.body, story.photos[1:])
    kicker = f"<p>{story.kicker}</p>" if story.kicker else ""
    return (
        head(
            story,
            f"<meta property='og:title' content='{story.title}'><meta property='og:type' content='article'>"
            f"<meta name='description' content='{story.lead[:60]}...'><meta property='article:modified_time' content='2026-11-26T08:00:00+07:00'>",
        )
        + f"<body><div id='header'><div class='date-now' id='clock'>{TODAY} 10:22:33</div><nav>{menu()}</nav></div>"
        f"<ol class='breadcrumb'><li><a href='/'>Trang chủ</a></li><li><a href='/tin/'>{story.section}</a></li></ol>"
        "<div class='row'><div class='col-md-16'><div class='news_column panel panel-default' itemtype='http://schema.org/NewsArticle' itemscope>"
        f"<div class='panel-body'>{kicker}<h1 class='title margin-bottom-lg' itemprop='headline'>{story.title}</h1>"
        "<div class='hidden hide d-none' itemprop='author' itemscope><span itemprop='name'>Quản trị</span></div>"
        f"<span class='hidden hide d-none' itemprop='datePublished'>{story.iso}T{story.hour}:00+07:00</span>"
        f"<div class='row margin-bottom-lg'><div class='col-md-12'><span class='h5'>{story.weekday} - {story.day} {story.hour}</span></div>"
        "<div class='col-md-12'><ul class='list-inline text-right'><li><a title='Gửi bài viết' href='javascript:void(0);'><em class='fa fa-envelope'>&nbsp;</em></a></li></ul></div></div>"
        f"<div class='clearfix'><div class='hometext m-bottom' itemprop='description'>{story.lead}</div>{home}</div>"
        f"<div id='news-bodyhtml' class='bodytext margin-bottom-lg'>{body(rest)}</div>"
        f"<div class='margin-bottom-lg'><p class='h5 text-right'><strong>Tác giả: </strong>{story.byline}</p></div></div></div>"
        "<div class='news_column panel panel-default'><div class='panel-body'><div class='h5'><em class='fa fa-tags'>&nbsp;</em><strong>Từ khóa: </strong>"
        "<a href='/tag/xay-dung-dang/'><em>xây dựng Đảng</em></a>, <a href='/tag/hoi-nghi/'><em>hội nghị</em></a></div></div></div>"
        f"{share()}<div class='news_column'>{comments()}</div>"
        f"<div class='news_column panel'><div class='panel-body other-news'><p class='h3'><strong>Những tin mới hơn</strong></p><ul class='related'>{others()}</ul>"
        f"<p class='h3'><strong>Những tin cũ hơn</strong></p><ul class='related'>{others()}</ul></div></div></div>{side()}</div>{footer()}</body></html>"
    )


def nukeviet3(story: Story) -> str:
    kicker = f"<p>{story.kicker}</p>" if story.kicker else ""
    return (
        head(story)
        + f"<body><div id='container'><div id='topmenu'>{menu()}</div><div class='today fr'>{TODAY}</div><div id='news_detail'>{kicker}<h1>{story.title}</h1>"
        f"<span class='time'>{story.weekday} - {story.day} {story.hour}</span><div class='action fr'><ul><li><a href='/print/'>In trang</a></li></ul></div><div style='clear:both'></div>"
        f"<div id='hometext'>{story.lead}</div><div class='bodytext'>{body(story, 'broken', '<div>{}</div>')}</div>{byline(story, '<div style=text-align:right><b>{}</b></div>')}</div>"
        f"<div class='other-news'><h4>Những tin cũ hơn</h4><ul>{others()}</ul></div>{side()}</div>{footer()}</body></html>"
    )


def nukeviet_print(story: Story) -> str:
    kicker = f"<p>{story.kicker}</p>" if story.kicker else ""
    return (
        head(story)
        + f"<body><div id='main'><div id='header' class='clearfix'><h2>{SITE}</h2><p><a href='/'>https://khoi.example.vn</a></p></div>"
        f"<div id='content'>{kicker}<h1>{story.title}</h1><ul class='control'><li class='time'>{story.weekday} - {story.day} {story.hour}</li><li>|<a href='javascript:;'>In trang</a></li></ul>"
        f"<div class='clear'></div><div id='hometext'>{story.lead}</div><div id='bodytext' class='clearfix'>{body(story)}</div>"
        f"<div id='author'><p><strong>Tác giả:</strong> {story.byline}</p></div></div>"
        f"<div id='footer'><div id='url'><strong>Địa chỉ bài viết: </strong>https://khoi.example.vn/tin/1.html</div><div class='copyright'>&copy; {SITE}</div></div></div></body></html>"
    )


def liferay(story: Story) -> str:
    kicker = f"<div class='kicker'>{story.kicker}</div>" if story.kicker else ""
    return (
        head(
            story,
            f"<link rel='canonical' href='https://khoi.example.vn/web/guest/tin/-/asset_publisher/abc/content/{story.iso}'>",
            "{title} - Chi tiết tin - {site}",
        )
        + f"<body class='yui3-skin-sam'><div class='dockbar'>{menu()}</div><div id='wrapper'><header id='banner'><div class='ngay-thang'>{TODAY}</div><nav id='navigation'>{menu()}</nav></header>"
        "<div id='content'><div class='portlet-layout row-fluid'><div class='portlet-column span8'><div class='portlet-dropzone'><section class='portlet'>"
        f"<div class='portlet-body'><ul class='breadcrumb breadcrumb-horizontal'><li><a href='/'>Trang chủ</a></li><li><a href='/tin'>{story.section}</a></li></ul>"
        f"<div class='asset-full-content'>{kicker}<h3 class='header-title'><span>{story.title}</span></h3><div class='lfr-meta-actions'><a href='#'>In trang</a></div>"
        f"<div class='metadata-publish-date'>Ngày đăng: {story.day} {story.hour}</div>"
        f"<div class='asset-content'><div class='journal-content-article'><p class='sapo'><strong>{story.lead}</strong></p>{body(story, 'table')}{byline(story)}</div></div></div>"
        f"<div class='related-assets'><h4>Tin liên quan</h4><ul>{others()}</ul></div></div></section></div></div>"
        f"<div class='portlet-column span4 aside'>{side()}</div></div></div></div>{footer()}</body></html>"
    )


def vnpt(story: Story) -> str:
    kicker = f"<p class='tieu-de-phu'>{story.kicker}</p>" if story.kicker else ""
    return (
        head(story, "", "{site} - {title}")
        + f"<body><form id='aspnetForm'><div class='top-bar'>{TODAY}</div><div class='main-nav'>{menu()}</div><div class='container'><div class='col-md-8'>"
        f"<div class='news-detail'>{kicker}<h2 class='title-news'>{story.title}</h2><div class='news-date'><i class='fa fa-clock-o'></i> {story.day} {story.hour}</div>"
        f"<div class='news-sapo'>{story.lead}</div><div class='news-content'>{body(story, 'figure')}</div><div class='news-author'>{story.byline}</div>{share()}</div>"
        f"<div class='tin-lien-quan'><div class='title'>Các tin khác</div><ul>{others()}</ul></div></div><div class='col-md-4'>{side()}</div></div>{footer()}</form></body></html>"
    )


def sharepoint(story: Story) -> str:
    kicker = f"<div class='kicker'>{story.kicker}</div>" if story.kicker else ""
    return (
        head(story, "<meta name='GENERATOR' content='Microsoft SharePoint'>", "{title}")
        + f"<body><form method='post' id='aspnetForm'><div id='s4-ribbonrow'>{menu()}</div><div id='s4-workspace'><div id='s4-bodyContainer'><div class='ms-breadcrumb-box'><a href='/'>Trang chủ</a> &gt; <a href='/tin'>{story.section}</a></div>"
        f"<div class='ngay-hien-tai'>{TODAY}</div><div id='contentBox'><div class='article article-left'><div class='article-header'>{kicker}<h2>{story.title}</h2></div>"
        f"<div class='article-date'>{story.day} {story.hour}</div><div class='article-content'><div id='ctl00_PlaceHolderMain_Content__ControlWrapper_RichHtmlField' class='ms-rtestate-field' style='display:inline'>"
        f"<div class='ExternalClass0F1E2D3C4B5A'><p class='ms-rteElement-P'><strong>{story.lead}\u200b</strong></p>{body(story, 'lines', '<p class=ms-rteElement-P>​{}</p>')}{byline(story)}</div></div></div></div>"
        f"<div class='ms-WPBody other'><table><tr><td class='tin-khac'><h3>Tin khác</h3><ul>{others()}</ul></td></tr></table></div></div>{side()}</div></div>{footer()}</form></body></html>"
    )


def dnn(story: Story) -> str:
    kicker = f"<h2 class='edn_articleSubTitle'>{story.kicker}</h2>" if story.kicker else ""
    return (
        head(story, "<meta name='generator' content='DotNetNuke'>", "{site} > {title}")
        + f"<body id='Body'><form id='Form'><div id='dnn_ControlPanel'></div><div class='language'>{TODAY}</div><div id='dnnMenu'>{menu()}</div><div id='dnn_ContentPane'>"
        "<div class='DnnModule DnnModule-EasyDNNnews'><div class='eds_news_module_512'><div class='edn_article edn_articleDetails'>"
        f"{kicker}<h1 class='edn_articleTitle'>{story.title}</h1><div class='edn_metaDetails'><time>{story.day} {story.hour}</time><span>Số lượt xem: {story.views}</span></div>"
        f"<div class='edn_articleSummary'>{story.lead}</div><div class='edn_articleContent'>{body(story, 'broken')}{byline(story)}</div></div>"
        f"<div class='edn_socialButtonWrapper share-buttons'><a href='#'>Chia sẻ</a></div><div class='edn_relatedArticles related-articles'><h3>Bài viết liên quan</h3>{others('<div><a href=/b{n}>{title}</a> <time>{day}</time></div>')}</div>"
        f"</div></div></div>{side()}{footer()}</form></body></html>"
    )


def dnn_old(story: Story) -> str:
    kicker = f"<p class='SubHead'>{story.kicker}</p>" if story.kicker else ""
    return (
        head(story, "", "{site} > Tin tức")
        + f"<body><form id='Form'><table width='100%'><tr><td class='menu'>{menu()}</td></tr><tr><td><table><tr><td class='LeftPane' width='180'>{others('<a href=/b{n}>{title}</a> ({day})<br>')}</td>"
        f"<td class='ContentPane'><div id='dnn_ctr412_ModuleContent'>{kicker}<span id='dnn_ctr412_View_lblTitle' class='Head'>{story.title}</span><br><span id='dnn_ctr412_View_lblDate' class='Normal'>Cập nhật: {story.day} {story.hour}</span><br>"
        f"<div id='dnn_ctr412_View_lblSummary' class='Normal'><b>{story.lead}</b></div><div id='dnn_ctr412_View_lblContent' class='Normal'>{body(story, 'table')}{byline(story)}</div>"
        f"<div class='Normal'><b>Các tin đã đăng</b><ul>{others()}</ul></div></div></td></tr></table></td></tr></table>{footer()}</form></body></html>"
    )


def hemera(story: Story) -> str:
    """As the papers of Ấp Bắc and Đắk Lắk had it: the date above a lone full stop, captions in tables."""
    kicker = f"<div class='subtitle'>{story.kicker}</div>" if story.kicker else ""
    return (
        head(
            story,
            f"<meta property='og:url' content='http://bao.example.vn/tin-tuc/202407/dang-bo-{story.iso}-1012345/'>",
            "{title} - Báo điện tử",
        )
        + f"<body><div class='wrapper'><div class='top'><span class='today'>{TODAY}</span></div><div class='menu-main'>{menu()}</div><div class='content-left'>"
        f"<div class='path-way'><a href='/'>Trang chủ</a> » <a href='/tin-tuc/'>{story.section}</a></div><div class='date'>{story.weekday.title()}, {story.day}, {story.hour} (GMT+7)</div><div class='clear'>.</div>"
        f"{kicker}<h1 class='title'>{story.title}</h1><div id='content' class='content-detail'><p style='text-align:justify'><strong>{story.lead}</strong></p>{body(story, 'table')}"
        f"{byline(story, '<p style=text-align:right><strong>{}</strong></p>')}</div><div class='clear'>.</div>{share()}<div class='tin-khac'><div class='title-box'>Tin khác</div><ul>{others()}</ul></div></div>"
        f"<div class='content-right'>{side()}</div>{footer()}</div></body></html>"
    )


def daklak(story: Story) -> str:
    kicker = f"<p class='supertitle'>{story.kicker}</p>" if story.kicker else ""
    return (
        head(story, "", "{title} - Báo tỉnh điện tử")
        + f"<body><div id='page'><div class='header'>{TODAY}{menu()}</div><div id='main'><div class='post'>{kicker}<h1>{story.title}</h1><p class='date'>Cập nhật lúc {story.hour}, {story.weekday.title()}, {story.day} (GMT+7)</p><div>.</div>"
        f"<div class='entry'><p><b>{story.lead}</b></p>{body(story, 'lines', '<p>{}</p>')}<p align='right'><b>{story.byline}</b></p></div>"
        f"<div class='binhluan'>{comments()}</div><h3>Các tin khác</h3><ul>{others()}</ul></div></div><div id='right'>{side()}</div>{footer()}</div></body></html>"
    )


def wordpress(story: Story) -> str:
    kicker = f"<p>{story.kicker}</p>" if story.kicker else ""
    graph = (
        '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"'
        + SITE
        + '"},{"@type":"WebPage","datePublished":"2015-01-01T00:00:00+00:00"},'
        '{"@type":"Article","headline":"'
        + story.title
        + '","datePublished":"'
        + f"{story.iso}T{story.hour}:00+07:00"
        + '","dateModified":"2026-11-26T01:00:00+00:00",'
        '"author":{"@type":"Person","name":"admin"},"articleSection":["'
        + story.section
        + '"]},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Trang chủ"},]}]}'
    )
    return (
        head(
            story,
            f"<script type='application/ld+json'>{graph}</script><link rel='canonical' href='https://khoi.example.vn/{story.iso}/bai/'>",
        )
        + f"<body class='single single-post'><div id='page'><header id='masthead' class='site-header'>{TODAY}<nav class='main-navigation'>{menu()}</nav></header><div id='primary'><main><article id='post-1' class='post'>"
        f"<header class='entry-header'>{kicker}<h1 class='entry-title'>{story.title}</h1><div class='entry-meta'><span class='posted-on'><time class='entry-date published' datetime='{story.iso}T{story.hour}:00+07:00'>{story.day}</time>"
        f"<time class='updated' datetime='2026-11-26T08:00:00+07:00'>26/11/2026</time></span></div></header><div class='entry-content'><p><strong>{story.lead}</strong></p>{body(story, 'wordpress', '<p>{}</p>')}{byline(story)}"
        f"<div class='sharedaddy sd-sharing'><h3>Chia sẻ</h3></div><div id='jp-relatedposts' class='jp-relatedposts'><h3>Bài viết liên quan</h3><ul>{others()}</ul></div></div>"
        f"<footer class='entry-footer'><span class='tags-links'><a href='/tag/a' rel='tag'>xây dựng Đảng</a></span></footer></article><nav class='post-navigation'><a href='/b1'>{OTHERS[0][0]}</a></nav>{comments()}</main></div>"
        f"<aside id='secondary' class='widget-area'>{side()}</aside>{footer()}</div></body></html>"
    )


def newspaper(story: Story) -> str:
    """As WordPress's Newspaper theme."""
    kicker = f"<p class='td-post-sub-title'>{story.kicker}</p>" if story.kicker else ""
    return (
        head(
            story,
            f"<meta property='article:published_time' content='{story.iso}T{story.hour}:00+07:00'><meta property='og:type' content='article'>",
            "{title} | {site}",
        )
        + f"<body class='single td-standard-pack'><div class='td-header-wrap'>{TODAY}{menu()}</div><div class='td-main-content-wrap'><div class='td-container'><div class='td-crumb-container'><a href='/'>Trang chủ</a> <a href='/tin'>{story.section}</a></div>"
        f"<div class='td-pb-span8 td-main-content'><article class='post'><div class='td-post-header'><ul class='td-category'><li><a href='/tin'>{story.section}</a></li></ul><header class='td-post-title'>{kicker}<h1 class='entry-title'>{story.title}</h1>"
        f"<div class='td-module-meta-info'><span class='td-post-date'><time class='entry-date' datetime='{story.iso}T{story.hour}:00+07:00'>{story.day}</time></span><div class='td-post-views'>{story.views}</div></div></header></div>"
        f"<div class='td-post-sharing'>{share()}</div><div class='td-post-content tagdiv-type'><p><b>{story.lead}</b></p>{body(story, 'figure', '<p>{}</p>')}{byline(story)}</div>"
        f"<div class='td_block_related_posts'><h4>Bài liên quan</h4>{others('<div class=td_module><h3 class=entry-title><a href=/b{n}>{title}</a></h3><time>{day}</time></div>')}</div></article></div><div class='td-pb-span4 td-main-sidebar'>{side()}</div></div></div>{footer()}</body></html>"
    )


def joomla(story: Story) -> str:
    kicker = f"<p>{story.kicker}</p>" if story.kicker else ""
    return (
        head(story, "<meta name='generator' content='Joomla! - Open Source Content Management'>", "{title}")
        + f"<body><div id='top'>{TODAY}</div><div class='navigation'>{menu()}</div><div id='content'><div class='item-page' itemscope itemtype='https://schema.org/Article'>{kicker}<div class='page-header'><h2 itemprop='headline'>{story.title}</h2></div>"
        f"<div class='icons'><a href='#' class='print-icon'>In trang</a></div><dl class='article-info muted'><dt class='article-info-term'>Chi tiết</dt><dd class='published'><time datetime='{story.iso}T{story.hour}:00+07:00'>Được đăng: {story.day} {story.hour}</time></dd><dd class='hits'>Lượt xem: {story.views}</dd></dl>"
        f"<div itemprop='articleBody'><p><strong>{story.lead}</strong></p>{body(story)}{byline(story)}</div><ul class='pager pagenav'><li><a href='/b1'>Trang sau</a></li></ul></div><div class='moduletable'><h3>Đọc nhiều</h3><ul class='mostread'>{others()}</ul></div></div>{footer()}</body></html>"
    )


def drupal(story: Story) -> str:
    kicker = f"<div class='field-name-field-kicker'>{story.kicker}</div>" if story.kicker else ""
    return (
        head(story, "<meta name='Generator' content='Drupal 7 (http://drupal.org)'>", "{title} | {site}")
        + f"<body class='html not-front node-type-article'><div id='page'><div class='region region-header'>{TODAY}</div><div id='main-menu'>{menu()}</div><div id='main'><div id='breadcrumb' class='breadcrumb'><a href='/'>Trang chủ</a> » <a href='/tin'>{story.section}</a></div>"
        f"{kicker}<h1 class='title' id='page-title'>{story.title}</h1><div class='region region-content'><div class='node node-article'><div class='submitted'>{story.weekday}, {story.day} - {story.hour}</div><div class='content'>"
        f"<div class='field field-name-field-sapo'>{story.lead}</div><div class='field field-name-body'>{body(story, 'figure')}{byline(story)}</div></div></div></div><div class='region region-sidebar-second'>{side()}</div></div>{footer()}</div></body></html>"
    )


def tables2008(story: Story) -> str:
    """As hand-made portals of 2008: tables in tables, fonts, no names, breaks for paragraphs."""
    kicker = f"<tr><td><font size='2' color='#666666'>{story.kicker}</font></td></tr>" if story.kicker else ""
    texts = "<br><br>".join(story.body)
    shots = "".join(
        f"<table align='center'><tr><td><img src='{name}'></td></tr><tr><td align='center'><i>{caption}</i></td></tr></table>"
        for name, caption in story.photos
    )
    return (
        head(story, "", "{site}")
        + f"<body bgcolor='#ffffff'><table width='1000' align='center'><tr><td colspan='3'><img src='banner.jpg'></td></tr><tr><td colspan='3'>{''.join(f'<a href=/m{n}>{name}</a> | ' for n, name in enumerate(('Trang chủ', 'Giới thiệu', 'Liên hệ')))} {TODAY}</td></tr>"
        f"<tr><td width='200' valign='top'>{others('<a href=/b{n}>{title}</a><br>')}</td><td valign='top'><table width='100%'>{kicker}<tr><td><font size='4' color='#cc0000'><b>{story.title}</b></font></td></tr>"
        f"<tr><td><font size='1'>({story.day})</font></td></tr><tr><td><b>{story.lead}</b></td></tr><tr><td align='justify'>{texts}{shots}<p align='right'><b>{story.byline}</b></p></td></tr>"
        f"<tr><td><b>Các tin khác:</b></td></tr><tr><td>{others('<li><a href=/b{n}>{title}</a> ({day})</li>')}</td></tr></table></td><td width='200' valign='top'>Liên kết website<br><a href='http://a.vn'>a.vn</a></td></tr>"
        f"<tr><td colspan='3' align='center'>{SITE}. Giấy phép số 12. Lượt truy cập: 12345</td></tr></table></body></html>"
    )


def soup(story: Story) -> str:
    """As a page of no known system: nameless boxes."""
    kicker = f"<div>{story.kicker}</div>" if story.kicker else ""
    return (
        head(story, f"<meta property='og:title' content='{story.title}'>")
        + f"<body><div><div><span>{TODAY}</span></div><div>{menu()}</div></div><div><div><div>{kicker}<div><span style='font-size:22px'>{story.title}</span></div><div>{story.day} {story.hour}</div><div><b>{story.lead}</b></div>"
        f"<div>{body(story, 'broken', '<div>{}</div>')}<div style='text-align:right'>{story.byline}</div></div></div><div><div>Tin cùng chuyên mục</div><ul>{others()}</ul></div></div><div><ul>{others()}</ul></div></div>"
        f"<div>{SITE}. Giấy phép số 12/GP-TTĐT. Lượt truy cập: 99</div></body></html>"
    )


SHAPES: dict[str, Callable[[Story], str]] = {
    function.__name__: function
    for function in (
        nukeviet4, nukeviet3, nukeviet_print, liferay, vnpt, sharepoint, dnn, dnn_old, hemera, daklak, wordpress, newspaper, joomla, drupal,
        tables2008, soup,
    )
}  # fmt: skip


@dataclass(slots=True)
class Saved:
    """A page in a folder with its photos."""

    shape: str
    story: Story
    files: dict[str, bytes] = field(default_factory=dict)
