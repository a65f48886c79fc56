"""Keep account of what of ours lies at a target that cannot tell by itself: the ledger.

The ledger is a file at the target. At every moment, a run cut off included, it names every file that
we put there, and gives a digest only where the file surely has it: what is being sent or removed is
put down as unknown first (write-ahead). So the next run sends the unknown again, and nothing that the
ledger does not name is ever removed.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from newsroom.commands.publishing.publication import Difference, Manifest, compare, is_hashed, never_changes
from newsroom.model.hosting import FOREIGN_FOLDERS

LEDGER = "bloc-manifest.json.gz"
MARK = "bloc-trang-tin.txt"
"""Names without a dot before them: old FTP servers hide such files, from rclone too."""
FORMAT = 1
KEPT_SECONDS = 7 * 24 * 3600
"""How long an old file named by its content stays for readers of older pages."""
UNKNOWN = b""
_NAMED = b"="
"""In place of a digest: the name tells the content."""
_DIGEST = 12
_MOST_BYTES = 2**28
_PARTIAL = "." + "[0-9a-f]" * 8 + ".partial"


class DamagedLedgerError(ValueError):
    """The ledger cannot be read."""


class NewerLedgerError(ValueError):
    """The ledger was written by a newer program."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What of ours lies at the target after ``release``.

    ``digests`` are those of the files in use by path, ``UNKNOWN`` where a run may have been cut off.
    ``stale`` are files named by content that no page uses any longer, and since when, in seconds since
    1970; 0 for those that are to go at once and may be gone. ``run`` tells the run that wrote it.
    """

    release: str = ""
    run: str = ""
    digests: Mapping[str, bytes] = field(default_factory=dict)
    stale: Mapping[str, int] = field(default_factory=dict)

    @property
    def unknown(self) -> list[str]:
        """List the files that a run which was cut off may have left in any state."""
        at_once = (path for path, since in self.stale.items() if not since)
        return sorted([*(path for path, digest in self.digests.items() if digest == UNKNOWN), *at_once])


@dataclass(frozen=True, slots=True)
class Plan:
    """What a deployment does, in this order; ``ledger`` is what the target has when all is done."""

    hashed: tuple[str, ...]
    pages: tuple[str, ...]
    home: tuple[str, ...]
    removed: tuple[str, ...]
    ledger: Ledger

    @property
    def sent(self) -> tuple[str, ...]:
        """What is sent, in order."""
        return self.hashed + self.pages + self.home


def digest_of(path: str, digest: bytes) -> bytes:
    """Give what the ledger keeps of a digest."""
    return _NAMED if is_hashed(path) else digest[:_DIGEST]


def is_foreign_folder(path: str) -> bool:
    """Tell whether a path lies where others keep their files below the site."""
    return any(path == folder or path.startswith(f"{folder}/") for folder in FOREIGN_FOLDERS)


def is_own(path: str) -> bool:
    """Tell whether a path is the ledger, its mark, or what a cut-off upload of them left."""
    return re.fullmatch(rf"({re.escape(LEDGER)}|{re.escape(MARK)})({_PARTIAL})?", path) is not None


def differ(ledger: Ledger, wanted: Manifest) -> Difference:
    """Compare the ledger with what the target is to have; stale files that are surely there count."""
    here = {path: _NAMED for path, since in ledger.stale.items() if since}
    new = {path: digest_of(path, digest) for path, digest in wanted.items()}
    found = compare({**here, **ledger.digests}, new)
    old = tuple(sorted((ledger.stale.keys() | set(found.stale)) - new.keys()))
    return Difference(found.hashed, found.pages, found.removed, old)


def plan(ledger: Ledger, wanted: Manifest, doomed: Collection[str], release: str, now: int) -> Plan:
    """Plan a deployment at ``now``, seconds since 1970; ``doomed`` stale files do not wait.

    Neither do those of which it is unknown whether they are there at all.
    """
    found = differ(ledger, wanted)
    lost = {path for path in found.stale if ledger.digests.get(path) == UNKNOWN}
    at_once = lost.union(doomed)
    since = {path: 0 if path in at_once else ledger.stale.get(path, now) for path in found.stale}
    due = {path for path, seconds in since.items() if seconds + KEPT_SECONDS <= now}
    home = tuple(path for path in found.pages if path.partition(".")[0] == "index")
    digests = {path: digest_of(path, digest) for path, digest in wanted.items()}
    return Plan(
        hashed=(*found.hashed, *filter(never_changes, found.pages)),
        pages=tuple(path for path in found.pages if path not in home and not never_changes(path)),
        home=home,
        removed=tuple(sorted({*found.removed, *due})),
        ledger=Ledger(release, "", digests, {path: at for path, at in since.items() if path not in due}),
    )


def begun(before: Ledger, planned: Plan, run: str) -> Ledger:
    """Give the ledger to be written before anything is touched: all that will be is unknown."""
    pages = (path for path in planned.removed if not is_hashed(path))
    unknown = dict.fromkeys([*planned.sent, *pages], UNKNOWN)
    going = {path: 0 for path in planned.removed if is_hashed(path)}
    digests = {**planned.ledger.digests, **unknown}
    return Ledger(before.release, run, digests, {**planned.ledger.stale, **going})


def arrived(ledger: Ledger, paths: Iterable[str], planned: Plan) -> Ledger:
    """Put down that files have arrived."""
    known = {path: planned.ledger.digests[path] for path in paths}
    return replace(ledger, digests={**ledger.digests, **known})


def merged(ours: Ledger, theirs: Ledger) -> Ledger:
    """Join the accounts of two runs at the same time: what they do not both know is unknown."""
    names = ours.digests.keys() | theirs.digests.keys()
    one, other = ours.digests, theirs.digests
    digests = {path: one[path] if one.get(path) == other.get(path) else UNKNOWN for path in names}
    old = (ours.stale.keys() | theirs.stale.keys()) - names
    stale = {path: min(ours.stale.get(path, 0), theirs.stale.get(path, 0)) for path in old}
    return Ledger(theirs.release, ours.run, digests, stale)


def rebuilt(listed: Mapping[str, int], wanted: Mapping[str, tuple[int, bytes]]) -> tuple[Ledger, list[str]]:
    """Make a ledger from a listing of sizes in bytes, and name what lies there and is not ours.

    Only what is ``wanted`` now, by size and digest, is ours for sure. A file named by content that has
    its whole size is taken as it is; of pages the size says nothing.
    """
    digests, foreign = {}, []
    for path, size in listed.items():
        if path in wanted:
            whole = is_hashed(path) and wanted[path][0] == size
            digests[path] = _NAMED if whole else UNKNOWN
        elif not is_foreign_folder(path) and not is_own(path):
            foreign.append(path)
    return Ledger(digests=digests), sorted(foreign)


def dump(ledger: Ledger) -> bytes:
    """Write a ledger, the same bytes for the same ledger."""
    named = sorted(path for path, digest in ledger.digests.items() if digest == _NAMED)
    files = {path: b64encode(digest).decode() for path, digest in ledger.digests.items() if digest != _NAMED}
    held = {"format": FORMAT, "release": ledger.release, "run": ledger.run, "named": named}
    text = json.dumps({**held, "files": files, "stale": dict(ledger.stale)}, sort_keys=True, indent=0)
    return gzip.compress(text.encode(), mtime=0)


def load(data: bytes) -> Ledger:
    """Read a ledger; raise ``DamagedLedgerError`` or ``NewerLedgerError``."""
    try:
        with gzip.open(io.BytesIO(data)) as file:
            text = file.read(_MOST_BYTES + 1)
        if len(text) > _MOST_BYTES:
            raise DamagedLedgerError("too large")
        found = json.loads(text)
        number = found["format"]
        if type(number) is int and number > FORMAT:
            raise NewerLedgerError(str(number))
        digests = {**dict.fromkeys(found["named"], _NAMED)}
        digests |= {path: b64decode(digest, validate=True) for path, digest in found["files"].items()}
        stale = {path: int(since) for path, since in found["stale"].items()}
        ledger = Ledger(str(found["release"]), str(found["run"]), digests, stale)
    except NewerLedgerError:
        raise
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedLedgerError(str(error)) from error
    if not all(map(_is_sound, [*digests, *stale])):
        raise DamagedLedgerError("a path leads elsewhere")
    return ledger


def _is_sound(path: str) -> bool:
    parts = path.split("/")
    clean = not any(part in ("", ".", "..") for part in parts) and not re.search(r"[\x00-\x1f]", path)
    return clean and not is_own(path) and not is_foreign_folder(path)


def partials(paths: Iterable[str]) -> list[str]:
    """Write rclone patterns for what cut-off uploads of the given files may have left beside them."""
    return [f"/{_escaped(path)}{_PARTIAL}" for path in (*paths, LEDGER, MARK)]


def _escaped(path: str) -> str:
    return re.sub(r"([*?\[\]{}\\])", r"\\\1", path)


def emptied(removed: Iterable[str], left: Iterable[str]) -> list[str]:
    """List the folders in which nothing of ours is left, the deepest first."""
    gone = {folder for path in removed for folder in _folders(path)}
    kept = {folder for path in left for folder in _folders(path)}
    return sorted(gone - kept, key=lambda folder: (-folder.count("/"), folder))


def _folders(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
