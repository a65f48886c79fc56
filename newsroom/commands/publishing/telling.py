"""Tell in Vietnamese what was published, as tables of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from newsroom.commands.publishing.probe import Finding
from newsroom.commands.publishing.publisher import Outcome
from newsroom.commands.publishing.release import Release, State
from newsroom.vietnamese.printing import number

_FOREIGN = 30
_GATHERED = 3
_PAGES = 10
_UNITS = ("B", "kB", "MB", "GB")


def size(count: int) -> str:
    """Print bytes with a fitting unit: ``34,1 kB``."""
    value = float(count)
    for unit in _UNITS:
        if value < 1000 or unit == _UNITS[-1]:
            text = f"{value:.0f}" if unit == "B" else f"{value:.1f}"
            return f"{text} {unit}".replace(".", ",")
        value /= 1000
    raise AssertionError("the last unit takes all")


def seconds(count: float) -> str:
    """Print seconds: ``3,2 giây``."""
    return f"{count:.1f} giây".replace(".", ",")


def table(rows: Iterable[Sequence[str]]) -> str:
    """Set rows in columns, all but the last column padded."""
    listed = [list(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in listed)
    return "\n".join(line.rstrip() for line in lines)


def outcome_table(outcome: Outcome, dry: bool, probed: Sequence[Finding] | None) -> str:
    """Tell in one table what publishing did, or would do."""
    rows = [
        ("Bản", outcome.release or "–"),
        ("Tệp sẽ gửi" if dry else "Tệp đã gửi", number(outcome.sent)),
        ("Dung lượng" if dry else "Đã gửi đi", size(outcome.sent_bytes)),
        ("Trang sẽ xóa" if dry else "Trang đã xóa", number(outcome.removed)),
        ("Tệp cũ giữ tạm", number(outcome.waiting)),
        ("Thời gian", seconds(outcome.seconds)),
    ]
    rows += [(f"  {name}", seconds(took)) for name, took in outcome.steps]
    if probed is not None:
        bad = sum(not finding.ok for finding in probed)
        said = f"{len(probed)} câu hỏi, đạt cả" if not bad else f"{len(probed)} câu hỏi, {bad} không đạt"
        rows.append(("Xem lại trang", said))
    rows += [("Tệp lạ", path) for path in outcome.foreign[:_FOREIGN]]
    if len(outcome.foreign) > _FOREIGN:
        rows.append(("Tệp lạ", f"… và {number(len(outcome.foreign) - _FOREIGN)} tệp nữa"))
    return "\n".join([table(rows), *(f"Lưu ý: {note}" for note in outcome.notes)])


def findings_list(findings: Iterable[Finding]) -> str:
    """Tell what the look at the live site found wrong, with its remedy; what is the same in one line."""
    bad = (finding for finding in findings if not finding.ok)
    gathered = _gathered((one.what, f"{one.found}. {one.remedy}".rstrip()) for one in bad)
    return "\n".join(f"- {what}: {told}" for told, what in gathered.items())


def _gathered(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name together all of which the same is told, the first of them by name."""
    names: dict[str, list[str]] = {}
    for what, same in told:
        names.setdefault(same, []).append(what)
    return {same: _together(whats) for same, whats in names.items()}


def _together(names: Sequence[str]) -> str:
    if len(names) <= _GATHERED:
        return ", ".join(names)
    return f"{', '.join(names[: _GATHERED - 1])}, … ({len(names)} mục)"


def pages_list(pages: Sequence[str]) -> str:
    """Name pages of articles, a line each, not too many."""
    names = [f"  /{page.removesuffix('index.html')}" for page in pages[:_PAGES]]
    more = [f"  … và {number(len(pages) - _PAGES)} bài nữa"] if len(pages) > _PAGES else []
    return "\n".join([*names, *more])


def look_table(findings: Sequence[Finding]) -> str:
    """Tell all that a look at the live site found, then what to do, the worst first."""
    rows = [(_mark(one), one.what, one.found) for one in findings]
    advised = sorted((one for one in findings if one.remedy), key=lambda one: (one.ok, not one.of_release))
    gathered = _gathered((one.what, one.remedy) for one in advised)
    advice = (f"- {what}: {remedy}" for remedy, what in gathered.items())
    return "\n".join([table([("", "Xem", "Thấy"), *rows]), *advice])


def _mark(finding: Finding) -> str:
    if finding.ok:
        return "lưu ý" if finding.remedy else "đạt"
    return "LỖI" if finding.of_release else "máy chủ"


def releases_table(state: State) -> str:
    """List the releases of a server, the newest first."""
    rows: list[tuple[str, ...]] = [("", "Bản", "Đăng lúc", "Mã git", "Bài", "Tệp")]
    shown = state.current.name if state.current else ""
    rows += [_row(release, release.name == shown) for release in state.releases]
    return table(rows)


def _row(release: Release, shown: bool) -> tuple[str, ...]:
    commit = release.commit[:8] or "–"
    mark = "đang hiện" if shown else ""
    return mark, release.name, when(release.time), commit, number(release.articles), number(release.files)


def when(time: str) -> str:
    """Print the time of a release: ``26/11/2026 06:00:03``."""
    try:
        return datetime.fromisoformat(time).strftime("%d/%m/%Y %H:%M:%S")
    except ValueError:
        return "–"
