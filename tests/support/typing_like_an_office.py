"""Type bodies as Vietnamese offices do: Word's habits, other programs' markup, slips; words of our own."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Texts = SearchStrategy[str]

_WORDS = (
    "Đảng", "ủy", "khối", "họp", "sáng", "nay", "bàn", "việc", "quý", "ba", "chi", "bộ", "đồng", "chí", "xưởng",
    "in", "kho", "lúa", "cầu", "bến", "đò", "trường", "nghề", "hội", "viên", "thợ", "điện", "TP.", "UBND", "TTXVN",
    "HĐND", "51,9%", "59.693", "2020 - 2025", "20-11", "12-CT/ĐUK", "80/81", "Nghị quyết 4", "ngày 3/2", "19h30",
    "(gọi tắt là Quỹ)", "“Sông xanh”", "«Bến cũ»", "a&b", "3 x 4", "CO₂", "m²", "–", "…", "Q.1", "v.v.", "số 07",
    "bà Hai", "ông Ba:", "thứ Năm", "5 triệu đồng", "A4", "Zalo", "e-mail", "100.000đ", "24/7", "II", "IV.",
)  # fmt: skip

word = st.sampled_from(_WORDS)
words = st.lists(word, min_size=1, max_size=6).map(" ".join)
plain_line = words.map(lambda text: text[0].upper() + text[1:])
sentence = st.builds(str.__add__, plain_line, st.sampled_from((".", ".", "./.", ":", ";", "?", "!", "")))

_SIGNS = ("(*)", "(**)", "3*4*5", "2 * 3 = 6", "__/__/____", "Số: ____", "#ThiDua", "# ThiDua", "C#", "F#", "~~cũ~~",
          "{.mau-do}", "{{< anh >}}", "[caption]kho[/caption]", "[x]", "[ ]", "&amp;", "&lt;b&gt;", "R&D", "a < b",
          "x > y", "<ba>", "1<2", "\\", "C:\\Kho\\tep", "`ma`", "``", "`", "**đậm**", "**lệch*", "*nghiêng*", "***",
          "_gạch_", "snake_case", "**[[gấp]]**", "^", "x^2", "~5%", "$100", "@kho", "https://vi.du.vn/tin?a=1",
          "kho@vi.du.vn", "[Nguồn]", "[1]", "[kho](../kho/index.md)", "[kho](a.md", "(kho)[a.md]", "[kho][a]",
          "[kho]", "[kho]()", "![", "](", "!", "[^9]", "[^a b]", "**Ghi chú:**", "|", "a | b", "=", "+", "•", "&#8211;",
          "<u>gạch chân</u>", "H<sub>2</sub>O", "<br>", "<font color=red>đỏ</font>", "<!-- ngầm -->", "-", "--",
          "<b>mở", "đóng</b>", "&copy;", "&nbsp;", "&khong;", "*)", "(*", "**", "* * *", "[[kho]]", "[kho|kho]")  # fmt: skip

sign = st.sampled_from(_SIGNS)
slip = st.lists(st.one_of(word, sign), min_size=1, max_size=6).map(" ".join)
glued = st.builds(str.__add__, word, sign.filter(lambda text: text[0] not in "*_`"))
line = st.one_of(sentence, sentence, slip, glued, st.builds("{} {}".format, sentence, sign))
"""A line of text; half of them plain."""

paragraph = st.lists(line, min_size=1, max_size=3).map("\n".join)

_INDENTS = ("", "", "", "", " ", "  ", "   ", "    ", "      ", "        ", "\t")
_BULLETS = ("- ", "– ", "— ", "+ ", "* ", "• ", "-", "–", "+", "-  ", "-\t", "· ", "o ")
_NUMBERS = ("1. ", "2. ", "3. ", "7. ", "10. ", "2020. ", "2022. ", "20. ", "99. ", "0. ", "01. ", "1) ", "2) ",
            "a) ", "b) ", "đ) ", "e) ", "a. ", "A. ", "I. ", "1.1. ", "1.", "(1) ", "1/ ", "Điều 3. ", "1\\. ")  # fmt: skip


def items(signs: tuple[str, ...]) -> Texts:
    """Type a line of a list, at any indent."""
    return st.builds(lambda *parts: "".join(parts), st.sampled_from(_INDENTS), st.sampled_from(signs), line)


bulleted = st.lists(items(_BULLETS), min_size=1, max_size=4).map("\n".join)
numbered = st.lists(items(_NUMBERS), min_size=1, max_size=4).map("\n".join)
mixed = st.lists(st.one_of(items(_BULLETS), items(_NUMBERS), sentence), min_size=2, max_size=5).map("\n".join)
loose = st.lists(st.one_of(items(_BULLETS), items(_NUMBERS)), min_size=2, max_size=4).map("\n\n".join)

cell = st.one_of(words, word, sign, st.sampled_from(("", "—", "–", "-", "5", "51,9%")))


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Type a table with the slips of tables: rows of other lengths, blank lines, odd separators."""
    width = draw(st.integers(1, 4))
    outer = draw(st.booleans())
    separator = draw(st.sampled_from(("---", "---", "---", ":--", "--:", "—", "-", "----", "–––")))
    rows = [draw(st.lists(cell, min_size=width, max_size=width)), [separator] * width]
    for _ in range(draw(st.integers(0, 3))):
        length = draw(st.sampled_from((width, width, max(1, width - 1), width + 1)))
        rows.append(draw(st.lists(cell, min_size=length, max_size=length)))
    lines = [f"| {' | '.join(row)} |" if outer or width == 1 else " | ".join(row) for row in rows]
    if draw(st.integers(0, 5)) == 0:
        del lines[1]
    return draw(st.sampled_from(("\n", "\n", "\n", "\n\n"))).join(lines)


