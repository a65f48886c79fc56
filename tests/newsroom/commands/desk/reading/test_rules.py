"""How the site is read."""

from __future__ import annotations

from pelican.settings import read_settings

from newsroom.commands.desk.reading.rules import Rules, house_rules
from plugins.copydesk import PROOFREADERS
from tests.support.building import ROOT


def rules(**settings: object) -> Rules:
    return Rules.of(read_settings(str(ROOT / "pelicanconf.py"), settings))


def test_the_rules_of_the_house_are_those_of_its_settings() -> None:
    found = house_rules()
    assert (found.largest_video, found.largest_file, found.draws_covers) == (50, 20_000_000, True)
    assert found.markdown["extensions"] == ["tables", "footnotes", "plugins.captions.markdown"]
    assert found is house_rules()


def test_bodies_are_set_with_captions_as_builds_set_them() -> None:
    with house_rules().lock:
        body = house_rules().typesetter.set("articles/2024/07/a/index.md", '![Ảnh](1.jpg "Chú thích")', 1)
    assert [figure.src for figure in body.blocks if hasattr(figure, "src")] == ["articles/2024/07/a/1.jpg"]


def test_who_else_proofreads_comes_after_the_house() -> None:
    found = rules(PROOFREADERS=["builtins:repr", PROOFREADERS[0]])
    assert found.proofreader_names == (*PROOFREADERS, "builtins:repr")
    assert "builtins:repr" in found.proofreader_names
    assert len(found.proofreaders) == len(PROOFREADERS) + 1


def test_a_limit_that_is_none_is_that_of_the_house() -> None:
    assert rules(VIDEO_MAX_MB="lớn").largest_video == 50
    assert (rules(VIDEO_MAX_MB=7).largest_video, rules(DOWNLOAD_MAX_MB=1.5).largest_file) == (7, 1_500_000)
    assert rules(DRAWN_COVERS=False).draws_covers is False
