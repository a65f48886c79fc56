from __future__ import annotations

from newsroom.model.redirect import Redirect
from plugins.redirects.redirect import stub
from tests.support.making import make_article, make_edition


def test_a_stub_names_the_new_page_by_its_absolute_address() -> None:
    article = make_article(1, title="Họp chi bộ")
    made = stub(make_edition([article]), Redirect("/a", 7, article))
    assert (made.title, made.url) == ("Họp chi bộ", "https://example.vn/bantin/2024/01/tin-so-001/")
