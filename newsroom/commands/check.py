"""Check the content and write nothing but the report: ``python -m newsroom.commands.check``.

Exit status: 0 without errors, 1 with errors, 2 if what was asked for cannot be done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from newsroom.commands.changed_files import Unknown, changed_files, root_of
from newsroom.commands.reading_settings import read_settings
from newsroom.engine import speak_utf8
from plugins.gate.machine import HANDBOOK
from plugins.gate.reporting import FORMATS

SETTINGS = "pelicanconf.py"


def report_settings(content: Path, form: str, changed: bool, base: str, file: str) -> dict[str, Any]:
    """Give the settings of a report in the format ``form``, of changed files only if so wanted.

    If it cannot be told which files changed, the report has them all, and a line says why.
    """
    settings: dict[str, Any] = {"REPORT_FORMAT": form, "REPORT_FILE": file}
    settings["REPORT_HANDBOOK"] = handbook_address(os.environ)
    try:
        settings["REPORT_ROOT"] = root_of(content)
    except Unknown:
        settings["REPORT_ROOT"] = content.name
    if changed:
        try:
            settings["REPORT_ONLY"] = changed_files(content, base)
        except Unknown as unknown:
            print(f"Không rõ tệp nào đã đổi ({unknown}), nên kể mọi tệp.", file=sys.stderr, flush=True)
    return settings


def handbook_address(environment: Mapping[str, str]) -> str:
    """Give the address of the page on codes at the forge that runs this, ``""`` where none does.

    Sources: "Variables" of GitHub Actions, which Forgejo and Gitea set too; "Predefined CI/CD variables"
    of GitLab.
    """
    server, repository = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    commit = environment.get("GITHUB_SHA") or environment.get("CI_COMMIT_SHA") or "HEAD"
    if server and repository:
        is_gitea = environment.get("GITEA_ACTIONS") or environment.get("FORGEJO_ACTIONS")
        way = "src/commit" if is_gitea else "blob"
        return f"{server.rstrip('/')}/{repository}/{way}/{commit}/{HANDBOOK}"
    if project := environment.get("CI_PROJECT_URL"):
        return f"{project.rstrip('/')}/-/blob/{commit}/{HANDBOOK}"
    return ""


def main(arguments: Sequence[str]) -> None:
    """Check as the arguments say."""
    speak_utf8()
    parser = argparse.ArgumentParser(prog="newsroom.commands.check")
    parser.add_argument("--format", default="", help=", ".join(FORMATS))
    parser.add_argument("--changed", action="store_true", help="only problems of changed files")
    parser.add_argument("--base", default="", help="the commit or branch to compare with")
    parser.add_argument("--report", default="", help="the file to write the report to")
    parser.add_argument("--settings", default=SETTINGS)
    asked = parser.parse_args(arguments)
    form = asked.format or "text"
    if form not in FORMATS:
        print(f"FORMAT: lỗi: không có dạng «{form}». Chọn {', '.join(FORMATS)}.", file=sys.stderr)
        sys.exit(2)
    content = Path(read_settings(asked.settings)["PATH"])
    wanted = report_settings(content, form, asked.changed, asked.base, asked.report)
    settings = read_settings(asked.settings, {**wanted, "CHECK_ONLY": True})
    settings["PELICAN_CLASS"](settings).run()


if __name__ == "__main__":
    main(sys.argv[1:])
