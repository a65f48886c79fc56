"""Make further pages: other systems, and the traps that pages of portals hold."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.portals import (
    OTHERS,
    SITE,
    TODAY,
    Story,
    body,
    byline,
    comments,
    footer,
    head,
    menu,
    others,
    photo,
    share,
    side,
)


def kicker(story: Story, wrap: str = "<p>{}</p>") -> str:
    return wrap.format(story.kicker) if story.kicker else ""


def gutenberg(story: Story) -> str:
    texts = "".join(
        f"<!-- wp:paragraph --><p class='wp-block-paragraph'>{text}</p><!-- /wp:paragraph -->"
        for text in story.body
    )
    shots = "".join(
        f"<figure class='wp-block-image aligncenter size-large'><a href='{name}'><img loading='lazy' srcset='{name} 1024w, nho-{name} 300w' src='nho-{name}' alt='' class='wp-image-1'></a><figcaption class='wp-element-caption'>{caption}</figcaption></figure>"
        for name, caption in story.photos
    )
    return (
        head(
            story,
            f"<meta property='article:published_time' content='{story.iso}T{story.hour}:00+07:00'><meta property='article:modified_time' content='2026-11-26T01:00:00+00:00'>",
            "{title} – {site}",
        )
        + f"<body class='post-template-default single single-post'><div class='wp-site-blocks'><header class='wp-block-template-part'>{TODAY}<nav class='wp-block-navigation'>{menu()}</nav></header><main class='wp-block-group'>"
        f"{kicker(story)}<h1 class='wp-block-post-title'>{story.title}</h1><div class='wp-block-group'><div class='wp-block-post-date'><time datetime='{story.iso}T{story.hour}:00+07:00'>{story.day}</time></div></div>"
        f"<div class='entry-content wp-block-post-content'><p class='has-medium-font-size'><strong>{story.lead}</strong></p>{texts}{shots}{byline(story, '<p class=has-text-align-right><strong>{}</strong></p>')}</div>"
        f"<nav class='post-navigation-link-previous'><a href='/b1'>{OTHERS[0][0]}</a></nav><div class='wp-block-query'><h2>Đọc nhiều</h2><ul class='wp-block-latest-posts'>{others()}</ul></div></main>{footer()}</div></body></html>"
    )


def flatsome(story: Story) -> str:
    return (
        head(story, "", "{title} - {site}")
        + f"<body class='post single'><div id='wrapper'><header id='header' class='header'><div id='top-bar' class='header-top'>{TODAY}</div>{menu()}</header><main id='main'><div id='content' class='blog-wrapper blog-single page-wrapper'><div class='row row-large'>"
        f"<div class='large-9 col'><article id='post-5'><div class='article-inner'><header class='entry-header'><div class='entry-header-text'><h6 class='entry-category is-xsmall'><a href='/tin' rel='category tag'>{story.section}</a></h6>{kicker(story)}<h1 class='entry-title'>{story.title}</h1>"
        f"<div class='entry-meta uppercase is-xsmall'><span class='posted-on'>Posted on <a href='/x'><time class='entry-date published updated' datetime='{story.iso}T{story.hour}:00+07:00'>{story.day}</time></a></span> <span class='byline'>by <a class='url fn n' href='/author/admin'>admin</a></span></div></div></header>"
        f"<div class='entry-content single-page'><p><strong>{story.lead}</strong></p>{body(story, 'wordpress', '<p>{}</p>')}{byline(story)}<div class='blog-share text-center'><div class='social-icons share-icons'><a href='#'>Chia sẻ</a></div></div></div></div></article>{comments()}</div>"
        f"<div class='post-sidebar large-3 col'><div id='secondary' class='widget-area'>{side()}</div></div></div></div></main>{footer()}</div></body></html>"
    )


def joomla15(story: Story) -> str:
    return (
        head(story, "<meta name='generator' content='Joomla! 1.5'>", "{title}")
        + f"<body><table class='maintable'><tr><td class='leftcol'><div class='moduletable_menu'>{menu()}</div></td><td><div class='date'>{TODAY}</div><table class='contentpaneopen'>{kicker(story, '<tr><td>{}</td></tr>')}<tr><td class='contentheading' width='100%'>{story.title}</td>"
        f"<td align='right' class='buttonheading'><a href='/?print=1' title='In'><img src='/images/M_images/printButton.png' alt='In'></a></td></tr></table><table class='contentpaneopen'><tr><td valign='top' class='createdate'>{story.weekday}, {story.day} {story.hour}</td></tr>"
        f"<tr><td valign='top'><p><strong>{story.lead}</strong></p>{body(story, 'broken')}{byline(story)}</td></tr></table><span class='article_separator'>&nbsp;</span><strong>Các tin mới hơn:</strong><ul class='newer'>{others()}</ul></td></tr></table>{footer()}</body></html>"
    )


def k2(story: Story) -> str:
    return (
        head(story, "", "{title}")
        + f"<body><div id='header'>{TODAY}{menu()}</div><div id='k2Container' class='itemView'><span class='itemDateCreated'>{story.weekday}, {story.day} {story.hour}</span><div class='itemHeader'>{kicker(story)}<h2 class='itemTitle'>{story.title}</h2><span class='itemAuthor'>Viết bởi Super User</span></div>"
        f"<div class='itemToolbar'><ul><li>cỡ chữ</li><li><a class='itemPrintLink' href='#'>In trang</a></li></ul></div><div class='itemRatingBlock'><span>Đánh giá</span></div><div class='itemBody'><div class='itemIntroText'><p>{story.lead}</p></div>"
        f"<div class='itemFullText'>{body(story, 'figure')}{byline(story)}</div></div><div class='itemHits'>Đọc <b>{story.views}</b> lần</div><div class='itemRelated'><h3>Bài viết liên quan</h3><ul>{others()}</ul></div></div>{footer()}</body></html>"
    )


def drupal9(story: Story) -> str:
    return (
        head(
            story,
            f"<meta name='Generator' content='Drupal 9'><meta property='og:updated_time' content='2026-11-26T01:00:00+00:00'><meta name='dcterms.issued' content='{story.iso}T{story.hour}+07:00'>",
            "{title} | {site}",
        )
        + f"<body><div class='dialog-off-canvas-main-canvas'><header role='banner'>{TODAY}<nav role='navigation'>{menu()}</nav></header><main role='main'><div class='layout-content'>{kicker(story)}<h1 class='page-header'><span>{story.title}</span></h1>"
        f"<article role='article' class='node node--type-article'><div class='node__submitted'><span>{story.day} - {story.hour}</span></div><div class='node__content'><div class='field field--name-field-lead'>{story.lead}</div><div class='clearfix text-formatted field field--name-body'>{body(story, 'figure', '<p>{}</p>')}{byline(story)}</div>"
        f"<div class='field field--name-field-tags'><a href='/tag/1'>hội nghị</a></div></div></article><div class='views-element-container block-views-blocktin-lien-quan'><h2>Tin liên quan</h2>{others('<div class=views-row><a href=/b{n}>{title}</a> {day}</div>')}</div></div></main>{footer()}</div></body></html>"
    )


def lists_above(story: Story) -> str:
    """Related articles with their days stand between title and body, and again within."""
    first, *rest = story.body
    return (
        head(story, "", "{title} - {site}")
        + f"<body><div class='hd'>{menu()}</div><div class='detail'><h1>{story.title}</h1>{kicker(story, '')}<div class='box-related'><ul>{others()}</ul></div><div class='meta'>{story.hour} | {story.day}</div><p class='sapo'>{story.lead}</p>"
        f"<div class='noidung'><p>{first}</p><div class='box-tin-lien-quan'><b>Tin liên quan</b><ul>{others()}</ul></div>{''.join(f'<p>{text}</p>' for text in rest)}{''.join(photo(*one, 'figure') for one in story.photos)}{byline(story)}</div></div>{footer()}</body></html>"
    )


def today_above(story: Story) -> str:
    """The server's today stands right above the title, and in a meta of changes; the article's day below the lead."""
    return (
        head(
            story,
            "<meta http-equiv='last-modified' content='Thu, 26 Nov 2026 01:00:00 GMT'><meta name='revised' content='26/11/2026'>",
            "{title} - {site}",
        )
        + f"<body><div class='wrap'><div class='hd'>{menu()}</div><div class='mid'><div class='ngay'>Hôm nay: {TODAY}</div>{kicker(story)}<h2>{story.title}</h2><p><b>{story.lead}</b></p><p><i>Cập nhật lúc {story.hour} ngày {story.day}</i></p>"
        f"{body(story)}{byline(story)}<h3>Tin khác</h3><ul>{others()}</ul></div></div>{footer()}</body></html>"
    )


def comments_long(story: Story) -> str:
    """Readers' comments are longer than the article."""
    said = "".join(
        f"<li class='comment'><b>Bạn đọc {n}</b> <span>26/11/2026</span><p>{'Tôi rất đồng tình với nội dung bài viết và mong có thêm nhiều bài như thế này nữa. ' * 6}</p></li>"
        for n in range(12)
    )
    return (
        head(story, "", "{title} - {site}")
        + f"<body><div id='nav'>{menu()}</div><div id='chitiet'>{kicker(story)}<h1>{story.title}</h1><span>{story.day} {story.hour}</span><p><strong>{story.lead}</strong></p>{body(story, 'figure')}{byline(story)}</div><div id='comments'><h3>Gửi bình luận</h3><ol>{said}</ol></div>{footer()}</body></html>"
    )


