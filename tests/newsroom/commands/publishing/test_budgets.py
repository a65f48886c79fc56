from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from newsroom.commands.publishing.budgets import LIMITS, Load, excesses, limits_of, load_of
from newsroom.commands.publishing.publication import Publication
from newsroom.engine import BuiltFile
from newsroom.model.hosting import Hosting
from newsroom.model.site import Site


def publication(
    kind: str, sizes: Mapping[str, int], output: Path = Path("output"), **limits: int
) -> Publication:
    files = {path: BuiltFile(size, b"") for path, size in sizes.items()}
    hosting = Hosting(kind, limits=tuple(limits.items()))
    return Publication(Site("Khối"), hosting, output, files, (), "r")


def test_siblings_are_no_files_of_their_own_and_folders_are_counted() -> None:
    sizes = {"index.html": 10, "index.html.gz": 5, "2024/07/a/index.html": 30, "lone.gz": 1}
    assert load_of(publication("nginx", sizes)) == Load(
        files=3, folders=3, largest="2024/07/a/index.html", file_size=30, total_size=46, redirects=0
    )


def test_redirects_are_those_that_the_host_reads(tmp_path: Path) -> None:
    (tmp_path / "_redirects").write_text("# cũ\n/a /b 301\n\n/c /d 301\n")
    assert load_of(publication("netlify", {"_redirects": 30}, tmp_path)).redirects == 2


def test_what_is_too_much_is_named_with_what_to_do() -> None:
    many = {f"{number}.html": 1 for number in range(20_001)}
    (said,) = excesses(publication("cloudflare", many))
    assert "20.001 tệp" in said
    assert "share_pictures" in said
    assert excesses(publication("nginx", many)) == []
    (said,) = excesses(publication("cloudflare", {"a.mp4": 26 * 2**20}))
    assert "a.mp4" in said
    (said,) = excesses(publication("pages", {"a": 10**9, "b": 1}))
    assert "953,7 MB" in said


def test_folders_count_where_the_host_counts_them() -> None:
    sizes = {"a/b/c.html": 1}
    assert excesses(publication("pages", sizes, files=2)) != []
    assert excesses(publication("nginx", sizes, files=1)) == []


def test_limits_of_the_site_come_before_those_of_the_kind() -> None:
    assert limits_of(publication("cloudflare", {}, files=100_000)) == replace(
        LIMITS["cloudflare"], files=100_000
    )
    (said,) = excesses(publication("s3", {"a": 3}, total_size=2))
    assert "[hosting.limits]" in said
    assert "s3" not in said


def test_too_many_redirects_are_an_excess(tmp_path: Path) -> None:
    (tmp_path / "_redirects").write_text("/a /b 301\n" * 2001)
    (said,) = excesses(publication("cloudflare", {"_redirects": 1}, tmp_path))
    assert "2.001 địa chỉ cũ" in said


def test_the_advice_looks_at_what_the_site_has_set() -> None:
    many = {f"{number}.html": 1 for number in range(6)}
    own = publication("cloudflare", many, files=5)
    (said,) = excesses(own)
    assert "giới hạn trong [hosting.limits] là nhiều nhất 5" in said
    assert "Thêm share_pictures" in said
    assert "gói trả tiền" not in said
    for pictures, advice in ((300, "xuống dưới 300"), (0, "Bớt ảnh")):
        (said,) = excesses(replace(own, hosting=replace(own.hosting, share_pictures=pictures)))
        assert advice in said
        assert "Thêm share_pictures" not in said
