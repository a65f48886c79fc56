"""However logs are rotated, packed, split or read by several at once, each reading counts once."""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import random
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.commands.counting import count as counting
from newsroom.commands.counting import state as keeping
from newsroom.commands.counting.count import Job, NoSite, count
from newsroom.commands.counting.sources import Source, named_logs
from newsroom.commands.counting.summary import Summary
from newsroom.vietnamese.printing import VIETNAM

PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/131.0.0.0 Mobile"
START = datetime(2024, 7, 11, 22, 0, tzinfo=VIETNAM)
PAGE = (
    '<meta property="og:type" content="article"><meta property="og:title" content="Bài {name}">'
    '<span class="opening__views">Lượt xem: {views}</span>'
)


def write_page(site: Path, name: str, views: str = "1.000") -> None:
    (site / "2024/07" / name).mkdir(parents=True, exist_ok=True)
    (site / "2024/07" / name / "index.html").write_text(PAGE.format(name=name, views=views), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a published site of three articles, and room for logs."""
    site = tmp_path / "site"
    for name in ("mot", "hai", "ba"):
        write_page(site, name)
    (site / "index.html").write_text('<link rel="stylesheet" href="/theme/site.ab12.css">', encoding="utf-8")
    (tmp_path / "logs").mkdir()
    return tmp_path


def line(reader: int, minute: float, name: str = "mot", agent: str = PHONE) -> str:
    moment = START + timedelta(minutes=minute)
    return f'10.0.0.{reader} - - [{moment:%d/%b/%Y:%H:%M:%S %z}] "GET /2024/07/{name}/ HTTP/1.1" 200 512 "-" "{agent}"\n'


def job(folder: Path, *logs: str, state: str = "state") -> Job:
    named = named_logs(logs or [str(folder / "logs" / "access.log")])
    clock = int((START + timedelta(hours=6)).timestamp())
    return Job(folder / "site", tuple(named), folder / "counts", folder / state, clock)


def run(folder: Path, *logs: str) -> Summary:
    return count(job(folder, *logs))


def figures(folder: Path) -> dict[str, int]:
    """Give what was counted by article, imported views taken off."""
    file = folder / "counts" / "2024-07.json"
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return {key.split("/")[2]: views - 1000 for key, views in kept.items()}


def test_a_run_counts_what_is_new_and_the_next_nothing(folder: Path) -> None:
    log = folder / "logs" / "access.log"
    log.write_text(
        line(1, 0) + line(2, 0) + line(1, 5) + line(1, 6, "hai") + line(3, 7, "la"), encoding="utf-8"
    )
    first = run(folder)
    assert (first.lines, first.readings, first.articles) == (5, 3, {"2024/07/mot/", "2024/07/hai/"})
    assert figures(folder) == {"mot": 2, "hai": 1}
    made = {file: file.stat().st_mtime_ns for file in (folder / "counts").iterdir()}
    again = run(folder)
    assert (again.lines, again.readings, again.written) == (0, 0, 0)
    assert {file: file.stat().st_mtime_ns for file in (folder / "counts").iterdir()} == made
    with log.open("a", encoding="utf-8") as file:
        file.write(line(1, 8) + line(4, 9)[:40])
    assert run(folder).readings == 0
    with log.open("a", encoding="utf-8") as file:
        file.write(line(4, 9)[40:])
    assert run(folder).readings == 1
    assert figures(folder) == {"mot": 3, "hai": 1}
    assert {file.stat().st_mode & 0o777 for file in (folder / "counts").iterdir()} == {0o644}


def by_rename(log: Path) -> None:
    log.rename(f"{log}.1")


def by_copy(log: Path) -> None:
    shutil.copyfile(log, f"{log}.1")
    os.truncate(log, 0)


def packed(log: Path) -> None:
    Path(f"{log}.1.gz").write_bytes(gzip.compress(log.read_bytes()))
    log.unlink()


@pytest.mark.parametrize("rotate", [by_rename, by_copy, packed])
def test_a_rotation_in_the_middle_loses_and_repeats_nothing(
    folder: Path, rotate: Callable[[Path], None]
) -> None:
    log = folder / "logs" / "access.log"
    log.write_text("".join(line(reader, reader) for reader in range(5)), encoding="utf-8")
    assert run(folder).readings == 5
    with log.open("a", encoding="utf-8") as file:
        file.write(line(5, 5) + line(0, 6))
    rotate(log)
    with log.open("a", encoding="utf-8") as file:
        file.write(line(6, 7) + line(5, 8))
    assert run(folder).readings == 2
    old = folder / "logs" / "access.log.1"
    if old.exists():
        (folder / "logs" / "access.log.2.gz").write_bytes(gzip.compress(old.read_bytes()))
        old.unlink()
    assert run(folder).readings == 0
    assert figures(folder) == {"mot": 7}


def test_a_copy_that_is_not_cut_yet_is_not_read_twice(folder: Path) -> None:
    log = folder / "logs" / "access.log"
    log.write_text("".join(line(reader, reader) for reader in range(5)), encoding="utf-8")
    shutil.copyfile(log, f"{log}.1")
    assert run(folder).readings == 5


def test_a_packed_log_that_was_not_whole_is_gone_on_with(folder: Path) -> None:
    random.seed(2)
    text = "".join(line(random.randrange(200), minute / 9, "mot") for minute in range(2000)).encode()
    log, whole = folder / "logs" / "access.log.2.gz", gzip.compress(text)
    log.write_bytes(whole[: len(whole) // 2])
    first = run(folder)
    assert list(first.faults) == [str(log)]
    log.write_bytes(whole)
    second = run(folder)
    assert second.faults == {}
    assert first.lines + second.lines == 2000
    shutil.rmtree(folder / "state")
    assert run(folder).readings == first.readings + second.readings


def test_what_is_no_line_is_skipped_and_told(folder: Path) -> None:
    log = folder / "logs" / "access.log"
    bad = [b"\xff\xfe\n", b"x" * 9000 + b"\n", b"khong phai nhat ky\n", b"\0\0" + line(2, 0).encode(), b"\n"]
    log.write_bytes(line(1, 0).encode() + b"".join(bad))
    summary = run(folder)
    assert (summary.broken, summary.too_long, summary.unreadable, summary.readings) == (1, 1, 1, 2)


def test_iis_may_change_its_columns_in_the_middle_and_between_two_runs(folder: Path) -> None:
    log = folder / "logs" / "u_ex240711.log"
    first = "#Software: Microsoft Internet Information Services 10.0\n#Fields: date time c-ip cs-method cs-uri-stem sc-status\n"
    log.write_text(first, encoding="utf-8")
    assert run(folder, str(folder / "logs")).readings == 0
    with log.open("a", encoding="utf-8") as file:
        file.write("2024-07-11 15:00:00 10.0.0.1 GET /2024/07/mot/ 200\n")
    assert run(folder, str(folder / "logs")).readings == 1
    with log.open("a", encoding="utf-8") as file:
        file.write(
            "2024-07-11 15:00:01 10.0.0.2 GET /2024/07/mot/ 200\n#Fields: time date c-ip sc-status cs-method cs-uri-stem\n"
        )
        file.write("15:00:02 2024-07-11 10.0.0.3 200 GET /2024/07/mot/\n")
    assert run(folder, str(folder / "logs")).readings == 2
    assert figures(folder) == {"mot": 3}


def test_what_was_withdrawn_leaves_the_files_and_returns_with_its_count(folder: Path) -> None:
    (folder / "logs" / "access.log").write_text(line(1, 0) + line(1, 0, "hai"), encoding="utf-8")
    run(folder)
    page = folder / "site/2024/07/mot/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text("<title>Bài đã gỡ</title>", encoding="utf-8")
    run(folder)
    assert figures(folder) == {"hai": 1}
    lists = json.loads((folder / "counts/doc-nhieu.json").read_text(encoding="utf-8"))
    assert [one["title"] for one in lists["7"]] == ["Bài hai"]
    shutil.rmtree(folder / "site/2024/07/hai")
    run(folder)
    assert list((folder / "counts").iterdir()) == []
    page.write_text(text, encoding="utf-8")
    run(folder)
    assert figures(folder) == {"mot": 1}


def test_a_log_that_may_not_be_read_is_told_and_the_others_count(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("access.log", "access.log.1"):
        (folder / "logs" / name).write_text(line(len(name), 0), encoding="utf-8")

    def source(path: str) -> Source:
        if path.endswith(".1"):
            raise PermissionError(13, "Permission denied", path)
        return Source(path)

    monkeypatch.setattr(counting, "Source", source)
    summary = run(folder)
    assert (summary.closed, summary.readings) == ([str(folder / "logs" / "access.log.1")], 1)


def test_a_folder_without_a_site_is_told(folder: Path) -> None:
    (folder / "site/index.html").unlink()
    with pytest.raises(NoSite):
        run(folder)


def test_several_runs_at_once_count_each_reading_once(folder: Path) -> None:
    log = folder / "logs" / "access.log"
    log.write_text("".join(line(n % 250, n / 100, "mot") for n in range(3000)), encoding="utf-8")
    context = multiprocessing.get_context("fork")
    runs = [context.Process(target=run, args=(folder,)) for _ in range(4)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert [one.exitcode for one in runs] == [0] * 4
    assert figures(folder) == {"mot": 250}


def test_killed_at_any_step_nothing_counts_twice_and_nothing_is_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = folder / "logs" / "access.log"
    for number, (place, name) in enumerate([(keeping, "save"), (counting, "write")]):
        with log.open("a", encoding="utf-8") as file:
            file.write("".join(line(reader, 40 * number) for reader in range(5)))

        def killed(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(place, name, killed)
            with pytest.raises(KeyboardInterrupt):
                run(folder)
        run(folder)
        assert figures(folder) == {"mot": 5 * (number + 1)}


HITS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 240), st.sampled_from(("mot", "hai")), st.integers(-4, 4)),
    max_size=25,
)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    HITS,
    st.lists(st.tuples(st.integers(0, 25), st.sampled_from((None, by_rename, by_copy, packed))), max_size=4),
)
def test_any_split_of_a_log_into_runs_gives_the_same_counts(
    folder: Path,
    hits: list[tuple[int, int, str, int]],
    cuts: list[tuple[int, Callable[[Path], None] | None]],
) -> None:
    log = folder / "logs" / "access.log"
    lines = [
        line(reader, minute + late / 2, name)
        for reader, minute, name, late in sorted(hits, key=lambda hit: hit[1])
    ]

    def clean() -> None:
        for name in ("logs", "state", "counts"):
            shutil.rmtree(folder / name, ignore_errors=True)
        (folder / "logs").mkdir()

    clean()
    log.write_text("".join(lines), encoding="utf-8")
    run(folder)
    wanted = figures(folder)
    clean()
    done = 0
    for cut, rotate in sorted(cuts, key=lambda one: one[0]):
        with log.open("a", encoding="utf-8") as file:
            file.write("".join(lines[done:cut]))
        done = max(done, cut)
        run(folder)
        if rotate and log.stat().st_size:
            for number in range(4, 0, -1):
                for old in (folder / "logs").glob(f"access.log.{number}*"):
                    old.rename(str(old).replace(f".log.{number}", f".log.{number + 1}"))
            rotate(log)
            log.touch()
    with log.open("a", encoding="utf-8") as file:
        file.write("".join(lines[done:]))
    run(folder)
    assert figures(folder) == wanted