pasted_table = st.lists(st.lists(cell, min_size=2, max_size=3).map("\t".join), min_size=1, max_size=3).map(
    "\n".join
)

_credit = st.sampled_from(
    ("", "", ". Ảnh: Tổ tin", ". Ảnh: Ban Biên tập (TTXVN)", " (Ảnh: tư liệu)", "? Ảnh: Kho ảnh")
)
caption = st.builds(str.__add__, plain_line, _credit)


@st.composite
def photos(draw: st.DrawFn) -> str:
    """Type a photo with captions here and there, some of them said again, and a line below."""
    alt = draw(st.one_of(caption, words, slip.filter(lambda text: not set(text) & set("[]"))))
    title = draw(st.one_of(st.just(""), st.just(alt), caption, slip.filter(lambda text: "\\" not in text)))
    name = draw(st.sampled_from(("1.jpg", "2.png", "anh%201.jpg", "anh 1.jpg", "album\\1.jpg", "<1 2.jpg>")))
    quote = "'" if '"' in title else '"'
    photo = f"![{alt}]({name}{f' {quote}{title}{quote}' if title else ''})"
    under = draw(st.one_of(st.just(""), st.just(alt), caption, sentence, line))
    if not under:
        return photo
    slanted = draw(st.sampled_from(("{}", "*{}*", "_{}_", "**{}**", "*{}")))
    gap = draw(st.sampled_from(("\n", "\n", "  \n", "\n\n", " ", "\\\n")))
    return photo + gap + slanted.format(under)


@st.composite
def placed_photos(draw: st.DrawFn) -> str:
    """Type photos where they are less at home: in lists, quotations, cells, links, headings, text."""
    place = draw(
        st.sampled_from(
            (
                "- {}",
                "- {} {t}",
                "- {t}\n  {}\n- {u}",
                "- {t}\n\n  {}\n\n- {u}",
                "1. {}\n2. {t}",
                "1. {t}\n\n    {}\n\n2. {u}",
                "> {}",
                "> {t}\n> {}\n> {u}",
                "| {} | {t} |\n|---|---|\n| {u} | {} |",
                "| a | b |\n|---|---|\n| {}<br>{t} | {u} |",
                "## {}",
                "## {t} {}",
                "[{}](../kho/index.md)",
                "[{}](../kho/index.md)\n*{t}*",
                "[{} {t}](../kho/index.md)",
                "**{}**",
                "**{}**\n{t}",
                "{t}\n{}",
                "{t}\n{}\n{u}",
                "{t}\n\n{}\n{u}\n\n{t}",
                "{}\n\n*{t}*",
                "{}<br>{t}",
                "<div>\n\n{}\n\n</div>\n\n{t}",
                "{} {}\n\n{t}",
                "{}  \n**{t}**  \n{u}",
                "    {}\n    {t}",
            )
        )
    )
    title = draw(st.sampled_from(("", ' "Kho lúa đầy"')))
    photo = f"![{draw(words)}](1.jpg{title})"
    return place.replace("{}", photo).replace("{t}", draw(caption)).replace("{u}", draw(words))


galleries = st.lists(photos(), min_size=2, max_size=3).map("\n".join)

