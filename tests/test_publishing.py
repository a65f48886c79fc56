"""Readers see the old site or the new one, whole, whatever happens on the way: real sshd, rsync and nginx."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from newsroom.commands.publishing.history import History
from newsroom.commands.publishing.manifests import ManifestStore
from newsroom.commands.publishing.place import Place, SshPlace
from newsroom.commands.publishing.publication import is_hashed
from newsroom.commands.publishing.publisher import PublishingError
from newsroom.commands.publishing.releases import ReleasePublisher
from tests.support.building import ROOT, SITE_TOML, build, write_article, write_site
from tests.support.photographing import camera_file
from tests.support.progress import without_progress
from tests.support.publishing import (
    SshServer,
    left_behind,
    needs_nginx,
    needs_sshd,
    nginx_server,
    publication,
    quiet,
    small_site,
    ssh_server,
)

pytestmark = [pytest.mark.slow, needs_sshd, needs_nginx, pytest.mark.xdist_group("publishing")]

ARTICLE = "2024/05/bai/"
KILLS = 10
_ASSET_RE = re.compile(rb"""["'( ,](/(?:theme|photos)/[^"') ,]+)""")


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("ssh") / "sshd") as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSH_CONFIG", str(server.config))
        yield server


@dataclass
class Edition:
    """A built site: other photos, another stylesheet than the other edition."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def pages(self) -> dict[str, bytes]:
        files = (file for file in self.output.rglob("*") if file.is_file())
        found = {file.relative_to(self.output).as_posix(): file.read_bytes() for file in files}
        return {path: data for path, data in found.items() if not path.startswith("_may-chu/")}


def make_edition(folder: Path, target: str, seed: int, remembered: Path) -> Edition:
    toml = f'{SITE_TOML}\n[hosting]\nkind = "nginx"\ntarget = "{target}"\n'
    content = write_site(folder / "content", toml)
    article = write_article(content, "2024/05/bai", "![Đại biểu dự hội nghị](1.jpg)\n")
    article.with_name("1.jpg").write_bytes(camera_file(800, 600, seed))
    theme = Path(shutil.copytree(ROOT / "theme", folder / "theme"))
    with (theme / "static/css/print.css").open("a", encoding="utf-8") as sheet:
        sheet.write(f"\n.edition-{seed} {{ color: black; }}\n")
    assert build(content, folder / "output", "publishconf.py", THEME=str(theme), JOBS=1).status == 0
    (folder / "cache" / "published").symlink_to(remembered)
    return Edition(folder)


@dataclass
class Site:
    """A server, what is published there, and the two editions that take turns."""

    root: Path
    editions: tuple[Edition, Edition]
    sshd: SshServer

    def command(self, edition: Edition) -> list[str]:
        places = [f"--{name}={edition.folder / name}" for name in ("content", "output", "cache")]
        return [sys.executable, "-m", "newsroom.commands.publishing", "deploy", "--no-probe", *places]

    def start(self, edition: Edition) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "SSH_CONFIG": str(self.sshd.config)}
        return subprocess.Popen(
            self.command(edition),
            cwd=ROOT,
            env=environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def publish(self, edition: Edition) -> None:
        process = self.start(edition)
        said = process.communicate()[1]
        assert process.returncode == 0, said.decode()

    def shown(self) -> Edition:
        """Say which edition is served, whole."""
        current = self.root / "current"
        pages = {
            file.relative_to(current.resolve()).as_posix(): file.read_bytes()
            for file in current.resolve().rglob("*")
            if file.is_file()
        }
        pages = {path: data for path, data in pages.items() if not is_hashed(path)}
        for edition in self.editions:
            wanted = edition.pages
            if pages == {path: data for path, data in wanted.items() if not is_hashed(path)}:
                hashed = filter(is_hashed, wanted)
                assert all((current / path).read_bytes() == wanted[path] for path in hashed)
                return edition
        raise AssertionError("what is served is neither edition")


@pytest.fixture
def site(tmp_path: Path, sshd: SshServer) -> Site:
    remembered = tmp_path / "remembered"
    remembered.mkdir()
    root = tmp_path / "srv"
    target = str(sshd.target(root))
    made = [make_edition(tmp_path / f"edition-{seed}", target, seed, remembered) for seed in (1, 2)]
    return Site(root, (made[0], made[1]), sshd)


@dataclass
class Reader:
    """A client that asks for pages and all their assets, and notes what fails."""

    port: int
    pause: float = 0.0
    pages: int = 0
    failures: list[str] = field(default_factory=list)

    def read(self, until: threading.Event) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        while not until.is_set():
            for page in ("/", f"/{ARTICLE}"):
                found = self._ask(connection, page)
                self.pages += 1
                if self.pause:
                    time.sleep(self.pause)
                for asset in sorted(set(_ASSET_RE.findall(found))):
                    self._ask(connection, asset.decode())
        connection.close()

    def _ask(self, connection: HTTPConnection, path: str) -> bytes:
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            data = answer.read()
        except (OSError, HTTPException) as error:
            self.failures.append(f"{path}: {error!r}")
            connection.close()
            return b""
        if answer.status != 200:
            self.failures.append(f"{path}: {answer.status}")
        return data


@contextmanager
def readers(site: Site, *pauses: float) -> Iterator[list[Reader]]:
    """Let readers read the site through nginx; none may see anything fail."""
    with nginx_server(site.root.parent / "nginx", site.root / "current") as port:
        found = [Reader(port, pause) for pause in pauses]
        until = threading.Event()
        threads = [threading.Thread(target=reader.read, args=(until,)) for reader in found]
        for thread in threads:
            thread.start()
        try:
            yield found
        finally:
            until.set()
            for thread in threads:
                thread.join()
    assert [reader.failures[:5] for reader in found] == [[] for _ in found]
    assert all(reader.pages for reader in found)


def test_readers_see_nothing_fail_while_it_is_published_taken_back_and_killed(site: Site) -> None:
    site.publish(site.editions[0])
    began = time.monotonic()
    with readers(site, 0.0, 0.2):
        site.publish(site.editions[1])
        took = time.monotonic() - began
        publisher = ReleasePublisher(
            Place(str(site.root)), History(site.root), ManifestStore(site.root.parent / "none")
        )
        assert publisher.go_back()
        assert site.shown() is site.editions[0]
        for turn in range(KILLS):
            shown = site.shown()
            kill_after(
                site, site.editions[shown is site.editions[0]], took * (turn + 0.5) / KILLS, turn % 2 == 0
            )
            site.shown()
        other = site.editions[site.shown() is site.editions[0]]
        site.publish(other)
        assert site.shown() is other
    assert left_behind(site.root) == []


def kill_after(site: Site, edition: Edition, seconds: float, whole_group: bool) -> None:
    """Publish and kill it on the way: it alone, or all that it started."""
    process = site.start(edition)
    time.sleep(seconds)
    if whole_group:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    assert process.stderr is not None
    process.wait()
    process.stderr.close()


def test_an_interruption_is_told_in_one_line(site: Site) -> None:
    process = site.start(site.editions[0])
    while process.poll() is None and not list(site.root.glob("releases/*.lock")):
        time.sleep(0.01)  # before its run begins it is Python that is interrupted
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    said = without_progress(process.communicate()[1].decode())
    if process.returncode == 130:
        assert said.count("\n") == 1
        assert "chạy lại" in said
    else:
        assert process.returncode == 0


@pytest.mark.slow
@pytest.mark.long
def test_thirty_switches_under_load_fail_nobody(site: Site) -> None:
    site.publish(site.editions[0])
    with readers(site, 0.0, 0.5, 1.0):
        for turn in range(30):
            site.publish(site.editions[(turn + 1) % 2])


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mount a small file system in memory, if that is permitted here."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("mounting a file system is not permitted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_leaves_the_old_site_and_the_next_run_finishes(tmp_path: Path, sshd: SshServer) -> None:
    new = small_site("b" * 16) | {f"2024/08/{number}/index.html": "x" * 4000 for number in range(100)}
    with small_disk(tmp_path / "disk", 2) as disk, SshPlace(sshd.target(disk / "srv")) as place:
        publisher = ReleasePublisher(place, History(tmp_path), ManifestStore(tmp_path / "store"))
        first = publisher.publish(publication(tmp_path / "output", small_site("a" * 16)), False, quiet)
        filler, prepare = disk / "filler", place.run

        def fill(verb: str, *words: str, data: object = ()) -> str:
            said = prepare(verb, *words, data=data)  # type: ignore[arg-type]
            if verb == "prepare" and not filler.exists():
                filler.write_bytes(bytes(1_800_000))
            return said

        place.run = fill  # type: ignore[method-assign]
        wanted = publication(tmp_path / "output", new)
        with pytest.raises(PublishingError, match="đã đầy"):
            publisher.publish(wanted, False, quiet)
        assert (disk / "srv/current").readlink().name == first.release
        with pytest.raises(PublishingError, match="Chưa gửi gì"):
            publisher.publish(wanted, False, quiet)
        filler.write_bytes(b"")
        done = publisher.publish(wanted, False, quiet)
        assert (disk / "srv/current").readlink().name == done.release
        assert (disk / "srv/current/2024/08/99/index.html").read_text() == "x" * 4000
