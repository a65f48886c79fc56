"""Say what is wrong with plugins of others, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newsroom.ecosystem.changed import ATTRIBUTES
from newsroom.ecosystem.table import KNOWN, NOT_SENT, UNKNOWN_SIGNAL
from newsroom.engine import is_quiet

_PAGE = "Bảng đầy đủ: docs/pelican.md, mục «Plugins of others»."


TOLD_OF_NONE = (
    "PLUGINS: lỗi: giá trị None (mọi plugin đã cài) không dùng được ở đây, vì thứ tự trong PLUGINS "
    "là thứ tự công việc. Hãy ghi lại danh sách như trong pelicanconf.py."
)
"""What is said where ``PLUGINS`` names none in particular."""


def told_of(
    missing: Sequence[str],
    failed: Mapping[str, str],
    others: Sequence[str],
    refused: Mapping[str, Sequence[str]],
) -> str:
    """Say all at once: which are ``missing``, which ``failed`` and why, which of others cannot work."""
    known = [name for name in (*missing, *failed, *others) if _short(name) in KNOWN]
    lines = [
        *(_replaced(name, refused.get(name, ())) for name in known),
        *(_not_loaded(name) for name in missing if name not in known),
        *(_failed(name, reason) for name, reason in failed.items() if name not in known),
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


def told_of_fault(who: str, when: str, reason: str, written: bool = False) -> str:
    """Say that a plugin, or a receiver of nobody known, failed; at the end of a build the site is written."""
    return f"PLUGINS: lỗi: {_WRITTEN if written else ''}{_who(who)} gặp lỗi {when} ({reason}). {_mend(who)}"


def told_of_settings(who: str, signal: str) -> str:
    """Say that a plugin put something else in the place of all settings."""
    return f"PLUGINS: lỗi: {_who(who)} thay cả bảng thiết lập khi nhận tín hiệu {signal}. {_mend(who)}"


def told_of_attributes(who: str, signal: str, names: Iterable[str]) -> str:
    """Say that a plugin changed attributes of the build, each called after its setting, in place of these."""
    named = ", ".join(f"{ATTRIBUTES[name]} (thuộc tính {name})" for name in names)
    when = f"khi nhận tín hiệu {signal}, lúc ấy đã quá muộn"
    return f"PLUGINS: lỗi: {_who(who)} đổi {named} {when}. Ghi trong tệp thiết lập. {_mend(who)}"


def told_of_exit(who: str, when: str, code: object, written: bool = False) -> str:
    """Say that a plugin ended the program itself, as ``sys.exit`` does."""
    said = "" if code is None else " ".join(repr(code).split())
    ended = f"{_who(who)} tự kết thúc lần dựng {when} (sys.exit({said}))"
    return f"PLUGINS: lỗi: {_WRITTEN if written else ''}{ended}. {_mend(who)}"


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
        f"PLUGINS: lỗi: {_who(plugin)} đưa ra {made} (get_generators), không phải lớp con của "
        f"newsroom.engine.Generator nên không chạy được ở đây. {_drop(plugin)}"
        for plugin, made in found
    )
    return "\n".join([*lines, _PAGE])


def _short(name: str) -> str:
    return name.rpartition(".")[2]


def _shown(name: str) -> str:
    """Give the short name, as Pelican takes it."""
    return name.removeprefix("pelican.plugins.")


_WRITTEN = "trang tin đã ghi xong, nhưng "


def _is_plugin(name: str) -> bool:
    return " " not in name


def _who(name: str) -> str:
    """Name a plugin, or say of a receiver that its plugin is not known."""
    return f"«{_shown(name)}»" if _is_plugin(name) else f"{name} (chưa rõ của plugin nào)"


def _drop(name: str) -> str:
    if not _is_plugin(name):
        return "Hãy bỏ plugin đã nối hàm ấy khỏi PLUGINS."
    return f"Hãy bỏ «{_shown(name)}» khỏi PLUGINS."


def _mend(name: str) -> str:
    which = "plugin" if _is_plugin(name) else "plugin đã nối hàm ấy"
    return f"Hãy sửa {which} hoặc bỏ khỏi PLUGINS; chạy với -D để xem từng bước."


def _failed(name: str, reason: str) -> str:
    return f"PLUGINS: lỗi: «{_shown(name)}» không nạp được ({reason}). {_mend(name)}"


def _not_loaded(name: str) -> str:
    why = "chạy không có -q để biết lý do" if is_quiet() else "lý do ở ngay trên"
    return (
        f"PLUGINS: lỗi: «{_shown(name)}» không nạp được; {why}. "
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
        f"PLUGINS: lỗi: {_who(name)} chờ tín hiệu {named}, mà ở đây nó không nhận được: {instead}. "
        f"{_drop(name)}"
    )


def _is_of_any(name: str, known: Iterable[str]) -> bool:
    """Tell whether something lies in the registration, or the package, of one of the known plugins."""
    return any(name == one or name.startswith(f"{one}.") for one in known)
