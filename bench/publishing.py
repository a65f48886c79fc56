"""Measure publishing beside plain rsync: first upload, one edit, nothing changed, going back.

``python -m bench.publishing [ARTICLES]`` builds a site, runs sshd and rsync on loopback behind a relay that
counts bytes, and writes its section of docs/bench.md. 10,000 articles if not given.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bench.builds import ALIKE, PAUSE, ROOT, pelican, ram_disk
from bench.plain import article, generate
from bench.report import replace_section
from newsroom.commands.publishing.history import History
from newsroom.commands.publishing.manifests import ManifestStore
from newsroom.commands.publishing.place import SSH_CONFIG, Place, SshPlace
from newsroom.commands.publishing.publication import Publication
from newsroom.commands.publishing.release import release_name
from newsroom.commands.publishing.releases import ReleasePublisher
from newsroom.engine import built_site
from newsroom.model.hosting import Hosting
from newsroom.model.site import Site
from newsroom.vietnamese.printing import VIETNAM
from tests.support.publishing import SshServer, ssh_server

SIZE = 10_000
EDITS = 5
TITLE = "Publishing"


class Relay:
    """Passes connections on to a port of this machine and counts what goes either way."""

    def __init__(self, port: int) -> None:
        self.up = self.down = 0
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            client = self._listener.accept()[0]
            server = socket.create_connection(("127.0.0.1", self._port))
            for source, sink, way in ((client, server, "up"), (server, client, "down")):
                threading.Thread(target=self._pass, args=(source, sink, way), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, way: str) -> None:
        try:
            while data := source.recv(1 << 18):
                sink.sendall(data)
                setattr(self, way, getattr(self, way) + len(data))
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            return


class Way(Protocol):
    """A way to publish that is measured."""

    name: str

    def publish(self, publication: Publication) -> int:
        """Bring the host up to date; give the number of files that were sent."""
        ...


@dataclass(frozen=True)
class Line:
    """What one publication took; bytes over the line, seconds."""

    files: int
    up: int
    down: int
    seconds: float


class Releases:
    """Releases of hard links over ssh; without memory it is like a fresh CI run."""

    def __init__(self, server: SshServer, folder: Path, remembers: bool) -> None:
        self.name = "releases" if remembers else "releases, nothing remembered"
        self._target, self._folder, self._remembers = server.target(folder / self.name[:9]), folder, remembers
        self._count = 0

    def _publisher(self, place: Place) -> ReleasePublisher:
        self._count += not self._remembers
        return ReleasePublisher(place, History(self._folder), ManifestStore(self._folder / f"m{self._count}"))

    def publish(self, publication: Publication) -> int:
        with SshPlace(self._target) as place:
            return self._publisher(place).publish(publication, False, print).sent

    def go_back(self) -> None:
        with SshPlace(self._target) as place:
            publisher = self._publisher(place)
            state = publisher.state()
            assert state.before is not None
            publisher.show(state, state.before)


class PlainRsync:
    """``rsync -a --delete`` in place."""

    name = "`rsync -a --delete`"

    def __init__(self, server: SshServer, folder: Path) -> None:
        self._server, self._target = server, server.target(folder / "plain")

    def publish(self, publication: Publication) -> int:
        shell = shlex.join(["ssh", "-F", str(self._server.config), "-p", str(self._server.port)])
        target = f"{self._target.login}:{self._target.path}/"
        command = [
            "rsync",
            "-a",
            "--delete",
            "--out-format=%i",
            "-e",
            shell,
            f"{publication.output}/",
            target,
        ]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return sum(line.startswith("<f") for line in said.splitlines())


def measured(relay: Relay, way: Callable[[], int]) -> Line:
    """Do something and take its time and bytes."""
    up, down, began = relay.up, relay.down, time.perf_counter()
    files = way()
    took = time.perf_counter() - began
    time.sleep(0.2)
    return Line(files, relay.up - up, relay.down - down, took)


@contextmanager
def published(content: Path, folder: Path) -> Iterator[Publication]:
    """Build, and give what is to be published."""
    pelican("publishconf.py", content, folder, *ALIKE)
    with built_site(folder / "cache", folder / "output", print) as built:
        assert built is not None
        release = release_name(datetime.now(VIETNAM), "0" * 8, False)
        site = Site("Bench", "https://example.vn")
        yield Publication(site, Hosting("nginx"), folder / "output", built.files, built.gone, release)


def retitle(manuscript: Path, number: int) -> None:
    """Give an article another title, which its neighbours and lists show, too."""
    text = manuscript.read_text(encoding="utf-8")
    manuscript.write_text(re.sub(r"^Title: .*", rf"\g<0> ({number})", text, flags=re.M), encoding="utf-8")


def measure(
    content: Path, folder: Path, size: int, ways: list[Way], relay: Relay
) -> dict[str, dict[str, Line]]:
    """Publish from nothing, without a change, and after edits, each way by turns."""
    lines: dict[str, dict[str, Line]] = {way.name: {} for way in ways}

    def turn(case: str) -> None:
        with published(content, folder) as publication:
            for way in ways:
                line = measured(relay, lambda way=way: way.publish(publication))  # type: ignore[misc]
                before = lines[way.name].get(case)
                if before is None or line.seconds < before.seconds:
                    lines[way.name][case] = line
                print(f"{way.name}, {case}: {line}", flush=True)

    turn("first")
    turn("nothing changed")
    for number in range(EDITS):
        time.sleep(PAUSE)
        retitle(content / article(size // 2 + number, size)[0], number)
        turn("one edit")
    for way in ways:
        if isinstance(way, Releases):
            lines[way.name]["back"] = measured(relay, lambda way=way: way.go_back() or 0)  # type: ignore[misc]
    return lines


def section(size: int, files: int, lines: dict[str, dict[str, Line]]) -> list[str]:
    """Write the section of docs/bench.md."""
    rows = [
        f"`python -m bench.publishing`: {size:,} articles, {files:,} files, sshd and rsync on loopback,",
        "the output on a RAM disk, the server's folder not; bytes as a relay on the way counts them, without",
        f"build and probe; the best of {EDITS} edits, each of a title, which neighbours and lists show.",
        "",
        "| way | case | files sent | kB up | kB down | seconds |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for name, cases in lines.items():
        for case, line in cases.items():
            figures = f"{line.files:,} | {line.up / 1000:,.0f} | {line.down / 1000:,.0f} | {line.seconds:.1f}"
            rows.append(f"| {name} | {case} | {figures} |")
    return rows


def main(size: int) -> None:
    """Measure all ways and write the section."""
    served = Path(tempfile.mkdtemp(prefix="bench-served-"))
    try:
        with ram_disk() as folder, ssh_server(folder / "sshd") as direct:
            relay = Relay(direct.port)
            server = replace(direct, port=relay.port)
            server.trust(server.folder / "host.pub")
            os.environ[SSH_CONFIG] = str(server.config)
            generate(folder / "content", size)
            ways: list[Way] = [
                Releases(server, served / "a", True),
                Releases(server, served / "b", False),
                PlainRsync(server, served),
            ]
            lines = measure(folder / "content", folder / "built", size, ways, relay)
            files = sum(1 for file in (folder / "built/output").rglob("*") if file.is_file())
    finally:
        shutil.rmtree(served, ignore_errors=True)
    rows = section(size, files, lines)
    print(*rows, sep="\n")
    if size == SIZE:
        replace_section(ROOT / "docs" / "bench.md", TITLE, rows)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
