from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.metadata import Metadata, is_somebody, read_metadata, stamped
from newsroom.commands.importer.pages.selectors import Index


def read(head: str) -> Metadata:
    return read_metadata(Index(tree_of(f"<html><head>{head}</head><body></body></html>")))


def values(metadata: Metadata, key: str) -> list[str]:
    return [fact.value for fact in metadata.facts.get(key, ())]


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-07-11T15:51:00+07:00'>",
        "<meta name='pubdate' content='2024-07-11 15:51'>",
        "<meta name='DC.date.issued' content='2024-07-11T15:51'>",
        "<meta itemprop='datePublished' content='2024-07-11T08:51:00Z'>",
        '<script type=\'application/ld+json\'>{"@type":"NewsArticle","datePublished":"2024-07-11T15:51:00+07:00"}</script>',
    ],
)
def test_the_day_of_publication_is_read(head: str) -> None:
    assert values(read(head), "Date") == ["2024-07-11 15:51"]


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:modified_time' content='2024-07-11T15:51:00+07:00'>",
        "<meta name='revised' content='2024-07-11'>",
        "<meta name='date' content='2024-07-11'>",
        "<meta http-equiv='last-modified' content='Thu, 11 Jul 2024 08:51:00 GMT'>",
        '<script type=\'application/ld+json\'>{"@type":"NewsArticle","dateModified":"2024-07-11"}</script>',
        '<script type=\'application/ld+json\'>{"@type":"WebPage","datePublished":"2024-07-11"}</script>',
        '<script type=\'application/ld+json\'>{"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2024-07-11"}]}</script>',
    ],
)
def test_days_of_changes_of_servers_and_of_others_are_not(head: str) -> None:
    assert values(read(head), "Date") == []


def test_titles_site_sections_tags_and_authors_are_read() -> None:
    metadata = read(
        "<title>Bài &amp; ảnh - Trang tin</title><meta property=og:title content='Bài &amp;amp; ảnh'><meta property=og:site_name content='Trang tin'>"
        "<meta property=og:type content=article><meta property=article:section content='Tin hoạt động'><meta property=article:tag content='Xây dựng Đảng'>"
        "<meta name=news_keywords content='hội nghị, Xây dựng Đảng'><meta name=author content='Tổ Tuyên truyền'><meta name=author content='admin'>"
    )
    assert metadata.titles == ("Bài & ảnh", "Bài & ảnh - Trang tin")
    assert (metadata.site, metadata.says_article) == ("Trang tin", True)
    assert values(metadata, "Category") == ["Tin hoạt động"]
    assert values(metadata, "Tags") == ["Xây dựng Đảng", "hội nghị"]
    assert values(metadata, "Author") == ["Tổ Tuyên truyền"]


@pytest.mark.parametrize(
    "name",
    [
        "admin",
        "Administrator",
        "quantri",
        "Quản trị viên",
        "https://a.vn/nguoi",
        "a@b.vn",
        "Trang tin",
        "x",
        "khoi.gov.vn",
    ],
)
def test_accounts_and_the_site_itself_are_nobody(name: str) -> None:
    assert not is_somebody(name, "Trang tin")


def test_dates_of_elements_count_inside_the_article_only() -> None:
    tree = tree_of(
        "<div id=a><time datetime='2024-07-11T15:51:00+07:00'>hôm ấy</time><time class=updated datetime='2025-01-01'>x</time>"
        "<span itemprop=datePublished>2024-07-10</span></div><time datetime='2024-07-12'>khác</time>"
    )
    index = Index(tree)
    facts = stamped(index, index.all(["#a"])[0].iter("*"))
    assert [fact.value for fact in facts] == ["2024-07-10", "2024-07-11 15:51"]
