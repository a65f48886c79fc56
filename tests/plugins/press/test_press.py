from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, UndefinedError

from newsroom.engine.build import Build
from newsroom.engine.cache_keys import read_folder
from newsroom.engine.catalogue import Catalogue
from newsroom.engine.changes import Changes
from newsroom.engine.disk import fingerprint
from newsroom.engine.snapshot import Snapshot
from newsroom.model.output import Assets, LargeFile, Output
from newsroom.viewmodels.parts import Crumb
from plugins.press import MARK, Press, foreign, overlap
from plugins.press.environment import make_environment
from plugins.press.press import identity, render
from tests.support.making import NOW, make_site


@dataclass(frozen=True)
class Model:
    title: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    templates = tmp_path / "templates"
    templates.mkdir()
    return templates


def environment(folder: Path, template: str) -> Environment:
    (folder / "a.html").write_text(template, encoding="utf-8")
    site = identity(make_site(), Assets("theme/a.css", "theme/a.svg"), (Crumb("Giới thiệu", "gioi-thieu/"),))
    return make_environment([(str(folder), read_folder(folder))], {"trim_blocks": True}, {}, **site)


def printed(folder: Path, template: str, title: str = "Họp") -> str:
    made = environment(folder, template)
    return render(lambda: made, Output("a", "", lambda: Model(title), "a.html")).decode()


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ title }}", "&lt;b&gt; &amp; &#34;{{ 7 }}&#34;"),
        ("{{ title|safe }}", '<b> & "{{ 7 }}"'),
        ("{{ title|nobreak }}", "&lt;b&gt; &amp; &#34;{{ 7 }}&#34;"),
    ],
)
def test_text_is_escaped_and_never_run(folder: Path, template: str, expected: str) -> None:
    assert printed(folder, template, '<b> & "{{ 7 }}"') == expected


@pytest.mark.parametrize("template", ["{{ articles }}", "{{ title.xyz }}", "{{ model }}", "{{ settings }}"])
def test_a_name_that_is_neither_of_the_model_nor_of_the_site_fails(folder: Path, template: str) -> None:
    with pytest.raises(UndefinedError):
        printed(folder, template)


def test_every_template_sees_the_identity_of_the_site(folder: Path) -> None:
    template = "{{ SITENAME }} {{ SITEURL }} {{ assets.css }} {{ static_pages[0].name }} {{ site.url }}"
    assert printed(folder, template) == (
        "Trang tin Đảng bộ Khối /bantin theme/a.css Giới thiệu https://example.vn/bantin"
    )


def test_what_belongs_together_stays_together(folder: Path) -> None:
    assert printed(folder, "{{ title|nobreak }}", "Nhiệm kỳ 2020 - 2025") == "Nhiệm kỳ 2020\u00a0-\u00a02025"


def test_an_output_without_template_is_its_bytes_and_needs_no_environment() -> None:
    def environment() -> Environment:
        pytest.fail("asked for")

    assert render(environment, Output("a.bin", "", lambda: b"\x00\xff")) == b"\x00\xff"


# Writing


def plan(root: Path, *outputs: tuple[str, bytes], **found: Any) -> Build:
    """Plan files of fixed bytes; without ``found`` nothing is known of the output folder."""
    made = Build(NOW, Catalogue(root.parent, "site"), **found)
    made.plan("all", [Output(path, "", lambda data=data: data) for path, data in outputs])  # type: ignore[misc]
    return made


def print_all(root: Path, build: Build) -> tuple[int, int]:
    """Print; give how many files were written and removed."""
    press = Press(str(root), {"OUTPUT_RETENTION": [".git"]})
    press.print_all(lambda output: render(Environment, output), build, 1)
    return press.tally.written, press.tally.removed


def press(root: Path, *outputs: tuple[str, bytes]) -> tuple[int, int]:
    return print_all(root, plan(root, *outputs))


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


def test_the_output_holds_exactly_what_is_planned(tmp_path: Path) -> None:
    assert press(tmp_path, ("a/index.html", b"1"), ("b.xml", b"2")) == (2, 0)
    assert press(tmp_path, ("b.xml", b"3"), ("c/d/e.html", b"4")) == (2, 1)
    assert snapshot(tmp_path) == {"b.xml": b"3", "c/d/e.html": b"4"}
    assert not (tmp_path / "a").exists()


