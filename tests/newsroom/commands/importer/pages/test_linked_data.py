from __future__ import annotations

from newsroom.commands.importer.pages.linked_data import (
    article_among,
    crumbs,
    text_of,
    texts_of,
    things,
    types_of,
)

MINE = {"@type": "NewsArticle", "headline": "Bài của trang này", "url": "https://a.vn/1.html"}
OTHER = {"@type": "Article", "headline": "Bài khác hẳn của trang", "url": "https://a.vn/2.html"}


def test_arrays_and_graphs_are_opened_and_broken_ones_mended_or_left() -> None:
    assert len(things(['[{"@type":"A"},{"@graph":[{"@type":"B"},{"@type":"C"}]}]'])) == 4
    assert things(['{"@type":"A","b":[1,2,],}']) == [{"@type": "A", "b": [1, 2]}]
    assert things(['<!-- {"@type":"A"} -->', '{"headline":"hai\ndòng"}']) == [
        {"@type": "A"},
        {"headline": "hai\ndòng"},
    ]
    assert things(["{", "", "null", "[" * 100_000, '"x"']) == []


def test_of_several_articles_only_the_one_of_the_page_is_taken() -> None:
    assert article_among([OTHER], (), "") == OTHER
    assert article_among([OTHER, MINE], ("Bài của trang này - Trang tin",), "") == MINE
    assert article_among([OTHER, MINE], (), "http://a.vn/1.html") == MINE
    assert article_among([OTHER, MINE], ("Một đầu đề không có ở đâu",), "") is None
    assert article_among([{"@type": "WebSite"}], (), "") is None


def test_values_of_all_shapes_are_words() -> None:
    assert text_of([{"name": "Tổ  Tuyên truyền"}]) == "Tổ Tuyên truyền"
    assert text_of({"a": 1}) == text_of(None) == text_of(5) == ""
    assert texts_of(["a", {"name": "b"}, 3]) == ["a", "b"]
    assert types_of({"@type": ["https://schema.org/Article", 1]}) == {"Article"}


def test_trails_are_read() -> None:
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"name": "Trang chủ"}, {"item": {"name": "Tin"}}, "x"],
    }
    assert crumbs([trail]) == ["Trang chủ", "Tin"]
