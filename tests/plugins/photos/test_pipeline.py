from __future__ import annotations

import errno
import faulthandler
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import plugins.photos.making
from newsroom.engine.progress import Progress
from newsroom.model.media import Cover, Original, Photo
from newsroom.model.problem import Problem
from plugins.photos import pipeline as pipeline
from plugins.photos import sandbox as sandbox
from plugins.photos.making import develop
from plugins.photos.photo import PhotoError
from plugins.photos.pipeline import PhotoPipeline, Request, Result
from plugins.photos.rendition import cover_name, photo_name, share_url
from plugins.photos.store import Store
from tests.support.awkward import quarters, saved
from tests.support.building import digests

pytestmark = pytest.mark.slow

NAMES = [f"anh-{number}.png" for number in range(5)]


class Sandbox:
    """Notes what is really worked on; ``stops`` ends the work, as a person would, before so many results."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.requests: list[str] = []
        self.stops: int | None = None
        patch.setattr(pipeline, "run_all", self.run_all)

    def run_all(self, work: Callable[[Request], Result], requests: list[Request], jobs: int) -> Iterator[Any]:
        self.requests = [request.path for request in requests]
        for count, result in enumerate(sandbox.run_all(work, requests, jobs)):
            if count == self.stops:
                raise KeyboardInterrupt
            yield result


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    return Sandbox(monkeypatch)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / name).write_bytes(saved(quarters(90, 70 + number), "PNG"))
    return folder


def request(name: str, *foci: Any) -> Request:
    return Request(name, name, f"digest of {name}", foci)


def fill(
    content: Path, *requests: Request, jobs: int = 1, dry: bool = False, **options: Any
) -> dict[str, Result]:
    maker = options.pop("maker", "v1")
    store = Store(content.parent / "cache", maker, **options)
    found = PhotoPipeline(content, store, jobs, dry).fill(requests or map(request, NAMES), Progress())
    return {digest.removeprefix("digest of "): one for digest, one in found.items()}


def kept(content: Path) -> dict[str, str]:
    return digests(content.parent / "cache" / "photos")


def test_what_is_asked_for_is_made_and_then_found(content: Path, room: Sandbox) -> None:
    first = fill(content)
    assert room.requests == NAMES
    assert all(isinstance(one.photo, Photo) and one.photo.path == name for name, one in first.items())
    room.requests = []
    assert fill(content) == first
    assert room.requests == []


def test_results_and_files_do_not_depend_on_the_number_of_jobs(content: Path, tmp_path: Path) -> None:
    found = []
    for jobs in (1, 2, 5):
        (tmp_path / str(jobs)).mkdir()
        (tmp_path / str(jobs) / "content").symlink_to(content)
        place = tmp_path / str(jobs) / "content"
        found.append(
            (fill(place, *(request(name, None, (10, 20)) for name in NAMES), jobs=jobs), kept(place))
        )
    assert found[0] == found[1] == found[2]


def test_only_the_crops_are_made_of_a_photo_that_is_there(content: Path, room: Sandbox) -> None:
    fill(content, request(NAMES[0]))
    before = kept(content)
    found = fill(content, request(NAMES[0], None, (90, 90)))[NAMES[0]]
    assert {focus: type(cover) for focus, cover in found.covers.items()} == {None: Cover, (90, 90): Cover}
    after = kept(content)
    name = photo_name(f"digest of {NAMES[0]}")
    assert before.items() <= after.items()
    assert not any(file.startswith(name) for file in after.keys() - before.keys())
    room.requests = []
    assert fill(content, request(NAMES[0], (90, 90)))[NAMES[0]].covers[90, 90] == found.covers[90, 90]
    assert room.requests == []


def test_a_new_focus_leaves_the_crops_that_are_there(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(content, request(NAMES[0], None))
    asked: list[Any] = []

    def noted(work: Any, requests: list[Request], jobs: int) -> Iterator[Any]:
        asked.extend(one.foci for one in requests)
        return sandbox.run_all(work, requests, jobs)

    monkeypatch.setattr(pipeline, "run_all", noted)
    fill(content, request(NAMES[0], None, (1, 2)))
    assert asked == [((1, 2),)]


def test_crops_and_share_picture_lie_under_the_name_of_the_cover(content: Path) -> None:
    cover = fill(content, request(NAMES[0], (0, 0)))[NAMES[0]].covers[0, 0]
    name = cover_name(f"digest of {NAMES[0]}", (0, 0))
    files = set(kept(content))
    assert share_url(name).removeprefix("photos/") in files
    assert {one.url.removeprefix("photos/") for part in cover.parts for one in part.all_renditions} <= files


@pytest.mark.parametrize("victim", ["png", "avif", "json", "share"])
@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(file.read_bytes()[:-3])])
def test_what_is_damaged_or_gone_is_made_again(
    content: Path, room: Sandbox, victim: str, damage: Callable[[Path], object]
) -> None:
    first, before = fill(content, request(NAMES[0], None), request(NAMES[1], None)), kept(content)
    name = (
        photo_name(f"digest of {NAMES[0]}")
        if victim != "share"
        else cover_name(f"digest of {NAMES[0]}", None)
    )
    pattern = f"{name}*{victim}.jpg" if victim == "share" else f"{name}*.{victim}"
    damage(sorted((content.parent / "cache" / "photos").glob(pattern))[0])
    room.requests = []
    assert fill(content, request(NAMES[0], None), request(NAMES[1], None)) == first
    assert room.requests == [NAMES[0]]
    assert kept(content) == before


def test_what_others_made_is_made_again(content: Path, room: Sandbox) -> None:
    fill(content)
    room.requests = []
    fill(content, maker="v2")
    assert room.requests == NAMES
    room.requests = []
    fill(content, maker="v2", trusted=False)
    assert room.requests == NAMES


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_that_was_interrupted_goes_on_where_it_was(content: Path, room: Sandbox, jobs: int) -> None:
    room.stops = 3
    with pytest.raises(KeyboardInterrupt):
        fill(content, jobs=jobs)
    room.stops = None
    found = fill(content)
    assert len(room.requests) <= len(NAMES) - 3  # one that was at work may have ended all the same
    assert all(isinstance(one.photo, Photo) for one in found.values())


# What goes wrong


def deaths(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object]) -> None:
    """Let the second photo do something else than be made."""

    def made(path: str, *arguments: Any) -> Any:
        if path == NAMES[1]:
            deed()
        return develop(path, *arguments)

    monkeypatch.setattr(plugins.photos.making, "develop", made)


def segfault() -> None:
    faulthandler.disable()
    os.kill(os.getpid(), signal.SIGSEGV)


def spin() -> None:
    while True:
        pass


def refuse() -> None:
    raise PhotoError("photo-too-large", width=1, height=2)


@pytest.mark.parametrize(
    ("deed", "problem"),
    [
        (segfault, Problem.of(NAMES[1], 0, "photo-crash")),
        (spin, Problem.of(NAMES[1], 0, "photo-slow")),
        (lambda: bytes(4 * 2**30), Problem.of(NAMES[1], 0, "photo-memory")),
        (refuse, Problem.of(NAMES[1], 0, "photo-too-large", width=1, height=2)),
    ],
    ids=["crash", "slow", "memory", "refused"],
)
def test_a_photo_that_cannot_be_made_is_a_problem_and_the_others_are_made(
    content: Path, monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object], problem: Problem
) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    deaths(monkeypatch, deed)
    found = fill(content, jobs=2)
    assert found.pop(NAMES[1]) == Result(problem)
    assert {type(one.photo) for one in found.values()} == {Photo}


def test_encoders_have_more_time_than_decoders(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0)

    def slow(*arguments: Any) -> bytes:
        began = time.process_time()
        while time.process_time() - began < 1.2:
            pass
        return share(*arguments)

    share = plugins.photos.making.share
    monkeypatch.setattr(plugins.photos.making, "share", slow)
    assert isinstance(fill(content, request(NAMES[0], None))[NAMES[0]].photo, Photo)


def test_an_original_that_is_gone_is_told_with_its_name(content: Path) -> None:
    (content / NAMES[2]).unlink()
    with pytest.raises(FileNotFoundError) as raised:
        fill(content)
    assert raised.value.filename == str(content / NAMES[2])


def test_a_full_disk_is_told_with_the_file(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: Path, _: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(file))

    monkeypatch.setattr("plugins.photos.store.write_atomic", full)
    with pytest.raises(OSError, match="No space") as raised:
        fill(content)
    assert raised.value.errno == errno.ENOSPC
    assert raised.value.filename.startswith(str(content.parent / "cache" / "photos"))


# Looking only


def originals(found: dict[str, Result]) -> dict[str, tuple[str, Original | None]]:
    """Give the paths and originals of what came out as photos."""
    shown = {name: one.photo for name, one in found.items()}
    return {name: (one.path, one.original) for name, one in shown.items() if isinstance(one, Photo)}


def test_looking_makes_nothing_but_sees_as_much(content: Path) -> None:
    (content / NAMES[1]).write_bytes((content / NAMES[1]).read_bytes()[:-100])
    looked = fill(content, dry=True)
    assert not (content.parent / "cache").exists()
    made = fill(content)
    assert looked[NAMES[1]] == made[NAMES[1]] == Result(Problem.of(NAMES[1], 0, "photo-damaged"))
    assert originals(made) == originals(looked)
    assert originals(made).keys() == {*NAMES} - {NAMES[1]}


def test_a_copy_of_an_original_has_its_own_path(content: Path) -> None:
    found = fill(content, request(NAMES[0], None))[NAMES[0]].at("photos/khac.png")
    assert isinstance(found.photo, Photo)
    assert found.photo.path == found.covers[None].photo.path == "photos/khac.png"
    assert Result(Problem("a.jpg", 0, "photo-empty")).at("b.jpg") == Result(
        Problem("b.jpg", 0, "photo-empty")
    )
