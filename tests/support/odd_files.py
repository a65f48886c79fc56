"""Write manuscripts as disks hold them: every line end, byte order marks, folded and broken headers."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.support.typing_headers import headers, slipped_headers
from tests.support.typing_like_an_office import sentence

ENDS = (b"\n", b"\r\n", b"\r")
_ODD_LINES = (
    "", " ", "\t", "Tags: thi đua", "Ghi chú: x", "Title: A", "Title : B", "tags:", "  nối dòng", "\tnối", "---", "# Đề mục",
    "Date 2024-07-11", "Old_URL: /a", "Old_URL: /b", "Summary:", "Đoạn văn.", "Nguồn: Báo Bến đò", "\u00a0Lùi vào", "<<<<<<< HEAD",
    "Ảnh: P. Mai", "Tac gia: P. Mai", "x\u2028y", "e\u0301\x0b", "\ue001", "Views: 2", "![Ảnh](1.jpg)", "&#58;", "Tags&#58; x",
)  # fmt: skip
odd_lines = st.lists(st.one_of(st.sampled_from(_ODD_LINES), sentence), max_size=6)
typed = st.one_of(
    sentence,
    st.text(max_size=30),
    st.text(st.sampled_from("aĐ:;,&#*\n\r\t\u2028\u0085\x0b\x00 \ud800"), max_size=12),
)
"""What may stand in a field of a form, whatever sends it."""


@st.composite
def odd_files(draw: st.DrawFn) -> bytes:
    """Write a manuscript whose lines end in one way or in several; its last line may have no end."""
    head = draw(st.one_of(headers(), slipped_headers())).split("\n") if draw(st.integers(0, 5)) else []
    lines = [*head, *(draw(odd_lines) if draw(st.booleans()) else []), *[""] * draw(st.integers(0, 2))]
    lines += draw(odd_lines)
    ends = draw(st.one_of(st.sampled_from(ENDS).map(lambda end: [end]), st.just(list(ENDS))))
    found = b"".join(line.encode() + draw(st.sampled_from(ends)) for line in lines)
    found = found.rstrip(b"\r\n") if draw(st.integers(0, 3)) == 0 else found
    if draw(st.integers(0, 9)) == 0:
        found += draw(st.binary(max_size=5))
    return b"\xef\xbb\xbf" * draw(st.integers(0, 1)) + found
