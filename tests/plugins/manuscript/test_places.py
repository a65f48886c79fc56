from __future__ import annotations

import pytest

from plugins.manuscript.places import check_place


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("articles/2024/7/hop/index.md", "bad-month-folder"),
        ("articles/2024/13/hop/index.md", "bad-month-folder"),
        ("articles/24/07/hop/index.md", "bad-year-folder"),
        ("articles/1929/07/hop/index.md", "bad-year-folder"),
        ("articles/2200/07/hop/index.md", "bad-year-folder"),
        ("articles/0224/07/hop/index.md", "bad-year-folder"),
        ("articles/２０２４/07/hop/index.md", "bad-year-folder"),
        ("articles/2024/07/Hop_bao/index.md", "bad-slug"),
        ("articles/2024/07/họp/index.md", "bad-slug"),
        ("articles/2024/07/hop/bai.md", "misplaced-article"),
        ("articles/2024/07/index.md", "misplaced-article"),
        ("articles/2024/07/hop/con/index.md", "misplaced-article"),
        ("tin.md", "misplaced-article"),
        ("pages/con/chau/a.md", "misplaced-page"),
        ("pages/con/index.md", "misplaced-page"),
        ("pages/Con/a.md", "bad-slug"),
        ("pages/con/A.md", "bad-slug"),
        ("pages/2024/a.md", "reserved-folder"),
        ("pages/video.md", "reserved-address"),
        ("pages/Giới thiệu.md", "bad-slug"),
    ],
)
def test_a_manuscript_in_a_place_that_is_no_address_is_refused(path: str, code: str) -> None:
    assert [problem.code for problem in check_place(path)] == [code]
    assert [problem.line for problem in check_place(path)] == [0]


@pytest.mark.parametrize(
    "path",
    [
        "articles/2024/07/hop/index.md",
        "pages/gioi-thieu.md",
        "pages/gioi-thieu/video.md",
        "articles/1930/01/a/index.md",
        "articles/2199/12/a/index.md",
    ],
)
def test_proper_places_are_not_reported(path: str) -> None:
    assert not check_place(path)


def test_a_bad_name_comes_with_a_better_one() -> None:
    (problem,) = check_place("articles/2024/07/Hội nghị!/index.md")
    assert dict(problem.values)["better"] == "hoi-nghi"
