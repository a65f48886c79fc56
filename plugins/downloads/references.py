"""Check the links to files against the files that are there and what was found in them."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from newsroom.engine import Build, Check, Files, Scope
from newsroom.model.attachment import KINDS, suffix_of
from newsroom.model.content import encoded_name, name_from, nearest_name, plain_name
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Record
from plugins.downloads.problems import FINDINGS
from plugins.downloads.unfit import Finding


def check_files(
    records: Iterable[Record],
    inspected: Mapping[str, Sequence[Finding]],
    files: Collection[str],
    is_deleted: Callable[[str], bool],
) -> Iterator[Problem]:
    """Report links to files that are not there, and what was found in those that are, at each link.

    ``inspected`` has the files that were looked into, by content path. ``is_deleted`` tells whether a file
    went with an article that was taken down: links to it are printed as words.
    """
    for record in records:
        for link in record.files:
            name = name_from(record.path, link.target)
            if link.target in inspected:
                for finding, value in inspected[link.target]:
                    yield Problem.of(record.path, link.line, finding, target=name, found=value)
            elif is_deleted(link.target):
                yield Problem.of(record.path, link.line, "deleted-file", target=name)
            else:
                code, values = _missing(link.target, files)
                yield Problem.of(record.path, link.line, code, target=name, **values)


def _missing(path: str, files: Collection[str]) -> tuple[str, dict[str, str]]:
    """Say that a file is not there, with the one beside its ``path`` that its writer may have meant."""
    folder, name = posixpath.split(path)
    beside = [posixpath.basename(file) for file in files if posixpath.dirname(file) == folder]
    if encoded := encoded_name(name, beside):
        return "percent-file", {"nearest": encoded, "better": plain_name(encoded)}
    similar = nearest_name(name, (one for one in beside if suffix_of(one) in KINDS))
    return ("similar-file" if similar else "missing-file"), {"nearest": similar}


def check_names(address: str, paths: Sequence[str]) -> Iterator[Problem]:
    """Report files that would be published at one ``address``."""
    for path in paths[1:]:
        yield Problem.of(path, 0, "file-same-address", address=address, other=paths[0])


def findings_from_text(text: str) -> tuple[Finding, ...]:
    """Read what was found in a file as the catalogue has it."""
    return tuple((code, value) for code, value in json.loads(text))


def _find(build: Build, records: Sequence[Record]) -> Iterator[Problem]:
    """Check the links of records against the files that were looked into, now or in an earlier build."""
    inspected = {
        path: findings_from_text(found)
        for path in {link.target for record in records for link in record.files}
        if (found := build.queries.files.found(path)) is not None
    }
    return check_files(records, inspected, Files(build.scan.content), build.edition.is_deleted)


REFERENCES = Check(
    name="downloads.references",
    scope=Scope.RECORDS,
    find=_find,
    wordings={
        "missing-file": error(
            "không có tệp «{target:whole}»", "Chép tệp vào thư mục của bài, kiểm tra tên tệp"
        ),
        "deleted-file": warning(
            "tệp «{target:whole}» đã xóa cùng bài đã gỡ, liên kết được in thành chữ thường",
            "Bỏ liên kết này hoặc dẫn tới tệp khác",
        ),
        "similar-file": error(
            "không có tệp «{target:whole}»", "Có phải là «{nearest:whole}»? Chữ hoa, chữ thường phải đúng"
        ),
        "percent-file": error(
            "không có tệp «{target:whole}», chỉ có tệp «{nearest:whole}»",
            "Đổi tên tệp thành «{better:whole}» rồi ghi tên mới trong bài; %20 trong liên kết là dấu cách",
        ),
        **FINDINGS,
    },
)


ADDRESSES = Check(
    name="downloads.addresses",
    scope=Scope.ALWAYS,
    wordings={
        "file-same-address": error(
            "tệp này và {other:whole} sẽ cùng địa chỉ /{address:whole}", "Đổi tên một trong hai tệp"
        ),
    },
)
