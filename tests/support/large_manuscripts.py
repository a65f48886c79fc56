"""Write large manuscripts of one kind each: what an office might type much of, and what nobody should."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsroom.model.problem import Problem
from newsroom.model.site import Category, Site
from plugins.manuscript.header import split
from plugins.manuscript.limits import MOST_BYTES, check_head, check_limits, check_size
from plugins.manuscript.record import read
from tests.support.proofreading import proofread_all
from tests.support.setting import PATH, TYPESETTER

SENTENCE = "Hội nghị đánh giá kết quả thực hiện nhiệm vụ sáu tháng đầu năm và bàn việc của thời gian tới. "
HEADER = """\
Title: Báo cáo tổng kết
Date: 2024-07-11 15:51
Category: Tin hoạt động
Author: Ban Biên tập
Summary: Báo cáo.

"""

_SIGNS = {"letters": "a", "Vietnamese letters": "ưở", "digits": "1", "dots": ".", "capitals": "A"}
_PLACES = {
    "a bracket": ("Câu [1] xong.\n\n", ""),
    "a backtick": ("`` ` `` ", ""),
    "a link": ("[a](https://example.vn) ", ""),
    "a photo's data": ("![a](data:image/png;base64,", ")"),
    "a definition": ("[a]\n\n[a]: https://example.vn/", ""),
    "a footnote": ("Câu.[^1]\n\n[^1]: ", ""),
    "a star": ("*a* ", ""),
    "a mail address": ("a@example.vn ", "@example.vn"),
    "an address": ("https://example.vn/", ""),
    "a bracket that closes": ("", "](https://example.vn"),
}


def _beside(before: str, sign: str, after: str, size: int) -> str:
    return before + sign * size + after


_VOWELS = "aàảãáạăằẳẵắặâầẩẫấậ"

KINDS: dict[str, Callable[[int], str]] = {
    "words": lambda n: "\n\n".join(SENTENCE * 5 for _ in range(n)),
    "paragraph of one line": lambda n: SENTENCE * n,
    "lines of one paragraph": lambda n: "\n".join(SENTENCE for _ in range(n)),
    "short paragraphs": lambda n: "\n\n".join("Ý kiến." for _ in range(n)),
    "bold paragraphs": lambda n: "\n\n".join(f"Kết quả: **{SENTENCE.strip()}** và *thêm*" for _ in range(n)),
    "emphasis in one paragraph": lambda n: "*a* " * n,
    "bold in one paragraph": lambda n: "**đạt** và " * n,
    "stars": lambda n: "* " * n + "a",
    "stars that open": lambda n: "*a " * n,
    "low lines": lambda n: "_a " * n,
    "runs": lambda n: "**a *b " * n,
    "blanks to fill in": lambda n: "__/__/____ " * n,
    "backticks": lambda n: "` " * n,
    "backticks of all lengths": lambda n: " ".join("`" * (1 + k % 60) for k in range(n)),
    "code": lambda n: "`a` " * n,
    "escapes": lambda n: "\\* " * n,
    "entities": lambda n: "&amp; " * n,
    "ampersands": lambda n: "& " * n,
    "struck": lambda n: "~~a~~ " * n,
    "waves": lambda n: "~~a " * n,
    "links": lambda n: "\n\n".join(f"Xem [bài {k}](https://example.vn/{k})." for k in range(n)),
    "links in one paragraph": lambda n: " ".join(f"[bài {k}](https://example.vn/{k})" for k in range(n)),
    "links of the same address": lambda n: "\n\n".join("Xem [bài](https://example.vn/a)." for _ in range(n)),
    "links inside": lambda n: "\n\n".join("Xem [bài](/2024/07/bai/)." for _ in range(n)),
    "files": lambda n: "\n\n".join(f"Tải [tệp {k}](tep-{k}.pdf)." for k in range(n)),
    "bare addresses": lambda n: "\n\n".join(f"Xem https://example.vn/{k} nhé" for k in range(n)),
    "bare addresses in one paragraph": lambda n: " ".join(f"https://example.vn/{k}" for k in range(n)),
    "references": lambda n: "\n\n".join(f"[bài {k}][{k}]\n\n[{k}]: https://example.vn/{k}" for k in range(n)),
    "definitions": lambda n: "\n".join(f"[{k}]: https://example.vn/{k}" for k in range(n)),
    "empty links": lambda n: "\n\n".join("Xem [bài]()." for _ in range(n)),
    "bad links": lambda n: "\n\n".join(f"Xem [bài](htp://a{k}.vn)." for k in range(n)),
    "unclosed links": lambda n: "\n\n".join(f"Xem [bài](https://example.vn/{k}" for k in range(n)),
    "unclosed links in one paragraph": lambda n: "[bài](a " * n,
    "brackets": lambda n: "[a] " * n,
    "brackets that close": lambda n: "a] " * n,
    "wrong brackets": lambda n: "[a) (b] " * n,
    "round brackets": lambda n: "[a](" + "(" * n,
    "anchors": lambda n: "\n\n".join(f"## Mục {k}\n\nXem [mục](#muc-{k})." for k in range(n)),
    "missing anchors": lambda n: "\n\n".join(f"## Mục {k}\n\nXem [mục](#phan-{k})." for k in range(n)),
    "headings of one name": lambda n: "\n\n".join("## Kết quả\n\nĐạt." for _ in range(n)),
    "notes": lambda n: (
        "\n\n".join(f"Câu.[^{k}]" for k in range(n)) + "\n\n" + "\n".join(f"[^{k}]: Xem." for k in range(n))
    ),
    "notes apart": lambda n: "\n\n".join(f"Câu.[^{k}]\n\n[^{k}]: Xem." for k in range(n)),
    "unused notes": lambda n: "\n".join(f"[^{k}]: Xem." for k in range(n)),
    "missing notes": lambda n: "\n\n".join(f"Câu.[^{k}]" for k in range(n)),
    "one note often": lambda n: "\n\n".join("Câu.[^1]" for _ in range(n)) + "\n\n[^1]: Xem.",
    "one note often in one paragraph": lambda n: "Câu.[^1] " * n + "\n\n[^1]: Xem.",
    "notes of one name": lambda n: "Câu.[^1]\n\n" + "\n".join("[^1]: Xem." for k in range(n)),
    "notes in Vietnamese": lambda n: (
        "\n".join(f"Câu.[^chú {k}]" for k in range(n))
        + "\n\n"
        + "\n".join(f"[^chú {k}]: Xem." for k in range(n))
    ),
    "photos": lambda n: "\n\n".join(
        f'![Đại biểu](anh-{k}.jpg "Đại biểu dự họp. Ảnh: P. Mai")' for k in range(n)
    ),
    "photos in one paragraph": lambda n: "\n".join(f"![Đại biểu](anh-{k}.jpg)" for k in range(n)),
    "photos and captions": lambda n: "\n\n".join(
        f"![Đại biểu](anh-{k}.jpg)\n*Đại biểu thứ {k}*" for k in range(n)
    ),
    "photos amid words": lambda n: "\n\n".join(f"Chữ ![Đại biểu](anh-{k}.jpg) chữ" for k in range(n)),
    "photos amid words in one paragraph": lambda n: "\n".join(
        f"Chữ ![Đại biểu](anh-{k}.jpg) chữ" for k in range(n)
    ),
    "photos of one name": lambda n: "\n\n".join("![Đại biểu](anh.jpg)" for k in range(n)),
    "videos": lambda n: "\n\n".join("https://www.youtube.com/watch?v=aqz-KE-bpKQ" for _ in range(n)),
    "videos in lines": lambda n: "\n".join("https://www.youtube.com/watch?v=aqz-KE-bpKQ" for _ in range(n)),
    "albums": lambda n: "\n".join("[album]" for _ in range(n)),
    "list": lambda n: "\n".join(f"- Ý thứ {k}" for k in range(n)),
    "list of one dash": lambda n: "\n".join("Chữ\n– Ý" for k in range(n)),
    "lines that may begin lists": lambda n: "\n".join(f"{k % 7 + 1}. chữ thường,\nhai" for k in range(n)),
    "dialogue": lambda n: "\n".join("- Ai đó?" for k in range(n)),
    "numbers": lambda n: "\n\n".join(f"{k}. Ý thứ {k}" for k in range(n)),
    "typed marks": lambda n: "\n".join(f"{'abcdeg'[k % 6]}) Ý thứ {k}" for k in range(n)),
    "lists in lists": lambda n: "\n".join(f"{'  ' * (k % 8)}- Ý thứ {k}" for k in range(n)),
    "loose lists": lambda n: "\n\n".join(f"- Ý thứ {k}\n\n  Thêm." for k in range(n)),
    "item of many paragraphs": lambda n: "- Ý\n\n" + "\n\n".join("  Thêm." for _ in range(n)),
    "item of many lines": lambda n: "- Ý\n" + "\n".join("  thêm chữ" for _ in range(n)),
    "tight dashes": lambda n: "\n".join("Chữ\n-Ý" for _ in range(n)),
    "table": lambda n: "| A | B | C |\n|---|---|---|\n" + "\n".join(f"| {k} | b | c |" for k in range(n)),
    "tables": lambda n: "\n\n".join(f"| A | B |\n|---|---|\n| {k} | b |" for k in range(n)),
    "wide table": lambda n: "| A " * n + "|\n" + "|---" * n + "|\n" + "| a " * n + "|",
    "long row": lambda n: "| A | B |\n|---|---|\n" + "| a " * n + "|\n" + "| a | b |\n" * 30,
    "long rows": lambda n: "| A | B |\n|---|---|\n" + "| a | b | c |\n" * n,
    "bars": lambda n: "\n".join("a | b" for _ in range(n)),
    "bars in one line": lambda n: "a | " * n,
    "tabs": lambda n: "\n".join("a\tb" for _ in range(n)),
    "wide rows of tabs": lambda n: "a\t" * n + "a\n" + "b\tb",
    "quotation": lambda n: "\n".join("> Lời." for _ in range(n)),
    "quotations": lambda n: "\n\n".join("> Lời." for _ in range(n)),
    "headings": lambda n: "\n\n".join(f"## Phần {k}" for k in range(n)),
    "headings in one block": lambda n: "\n".join(f"## Phần {k}" for k in range(n)),
    "underlined headings": lambda n: "\n".join(f"Phần {k}\n---" for k in range(n)),
    "rules": lambda n: "\n".join("---" for _ in range(n)),
    "HTML": lambda n: "\n\n".join("Có <u>chữ</u> gạch." for _ in range(n)),
    "HTML in one paragraph": lambda n: "<u>chữ</u> " * n,
    "HTML blocks": lambda n: "\n\n".join("<div>chữ</div>" for _ in range(n)),
    "odd HTML": lambda n: "\n\n".join("Có <font>chữ." for _ in range(n)),
    "unclosed HTML": lambda n: "<b>" * n,
    "HTML within HTML": lambda n: "<div>\n" * n + "a" + "</div>\n" * n,
    "marks within marks": lambda n: "<b><i>" * n + "a" + "</i></b>" * n,
    "comments": lambda n: "\n\n".join("Chữ<!-- ẩn -->" for _ in range(n)),
    "comments that never close": lambda n: "<!-- " * n,
    "less-than signs": lambda n: "a < b " * n,
    "code and HTML": lambda n: "`<b>` " * n,
    "code and comments": lambda n: "`<!-- a -->` " * n,
    "breaks": lambda n: "a  \n" * n,
    "backslashes": lambda n: "a\\\n" * n,
    "long word": lambda n: "a" * n,
    "long word in Vietnamese": lambda n: "ưở" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "blank lines": lambda n: "a" + "\n" * n + "b",
    "numeric references": lambda n: "&#233; " * n,
    "references to nothing": lambda n: "&#1; " * n,
    "mail addresses": lambda n: "<ban@example.vn> " * n,
    "quotation marks": lambda n: "“a" * n,
    "dots": lambda n: "." * n,
    "dates": lambda n: "Thứ Hai, ngày 11/07/2024. " * n,
    "numbers and units": lambda n: "51,9 % và 20 - 30 người. " * n,
    "names": lambda n: " ".join(f"Nguyễn Văn {'AĂÂBCDĐEÊ'[k % 9]}n" for k in range(n)),
    "names that differ in their tones": lambda n: " , ".join(
        f"L{v[k % 18]} V{v[k // 18 % 18]} Qu{v[k // 324 % 18]}" for k in range(n) for v in [_VOWELS]
    ),
    "agency": lambda n: "\n\n".join("Ảnh: P. Mai" for _ in range(n)),
    "braces": lambda n: "{{ " * n,
    "braces of attributes": lambda n: "[a" + " b=c" * n,
    "waves before a backtick": lambda n: "~" * n + "`",
    "blanks behind a weekday": lambda n: "CN" + " " * n + "a",
    "dots in an address that is not closed": lambda n: "[a](" + "." * n + "(",
    "hashes in an address": lambda n: "[a) (https://" + "#" * n,
    "percentages of more than all": lambda n: "có 105% đảng viên dự " * n,
    "ratios": lambda n: "80/81 (đạt 89,76%) " * n,
    "parts": lambda n: "9 tổ chức (4 đảng bộ và 4 chi bộ) " * n,
    "months that there are not": lambda n: "tháng 13/2024 " * n,
    "signs behind spaces": lambda n: "a , b ; c . " * n,
    "signs without spaces": lambda n: "họp,bàn.Đảng(bộ)và" * n,
    "titles that are not closed": lambda n: '[a](b "c ' * n,
    "quotations within quotations": lambda n: '“a "b" ' * n,
    "doubled words": lambda n: "các các hội nghị hội nghị " * n,
    "names with other capitals": lambda n: "Bộ chính trị và Tỉnh Ủy, " * n,
    "brackets that never close": lambda n: "Câu [1].\n\n[[" + "a" * n,
    **{
        f"long word of {what} beside {where}": partial(_beside, before, sign, after)
        for what, sign in _SIGNS.items()
        for where, (before, after) in _PLACES.items()
    },
}


def manuscript(kind: str, size: int) -> bytes:
    """Write an article of one kind."""
    return f"{HEADER}{KINDS[kind](size)}\n".encode()


def passes(data: bytes) -> bool:
    """Tell whether a manuscript keeps within the limits."""
    if list(check_size("", len(data))) or list(check_head("", text := data.decode())):
        return False
    return not list(check_limits("", split("", text)[0]))


def largest(kind: str) -> int:
    """Find the size of the largest manuscript of a kind that passes."""
    low, high = 1, MOST_BYTES
    while low < high:
        middle = (low + high + 1) // 2
        if len(KINDS[kind](2)) * middle // 8 < MOST_BYTES and passes(manuscript(kind, middle)):
            low = middle
        else:
            high = middle - 1
    return low


def read_largest(data: bytes) -> tuple[Problem, ...]:
    """Read and proofread a manuscript as a build does; list its problems."""
    site = Site(
        name="Trang", url="https://example.vn", categories=(Category("Tin hoạt động", "tin-hoat-dong"),)
    )
    found = read(PATH, data, site, TYPESETTER)
    return (*found.problems, *proofread_all(found.copies))
