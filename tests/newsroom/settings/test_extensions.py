"""Markdown's setting is read as stock reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from pelican.settings import DEFAULT_CONFIG

from newsroom.settings import extensions_of
from newsroom.settings.extensions import faults_of, said_of, sources_of
from pelicanconf import MARKDOWN

EXTRA = ["fenced_code", "footnotes", "attr_list", "def_list", "tables", "abbr", "md_in_html"]


def test_what_has_a_configuration_is_loaded() -> None:
    assert extensions_of({"extension_configs": {"toc": {"anchorlink": True}}, "extensions": ["tables"]}) == (
        ["tables", "toc"],
        {"toc": {"anchorlink": True}},
    )


def test_the_long_name_of_an_extension_is_the_same_extension() -> None:
    long = {"markdown.extensions.footnotes": {"BACKLINK_TITLE": "x"}}
    assert extensions_of({"extensions": ["footnotes", "a.b"], "extension_configs": long}) == (
        ["footnotes", "a.b"],
        {"footnotes": {"BACKLINK_TITLE": "x"}},
    )


def test_heads_of_manuscripts_are_not_left_to_markdown() -> None:
    assert extensions_of({"extension_configs": {"markdown.extensions.meta": {}}})[0] == []


def test_the_house_has_what_it_names() -> None:
    names, configs = extensions_of(MARKDOWN)
    named = [name for name in names if name != "plugins.captions.markdown"]  # a build may have added it
    assert (named, configs) == (["tables", "footnotes"], MARKDOWN["extension_configs"])


def test_an_extension_may_be_an_instance() -> None:
    extension = object()
    assert extensions_of({"extensions": [extension]}) == ([extension], {})


def test_extra_is_its_parts_each_once_with_its_configuration() -> None:
    setting = {
        "extensions": ["tables", "markdown.extensions.extra"],
        "extension_configs": {"extra": {"markdown.extensions.footnotes": {"BACKLINK_TITLE": "x"}}},
    }
    found, configs = extensions_of(setting)
    assert found[0] == "tables"
    assert sorted(found) == sorted(EXTRA)
    assert configs == {"footnotes": {"BACKLINK_TITLE": "x"}}


def test_what_pelican_has_by_itself_is_extra() -> None:
    found, configs = extensions_of(DEFAULT_CONFIG["MARKDOWN"])
    assert sorted(found) == sorted([*EXTRA, "codehilite"])
    assert "codehilite" not in configs


def test_a_class_of_markdown_is_its_extension_and_one_of_others_stays_as_named() -> None:
    given = ["markdown.extensions.toc:TocExtension", "a.b:C", "markdown.extensions.khac"]
    assert extensions_of({"extensions": given})[0] == ["toc", *given[1:]]


def test_extensions_of_which_less_comes_here_are_named_with_the_reason() -> None:
    setting = {"extensions": ["markdown.extensions.meta", "toc"], "extension_configs": {"codehilite": {}}}
    assert [name for name, said in said_of(setting) if said] == ["meta", "codehilite"]
    assert list(said_of({"extensions": ["toc"]})) == []


class Broken(Extension):
    """An extension that fails."""

    def extendMarkdown(self, md: object) -> None:  # noqa: N802 (Markdown's name)
        raise ValueError("hỏng")


@pytest.mark.parametrize(
    ("extension", "config", "named", "fault"),
    [
        ("khong_co_goi_nay", {}, "khong_co_goi_nay", "ModuleNotFoundError"),
        ("json", {}, "json", "AttributeError"),
        ("json:Khac", {}, "json:Khac", "AttributeError"),
        ("toc", {"khong_co": 1}, "toc", "KeyError"),
        ("footnotes", {"BACKLINK_TITEL": "x"}, "footnotes", "KeyError"),
        ("footnotes", {"BACKLINK_TITLE": "Về {} {}"}, "footnotes", "BACKLINK_TITLE: IndexError"),
        ("footnotes", {"BACKLINK_TITLE": "Về {so}"}, "footnotes", "BACKLINK_TITLE: KeyError"),
        ("footnotes", {"BACKLINK_TITLE": 5}, "footnotes", "BACKLINK_TITLE: AttributeError"),
        ("footnotes", {"SUPERSCRIPT_TEXT": "({} {})"}, "footnotes", "SUPERSCRIPT_TEXT: IndexError"),
        (Broken(), {}, "Broken", "ValueError: hỏng"),
        (object(), {}, "object", "TypeError"),
    ],
)
def test_an_extension_that_cannot_be_loaded_is_named(
    extension: object, config: dict[str, object], named: str, fault: str
) -> None:
    configs = {extension: config} if config else {}
    ((name, told),) = faults_of({"extensions": ["tables", extension], "extension_configs": configs})
    assert name == named
    assert told.startswith(fault)


@pytest.mark.parametrize(
    "given", [{"footnotes": {"SEPARATOR": "-"}}, {"extra": {"footnotes": {"SEPARATOR": "-"}}}]
)
def test_where_notes_lead_is_not_read_and_said(given: dict[str, object]) -> None:
    setting = {"extension_configs": given}
    found, configs = extensions_of(setting)
    assert "footnotes" in found
    assert configs == {"footnotes": {}}
    assert [name for name, _ in said_of(setting)] == ["footnotes: SEPARATOR"]


def test_the_configuration_of_colours_is_not_read() -> None:
    setting = {"extension_configs": {"markdown.extensions.codehilite": {"khong_co": 1}}}
    assert extensions_of(setting) == (["codehilite"], {})
    assert list(faults_of(setting)) == []


def test_extensions_that_can_be_loaded_have_no_fault() -> None:
    setting = {"extensions": [*EXTRA, "smarty"], "extension_configs": {"toc": {"marker": "[MỤC LỤC]"}}}
    assert list(faults_of(setting)) == []


def test_a_house_without_extensions_of_its_own_does_not_even_load_markdown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("newsroom.settings.extensions._fault", lambda *given: pytest.fail(f"tried {given}"))
    assert list(faults_of(MARKDOWN)) == []


def test_extensions_of_others_are_described_by_what_is_in_their_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    setting = {"extensions": ["toc", "mo_rong_thu"]}
    absent = sources_of(setting)
    (tmp_path / "mo_rong_thu.py").write_text("A = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))  # forgets what was looked for in vain
    first = sources_of(setting)
    (tmp_path / "mo_rong_thu.py").write_text("A = 2\n", encoding="utf-8")
    assert len({absent, first, sources_of(setting)}) == 3


def test_a_module_of_a_package_is_described_with_those_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "goi_mo_rong"
    package.mkdir()
    for name in ("__init__", "mot", "hai"):
        (package / f"{name}.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for named in ("goi_mo_rong", "goi_mo_rong.mot:Lop"):
        before = sources_of({"extensions": [named]})
        (package / "hai.py").write_text(f"A = {named!r}\n", encoding="utf-8")
        assert sources_of({"extensions": [named]}) != before


def test_instances_are_described_by_their_configuration() -> None:
    plain, same, other = (
        sources_of({"extensions": [one]}) for one in (TocExtension(), TocExtension(), TocExtension(title="x"))
    )
    assert plain == same != other


def test_nothing_is_described_of_what_the_house_knows() -> None:
    for setting in (
        MARKDOWN,
        DEFAULT_CONFIG["MARKDOWN"],
        {"extensions": ["toc", "plugins.captions.markdown"]},
    ):
        assert sources_of(setting) == ""
