"""Small plugins of others, each connected to one thing: it works, or the build ends in words."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican.plugins import signals
from pelican.settings import read_settings

import pelicanconf
from newsroom.ecosystem import connected
from newsroom.ecosystem.table import NOT_SENT, SENT
from newsroom.ending import Failed
from newsroom.pelican import Newsroom
from tests.support.building import ROOT, build, tiny_site, write_article

OURS = pelicanconf.PLUGINS
CONNECTING = """
from pelican.plugins import signals
def receive(*_, **__): HEARD.append(_)
HEARD = []
def register(): signals.{signal}.connect(receive)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder for plugins; what they connected and imported is gone afterwards."""
    before, modules = connected(), {*sys.modules}
    (tmp_path / "others").mkdir()
    yield tmp_path / "others"
    for name, receivers in connected().items():
        for key, receiver in receivers.items():
            if key not in before[name] and not receiver.__module__.startswith("plugins."):
                vars(signals)[name].disconnect(receiver)
    for name in {*sys.modules} - modules:
        if name.startswith("other_"):
            del sys.modules[name]


def plugin(folder: Path, name: str, text: str, inner: str = "__init__") -> str:
    """Write a package, whose hooks may lie in an ``inner`` module."""
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    if inner != "__init__":
        (place / "__init__.py").write_text(f"from {name}.{inner} import *\n", encoding="utf-8")
    (place / f"{inner}.py").write_text(text, encoding="utf-8")
    return name


def settings(folder: Path, *named: Any) -> dict[str, Any]:
    """Name plugins behind ours."""
    return {"PLUGINS": [*OURS, *named], "PLUGIN_PATHS": [str(ROOT), str(folder)]}


def start(folder: Path, **given: Any) -> Newsroom:
    """Set up a build of nothing."""
    content = folder.parent / "content"
    content.mkdir(exist_ok=True)
    places = {"PATH": content, "OUTPUT_PATH": folder / "output", "CACHE_PATH": folder / "cache"}
    override = {**{name: str(place) for name, place in places.items()}, "JOBS": 1, **given}
    return Newsroom(read_settings(str(ROOT / "pelicanconf.py"), override))


def refused(folder: Path, *named: Any) -> str:
    """Give the words with which a build ends as it is set up."""
    with pytest.raises(Failed) as failed:
        start(folder, **settings(folder, *named))
    assert failed.value.code == 1
    return failed.value.reason


# Signals


@pytest.mark.parametrize("signal", NOT_SENT)
def test_who_waits_in_vain_is_named_with_the_signal_and_what_is_there_instead(
    folder: Path, signal: str
) -> None:
    name = plugin(folder, f"other_{signal}", CONNECTING.format(signal=signal))
    told = refused(folder, name)
    assert f"«{name}» chờ tín hiệu {signal}, mà" in told
    assert NOT_SENT[signal].told in told


@pytest.mark.parametrize("signal", SENT)
def test_who_waits_for_what_is_sent_is_welcome(
    folder: Path, capsys: pytest.CaptureFixture[str], signal: str
) -> None:
    name = plugin(folder, f"other_{signal}", CONNECTING.format(signal=signal))
    start(folder, **settings(folder, name))
    assert capsys.readouterr().err == ""


def test_hooks_in_an_inner_module_belong_to_their_plugin(folder: Path) -> None:
    text = CONNECTING.format(signal="feed_written")
    assert "«other_inner» chờ tín hiệu feed_written" in refused(
        folder, plugin(folder, "other_inner", text, "hooks")
    )


def test_what_a_plugin_connects_of_a_helper_is_told_by_the_name_of_the_plugin(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin(folder, "other_helper", CONNECTING.format(signal="content_object_init"))
    monkeypatch.syspath_prepend(str(folder))
    name = plugin(folder, "other_helped", "from other_helper import register\n")
    assert "«other_helped» chờ tín hiệu content_object_init" in refused(folder, name)


def test_a_second_build_in_this_process_refuses_as_well_until_the_plugin_is_gone(folder: Path) -> None:
    name = plugin(folder, "other_again", CONNECTING.format(signal="feed_generated"))
    assert refused(folder, name) == refused(folder, name)
    start(folder, **settings(folder))


@pytest.mark.parametrize("signal", ["all_generators_finalized", "get_writer", "readers_init"])
def test_a_plugin_written_for_this_build_may_wait_for_all_that_is_sent(folder: Path, signal: str) -> None:
    text = "from newsroom.engine import Build\n" + CONNECTING.format(signal=signal)
    start(folder, **settings(folder, plugin(folder, f"other_us_{signal}", text)))


def test_a_plugin_written_for_this_build_waits_in_vain_as_any(folder: Path) -> None:
    text = "from newsroom.engine import Build\n" + CONNECTING.format(signal="generator_init")
    assert "«other_us» chờ tín hiệu generator_init" in refused(folder, plugin(folder, "other_us", text))


def test_methods_that_were_connected_before_are_nobodys(folder: Path) -> None:
    class Earlier:
        def receive(self, _: object) -> None: ...

    earlier = Earlier()
    text = CONNECTING.format(signal="finalized")
    with signals.feed_written.connected_to(earlier.receive):
        start(folder, **settings(folder, plugin(folder, "other_later", text)))


def test_a_plugin_that_waits_for_nothing_gets_a_note(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start(folder, **settings(folder, plugin(folder, "other_idle", "def register(): pass\n")))
    assert "lưu ý: «other_idle» không chờ tín hiệu nào" in capsys.readouterr().err


def test_all_that_cannot_work_is_told_at_once(folder: Path) -> None:
    names = [plugin(folder, f"other_{n}", CONNECTING.format(signal="feed_written")) for n in ("one", "two")]
    told = refused(folder, *names, "neighbors", "khong_co")
    assert all(f"«{name}»" in told for name in (*names, "neighbors", "khong_co"))


# Names


def test_none_is_refused_in_words(folder: Path) -> None:
    with pytest.raises(Failed) as failed:
        start(folder, PLUGINS=None)
    assert "giá trị None" in failed.value.reason


def test_modules_classes_and_objects_are_plugins_too(folder: Path) -> None:
    class Plugin:
        @staticmethod
        def register() -> None:
            signals.initialized.connect(Plugin.receive)

        @staticmethod
        def receive(_: object) -> None: ...

    ours = [importlib.import_module(name) for name in OURS]
    made = start(folder, PLUGINS=[*ours, Plugin, Plugin()])
    assert made.settings["PLUGINS"][: len(OURS)] == list(OURS)
    assert made._get_generator_classes()[0].__module__ == "plugins.identity"


def test_a_short_name_is_the_plugin_of_the_namespace(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pelican.plugins

    place = folder / "space" / "other_short"
    place.mkdir(parents=True)
    (place / "__init__.py").write_text(CONNECTING.format(signal="finalized"))
    monkeypatch.setattr(pelican.plugins, "__path__", [*pelican.plugins.__path__, str(folder / "space")])
    made = start(folder, **settings(folder, "other_short"))
    assert made.settings["PLUGINS"][-1] == "pelican.plugins.other_short"
    del sys.modules["pelican.plugins.other_short"]


def test_an_installed_plugin_that_is_broken_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pelican.plugins

    place = folder / "space" / "other_broken"
    place.mkdir(parents=True)
    (place / "__init__.py").write_text("import khong_co_that\n")
    monkeypatch.setattr(pelican.plugins, "__path__", [*pelican.plugins.__path__, str(folder / "space")])
    told = refused(folder)
    assert "«other_broken» không nạp được (ModuleNotFoundError: No module named 'khong_co_that', " in told


# Generators

GIVING = """
from pelican.plugins import signals
{given}
def get_generators(_): return {value}
def register(): signals.get_generators.connect(get_generators)
"""


@pytest.mark.parametrize("value", ["Odd", "(Odd,)", "[None, Odd]"])
def test_a_generator_that_is_not_ours_is_named(folder: Path, value: str) -> None:
    name = plugin(folder, f"other_{len(value)}", GIVING.format(given="class Odd: pass", value=value), "hooks")
    made = start(folder, **settings(folder, name))
    with pytest.raises(Failed) as failed:
        made._get_generator_classes()
    assert f"«{name}» đưa ra Odd (get_generators)" in failed.value.reason


@pytest.mark.parametrize("value", ["Own", "(Own,)"])
def test_a_generator_of_our_kind_takes_its_place(folder: Path, value: str) -> None:
    given = "from newsroom.engine import Generator\nclass Own(Generator): pass"
    name = plugin(folder, f"other_own{len(value)}", GIVING.format(given=given, value=value), "hooks")
    made = start(folder, **settings(folder, name))
    assert made._get_generator_classes()[-1].__name__ == "Own"


# What plugins do later

BEGINNING = """
from functools import partial
from pelican.plugins import signals
def begin(pelican): {does}
def register(): signals.{signal}.connect(begin)
"""


def begun(folder: Path, name: str, does: str, signal: str = "initialized") -> Newsroom:
    """Set up a build with a plugin that does something as it begins, and ask for the generators."""
    text = BEGINNING.format(does=does, signal=signal)
    made = start(folder, **settings(folder, plugin(folder, f"other_{name}", text)))
    made._get_generator_classes()
    return made


@pytest.mark.parametrize("signal", ["initialized", "get_generators"])
@pytest.mark.parametrize(
    ("name", "does", "told"),
    [
        ("ignoring", 'pelican.settings["IGNORE_FILES"] = ["*"]', "IGNORE_FILES không dùng được"),
        ("placing", 'pelican.settings["IGNORE_FILES"].append("*")', "IGNORE_FILES không dùng được"),
        ("zone", 'pelican.settings["TIMEZONE"] = "UTC"', "TIMEZONE không dùng được"),
        ("length", 'pelican.settings["DEFAULT_PAGINATION"] = "x"', "DEFAULT_PAGINATION là 'x'"),
        ("proof", 'pelican.settings["PROOFREADERS"] = [begin]', "PROOFREADERS là "),
        ("jobs", 'pelican.settings["JOBS"] = "x"', "JOBS là 'x'"),
        ("none", 'pelican.settings["PLUGINS"] = []', "PLUGINS đổi ở đây là quá muộn"),
        ("fewer", 'pelican.settings["PLUGINS"].remove("plugins.gate")', "PLUGINS đổi ở đây là quá muộn"),
        ("theme", 'pelican.settings["THEME"] = "x"', "THEME đổi ở đây là quá muộn"),
        ("gone", 'del pelican.settings["JINJA_FILTERS"]', "JINJA_FILTERS bị xóa"),
    ],
)
def test_a_setting_that_is_refused_in_a_file_is_refused_of_a_plugin(
    folder: Path, signal: str, name: str, does: str, told: str
) -> None:
    with pytest.raises(Failed) as failed:
        begun(folder, f"{name}_{signal}", does, signal)
    assert f"plugin «other_{name}_{signal}» (tín hiệu {signal}): lỗi: {told}" in failed.value.reason


def test_settings_that_count_may_be_changed_and_those_that_do_not_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    does = 'pelican.settings.update(MINE=1, DEFAULT_PAGINATION=3, SITENAME="x")'
    made = begun(folder, "naming", does)
    assert made.settings["DEFAULT_PAGINATION"] == 3
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith("plugin «other_naming» (tín hiệu initialized): lưu ý: SITENAME không có")


@pytest.mark.parametrize("signal", ["initialized", "get_generators"])
@pytest.mark.parametrize("late", ["begin", "partial(print), weak=False"])
def test_who_begins_to_wait_in_vain_later_is_named(folder: Path, signal: str, late: str) -> None:
    name = f"late_{signal}_{len(late)}"
    with pytest.raises(Failed) as failed:
        begun(folder, name, f"signals.feed_written.connect({late})", signal)
    assert f"«other_{name}» chờ tín hiệu feed_written, mà" in failed.value.reason


@pytest.mark.parametrize("signal", ["finalized", "content_written", "get_generators"])
def test_who_begins_later_to_wait_for_what_is_sent_is_welcome(
    folder: Path, capsys: pytest.CaptureFixture[str], signal: str
) -> None:
    begun(folder, f"welcome_{signal}", f"signals.{signal}.connect(print)")
    vars(signals)[signal].disconnect(print)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("late", ["print", "partial(print), weak=False"])
def test_a_plugin_that_is_dropped_from_the_list_waits_no_more(folder: Path, late: str) -> None:
    text = f"from functools import partial\n{CONNECTING.format(signal='finalized')}" + (
        f"    signals.get_generators.connect({late})\n"
    )
    text = text.replace("def register(): ", "def register():\n    ")
    before = connected()
    name = plugin(folder, f"other_dropped{len(late)}", text)
    start(folder, **settings(folder, name))
    assert len(connected()["finalized"]) == len(before["finalized"]) + 1
    start(folder, **settings(folder))
    assert connected()["finalized"] == before["finalized"]
    assert connected()["get_generators"].keys() == before["get_generators"].keys()


# Faults of plugins


@pytest.mark.parametrize("signal", ["initialized", "get_generators"])
def test_who_fails_as_a_build_begins_is_named_with_the_place(folder: Path, signal: str) -> None:
    with pytest.raises(Failed) as failed:
        begun(folder, f"failing_{signal}", "raise KeyError('x')", signal)
    place = folder / f"other_failing_{signal}" / "__init__.py"
    assert failed.value.reason == (
        f"PLUGINS: lỗi: «other_failing_{signal}» gặp lỗi khi nhận tín hiệu {signal} (KeyError: 'x', {place}:4). "
        "Hãy sửa plugin hoặc bỏ khỏi PLUGINS; chạy với -D để xem từng bước."
    )


@pytest.mark.slow
@pytest.mark.parametrize("signal", ["all_generators_finalized", "get_writer", "readers_init"])
def test_who_fails_amid_a_build_is_named_and_nothing_is_taken_for_damaged(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], signal: str
) -> None:
    content, output = tiny_site(tmp_path / "content"), tmp_path / "output"
    build(content, output)
    write_article(content, "2024/01/bai-0", "Lời khác hẳn.")
    text = "from newsroom.engine import Build\n" + BEGINNING.format(does="raise KeyError('x')", signal=signal)
    with pytest.raises(Failed) as failed:
        build(content, output, **settings(folder, plugin(folder, f"other_amid_{signal}", text)))
    assert f"«other_amid_{signal}» gặp lỗi khi nhận tín hiệu {signal} (KeyError: 'x'" in failed.value.reason
    assert "bị hỏng" not in capsys.readouterr().err


STAGE = """
from pelican.plugins import signals
from newsroom.engine import Generator
class Own(Generator):
    def run(self): raise KeyError("x")
