"""Keys of documents stand in articles of a register only; elsewhere their values are told."""

from __future__ import annotations

from newsroom.commands.importer.draft import Draft, Guess
from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.registering import registered

KNOWN = Known(("Tin", "Văn bản"), {"tin": "Tin", "van-ban": "Văn bản"}, registers=("Văn bản",))
HEADER = {
    "Title": ("Báo cáo kết quả",), "Date": ("2026-06-15",), "Number": ("12-BC/CB",), "Issuer": ("Chi bộ A",),
}  # fmt: skip


def draft(category: str) -> Draft:
    header = HEADER | {"Category": (category,)}
    return Draft("a.docx", header, (), guesses=(Guess("Number", "12-BC/CB", "ghi trên văn bản", 95),))


def test_in_a_register_and_where_no_category_is_known_yet_they_stay() -> None:
    for category in ("Văn bản", "van-ban", "?"):
        assert registered(draft(category), KNOWN) == draft(category)


def test_in_another_category_they_are_told_and_what_news_need_is_asked_for() -> None:
    found = registered(draft("Tin"), KNOWN)
    assert found.header == {
        "Title": ("Báo cáo kết quả",), "Date": ("2026-06-15",), "Category": ("Tin",), "Author": ("Chi bộ A",),
        "Summary": ("?",),
    }  # fmt: skip
    assert found.guesses == ()
    assert [fault.text.partition(":")[0] for fault in found.faults] == [
        "đây là văn bản số 12-BC/CB, của Chi bộ A"
    ]


def test_what_is_no_document_is_left_alone() -> None:
    news = Draft("a.docx", {"Title": ("Tin",), "Category": ("Tin",)}, ())
    assert registered(news, KNOWN) == news
