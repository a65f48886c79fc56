from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.engine.queries import CoverRow, FileRow, Queries
from newsroom.model.media import Original, VideoFile
from tests.support.making import index_records, make_article, make_cover, make_links, make_photo

A, B, C = (make_photo(f"photos/{name}.jpg") for name in "abc")


@pytest.fixture
def queries() -> Queries:
    """Give a catalogue that holds nothing."""
    return index_records(())


# Photos


def test_photos_come_back_by_path(queries: Queries) -> None:
    whole = replace(A, modern=A.renditions, colour="#aabbcc", original=Original("JPEG", 4000, 3000, 92))
    queries.photos.put(B, "2")
    queries.photos.put(A, "0")
    queries.photos.put(whole, "1")
    assert queries.photos.all() == [whole, B]
    assert [queries.photos.find(photo.path) for photo in (A, B, C)] == [whole, B, None]
    assert [queries.photos.has(photo.path) for photo in (A, B, C)] == [True, True, False]
    assert queries.photos.digests() == {"1", "2"}


def test_of_equal_photos_the_first_by_path_is_found_by_their_original(queries: Queries) -> None:
    for photo, digest in ((C, "1"), (B, "1"), (A, "2")):
        queries.photos.put(photo, digest)
    assert queries.photos.first_of("1") == B
    assert queries.photos.first_of("3") is None


def test_photos_are_taken_out_one_by_one_or_all(queries: Queries) -> None:
    for photo, digest in ((A, "1"), (B, "1"), (C, "2")):
        queries.photos.put(photo, digest)
    assert queries.photos.take(A.path) == {"1"}
    assert queries.photos.take(A.path) == set()
    assert (queries.photos.all(), queries.photos.digests()) == ([B, C], {"1", "2"})
    queries.photos.take_all()
    assert queries.photos.all() == []


# Covers


@pytest.fixture
def covered(queries: Queries) -> Queries:
    """Give a catalogue with two covers of one name, one of another, and a drawn one."""
    for photo in (A, B):
        queries.photos.put(photo, "")
    queries.covers.put("2/", "one", make_cover(A))
    queries.covers.put("1/", "one", make_cover(B))
    queries.covers.put("3/", "other", make_cover(A))
    queries.covers.put_drawn([("", "site"), ("4/", "drawn")])
    return queries


def test_covers_come_back_by_address_but_not_drawn_ones(covered: Queries) -> None:
    assert covered.covers.all() == [("1/", make_cover(B)), ("2/", make_cover(A)), ("3/", make_cover(A))]
    assert [covered.covers.find(url) for url in ("1/", "2/", "4/", "", "5/")] == [
        make_cover(B),
        make_cover(A),
        None,
        None,
        None,
    ]


def test_a_cover_whose_photo_is_not_known_is_none(queries: Queries) -> None:
    queries.covers.put("1/", "one", make_cover(A))
    assert (queries.covers.find("1/"), queries.covers.all()) == (None, [])
    assert queries.covers.row("1/") == CoverRow("one", A.path)


def test_a_row_says_from_what_a_cover_is(covered: Queries) -> None:
    assert [covered.covers.row(url) for url in ("1/", "4/", "", "5/")] == [
        CoverRow("one", B.path),
        CoverRow("drawn", ""),
        CoverRow("site", ""),
        None,
    ]
    assert sorted(covered.covers.rows()) == ["", "1/", "2/", "3/", "4/"]


def test_copies_of_a_photo_and_articles_with_one_cover_are_put_at_once(queries: Queries) -> None:
    queries.photos.put(A, "0", B.path)
    queries.covers.put("1/", "one", make_cover(A), ("2/", B.path), ("3/", A.path))
    assert queries.photos.find(B.path) == replace(A, path=B.path)
    assert queries.photos.digest_of(B.path) == "0"
    assert queries.covers.all() == [(url, queries.covers.find(url)) for url in ("1/", "2/", "3/")]
    assert queries.covers.rows() == {
        url: CoverRow("one", path) for url, path in (("1/", A.path), ("2/", B.path), ("3/", A.path))
    }


def test_of_equal_covers_the_crops_of_the_first_address_are_found_by_their_name(covered: Queries) -> None:
    assert covered.covers.first_of("one") == (B.path, make_cover(B).parts)
    assert covered.covers.first_of("other") == (A.path, make_cover(A).parts)
    assert covered.covers.first_of("drawn") is None
    assert covered.covers.first_of("khong-co") is None


