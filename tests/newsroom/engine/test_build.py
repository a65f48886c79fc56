from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.engine.build import Build
from newsroom.engine.catalogue import Catalogue
from newsroom.engine.changes import EVERYTHING, Changes
from newsroom.engine.edition import Edition
from newsroom.engine.products import Index, PlanChange, Reading, Scan, Theme
from newsroom.engine.progress import Progress
from newsroom.engine.snapshot import Mark, Snapshot, Stamp
from newsroom.model.content import Entry
from newsroom.model.output import Output
from newsroom.model.problem import Problem
from newsroom.model.records import Record
from newsroom.model.site import Site
from tests.support.making import NOW, index_records, make_article, make_site


def make_build(*products: object) -> Build:
    """Make a build whose stages have given ``products``."""
    build = Build(NOW, Catalogue(Path(), "memory"))
    build.catalogue.begin(passing=True)
    for product in products:
        build.give(product)
    return build


def make_index(
    changes: Changes, records: Iterable[Record] = (), reindexed: frozenset[str] = frozenset()
) -> Index:
    return Index(Edition(index_records(records), make_site(), NOW), changes, {}, reindexed)


def touched() -> Snapshot:
    """Give notes that are to be kept."""
    snapshot = Snapshot()
    snapshot.put(b"a", Mark(Stamp(1, 2, 3)))
    return snapshot


def output(path: str) -> Output:
    return Output(path, "a.md", lambda: b"")


# Products


def test_what_was_read_is_let_go_but_for_what_pages_ask_for() -> None:
    article, entry = make_article(1), Entry("a.md", "file", "a.md")
    index = replace(make_index(EVERYTHING, [article]), readings={"a.md": Reading("a.md", "", None, (), True)})
    build = make_build(Scan(touched(), Snapshot(), entries=(entry,)), index)
    build.release()
    assert (build.scan.entries, build.get(Index).readings) == ((), {})
    assert build.scan.content.get(b"a") == Mark(Stamp(1, 2, 3))
    assert build.edition.article(article.url) is not None


def test_what_a_stage_gives_is_taken_by_its_type() -> None:
    site, scan, index = make_site(), Scan(Snapshot(), Snapshot()), make_index(EVERYTHING)
    build = make_build(site, scan, index)
    assert build.get(Site) is build.site is site
    assert build.get(Scan) is build.scan is scan
    assert build.get(Index) is index
    assert build.edition is index.edition
    assert build.changes is EVERYTHING


def test_a_product_is_given_once() -> None:
    build = make_build(make_site())
    with pytest.raises(ValueError, match="Site was given already"):
        build.give(make_site(name="Khác"))
    assert build.site == make_site()


def test_what_waits_for_a_product_is_called_when_it_is_given() -> None:
    build, met = make_build(), list[str]()
    build.as_soon_as(Site, lambda: met.append(build.site.name))
    build.give(make_index(EVERYTHING))
    assert met == []
    build.give(make_site(name="Đảng bộ"))
    assert met == ["Đảng bộ"]


@pytest.mark.parametrize("kind", [Site, Scan, Index, Theme, PlanChange])
def test_what_no_stage_gave_is_named(kind: type) -> None:
    with pytest.raises(LookupError, match=rf"\b{kind.__name__}\b.*PLUGINS"):
        make_build().get(kind)


def test_what_is_asked_before_its_stage_is_named() -> None:
    build = make_build()
    asked: dict[str, Callable[[], object]] = {
        "Site": lambda: build.site,
        "Scan": lambda: build.scan,
        "Index": lambda: (build.edition, build.changes),
        "PlanChange": lambda: build.plan_change,
    }
    for name, ask in asked.items():
        with pytest.raises(LookupError, match=rf"\b{name}\b"):
            ask()


def test_builds_begin_with_nothing_planned_and_nothing_found() -> None:
    build = make_build()
    assert not build.plan
    assert (build.problems, build.after_build) == ([], [])
    assert (build.preview, build.check_only) == (False, False)
    progress = Progress()
    assert Build(NOW, build.catalogue, progress=progress).progress is progress


# The plan


def test_the_plan_is_stored_and_what_comes_and_goes_is_known() -> None:
    build = make_build(make_index(Changes()))
    build.queries.outputs.put({"one": [output("a"), output("b")]})
    build.queries.outputs.put({"other": [output("c")]})
    build.plan.add("one", [output("b"), output("d")])
    build.store_plan()
    assert build.plan_change == PlanChange(frozenset({"d"}), frozenset({"a"}))
    assert build.queries.outputs.paths() == {"b", "c", "d"}


def test_where_everything_changes_the_plan_is_all_there_is() -> None:
    build = make_build(make_index(EVERYTHING))
    build.queries.outputs.put({"other": [output("c")]})
    build.plan.add("one", [output("b")])
    build.store_plan()
    assert build.plan_change == PlanChange(frozenset({"b"}), frozenset({"c"}))
    assert build.queries.outputs.paths() == {"b"}


@pytest.mark.parametrize(
    ("changes", "reindexed", "content", "output_folder", "is_planned", "has_news"),
    [
        (Changes(), frozenset(), Snapshot(), Snapshot(), False, False),
        (EVERYTHING, frozenset(), Snapshot(), Snapshot(), False, True),
        (Changes(), frozenset({"a.md"}), Snapshot(), Snapshot(), False, True),
        (Changes(), frozenset(), touched(), Snapshot(), False, True),
        (Changes(), frozenset(), Snapshot(), touched(), False, True),
        (Changes(), frozenset(), Snapshot(), Snapshot(), True, True),
    ],
)
def test_the_catalogue_is_kept_when_something_is_new(
    changes: Changes,
    reindexed: frozenset[str],
    content: Snapshot,
    output_folder: Snapshot,
    is_planned: bool,
    has_news: bool,
) -> None:
    build = make_build(Scan(content, output_folder), make_index(changes, reindexed=reindexed))
    if is_planned:
        build.plan.add("one", [])
    assert build.has_news is has_news


# What is found

ONE, OTHER, DRAFT, THIRD = (make_article(number, draft=number == 2) for number in range(4))
PATHS = [article.path for article in (ONE, OTHER, DRAFT, THIRD)]


def paths(records: Iterable[Record]) -> list[str]:
    return [record.path for record in records]


def test_all_records_may_differ_when_everything_changes() -> None:
    build = make_build(make_index(EVERYTHING, [ONE, OTHER, DRAFT]))
    assert paths(build.changed_records()) == PATHS[:3]


def test_else_only_those_that_were_indexed_again_may_and_what_is_gone_is_no_record() -> None:
    reindexed = frozenset({DRAFT.path, THIRD.path, "khong-co.md"})
    build = make_build(make_index(Changes(), [ONE, OTHER, DRAFT, THIRD], reindexed))
    assert paths(build.changed_records()) == PATHS[2:]


def test_problems_are_reported_in_the_order_in_which_they_were_met() -> None:
    build = make_build()
    found = [Problem("a.md", number, "x") for number in range(3)]
    build.report(found[0])
    build.report(*found[1:])
    build.report()
    assert build.problems == found
