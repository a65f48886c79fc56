from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.related.stock import put_nothing, put_related

START = datetime(2024, 1, 1)


def article(number: int, category: str = "tin", **metadata: Any) -> Any:
    return SimpleNamespace(
        number=number,
        url=f"2024/{number}.html",
        slug=f"bai-{number}",
        date=START + timedelta(days=number),
        category=category,
        relative_source_path=f"tin/{number}.md",
        metadata=metadata,
        lang="vi",
        translations=[],
    )


def archive(count: int, **metadata: Any) -> list[Any]:
    """Make articles, the newest first as Pelican has them; ``metadata`` is that of the one in the middle."""
    return [article(n, **(metadata if n == count // 2 else {})) for n in reversed(range(count))]


def numbers(articles: list[Any]) -> list[int]:
    return [one.number for one in articles]


def test_each_article_has_five_newer_and_five_older() -> None:
    articles = archive(30)
    put_related(articles)
    middle = articles[14]
    assert numbers(middle.related_newer) == [20, 19, 18, 17, 16]
    assert numbers(middle.related_older) == [14, 13, 12, 11, 10]
    assert middle.related_pinned == []
    assert numbers(middle.related_posts) == [20, 19, 18, 17, 16, 14, 13, 12, 11, 10]


def test_neighbours_are_those_of_the_site_and_those_of_the_category() -> None:
    articles = [article(n, "a" if n % 2 else "b") for n in range(6)]
    put_related(articles)
    assert (articles[3].prev_article, articles[3].next_article) == (articles[2], articles[4])
    assert articles[3].prev_article_in_category is articles[1]
    assert articles[3].next_article_in_category is articles[5]
    assert articles[0].prev_article is None
    assert articles[5].next_article is None


@pytest.mark.parametrize(
    "header",
    [
        {"related": "bai-2, bai-29"},
        {"related": ["/2024/2.html", "{filename}29.md"]},
        {"related": "{filename}/tin/2.md, |filename|../tin/29.md"},
        {"related_posts": "bai-2,bai-29"},
        {"related": "bai-2", "related_posts": "bai-29, khong-co,"},
    ],
)
def test_pins_are_named_by_slug_address_or_file(header: dict[str, Any]) -> None:
    articles = archive(30, **header)
    put_related(articles)
    assert numbers(articles[14].related_pinned) == [2, 29]
    assert numbers(articles[14].related_posts)[:2] == [2, 29]


def test_what_no_published_article_is_called_is_told(caplog: pytest.LogCaptureFixture) -> None:
    articles = archive(30, related="bai-2, bai-chua-dang,")
    put_related(articles)
    assert numbers(articles[14].related_pinned) == [2]
    assert len(caplog.messages) == 1
    assert "tin/15.md" in caplog.messages[0]
    assert caplog.messages[0].endswith(": bai-chua-dang")


def test_a_slug_that_two_articles_have_means_the_newer() -> None:
    articles = archive(30, related="hai")
    articles[0].slug = articles[29].slug = "hai"
    put_related(articles)
    assert numbers(articles[14].related_pinned) == [29]


def test_a_translation_has_what_stands_around_its_original_in_its_language() -> None:
    articles = archive(3)
    for one in articles[:2]:
        other = article(one.number + 100)
        other.lang, other.translations = "en", [one]
        one.translations = [other]
    put_related(articles)
    english = articles[1].translations[0]
    assert numbers(english.related_newer) == [102]
    assert numbers(english.related_older) == [0]
    assert english.next_article.number == 102
    assert english.prev_article.number == 0


@pytest.mark.parametrize(
    ("plugin", "left"),
    [("related_posts", {"related_posts"}), ("neighbors", {"next_article", "prev_article_in_category"})],
)
def test_names_of_a_plugin_that_runs_as_well_are_left_to_it(plugin: str, left: set[str]) -> None:
    articles = archive(3)
    put_related(articles, ["plugins.related", f"pelican.plugins.{plugin}"])
    assert not left & set(vars(articles[1]))
    assert numbers(articles[1].related_newer) == [2]


def test_a_site_without_articles_or_with_one_has_nothing_to_show() -> None:
    put_related([])
    alone = article(1)
    put_related([alone])
    assert (alone.related_posts, alone.next_article) == ([], None)


def test_drafts_and_hidden_articles_have_nothing_around_them_and_say_so() -> None:
    articles = archive(3)
    draft, other = article(7), article(8)
    other.translations = [draft]
    put_related(articles)
    put_nothing([other])
    given = vars(articles[1]).keys() - vars(article(1)).keys()
    for one in (draft, other):
        assert {name: vars(one)[name] for name in given} == {
            name: [] if name.startswith("related_") else None for name in given
        }
    assert draft.related_newer is not other.related_newer


def test_names_of_another_plugin_are_not_put_on_drafts() -> None:
    draft = article(7)
    put_nothing([draft], ["neighbors"])
    assert not hasattr(draft, "prev_article")
    assert draft.related_posts == []
