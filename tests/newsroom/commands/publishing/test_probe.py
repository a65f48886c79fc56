"""Look at real hosts on loopback: an nginx that does its part, one that does not, and others."""

from __future__ import annotations

import gzip
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.commands.publishing.asking import Answer
from newsroom.commands.publishing.probe import Finding, Look, is_answered, probe
from newsroom.commands.publishing.telling import look_table
from tests.support.live_site import BAD, GOOD, PAGE, live_paper, live_publication, nginx
from tests.support.papers import Paper
from tests.support.ports import free_port
from tests.support.publishing import needs_nginx
from tests.support.serving import served

pytestmark = pytest.mark.slow


@pytest.fixture
def news(tmp_path: Path) -> Paper:
    return live_paper(tmp_path / "output")


def uploaded(news: Paper, folder: Path) -> Path:
    """Lay out what a host serves: the output without what is the server's own, packed text beside it."""
    shutil.copytree(news.output, folder, ignore=shutil.ignore_patterns("_may-chu"))
    for file in [*folder.rglob("*.html"), *folder.rglob("*.css")]:
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes()))
    return folder


def wrong(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.what: finding for finding in findings if not finding.ok}


def release_to_blame(findings: list[Finding]) -> set[str]:
    return {finding.what for finding in findings if finding.of_release}


@needs_nginx
def test_a_host_that_does_its_part_passes(tmp_path: Path, news: Paper) -> None:
    root = uploaded(news, tmp_path / "www")
    with nginx(tmp_path / "nginx", root) as url:
        findings = probe(live_publication(news), url, ["2024/08/nhap/"])
    assert wrong(findings) == {}
    seen = {finding.what for finding in findings}
    assert {"Trang chủ", "Bài mới nhất", "Ảnh AVIF", "Địa chỉ cũ /cu/bai/", "Địa chỉ không có"} <= seen
    assert {"Địa chỉ cũ /cu/bai/?fbclid=IwAR0thu", "Địa chỉ cũ /tin.aspx?id=7&fbclid=IwAR0thu"} <= seen
    assert {"Bài đã gỡ /2024/07/da-go/", "Nén khi gửi", "Tiêu đề bảo mật", "Bài chưa đăng"} <= seen


@needs_nginx
def test_a_bare_host_is_told_what_to_do_and_the_release_is_not_blamed(tmp_path: Path, news: Paper) -> None:
    root = uploaded(news, tmp_path / "www")
    (root / ".git").mkdir()
    (root / ".git/HEAD").write_text("ref: refs/heads/main")
    with nginx(tmp_path / "nginx", root, BAD, more_types="") as url:
        findings = probe(live_publication(news), url)
    bad = wrong(findings)
    assert release_to_blame(findings) == set()
    assert bad["Ảnh AVIF"].found == "kiểu application/octet-stream, đúng ra là image/avif"
    assert "image/avif" in bad["Ảnh AVIF"].remedy
    assert bad["Địa chỉ cũ /cu/bai/"].found == "chỉ có trang chuyển tiếp, máy chủ chưa tự chuyển"
    assert "410" in bad["Bài đã gỡ /2024/07/da-go/"].found
    assert "content-security-policy" in bad["Tiêu đề bảo mật"].found
    assert "trang chủ" in bad["Nén khi gửi"].found
    assert bad["Tệp /.git/HEAD"].found == "ai cũng đọc được"
    assert "Lưu tạm ở máy người đọc" in bad
    assert bad["Địa chỉ không có"].found == "không hiện trang báo lỗi của trang này"
    table = look_table(findings)
    assert "máy chủ  Ảnh AVIF" in table
    assert "- Ảnh AVIF: Khai báo kiểu" in table


@needs_nginx
def test_what_is_wrong_with_the_release_is_told_apart(tmp_path: Path, news: Paper) -> None:
    root = uploaded(news, tmp_path / "www")
    (root / "2024/07/bai-4/index.html").write_text("bản cũ")
    (root / "photos/0123456789abcdef-720.jpg").unlink()
    (root / "2024/08/nhap").mkdir(parents=True)
    (root / "2024/08/nhap/index.html").write_text("Bài nháp")
    with nginx(tmp_path / "nginx", root) as url:
        findings = probe(live_publication(news), url, ["2024/08/nhap/", "2024/08/nhap-khac/"])
    assert release_to_blame(findings) == {"Bài mới nhất", "Ảnh JPEG", "Bài chưa đăng /2024/08/nhap/"}
    assert "LỖI" in look_table(findings)


@needs_nginx
def test_a_host_that_does_not_know_avif_is_to_blame_itself(tmp_path: Path, news: Paper) -> None:
    root = uploaded(news, tmp_path / "www")
    with nginx(tmp_path / "nginx", root, f"{GOOD}    location ~ \\.avif$ {{ return 404; }}\n") as url:
        bad = wrong(probe(live_publication(news), url))
    assert [*bad] == ["Ảnh AVIF"]
    assert not bad["Ảnh AVIF"].of_release
    assert "mimeMap" in bad["Ảnh AVIF"].remedy


