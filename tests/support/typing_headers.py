"""Type headers of articles and captions of albums as offices do, with slips."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.support.typing_like_an_office import caption, glued, line, plain_line, sentence, sign, slip

_HEADS = (
    "Title: Họp quý ba", "Date: 2024-07-11 15:51", "Category: Tin hoạt động", "Author: P. Mai", "Summary: Sáng 11-7, Khối họp.",
)  # fmt: skip
_MORE_HEADS = (
    "Kicker: Đảng bộ Khối:", "Agency: (ABO)", "Agency: TTXVN (Hà Nội)", "Source: Báo Bến đò", "Tags: thi đua; kho lúa", "Views: 2.129",
)  # fmt: skip
title = st.one_of(plain_line, slip, glued, st.builds("{} {}".format, plain_line, sign))


@st.composite
def headers(draw: st.DrawFn) -> str:
    """Type the header of an article, title and lead at times with what does not belong there."""
    lines = list(_HEADS)
    lines[0] = f"Title: {draw(title)}"
    lines[4] = f"Summary: {draw(st.one_of(sentence, line))}"
    if draw(st.booleans()):
        lines[4] += f"\n  {draw(sentence)}"
    if draw(st.booleans()):
        lines[3] = (
            f"Author: {draw(st.sampled_from(('P. Mai; Tổ tin', 'Ban Biên tập (TTXVN)', 'Mai – Lan', 'Mai, Lan')))}"
        )
    lines += draw(
        st.lists(st.sampled_from(_MORE_HEADS), max_size=2, unique_by=lambda text: text.partition(":")[0])
    )
    return "\n".join(draw(st.permutations(lines)))


_SLIPS = (
    "", "{}", "  {}", "\t{}", "{}: {}", "Sumary: {}", "Tac gia: {}", "Title : {}", "Kicker:{}", "Ghi chú: {}", "Title: {}",
    "summary: {}", "- {}", "# {}", "Ảnh: {}", "Modified: 2024-07-12", "Cover: {}", "Tags: {}", "**Tóm tắt:** {}",
)  # fmt: skip


@st.composite
def slipped_headers(draw: st.DrawFn) -> str:
    """Type a header with a line or two that do not belong there: blank, glued, misspelt, slid down."""
    lines = draw(headers()).split("\n")
    for _ in range(draw(st.integers(1, 2))):
        slipped = draw(st.sampled_from(_SLIPS)).replace("{}", draw(sentence))
        lines.insert(draw(st.integers(1, len(lines))), slipped)
    return "\n".join(lines)


album_line = st.one_of(
    st.builds("{}.jpg: {}".format, st.integers(1, 4), caption),
    st.builds("{}.jpg{}{}".format, st.integers(1, 3), st.sampled_from((":", " : ", " - ", "\t", " ")), line),
    line,
    st.just(""),
)
"""A line of the captions of an album of three photos."""
