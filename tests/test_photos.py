"""Photos of whole sites: nothing of the originals is published, and nothing is made twice."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from plugins.photos import pipeline as pipeline
from plugins.photos import sandbox as sandbox
from tests.support import awkward
from tests.support.awkward import FORMATS, SECRET, UPRIGHT, quarters, saved, sound
from tests.support.building import NOW, ROOT, SITE_TOML, build, digests, write_article, write_site
from tests.support.metadata import superfluous

pytestmark = pytest.mark.slow

SUFFIX = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif", "HEIF": "heic"}


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)


@pytest.fixture
def worked_on(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Name the photos that the build made something of since this was last cleared."""
    names: list[str] = []

    def noted(work: Any, requests: list[pipeline.Request], jobs: int) -> Iterator[Any]:
        names.extend(Path(request.path).name for request in requests)
        return sandbox.run_all(work, requests, jobs)

    monkeypatch.setattr(pipeline, "run_all", noted)
    return names


def site_of_photos(folder: Path, number: int = 4) -> Path:
    """Write a site of articles with a photo each."""
    content = write_site(folder)
    for place in range(number):
        article = write_article(content, f"2024/0{place + 1}/bai", f"![Ảnh]({place}.jpg)")
        article.with_name(f"{place}.jpg").write_bytes(saved(quarters(90, 70 + place), "JPEG"))
    return content


# Nothing of the originals


def assert_clean(output: Path, originals: list[bytes]) -> None:
    """Take every file of a site apart."""
    pictures = 0
    for file in output.rglob("*"):
        if not file.is_file():
            continue
        data = file.read_bytes()
        assert data not in originals, file
        assert SECRET.encode() not in data, file
        if file.suffix in (".jpg", ".png", ".avif"):
            pictures += 1
            assert superfluous(data) == [], file
            with Image.open(file) as image:
                assert not image.getexif(), file
                assert not {"icc_profile", "xmp", "comment", "photoshop", "exif"} & set(image.info), file
        else:
            texts = (".html", ".xml", ".txt", ".map", ".css", ".svg", ".js", ".json", ".webmanifest")
            assert file.suffix in (*texts, ".mp4", ".docx", ".woff2", ".bin")
    assert pictures


def test_the_sample_site_publishes_renditions_without_metadata_only(real_site: Path) -> None:
    content = ROOT / "content"
    originals = [file.read_bytes() for file in content.rglob("*") if file.suffix in (".jpg", ".png")]
    assert originals
    assert_clean(real_site, originals)