_ODD = (
    "[album]", "[ALBUM]", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "[Phim về kho](https://youtu.be/dQw4w9WgXcQ)",
    "https://www.facebook.com/kho/videos/123456789/", "---", "===", "***", "- - -", "___", "--", "=", "-", "–––", "***./.***",
    "##", "#", "# ", "## Lập trình C#", "## Kết quả ##", "#1 trong ba đơn vị", "#ThiDua #Khoi", "##Liền dấu", "### **Đậm**",
    "```", "```python", "~~~", "::: canh-bao", "{% raw %}", "[TOC]", "[toc]", "$$", "<hr>", "</div>", "<div>", "<p>trong</p>",
    "<table><tr><td>ô</td></tr></table>", "[1]: Sđd, trang 5", "[Nguồn]: TTXVN", "[kho]: https://vi.du.vn/", "[^1]: Ghi chú một.",
    "[^2]: Ghi chú hai.\n    Dòng sau.", "Có chú thích[^1] ở đây.", "[^ghi chú]: Nhãn có dấu cách.", "*[HTML]: Ngôn ngữ", "Từ\n:   Nghĩa",
    "<<<<<<< HEAD", "=======", ">>>>>>> nhanh", "TTXVN/.", "./.", "(Còn nữa)", "* * *", "Nguyễn Văn : ", ": sau dấu hai chấm",
    "    Lùi bốn dấu cách", "\tLùi bằng tab", "  Hai dấu cách  ", "> Trích dẫn", ">Trích liền", ">> Trích hai lần", "> - gạch trong trích",
    "> 2020. năm trong trích", "&nbsp;", "\\", "![]", "![x][1.jpg]", "![[1.jpg]]", "![x](1.jpg", "![x] (1.jpg)", "[a](b.pdf",
    "!\\[x](1.jpg)", "<https://vi.du.vn/>", "<kho@vi.du.vn>", "- ", "1. ", "*", "|", "|---|", "| |", "– Ai đó? – Tôi đây.",
)  # fmt: skip
odd = st.sampled_from(_ODD)

dialogue = st.lists(sentence.map("– {}".format), min_size=2, max_size=3).map("\n".join)
poem = st.lists(plain_line, min_size=2, max_size=4).map("  \n".join)
quotation = st.lists(
    st.one_of(line, items(_NUMBERS), items(_BULLETS)).map("> {}".format), min_size=1, max_size=4
).map("\n".join)
heading = st.builds("{} {}".format, st.sampled_from(("#", "##", "###", "######")), line)
underlined = st.builds("{}\n{}".format, line, st.sampled_from(("---", "===", "-", "--", "- - -")))
indented = paragraph.map(lambda text: "\n".join(f"    {one}" for one in text.split("\n")))


@st.composite
def footnotes(draw: st.DrawFn) -> str:
    """Type text with footnotes: used, unused, used twice, defined twice or not, in any order and place."""
    labels = st.sampled_from(("1", "2", "3", "a", "*", "ghi-chú", "chú thích"))
    places = st.sampled_from(
        ("{}", "- {}", "1. {}", "> {}", "## {}", "| {} | b |\n|---|---|\n| c | d |", "![{}](1.jpg)")
    )
    used = draw(st.lists(labels, min_size=1, max_size=3))
    text = [
        draw(places).format(
            draw(words)
            + draw(st.sampled_from(("", " ")))
            + f"[^{label}]"
            + draw(st.sampled_from((".", " ", "")))
        )
        for label in used
    ]
    for label in draw(st.lists(st.sampled_from((*used, *used, "2", "9")), max_size=4)):
        note = f"[^{label}]:" + draw(st.sampled_from((" ", "", "\n    ", "  "))) + draw(line)
        note += draw(st.sampled_from(("", "", "\n    {}", "\n\n    {}", "\n\n\t{}"))).format(draw(sentence))
        text.insert(draw(st.sampled_from((0, len(text), len(text)))), note)
    return "\n\n".join(text)


block = st.one_of(
    paragraph, paragraph, bulleted, numbered, mixed, loose, tables(), pasted_table, photos(), galleries, odd, dialogue,
    poem, quotation, heading, underlined, indented, footnotes(), placed_photos(),
)  # fmt: skip
_GAPS = ("\n", "\n\n", "\n\n", "\n\n\n", "\n \n")


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Type a body of a few blocks, half of them right below the one before."""
    text: str = draw(block)
    for _ in range(draw(st.integers(0, 4))):
        text += draw(st.sampled_from(_GAPS)) + draw(block)
    return text


_proper_item = st.one_of(sentence, words)
_proper_table = (
    st.integers(2, 3)
    .flatmap(
        lambda width: st.lists(
            st.lists(st.one_of(words, st.just("—")), min_size=width, max_size=width), min_size=2, max_size=4
        )
    )
    .map(
        lambda rows: "\n".join(
            f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])
        )
    )
)
proper = st.one_of(
    sentence,
    st.lists(sentence, min_size=1, max_size=3).map(" ".join),
    st.builds("## {}".format, plain_line),
    st.lists(_proper_item.map("- {}".format), min_size=2, max_size=4).map("\n".join),
    st.lists(_proper_item, min_size=2, max_size=4).map(
        lambda texts: "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    ),
    st.lists(sentence.map("> {}".format), min_size=1, max_size=2).map("\n".join),
    _proper_table,
    dialogue,
    poem,
    st.builds('![{}](1.jpg "{}")'.format, plain_line, caption),
    st.builds("{} **{}** *{}*.".format, words, words, words),
    st.builds("{} [{}](https://vi.du.vn/tin).".format, words, words),
)
"""A block as the handbook has it."""
ordinary_bodies = st.lists(proper, min_size=1, max_size=5).map("\n\n".join)
"""Bodies in which nothing is odd: they must give no problem at all."""
