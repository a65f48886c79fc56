"""Know how the report of a build is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.model.content import manuscript_of
from plugins.gate.entries import article_folder

FORMATS = ("text", "github", "gitlab", "json", "sarif")
SILENT = "none"
"""In place of a format: nothing is told. For a program that looks at the problems itself."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """How the report of a build is wanted, as settings say it.

    ``form`` (``REPORT_FORMAT``) is one of ``FORMATS``, or ``SILENT``; ``file`` (``REPORT_FILE``) is
    where to write it, else it is printed; ``root`` (``REPORT_ROOT``) leads from the repository to the
    content folder.
    ``only`` (``REPORT_ONLY``) names changed files of the content folder, or a file that holds their
    names, each ended by NUL as ``git diff -z`` does; the report then leaves the others out.
    ``handbook`` (``REPORT_HANDBOOK``) is the address of the page that explains codes, ``""`` if nobody knows.
    """

    form: str = "text"
    file: str = ""
    root: str = ""
    only: tuple[str, ...] | str | None = None
    handbook: str = ""

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Reporting:
        """Read the settings; end the build over a format that there is not."""
        form = settings.get("REPORT_FORMAT", "text")
        if form not in (*FORMATS, SILENT):
            raise SystemExit(f"REPORT_FORMAT: lỗi: không có dạng «{form}». Chọn {', '.join(FORMATS)}.")
        only = settings.get("REPORT_ONLY")
        root = str(settings.get("REPORT_ROOT", ""))
        return cls(
            form=form,
            file=str(settings.get("REPORT_FILE") or ""),
            root=f"{root.rstrip('/')}/" if root else "",
            only=only if only is None or isinstance(only, str) else tuple(only),
            handbook=str(settings.get("REPORT_HANDBOOK", "")),
        )


class Concern:
    """Tells which problems concern somebody who changed files: by path in the content folder."""

    def __init__(self, changed: Iterable[str], users: Iterable[str]) -> None:
        """Take the files that changed, and the manuscripts that show or offer one of them.

        All that lies in the folder of an article, its album too, counts to the article.
        """
        files = frozenset(changed)
        self._paths = files | frozenset(map(manuscript_of, files)) | frozenset(users)
        self._folders = frozenset(filter(None, map(article_folder, files)))

    def __call__(self, path: str) -> bool:
        if path in self._paths or path in self._folders:
            return True
        return article_folder(path) in self._folders
