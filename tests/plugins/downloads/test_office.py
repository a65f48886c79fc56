from __future__ import annotations

import zipfile
from functools import partial

import pytest

from plugins.downloads import office as office_module
from plugins.downloads.office import inspect_office
from plugins.downloads.package import Budget
from plugins.downloads.unfit import OLE, Finding, Unfit
from tests.support.documents import COMMENTS, EXCEL, Part, archive, linked, office, pdf, relationships

FOLDERS = {".docx": "word", ".xlsx": "xl", ".pptx": "ppt"}
OLE_TYPE = "application/vnd.openxmlformats-officedocument.oleObject"
HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
EXTERNAL = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"


def found_in(data: bytes, suffix: str = ".docx") -> list[Finding]:
    """Give what is found in a file; the code of what is wrong with it stands alone."""
    try:
        return inspect_office(suffix, data)
    except Unfit as unfit:
        return [(unfit.code, unfit.value)]


def code_of(data: bytes, suffix: str = ".docx") -> str:
    return found_in(data, suffix)[0][0] if found_in(data, suffix) else ""


# Macros, controls, objects


@pytest.mark.parametrize("suffix", FOLDERS)
@pytest.mark.parametrize(
    ("part", "code"),
    [
        (("{}/vbaProject.bin", "", b"\0"), "file-macro"),
        (("{}/VBAPROJECT.BIN", "", b"\0"), "file-macro"),
        (("{}/other.bin", "application/vnd.ms-office.vbaProject", b"\0"), "file-macro"),
        (("{}/vbaData.xml", "application/vnd.ms-word.vbaData+xml", "<x/>"), "file-macro"),
        (("{}/macrosheets/sheet1.xml", "", "<x/>"), "file-macro"),
        (("{}/activeX/activeX1.bin", "", b"\0"), "file-control"),
        (("{}/other.xml", "application/vnd.ms-office.activeX+xml", "<x/>"), "file-control"),
        (("{}/embeddings/oleObject1.bin", OLE_TYPE, b"\0"), "file-embedded"),
        (("{}/embeddings/anything", "", b"\0"), "file-embedded"),
        (("{}/media/image1.png", "", OLE), "file-embedded"),
        (("{}/media/image1.png", "", b"MZ\x90"), "file-embedded"),
        (("{}/media/image1.png", "", pdf()), "file-embedded"),
        (("{}/media/image1.png", "", archive([("a", b"1")])), "file-embedded"),
        (("{}/media/image1.png", "", b"\x89PNG"), ""),
        (("{}/printerSettings/printerSettings1.bin", "", b"\0A\0"), ""),
    ],
)
def test_parts_that_can_act_are_refused(suffix: str, part: Part, code: str) -> None:
    name, content_type, data = part
    document = office(suffix, (name.format(FOLDERS[suffix]), content_type, data))
    assert code_of(document, suffix) == code


@pytest.mark.parametrize(
    ("content_type", "code"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "file-macro"),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "file-macro"),
        (EXCEL.replace("sheet.main", "template.main"), "file-mislabelled"),
        (EXCEL, "file-mislabelled"),
        ("text/html", "file-mislabelled"),
    ],
)
def test_the_main_part_says_what_a_document_is(content_type: str, code: str) -> None:
    assert code_of(office(".docx", main_type=content_type)) == code


def test_the_main_part_may_have_another_name() -> None:
    assert found_in(office(".docx", main="word/document2.xml")) == []


# What lies elsewhere


@pytest.mark.parametrize(
    ("kind", "mode", "code"),
    [
        ("attachedTemplate", "External", "file-template"),
        ("attachedTemplate", "external", "file-template"),
        ("oleObject", "External", "file-external"),
        ("image", "External", "file-external"),
        ("frame", "External", "file-external"),
        ("mailMergeSource", "External", "file-external"),
        ("hyperlink", "External", ""),
        ("externalLinkPath", "External", "file-external"),
        ("xlPathMissing", "External", "file-external"),
        ("image", "Internal", ""),
        ("oleObject", "Internal", "file-embedded"),
        ("aFChunk", "Internal", "file-embedded"),
        ("control", "Internal", "file-control"),
        ("vbaProject", "Internal", "file-macro"),
    ],
)
def test_only_links_that_wait_for_a_click_may_lead_outside(kind: str, mode: str, code: str) -> None:
    assert code_of(office(".docx", linked(kind, "http://a.vn/x", mode))) == code


def test_the_place_is_named_that_a_template_comes_from() -> None:
    target = "http://example.com/" + "a" * 80
    assert found_in(office(".docx", linked("attachedTemplate", target))) == [("file-template", target)]


def test_only_the_beginning_is_kept_of_what_a_hostile_file_holds() -> None:
    target = "http://example.com/" + "a" * 10**6
    ((_, kept),) = found_in(office(".docx", linked("attachedTemplate", target)))
    assert target.startswith(kept)
    assert 100 < len(kept) < 10_000


@pytest.mark.parametrize(
    "text",
    [
        "<d><instrText> DDEAUTO c:\\a.exe </instrText></d>",
        "<d><instrText>DD</instrText><instrText>E c:\\a.exe</instrText></d>",
        '<d xmlns:w="urn:w"><w:fldSimple w:instr="dde a"/></d>',
    ],
)
def test_fields_that_start_programs_are_refused(text: str) -> None:
    assert found_in(office(".docx", text=text)) == [("file-active", "DDE")]
    assert found_in(office(".docx", ("word/header1.xml", HEADER, text))) == [("file-active", "DDE")]


