"""Whole Word files, each of one kind, and exactly what is read of them."""

from __future__ import annotations

from newsroom.commands.importer.word import read_word
from tests.support.wordfiles import SPACES, docx, p, photo, pic, r, read, shown, tbl, tc, tr

BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="td"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ct"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>'
)


def test_styles_alignment_size_and_weight_reach_the_recogniser() -> None:
    source = read(p("Hội nghị tổng kết", "td") + p("Phần một", "u1") + p("Lời"), parts={"styles": BUILT_IN})
    title, heading, text = source.blocks
    assert (title.look.style, title.look.align, title.look.size, title.bold) == ("Title", "center", 16, True)  # type: ignore[union-attr]
    assert (heading.level, heading.look.style) == (1, "heading 1")  # type: ignore[union-attr]
    assert (text.level, text.look.style, text.place) == (0, "Normal", 3)  # type: ignore[union-attr]


def test_hidden_deleted_and_moved_words_are_told_and_comments_too() -> None:
    body = p(
        r("Nghị quyết ")
        + r("mật ", "<w:vanish/>")
        + "<w:del><w:r><w:delText>cũ </w:delText></w:r></w:del>"
        + "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
        + "<w:moveFrom><w:r><w:t>chuyển</w:t></w:r></w:moveFrom><w:r><w:commentReference w:id='0'/></w:r>"
    )
    comments = f"<w:comment w:id='0'>{p('Xem lại')}</w:comment>"
    rels = ""
    source = read(body, parts={"comments": comments}, rels=rels)
    assert shown(source) == ["Nghị quyết mới"]
    assert [(one.text, one.reason) for one in source.dropped] == [
        ("mật", "chữ ẩn trong Word"),
        ("cũ", "chữ đã xóa (theo dõi sửa đổi của Word)"),
        ("Xem lại", "nhận xét trong Word"),
    ]
    assert "2 chỗ sửa đổi chưa duyệt" in source.faults[0].text


def test_photos_stand_in_reading_order_with_words_own_captions() -> None:
    body = p(r(pic("a.jpg"))) + p("Hình 1. Toàn cảnh", "ct") + p(r("Lời") + r(pic("b.png")))
    source = read(body, parts={"styles": BUILT_IN}, media={"a.jpg": photo(), "b.png": photo(kind="PNG")})
    assert shown(source) == [("ảnh", "1.jpg", "Hình 1. Toàn cảnh"), "Lời", ("ảnh", "2.png", "")]
    assert source.files["1.jpg"] == photo()


def test_notes_are_read_in_the_order_of_their_marks() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = f'<w:footnote w:id="2">{p("Sau")}</w:footnote><w:footnote w:id="1">{p("Trước")}</w:footnote>'
    source = read(p(r("A") + mark.format(1) + r(" B") + mark.format(2)), parts={"footnotes": notes})
    assert shown(source) == ["A[^1] B[^2]"]
    assert {name: blocks[0].text for name, blocks in source.notes.items()} == {"1": "Trước", "2": "Sau"}  # type: ignore[union-attr]


def test_a_strict_file_reads_as_any_other() -> None:
    import re
    import zipfile
    from io import BytesIO

    usual = zipfile.ZipFile(BytesIO(docx(p("Chữ", props='<w:jc w:val="end"/>'))))
    files = {name: usual.read(name) for name in usual.namelist()}
    strict = {
        name: re.sub(
            rb"http://schemas.openxmlformats.org/(wordprocessingml|officeDocument|drawingml)/2006/",
            rb"http://purl.oclc.org/ooxml/\1/",
            data,
        )
        for name, data in files.items()
    }
    from tests.support.wordfiles import zipped

    source = read_word("a.docx", zipped(strict))
    assert shown(source) == ["Chữ"]
    assert source.blocks[0].look.align == "right"  # type: ignore[union-attr]


def test_headers_and_footers_of_pages_are_told_and_left_out() -> None:
    rels = (
        '<Relationship Id="h" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" '
        'Target="header1.xml"/>'
    )
    header = f"<w:hdr {SPACES}>{p('Bản tin nội bộ')}</w:hdr>".encode()
    body = p("Lời") + '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    source = read_word("a", docx(body, rels=rels, files={"word/header1.xml": header}))
    assert shown(source) == ["Lời"]
    assert [(one.text, one.reason) for one in source.dropped] == [("Bản tin nội bộ", "đầu trang của Word")]


def test_a_table_of_data_stays_and_one_that_lays_out_photos_is_taken_apart() -> None:
    body = tbl(tr(tc("Xã"), tc("Đảng viên")), tr(tc("An Bình"), tc("25"))) + tbl(
        tr(tc(p(r(pic("a.jpg")))), tc(p(r(pic("b.jpg"))))), tr(tc("Bên trái"), tc("Bên phải"))
    )
    source = read(body, media={"a.jpg": photo(), "b.jpg": photo("blue")})
    assert shown(source) == [
        [["Xã", "Đảng viên"], ["An Bình", "25"]],
        ("ảnh", "1.jpg", "Bên trái"),
        ("ảnh", "2.jpg", "Bên phải"),
    ]
