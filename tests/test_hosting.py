"""What a build writes for the host of ``site.toml``, and takes away again."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from newsroom.commands.verify import differences
from newsroom.model.hosting import HOST_FOLDER, KINDS
from tests.support.awkward import quarters, saved
from tests.support.building import NOW, SITE_TOML, Built, build, tiny_site, write_article

pytestmark = pytest.mark.slow

HOST_FILES = {
    "nginx": {
        f"{HOST_FOLDER}/{name}"
        for name in ("http.conf", "server.conf", "brotli.conf", "sizes.conf", "redirects.map", "gone.map")
    },
    "apache": {".htaccess", "_moved/.htaccess", "tin/.htaccess"},
    "iis": {"web.config"},
    "netlify": {"_headers", "_redirects"},
    "cloudflare": {"_headers", "_redirects"},
    "pages": {".nojekyll", "_redirects"},
    "s3": set(),
}


@pytest.fixture(autouse=True)
def steady(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2025/05/moi", Old_URL="/xem.aspx\nOld_URL: /tin/1.html")
    return content


def build_for(content: Path, kind: str, more: str = "", output: str = "output") -> Built:
    table = f'\n[hosting]\nkind = "{kind}"\n{more}' if kind else ""
    (content / "site.toml").write_text(SITE_TOML + table, encoding="utf-8")
    built = build(content, content.parent / output, CACHE_PATH=str(content.parent / f"{output}-cache"))
    assert built.status == 0
    return built


def siblings(built: Built) -> set[str]:
    return {path for path in built.files if path.endswith((".gz", ".br"))}


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_files_of_the_kind_are_written_and_another_kind_takes_them_away(
    content: Path, kind: str
) -> None:
    plain = set(build_for(content, "").files)
    built = build_for(content, kind)
    assert set(built.files) - plain - siblings(built) == HOST_FILES[kind]
    assert bool(siblings(built)) is (kind in ("nginx", "apache"))
    assert set(build_for(content, "").files) == plain


def test_siblings_go_with_their_file_and_tell_of_every_change(content: Path) -> None:
    built = build_for(content, "nginx")
    page = built.output / "2025" / "05" / "moi" / "index.html"

    def check() -> None:
        for path in (page, built.output / "sitemap.xml", next(built.output.glob("theme/*.css"))):
            data = path.read_bytes()
            assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == data
            assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()) == data

    check()
    write_article(content, "2025/05/moi", "Nội dung khác.")
    build_for(content, "nginx")
    check()
    (content / "articles" / "2025" / "05" / "moi" / "index.md").unlink()
    (content / "articles" / "2025" / "05" / "moi").rmdir()
    build_for(content, "nginx")
    assert not page.parent.exists()


@pytest.mark.parametrize("harm", ["gone", "changed", "alone"])
def test_a_sibling_that_another_hand_touched_is_put_right(content: Path, harm: str) -> None:
    built = build_for(content, "nginx")
    before = built.files
    file = built.output / "index.html.br"
    if harm == "gone":
        file.unlink()
    elif harm == "changed":
        file.write_bytes(b"x")
    else:
        (built.output / "khac.html.br").write_bytes(b"x")
    assert build_for(content, "nginx").files == before


def test_a_build_that_has_nothing_to_do_packs_nothing(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_for(content, "nginx")
    monkeypatch.setattr("plugins.press.printer.siblings", None)  # whoever packs, fails
    capsys.readouterr()
    build_for(content, "nginx")
    assert "; 0 tệp ghi mới," in capsys.readouterr().out
    monkeypatch.undo()


def test_figures_of_files_and_the_comparison_with_a_fresh_build(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = build_for(content, "nginx")
    written = len(built.files) - len(siblings(built))
    assert f"; {written} tệp ghi mới," in capsys.readouterr().out
    fresh = build_for(content, "nginx", output="fresh")
    assert list(differences(built.output, fresh.output)) == []
    (built.output / "index.html.gz").unlink()
    assert list(differences(built.output, fresh.output)) == ["thiếu: index.html.gz"]


def test_share_pictures_are_for_the_newest_and_others_show_their_cover(content: Path) -> None:
    old = write_article(content, "2023/01/cu", "![Ảnh](1.jpg)")
    old.with_name("1.jpg").write_bytes(saved(quarters(640, 480), "JPEG"))
    built = build_for(content, "cloudflare", "share_pictures = 2")
    shared = {path for path in built.files if path.endswith("/og.jpg")}
    assert shared == {"2025/05/moi/og.jpg", "2024/03/bai-2/og.jpg"}
    assert 'og:image" content="https://example.vn/photos/' in built.text("2023/01/cu/index.html")
    assert 'og:image" content="https://example.vn/og.jpg"' in built.text("2024/01/bai-0/index.html")
    write_article(content, "2026/01/moi-nua", Date="2026-01-01 00:00")
    built = build_for(content, "cloudflare", "share_pictures = 2")
    assert {path for path in built.files if path.endswith("/og.jpg")} == {
        "2026/01/moi-nua/og.jpg",
        "2025/05/moi/og.jpg",
    }
    assert 'og:image" content="https://example.vn/og.jpg"' in built.text("2024/03/bai-2/index.html")


def test_below_a_path_prefix_the_build_says_who_must_name_the_sitemap(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toml = SITE_TOML.replace('url = "https://example.vn"', 'url = "https://example.vn/bantin"')
    (content / "site.toml").write_text(toml, encoding="utf-8")
    assert build(content, tmp_path / "output", conf="publishconf.py").status == 0
    said = capsys.readouterr().err
    assert said.count("cảnh báo") == 2  # the line itself, and the count of all
    assert "«Sitemap: https://example.vn/bantin/sitemap.xml»" in said
    assert build(content, tmp_path / "output").status == 0
    assert "Sitemap" not in capsys.readouterr().err


def test_what_goes_to_the_root_is_there_and_follows_its_file(content: Path) -> None:
    root = content / "goc"
    root.mkdir()
    (root / "CNAME").write_text("tin.example.vn")
    (root / "apple-touch-icon.png").write_bytes(saved(quarters(), "PNG"))
    more = (
        '[verification]\ngoogle = "0123456789abcdef"\n[security]\ncontact = "a@b.vn"\nexpires = 2027-01-01\n'
    )
    built = build_for(content, "pages", more)
    assert built.text("CNAME") == "tin.example.vn\n"
    assert "Contact: mailto:a@b.vn" in built.text(".well-known/security.txt")
    assert "google0123456789abcdef.html" in built.files
    assert (built.output / "apple-touch-icon.png").read_bytes().startswith(b"\x89PNG")
    (root / "CNAME").unlink()
    assert "CNAME" not in build_for(content, "pages", more).files


def test_security_txt_goes_when_its_day_has_come(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    more = '[security]\ncontact = "a@b.vn"\nexpires = 2026-02-01\n'
    assert ".well-known/security.txt" in build_for(content, "pages", more).files
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW) + 86400 * 60))
    capsys.readouterr()
    assert ".well-known/security.txt" not in build_for(content, "pages", more).files
    assert "security.txt đã hết hạn từ 01/02/2026" in capsys.readouterr().err


def test_a_file_for_the_root_cannot_take_the_place_of_an_old_address(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article(content, "2025/06/trung", Old_URL="/google0123456789abcdef.html")
    toml = SITE_TOML + '\n[verification]\ngoogle = "0123456789abcdef"\n'
    (content / "site.toml").write_text(toml, encoding="utf-8")
    assert build(content, content.parent / "output").status == 1
    assert "trùng địa chỉ /google0123456789abcdef.html" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["nginx", "apache"])
def test_a_withdrawn_article_is_gone_at_the_next_build(content: Path, kind: str) -> None:
    def said(built: Built) -> str:
        texts = (built.text(path) for path in sorted(built.files) if path.endswith((".map", ".htaccess")))
        return "\n".join(texts)

    before = said(build_for(content, kind))
    write_article(
        content,
        "2025/05/moi",
        Old_URL="/xem.aspx\nOld_URL: /tin/1.html",
        Status="withdrawn",
        Withdrawn="Sai.",
    )
    after = said(build_for(content, kind))
    assert "2025/05/moi/index.html" not in before
    assert "2025/05/moi/index.html" in after
    assert ("R=301" if kind == "apache" else '" "/2025/05/moi/"') not in after
    assert after == said(build_for(content, kind, output="fresh"))