def test_covers_are_known_by_name_until_the_last_of_it_is_taken_out(covered: Queries) -> None:
    covers = covered.covers
    assert covers.names() == {"one", "other", "site", "drawn"}
    assert covers.take("1/") == {"one"}
    assert covers.has_name("one")
    assert covers.take("2/") == {"one"}
    assert not covers.has_name("one")
    assert covers.take("2/") == set()
    assert covers.take("4/") == {"drawn"}
    assert covers.names() == {"other", "site"}
    covers.take_all()
    assert (covers.names(), covers.rows()) == (set(), {})


def test_a_cover_is_put_in_place_of_the_one_at_its_address(covered: Queries) -> None:
    covered.covers.put_drawn([("1/", "drawn")])
    covered.covers.put("4/", "new", make_cover(B))
    assert (covered.covers.find("1/"), covered.covers.find("4/")) == (None, make_cover(B))


# Files to download

OFFERED = "2024/01/tin-so-001/a.pdf"


def file_row(path: str, address: str | None = OFFERED, fit: int = 1, size: int = 9) -> FileRow:
    return FileRow(path, address, f"digest of {path}", size, fit, "[]")


def test_the_sizes_of_files_are_known_by_path(queries: Queries) -> None:
    queries.files.put([file_row("b.pdf"), file_row("a.pdf", size=0)])
    queries.files.put([file_row("b.pdf", size=7)])
    assert queries.files.sizes() == [("a.pdf", 0), ("b.pdf", 7)]
    assert [queries.files.size(path) for path in ("a.pdf", "b.pdf", "c.pdf")] == [0, 7, None]


def test_what_was_found_in_a_file_is_known(queries: Queries) -> None:
    queries.files.put([file_row("a.pdf"), file_row("b.pdf")._replace(found='[["damaged",{}]]')])
    assert [queries.files.found(path) for path in ("a.pdf", "b.pdf", "c.pdf")] == [
        "[]",
        '[["damaged",{}]]',
        None,
    ]


def test_files_are_offered_where_they_are_fit_and_something_shown_leads_to_them() -> None:
    names = ("b", "a", "hidden", "nobody", "unfit", "elsewhere")
    rows = {name: file_row(f"{name}.pdf") for name in names}
    rows["unfit"] = file_row("unfit.pdf", fit=0)
    rows["elsewhere"] = file_row("elsewhere.pdf", address="x.pdf")
    shown = make_article(1, files=make_links("a.pdf", "b.pdf", "unfit.pdf", "elsewhere.pdf"))
    again = make_article(2, files=make_links("a.pdf"))
    draft = make_article(3, files=make_links("hidden.pdf", "b.pdf"), draft=True)
    queries = index_records([shown, again, draft])
    queries.files.put(rows.values())
    assert queries.files.offered(OFFERED) == [("a.pdf", "digest of a.pdf"), ("b.pdf", "digest of b.pdf")]
    assert queries.files.offered("x.pdf") == [("elsewhere.pdf", "digest of elsewhere.pdf")]
    assert queries.files.offered("khong-co.pdf") == []


def test_files_are_taken_out_with_what_was_known_of_them(queries: Queries) -> None:
    one, other, third = file_row("a.pdf", address=None, fit=0), file_row("b.pdf"), file_row("c.pdf")
    queries.files.put([one, other, third])
    assert queries.files.take("a.pdf") == [one]
    assert queries.files.take("a.pdf") == []
    assert sorted(queries.files.take_all()) == [other, third]
    assert queries.files.sizes() == []


# Video files


def test_video_files_come_back_and_are_taken_out_with_the_digests_of_their_originals(
    queries: Queries,
) -> None:
    files = [
        VideoFile(f"photos/{name}.mp4", length, 1280, 720, 9_000_000, "ab" * 16)
        for name, length in (("a", 205), ("b", None), ("c", 0))
    ]
    for number, file in reversed(list(enumerate(files))):
        queries.video_files.put(file, str(number))
    assert queries.video_files.all() == files
    assert queries.video_files.find(files[1].path) == files[1]
    assert queries.video_files.find("photos/d.mp4") is None
    assert queries.video_files.take(files[0].path) == [("0", files[0])]
    assert queries.video_files.take(files[0].path) == []
    assert sorted(queries.video_files.take_all(), key=lambda found: found[0]) == [
        ("1", files[1]),
        ("2", files[2]),
    ]
    assert queries.video_files.all() == []
