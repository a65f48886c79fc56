"""What is said of plugins that cannot work."""

from __future__ import annotations

from newsroom.ecosystem.wording import told_of, told_of_changed, told_of_generators


def test_nothing_is_said_where_nothing_is_wrong() -> None:
    assert told_of([], {}, ["fine"], {}) == ""


def test_a_known_plugin_is_told_with_its_signals_and_what_is_there_instead() -> None:
    name = "pelican.plugins.neighbors"
    told = told_of([], {}, [name], {name: ["article_generator_finalized"]})
    assert told.splitlines() == [
        "PLUGINS: lỗi: không dùng «neighbors» (nó chờ tín hiệu article_generator_finalized, ở đây không nhận "
        "được): Tin khác có sẵn (plugins.related). Hãy bỏ «neighbors» khỏi PLUGINS.",
        "Bảng đầy đủ: docs/pelican.md, mục «Plugins of others».",
    ]


def test_a_known_plugin_that_cannot_be_loaded_needs_no_loading() -> None:
    told = told_of(["similar_posts", "strange"], {}, [], {})
    assert "không dùng «similar_posts»: Tin khác có sẵn" in told
    assert "«similar_posts» không nạp được" not in told
    assert "«strange» không nạp được" in told


def test_a_signal_that_waits_in_vain_twice_is_named_once() -> None:
    told = told_of([], {}, ["odd"], {"odd": ["feed_written", "feed_written", "feed_generated"]})
    assert "«odd» chờ tín hiệu feed_written, feed_generated, mà" in told
    assert told.count("plugins.feeds") == 1


def test_a_signal_that_pelican_got_later_is_told_too() -> None:
    assert "«odd» chờ tín hiệu of_tomorrow, mà" in told_of([], {}, ["odd"], {"odd": ["of_tomorrow"]})


def test_all_plugins_with_strange_generators_are_told_at_once() -> None:
    told = told_of_generators([("a", "AGenerator"), ("b", "BGenerator")])
    assert "«a» đưa ra AGenerator (get_generators)" in told
    assert "«b» đưa ra BGenerator (get_generators)" in told


def test_pages_that_were_changed_are_counted_and_one_is_named() -> None:
    told = told_of_changed(["a.html", "b.html"], ["mini"])
    assert "2 trang vừa ghi đã bị plugin sửa (trong số mini), ví dụ a.html" in told
