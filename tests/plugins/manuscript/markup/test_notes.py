from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.manuscript.markup.body import Body
from plugins.manuscript.markup.notes import finished, prepared
from tests.support.setting import TYPESETTER


def set_body(text: str) -> Body:
    return TYPESETTER.set("articles/2024/07/hop/index.md", text, 1)


def html_of(text: str) -> str:
    return "\n".join(str(block) for block in set_body(text).blocks)


def problems(text: str) -> list[tuple[int, str, str]]:
    return [(p.line, p.code, dict(p.values)["found"]) for p in set_body(text).problems]


@pytest.mark.parametrize(
    "label", ["1", "nq", "ghi chú", "Ghi chú số 1", "*", "**", "1)", "主", "", "a.b", "đ"]
)
def test_a_note_may_have_any_label(label: str) -> None:
    text = f"Lời[^{label}] nữa.\n\n[^{label}]: Nội dung."
    html = html_of(text)
    (place,) = re.findall(r'<li id="([^"]*)">', html)
    assert f'href="#{place}"' in html
    assert re.findall(r'<sup id="(fnref:[^"]*)">', html) == re.findall(r'backref" href="#([^"]*)"', html)
    assert problems(text) == []


def test_labels_that_look_alike_in_an_address_stay_apart() -> None:
    text = "A[^ghi chú] b[^ghi-chu] c[^Ghi chú]\n\n[^ghi chú]: Một\n[^ghi-chu]: Hai\n[^Ghi chú]: Ba"
    places = re.findall(r'<sup id="fnref:([^"]*)"', html_of(text))
    assert places == ["ghi-chu-2", "ghi-chu", "ghi-chu-3"]
    assert problems(text) == []


def test_a_note_that_nothing_refers_to_is_told_and_printed_without_an_arrow() -> None:
    text = "Lời.\n\n[^1]: Một.\n\n[^hai ba]: Hai.\n\n    - ba"
    html = html_of(text)
    assert all(words in html for words in ("Một.", "Hai.", "<li>ba</li>"))
    assert "backref" not in html
    assert "<p></p>" not in html
    assert problems(text) == [(3, "unused-footnote", "[^1]"), (5, "unused-footnote", "[^hai ba]")]


def test_a_label_twice_is_told_at_the_second_and_both_notes_are_printed() -> None:
    text = "Lời[^1].\n\n[^1]: Một.\n[^1]: Hai."
    assert re.findall(r"<li id=\"(fn:[^\"]*)\">\s*<p>(\w+)", html_of(text)) == [
        ("fn:1", "Một"),
        ("fn:1-2", "Hai"),
    ]
    assert problems(text) == [(4, "repeated-footnote", "[^1]")]
    assert dict(set_body(text).problems[0].values)["first"] == "3"


@pytest.mark.parametrize("text", ["a[^1]\n\n[^1]:", "a[^1]\n\n[^1]:  \n", "a[^1]b[^2]\n\n[^1]:\n[^2]: x"])
def test_a_note_without_words_is_told(text: str) -> None:
    assert problems(text) == [(3, "empty-footnote", "[^1]")]


@pytest.mark.parametrize(
    "text", ["a[^1]\n\n[^1]:\nMột", "a[^1]\n\n[^1]:\n\n    Một", "a[^1]\n\n[^1]:\n    Một"]
)
def test_a_note_may_begin_on_the_next_line(text: str) -> None:
    assert problems(text) == []
    assert "Một" in html_of(text)


def test_a_note_may_have_several_paragraphs() -> None:
    html = html_of("a[^1]\n\n[^1]: Một.\n\n    Hai.\n\n    Ba.\n\nSau.")
    assert html.index("Sau.") < html.index("Một.") < html.index("Hai.") < html.index("Ba.")
    assert html.count("footnote-backref") == 1


