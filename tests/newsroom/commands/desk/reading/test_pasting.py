"""What editors paste, as Markdown."""

from __future__ import annotations

import asyncio
import base64
import html as escaping
import io
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsroom.commands.categories import site_of
from newsroom.commands.desk.reading import apart, pasting
from newsroom.commands.desk.reading.pasting import Pasted, Unpasted, markdown_of, paste, read_paste
from newsroom.commands.importer.source import Span, Text
from newsroom.model.site import Site
from plugins.manuscript.record import read
from tests.support.building import ROOT
from tests.support.drafts import NASTY, expected, shown, signs
from tests.support.making import CATEGORIES, make_site
from tests.support.setting import TYPESETTER

HEADER = f"Title: A\nDate: 2024-07-11\nCategory: {CATEGORIES[0].name}\nAuthor: A\nSummary: A\n\n"

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
@font-face {font-family:".VnTime"; panose-1:2 11;}
p.MsoNormal, li.MsoNormal, p.MsoQuote {margin:0cm; font-family:".VnTime",sans-serif;}
span.an {mso-hide:all}
--></style></head><body><!--StartFragment-->
<h1>B¸o c¸o</h1>
<p class=MsoNormal><b>Héi nghÞ</b> <i>tæng kÕt</i> n¨m<span class=an> bÝ mËt</span><del cite="mailto:a"
datetime="2024-01-01T00:00"> xãa</del><ins> míi</ins><br>dßng hai</p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>M\u00e9t</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Hai</p>
<!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/a.jpg"/></v:shape><![endif]--><![if !vml]><p
class=MsoNormal><img width=300 height=200 src="file:///C:/Users/A/clip_image002.jpg"></p><![endif]>
<p class=MsoQuote>TrÝch dÉn</p>
<p style="font-family:Arial">Có chú thích<a href="file:///C:/x.htm#_ftn1" name="_ftnref1"><span>[1]</span></a>.</p>
<script>alert(1)</script><style>p{color:red}</style>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p style="font-family:Arial"><a
href="file:///C:/x.htm#_ftnref1" name="_ftn1"><span>[1]</span></a> Lời chú.</p></div></div>
<!--EndFragment--></body></html>"""


def png(width: int = 60) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (width, 40)).save(held, "PNG")
    return held.getvalue()


def data_uri(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def test_word_becomes_clean_markdown_in_unicode() -> None:
    found = read_paste(WORD)
    assert found.text.split("\n\n") == [
        "## Báo cáo",
        "**Hội nghị** *tổng kết* năm mới\\\ndòng hai",
        "- Mét\n- Hai",
        "> Trích dẫn",
        "Có chú thích[^1].",
        "[^1]: Lời chú.",
    ]
    assert found.notes == (
        "Ảnh «clip_image002.jpg» không đi theo khi dán: thả tệp ảnh vào bài, sau đoạn «Hai».",
    )
    assert not found.is_inline


def test_google_docs_do_not_make_everything_bold() -> None:
    html = (
        '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir=ltr><span>Mục</span></h2>'
        '<p><span style="font-weight:700">Đậm</span><span style="font-weight:400"> thường </span>'
        '<span style="font-style:italic">nghiêng</span></p><ol start=3><li><p>ba</p></li><li><p>bốn</p></li></ol>'
        '<a href="https://www.google.com/url?q=https://nhandan.vn/a&amp;sa=D">Nhân Dân</a></b>'
    )
    assert (
        read_paste(html).text
        == "## Mục\n\n**Đậm** thường *nghiêng*\n\n3. ba\n4. bốn\n\n[Nhân Dân](https://nhandan.vn/a)"
    )


def test_excel_becomes_a_table() -> None:
    html = (
        "<html><head><style>.xl65{font-weight:700;}</style></head><body><table><!--StartFragment--><col width=64>"
        "<tr><td class=xl65>Đơn vị</td><td class=xl65>Số</td></tr><tr><td>A | B</td><td align=right>1.234</td></tr>"
        "<!--EndFragment--></table></body></html>"
    )
    rows = read_paste(html).text.split("\n")
    assert [row.count("|") - row.count("\\|") for row in rows] == [3, 3, 3]
    assert "Đơn vị" in rows[0]
    assert "1.234" in rows[2]


def test_libreoffice_names_its_old_fonts_in_old_tags() -> None:
    html = '<p><font face=".VnTimeH">héi nghÞ</font> <font face="VNI-Times">Ñaûng</font> <font face="Arial">Đảng</font></p>'
    assert read_paste(html).text == "HỘI NGHỊ Đảng Đảng"


def test_our_own_preview_comes_back_as_it_was_written() -> None:
    own = "http://127.0.0.1:8000"
    html = (
        f'<p>Theo <a href="{own}/2024/05/a/#b">bài trước</a><sup id="fnref:1"><a class="footnote-ref" href="{own}/x/#fn:1">1</a>'
        f'</sup>.</p><div class="footnote"><ol><li id="fn:1"><p>Lời chú. <a class="footnote-backref" href="{own}/x/#fnref:1">↩</a>'
        "</p></li></ol></div>"
    )
    assert read_paste(html, [own]).text == "Theo [bài trước](/2024/05/a/#b)[^1].\n\n[^1]: Lời chú."


def set_html(text: str, path: str, site: Site) -> str:
    """Set a manuscript, and give the HTML of its words."""
    record = read(path, text.encode(), site, TYPESETTER).record
    assert record is not None
    html = "".join(block for block in record.body if isinstance(block, str)).replace("\ue000", "")
    return re.sub(" ?\ue0f0[^\ue0f0\ue0f1]*\ue0f1?", "", html)


def comparable(html: str) -> str:
    """Give HTML without what copying may lose."""
    html = re.sub(r' (?:id|type|download)="[^"]*"| class="(?:download|align-left)"', "", html)
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", html)).strip()


@pytest.mark.slow
def test_what_is_copied_from_our_own_pages_is_what_was_written() -> None:
    content, own = ROOT / "content", "http://127.0.0.1:8000"
    site = site_of(content)
    compared = 0
    for file in sorted(content.glob("articles/*/*/*/index.md")):
        path = file.relative_to(content).as_posix()
        shown_ = set_html(file.read_text(encoding="utf-8"), path, site)
        copied = shown_.replace('href="/', f'href="{own}/').replace('href="#', f'href="{own}/a/#')
        header = HEADER.replace(CATEGORIES[0].name, site.categories[0].name)
        found = read_paste(copied, [own])
        assert comparable(set_html(f"{header}{found.text}\n", path, site)) == comparable(shown_)
        assert found.notes == () or not comparable(shown_)
        compared += bool(comparable(shown_))
    assert compared > 40


def test_the_looks_that_a_browser_writes_into_each_word_say_only_what_they_say() -> None:
    plain = (
        "color: rgb(0, 0, 0); font-family: &quot;Times New Roman&quot;; font-size: medium; font-style: normal; "
        "font-weight: 400; white-space: normal; display: inline !important; float: none; text-decoration: none;"
    )
    html = (
        f'<html><body>\n<!--StartFragment--><p style="{plain}"><span style="{plain}">Sáng nay, </span>'
        f'<b style="{plain.replace("400", "700")}">Đảng ủy</b><span style="{plain}"><span> </span>họp.</span></p>'
        "<!--EndFragment-->\n</body>\n</html>"
    )
    assert read_paste(html) == Pasted("Sáng nay, **Đảng ủy** họp.", is_inline=True)


def test_words_of_a_chat_keep_their_lines_and_are_put_within_a_paragraph() -> None:
    assert read_paste("<div>Chào anh<br>Gửi anh bài</div>").text == "Chào anh\\\nGửi anh bài"
    assert read_paste("<span>một <b>hai</b></span>") == Pasted("một **hai**", is_inline=True)
    assert not read_paste("<h2>một</h2>").is_inline
    assert read_paste("<p>Tags: một; hai</p>").text == "Tags: một; hai"


def test_photos_inside_come_along_under_free_names_and_once() -> None:
    one, two = png(), png(61)
    html = f'<p>A</p><img src="{data_uri(one)}" alt="Đại hội" width=60><img src="{data_uri(two)}"><img src="{data_uri(one)}">'
    found = read_paste(html, taken=("Anh-1.JPG", "bia.png"))
    assert dict(found.files) == {"anh-2.png": one, "anh-3.png": two}
    assert [found.text.count(name) for name in found.files] == [2, 1]
    assert "![Đại hội](anh-2.png)" in found.text
    assert found.notes == ()


def test_photos_elsewhere_are_asked_for_and_never_fetched_and_their_captions_stay() -> None:
    html = (
        '<p>Sáng nay.</p><figure><img src="https://a.vn/anh/1.jpg?w=9"><figcaption>Toàn cảnh</figcaption></figure>'
        '<ul><li>Mục <img src="cid:2" alt="Ảnh hai"></li></ul><img src="//b.vn/3.jpg">'
        '<img src="blob:https://chat.zalo.me/0a1b2c3d">'
    )
    found = read_paste(html)
    assert "Toàn cảnh" in found.text
    assert "](" not in found.text
    assert found.notes == (
        "Ảnh «Toàn cảnh» không đi theo khi dán: thả tệp ảnh vào bài, sau đoạn «Sáng nay.».",
        "Ảnh «Ảnh hai» không đi theo khi dán: thả tệp ảnh vào bài, sau đoạn «Mục».",
        "Ảnh «3.jpg» không đi theo khi dán: thả tệp ảnh vào bài, sau đoạn «Mục».",
        "Ảnh không đi theo khi dán: thả tệp ảnh vào bài, sau đoạn «Mục».",
    )
    assert found.files == {}


def test_a_photo_that_no_site_may_show_is_told_and_left_out() -> None:
    broken = data_uri(b"\x89PNG\r\n\x1a\n" + b"<script>" * 9)
    found = read_paste(f'<p>A</p><img src="{broken}" width=200>')
    assert (found.text, found.files) == ("A", {})
    assert len(found.notes) == 1
    assert "không dùng được" in found.notes[0]


def test_scripts_frames_and_links_that_do_something_never_come_along() -> None:
    html = (
        '<p onclick="x()">A <a href="javascript:x()">bấm</a><script>y()</script><svg><script>z()</script></svg></p>'
        '<iframe src="https://evil.vn/f"></iframe><object data="a.swf"></object><template>t</template>'
        '<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe><s>gạch</s>'
    )
    found = read_paste(html)
    assert found.text.split("\n\n") == ["A bấm", "https://www.youtube.com/watch?v=aqz-KE-bpKQ", "gạch"]
    assert any("khung nhúng" in one and "evil.vn" in one for one in found.notes)
    assert any("liên kết" in one and "javascript" in one for one in found.notes)
    assert any("~~chữ bỏ~~" in one for one in found.notes)
    assert all(one.endswith((".", "?", "!")) for one in found.notes)


def test_nothing_and_very_much_are_told() -> None:
    assert read_paste("<p> </p><img width=1 height=1 src='x.gif'>") == Pasted(
        "", ("Không có chữ nào để dán.",)
    )
    found = read_paste("".join(f'<p>{n}</p><img src="https://a.vn/{n}.jpg">' for n in range(30)))
    assert len(found.notes) == 21
    assert found.notes[-1] == "… và 10 lưu ý nữa."
    with pytest.raises(Unpasted, match="lớn quá"):
        markdown_of("<p>" + "a" * 4_000_001)


LINES = st.lists(
    st.one_of(st.lists(st.sampled_from(NASTY), min_size=1, max_size=9).map("".join), signs),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_any_text_that_is_pasted_is_given_back_by_our_reader(lines: list[str]) -> None:
    html = "".join(f"<p>{escaping.escape(line)}</p>" for line in lines)
    text = f"{HEADER}Mở.\n\n{read_paste(html).text}\n"
    record = read("articles/2024/07/a/index.md", text.encode(), make_site(), TYPESETTER).record
    assert record is not None
    typed = [Text((Span(line),)) for line in ("Mở.", *lines)]
    assert shown(record.body)[0] == list(expected(typed))


@pytest.fixture(scope="module")
def _ended() -> Iterator[None]:
    yield
    apart.end()


@pytest.mark.slow
@pytest.mark.usefixtures("_ended")
def test_it_is_done_in_a_process_apart_off_the_event_loop() -> None:
    assert asyncio.run(paste("<p>một <b>hai</b></p>")) == Pasted("một **hai**", is_inline=True)
    assert markdown_of(f'<img src="{data_uri(png())}">').files == {"anh-1.png": png()}


@pytest.mark.slow
@pytest.mark.usefixtures("_ended")
@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 3_000 + "sâu" + "</div>" * 3_000,
        "<ul><li>" * 2_000 + "sâu",
        "<table><tr><td>" * 1_500 + "sâu",
        "<b><i>" * 100_000 + "sâu",
        "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><p>sâu &b;</p>",
        f"<p class='{'a ' * 200_000}'>sâu</p>",
        "<style>" + ".a{font-weight:700}" * 20_000 + "</style><p class=a>sâu</p>",
        '<a href="#x">' * 3_000 + "sâu",
    ],
    ids=["boxes", "lists", "tables", "marks", "entities", "classes", "rules", "links"],
)
def test_bombs_are_read_or_refused_in_words(bomb: str) -> None:
    try:
        said = markdown_of(bomb).text
    except Unpasted as refused:
        said = f"sâu {refused}" if "từng phần" in str(refused) else ""
    assert "sâu" in said


@pytest.mark.slow
@pytest.mark.usefixtures("_ended")
def test_a_reader_that_crashes_gives_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for reason, told in pasting._LOST.items():
        monkeypatch.setattr(apart, "call", lambda *_, told=told: told)
        with pytest.raises(Unpasted, match=told[1:20]):
            markdown_of(f"<p>{reason}</p>")
    monkeypatch.setattr(apart, "call", _away)
    with pytest.raises(Unpasted, match="thử lại"):
        markdown_of("<p>a</p>")


def _away(*_: object) -> None:
    raise apart.Away


def test_numbers_of_excel_stay_at_the_right_beside_empty_and_merged_cells() -> None:
    html = (
        "<table><tr><td colspan=2>Gộp</td><td>Tiền</td></tr><tr><td>a</td><td align=right>1</td><td x:num>2"
        '</td></tr><tr><td>b</td><td></td><td x:num style="mso-number-format:0">3</td></tr>'
        "<tr><td colspan=2>Cộng</td><td align=right>5</td></tr></table>"
    )
    found = read_paste(html)
    assert found.text.split("\n")[1] == "| --- | ---: | ---: |"
    assert any("ô gộp" in note for note in found.notes)


def test_a_number_that_the_sheet_sets_elsewhere_stays_there() -> None:
    html = "<table><tr><td>A<td>B</tr><tr><td>a<td x:num align=center>1</tr><tr><td>b<td x:num align=center>2</tr></table>"
    assert read_paste(html).text.split("\n")[1] == "| --- | :---: |"


@pytest.mark.parametrize(
    "photo",
    [
        '<img src="https://x.vn/a.jpg">',
        '<img src="cid:anh">',
        '<img src="file:///C:/anh/a.jpg">',
        '<img src="blob:https://x.vn/1">',
        '<img src="data:image/svg+xml,x" data-src="https://x.vn/a.jpg">',
        '<picture><source srcset="https://x.vn/a.webp 2x"><img src="https://x.vn/a.jpg"></picture>',
        '<figure><img src="https://x.vn/a.jpg"></figure>',
        '<a href="https://x.vn/"><img src="https://x.vn/a.jpg"></a>',
    ],
)
def test_a_photo_that_stays_behind_is_told_and_takes_no_formatting_with_it(photo: str) -> None:
    found = read_paste(f"<p><b>Đậm</b> chữ</p>{photo}<ul><li>Mục</li></ul>")
    assert found.text == "**Đậm** chữ\n\n- Mục"
    assert len(found.notes) == 1
    assert "không đi theo khi dán" in found.notes[0]


@pytest.mark.parametrize(
    "more", ['width=1 height=1 src="https://x.vn/t.gif"', 'src="data:image/gif;base64,R0lGODlhAQ=="']
)
def test_nothing_is_said_of_a_picture_that_only_counts_readers(more: str) -> None:
    found = read_paste(f"<p><b>Đậm</b> chữ</p><img {more}><ul><li>Mục</li></ul>")
    assert (found.text, found.notes) == ("**Đậm** chữ\n\n- Mục", ())