@needs_nginx
def test_a_host_that_goes_on_serving_the_old_pages_is_found(tmp_path: Path, news: Paper) -> None:
    root = uploaded(news, tmp_path / "www")
    lines = f"{GOOD}    open_file_cache max=100; open_file_cache_valid 60s;\n"
    with nginx(tmp_path / "nginx", root, lines) as url:
        assert wrong(probe(live_publication(news), url)) == {}
        news.write("2024/07/bai-2/index.html", PAGE.format(title="Bài 2", text="Đã sửa."))
        (root / "2024/07/bai-2/index.html").unlink()
        shutil.copy(news.output / "2024/07/bai-2/index.html", root / "2024/07/bai-2/index.html")
        findings = probe(live_publication(news), url, changed=["2024/07/bai-2/index.html"])
    assert {what.split(" /")[1] for what in release_to_blame(findings)} == {"2024/07/bai-2/"}
    assert "open_file_cache" in next(iter(wrong(findings).values())).remedy


@needs_nginx
def test_under_a_prefix_robots_txt_is_where_nobody_reads_it(tmp_path: Path, news: Paper) -> None:
    uploaded(news, tmp_path / "www" / "bantin")
    with nginx(tmp_path / "nginx", tmp_path / "www", "error_page 404 /bantin/404.html;") as url:
        findings = probe(live_publication(news, url="https://example.vn/bantin"), f"{url}/bantin/")
    assert {finding.what: finding for finding in findings}["Trang chủ"].ok
    robots = next(finding for finding in findings if finding.what == "robots.txt của tên miền")
    assert robots.ok
    assert "/bantin/sitemap.xml" in robots.remedy


def test_a_host_without_means_of_its_own_is_asked_for_no_more(tmp_path: Path, news: Paper) -> None:
    """``http.server`` knows no compression, no headers, no redirects: as an object store."""
    with served(uploaded(news, tmp_path / "www")) as url:
        bad = wrong(probe(live_publication(news, kind="s3"), url))
    assert {*bad} - {"Nguồn tin (Atom)"} == {"Lưu tạm ở máy người đọc", "Địa chỉ không có"}
    assert release_to_blame([*bad.values()]) == set()


def test_a_host_that_does_not_answer_is_told_in_one_line(news: Paper) -> None:
    began = time.monotonic()
    findings = probe(live_publication(news), "http://127.0.0.1:1")
    assert [(one.of_release, one.found) for one in findings] == [(True, "từ chối kết nối")]
    assert time.monotonic() - began < 5


def look(news: Paper, change: Mapping[str, bytes]) -> list[Finding]:
    """Look at a host that serves what was built, but some bytes changed on the way."""

    def ask(url: str, headers: Mapping[str, str]) -> Answer:
        path = url.removeprefix("http://h/")
        file = news.output / (f"{path}index.html" if path.endswith("/") or not path else path)
        body = file.read_bytes()
        for old, new in change.items():
            body = body.replace(old.encode(), new)
        return Answer(url, 200, {"content-type": "text/html"}, body)

    return [one for one in Look(live_publication(news), "http://h", ask).files([]) if not one.ok]


def test_a_host_that_rewrites_pages_is_not_taken_for_one_with_an_old_release(news: Paper) -> None:
    rewritten = look(news, {"Nội dung.": b"<script>", "Tin mới.": b"<script>"})
    assert "Mọi trang" in {one.what for one in rewritten}
    assert not any(one.of_release for one in rewritten)
    old = look(news, {"Nội dung.": "Cũ".encode(), "Tin mới.": "Cũ".encode(), "site.0a.css": b"site.00.css"})
    assert any(one.of_release for one in old)


@pytest.mark.parametrize(("moved", "ok"), [("https://h/", True), ("", False)])
def test_http_leads_to_https(news: Paper, moved: str, ok: bool) -> None:
    def ask(url: str, headers: Mapping[str, str]) -> Answer:
        return (
            Answer(url, 301 if moved else 200, moved=moved) if url.startswith("http:") else Answer(url, 404)
        )

    found = [one for one in Look(live_publication(news), "https://h", ask).host() if "http" in one.what]
    assert [one.ok for one in found] == [ok]


def test_a_site_that_moved_to_another_name_is_told_where(news: Paper) -> None:
    def ask(url: str, headers: Mapping[str, str]) -> Answer:
        return Answer(url, 301, {}, b"", "", "https://www.example.vn/")

    finding = Look(live_publication(news), "https://example.vn", ask).judge_home()
    assert not finding.of_release
    assert "https://www.example.vn/" in finding.found


def test_a_host_answers_whatever_it_says_or_not_at_all(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        assert is_answered(f"{address}/khong-co")
    assert not is_answered(f"http://127.0.0.1:{free_port()}")