def test_marks_may_stand_in_headings_and_tables() -> None:
    html = html_of("## Kết quả[^1]\n\n| a[^2] | b |\n|---|---|\n| c | d[^1] |\n\n[^1]: Một\n[^2]: Hai")
    assert '<h2 id="ket-qua">' in html
    assert len(re.findall('<sup id="fnref', html)) == 3
    assert problems("## A[^1]\n\n[^1]: Một") == []


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("chữ[^1]", "chữ<sup"),
        ("chữ.[^1]", "chữ.<sup"),
        ("chữ [^1]", "chữ&nbsp;<sup"),
        ("chữ  [^1]", "chữ&nbsp;<sup"),
        ("chữ![^1]", "chữ!\u2060<sup"),
        ("chữ?[^1]", "chữ?\u2060<sup"),
        ("chữ…[^1]", "chữ…\u2060<sup"),
        ("chữ –[^1]", "chữ –\u2060<sup"),
    ],
)
def test_a_mark_stays_on_the_line_of_its_word(typed: str, set_as: str) -> None:
    assert set_as in html_of(f"{typed}\n\n[^1]: x").replace(" –", " –")


def test_what_only_looks_like_a_note_stays() -> None:
    assert prepared("a [b] ^c") == ("a [b] ^c", [])
    assert finished("<p>a</p>") == ("<p>a</p>", set())
    assert problems("Xem `[^1]: x`") == []


labels = st.sampled_from(["1", "2", "a", "a b", "A b", "*", "đ"])


@pytest.mark.slow
@given(st.lists(labels, max_size=4), st.lists(labels, max_size=5))
def test_every_note_is_printed_once_and_every_link_leads_somewhere(
    marks: list[str], noted: list[str]
) -> None:
    words = [f"nội dung số {number} hết" for number in range(len(noted))]
    notes = "\n".join(f"[^{label}]: {text}" for label, text in zip(noted, words, strict=True))
    html = html_of(f"Lời{''.join(f' [^{label}] và' for label in marks)}.\n\n{notes}")
    assert all(html.replace("&nbsp;", " ").count(text) == 1 for text in words)
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)


@pytest.mark.parametrize("before", ["> ", "> > ", "- a\n\n    "])
def test_notes_in_quotations_and_lists_count(before: str) -> None:
    prefix = before.rpartition("\n")[2]
    text = f"{before}b[^a b]\n{prefix.rstrip()}\n{prefix}[^a b]: Một\n{prefix}[^2]: Hai"
    assert [code for _, code, _ in problems(text)] == ["unused-footnote"]
    assert '<li id="fn:a-b">' in html_of(text)


def test_what_is_indented_like_code_is_no_note() -> None:
    assert [code for _, code, _ in problems("Lời.\n\n    [^1]: x")] == ["missing-footnote"]


@pytest.mark.parametrize(
    "notes", ["[^2]: Chú hai\n[^1]:", "[^2]:\n\n[^1]: Chú", "[^2]: - một\n\n[^1]: > hai"]
)
def test_notes_of_any_kind_are_put_in_the_order_of_their_marks(notes: str) -> None:
    html = html_of(f"A[^1] B[^2].\n\n{notes}")
    assert 0 < html.index('id="fn:1"') < html.index('id="fn:2"')


def test_notes_are_numbered_as_their_marks_are_read_in_tables_too() -> None:
    html = html_of(
        "A[^1]\n\n| B[^2] |\n| --- |\n| c[^3] |\n\n- d[^4]\n\n" + "\n\n".join(f"[^{n}]: x" for n in "4321")
    )
    assert re.findall(r'footnote-ref" href="#fn:(\d)">(\d)<', html) == [(n, n) for n in "1234"]


def test_a_note_that_lacks_its_colon_is_told_once() -> None:
    assert problems("A[^1] và b[^1].\n\n[^1] Nội dung") == [(3, "note-without-colon", "[^1]")]


def test_spaces_in_marks_do_not_count() -> None:
    assert problems("A[^3 ] b[^ 3].\n\n[^3]: Nội dung") == []