def get_generators(_): return Own
def register(): signals.get_generators.connect(get_generators)
"""


@pytest.mark.slow
def test_a_stage_that_fails_is_told_once_and_nothing_is_taken_for_damaged(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, output = tiny_site(tmp_path / "content"), tmp_path / "output"
    build(content, output)
    capsys.readouterr()
    with pytest.raises(Failed) as failed:
        build(content, output, **settings(folder, plugin(folder, "other_stage", STAGE)))
    assert "«other_stage» gặp lỗi khi chạy bước Own (KeyError: 'x', " in failed.value.reason
    assert capsys.readouterr().err == f"{failed.value.reason}\n"


def test_a_class_that_is_given_twice_is_told_once(folder: Path) -> None:
    text = GIVING.format(given="class Odd: pass", value="Odd, Odd")
    made = start(folder, **settings(folder, plugin(folder, "other_twice", text)))
    with pytest.raises(Failed) as failed:
        made._get_generator_classes()
    assert failed.value.reason.count("Odd") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("retrun 5", "SyntaxError: invalid syntax"),
        ("nope", "NameError: name 'nope' is not defined"),
        ("def register(): nope", "NameError: name 'nope' is not defined"),
        ("", "has no attribute 'register'"),
        ("class Stop(BaseException): pass\ndef register(): raise Stop", "Stop"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_named_with_the_reason(folder: Path, text: str, told: str) -> None:
    reason = refused(folder, plugin(folder, f"other_unloaded{len(text)}", text))
    assert f"«other_unloaded{len(text)}» không nạp được (" in reason
    assert told in reason


def test_an_installed_plugin_that_python_cannot_read_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pelican.plugins

    place = folder / "space" / "other_unread"
    place.mkdir(parents=True)
    (place / "__init__.py").write_text("retrun 5\n")
    monkeypatch.setattr(pelican.plugins, "__path__", [*pelican.plugins.__path__, str(folder / "space")])
    assert "«other_unread» không nạp được (SyntaxError: invalid syntax" in refused(folder)


@pytest.mark.parametrize(
    ("name", "text", "when"),
    [
        ("import", "raise SystemExit({code})", "được nạp"),
        ("register", "def register(): raise SystemExit({code})", "đăng ký"),
        (
            "begin",
            BEGINNING.format(does="raise SystemExit({code})", signal="initialized"),
            "nhận tín hiệu initialized",
        ),
    ],
)
@pytest.mark.parametrize(("code", "status"), [("3", 3), ("0", 1), ("'không'", 1)])
def test_who_ends_the_build_is_named_and_it_never_ends_well(
    folder: Path, name: str, text: str, when: str, code: str, status: int
) -> None:
    name = plugin(folder, f"other_exit_{name}{len(code)}{status}", text.format(code=code))
    with pytest.raises(Failed) as failed:
        start(folder, **settings(folder, name))
    assert failed.value.code == status
    assert f"«{name}» tự kết thúc lần dựng khi {when} (sys.exit({code}))" in failed.value.reason


# The end of a build

LISTENING = """
from pelican.plugins import signals
HEARD = []
def written(path, context): HEARD.append((path, context["output_file"]))
def ended(pelican): HEARD.append("end")
def register():
    signals.content_written.connect(written)
    signals.finalized.connect(ended)
