"""Equations are written as text that has every sign of theirs."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.word.equations import equation
from newsroom.commands.importer.word.markup import parse
from tests.support.wordfiles import SPACES


def t(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (t("x = 1"), "x = 1"),
        (f"<m:f><m:num>{t('a+b')}</m:num><m:den>{t('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{t('m')}</m:e><m:sup>{t('2')}</m:sup></m:sSup>", "m^2"),
        (f"<m:rad><m:deg/><m:e>{t('x+1')}</m:e></m:rad>", "√(x+1)"),
        (f"<m:d><m:e>{t('a')}</m:e><m:e>{t('b')}</m:e></m:d>", "(a; b)"),
        (
            f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{t('1')}</m:sub><m:sup>{t('n')}</m:sup><m:e>{t('i')}</m:e></m:nary>",
            "∑_1^n i",
        ),
    ],
)
def test_equations_are_lines_of_text(inner: str, text: str) -> None:
    assert equation(parse(f"<m:oMath {SPACES}>{inner}</m:oMath>".encode())) == text
