"""What the press is given to print: in which order, and each once."""

from __future__ import annotations

from newsroom.model.output import Output
from plugins.press.job import Job


def planned(path: str, near: str = "", stale: bool = True) -> Output:
    return Output(path, "", lambda: b"", stale=stale, near=near)


def test_the_front_page_is_printed_first_and_neighbours_beside_each_other() -> None:
    job = Job(
        (planned("c.html", "2"), planned("b.html", "1"), planned("a.html", "2"), planned("index.html", "9"))
    )
    assert [output.path for output in job.stale] == ["index.html", "b.html", "c.html", "a.html"]


def test_what_is_stale_is_printed_once_as_it_was_planned_last() -> None:
    last = planned("a.html")
    job = Job((planned("a.html"), planned("b.html", stale=False), last))
    assert len(job.stale) == 1
    assert job.stale[0] is last