def test_a_file_with_the_same_bytes_is_not_written_again(tmp_path: Path) -> None:
    press(tmp_path, ("a.html", b"1"))
    before = (tmp_path / "a.html").stat()
    assert press(tmp_path, ("a.html", b"1")) == (0, 0)
    after = (tmp_path / "a.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_is_to_be_retained_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("x")
    press(tmp_path, ("a.html", b"1"))
    assert set(snapshot(tmp_path)) == {".git/HEAD", "a.html"}


def test_what_is_not_stale_is_neither_made_nor_touched(tmp_path: Path) -> None:
    known = plan(tmp_path, ("a.html", b"1"), ("b.html", b"2"))
    print_all(tmp_path, known)

    def never() -> bytes:
        pytest.fail("made")

    build = plan(tmp_path, ("b.html", b"3"), changes=Changes(), output_snapshot=known.output_snapshot)
    build.plan("a", [Output("a.html", "", never, stale=False)])
    assert print_all(tmp_path, build) == (1, 0)
    assert snapshot(tmp_path) == {"a.html": b"1", "b.html": b"3"}


def test_a_file_that_is_known_to_have_the_bytes_is_not_even_read(tmp_path: Path) -> None:
    known = plan(tmp_path, ("a.html", b"1"))
    print_all(tmp_path, known)
    (tmp_path / "a.html").unlink()
    build = plan(tmp_path, ("a.html", b"1"), changes=Changes(), output_snapshot=known.output_snapshot)
    assert print_all(tmp_path, build) == (0, 0)


def test_only_what_was_given_up_or_is_foreign_is_removed_with_folders_left_empty(tmp_path: Path) -> None:
    known = plan(tmp_path, ("a/b/index.html", b"1"), ("a/index.html", b"2"), ("c/d.html", b"3"))
    print_all(tmp_path, known)
    (tmp_path / "c" / "la.html").write_bytes(b"?")
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "la.html").write_bytes(b"?")
    build = plan(
        tmp_path,
        changes=Changes(),
        output_snapshot=known.output_snapshot,
        released=frozenset({"a/b/index.html", "gone/already.html"}),
        foreign=frozenset({"c/la.html"}),
    )
    assert print_all(tmp_path, build) == (0, 2)
    assert snapshot(tmp_path) == {"a/index.html": b"2", "c/d.html": b"3", "e/la.html": b"?"}
    assert not (tmp_path / "a" / "b").exists()


def test_the_home_page_which_carries_the_mark_is_written_first(tmp_path: Path) -> None:
    made: list[str] = []
    build = Build(NOW, Catalogue(tmp_path.parent, "site"))
    for path in ("a.html", "index.html", "b.html"):
        build.plan("all", [Output(path, "", lambda path=path: made.append(path) or b"")])  # type: ignore[misc]
    print_all(tmp_path, build)
    assert (made[0], sorted(made)) == ("index.html", ["a.html", "b.html", "index.html"])


def test_files_that_show_much_the_same_are_printed_one_after_the_other(tmp_path: Path) -> None:
    made: list[str] = []
    build = plan(tmp_path)
    for path, near in (("a", "07"), ("b", "06"), ("c", "07"), ("index.html", "12"), ("d", "")):
        output = Output(path, "", lambda path=path: made.append(path) or b"", near=near)  # type: ignore[misc]
        build.plan(path, [output])
    print_all(tmp_path, build)
    assert made == ["index.html", "d", "b", "a", "c"]


def noted(snapshot: Snapshot) -> dict[bytes, bytes]:
    return {path: snapshot.digest(path) or b"" for path in snapshot.files()}


