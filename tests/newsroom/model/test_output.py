from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.output import Output


def output(path: str) -> Output:
    return Output(path, "site.toml", lambda: b"")


@pytest.mark.parametrize(
    "path", ["index.html", "2024/07/tin/index.html", "photos/a.avif", ".well-known/x", "a..b"]
)
def test_a_path_inside_the_output_folder_is_taken(path: str) -> None:
    assert output(path).path == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "//a",
        "..",
        "../a",
        "a/../../b",
        "a/../b",
        "a//b",
        "./a",
        "a/.",
        "a/",
        "a\0.html",
    ],
)
def test_a_path_that_could_leave_the_output_folder_or_has_two_spellings_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="inside the output folder"):
        output(path)
    with pytest.raises(ValueError, match="inside the output folder"):
        replace(output("a"), path=path)


def test_an_output_is_stale_unless_it_is_known_to_be_as_it_would_be_made() -> None:
    assert output("a").stale
    assert not replace(output("a"), stale=False).stale