def side_long(story: Story) -> str:
    """A side column without a name has teasers longer than the article."""
    teasers = "".join(
        f"<div><a href='/b{n}'>{title}</a><p>{'Tóm tắt của một tin khác, dài hơn một dòng, kể vắn tắt nội dung của tin ấy. ' * 3}</p><i>{day}</i></div>"
        for n, (title, day) in enumerate(OTHERS)
    )
    return (
        head(story, "", "{title} - {site}")
        + f"<body><div><div>{menu()}</div><table><tr><td width='70%'>{kicker(story)}<h1>{story.title}</h1><div>{story.day} {story.hour}</div><div><b>{story.lead}</b></div>{body(story, 'table', '<div>{}</div>')}{byline(story)}</td><td>{teasers}{teasers}</td></tr></table>{footer()}</div></body></html>"
    )


def twice(story: Story) -> str:
    """The head stands twice, for phones and for desks."""
    top = f"{kicker(story)}<h1>{story.title}</h1><div class='time'>{story.day} {story.hour}</div>"
    return (
        head(story, "", "{title} - {site}")
        + f"<body><div class='menu'>{menu()}</div><div class='art'><div class='d-block'>{top}</div><div class='d-none'>{top}</div>{share()}<div class='sapo'>{story.lead}</div><div class='content-detail'>{body(story)}{byline(story)}</div>{share()}</div>{side()}{footer()}</body></html>"
    )