def test_what_is_printed_is_noted_so_that_nothing_of_it_is_suspect(tmp_path: Path) -> None:
    known = plan(tmp_path, ("a/b/index.html", b"1"), ("a/c.html", b"2"), ("d/e.html", b"3"))
    print_all(tmp_path, known)
    assert noted(known.output_snapshot) == {
        b"a/b/index.html": fingerprint(b"1"),
        b"a/c.html": fingerprint(b"2"),
        b"d/e.html": fingerprint(b"3"),
    }
    assert known.output_snapshot.suspects(tmp_path) == []
    build = plan(
        tmp_path,
        ("a/c.html", b"4"),
        ("f/g.html", b"5"),
        changes=Changes(),
        output_snapshot=known.output_snapshot,
        released=frozenset({"a/b/index.html"}),
    )
    assert print_all(tmp_path, build) == (2, 1)
    assert noted(build.output_snapshot) == {
        b"a/c.html": fingerprint(b"4"),
        b"d/e.html": fingerprint(b"3"),
        b"f/g.html": fingerprint(b"5"),
    }
    assert build.output_snapshot.suspects(tmp_path) == []
    assert build.output_snapshot.get(b"a/b/") is None


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, ""),
        ({"index.html": MARK}, ""),
        ({"index.html": MARK, "x.html": b""}, ""),
        ({"index.html": b"<html>"}, "index.html"),
        ({"thu.docx": b""}, "thu.docx"),
        ({".git": b""}, ""),
    ],
)
def test_only_a_folder_of_our_own_is_tidied(tmp_path: Path, files: dict[str, bytes], found: str) -> None:
    root = tmp_path / "output"
    root.mkdir()
    for name, data in files.items():
        (root / name).write_bytes(data)
    assert foreign(root, [".git"]) == found


@pytest.mark.parametrize(
    ("output", "cache", "code"),
    [
        ("content", "cache", "output-content"),
        ("content/output", "cache", "output-content"),
        (".", "cache", "output-content"),
        ("output", "output", "output-cache"),
        ("output", "output/.cache", "output-cache"),
        ("output", "output/.git/cache", ""),
        ("output", "cache", ""),
        ("cache/output", "cache", ""),
    ],
)
def test_an_output_whose_tidying_would_take_content_or_cache_is_found(
    tmp_path: Path, output: str, cache: str, code: str
) -> None:
    places = (tmp_path / output, tmp_path / "content", tmp_path / cache)
    assert overlap(*(place.resolve() for place in places), [".git"]) == code


def test_an_output_that_does_not_exist_yet_is_ours(tmp_path: Path) -> None:
    assert foreign(tmp_path / "moi", []) == ""


# Large files


def large(data: bytes, given: list[bytes], digest: bytes = b"") -> LargeFile:
    def pieces() -> Iterator[bytes]:
        for place in range(0, len(data), 3):
            given.append(data[place : place + 3])
            yield given[-1]

    return LargeFile(digest or fingerprint(data), pieces)


def planned(root: Path, file: LargeFile, **found: Any) -> Build:
    made = Build(NOW, Catalogue(root.parent, "site"), **found)
    made.plan("all", [Output("a/b.mp4", "", lambda: file)])
    return made


def test_a_large_file_is_written_piece_by_piece_and_noted(tmp_path: Path) -> None:
    given: list[bytes] = []
    build = planned(tmp_path, large(b"abcdefgh", given))
    assert print_all(tmp_path, build) == (1, 0)
    assert snapshot(tmp_path) == {"a/b.mp4": b"abcdefgh"}
    assert given == [b"abc", b"def", b"gh"]
    assert noted(build.output_snapshot) == {b"a/b.mp4": fingerprint(b"abcdefgh")}
    assert build.output_snapshot.suspects(tmp_path) == []


def test_a_large_file_that_is_there_is_not_asked_for(tmp_path: Path) -> None:
    given: list[bytes] = []
    first = planned(tmp_path, large(b"abcdefgh", []))
    print_all(tmp_path, first)
    assert print_all(tmp_path, planned(tmp_path, large(b"abcdefgh", given))) == (0, 0)
    again = planned(
        tmp_path, large(b"abcdefgh", given), changes=Changes(), output_snapshot=first.output_snapshot
    )
    assert print_all(tmp_path, again) == (0, 0)
    assert given == []
    assert print_all(tmp_path, planned(tmp_path, large(b"abcdefgX", given))) == (1, 0)
    assert snapshot(tmp_path) == {"a/b.mp4": b"abcdefgX"}


def test_a_large_file_that_fails_half_way_leaves_the_last_one(tmp_path: Path):
    print_all(tmp_path, planned(tmp_path, large(b"abcdefgh", [])))

    def pieces() -> Iterator[bytes]:
        yield b"neu"
        raise OSError(errno.ESTALE, "changed")

    with pytest.raises(OSError, match="changed"):
        print_all(tmp_path, planned(tmp_path, LargeFile(b"x" * 16, pieces)))
    assert snapshot(tmp_path) == {"a/b.mp4": b"abcdefgh"}
