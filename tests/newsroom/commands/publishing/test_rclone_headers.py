from __future__ import annotations

from newsroom.commands.publishing.rclone_headers import by_headers, headers_of


def test_files_named_by_content_are_kept_for_ever_and_pages_are_asked_for_again() -> None:
    assert headers_of("photos/0123456789abcdef-720.jpg") == (
        "Cache-Control: public, max-age=31536000, immutable",
    )
    assert headers_of("index.html") == ("Cache-Control: no-cache",)
    assert headers_of("2024/07/a/photos/a.jpg") == ("Cache-Control: no-cache",)


def test_types_that_hosts_guess_wrong_are_said() -> None:
    assert "Content-Type: image/avif" in headers_of("photos/0123456789abcdef-720.avif")
    assert "Content-Type: application/atom+xml; charset=utf-8" in headers_of("feeds/tin-moi.atom.xml")
    assert not any(line.startswith("Content-Type") for line in headers_of("sitemap.xml"))


def test_files_are_sent_together_that_take_the_same_headers() -> None:
    groups = by_headers(["a.html", "feeds/a.rss.xml", "b.html"])
    assert list(groups.values()) == [["a.html", "b.html"], ["feeds/a.rss.xml"]]
