"""What a drawn cover leaves out is told at the title or the name that has it."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.blocks import Figure
from newsroom.model.problem import Problem
from newsroom.model.site import Category, Site
from plugins.photos.cover_signs import check_names, check_titles
from tests.support.making import make_article


def test_signs_that_no_font_has_are_told_at_the_title() -> None:
    article = replace(make_article(1, title="Đoàn thăm 北京 và 東京, CO₂ ≥ 3"), lines=(("title", 4),))
    assert list(check_titles([article], lambda _: True)) == [
        Problem.of(article.path, 4, "cover-signs", signs="北京 東京")
    ]


def test_a_title_that_is_not_drawn_is_not_judged() -> None:
    title = "Đoàn thăm 北京"
    with_photo = make_article(1, title=title, body=(Figure("a/1.jpg", "A", "A", "", 9),))
    assert list(check_titles([with_photo], lambda _: True)) == []
    assert list(check_titles([make_article(1, title=title)], lambda _: False)) == []


def test_names_that_every_cover_says_are_judged() -> None:
    categories = (Category("Tin", "tin", line=7), Category("Tin 中", "tin-2", line=9))
    assert list(check_names(Site("Trang 🎉", categories=categories, name_line=2))) == [
        Problem.of("site.toml", 2, "cover-name-signs", name="Trang 🎉", signs="🎉"),
        Problem.of("site.toml", 9, "cover-name-signs", name="Tin 中", signs="中"),
    ]
    assert list(check_names(Site("Trang tin", categories=categories[:1]))) == []
