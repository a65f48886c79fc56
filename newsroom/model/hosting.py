"""Hold where and how the site is published, as ``site.toml`` says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

HASHED_FOLDERS = ("theme", "photos", "tim")
"""The folders of the output whose files are named by their content: such a file never changes."""

WAITING_FOLDERS = ("theme", "photos")
"""Those of them whose files stay on a host for a while when no page names them any more.

The files of the search do not: who finds one gone reads the root of the index again.
"""

COUNTS_FOLDER = "luot-xem"
"""Where hosts show how often articles were read (``newsroom/commands/counting/``)."""

FOREIGN_FOLDERS = (COUNTS_FOLDER, ".well-known/acme-challenge")
"""What others keep on the host below the site: counts of views, proofs for certificates. Never touched."""

HOST_FOLDER = "_may-chu"
"""The folder of the output that publishing takes out of the release and puts beside it: files for the
server's own configuration, which nobody serves."""

KINDS = ("nginx", "apache", "iis", "pages", "netlify", "cloudflare", "s3")
"""The kinds of hosts. ``pages`` is GitHub Pages, GitLab Pages, Forgejo and Gitea."""

KINDS_WITHOUT_TARGET = frozenset({"pages", "netlify", "cloudflare"})
"""The kinds to which nothing is uploaded from here: CI or the host itself publishes."""

KINDS_WITH_RELEASES = frozenset({"nginx", "apache"})
"""The kinds that can serve a folder of releases on a server that ssh leads to."""

HOST_KINDS_WITHOUT_LOGS = frozenset({"pages", "netlify", "cloudflare", "s3"})
"""The kinds that give nobody a log in which readers could be counted."""

HOST_KINDS_WITH_SIBLINGS = frozenset({"nginx", "apache"})
"""The kinds that send ``.gz`` and ``.br`` siblings of text files; others compress by themselves, or not."""

KEPT_RELEASES = 5
"""How many releases stay on a server if ``site.toml`` does not say."""

_USER = r"[a-z_][a-z0-9_-]{0,31}"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9A-Fa-f:]{{2,45}}\])"
_SEGMENT = r"[A-Za-z0-9_][A-Za-z0-9._-]*"
_SSH_RE = re.compile(
    rf"ssh://(?:(?P<user>{_USER})@)?(?P<host>{_HOST})(?::(?P<port>\d{{1,5}}))?(?P<path>(?:/{_SEGMENT})+)/?"
)
_RCLONE_RE = re.compile(rf"rclone:(?P<remote>[A-Za-z0-9_]+):(?P<path>(?:/?{_SEGMENT}(?:/{_SEGMENT})*)?)/?")


@dataclass(frozen=True, slots=True)
class SshTarget:
    """A folder of releases on a server that ssh leads to; ``path`` is absolute, without ``..``."""

    host: str
    path: str
    user: str = ""
    port: int = 22

    @property
    def login(self) -> str:
        """Who logs in where, as ssh takes it."""
        host = self.host.strip("[]")
        return f"{self.user}@{host}" if self.user else host

    def __str__(self) -> str:
        port = "" if self.port == 22 else f":{self.port}"
        user = f"{self.user}@" if self.user else ""
        return f"ssh://{user}{self.host}{port}{self.path}"


@dataclass(frozen=True, slots=True)
class RcloneTarget:
    """A folder of a remote that rclone's own configuration names; ``path`` may be empty."""

    remote: str
    path: str = ""

    def __str__(self) -> str:
        return f"rclone:{self.remote}:{self.path}"


Target = SshTarget | RcloneTarget


def parse_target(text: str) -> Target | None:
    """Read a target strictly: ``ssh://[user@]host[:port]/path`` or ``rclone:REMOTE:path``, else ``None``.

    What programs could take for an option, a connection string or a way out of the folder is no target.
    """
    if not text.isascii():
        return None
    if match := _SSH_RE.fullmatch(text):
        port = int(match["port"] or 22)
        if not 0 < port < 2**16:
            return None
        return SshTarget(match["host"], match["path"], match["user"] or "", port)
    if match := _RCLONE_RE.fullmatch(text):
        return RcloneTarget(match["remote"], match["path"])
    return None


@dataclass(frozen=True, slots=True)
class Limits:
    """What a host takes at most; 0 where it sets no limit. Sizes are in bytes."""

    files: int = 0
    file_size: int = 0
    total_size: int = 0
    redirects: int = 0


@dataclass(frozen=True, slots=True)
class Hosting:
    """Where the site is published and what the host can do.

    ``keep`` releases stay on the server. ``hsts`` may forbid Strict-Transport-Security.
    ``share_pictures`` is for how many of the newest articles a share picture is made, ``None`` for all.
    ``limits`` are ``[hosting.limits]``, in place of those of the kind; ``None`` for a limit that it leaves
    to the kind. Fields left out of ``repr`` change no file of the site.
    """

    kind: str
    target: Target | None = field(default=None, repr=False)
    keep: int = field(default=KEPT_RELEASES, repr=False)
    hsts: bool = True
    share_pictures: int | None = None
    limits: tuple[tuple[str, int], ...] = field(default=(), repr=False)

    @property
    def has_logs(self) -> bool:
        """Whether there are logs in which readers can be counted."""
        return self.kind not in HOST_KINDS_WITHOUT_LOGS

    @property
    def has_siblings(self) -> bool:
        """Whether the host sends ``.gz`` and ``.br`` siblings of text files."""
        return self.kind in HOST_KINDS_WITH_SIBLINGS


@dataclass(frozen=True, slots=True)
class SecurityContact:
    """Whom to tell of a weakness of the site (RFC 9116).

    ``contact`` are addresses of mail, telephone or the web, as URIs. The page is not to be trusted
    from the day ``expires`` (``2027-01-31``) on, which stands on ``line`` of ``site.toml``.
    """

    contact: tuple[str, ...]
    expires: str
    policy: str = ""
    languages: str = "vi"
    line: int = 0

    def has_expired(self, today: date) -> bool:
        """Tell whether it is not to be trusted any more."""
        return today >= date.fromisoformat(self.expires)
