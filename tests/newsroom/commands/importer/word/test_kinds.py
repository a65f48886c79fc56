"""Word files of many kinds, as offices, programs and old machines write them, and exactly what is read of each."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt

from newsroom.commands.importer.recognising import recognise
from newsroom.commands.importer.source import Source
from newsroom.commands.importer.word import read_word
from tests.support.wordfiles import LINES, bare_pic, docx, fonts, p, photo, pic, r, shown, tbl, tc, told, tr

MEDIA = {"a.jpg": photo(), "b.jpg": photo("blue"), "c.jpg": photo("green")}
CENTRE, RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
EMBED = 'r:embed="a.jpg"'
BOLD, ITALIC = "<w:b/>", "<w:i/>"
LEAD = (
    "Ngày 11/7, Đảng ủy xã tổ chức hội nghị sơ kết công tác xây dựng Đảng 6 tháng đầu năm, triển khai nhiệm vụ "
    "trọng tâm 6 tháng cuối năm 2024."
)
BODY = (
    "Trong 6 tháng đầu năm, Đảng bộ xã đã kết nạp 15 đảng viên mới, đạt 75% kế hoạch; các chi bộ duy trì nền nếp sinh "
    "hoạt thường kỳ, chất lượng sinh hoạt chuyên đề được nâng lên."
)
TCVN3 = "Héi nghÞ s¬ kÕt c«ng t¸c x©y dùng §¶ng"
VNI = "Hoäi nghò sô keát coâng taùc xaây döïng Ñaûng"
SAID = "Hội nghị sơ kết công tác xây dựng Đảng"
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
OLD_STYLE = (
    '<w:style w:type="paragraph" w:styleId="old"><w:name w:val="Văn bản"/><w:basedOn w:val="base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="base"><w:name w:val="Nền"/><w:rPr><w:rFonts w:ascii=".VnTime" '
    'w:hAnsi=".VnTime"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="gone"><w:name w:val="Ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
OLD_DEFAULT = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>'
OLD_THEME = '<a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="VNI-Times"/></a:minorFont></a:fontScheme></a:themeElements>'


def item(text: str, level: int = 0) -> str:
    return p(text, props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def caption(number: int, words: str) -> str:
    field = f'<w:fldSimple w:instr=" SEQ Hình \\* ARABIC ">{r(str(number))}</w:fldSimple>'
    return p(r("Hình ") + field + r(f". {words}"), props=CENTRE)


def box(words: str) -> str:
    """Write a text box twice, as Word does for programs that only know the old form."""
    text = f"<w:txbxContent>{p(words)}</w:txbxContent>"
    new = f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{text}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{text}</v:textbox></v:shape></w:pict>"
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>'


KINDS: dict[str, tuple[str, list[object]]] = {
    "photos and centred lines": (
        p(r(pic("a.jpg")), props=CENTRE) + p("Quang cảnh", props=CENTRE, run=ITALIC) + p("Lời"),
        [("ảnh", "1.jpg", ""), "/Quang cảnh/", "Lời"],
    ),
    "captions that Word counts": (
        p(r(pic("a.jpg"))) + caption(1, "Một") + p(r(pic("b.jpg"))) + caption(2, "Hai"),
        [("ảnh", "1.jpg", "Hình 1. Một"), ("ảnh", "2.jpg", "Hình 2. Hai")],
    ),
    "captions above": (
        caption(1, "Một") + p(r(pic("a.jpg"))) + p("Lời"),
        [("ảnh", "1.jpg", "Hình 1. Một"), "Lời"],
    ),
    "a caption in a text box": (p(r(pic("a.jpg")) + r(box("Trong khung"))), [("ảnh", "1.jpg", "Trong khung")]),
    "captions in cells": (
        tbl(tr(tc(p(r(pic("a.jpg"))) + p("Trái", run=ITALIC)), tc(p(r(pic("b.jpg"))) + p("Phải", run=ITALIC)))),
        [("ảnh", "1.jpg", "Trái"), ("ảnh", "2.jpg", "Phải")],
    ),
    "captions in the row below": (
        tbl(tr(tc(p(r(pic("a.jpg")))), tc(p(r(pic("b.jpg"))))), tr(tc("Trái"), tc("Phải")), props=LINES),
        [("ảnh", "1.jpg", "Trái"), ("ảnh", "2.jpg", "Phải")],
    ),
    "a group of a photo and its caption": (
        p(r(f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wpg:wgp>{bare_pic(EMBED)}"
            f"<wps:wsp><wps:txbx><w:txbxContent>{p('Nhóm')}</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp>"
            "</a:graphicData></a:graphic></wp:anchor></w:drawing>")),
        [("ảnh", "1.jpg", "Nhóm")],
    ),
    "photo, break, caption in one paragraph": (
        p(r(pic("a.jpg")) + r("<w:br/>") + r("Dưới ảnh", ITALIC)), [("ảnh", "1.jpg", ""), "/Dưới ảnh/"],
    ),
    "lists within lists that begin at three": (
        item("ba") + item("x", 1) + item("y", 1) + item("bốn"), [(3, ["ba", ("•", "x", "y")], "bốn")],
    ),
    "lists typed by hand": (
        p("1. một") + p("2. hai") + p("- a") + p("- b") + p("a) x"),
        [(1, "một", "hai"), ("•", "a", "b"), "a) x"],
    ),
    "a table with merged cells": (
        tbl(tr(tc("A", '<w:gridSpan w:val="2"/>')), tr(tc("1"), tc("2")), props=LINES), [[["A"], ["1", "2"]]],
    ),
    "deleted, moved and new words": (
        p(r("A ") + "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins>" + r("mới") + "</w:ins>")
        + "<w:p><w:moveFrom>" + r("chuyển") + "</w:moveFrom></w:p>" + "<w:p><w:moveTo>" + r("chuyển") + "</w:moveTo></w:p>",
        ["A mới", "chuyển"],
    ),
    "hidden words, also by style": (
        p(r("A") + r("mật", "<w:vanish/>") + r("kín", '<w:rStyle w:val="gone"/>')), ["A"],
    ),
    "hidden pictures and signs": (p(r("A") + r(pic("a.jpg"), "<w:vanish/>") + r('<w:sym w:font="Wingdings" w:char="F0FC"/>', "<w:vanish/>")), ["A"]),
    "content controls and frames": (
        f"<w:sdt><w:sdtContent>{p('Ô điền')}</w:sdtContent></w:sdt>" + p("Khung", props='<w:framePr w:w="2000"/>'),
        ["Ô điền", "Khung"],
    ),
    "a large first letter": (p("H", props='<w:framePr w:dropCap="drop"/>', run='<w:sz w:val="80"/>') + p("ôm nay"), ["Hôm nay"]),
    "a table of contents": (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Mục lục')}{p('Phần một 3')}</w:sdtContent></w:sdt>" + p("Lời"),
        ["Lời"],
    ),
    "TCVN3 by run": (p(TCVN3, run=fonts(".VnTime")), [SAID]),
    "TCVN3 by style": (p(TCVN3, "old"), [SAID]),
    "TCVN3 by content": (p(TCVN3, run=fonts("Times New Roman")), [SAID]),
    "TCVN3 capitals": (p(TCVN3.replace("§", "®"), run=fonts(".VnTimeH")), [SAID.upper()]),
    "VNI by run": (p(VNI, run=fonts("VNI-Times")), [SAID]),
    "an old font beside Unicode": (p(r(TCVN3, fonts(".VnTime")) + r(" năm 2024", fonts("Times New Roman"))), [SAID + " năm 2024"]),
    "Unicode that an old font was put on": (p(SAID, run=fonts(".VnTime")), [SAID]),
    "spaces, tabs, hyphens": (
        p(r("A   B\u00a0C") + r("<w:tab/>") + r("D\u00adE") + r("<w:noBreakHyphen/>") + r("F\u200b")), ["A B C DE-F"],
    ),
    "smart tags and proofing marks": (p("<w:smartTag>" + r("Hà ") + "<w:proofErr/>" + r("Nội") + "</w:smartTag>"), ["Hà Nội"]),
    "bookmarks and cross-references": (
        p('<w:bookmarkStart w:id="0" w:name="a"/>' + r("A") + '<w:bookmarkEnd w:id="0"/>' + '<w:hyperlink w:anchor="a">' + r(" xem A") + "</w:hyperlink>"),
        ["A xem A"],
    ),
    "the whole article in a table": (tbl(tr(tc(p("Tiêu đề", run=BOLD) + p("Lời") + p("Tác giả")))), ["*Tiêu đề*", "Lời", "Tác giả"]),
    "an equation": (p(r("Tỷ lệ ") + "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"), ["Tỷ lệ a/b"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(kind: str) -> None:
    body, expected = KINDS[kind]
    assert (
        shown(read_word("a.docx", docx(body, parts={"styles": OLD_STYLE, "numbering": NUMBERS}, media=MEDIA)))
        == expected
    )


def test_an_old_font_of_the_theme_is_known() -> None:
    assert shown(read_word("a.docx", docx(p(VNI), parts={"styles": OLD_DEFAULT, "theme": OLD_THEME}))) == [
        SAID
    ]


def test_photos_are_cut_turned_and_given_once() -> None:
    crop = '<a:srcRect l="50000"/>'
    body = (
        p(r(pic("a.jpg")))
        + p(r(pic("a.jpg")))
        + p(r(pic("a.jpg", crop=crop)))
        + p(r(pic("a.jpg", transform='rot="5400000"')))
    )
    source = read_word("a.docx", docx(body, media=MEDIA))
    assert shown(source) == [("ảnh", f"{number}.jpg", "") for number in (1, 1, 2, 3)]


def saved(document: object) -> Source:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return read_word("bai.docx", out.getvalue())


def told_draft(source: Source) -> tuple[dict[str, str], list[object]]:
    draft = recognise(source)
    return {key: value[0] for key, value in draft.header.items() if value != ("?",)}, [
        told(one) for one in draft.blocks
    ]


def test_an_article_of_python_docx() -> None:
    document = Document()
    document.add_heading("Chuyển đổi số ở cơ sở", 0)
    document.add_paragraph().add_run(LEAD).bold = True
    document.add_heading("Cách làm mới", 2)
    paragraph = document.add_paragraph(BODY)
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    document.add_picture(io.BytesIO(photo()))
    document.add_paragraph("Hình 1. Người dân nộp hồ sơ", style="Caption")
    document.add_paragraph("Nộp hồ sơ", style="List Number")
    document.add_paragraph("Nhận kết quả", style="List Number")
    document.add_paragraph("Nhanh hơn trước.", style="Quote")
    last = document.add_paragraph("Tin, ảnh: Nguyễn Văn A")
    last.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header, blocks = told_draft(saved(document))
    assert header == {"Title": "Chuyển đổi số ở cơ sở", "Author": "Nguyễn Văn A", "Summary": LEAD}
    assert blocks == [
        "## Cách làm mới", BODY, ("ảnh", "1.jpg", "Hình 1. Người dân nộp hồ sơ"), (1, "Nộp hồ sơ", "Nhận kết quả"),
        ("trích", "Nhanh hơn trước."),
    ]  # fmt: skip


def test_a_table_and_sizes_of_python_docx() -> None:
    document = Document()
    run = document.add_paragraph().add_run("Kết quả bình xét")
    run.font.size, run.font.bold = Pt(16), True
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    for cell, words in zip(
        [one for row in table.rows for one in row.cells], ("Xã", "Số", "An Bình", "25"), strict=True
    ):
        cell.text = words
    source = saved(document)
    assert shown(source) == ["*Kết quả bình xét*", [["Xã", "Số"], ["An Bình", "25"]]]
    assert source.blocks[0].look.size == 16  # type: ignore[union-attr]


def tin(*, lead: str = LEAD, head: str = "") -> str:
    """Write a report as offices do: a title in capitals, photos with italic lines below, a byline at the right."""
    return (
        head
        + p("SƠ KẾT CÔNG TÁC XÂY DỰNG ĐẢNG", props=CENTRE, run=BOLD)
        + p("6 THÁNG ĐẦU NĂM 2024", props=CENTRE, run=BOLD)
        + p(lead, props='<w:ind w:firstLine="720"/><w:jc w:val="both"/>', run=BOLD)
        + p(r(pic("a.jpg")), props=CENTRE)
        + p("Quang cảnh hội nghị", props=CENTRE, run=ITALIC)
        + p(BODY)
        + p(r(pic("b.jpg")) + r(pic("c.jpg")), props=CENTRE)
        + p("Các đại biểu dự hội nghị. Ảnh: P. Mai", props=CENTRE, run=ITALIC)
        + p("Tin, ảnh: Nguyễn Văn A", props=RIGHT, run=BOLD)
    )


LETTER = tbl(
    tr(
        tc(
            p("ĐẢNG BỘ TỈNH AN GIANG", props=CENTRE)
            + p("ĐẢNG ỦY XÃ BÌNH AN", props=CENTRE, run=BOLD)
            + p("*", props=CENTRE)
        ),
        tc(
            p("ĐẢNG CỘNG SẢN VIỆT NAM", props=CENTRE, run=BOLD)
            + p("Bình An, ngày 12 tháng 7 năm 2024", props=CENTRE, run=ITALIC)
        ),
    )
)


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (tin, {}),
        (lambda: tin(head=p("Thứ Năm, 11/07/2024 15:51")), {"Date": "2024-07-11 15:51"}),
        (lambda: tin(head=LETTER), {"Date": "2024-07-12"}),
        (
            lambda: tin(head=p("Học tập và làm theo Bác:", props=CENTRE, run=ITALIC)),
            {"Kicker": "Học tập và làm theo Bác:"},
        ),
        (lambda: tin(lead=f"(TTXVN) - {LEAD}"), {"Agency": "TTXVN"}),
    ],
)
def test_what_offices_write_is_recognised(body: Callable[[], str], more: dict[str, str]) -> None:
    header, blocks = told_draft(read_word("tin.docx", docx(body(), media=MEDIA)))
    title = "Sơ kết công tác xây dựng Đảng 6 tháng đầu năm 2024"
    assert header == {"Title": title, "Author": "Nguyễn Văn A", "Summary": LEAD} | more
    assert blocks == [
        ("ảnh", "1.jpg", "Quang cảnh hội nghị"), BODY, ("ảnh", "2.jpg", ""),
        ("ảnh", "3.jpg", "Các đại biểu dự hội nghị. Ảnh: P. Mai"),
    ]  # fmt: skip