@pytest.mark.parametrize("text", ["<d><t>DDE</t></d>", "<d><instrText>TOC \\o</instrText><t>DDE</t></d>"])
def test_other_fields_are_let_through(text: str) -> None:
    assert found_in(office(".docx", text=text)) == []


@pytest.mark.parametrize(
    ("tag", "code"), [("ddeLink", "file-active"), ("oleLink", "file-external"), ("a", "")]
)
def test_links_of_workbooks_to_programs_are_refused(tag: str, code: str) -> None:
    assert code_of(office(".xlsx", ("xl/externalLinks/1.xml", EXTERNAL, f"<e><{tag}/></e>")), ".xlsx") == code


@pytest.mark.parametrize(
    ("target", "remote"),
    [
        ("file:///\\\\a\\b\\x.xlsx", True),
        ("file://a/b/x.xlsx", True),
        ("file:////a/b/x.xlsx", True),
        ("\\\\a\\b\\x.xlsx", True),
        ("%5C%5Ca/x.xlsx", True),
        ("//a/x.xlsx", True),
        ("https://a.vn/x.xlsx", True),
        ("ftp:x.xlsx", True),
        ("x.xlsx", False),
        ("../a%20b/x.xlsx", False),
        ("/a/x.xlsx", False),
        ("C:\\a\\x.xlsx", False),
        ("file:///C:\\a\\x.xlsx", False),
        ("file:///a/x.xlsx", False),
    ],
)
def test_workbooks_may_link_to_workbooks_of_the_same_machine(target: str, remote: bool) -> None:
    link = ("xl/externalLinks/_rels/1.xml.rels", "", relationships(("externalLinkPath", target, "External")))
    assert code_of(office(".xlsx", link), ".xlsx") == ("file-external" if remote else "")


# Documents in documents


def test_the_sheet_behind_a_chart_is_looked_into() -> None:
    assert found_in(office(".docx", ("word/embeddings/Sheet1.xlsx", "", office(".xlsx")))) == []
    macros = office(".xlsx", ("xl/vbaProject.bin", "", b"\0"))
    assert code_of(office(".docx", ("word/embeddings/Sheet1.xlsx", "", macros))) == "file-macro"
    assert code_of(office(".docx", ("word/embeddings/Sheet1.docx", "", macros))) == "file-macro"
    nested = office(".docx")
    for _ in range(3):
        nested = office(".docx", ("word/embeddings/a.docx", "", nested))
    assert code_of(nested) == "file-embedded"


# What an editor is told of


def test_tracked_changes_and_comments_are_counted() -> None:
    comments = ("word/comments.xml", COMMENTS, "<comments><comment/><comment/></comments>")
    document = office(".docx", comments, text="<d><ins/><del/><moveFrom/><moveTo/><insert/></d>")
    assert found_in(document) == [("file-tracked", "4"), ("file-comments", "2")]
    assert found_in(office(".docx", ("word/comments.xml", COMMENTS, "<comments/>"))) == []


def test_hidden_sheets_are_named() -> None:
    sheets = '<workbook><sheet name="A"/><sheet name="B" state="hidden"/><sheet name="C" state="veryHidden"/></workbook>'
    assert found_in(office(".xlsx", text=sheets), ".xlsx") == [("file-hidden", "B, C")]


# Damage and bombs


def test_archives_that_are_no_documents_are_told() -> None:
    assert found_in(archive([("a.txt", b"1")])) == [("file-mislabelled", "tệp nén")]
    with_types = archive([("[Content_Types].xml", "<Types/>"), ("a.txt", b"1")])
    assert found_in(with_types) == [("file-mislabelled", "tệp nén")]


def test_old_and_locked_documents_are_told() -> None:
    assert code_of(OLE + b"\0" * 100) == "file-mislabelled"
    assert code_of(OLE + "EncryptedPackage".encode("utf-16-le")) == "file-locked"


@pytest.mark.parametrize(
    "data",
    [
        office(".docx") + b"\0",
        office(".docx") + office(".docx"),
        b"PK\x03\x04" + office(".docx"),
        office(".docx", text="<document>"),
        office(".docx", text='<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'),
        office(".docx", main="word/../document.xml"),
        office(".docx", ("WORD/document.xml", "", "<x/>")),
        archive([("[Content_Types].xml", "<Types/>"), ("_rels/.rels", relationships())]),
        archive([("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "")]),
        archive([("[Content_Types].xml", "")]),
        archive([("[Content_Types].xml", "<Types/>")], zipfile.ZIP_LZMA),
    ],
)
def test_damaged_and_made_up_packages_are_refused(data: bytes) -> None:
    assert code_of(data) in ("file-damaged", "file-mislabelled")


def test_documents_in_a_document_share_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_module, "Budget", partial(Budget, 1_000_000))
    half = office(".xlsx", ("xl/media/a.png", "", bytes(500_000)))
    assert code_of(half, ".xlsx") == ""
    assert (
        code_of(office(".docx", *((f"word/embeddings/{n}.xlsx", "", half) for n in range(3))))
        == "file-swollen"
    )
