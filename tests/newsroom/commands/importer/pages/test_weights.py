from __future__ import annotations

from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.weights import LINE, weigh

LONG = "Một đoạn văn của bài, dài hơn một nhãn hay một đầu đề, có đủ chữ để đọc."


def test_running_text_weighs_and_labels_and_lists_of_links_do_not() -> None:
    body = tree_of(f"<div><p>{LONG}</p></div><div>Nhãn</div><ul><li><a href=/x>{LONG}</a></li></ul>").find(
        "body"
    )
    weights = weigh(body)
    text, label, links = body
    assert weights.long[body] == weights.long[text] == len(LONG) >= LINE
    assert (weights.all[label], weights.long.get(label)) == (4, None)
    assert weights.share_of_links(links) == 1
    assert weights.share_of_links(label) == 0


def test_text_broken_by_breaks_and_bold_words_is_one_paragraph() -> None:
    half = LONG[:40]
    body = tree_of(f"<div>{half}<b>{half}</b><br>{half}</div>").find("body")
    assert weigh(body).long[body] == len(half.strip()) * 3


def test_what_is_not_seen_weighs_nothing() -> None:
    body = tree_of(
        f"<script>{LONG}</script><p style='display:none'>{LONG}</p><textarea>{LONG}</textarea>"
    ).find("body")
    assert weigh(body).all.get(body, 0) == 0
