from __future__ import annotations

from pathlib import Path

from newsroom.commands.publishing.place import Place
from newsroom.commands.publishing.publication import Manifest
from newsroom.commands.publishing.release import Release, State
from newsroom.commands.publishing.upload import Upload, folders_of, read_sums
from newsroom.engine import Progress
from tests.support.publishing import publication

A = "a" * 16


def test_sums_of_a_release_are_read_with_the_host_files_and_the_pool() -> None:
    digest = "0" * 32
    text = f"{digest}  ./index.html\n{digest}  ./2024/a b/index.html\n\\{digest}  ./odd\\nname\n"
    text += f"host\n{digest}  ./redirects.map\nphotos/{A}-360.jpg\ntheme/site.{A}.css\n"
    assert read_sums(text) == {
        "index.html": bytes(16),
        "2024/a b/index.html": bytes(16),
        "_may-chu/redirects.map": bytes(16),
        f"photos/{A}-360.jpg": b"",
        f"theme/site.{A}.css": b"",
    }


def upload(tmp_path: Path, old: Manifest | None) -> Upload:
    made = publication(tmp_path / "output", {"index.html": "x" * 5000, f"photos/{A}-1.jpg": "y" * 10})
    return Upload(Place("/srv"), made, State(""), Release("r"), "part", old, False, Progress())


def test_what_is_sent_is_measured_in_bytes_and_blocks(tmp_path: Path) -> None:
    first = upload(tmp_path, None)
    assert (first.planned_bytes, first.planned_blocks) == (5010, 3)


def test_files_of_the_pool_that_are_there_by_name_are_not_sent(tmp_path: Path) -> None:
    assert upload(tmp_path, {f"photos/{A}-1.jpg": b""}).planned == ("index.html",)


def test_folders_are_counted_with_those_above() -> None:
    assert folders_of(["a/b/c.html", "a/d.html", "index.html"]) == 3
