"""Values of the header come back as they are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.commands.importer.writing.header import header_of, unknown_keys
from newsroom.commands.importer.writing.signs import cleaned
from plugins.manuscript.header import decode, split
from plugins.manuscript.keys import ARTICLE_GRAMMAR, ARTICLE_KEYS
from plugins.manuscript.schema import gather

NASTY = st.text(
    st.one_of(
        st.sampled_from(list("*_`<>&;#[]()\\!|~:=- \n\tabc1Đ?")), st.characters(exclude_categories=["Cs"])
    ),
    max_size=40,
)
PIECES = st.lists(
    st.one_of(
        NASTY, st.sampled_from(["**a**", "<b>", "</b>", "[a](b.vn)", "&amp;", "&#65;", "Date: ", "\nTags: x"])
    ),
    max_size=6,
).map("".join)


def read_back(text: str) -> dict[str, list[str]]:
    decoded, problems = decode("a.md", text.encode())
    manuscript, malformed = split("a.md", decoded, ARTICLE_GRAMMAR)
    header = gather("a.md", manuscript.fields, ARTICLE_KEYS)
    assert not [*problems, *malformed, *header.problems]
    return {key: [item.value for item in items] for key, items in header.fields.items()}


def test_keys_stand_in_the_order_of_the_handbook() -> None:
    values = {
        "Author": ("A", "B"),
        "Title": ("Tên: bài",),
        "Old_URL": ("/1", "/2"),
        "Date": ("?",),
        "Kicker": ("",),
    }
    assert header_of(values) == (
        "Title: Tên: bài\nDate: ?\nAuthor: A; B\nStatus: draft\nOld_URL: /1\nOld_URL: /2\n"
    )


@settings(max_examples=60)
@given(PIECES, PIECES)
def test_any_value_comes_back(title: str, source: str) -> None:
    written = header_of({"Title": (title,), "Source_URL": (source,), "Summary": (source,)})
    found = read_back(f"{written}\nBài\n")
    for key, value in (("title", title), ("source_url", source), ("summary", source)):
        assert found.get(key, []) == [value for value in [cleaned(value)] if value]


def test_a_topic_with_a_comma_is_one() -> None:
    assert "Tags: a, b;\n" in header_of({"Tags": ("a, b",)})


def test_keys_that_no_article_has_are_named() -> None:
    assert unknown_keys({"Title": ("a",), "Slug": ("b",)}) == ["Slug"]
