from __future__ import annotations

import pytest

from newsroom.engine import COVERS, Changes, Span
from newsroom.model.blocks import Figure
from newsroom.viewmodels.front_covers import COVERS_LOOKED_AT, SHOWN_COVERS, front_covers, has_new_covers
from tests.support.making import make_article, make_cover, make_edition, make_photo


def test_the_newest_covers_of_articles_without_an_album_are_chosen_and_no_photo_twice() -> None:
    photos = {f"a/{number}.jpg": make_photo(f"a/{number}.jpg") for number in range(40)}
    articles = [
        make_article(number, body=(Figure(f"a/{number // 2}.jpg", "Ảnh"),), album=3 if number == 29 else 0)
        for number in range(30)
    ]
    covers = {article.url: make_cover(photos[article.figures[0].src]) for article in articles}
    chosen = front_covers(make_edition(articles, photos=photos, covers=covers))
    assert [article.url[-3:-1] for article in chosen[:3]] == ["28", "27", "25"]
    assert len(chosen) == SHOWN_COVERS
    assert len({article.figures[0].src for article in chosen}) == SHOWN_COVERS


@pytest.mark.parametrize(("place", "new"), [(100 - COVERS_LOOKED_AT, True), (10, False)])
def test_only_a_change_among_the_newest_brings_new_covers(place: int, new: bool) -> None:
    assert has_new_covers(Changes(lists={COVERS.of(): Span(100, 100, places=frozenset({place}))})) == new
    assert not has_new_covers(Changes())