def test_no_metadata_of_any_format_are_published_and_no_photos_of_drafts(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content")
    originals = []
    for form in FORMATS:
        for status in ("published", "draft"):
            name = f"{status}.{SUFFIX[form]}"
            article = write_article(
                content, f"2024/07/{name.replace('.', '-')}", f"![Ảnh]({name})", Status=status
            )
            size = (60, 40) if status == "published" else (64, 41)
            originals.append(sound(form, *size))
            article.with_name(name).write_bytes(originals[-1])
    late = write_article(content, "2026/02/hen-gio", "![Ảnh](1.jpg)")
    late.with_name("1.jpg").write_bytes(sound("JPEG", 66, 42))
    (content / "articles/2024/07/published-jpg/motion.jpg").write_bytes(awkward.motion_photo())
    with open(content / "articles/2024/07/published-jpg/index.md", "a", encoding="utf-8") as file:
        file.write("\n![Ảnh](motion.jpg)\n")
    (content / "articles/2024/07/published-jpg/khong-dung.jpg").write_bytes(sound("JPEG", 68, 43))
    built = build(content, tmp_path / "output")
    assert built.status == 0
    assert_clean(built.output, [*originals, awkward.motion_photo()])
    widths = set()
    for rendition in built.output.glob("photos/*"):
        with Image.open(rendition) as image:
            widths.add(image.width)
    assert widths == {60, 40}  # not those of drafts, of articles to come, and of files that nobody shows
    shared = sorted(file.parent.name for file in built.output.rglob("og.jpg"))
    assert shared == ["output", *sorted(f"published-{SUFFIX[form]}" for form in FORMATS)]


@pytest.mark.slow
def test_exiftool_finds_nothing_personal(tmp_path: Path) -> None:
    tool = shutil.which("exiftool")
    if tool is None:
        pytest.skip("exiftool is not installed")
    content = write_site(tmp_path / "content")
    for form in FORMATS:
        article = write_article(content, f"2024/07/{form.lower()}", f"![Ảnh](1.{SUFFIX[form]})")
        article.with_name(f"1.{SUFFIX[form]}").write_bytes(sound(form))
    assert build(content, tmp_path / "output").status == 0
    command = [
        tool,
        "-r",
        "-G1",
        "-s",
        "-ext",
        "jpg",
        "-ext",
        "png",
        "-ext",
        "avif",
        str(tmp_path / "output"),
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    groups = {line[1 : line.index("]")].strip() for line in told.splitlines() if line.startswith("[")}
    assert groups <= {"System", "File", "JFIF", "PNG", "ExifTool", "QuickTime", "Meta", "Composite", "Track1"}
    assert SECRET not in told


# Nothing twice


def test_a_second_build_makes_no_photo_and_a_fresh_output_neither(
    tmp_path: Path, worked_on: list[str]
) -> None:
    content = site_of_photos(tmp_path / "content")
    before = build(content, tmp_path / "output").files
    assert worked_on == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]
    worked_on.clear()
    assert build(content, tmp_path / "output").files == before
    shutil.rmtree(tmp_path / "output")
    assert build(content, tmp_path / "output").files == before
    for file in (tmp_path / "cache").glob("site*"):
        file.unlink()  # as a fresh checkout with an older cache
    assert build(content, tmp_path / "output").files == before
    assert (
        build(content, tmp_path / "cache-of-preview", PREVIEW=True, CACHE_PATH=str(tmp_path / "cache")).status
        == 0
    )
    assert worked_on == []


def test_equal_photos_are_made_once_with_all_their_crops(tmp_path: Path, worked_on: list[str]) -> None:
    content = write_site(tmp_path / "content")
    data = saved(quarters(300, 300), "PNG")
    for number, focus in enumerate(("", "", "0% 0%", "100% 100%")):
        article = write_article(content, f"2024/0{number + 1}/bai", "![Ảnh](1.png)", Focus=focus)
        article.with_name("1.png").write_bytes(data)
    built = build(content, tmp_path / "output")
    assert worked_on == ["1.png"]
    names = {file.name.split("-")[0] for file in built.output.glob("photos/*")}
    assert len(names) == 1 + 3
    shutil.rmtree(content / "articles" / "2024" / "03")
    built = build(content, tmp_path / "output")
    assert worked_on == ["1.png"]
    assert {file.name.split("-")[0] for file in built.output.glob("photos/*")} < names


def test_an_edit_of_one_photo_makes_one(tmp_path: Path, worked_on: list[str]) -> None:
    content = site_of_photos(tmp_path / "content")
    before = build(content, tmp_path / "output").files
    worked_on.clear()
    (content / "articles/2024/02/bai/1.jpg").write_bytes(saved(quarters(90, 99), "JPEG"))
    after = build(content, tmp_path / "output").files
    assert worked_on == ["1.jpg"]
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert "2024/02/bai/og.jpg" in changed
    assert "2024/02/bai/index.html" in changed
    assert not {path for path in changed if path.startswith(("2024/01/bai", "2024/03/bai"))} - {
        f"2024/0{number}/bai/index.html" for number in (1, 3)
    }


def test_pages_and_share_pictures_follow_focus_and_cover(tmp_path: Path, worked_on: list[str]) -> None:
    content = write_site(tmp_path / "content")
    place, body = "2024/07/bai", "Lời.\n\n![Một](1.png)\n\n![Hai](2.png)"
    article = write_article(content, place, body)
    for number, step in ((1, 1), (2, -1)):
        article.with_name(f"{number}.png").write_bytes(saved(quarters(700, 800, UPRIGHT[::step]), "PNG"))
    seen = []
    headers: list[dict[str, str]] = [{}, {"Focus": "50% 0%"}, {"Focus": "50% 100%"}, {"Cover": "2.png"}, {"Cover": "2.png", "Focus": "50% 0%"}, {}]  # fmt: skip
    for header in headers:
        write_article(content, place, body, **header)
        built = build(content, tmp_path / "output")
        seen.append((built.files[f"{place}/og.jpg"], built.text("index.html")))
    assert seen[0] == seen[-1]
    assert len({share for share, _ in seen}) == len({page for _, page in seen}) == len(headers) - 1


def test_a_photo_that_was_damaged_and_put_back_leaves_no_trace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = site_of_photos(tmp_path / "content")
    before = build(content, tmp_path / "output").files
    photo = content / "articles/2024/02/bai/1.jpg"
    data, report = photo.read_bytes(), capsys.readouterr().err
    photo.write_bytes(data[:-300])
    assert build(content, tmp_path / "output").status == 1
    assert "2024/02/bai/1.jpg:1: lỗi: ảnh hỏng" in capsys.readouterr().err
    assert digests(tmp_path / "output") == before
    photo.write_bytes(data)
    assert build(content, tmp_path / "output").files == before
    assert capsys.readouterr().err == report


def test_a_photo_that_lacks_its_last_bytes_is_shown_and_told_by_every_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = site_of_photos(tmp_path / "content")
    place = "articles/2024/02/bai"
    photo = content / place / "1.jpg"
    data = saved(quarters(700, 800), "JPEG")
    photo.write_bytes(data[:-2])
    told = []
    for words in ("Lời.", "Lời khác.", ""):
        if words:
            write_article(content, "2024/08/khac", words)
        else:
            photo.write_bytes(data)
        assert build(content, tmp_path / "output").status == 0
        told.append("«1.jpg» thiếu phần cuối tệp" in capsys.readouterr().err)
    assert told == [True, True, False]


def test_hidden_articles_are_not_warned_of_for_photos_that_others_show(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_site(tmp_path / "content")
    (content / "photos").mkdir()
    (content / "photos" / "a.jpg").write_bytes(saved(quarters(700, 50), "PNG"))
    write_article(content, "2024/07/an", "![Ảnh](/photos/a.jpg)", Status="draft")
    write_article(content, "2024/07/hien", "Lời.")
    reports = []
    for settings in ({}, {}, {"CACHE_PATH": str(tmp_path / "other")}):
        assert build(content, tmp_path / f"output-{len(settings)}", **settings).status == 0
        reports.append(capsys.readouterr().err)
        write_article(content, "2024/07/hien", "Lời.\n\n![Ảnh](/photos/a.jpg)")
    assert "thật ra là ảnh PNG" not in reports[0]
    assert reports[1] == reports[2]
    assert [line.split(":")[0] for line in reports[1].splitlines() if "PNG" in line] == [
        "articles/2024/07/hien/index.md"
    ]


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(file.read_bytes()[:-9])])
@pytest.mark.parametrize("victim", ["*-90.png", "*-90.avif", "*-share.jpg", "*.json"])
def test_what_the_cache_lost_is_made_again(
    tmp_path: Path, worked_on: list[str], victim: str, damage: Callable[[Path], object]
) -> None:
    content = site_of_photos(tmp_path / "content", 2)
    before = build(content, tmp_path / "output").files
    worked_on.clear()
    damage(sorted((tmp_path / "cache" / "photos").glob(victim))[0])
    shutil.rmtree(tmp_path / "output")
    assert build(content, tmp_path / "output").files == before
    assert len(worked_on) == 1


