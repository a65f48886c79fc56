from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsroom.commands.publishing.publication import (
    Publication,
    compare,
    is_hashed,
    lost_archive,
    never_changes,
    only_theirs,
    photos_of,
    taken_down,
)
from newsroom.engine import BuiltFile
from newsroom.model.gone import Gone
from newsroom.model.hosting import Hosting
from newsroom.model.site import Site

A, B = "0123456789abcdef", "fedcba9876543210"


def publication(*paths: str, gone: tuple[Gone, ...] = ()) -> Publication:
    files = {path: BuiltFile(1, b"1") for path in paths}
    return Publication(Site("Khối"), Hosting("nginx"), Path("output"), files, gone, "r")


def test_files_named_by_content_lie_in_folders_of_their_own() -> None:
    assert is_hashed(f"photos/{A}-360.avif")
    assert is_hashed("theme/site.0.css")
    assert not is_hashed("photos")
    assert never_changes("tim/y2024/0.0123456789.bin")
    assert not is_hashed("tim/y2024/0.0123456789.bin")  # as it does not wait
    assert not never_changes("tim-kiem/index.json")
    assert not is_hashed("2024/07/bai/photos/1.pdf")


def test_what_differs_is_sent_and_what_is_no_longer_there_removed() -> None:
    old = {"a/index.html": b"1", "b/index.html": b"1", "c/index.html": b"1", f"photos/{A}-1.jpg": b"1"}
    new = {"a/index.html": b"1", "b/index.html": b"2", "d/index.html": b"1", f"photos/{B}-1.jpg": b"1"}
    found = compare(old, new)
    assert found.hashed == (f"photos/{B}-1.jpg",)
    assert found.pages == ("b/index.html", "d/index.html")
    assert found.removed == ("c/index.html",)
    assert found.stale == (f"photos/{A}-1.jpg",)


def test_an_article_is_taken_down_by_going_or_by_a_page_that_says_so() -> None:
    now = publication("2024/07/c/index.html", "2024/07/b/index.html", gone=(Gone("2024/07/b/", (), True),))
    old = ["2024/07/a/index.html", "2024/07/b/index.html", "2024/07/c/index.html", "2024/07/index.html"]
    assert taken_down(old, now) == ["2024/07/a/index.html", "2024/07/b/index.html"]


def test_an_archive_is_lost_if_a_host_shows_articles_and_nobody_has_manuscripts() -> None:
    now = replace(publication(gone=(Gone("2024/07/b/", (), True),)), has_manuscripts=False)
    old = ["2024/07/a/index.html", "2024/07/b/index.html", "2024/07/index.html", "gioi-thieu/index.html"]
    assert lost_archive(old, now) == 1
    assert lost_archive(old[1:], now) == 0
    assert lost_archive(old, replace(now, has_manuscripts=True)) == 0
    assert lost_archive(old, replace(now, site=replace(now.site, no_articles=1))) == 0


def test_photos_of_what_was_taken_down_are_told_from_others() -> None:
    page = f'<img src="/bantin/photos/{A}-720.jpg" srcset="photos/{A}-card-360.avif 360w">'.encode()
    assert photos_of(page) == {A}
    stale = [f"photos/{A}-720.jpg", f"photos/{A}-card-360.avif", f"photos/{B}-720.jpg", "theme/site.0.css"]
    assert only_theirs([page], stale) == stale[:2]
    assert only_theirs([], stale) == []
