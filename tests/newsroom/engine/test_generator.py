from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsroom.engine.build import Build
from newsroom.engine.catalogue import Catalogue
from newsroom.engine.changes import Changes
from newsroom.engine.edition import Edition
from newsroom.engine.generator import Generator
from newsroom.engine.products import Index, Scan
from newsroom.engine.snapshot import Snapshot
from newsroom.engine.workers import default_jobs
from newsroom.model.blocks import Figure
from newsroom.model.output import Output
from newsroom.model.site import Site
from tests.support.making import NOW, index_records, make_article, make_site
from tests.support.scanning import look, write

ARTICLE = make_article(1, body=(Figure("photos/a.jpg", "A"),))


class Naming(Generator):
    """A stage that gives a site."""

    def run(self) -> Site:
        return make_site()


class Planning(Generator):
    """A stage that plans and gives nothing."""

    def run(self) -> None:
        self.plan("one", Output("a.html", "a.md", lambda: b""), Output("b.html", "a.md", lambda: b""))
        self.plan("other")


@pytest.fixture
def build() -> Build:
    """Begin a build whose catalogue holds an article with a photo."""
    build = Build(NOW, Catalogue(Path(), "memory"))
    build.catalogue.begin(passing=True)
    index_records([ARTICLE], catalogue=build.catalogue)
    return build


def made(kind: type[Generator], build: Build, root: Path = Path(), **settings: Any) -> Generator:
    """Make a generator as Pelican does, which names more than ours need."""
    return kind(
        context={"build": build},
        settings=settings,
        path=str(root),
        theme="theme",
        output_path="output",
        readers_cache_name="",
    )


def test_what_a_stage_gives_is_handed_on(build: Build) -> None:
    made(Naming, build).generate_context()
    assert build.site == make_site()


def test_a_stage_may_plan_and_give_nothing(build: Build) -> None:
    made(Planning, build).generate_context()
    assert [output.path for output in build.plan.outputs] == ["a.html", "b.html"]
    assert build.plan.has_any("one")
    assert not build.plan.has_any("other")
    made(Planning, build).generate_context()
    assert len(build.plan.outputs) == 4


def test_a_stage_that_gives_what_another_gave_is_an_error(build: Build) -> None:
    made(Naming, build).generate_context()
    with pytest.raises(ValueError, match="Site"):
        made(Naming, build).generate_context()


def test_a_stage_says_what_it_does(build: Build) -> None:
    with pytest.raises(NotImplementedError):
        made(Generator, build).generate_context()


def test_a_stage_knows_settings_and_folders(build: Build) -> None:
    stage = made(Naming, build, Path("content"), JOBS=3)
    assert (stage.content, stage.theme, stage.output) == (Path("content"), Path("theme"), Path("output"))
    assert (stage.settings, stage.jobs) == ({"JOBS": 3}, 3)
    assert made(Naming, build).jobs == made(Naming, build, JOBS=0).jobs == default_jobs()


def test_a_stage_sees_the_edition_and_the_changes_of_the_build(build: Build) -> None:
    stage = made(Naming, build)
    with pytest.raises(LookupError, match="Index"):
        stage.edition  # noqa: B018 (a property)
    index = Index(Edition(build.queries, make_site(), NOW), Changes(), {})
    build.give(index)
    assert (stage.edition, stage.changes) == (index.edition, index.changes)


def test_a_stage_asks_for_the_files_that_records_lead_to(build: Build, tmp_path: Path) -> None:
    write(tmp_path, "photos/a.jpg")
    content = Snapshot()
    look(tmp_path, content)
    build.give(Scan(content, Snapshot()))
    stage = made(Naming, build, tmp_path)
    assert list(stage.linked_files("photo")) == ["photos/a.jpg"]
    assert stage.linked_files("photo").place("photos/a.jpg") == tmp_path / "photos/a.jpg"
    assert stage.linked_files("photo").is_shown("photos/a.jpg")
    assert not stage.linked_files("video").is_shown("photos/a.jpg")


def test_in_stock_pelican_a_stage_says_what_it_needs() -> None:
    with pytest.raises(
        SystemExit, match=r"^PELICAN_CLASS: lỗi: «.*test_generator» trong PLUGINS chỉ chạy khi"
    ):
        Naming(context={}, settings={}, path="", theme="", output_path="")
