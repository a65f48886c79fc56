"""Say where what is published comes from: content, output and cache of the last build."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from newsroom.commands.publishing.history import History
from newsroom.commands.publishing.manifests import name_of
from newsroom.commands.publishing.publication import Publication
from newsroom.commands.publishing.publisher import PublishingError
from newsroom.commands.publishing.release import release_name
from newsroom.engine import BuiltSite, built_site
from newsroom.model.content import SITE_FILE, has_manuscripts
from newsroom.model.hosting import Hosting, Target
from newsroom.model.problem import ERROR
from newsroom.model.site import Site
from newsroom.vietnamese.printing import VIETNAM
from plugins.identity.problems import IDENTITY
from plugins.identity.site import parse
from plugins.identity.urls import plain_url

NOTHING_PUBLISHED = "Chưa đăng gì: phải sửa các lỗi trên trước. Trang đang hiện không đổi."


@dataclass(frozen=True)
class Source:
    """The folders of a build; ``local`` is a folder of releases on this machine.

    ``commit`` is the one that was built, where git cannot tell; ``repository`` is where its history is, if
    not with the content.
    """

    content: Path
    output: Path
    cache: Path
    local: Path | None = None
    commit: str = ""
    repository: Path | None = None

    @cached_property
    def site(self) -> Site:
        """Who publishes what, and where; raise ``PublishingError`` if ``site.toml`` has errors."""
        file = self.content / SITE_FILE
        try:
            site, problems = parse(file.read_bytes())
        except OSError as error:
            raise PublishingError(f"{file}: lỗi: không đọc được ({error.strerror}).") from error
        if any(IDENTITY.wordings[problem.code].severity == ERROR for problem in problems):
            raise PublishingError(f"{file}: lỗi: tệp có lỗi. Chạy «make check» để xem từng lỗi.")
        url = plain_url(os.environ.get("SITEURL", "")) or site.url
        return replace(site, url=url, base=urlsplit(url).path.rstrip("/"))

    @property
    def history(self) -> History:
        """The history of what was built."""
        return History(self.repository or self.content, self.commit)

    @property
    def target(self) -> Target | None:
        """Where the site is published by ``site.toml``."""
        return self.site.hosting.target if self.site.hosting else None

    @contextmanager
    def built(self, say: Callable[[str], None]) -> Iterator[BuiltSite | None]:
        """Give what the last build left, and keep builds out meanwhile."""

        def wait(process: str) -> None:
            say(f"Đang chờ một lần dựng khác (tiến trình {process.strip() or 'không rõ'}).")

        with built_site(self.cache, self.output, wait) as built:
            yield built

    @contextmanager
    def publication(self, say: Callable[[str], None]) -> Iterator[Publication]:
        """Give what is to be published; builds wait until it is."""
        with self.built(say) as built:
            if built is None:
                raise PublishingError(
                    f"{self.output}: lỗi: lần dựng trước chưa xong, không rõ thư mục này có gì. Dựng"
                    " lại rồi đăng."
                )
            yield self.publication_of(built)

    def publication_of(self, built: BuiltSite) -> Publication:
        """Make a publication of what was built; raise ``PublishingError`` if it cannot be one."""
        broken = next((path for path in built.files if "\n" in path), None)
        if broken is not None:
            raise PublishingError(f"{broken!r}: lỗi: tên tệp có dấu xuống dòng. Đổi tên tệp rồi chạy lại.")
        hosting = self.site.hosting or (Hosting("nginx") if self.local else None)
        if hosting is None:
            raise PublishingError("site.toml: lỗi: chưa có mục [hosting]: chưa biết đăng lên đâu.")
        history = self.history
        whole = Publication(
            self.site, hosting, self.output, built.files, built.gone, "", has_manuscripts(self.content)
        )
        identity = history.commit or name_of(whole.manifest)
        dirty = not self.commit and bool(history.commit) and history.is_uncommitted
        return replace(whole, release=release_name(datetime.now(VIETNAM), identity, dirty))


def build_first(settings: str, ending: str = NOTHING_PUBLISHED) -> None:
    """Build as ``make publish``; end with its status if the build was refused, saying what was not done."""
    done = subprocess.run([sys.executable, "-m", "newsroom.commands.build", "-s", settings], check=False)
    if done.returncode:
        if ending:
            print(ending, file=sys.stderr)
        sys.exit(done.returncode)
