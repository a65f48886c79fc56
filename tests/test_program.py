"""What counts as the program: a copy of it is edited, and the next build shows what that makes anew."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsroom.engine import scanner
from newsroom.engine.disk import fingerprint
from plugins.photos.branding import OURS
from tests.support.awkward import quarters, saved
from tests.support.building import NOW, ROOT, build, digests, write_article, write_site

pytestmark = pytest.mark.slow

Stamps = dict[str, tuple[int, int]]


def stamps(folder: Path) -> Stamps:
    """Map every file below ``folder``, but locks, to what changes when it is written, with whatever bytes."""
    return {
        file.relative_to(folder).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.suffix != ".lock"
    }


def site_with_all_kinds_of_pictures(content: Path) -> None:
    """Write articles with a photo, with an album and a focus, and without any photo."""
    write_site(content)
    one = write_article(content, "2024/01/anh", "![Ảnh](1.jpg)")
    one.with_name("1.jpg").write_bytes(saved(quarters(100, 80), "JPEG"))
    two = write_article(content, "2024/02/bo-anh", "Lời.", Cover="album/1.png", Focus="10% 20%")
    (two.parent / "album").mkdir(exist_ok=True)
    for number in range(3):
        album = two.parent / "album" / f"{number}.png"
        album.write_bytes(saved(quarters(90, 70 + number), "PNG"))
    write_article(content, "2024/03/khong-anh")


@dataclass(frozen=True)
class Installed:
    """A copy of the program with a site of its own."""

    folder: Path

    def build(self) -> str:
        """Build the site by the copy; give what it says."""
        command = [sys.executable, "-m", "pelican", str(self.folder / "content")]
        options = ["-s", str(self.folder / "pelicanconf.py"), "-o", str(self.output)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW}
        done = subprocess.run(
            [*command, *options, "--cache-path", str(self.cache)],
            cwd=self.folder, env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    def edit(self, name: str, old: str, new: str) -> None:
        """Put ``new`` for every ``old`` of a module."""
        module = self.folder / name
        text = module.read_text(encoding="utf-8")
        assert old in text
        module.write_text(text.replace(old, new), encoding="utf-8")

    def remark(self, name: str) -> None:
        """Add a comment to a module."""
        with open(self.folder / name, "a", encoding="utf-8") as module:
            module.write("# A remark.\n")

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def photos(self) -> Path:
        return self.cache / "photos"


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    """Give a copy of the program that has built its site."""
    for name in ("newsroom", "plugins", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    site_with_all_kinds_of_pictures(tmp_path / "content")
    found = Installed(tmp_path)
    found.build()
    return found


def test_remarks_and_renamed_helpers_of_what_makes_no_pages_change_nothing(installed: Installed) -> None:
    time.sleep(1.5 * scanner.YOUNG / 1e9)  # until the build can trust what it notes of files
    installed.build()
    before = stamps(installed.output), stamps(installed.cache)
    installed.remark("newsroom/commands/verify.py")
    for name in ("crop", "cut_off", "drawing", "drawn_cover", "lettering", "making", "photo"):
        installed.remark(f"plugins/photos/{name}.py")
    installed.edit("plugins/photos/making.py", "_narrow(", "_narrowed(")
    assert "; 0 tệp ghi mới," in installed.build()
    assert (stamps(installed.output), stamps(installed.cache)) == before


def test_a_change_of_what_makes_pages_makes_all_again_but_no_photo(installed: Installed) -> None:
    output, photos, cache = stamps(installed.output), stamps(installed.photos), stamps(installed.cache)
    installed.remark("newsroom/viewmodels/body.py")
    assert "; 0 tệp ghi mới," in installed.build()
    assert stamps(installed.cache)["site-texts.sqlite"] != cache["site-texts.sqlite"]
    assert (stamps(installed.output), stamps(installed.photos)) == (output, photos)
    installed.edit("newsroom/vietnamese/printing.py", "(GMT+7)", "(giờ Việt Nam)")
    installed.build()
    for page in installed.output.glob("2024/*/*/index.html"):
        assert "(giờ Việt Nam)" in page.read_text(encoding="utf-8")
    assert stamps(installed.photos) == photos


def test_a_raised_number_of_the_recipe_makes_every_photo_anew(installed: Installed) -> None:
    before = set(stamps(installed.photos))
    installed.edit("plugins/photos/rendition.py", "version: int = 1", "version: int = 2")
    installed.build()
    icons = {name for name in before if name.startswith(OURS)}  # drawn by a number of their own
    assert before & set(stamps(installed.photos)) == {"site.names", *icons}
    shown = {path for path in stamps(installed.output) if path.startswith("photos/")}
    assert shown <= {f"photos/{name}" for name in stamps(installed.photos)}
    page = (installed.output / "2024/01/anh/index.html").read_text(encoding="utf-8")
    assert any(path in page for path in shown)


def test_a_raised_number_of_drawings_draws_them_anew_and_nothing_else(installed: Installed) -> None:
    before, drawn = stamps(installed.photos), digests(installed.output)["2024/03/khong-anh/og.jpg"]
    installed.edit("plugins/photos/rendition.py", "DRAWING = 2", "DRAWING = 3")
    installed.edit("plugins/photos/drawn_cover.py", "MARGIN = 84", "MARGIN = 90")
    installed.build()
    after = stamps(installed.photos)
    made = {name.split("-")[0].split(".")[0] for name in after.keys() - before.keys()}
    gone = {name.split("-")[0].split(".")[0] for name in before.keys() - after.keys()}
    assert (len(made), len(gone)) == (2, 2)  # that of the article without a photo, and that of the site
    stay = {name for name in before.keys() & after.keys() if name != "site.names"}
    assert all(before[name] == after[name] for name in stay)
    assert digests(installed.output)["2024/03/khong-anh/og.jpg"] != drawn


# Stores of releases before there were numbers

FORMER = "d31b26a93af0593b6ae025a5561d77c8"


def write_as_before(receipt: Path) -> None:
    """Write the receipt of a photo as the program did that named makers by the hash of their modules."""
    found = json.loads(receipt.read_bytes().split(b"\n", 1)[1])
    if not found["shows"]:
        return  # drawings have had another number since
    data = json.dumps(
        {"maker": FORMER, "shows": found["shows"], "files": found["files"]}, ensure_ascii=False
    ).encode()
    receipt.write_bytes(b"%s\n%s" % (fingerprint(data).hex().encode(), data))


def inodes(photos: Path) -> dict[str, int]:
    """Map each picture of a store to what changes when it is made anew, not when it is published by a link."""
    found = stamps(photos)
    return {name: inode for name, (inode, _) in found.items() if not name.endswith(".json")}


def test_the_store_of_the_release_before_is_taken_over_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Go when a number is raised."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    site_with_all_kinds_of_pictures(tmp_path / "content")
    expected = build(tmp_path / "content", tmp_path / "output").files
    photos = tmp_path / "cache" / "photos"
    receipts = list(photos.glob("*.json"))
    assert len(receipts) == 4 + 2 + 2 + 1  # whole photos, covers, drawings, our own icons
    for receipt in receipts:
        if not receipt.name.startswith(OURS):  # icons were not kept then
            write_as_before(receipt)
    for file in (tmp_path / "cache").glob("site*"):
        file.unlink()  # another program begins a catalogue of its own
    shutil.rmtree(tmp_path / "output")
    before = inodes(photos)
    assert build(tmp_path / "content", tmp_path / "output").files == expected
    assert stamps(photos).keys() - before.keys() == {receipt.name for receipt in receipts}
    assert inodes(photos) == before
