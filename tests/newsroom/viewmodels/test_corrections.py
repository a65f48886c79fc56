from __future__ import annotations

from datetime import datetime

from newsroom.model.records import Correction
from newsroom.vietnamese.printing import VIETNAM
from newsroom.viewmodels.corrections import CorrectionView, correction_views
from tests.support.making import make_article


def test_corrections_are_shown_with_their_day() -> None:
    day = Correction(datetime(2024, 7, 2, tzinfo=VIETNAM), "Một")
    moment = Correction(datetime(2024, 7, 12, 9, 5, tzinfo=VIETNAM), "Hai", has_time=True)
    assert correction_views(make_article(corrections=(day, moment))) == (
        CorrectionView("2/7/2024", "2024-07-02", "Một"),
        CorrectionView("12/7/2024", "2024-07-12T09:05:00+07:00", "Hai"),
    )
    assert correction_views(make_article()) == ()