"""


@pytest.mark.slow
def test_pages_are_told_when_they_are_written_and_only_then(folder: Path, tmp_path: Path) -> None:
    content, output = tiny_site(tmp_path / "content"), tmp_path / "output"
    given = settings(folder, plugin(folder, "other_listening", LISTENING, "hooks"))
    build(content, output, **given)
    heard = sys.modules["other_listening.hooks"].HEARD
    pages = {file.relative_to(output).as_posix() for file in output.rglob("*.html")}
    assert {path for _, path in heard[:-1]} == pages
    assert {path for path, _ in heard[:-1]} == {str(output / page) for page in pages}
    assert heard[-1] == "end"
    heard.clear()
    build(content, output, **given)
    assert heard == ["end"]
    heard.clear()
    write_article(content, "2024/01/bai-0", "Lời khác hẳn.", Tags="thi đua")
    build(content, output, **given)
    assert "2024/01/bai-0/index.html" in {path for _, path in heard[:-1]}
    assert len(heard) < len(pages)


FAILING = """
from pelican.plugins import signals
def ended(pelican): raise {error}
def register(): signals.finalized.connect(ended)
"""


@pytest.mark.slow
@pytest.mark.parametrize("error", ["KeyError('x')", "OSError('x')"])
def test_who_fails_at_the_end_is_named_and_nothing_is_taken_for_damaged(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], error: str
) -> None:
    content, output = tiny_site(tmp_path / "content"), tmp_path / "output"
    build(content, output)
    given = settings(folder, plugin(folder, f"other_{error[:3].lower()}", FAILING.format(error=error)))
    with pytest.raises(Failed) as failed:
        build(content, output, **given)
    name, kind = f"other_{error[:3].lower()}", error.partition("(")[0]
    assert f"trang tin đã ghi xong, nhưng «{name}» gặp lỗi khi nhận tín hiệu finalized ({kind}: " in (
        failed.value.reason
    )
    assert "bị hỏng" not in capsys.readouterr().err
    capsys.readouterr()
    build(content, output, **given | {"PLUGINS": OURS})
    assert (output / "index.html").is_file()


MEDDLING = """
from pelican.plugins import signals
def written(path, context):
    with open(path, "a") as file: file.write("<!-- x -->")
def register(): signals.content_written.connect(written)
"""


@pytest.mark.slow
def test_who_changes_pages_is_told_what_comes_of_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, output = tiny_site(tmp_path / "content"), tmp_path / "output"
    build(content, output, **settings(folder, plugin(folder, "other_meddling", MEDDLING)))
    assert "trang vừa ghi đã bị plugin sửa (trong số other_meddling)" in capsys.readouterr().err