def vertical_tables(story: Story) -> str:
    """As pages made by hand with FrontPage: text as bare nodes with breaks, capitals, fonts."""
    texts = "<br>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; ".join(story.body)
    shots = "".join(
        f"<p align=center><img border=0 src={name}><br><font size=1><i>{caption}</i></font></p>"
        for name, caption in story.photos
    )
    return (
        f"<HTML><HEAD><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=utf-8'><META NAME='GENERATOR' CONTENT='Microsoft FrontPage 4.0'><TITLE>{story.title}</TITLE></HEAD><BODY><center><table><tr><td>"
        f"<A HREF=/>Trang chủ</A> <A HREF=/2>Giới thiệu</A> {TODAY}</td></tr></table></center><TABLE WIDTH=760><TR><TD WIDTH=150 VALIGN=TOP>{others('<A HREF=/b{n}>{title}</A><BR>')}</TD><TD VALIGN=TOP>{kicker(story, '<P ALIGN=CENTER><FONT SIZE=2>{}</FONT></P>')}"
        f"<P ALIGN=CENTER><B><FONT SIZE=4>{story.title}</FONT></B></P><P><I>({story.day})</I></P><P><B>{story.lead}</B></P>{texts}{shots}<P ALIGN=RIGHT><B>{story.byline}</B></P></TD></TR></TABLE><P ALIGN=CENTER>{SITE}. Giấy phép số 5. Lượt truy cập: 1</P></BODY></HTML>"
    )


def blogger(story: Story) -> str:
    return (
        head(story, "", "{site}: {title}")
        + f"<body><div class='navbar'>{menu()}</div><div class='content-outer'><div class='blog-posts hfeed'><div class='date-outer'><h2 class='date-header'><span>{story.weekday}, {story.day}</span></h2><div class='post hentry'>{kicker(story)}<h3 class='post-title entry-title'>{story.title}</h3>"
        f"<div class='post-body entry-content'><b>{story.lead}</b><br /><br />{'<br /><br />'.join(story.body)}{''.join(photo(*one, 'table') for one in story.photos)}<div style='text-align: right;'><b>{story.byline}</b></div></div>"
        f"<div class='post-footer'><a href='#'>Chia sẻ</a></div></div></div><div class='blog-pager'><a href='/b1'>Bài đăng Mới hơn</a></div></div><aside>{side()}</aside></div>{footer()}</body></html>"
    )


ODD: dict[str, Callable[[Story], str]] = {
    function.__name__: function
    for function in (
        gutenberg, flatsome, joomla15, k2, drupal9, today_above, comments_long, side_long, twice, vertical_tables, blogger,
    )
}  # fmt: skip
