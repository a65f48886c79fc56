"""Check that the address above each static page leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsroom.engine import Build, Check, Edition, Scope
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Record
from newsroom.viewmodels.head import page_trail


def check_parents(edition: Edition) -> Iterator[Problem]:
    """Warn of pages below one that is not there: readers shorten addresses, and nothing leads to the page."""
    for page in edition.pages:
        if page.parent and not page_trail(edition, page):
            yield Problem.of(page.path, 0, "page-alone", parent=f"pages/{page.parent.strip('/')}.md")


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    return check_parents(build.edition)


PARENTS = Check(
    name="standing.parents",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "page-alone": warning(
            "trang con này chưa có trang mẹ {parent:whole} được đăng",
            "Viết trang mẹ đó, hoặc chuyển tệp này ra thư mục pages",
        ),
    },
)
