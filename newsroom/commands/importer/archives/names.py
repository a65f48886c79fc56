"""Know what other systems call the parts of an article: in headers of Markdown and in columns of a dump."""

from __future__ import annotations

import re

from newsroom.vietnamese.comparing import fold

TITLE, BODY, LEAD, DATE, CREATED, AUTHOR, CATEGORY, TAGS = (
    "title", "body", "lead", "date", "created", "author", "category", "tags"
)  # fmt: skip
KICKER, AGENCY, SOURCE, SOURCE_URL, OLD_URL, VIEWS = (
    "kicker", "agency", "source", "source_url", "old_url", "views"
)  # fmt: skip
COVER, CAPTION, STATE, NUMBER, SLUG = "cover", "caption", "state", "number", "slug"
DRAFT, IGNORED = "draft", "ignored"

_NAMES = (
    (TITLE, """
        title tieude ten tenbai tentin tenbaiviet tieudebaiviet tieudetin name posttitle newstitle
        headline subject articletitle tieudechinh topic tentieude tieudebai titlevi tieudevi
    """),
    (BODY, """
        body bodytext bodyhtml noidung noidungbai noidungtin chitiet noidungchitiet content contents
        contenthtml fulltext fullcontent postcontent newscontent detail details text maintext html
        articlebody mota2 noidungbaiviet contentvi noidungvi description2 baiviet newsdetail toanvan
    """),
    (LEAD, """
        summary lead sapo tomtat mota trichyeu trichdan gioithieu hometext introtext intro excerpt
        postexcerpt description shortdescription shortdesc abstract desc dondau tomtatnoidung mota1
        motangan noidungtomtat standfirst brief teaser newssummary initialcontent sapovi trichdoan
    """),
    (DATE, """
        date ngay ngaydang ngaydangtin ngayxuatban thoigiandang thoigian publtime publishtime
        publishdate publishedat publisheddate published publishup pubdate pubtime postdate
        datepublished newsdate dateline ngaydangbai ngaypublic timepublish postedon releasedate
        publicdate publishedtime ngayphathanh displaydate
    """),
    (CREATED, """
        created createdat createdate createddate datecreated addtime ngaytao ngaynhap ngaygui
        inserttime dateadded timecreated createtime creationdate creationtime ngaycapnhat ngayviet
    """),
    (AUTHOR, """
        author authors tacgia butdanh nguoiviet writer byline authorname createdbyalias tentacgia
        phongvien newsauthor nguoidangtin hoten authorvi
    """),
    (CATEGORY, """
        category categories chuyenmuc danhmuc cat catname categoryname cattitle muc tenchuyenmuc
        tendanhmuc loaitin theloai chude chuyende catalias section nhomtin mucluc categorytitle
        chuyenmuctin tenloaitin
    """),
    (TAGS, """
        tags tag keywords keyword tukhoa the metakeywords topics nhan
    """),
    (KICKER, """
        kicker tieudephu subtitle tieudetren phude title2 subhead tieudenho overline tieumuc
    """),
    (AGENCY, """
        agency toasoan hangtin
    """),
    (SOURCE, """
        source nguon nguontin sourcetext sourcename sourcetitle nguonbai nguontrich theonguon
        newssource trichnguon
    """),
    (SOURCE_URL, """
        sourceurl linknguon urlnguon nguonurl sourcelink externallink externalurl linkgoc
    """),
    (OLD_URL, """
        url link permalink duongdan oldurl diachi lienket aliases alias redirectfrom fullurl weburl
        linkbai canonical canonicalurl href friendlyurl seourl urlrewrite linkchitiet duonglink
    """),
    (VIEWS, """
        views view luotxem hits hitstotal solanxem luotdoc viewcount viewscount pageviews solandoc
        hit luotview counter readcount postviewscount luottruycap viewnumber totalview
    """),
    (COVER, """
        cover image images anh anhdaidien hinhanh hinh hinhdaidien homeimgfile thumbnail thumb
        featuredimage avatar picture photo banner featured featureimage img imageurl coverimage
        anhbia hinhminhhoa imgfile imagepath urlimage headerimage heroimage postimage anhminhhoa
        thumburl ogimage socialimage introimage imagethumb
    """),
    (CAPTION, """
        homeimgalt imagealt imagecaption chuthichanh chuthich caption alt imgcaption coveralt
        covercaption motaanh imagedescription
    """),
    (STATE, """
        status state trangthai published2 active hienthi isactive ishidden tinhtrang isapproved
        duyet poststatus ispublished visible
    """),
    (DRAFT, """
        draft nhap isdraft bannhap
    """),
    (NUMBER, """
        id ma mabai stt newsid articleid postid contentid idbai matin idtin newid baivietid itemid
        uuid guid nid
    """),
    (SLUG, """
        slug urlkey postname bidanh khongdau basename handle duongdantinh
    """),
    (IGNORED, """
        layout type weight toc math comments lang language locale translationkey markup cascade
        outputs menu sitemap isbasetemplate template modified lastmod updated updatedat edittime
        ngaysua modifiedby createdby adminid userid checkedout checkedouttime assetid ordering
        access hits2 version metadata metadesc metakey params attribs urls mask listcatid catid
        topicid parentid archive inhome allowedcomm allowedrating externalimg homeimgthumb hitscm
        totalrating clickrating instantactive instanttemplate instantcreatauto exptime copyright
        giaban imgposition hot noibat sortorder featuredon rating ratingcount lock commentstatus
        pingstatus
    """),
)  # fmt: skip
_BY_NAME = {name: role for role, names in _NAMES for name in names.split()}
_CAMEL_RE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_AFFIX_RE = re.compile(
    r"^(?:nv\d?|tbl|fld|col|txt|str|s|n|news|tin|post|article|baiviet|bai|content|jos|wp|vi|field|f|c)[ _]|"
    r"[ _](?:vi|vn|vie|vietnamese|vi vn|1|tin|bai|baiviet|html|name|text)$"
)


def folded(name: str) -> str:
    """Give a name in lower-case words without marks: ``NgayDang``, ``ngay_dang`` → ``ngay dang``."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(_CAMEL_RE.sub(" ", name.strip()))).split())


def role_of(name: str) -> str:
    """Name the part of an article that a key or column holds, ``""`` if that is not known."""
    words = folded(name)
    for _ in range(3):
        if role := _BY_NAME.get(words.replace(" ", "")):
            return role
        shorter = _AFFIX_RE.sub("", words.replace("_", " "), count=1).strip()
        if shorter == words or not shorter:
            break
        words = shorter
    return ""
