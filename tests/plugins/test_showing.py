from __future__ import annotations

from plugins.model import FILE_CLOSE, FILE_OPEN, ROOT
from plugins.showing import content
from tests.making import make_article, make_edition

MARKED = f'<a href="{ROOT}/a.pdf">A {FILE_OPEN}tai-lieu/K%E1%BA%BF.pdf{FILE_CLOSE}</a>'


def test_kind_and_size_of_a_file_stand_in_for_its_mark():
    edition = make_edition(files={"tai-lieu/Kế.pdf": 1_240_000})
    (shown,) = content(edition, make_article(), [MARKED], "/tin")
    assert shown == '<a href="/tin/a.pdf">A <span class="download__note">(PDF,&nbsp;1,2&nbsp;MB)</span></a>'


def test_no_mark_is_left_where_the_size_is_not_known():
    (shown,) = content(make_edition(), make_article(), [MARKED * 2], "")
    assert str(shown).count("(PDF)") == 2
    assert FILE_OPEN not in str(shown)
