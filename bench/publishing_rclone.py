"""Measure publishing by rclone, with a ledger at the host, beside ``rclone sync`` of the same folder.

``python -m bench.publishing_rclone [ARTICLES]`` builds a site, runs an FTP and an S3 server on loopback,
and writes its section of docs/bench.md. 10,000 articles if not given.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench.builds import PAUSE, ROOT, pelican, ram_disk
from bench.plain import article, generate
from bench.publishing import retitle
from bench.report import replace_section
from newsroom.commands.publishing.publication import Publication
from newsroom.commands.publishing.rclone import RclonePublisher
from newsroom.commands.publishing.rclone_folder import TargetFolder
from newsroom.commands.publishing.rclone_process import Rclone, find_rclone
from newsroom.engine import built_site
from newsroom.model.hosting import Hosting, RcloneTarget
from newsroom.model.site import Site
from tests.support.remotes import NAME, Host, ftp, s3

SIZE = 10_000
EDITS = 3
TITLE = "Publishing by rclone"
HOSTS: dict[str, Callable[[Path], AbstractContextManager[Host]]] = {"FTP": ftp, "S3": s3}
_UPLOAD_RE = re.compile(r"^STOR |CREATE OBJECT")
_LISTING_RE = re.compile(r"^(MLSD|LIST|NLST) |LIST BUCKET")
_REQUEST_RE = re.compile(r"^[A-Z]{3,4}\b|serve s3: [A-Z]{3,} (OBJECT|BUCKET)")


@dataclass(frozen=True)
class Line:
    """What one publication took: files sent, bytes of them, seconds, and what the host was asked."""

    files: int
    sent: int
    seconds: float
    requests: int
    listings: int


class WithLedger:
    """Our way: what changed, by the ledger at the host."""

    def __init__(self, kind: str, host: Host) -> None:
        self.name, self.host = f"{kind}, ledger", host
        self._path = f"{host.path}/a"

    def publish(self, publication: Publication) -> int:
        """Publish and give the number of files that were sent."""
        rclone = Rclone(f"{NAME}:{self._path}", environment=self.host.environment)
        target = RcloneTarget(NAME, self._path)
        publisher = RclonePublisher(target, folder=TargetFolder(target, rclone))
        return publisher.publish(publication, False, print).sent


class Sync:
    """``rclone sync``, with one list of all where the host has such."""

    def __init__(self, kind: str, host: Host) -> None:
        self.name, self.host = f"{kind}, `rclone sync --fast-list`", host

    def publish(self, publication: Publication) -> int:
        """Publish and give the number of files that were sent."""
        target = f"{NAME}:{self.host.path}/b"
        command = [find_rclone(), "sync", "-v", "--fast-list", str(publication.output), target]
        done = subprocess.run(command, env=self.host.environment, check=True, capture_output=True, text=True)
        return done.stderr.count(": Copied (")


Way = WithLedger | Sync


def measured(way: Way, publication: Publication) -> Line:
    """Publish and take time and requests."""
    way.host.requests()
    began = time.perf_counter()
    files = way.publish(publication)
    took = time.perf_counter() - began
    asked = [line for line in way.host.requests() if _REQUEST_RE.search(line)]
    listings = sum(1 for line in asked if _LISTING_RE.search(line))
    return Line(files, sum(1 for line in asked if _UPLOAD_RE.search(line)), took, len(asked), listings)


def publication(content: Path, folder: Path) -> Publication:
    """Build, and give what is to be published."""
    pelican("publishconf.py", content, folder)
    with built_site(folder / "cache", folder / "output", print) as built:
        assert built is not None
        release = f"{datetime.now():%Y%m%d-%H%M%S}-00000000"
        site = Site("Bench", "https://example.vn")
        return Publication(site, Hosting("s3"), folder / "output", built.files, built.gone, release)


def measure(content: Path, folder: Path, size: int, ways: list[Way]) -> dict[str, dict[str, Line]]:
    """Publish from nothing, without a change, and after edits, each way by turns."""
    lines: dict[str, dict[str, Line]] = {way.name: {} for way in ways}

    def turn(case: str) -> None:
        built = publication(content, folder)
        for way in ways:
            line = measured(way, built)
            best = lines[way.name].get(case)
            if best is None or line.seconds < best.seconds:
                lines[way.name][case] = line
            print(f"{way.name}, {case}: {line}", flush=True)

    turn("first")
    turn("nothing changed")
    for number in range(EDITS):
        time.sleep(PAUSE)
        file = content / article(size // 2 + number, size)[0]
        retitle(file, number)
        turn("one edit")
    return lines


def section(size: int, files: int, lines: dict[str, dict[str, Line]]) -> list[str]:
    """Write the section of docs/bench.md."""
    rows = [
        f"`python -m bench.publishing_rclone`: {size:,} articles, {files:,} files, an FTP server and",
        "`rclone serve s3` on loopback; without build and probe; the best of several edits. Requests are",
        "commands of FTP, log-ins included, or operations of S3; the uploads include the ledger, twice.",
        "",
        "| way | case | files sent | uploads | requests | listings | seconds |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, cases in lines.items():
        for case, line in cases.items():
            figures = f"{line.files:,} | {line.sent:,} | {line.requests:,} | {line.listings:,}"
            rows.append(f"| {name} | {case} | {figures} | {line.seconds:.1f} |")
    return rows


def main(size: int) -> None:
    """Measure all ways and write the section."""
    with ram_disk() as folder:
        generate(folder / "content", size)
        lines: dict[str, dict[str, Line]] = {}
        for kind, run in HOSTS.items():
            (folder / kind).mkdir()
            with run(folder / kind) as host:
                ways: list[Way] = [WithLedger(kind, host), Sync(kind, host)]
                lines |= measure(folder / "content", folder / "built", size, ways)
        files = sum(1 for file in (folder / "built/output").rglob("*") if file.is_file())
    rows = section(size, files, lines)
    print(*rows, sep="\n")
    if size == SIZE:
        replace_section(ROOT / "docs" / "bench.md", TITLE, rows)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
