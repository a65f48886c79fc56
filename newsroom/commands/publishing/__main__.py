"""Build, publish, go back, pack: ``python -m newsroom.commands.publishing VERB``; see ``--help``."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from pathlib import Path

from newsroom.commands.publishing.archive import write_archive
from newsroom.commands.publishing.budgets import require_fit
from newsroom.commands.publishing.deploy import Wish, deploy, look_at, say
from newsroom.commands.publishing.going_back import list_releases, roll_back
from newsroom.commands.publishing.publisher import PublishingError
from newsroom.commands.publishing.regular import require_regular
from newsroom.commands.publishing.source import Source, build_first
from newsroom.commands.publishing.telling import size
from newsroom.commands.reading_settings import read_settings
from newsroom.engine import speak_utf8

SETTINGS = "publishconf.py"
ARCHIVE = "trang-tin.zip"
INTERRUPTED = 130
PROGRAMS = frozenset({"ssh", "rsync", "sh"})
UNCHANGED = "Trang đang hiện không đổi."
REASONS = {
    errno.ENOSPC: "ổ đĩa của máy này đã đầy, xóa bớt tệp rồi chạy lại",
    errno.EDQUOT: "hết phần ổ đĩa được dùng trên máy này, xóa bớt tệp rồi chạy lại",
    errno.EROFS: "ổ đĩa của máy này chỉ cho đọc",
    errno.EACCES: "không có quyền đọc hoặc ghi",
    errno.EPERM: "không có quyền đọc hoặc ghi",
    errno.ENOENT: "không có tệp hoặc thư mục này",
}


def source_of(options: argparse.Namespace) -> Source:
    """Take the folders that were named, the others from the settings."""
    read = read_settings(SETTINGS) if not (options.content and options.output and options.cache) else {}
    return Source(
        content=Path(options.content or read["PATH"]).resolve(),
        output=Path(options.output or read["OUTPUT_PATH"]).resolve(),
        cache=Path(options.cache or read["CACHE_PATH"]).resolve(),
        local=Path(options.local).resolve() if options.local else None,
        commit=options.commit or "",
        repository=Path(options.repository).resolve() if options.repository else None,
    )


def run_build(options: argparse.Namespace) -> int:
    """Build, then check what the host of ``[hosting]`` takes, if there is one."""
    if not options.output:
        build_first(SETTINGS, ending="")
    source = source_of(options)
    if source.site.hosting:
        with source.publication(say) as publication:
            require_fit(publication)
    return 0


def run_deploy(options: argparse.Namespace) -> int:
    """Build as ``make publish`` (unless the folders are named), then publish."""
    if not options.output:
        build_first(SETTINGS)
    source = source_of(options)
    url = None if options.no_probe else options.url or os.environ.get("URL", "") or source.site.url
    wish = Wish(options.dry, options.force, options.scheduled, options.unless_unchanged, url, options.take)
    return deploy(source, wish)


def run_probe(options: argparse.Namespace) -> int:
    """Look at the live site; the status tells whether all is well."""
    source = source_of(options)
    url = options.url or os.environ.get("URL", "") or source.site.url
    return look_at(source, url)


def run_releases(options: argparse.Namespace) -> int:
    """List the releases of the server."""
    return list_releases(source_of(options))


def run_rollback(options: argparse.Namespace) -> int:
    """Show a release of before."""
    return roll_back(source_of(options), options.to, options.force)


def run_zip(options: argparse.Namespace) -> int:
    """Build as ``make publish``, then pack the output into one archive."""
    if not options.output:
        build_first(SETTINGS, ending="Chưa nén gì: phải sửa các lỗi trên trước.")
    source = source_of(options)
    target = Path(options.archive).resolve()
    with source.built(say) as built:
        if built is None:
            raise PublishingError(f"{source.output}: lỗi: lần dựng trước chưa xong. Dựng lại rồi nén.")
        if source.site.hosting:
            require_fit(source.publication_of(built), "Chưa nén gì.")
        require_regular(source.output, built.files)
        digest = write_archive(source.output, built.files, target)
    print(f"{target.name}: {size(target.stat().st_size)}, SHA-256 {digest}")
    return 0


def parser() -> argparse.ArgumentParser:
    """Say which options there are."""
    top = argparse.ArgumentParser(prog="python -m newsroom.commands.publishing")
    verbs = top.add_subparsers(required=True)
    for name, call in (
        ("build", run_build),
        ("deploy", run_deploy),
        ("probe", run_probe),
        ("releases", run_releases),
        ("rollback", run_rollback),
        ("zip", run_zip),
    ):
        verb = verbs.add_parser(name, help=(call.__doc__ or "").splitlines()[0])
        verb.set_defaults(call=call)
        for folder in ("content", "output", "cache"):
            verb.add_argument(f"--{folder}", help="a folder, in place of that of the settings")
        verb.add_argument("--local", help="publish into this folder of releases on this machine")
        verb.add_argument("--commit", help="the commit that was built, where git cannot tell")
        verb.add_argument("--repository", help="the git repository with the history of that commit")
        verb.add_argument("--force", action="store_true", help="mind no doubts, compare all files")
        if name == "deploy":
            verb.add_argument("--dry", action="store_true", help="say what would be done")
            verb.add_argument("--scheduled", action="store_true", help="publish nothing after a rollback")
            verb.add_argument(
                "--unless-unchanged", action="store_true", help="no more than a line if nothing is new"
            )
            verb.add_argument("--no-probe", action="store_true", help="do not look at the live site")
            verb.add_argument("--url", help="look at the live site there")
            verb.add_argument("--take", action="store_true", help="publish into a folder that is not empty")
        elif name == "probe":
            verb.add_argument("--url", help="where the site is, if not at the address of site.toml")
        elif name == "rollback":
            verb.add_argument("--to", default="", help="a release, or the beginning of its name")
        elif name == "zip":
            verb.add_argument("--archive", default=ARCHIVE)
    return top


def reason_of(error: OSError) -> str:
    """Word an error of this machine: a program that is missing, a disk that is full."""
    if isinstance(error, FileNotFoundError) and error.filename in PROGRAMS:
        return f"lỗi: máy này chưa có chương trình «{error.filename}». Cài thêm rồi chạy lại. {UNCHANGED}"
    reason = REASONS.get(error.errno or 0) or error.strerror or str(error)
    return f"{error.filename or 'đăng trang'}: lỗi: {reason}. {UNCHANGED}"


def main(arguments: list[str]) -> int:
    """Run a verb; what goes wrong is told in a line or two."""
    speak_utf8()
    options = parser().parse_args(arguments)
    try:
        status: int = options.call(options)
    except PublishingError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Đã dừng theo yêu cầu. Người đọc thấy trọn bản cũ hoặc trọn bản mới; chạy lại để làm cho xong.")
        return INTERRUPTED
    except OSError as error:
        say(reason_of(error))
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
