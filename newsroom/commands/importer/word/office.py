"""Have LibreOffice turn old documents into .docx: without macros, links or network, and never for long."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word import faults

SECONDS = 60
"""How long LibreOffice may take for one file."""
_FOLDER, _STALE = "bloc-news-nhap-bai-", 600
"""How folders of conversions are called, and the seconds after which nobody is at work in one."""
_MOST_OUT = 200 * 2**20
_MEMORY = 3_000_000
"""Kilobytes of addresses, of which LibreOffice reserves far more than it takes."""
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "/usr/lib/libreoffice/program/soffice",
)
_NAMES = {"doc": "Word 97–2003 (.doc)", "rtf": "RTF", "odt": "ODT", "fodt": "ODT", "xml": "Word XML"}
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableOLEAutomation", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Save/Document", "AutoSave", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
)
"""What the profile says: the highest security for macros, links never brought up to date."""


_NO_JAVA = (
    '<?xml version="1.0" encoding="UTF-8"?><java xmlns="http://openoffice.org/2004/java/framework/1.0" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><enabled xsi:nil="false">false</enabled></java>'
)


def converted(data: bytes, suffix: str) -> bytes:
    """Turn a document into .docx; ``Unreadable`` if LibreOffice is not there, fails, or takes too long."""
    program = office()
    kind = _NAMES.get(suffix, suffix)
    if not program:
        raise Unreadable(faults.ABSENT.format(kind=kind))
    _sweep()
    with tempfile.TemporaryDirectory(prefix=_FOLDER, ignore_cleanup_errors=True) as folder:
        made = _run(program, Path(folder), data, suffix)
        if made is None or not made.is_file() or not 0 < made.stat().st_size <= _MOST_OUT:
            raise Unreadable(faults.FAILED.format(kind=kind))
        return made.read_bytes()


def office() -> str:
    """Find LibreOffice; ``""`` if this machine has none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def _run(program: str, folder: Path, data: bytes, suffix: str) -> Path | None:
    source = folder / f"bai.{suffix}"
    source.write_bytes(data)
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
    out.mkdir()
    (profile / "user" / "config").mkdir()
    for machine in ("X86_64", "AARCH64", "x86"):
        settings = profile / "user" / "config" / f"javasettings_Linux_{machine}.xml"
        settings.write_text(_NO_JAVA, encoding="utf-8")
    command = [
        *_walls(),
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source),
    ]  # fmt: skip
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    own = {"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=kept | own,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(faults.SLOW.format(seconds=SECONDS)) from error
    finally:
        _end(process)
    return out / "bai.docx"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all it has started, whether it came to its end or not."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )


@cache
def _walls() -> tuple[str, ...]:
    """Put limits before a command; where anybody may, also no network, and a death with who asked."""
    limit = f'ulimit -v {_MEMORY}; ulimit -f {_MOST_OUT // 512}; ulimit -c 0; exec "$@"'
    limits = ("/bin/sh", "-c", limit, "sh")
    dying = ("setpriv", "--pdeathsig", "KILL", "--")
    apart = ("unshare", "--map-root-user", "--net")
    wholly = (*apart, "--pid", "--fork", "--kill-child", "--")
    for walls in ((*dying, *wholly), wholly, (*dying, *apart, "--"), (*apart, "--"), dying):
        if _works(walls):
            return (*walls, *limits)
    return limits


def _works(walls: tuple[str, ...]) -> bool:
    try:
        return subprocess.run((*walls, "true"), capture_output=True, timeout=10, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def _sweep() -> None:
    """Remove the folders of conversions whose process was killed, which could not do it itself."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        with contextlib.suppress(OSError):
            if folder.stat().st_mtime < time.time() - _STALE:
                shutil.rmtree(folder, ignore_errors=True)