@pytest.mark.parametrize("victim", ["photos/*-90.avif", "2024/**/og.jpg"])
def test_what_someone_wrote_into_the_output_is_neither_published_nor_kept(
    tmp_path: Path, worked_on: list[str], victim: str
) -> None:
    content = site_of_photos(tmp_path / "content", 2)
    before = build(content, tmp_path / "output").files
    worked_on.clear()
    with sorted((tmp_path / "output").glob(victim))[0].open("rb+") as file:
        file.write(b"neither")
    assert build(content, tmp_path / "output").files == before
    assert len(worked_on) == 1
    shutil.rmtree(tmp_path / "output")
    assert build(content, tmp_path / "output").files == before
    assert len(worked_on) == 1


def test_what_was_made_by_another_recipe_is_not_used(
    tmp_path: Path, worked_on: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = site_of_photos(tmp_path / "content", 2)
    build(content, tmp_path / "output")
    worked_on.clear()
    monkeypatch.setattr("plugins.photos.PHOTO_MAKER", "photos 0")
    shutil.rmtree(tmp_path / "output")
    build(content, tmp_path / "output")
    assert worked_on == ["0.jpg", "1.jpg"]


KILLED = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell in the background takes away
sys.path.insert(0, {root!r})
from pathlib import Path
from plugins.photos import pipeline, sandbox
from tests.support.building import build
def stopped(work, requests, jobs):
    for count, result in enumerate(sandbox.run_all(work, requests, jobs)):
        if count == {after}:
            os.kill(os.getpid(), signal.{sign})
        yield result
pipeline.run_all = stopped
build(Path({content!r}), Path({output!r}), JOBS={jobs})
"""


@pytest.mark.slow
@pytest.mark.parametrize("after", [0, 1, 3])
@pytest.mark.parametrize("sign", ["SIGKILL", "SIGTERM", "SIGINT"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_was_killed_goes_on_with_the_photos_that_are_left(
    tmp_path: Path, worked_on: list[str], after: int, sign: str, jobs: int
) -> None:
    content = site_of_photos(tmp_path / "content", 6)
    names = {"root": str(ROOT), "content": str(content), "output": str(tmp_path / "output")}
    code = KILLED.format(**names, after=after, sign=sign, jobs=jobs)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=120)
    assert done.returncode != 0
    assert build(content, tmp_path / "output").status == 0
    assert 6 - after - 1 - jobs <= len(worked_on) <= 6 - after
    expected = build(content, tmp_path / "fresh" / "output").files
    assert digests(tmp_path / "output") == expected


@pytest.mark.slow
def test_a_build_killed_at_any_time_does_no_harm(tmp_path: Path, worked_on: list[str]) -> None:
    content = site_of_photos(tmp_path / "content", 8)
    expected = build(content, tmp_path / "fresh" / "output").files
    rng = random.Random(3)
    names = {"root": str(ROOT), "content": str(content), "output": str(tmp_path / "output")}
    code = KILLED.format(**names, after=99, sign="SIGKILL", jobs=2)
    for _ in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(rng.uniform(0.2, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert build(content, tmp_path / "output").files == expected
    assert not [file for file in os.listdir(tmp_path / "cache" / "photos") if file.endswith(".tmp")]


# What drawn covers leave out


def test_signs_that_a_cover_leaves_out_are_told_until_it_shows_a_photo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_site(tmp_path / "content")
    file = write_article(content, "2024/05/tham", Title="Đoàn thăm 北京")
    write_article(content, "2024/06/khac")
    told = "articles/2024/05/tham/index.md:1: cảnh báo: phông chữ vẽ ảnh chia sẻ không có ký tự «北京»"
    for number in range(3):
        write_article(content, "2024/06/khac", f"Lời {number}.")
        build(content, tmp_path / "output")
        assert told in capsys.readouterr().err
    file.with_name("1.jpg").write_bytes(saved(quarters(900, 700), "JPEG"))
    write_article(content, "2024/05/tham", "![Đoàn ở sân bay](1.jpg)", Title="Đoàn thăm 北京")
    build(content, tmp_path / "output")
    assert "phông chữ" not in capsys.readouterr().err


def test_a_cover_that_comes_to_be_drawn_for_want_of_newer_ones_is_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hosting = '\n[hosting]\nkind = "cloudflare"\nshare_pictures = 1\n'
    content = write_site(tmp_path / "content", SITE_TOML + hosting)
    write_article(content, "2024/05/tham", Title="Đoàn thăm 北京")
    newer = write_article(content, "2024/06/khac")
    build(content, tmp_path / "output")
    assert "北京" not in capsys.readouterr().err
    shutil.rmtree(newer.parent)
    build(content, tmp_path / "output")
    assert "«北京»" in capsys.readouterr().err
    write_article(content, "2024/06/khac")
    build(content, tmp_path / "output")
    assert "北京" not in capsys.readouterr().err
