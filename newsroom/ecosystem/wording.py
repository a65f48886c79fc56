"""Say what is wrong with plugins of others, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newsroom.ecosystem.table import KNOWN, NOT_SENT, UNKNOWN_SIGNAL

_PAGE = "Bảng đầy đủ: docs/pelican.md, mục «Plugins of others»."


def told_of(
    names_none: bool, missing: Sequence[str], others: Sequence[str], refused: Mapping[str, Sequence[str]]
) -> str:
    """Say all at once: that none is named, which are ``missing``, which of others cannot work."""
    if names_none:
        return (
            "PLUGINS: lỗi: giá trị None (mọi plugin đã cài) không dùng được ở đây, vì thứ tự trong PLUGINS "
            "là thứ tự công việc. Hãy ghi lại danh sách như trong pelicanconf.py."
        )
    known = [name for name in (*missing, *others) if _short(name) in KNOWN]
    lines = [
        *(_replaced(name, refused.get(name, ())) for name in known),
        *(_not_loaded(name) for name in missing if name not in known),
        *(_vain(name, signals) for name, signals in refused.items() if not _is_of_any(name, known)),
    ]
    return "\n".join([*lines, _PAGE] if known or refused else lines)


def told_of_broken(plugin: str, reason: str) -> str:
    """Say that an installed plugin cannot be imported; Pelican imports them, named in ``PLUGINS`` or not."""
    return (
        f"PLUGINS: lỗi: plugin đã cài «{_shown(plugin)}» không nạp được ({reason}). Pelican nạp mọi plugin "
        "đã cài, kể cả khi PLUGINS không ghi tên: hãy cài đủ thứ nó cần, hoặc gỡ nó (pip uninstall)."
    )


def told_of_changed(changed: Sequence[str], modules: Sequence[str]) -> str:
    """Say that plugins changed pages after they were written, and what comes of it."""
    return (
        f"Lưu ý: {len(changed)} trang vừa ghi đã bị plugin sửa (trong số {', '.join(modules)}), ví dụ "
        f"{changed[0]}; lần dựng sau sẽ làm lại cả trang tin. Nên sửa mẫu trang thay vì sửa tệp đã ghi."
    )


def told_of_fault(module: str, error: str) -> str:
    """Say that a receiver failed at the end of a build, when the site was written."""
    return (
        "PLUGINS: lỗi: trang tin đã ghi xong, nhưng plugin gặp lỗi khi nhận tín hiệu cuối lần dựng "
        f"({module}: {error}). Hãy sửa plugin hoặc bỏ khỏi PLUGINS."
    )


def told_of_idle(idle: Sequence[str]) -> str:
    """Say of plugins that they wait for no signal: whatever they do, this build may not ask for it."""
    named = ", ".join(f"«{_shown(name)}»" for name in idle)
    return (
        f"PLUGINS: lưu ý: {named} không chờ tín hiệu nào của Pelican nên có thể không có tác dụng ở đây."
        f"\n{_PAGE}"
    )


def told_of_generators(found: Iterable[tuple[str, str]]) -> str:
    """Say of each plugin and class that the class is no generator of ours."""
    lines = (
        f"PLUGINS: lỗi: «{_shown(plugin)}» đưa ra {made} (get_generators), không phải lớp con của "
        f"newsroom.engine.Generator nên không chạy được ở đây. {_drop(plugin)}"
        for plugin, made in found
    )
    return "\n".join([*lines, _PAGE])


def _short(name: str) -> str:
    return name.rpartition(".")[2]


def _shown(name: str) -> str:
    """Give the short name, as Pelican takes it."""
    return name.removeprefix("pelican.plugins.")


def _drop(name: str) -> str:
    return f"Hãy bỏ «{_shown(name)}» khỏi PLUGINS."


def _not_loaded(name: str) -> str:
    return (
        f"PLUGINS: lỗi: «{_shown(name)}» không nạp được; lý do ở ngay trên. "
        "Hãy cài đặt hoặc sửa plugin, hoặc bỏ khỏi PLUGINS."
    )


def _replaced(name: str, signals: Sequence[str]) -> str:
    """Say what there is instead of a well-known plugin, and to which signals it is connected in vain."""
    vain = f" (nó chờ tín hiệu {', '.join(dict.fromkeys(signals))}, ở đây không nhận được)" if signals else ""
    return f"PLUGINS: lỗi: không dùng «{_shown(name)}»{vain}: {KNOWN[_short(name)].told}. {_drop(name)}"


def _vain(name: str, signals: Sequence[str]) -> str:
    """Say to which signals a plugin is connected in vain, and what is there instead."""
    instead = "; ".join(dict.fromkeys(NOT_SENT.get(signal, UNKNOWN_SIGNAL).told for signal in signals))
    named = ", ".join(dict.fromkeys(signals))
    return (
        f"PLUGINS: lỗi: «{_shown(name)}» chờ tín hiệu {named}, mà ở đây nó không nhận được: {instead}. "
        f"{_drop(name)}"
    )


def _is_of_any(name: str, known: Iterable[str]) -> bool:
    """Tell whether something lies in the registration, or the package, of one of the known plugins."""
    return any(name == one or name.startswith(f"{one}.") for one in known)
