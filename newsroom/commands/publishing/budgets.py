"""Hold the site against what its host takes, before anything is uploaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from newsroom.commands.publishing.publication import PAGE, Publication
from newsroom.commands.publishing.publisher import PublishingError
from newsroom.model.content import SITE_FILE
from newsroom.model.hosting import HOST_FOLDER, Hosting, Limits
from newsroom.vietnamese.printing import number
from plugins.press.siblings import is_sibling

_MB = 2**20

LIMITS: Mapping[str, Limits] = {
    # developers.cloudflare.com/pages/platform/limits, …/configuration/redirects, read 2026-11-25: 20,000
    # files on the free plan (100,000 on a paid one since 2026-01-23), 25 MiB a file, 2,000 redirects beside
    # 100 with placeholders, of which we write none.
    "cloudflare": Limits(files=20_000, file_size=25 * _MB, redirects=2_000),
    # docs.github.com/pages/getting-started-with-github-pages/github-pages-limits: 1 GB a site;
    # docs.gitlab.com/user/gitlab_com (Pages): 1 GB, 200,000 entries, 1,000 rules in _redirects, over which
    # none applies; both read 2026-11-25. GitHub knows no redirects and reads no such file.
    "pages": Limits(files=200_000, total_size=10**9, redirects=1_000),
    # docs.netlify.com/routing/redirects, read 2026-11-25: 10,000 rules and more are advised against, and the
    # deployment may fail. No limit of files or sizes was found there.
    "netlify": Limits(redirects=10_000),
}
"""What hosts take, by kind: where it says so, and when that was read. Other kinds set no limits."""

KINDS_WITH_FOLDERS = frozenset({"pages"})
"""The kinds of hosts to which a folder is an entry like a file (GitLab)."""

_PICTURES = 500
"""For how many articles share pictures are advised where all have one."""

_RULES = "_redirects"
_MAPS = (f"{HOST_FOLDER}/redirects.map", "redirects.map")


@dataclass(frozen=True, slots=True)
class Load:
    """What a publication asks of a host; sizes in bytes, ``largest`` is the path of the largest file."""

    files: int
    folders: int
    largest: str
    file_size: int
    total_size: int
    redirects: int


def limits_of(publication: Publication) -> Limits:
    """Give the limits of the host: ``[hosting.limits]`` before those of its kind."""
    hosting = publication.hosting
    return replace(LIMITS.get(hosting.kind, Limits()), **dict(hosting.limits))


def load_of(publication: Publication) -> Load:
    """Measure a publication; siblings that hold the same compressed are not counted as files."""
    files = publication.files
    counted = [path for path in files if not is_sibling(path)]
    largest = max(files, key=lambda path: (files[path].size, path), default=PAGE)
    parents = {path.rpartition("/")[0] for path in files}
    folders = {"/".join(parts[:end]) for parts in (one.split("/") for one in parents) for end in _ends(parts)}
    return Load(
        files=len(counted),
        folders=len(folders),
        largest=largest,
        file_size=files[largest].size if files else 0,
        total_size=sum(file.size for file in files.values()),
        redirects=_redirects(publication),
    )


def _ends(parts: list[str]) -> range:
    return range(1, len(parts) + 1) if parts != [""] else range(0)


def _redirects(publication: Publication) -> int:
    """Count the rules of the file in which the host reads them."""
    for name in (_RULES, *_MAPS):
        if name in publication.files:
            lines = (publication.output / name).read_bytes().splitlines()
            return sum(1 for line in lines if line.strip() and not line.startswith(b"#"))
    return 0


def require_fit(publication: Publication, ending: str = "") -> None:
    """Raise ``PublishingError`` if the site is too much for its host; ``ending`` says what was not done."""
    too_much = excesses(publication)
    if too_much:
        lines = [f"{SITE_FILE}: lỗi: {line}" for line in too_much]
        raise PublishingError("\n".join([*lines, *filter(None, [ending])]))


def excesses(publication: Publication) -> list[str]:
    """Say what is too much for the host and what to do, a sentence each."""
    return list(_excesses(load_of(publication), limits_of(publication), publication.hosting))


def _excesses(load: Load, limits: Limits, hosting: Hosting) -> Iterator[str]:
    kind, own = hosting.kind, dict(hosting.limits)
    entries = load.files + (load.folders if kind in KINDS_WITH_FOLDERS else 0)
    what = "tệp và thư mục" if kind in KINDS_WITH_FOLDERS else "tệp"

    def most(name: str) -> str:
        """Say whose limit it is."""
        whose = "giới hạn trong [hosting.limits] là" if name in own else f"máy chủ kiểu {kind} nhận"
        return f"{whose} nhiều nhất"

    if limits.files and entries > limits.files:
        yield (
            f"trang có {number(entries)} {what}, {most('files')} {number(limits.files)}."
            f" {_fewer_files(hosting)}"
        )
    if limits.file_size and load.file_size > limits.file_size:
        yield (
            f"tệp lớn nhất, {load.largest}, có {_mb(load.file_size)}, {most('file_size')}"
            f" {_mb(limits.file_size)} mỗi tệp. Giảm dung lượng, hoặc đưa tệp lên nơi khác rồi dẫn liên kết."
        )
    if limits.total_size and load.total_size > limits.total_size:
        yield (
            f"cả trang có {_mb(load.total_size)}, {most('total_size')}"
            f" {_mb(limits.total_size)}. Chuyển tệp lớn sang nơi khác, hoặc dùng máy chủ khác."
        )
    if limits.redirects and load.redirects > limits.redirects:
        yield (
            f"trang có {number(load.redirects)} địa chỉ cũ (Old_URL), {most('redirects')}"
            f" {number(limits.redirects)}. Bớt địa chỉ cũ ít người dùng, hoặc dùng máy chủ khác."
        )


def _fewer_files(hosting: Hosting) -> str:
    """Advise by what the site has set already."""
    pictures, own = hosting.share_pictures, "files" in dict(hosting.limits)
    if pictures is None:
        fewer = (
            f"Thêm share_pictures = {_PICTURES} vào mục [hosting] của site.toml: chỉ {_PICTURES} bài mới nhất"
            " có ảnh chia sẻ riêng"
        )
    elif pictures:
        fewer = f"Giảm share_pictures trong mục [hosting] của site.toml xuống dưới {pictures}"
    else:
        fewer = "Bớt ảnh hoặc tệp đính kèm"
    if own:
        return f"{fewer}; hoặc sửa files trong mục [hosting.limits] nếu máy chủ nhận nhiều hơn."
    if hosting.kind == "cloudflare":
        return f"{fewer}; hoặc dùng gói trả tiền rồi ghi files = 100000 vào mục [hosting.limits]."
    return f"{fewer}; hoặc dùng máy chủ khác."


def _mb(size: int) -> str:
    return f"{size / _MB:.1f} MB".replace(".", ",")
