"""Runs are read with all that may stand in them."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.word import read_word
from tests.support.wordfiles import OOXML, docx, fonts, p, r, read, shown


def field(code: str, result: str) -> str:
    return (
        r('<w:fldChar w:fldCharType="begin"/>') + r(f'<w:instrText xml:space="preserve">{code}</w:instrText>')
        + r('<w:fldChar w:fldCharType="separate"/>') + result + r('<w:fldChar w:fldCharType="end"/>')
    )  # fmt: skip


def link(target: str, words: str = "đây") -> tuple[str, str]:
    rels = f'<Relationship Id="l" Type="{OOXML}officeDocument/2006/relationships/hyperlink" Target="{target}" TargetMode="External"/>'
    return p(r("Xem ") + f'<w:hyperlink r:id="l">{r(words)}</w:hyperlink>'), rels


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r("a") + r("<w:tab/>") + r("b"), "a b"),
        (r("a") + r("<w:br/>") + r("b"), "a\nb"),
        (r("a   b\u00a0\u00a0c"), "a b c"),
        (r("19") + r("<w:noBreakHyphen/>") + r("5"), "19-5"),
        (r("Khoá<w:softHyphen/>x".replace("<w:softHyphen/>", "\u00ad")), "Khoáx"),
        (r('<w:sym w:font="Wingdings" w:char="F0FC"/>') + r(" xong"), "✓ xong"),
        ("<w:smartTag><w:smartTag>" + r("Hà Nội") + "</w:smartTag></w:smartTag>", "Hà Nội"),
        ("<w:sdt><w:sdtContent>" + r("Ô điền") + "</w:sdtContent></w:sdt>", "Ô điền"),
        (r("m") + r("2", '<w:vertAlign w:val="superscript"/>'), "m^2^"),
        (r("Đậm", "<w:b/>") + r(" ") + r("nữa", "<w:b/>"), "*Đậm nữa*"),
        (r("e") + r("\u0302\u0301"), "ế"),
        (field(" PAGE ", r("3")) + r("Lời"), "Lời"),
        (field(" REF x ", r("Điều 3")), "Điều 3"),
        (field(' HYPERLINK "https://a.vn/" ', r("đây")), "[đây](https://a.vn/)"),
        ('<w:fldSimple w:instr=" SEQ Hình ">' + r("1") + "</w:fldSimple>", "1"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        ("<w:ruby><w:rt>" + r("b") + "</w:rt><w:rubyBase>" + r("a") + "</w:rubyBase></w:ruby>", "a"),
    ],
)
def test_what_stands_in_runs(inner: str, text: str) -> None:
    assert shown(read(p(inner))) == [text]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///C:/x.doc", "\\\\may\\x"])
def test_a_link_that_may_harm_is_left_out_with_a_word(target: str) -> None:
    body, rels = link(target)
    source = read_word("a", docx(body, rels=rels))
    assert shown(source) == ["Xem đây"]
    assert "đã bỏ liên kết" in source.faults[0].text
    assert "«đây»" in source.faults[0].text


def test_a_link_is_kept() -> None:
    body, rels = link("https://a.vn/x?y=1&amp;z=2")
    assert shown(read_word("a", docx(body, rels=rels))) == ["Xem [đây](https://a.vn/x?y=1&z=2)"]


def test_capitals_of_the_look_are_told_and_small_letters_raised() -> None:
    caps = "<w:caps/>"
    source = read(p(r("Hội nghị", caps)) + p(r("hội nghị", caps)) + p("HỘI NGHỊ") + p("Hội nghị"))
    assert shown(source) == ["Hội nghị", "HỘI NGHỊ", "HỘI NGHỊ", "Hội nghị"]
    assert [block.look.capitals for block in source.blocks] == [True, True, True, False]  # type: ignore[union-attr]


def test_old_fonts_are_read_by_run_by_sign_and_over_the_border_of_runs() -> None:
    body = (
        p(r("Héi nghÞ ", fonts(".VnTime")) + r("toàn thể"))
        + p(r("héi nghÞ", fonts(".VnTimeH")))
        + p(r("Ho", fonts("VNI-Times")) + r("äi", fonts("VNI-Times") + "<w:b/>"))
        + p(r("nh", fonts(".VnTime")) + r('<w:sym w:font=".VnTime" w:char="F0B5"/>', fonts(".VnTime")))
    )
    assert shown(read(body)) == ["Hội nghị toàn thể", "HỘI NGHỊ", "Hộ*i*", "nhà"]


def test_a_day_that_word_changes_by_itself_is_told() -> None:
    source = read(p(field(' DATE \\@ "d/M/yyyy" ', r("26/11/2026"))))
    assert shown(source) == ["26/11/2026"]
    assert "tự đổi" in source.faults[0].text


def test_a_table_of_contents_is_left_out_though_it_spans_paragraphs() -> None:
    begin = (
        r('<w:fldChar w:fldCharType="begin"/>')
        + r("<w:instrText>TOC</w:instrText>")
        + r('<w:fldChar w:fldCharType="separate"/>')
    )
    body = p(begin + r("Mục 1")) + p("Mục 2") + p(r('<w:fldChar w:fldCharType="end"/>')) + p("Lời")
    source = read(body)
    assert shown(source) == ["Lời"]
    assert [(one.text, one.reason) for one in source.dropped] == [("Mục 1", "mục lục"), ("Mục 2", "mục lục")]


def test_the_mark_of_a_note_that_its_writer_typed_is_not_doubled() -> None:
    notes = f'<w:footnote w:id="1">{p("Nguồn")}</w:footnote>'
    mark = r('<w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t>')
    assert shown(read(p(r("A") + mark), parts={"footnotes": notes})) == ["A[^1]"]


def test_a_field_that_never_ends_takes_no_words_away() -> None:
    begin = r('<w:fldChar w:fldCharType="begin"/>')
    assert shown(read(p(begin + r("<w:instrText>PAGEREF x</w:instrText>")) + p("Lời"))) == ["Lời"]
    toc = begin + r("<w:instrText>TOC</w:instrText>") + r('<w:fldChar w:fldCharType="separate"/>')
    assert shown(read(p(toc + r("Mục 1")) + p("Lời"))) == ["Mục 1", "Lời"]


def test_the_words_for_programs_that_know_less_are_taken_where_others_are_unknown() -> None:
    inner = '<mc:AlternateContent><mc:Choice Requires="w16se"><w:sym/></mc:Choice><mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent>'
    assert shown(read(p(f"<w:r>{inner}</w:r>"))) == ["😊"]
