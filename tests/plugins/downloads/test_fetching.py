"""What makes Word and Excel fetch something from elsewhere."""

from __future__ import annotations

import pytest

from plugins.downloads import package
from plugins.downloads.fetching import is_remote
from tests.plugins.downloads.test_office import EXTERNAL, HEADER, code_of, found_in
from tests.support.documents import Part, office


@pytest.mark.parametrize(
    ("target", "remote"),
    [
        ("https://a.vn/x.xlsx", True),
        ("HTTPS://a.vn", True),
        ("ftp:x.xlsx", True),
        ("mailto:a@a.vn", True),
        ("file://a/b/x.xlsx", True),
        ("file:////a/b/x.xlsx", True),
        ("file:///\\\\a\\b\\x.xlsx", True),
        ("\\\\a\\b\\x.xlsx", True),
        ("%5C%5Ca/x.xlsx", True),
        (" //a/x.xlsx", True),
        ("", False),
        ("x.xlsx", False),
        ("../a%20b/x.xlsx", False),
        ("/a/x.xlsx", False),
        ("C:\\a\\x.xlsx", False),
        ("c:x.xlsx", False),
        ("file:///C:\\a\\x.xlsx", False),
        ("file:///a/x.xlsx", False),
        ("file:x.xlsx", False),
    ],
)
def test_only_paths_of_the_same_machine_are_not_remote(target: str, remote: bool) -> None:
    assert is_remote(target) == remote


# What Word fetches


@pytest.mark.parametrize(
    "text",
    [
        '<d><fldSimple instr=" INCLUDEPICTURE &quot;https://a.vn/x.png&quot; \\d "/></d>',
        '<d><fldSimple instr="includetext a.docx"/></d>',
        '<d><fldSimple instr=" LINK Excel.Sheet.8 &quot;\\\\a\\x.xls&quot; A1 \\a "/></d>',
        '<d><fldChar fldCharType="begin"/><instrText> INCLUDE</instrText><b/><instrText>PICTURE "x"</instrText></d>',
        "<d><fldChar/><instrText>IF 1</instrText><fldChar/><instrText>LINK a</instrText><fldChar/></d>",
        "<d><instrText>IMPORT a.png</instrText></d>",
    ],
)
def test_fields_that_fetch_are_refused(text: str) -> None:
    assert code_of(office(".docx", text=text)) == "file-external"
    assert code_of(office(".docx", ("word/header1.xml", HEADER, text))) == "file-external"


def test_what_a_field_fetches_is_named() -> None:
    text = '<d><instrText> LINK Excel.Sheet.8 "a.xls"</instrText><fldChar/><instrText>PAGE</instrText></d>'
    assert found_in(office(".docx", text=text)) == [("file-external", 'LINK Excel.Sheet.8 "a.xls"')]


@pytest.mark.parametrize("field", ['HYPERLINK "https://a.vn" \\o "Link a"', "REF link", "LINKED", "PAGE"])
def test_fields_that_only_name_a_link_are_let_through(field: str) -> None:
    text = f"<d><fldChar/><instrText>{field}</instrText><fldChar/><t>LINK a</t></d>"
    assert found_in(office(".docx", text=text)) == []


# What workbooks fetch

CONNECTIONS = EXTERNAL.replace("externalLink", "connections")
SHEET = EXTERNAL.replace("externalLink", "worksheet")


@pytest.mark.parametrize(
    ("connection", "found"),
    [
        ('<connection id="1"><webPr url="https://a.vn/"/></connection>', "https://a.vn/"),
        ('<connection name="A" refreshOnLoad="1"/>', "A"),
        ('<connection name="A" refreshOnLoad="true"/>', "A"),
        ('<connection name="A" interval="5"/>', "A"),
        ('<connection><textPr sourceFile="\\\\a\\x.csv"/></connection>', "\\\\a\\x.csv"),
        ('<connection name="A" refreshOnLoad="0" interval="0"/>', ""),
        ('<connection><textPr sourceFile="C:\\x.csv"/></connection>', ""),
    ],
)
def test_connections_that_fetch_are_refused(connection: str, found: str) -> None:
    part = ("xl/connections.xml", CONNECTIONS, f"<connections>{connection}</connections>")
    assert found_in(office(".xlsx", part), ".xlsx") == ([("file-external", found)] if found else [])


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("WEBSERVICE(A1)", "WEBSERVICE()"),
        ("1+_xlfn.WEBSERVICE(A1)", "WEBSERVICE()"),
        ("_xlfn.IMAGE(&quot;https://a.vn/x.png&quot;)", "IMAGE()"),
        ("image (A1)", "image()"),
        ("WEB<!-- -->SERV&#73;CE(A1)", "WEBSERVICE()"),
        ("MYIMAGE(A1)", ""),
        ("&quot;an IMAGE(1)&quot;", ""),
        ("SUM(IMAGE)", ""),
    ],
)
@pytest.mark.parametrize("tag", ["f", "formula1"])
def test_formulas_that_fetch_are_refused(formula: str, found: str, tag: str) -> None:
    text = f"<s>{'<c/>' * 17_000}<c><{tag}>{formula}</{tag}><v>IMAGE(</v></c></s>"
    for data in (text, text.encode("utf-16")):
        part: Part = ("xl/worksheets/sheet1.xml", SHEET, data)
        assert found_in(office(".xlsx", part), ".xlsx") == ([("file-external", found)] if found else [])


def test_large_sheets_without_such_formulas_are_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = ("xl/worksheets/sheet1.xml", SHEET, f"<s>{'<c/>' * 3000}</s>")
    monkeypatch.setattr(package, "MAX_ELEMENTS", 1000)
    assert code_of(office(".xlsx", sheet), ".xlsx") == ""
