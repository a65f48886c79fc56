"""Work on the target folder by rclone: read and write its ledger, list, send, remove."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from newsroom.commands.publishing.ledger import (
    LEDGER,
    MARK,
    DamagedLedgerError,
    Ledger,
    dump,
    is_foreign_folder,
    load,
    partials,
)
from newsroom.commands.publishing.rclone_failures import RETRIABLE, RcloneError, failure
from newsroom.commands.publishing.rclone_headers import by_headers
from newsroom.commands.publishing.rclone_process import Ran, Rclone, listed
from newsroom.commands.publishing.rclone_remote import Remote, Section, remote_of
from newsroom.model.hosting import FOREIGN_FOLDERS, RcloneTarget

ATTEMPTS = 3
_AT_ONCE = 4
UNTOUCHED = "Trang ở máy chủ chưa đổi gì."
HALF_WAY = "Người đọc có thể đang thấy vài trang mới bên cạnh trang cũ; đăng lại là xong, không phải sửa gì."
COMPLETE = "Trang mới đã lên đủ; đăng lại để ghi nốt bảng kê."
_SHARED = frozenset({folder.partition("/")[0] for folder in FOREIGN_FOLDERS})


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at the target found: its ledger, ``None`` if none that can be read is there."""

    ledger: Ledger | None
    damaged: bool = False


class TargetFolder:
    """The folder at a host that a target of ``site.toml`` names.

    What fails raises ``RcloneError``, which ends with ``state``, what readers see now.
    """

    def __init__(self, target: RcloneTarget, rclone: Rclone | None = None) -> None:
        self._rclone = rclone or Rclone(f"{target.remote}:{target.path}")
        self._target = target
        self.state = UNTOUCHED

    def remote(self) -> Remote:
        """Look the remote up in rclone's configuration; raise ``RemoteError`` if it does not do."""
        ran = self._checked(self._rclone.ask(["config", "dump"]))
        dump: Mapping[str, Section] = json.loads(ran.output or b"{}")
        return remote_of(self._target.remote, dump, self._rclone.environment)

    def look(self) -> Seen:
        """Read the ledger."""
        found = self.read([LEDGER])
        if not found:
            return Seen(None)
        try:
            return Seen(load(found[0]))
        except DamagedLedgerError:
            return Seen(None, damaged=True)

    def names(self) -> list[str]:
        """List what lies right in the folder, but what others keep there; empty if there is none."""
        found = self._list(["--max-depth=1"])
        return sorted(str(entry["Path"]) for entry in found if str(entry["Path"]) not in _SHARED)

    def sizes(self) -> dict[str, int]:
        """List all files with their sizes in bytes."""
        skipped = [f"--exclude=/{folder}/**" for folder in FOREIGN_FOLDERS]
        found = self._list(["--recursive", "--files-only", "--fast-list", *skipped])
        sizes = {str(entry["Path"]): int(str(entry["Size"])) for entry in found}
        return {path: size for path, size in sizes.items() if not is_foreign_folder(path)}

    def _list(self, options: Sequence[str]) -> list[dict[str, object]]:
        ran = self._rclone.ask(["lsjson", "--no-modtime", "--no-mimetype", *options], "")
        if ran.found_nothing:
            return []
        found: list[dict[str, object]] = json.loads(self._checked(ran).output)
        return found

    def read(self, paths: Sequence[str]) -> list[bytes]:
        """Read files of the target; those that are not there are left out."""
        with tempfile.TemporaryDirectory(prefix="deploy-") as folder:
            ran = self._rclone.fetch(paths, Path(folder))
            if not ran.found_nothing:
                self._checked(ran)
            files = (Path(folder) / path for path in paths)
            return [file.read_bytes() for file in files if file.is_file()]

    def write(self, ledger: Ledger, mark: str = "") -> None:
        """Write the ledger, and the mark if it is given."""
        files = {LEDGER: dump(ledger)} | ({MARK: mark.encode()} if mark else {})
        with tempfile.TemporaryDirectory(prefix="deploy-") as folder:
            for name, data in files.items():
                (Path(folder) / name).write_bytes(data)
            for _ in self.send(Path(folder), list(files), with_headers=False):
                pass

    def send(self, folder: Path, paths: Sequence[str], *, with_headers: bool) -> Iterator[str]:
        """Send files of a folder and name each that has arrived."""
        groups = by_headers(paths) if with_headers else {(): list(paths)}
        for headers, group in groups.items():
            yield from self._send_patiently(folder, group, headers)

    def _send_patiently(self, folder: Path, paths: Sequence[str], headers: Sequence[str]) -> Iterator[str]:
        missing = list(dict.fromkeys(paths))
        for attempt in range(ATTEMPTS):
            errors: list[str] = []
            arrived = set()
            for path in self._rclone.send(folder, missing, headers, errors):
                arrived.add(path)
                yield path
            missing = [path for path in missing if path not in arrived]
            if not missing:
                return
            if not errors or not all((folder / path).is_file() for path in missing):
                raise RcloneError("", _VANISHED.format(path=missing[0], state=self.state))
            failed = failure(errors, self.state)
            if failed.kind not in RETRIABLE or attempt == ATTEMPTS - 1:
                raise failed
            time.sleep(2**attempt)

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files; those that are not there any more are no fault."""
        if paths:
            ran = self._rclone.delete(paths)
            if not ran.found_nothing:
                self._checked(ran)

    def remove_empty(self, folders: Sequence[str]) -> None:
        """Remove folders, the deepest first, if nothing lies in them; others stay."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for _, level in groupby(folders, key=lambda folder: folder.count("/")):
                list(pool.map(lambda folder: self._rclone.ask(["rmdir"], folder), level))

    def sweep(self, paths: Sequence[str]) -> None:
        """Delete what cut-off uploads of the given files left beside them."""
        with listed(partials(paths), "--include-from") as patterns:
            ran = self._rclone.ask(["delete", patterns], "")
        if not ran.found_nothing:
            self._checked(ran)

    def _checked(self, ran: Ran) -> Ran:
        if ran.status:
            raise failure(ran.said, self.state)
        return ran


_VANISHED = (
    "«{path}» không còn trong thư mục đã dựng, có lẽ vì một lượt dựng khác vừa chạy. "
    "Chạy lại make deploy là được. {state}"
)
