"""What readers see of a manuscript is compared by words and tags."""

from __future__ import annotations

from newsroom.commands.fix.seeing import seen

PATH = "articles/2024/07/hop/index.md"
HEAD = "Title: Họp\nDate: 2024-07-11\n\n"


def is_same(before: str, after: str) -> bool:
    return seen(PATH, HEAD + before).is_same(seen(PATH, HEAD + after))


def test_spaces_and_the_order_of_keys_are_not_seen() -> None:
    assert is_same("một  hai , ba", "một hai, ba")
    assert seen(PATH, "Date: 2024-07-11\nTITLE:  Họp\n\na").is_same(
        seen(PATH, "Title: Họp\nDate: 2024-07-11\n\na")
    )


def test_words_marks_and_new_faults_are_seen() -> None:
    assert not is_same("một hai", "mộthai")
    assert not is_same("một **hai**", "một hai")
    assert not is_same("một  \nhai", "một\nhai")
    assert not is_same("- một\n- hai", "một\nhai")
    assert not is_same("![a](1.jpg)", "![a](2.jpg)")
    assert not is_same("một", "một [b](javascript:x)")
