"""Edit a small site as people do, one step after the other, for tests of what builds make of it."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.awkward import quarters, saved
from tests.support.building import ROOT, SITE_TOML, write_article, write_site
from tests.support.documents import office, pdf
from tests.support.filming import make_mp4
from tests.support.recording import make_mp3

TAGS = ("thi đua", "Thi đua", "hoc tap", "học tập", "chuyển đổi số", "kiểm tra", "an sinh")
AUTHORS = ("P. Mai", "Hoà Bình", "Hòa Bình", "Ban Biên tập", "Thu Hà")
CATEGORIES = ("Tin hoạt động", "Xây dựng Đảng", "Văn bản")
TOML = SITE_TOML + '\n[[categories]]\nname = "Văn bản"\nslug = "van-ban"\nkind = "documents"\n'
NUMBERS = ("1-NQ/ĐUK", "Số 01-NQ/ĐUK", "2-NQ/ĐUK", "3-KH/ĐUK")
SHARED_PHOTOS = ("chung-1.jpg", "chung-2.jpg")
DATES = ("2023-12-30", "2024-01-05", "2024-02-10", "2024-03-15", "2025-06-01", "2025-12-31", "2026-01-02")
AWKWARD = ("2024", "2025", "video", "hinh-anh", "tin-hoat-dong", "tin-cu", "thi-dua", "feeds", "2025-2030")
"""Names of pages and categories that meet what the site has, or may come to have."""
KEPT = ("hoc-tap", "hoc-tap-2", "thi-dua", "kiem-tra", "p-mai")
"""Addresses that topics and authors may keep."""
AWKWARD_OLD = ("/2025/", "/video/", "/tin-cu/", "/tin-hoat-dong/trang/1/", "/chu-de/thi-dua/", "/2025-2030")
START = 1767225600
VIDEOS = (
    "https://youtu.be/video678901",
    "[Lễ (3:25)](https://www.facebook.com/video/videos/123456/)",
    "[Lễ](video.mp4)",
    "[![Lễ](video.jpg)](video.mp4)",
    "[![Lễ](video.jpg)](https://fb.watch/video1/)",
)


@dataclass
class Desk:
    """A site being edited: its folder, settings and clock; ``rng`` makes all choices."""

    folder: Path
    rng: random.Random
    settings: dict[str, Any] = field(default_factory=dict)
    clock: int = START
    _count: int = 0
    _deleted: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        write_site(self.content, TOML)
        shutil.copytree(ROOT / "theme", self.folder / "theme", dirs_exist_ok=True)
        self.settings["THEME"] = str(self.folder / "theme")
        (self.content / "pages").mkdir(exist_ok=True)
        self._page("gioi-thieu", "Giới thiệu")
        (self.content / "photos").mkdir(exist_ok=True)
        for name in SHARED_PHOTOS:
            self._photo(self.content / "photos" / name)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def articles(self) -> list[Path]:
        return sorted(self.content.glob("articles/*/*/*/index.md"))

    def say_if_empty(self) -> None:
        """Say in ``site.toml`` that there are to be no articles, if there are none."""
        file = self.content / "site.toml"
        text = file.read_text(encoding="utf-8")
        if not self.articles and "no_articles" not in text:
            file.write_text(f"no_articles = true\n{text}", encoding="utf-8")

    def _page(self, name: str, title: str) -> None:
        (self.content / "pages" / f"{name}.md").write_text(f"Title: {title}\n\nTrang {self.rng.random()}.\n")

    def _one(self) -> Path | None:
        return self.rng.choice(self.articles) if self.articles else None

    def add(self, **header: str) -> Path:
        """Write an article, perhaps one that points to others, with a photo or an old address."""
        rng = self.rng
        self._count += 1
        date = rng.choice(DATES)
        place = f"{date[:4]}/{date[5:7]}/bai-{self._count}"
        body = [f"Nội dung {rng.random()}."]
        targets = [path for path in self.articles if "draft" not in path.read_text(encoding="utf-8")]
        values = {
            "Date": f"{date} {rng.randint(0, 23):02d}:{rng.choice(('00', '30'))}",
            "Category": rng.choice(CATEGORIES),
            "Author": rng.choice(AUTHORS),
            "Tags": "; ".join(rng.sample(TAGS, rng.randint(0, 2))),
            **header,
        }
        if targets and rng.random() < 0.3 and date < "2026":
            target = rng.choice(targets).parent.relative_to(self.content / "articles").as_posix()
            if target < "2026":
                values["Related"] = f"/{target}/"
        if rng.random() < 0.2:
            values["Old_URL"] = f"/cu/{self._count}.html"
        if rng.random() < 0.1:
            values["Pin_until"] = rng.choice(("2025-12-31", "2026-01-03"))
        if rng.random() < 0.1:
            values["Pin"] = rng.choice(("1", "2"))
        if rng.random() < 0.4:
            body.append("![Ảnh](1.jpg)")
        if values["Category"] == "Văn bản":
            values.update(self._document() for _ in range(rng.randint(0, 5)))
        file = write_article(self.content, place, "\n\n".join(body), **values)
        if "1.jpg" in body[-1]:
            self._photo(file.with_name("1.jpg"))
        return file

    def _photo(self, file: Path) -> None:
        """Write a photo, perhaps one that is told of: small, of another kind than its name, worn out."""
        rng = self.rng
        colours = [tuple(rng.choice((0, 120, 255)) for _ in range(3)) for _ in range(4)]
        image = quarters(*rng.choice(((60, 40), (40, 60), (640, 64), (600, 40))), colours)
        form = rng.choice(("JPEG", "JPEG", "JPEG", "PNG", "GIF"))
        file.write_bytes(saved(image, form, quality=rng.choice((90, 90, 10))))

    def _lines(self, file: Path | None, change: Callable[[list[str]], list[str]]) -> None:
        """Change the lines of an article."""
        if file is not None:
            lines = file.read_text(encoding="utf-8").splitlines()
            file.write_text("\n".join([*change(lines), ""]), encoding="utf-8")

    def _set(self, file: Path | None, key: str, value: str) -> None:
        """Give a key of a header a value, or take it out."""

        def change(lines: list[str]) -> list[str]:
            rest = [line for line in lines if not line.startswith(f"{key}:")]
            return [f"{key}: {value}", *rest] if value else rest

        self._lines(file, change)

    def _illustrated(self) -> Path | None:
        """Choose an article that shows a photo."""
        found = [file for file in self.articles if "](" in file.read_text(encoding="utf-8")]
        return self.rng.choice(found) if found else None

    def _photos(self) -> list[Path]:
        return sorted(file for file in self.content.rglob("*.jpg") if not file.with_suffix(".bak").exists())

    def _edit(self, file: Path | None, old: str, new: str) -> None:
        if file is not None:
            text = file.read_text(encoding="utf-8")
            lines = [new if line.startswith(old) else line for line in text.splitlines()]
            file.write_text("\n".join([*lines, ""]), encoding="utf-8")

    def _header(self, key: str, value: str) -> None:
        file = self._one()
        if file is not None:
            lines = [
                line
                for line in file.read_text(encoding="utf-8").splitlines()
                if not line.startswith(f"{key}:")
            ]
            file.write_text("\n".join([f"{key}: {value}", *lines, ""]), encoding="utf-8")

    def _document(self) -> tuple[str, str]:
        """Choose a key of a document and a value, perhaps none."""
        places = [
            f"/{file.parent.relative_to(self.content / 'articles').as_posix()}/" for file in self.articles
        ]
        values = {
            "Number": NUMBERS,
            "Issued": ("2022-12-30", "2023-06-30", "01/01/2023"),
            "Issuer": ("Đảng ủy Khối", "Đảng uỷ Khối", "Ban Tổ chức"),
            "Kind": ("Nghị quyết", "nghị quyết", "Kế hoạch"),
            "In_force_from": ("2024-01-01", "2026-01-02", "2026-01-04"),
            "Expires": ("2026-01-02", "2026-01-03", "2026-01-05"),
            "Replaces": (*NUMBERS, *self.rng.sample(places, min(2, len(places)))),
        }
        key = self.rng.choice(sorted(values))
        return key, self.rng.choice((*values[key], ""))

    # Steps

    def step_document(self) -> None:
        """Say something else of a document, or of two."""
        found = [file for file in self.articles if "Văn bản" in file.read_text(encoding="utf-8")]
        for _ in range(self.rng.randint(1, 4) if found else 0):
            self._set(self.rng.choice(found), *self._document())

    def step_register(self) -> None:
        """Let a category list documents, or articles."""
        file = self.content / "site.toml"
        kind, text = '\nkind = "documents"', file.read_text(encoding="utf-8")
        slug = 'slug = "xay-dung-dang"'
        is_one = f"{slug}{kind}" in text
        text = text.replace(f"{slug}{kind}", slug) if is_one else text.replace(slug, f"{slug}{kind}")
        file.write_text(text, encoding="utf-8")

    def step_add(self) -> None:
        self.add()

    def step_text(self) -> None:
        self._edit(self._one(), "Nội dung", f"Nội dung sửa {self.rng.random()}.")

    def step_title(self) -> None:
        self._header("Title", f"Tựa mới {self.rng.randint(0, 99)}")

    def step_date(self) -> None:
        self._header("Date", f"{self.rng.choice(DATES)} {self.rng.randint(0, 23):02d}:15")

    def step_category(self) -> None:
        self._header("Category", self.rng.choice(CATEGORIES))

    def step_tags(self) -> None:
        self._header("Tags", "; ".join(self.rng.sample(TAGS, 2)))

    def step_author(self) -> None:
        self._header("Author", self.rng.choice(AUTHORS))

    def step_status(self) -> None:
        self._header("Status", self.rng.choice(("draft", "published")))

    def step_modified(self) -> None:
        """Say that an article was mended, perhaps at a time to come, or no longer."""
        moments = ("2026-01-01 06:00", "2026-01-01", "2026-01-02", "2026-01-02 09:00", "2026-01-05 10:00", "")
        self._set(self._one(), "Modified", self.rng.choice(moments))

    def step_twin(self) -> None:
        """Give an article title and date of another."""
        one, other = self._one(), self._one()
        if one and other:
            lines = one.read_text(encoding="utf-8").splitlines()
            for key in ("Title", "Date"):
                value = next(line for line in lines if line.startswith(f"{key}:"))
                self._set(other, key, value.partition(": ")[2])

    def step_photo_of_another(self) -> None:
        """Let an article show a photo that lies in the folder of another, or show none such any longer."""
        photos = sorted(self.content.glob("articles/*/*/*/1.jpg"))
        file = self._one()
        if file and photos:
            line = f"![Ảnh bạn]({os.path.relpath(self.rng.choice(photos), file.parent)})"
            keep = self.rng.random() < 0.4
            self._lines(
                file,
                lambda lines: (
                    [one for one in lines if not one.startswith("![Ảnh bạn]")] + ["", line] * (not keep)
                ),
            )

    def step_photo_unused(self) -> None:
        """Put a photo beside an article or in a folder there, or take it away."""
        file = self._one()
        if file:
            photo = file.parent / self.rng.choice(("thua.jpg", "anh/thua.jpg"))
            photo.parent.mkdir(exist_ok=True)
            photo.unlink() if photo.exists() else self._photo(photo)

    def step_link(self) -> None:
        """Link an article or page to an article, a file of it or an old address, by one of its names."""
        places = [file.parent.relative_to(self.content / "articles").as_posix() for file in self.articles]
        place = self.rng.choice([*places, *self._deleted, "2024/01/nhap"])
        file = self.content / "articles" / place / "index.md"
        old = re.findall(r"^Old_URL: (.*)$", file.read_text(encoding="utf-8"), re.M) if file.exists() else []
        targets = [f"/{place}/", f"/{place}/index.html", f"/articles/{place}/index.md#dau", *old]
        if place in self._deleted:
            targets.append(f"/articles/{place}/ke-hoach.pdf")
        targets += [
            f"/{place[:4]}/",
            f"/{place[:7]}/",
            "/video/",
            "/hinh-anh/",
            "/chu-de/thi-dua/",
            "/tac-gia/thu-ha/",
            "/van-ban/nam-2023/",
            "/van-ban/loai/nghi-quyet/",
        ]
        manuscript = self.rng.choice([*self.articles, *sorted(self.content.glob("pages/*.md"))])
        with open(manuscript, "a", encoding="utf-8") as text:
            text.write(f"\nXem *[bài này]({self.rng.choice(targets)})* nhé.\n")

    def step_heading(self) -> None:
        """Put a heading into an article or page, or give its heading other words."""
        manuscript = self.rng.choice([*self.articles, *sorted(self.content.glob("pages/*.md"))])
        words = self.rng.choice(("Kết quả", "Bài học", "Kết quả\n\n## Kết quả", "Nội dung"))
        if "## " in manuscript.read_text(encoding="utf-8"):
            self._edit(manuscript, "## ", self.rng.choice((f"## {words}", "")))
        else:
            with open(manuscript, "a", encoding="utf-8") as text:
                text.write(f"\n## {words}\n")

    def step_anchor(self) -> None:
        """Link an article or page to a heading, perhaps one that is not there, of another or its own."""
        manuscripts = [*self.articles, *sorted(self.content.glob("pages/*.md"))]
        manuscript, target = self.rng.choice(manuscripts), self.rng.choice(manuscripts)
        anchor = self.rng.choice(("ket-qua", "Kết-quả", "ket-qua-2", "bai-hoc", "noi-dung", "fn:1"))
        goal = "/" + target.relative_to(self.content).as_posix() if target != manuscript else "/gioi-thieu/"
        with open(manuscript, "a", encoding="utf-8") as text:
            text.write(f"\nXem *[đề mục]({goal}#{anchor})* nhé.\n")

    def step_links_gone(self) -> None:
        for manuscript in [*self.articles, *self.content.glob("pages/*.md")]:
            if self.rng.random() < 0.7:
                self._edit(manuscript, "Xem *[", "Không còn liên kết.")

    def step_withdrawn(self) -> None:
        """Withdraw an article, give another reason, or publish it again."""
        file = self._one()
        reason = self.rng.choice(("Sai", "Theo yêu cầu", "", ""))
        self._set(file, "Status", "withdrawn" if reason else "")
        self._set(file, "Withdrawn", reason)

    def step_listed(self) -> None:
        """Delete an article, and list all that were deleted; or list fewer, or give other reasons."""
        file = self._one()
        if file is not None and self.rng.random() < 0.6:
            place = file.parent.relative_to(self.content / "articles").as_posix()
            old = re.findall(r"^Old_URL: (.*)$", file.read_text(encoding="utf-8"), re.M)
            self._deleted[place] = ", ".join(f'"{one}"' for one in old)
            shutil.rmtree(file.parent)
        elif self._deleted and self.rng.random() < 0.3:
            self._deleted.pop(self.rng.choice(sorted(self._deleted)))
        entries = ["# Danh sách bài đã xóa\n"]
        for place, olds in self._deleted.items():
            reason = self.rng.choice(("", 'ly_do = "Sai"\n', 'ly_do = "Theo yêu cầu"\nngay = 2025-01-02\n'))
            entries.append(f'\n[[bai]]\ndia_chi = "/{place}/"\ndia_chi_cu = [{olds}]\n{reason}')
        (self.content / "da-go.toml").write_text("".join(entries), encoding="utf-8")

    def step_correction(self) -> None:
        """Correct an article, perhaps of a time to come, or no longer."""
        value = self.rng.choice(("2025-12-31 Một", "2026-01-01 06:00 Hai", "2026-01-02 Ba", ""))
        self._set(self._one(), "Correction", value)

    def step_delete(self) -> None:
        file = self._one()
        if file is not None:
            shutil.rmtree(file.parent)

    def step_rename(self) -> None:
        file = self._one()
        if file is not None:
            self._count += 1
            file.parent.rename(file.parent.with_name(f"ten-moi-{self._count}"))

    def step_photo(self) -> None:
        self._photo(self.rng.choice(self._photos()))

    def step_shared_photo(self) -> None:
        self._photo(self.content / "photos" / self.rng.choice(SHARED_PHOTOS))

    def step_focus(self) -> None:
        self._set(self._illustrated(), "Focus", self.rng.choice(("0% 0%", "100% 100%", "50% 50%", "")))

    def step_cover(self) -> None:
        value = self.rng.choice((*(f"/photos/{name}" for name in SHARED_PHOTOS), ""))
        self._set(self.rng.choice((self._one(), self._illustrated())), "Cover", value)

    def step_photo_in_text(self) -> None:
        """Let an article show a shared photo, or show it no longer."""
        line = f"![Ảnh chung](/photos/{self.rng.choice(SHARED_PHOTOS)})"
        self._lines(
            self._one(),
            lambda lines: [one for one in lines if one != line] + ["", line] * (line not in lines),
        )

    def step_photo_in_page(self) -> None:
        """Let a static page show a shared photo."""
        with open(self.content / "pages" / "gioi-thieu.md", "a", encoding="utf-8") as file:
            file.write(f"\n![Ảnh trang](/photos/{self.rng.choice(SHARED_PHOTOS)})\n")

    def step_photo_damaged(self) -> None:
        """Damage a photo, until the next such step puts it back."""
        copies = sorted(self.folder.glob("content/**/*.bak"))
        if copies:
            copies[0].replace(copies[0].with_suffix(".jpg"))
            return
        victim = self.rng.choice(self._photos())
        data = victim.read_bytes()
        victim.with_suffix(".bak").write_bytes(data)
        victim.write_bytes(data[: len(data) * 2 // 3])

    def step_photo_renamed(self) -> None:
        """Rename a photo, together with what names it, or without."""
        file = self._illustrated()
        photos = sorted(file.parent.glob("*.jpg")) if file else []
        if file and photos:
            self._count += 1
            new = photos[0].with_name(f"anh-{self._count}.jpg")
            old = photos[0].rename(new) and photos[0].name
            if self.rng.random() < 0.8:
                self._lines(file, lambda lines: [line.replace(f"({old})", f"({new.name})") for line in lines])

    def step_photo_copied(self) -> None:
        """Put the bytes of a shared photo in the place of another."""
        source = self.content / "photos" / self.rng.choice(SHARED_PHOTOS)
        self.rng.choice(self._photos()).write_bytes(source.read_bytes())

    def _album(self) -> Path:
        """Choose an album, or begin one of two photos."""
        albums = sorted(self.content.glob("articles/*/*/*/album"))
        if albums and self.rng.random() < 0.7:
            return self.rng.choice(albums)
        album = (self._one() or self.add()).with_name("album")
        album.mkdir(exist_ok=True)
        for number in (2, 10):
            self._photo(album / f"{number}.jpg")
        return album

    def step_album_photo(self) -> None:
        self._photo(self._album() / f"{self.rng.randint(1, 12)}.jpg")

    def step_album_photo_gone(self) -> None:
        photos = sorted(self._album().glob("*.jpg"))
        if photos:
            self.rng.choice(photos).unlink()

    def step_album_photo_renamed(self) -> None:
        photos = sorted(self._album().glob("*.jpg"))
        if photos:
            photo = self.rng.choice(photos)
            photo.rename(photo.with_name(f"{self.rng.randint(1, 20)}.jpg"))

    def step_album_captions(self) -> None:
        album = self._album()
        names = [photo.name for photo in sorted(album.glob("*.jpg"))]
        lines = [f"{name}: Chú thích {self.rng.randint(0, 99)}. Ảnh: P. Mai" for name in names]
        (album / "chu-thich.txt").write_text("\n".join(lines), encoding="utf-8")

    def step_album_captions_gone(self) -> None:
        (self._album() / "chu-thich.txt").unlink(missing_ok=True)

    def step_album_captions_broken(self) -> None:
        captions = self._album() / "chu-thich.txt"
        sound = captions.exists() and "la.jpg" in captions.read_text(encoding="utf-8")
        captions.write_text("" if sound else "la.jpg: Không có ảnh này", encoding="utf-8")

    def step_album_stray_file(self) -> None:
        stray = self._album() / "loi-cam-on.docx"
        stray.unlink() if stray.exists() else stray.write_bytes(b"PK")

    def step_album_gone(self) -> None:
        shutil.rmtree(self._album())

    def _documents(self) -> list[Path]:
        return sorted(file for file in self.content.rglob("*") if file.suffix in (".pdf", ".docx"))

    def _write_document(self, file: Path) -> None:
        """Write a file to download, sound or with something to warn of; few differ, so that bytes meet."""
        file.parent.mkdir(parents=True, exist_ok=True)
        size = self.rng.choice((10, 3000))
        if file.suffix == ".pdf":
            file.write_bytes(pdf(b"%" + b"x" * size))
        else:
            file.write_bytes(office(".docx", text=f"<d>{self.rng.choice(('', '<ins/>'))}{'x' * size}</d>"))

    def step_file_linked(self) -> None:
        """Link an article or page to a file beside it or to a shared one, which may be there already."""
        manuscripts = [*self.articles, *sorted(self.content.glob("pages/*.md"))]
        manuscript = self.rng.choice(manuscripts)
        name = self.rng.choice(("Kế hoạch.pdf", "/tai-lieu/mau.docx", "/photos/chung.pdf"))
        file = self.content / name.lstrip("/") if name.startswith("/") else manuscript.with_name(name)
        if not file.exists():
            self._write_document(file)
        with open(manuscript, "a", encoding="utf-8") as text:
            text.write(f"\nTải [tệp](<{name}>).\n")

    def step_file_unlinked(self) -> None:
        for manuscript in [*self.articles, *self.content.glob("pages/*.md")]:
            if self.rng.random() < 0.5:
                self._edit(manuscript, "Tải [", "Không còn tệp.")

    def step_file_changed(self) -> None:
        if self._documents():
            self._write_document(self.rng.choice(self._documents()))

    def step_file_gone(self) -> None:
        """Take a file away, which refuses the build if something public links to it."""
        if self._documents():
            self.rng.choice(self._documents()).unlink()

    def step_file_back(self) -> None:
        """Bring back what links lead to."""
        for manuscript in [*self.articles, *self.content.glob("pages/*.md")]:
            for name in re.findall(r"\(<(.*?)>\)", manuscript.read_text(encoding="utf-8")):
                file = self.content / name.lstrip("/") if name.startswith("/") else manuscript.with_name(name)
                if not file.exists():
                    self._write_document(file)

    def step_file_of_a_draft(self) -> None:
        """Link a draft to a file that is harmful, sound or not there."""
        file = write_article(
            self.content, "2024/01/nhap-tep", f"[A](a.pdf) {self.rng.random()}", Status="draft"
        ).with_name("a.pdf")
        choice = self.rng.randint(0, 2)
        if choice:
            file.write_bytes(pdf(b"<</JS 1>>" if choice == 1 else b"1"))
        else:
            file.unlink(missing_ok=True)

    def _video(self, file: Path) -> None:
        choice = bytes([self.rng.randint(1, 200)])
        file.write_bytes(make_mp4(self.rng.randint(1, 300), choice, turned=self.rng.random() < 0.5))

    def _add_video(self, file: Path, video: str) -> None:
        """Put a video into an article, its file and its still beside it."""
        self._video(file.with_name("video.mp4"))
        self._photo(file.with_name("video.jpg"))
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{video}\n", encoding="utf-8")

    def _own_videos(self) -> list[Path]:
        """List the video files, one at least if there is an article."""
        found = sorted(self.content.rglob("*.mp4"))
        file = self._one()
        if not found and file is not None:
            self._add_video(file, "[![Lễ](video.jpg)](video.mp4)")
            found = [file.with_name("video.mp4")]
        return found

    def step_video(self) -> None:
        """Put a video into an article, or take it out of one."""
        file = self._one()
        if file is not None and "video" in file.read_text(encoding="utf-8"):
            kept = [line for line in file.read_text(encoding="utf-8").splitlines() if "video" not in line]
            file.write_text("\n".join([*kept, ""]), encoding="utf-8")
        elif file is not None:
            self._add_video(file, self.rng.choice(VIDEOS))

    def step_video_bytes(self) -> None:
        for video in self._own_videos()[:1]:
            self._video(video)

    def step_video_still(self) -> None:
        for video in self._own_videos()[:1]:
            self._photo(video.with_suffix(".jpg"))

    def step_video_gone(self) -> None:
        """Take a video file away, which refuses the build while it is shown, or bring it back."""
        away = sorted(self.content.rglob("*.bak"))
        if away:
            away[0].rename(away[0].with_suffix(".mp4"))
            return
        for video in self._own_videos()[:1]:
            video.rename(video.with_suffix(".bak"))

    def step_video_broken(self) -> None:
        """Break a video file, which refuses the build while it is shown, or mend it."""
        for video in self._own_videos()[:1]:
            data = video.read_bytes()
            video.write_bytes(make_mp4() if data.endswith(b"half") else data[:-9] + b"half")

    def _recording(self, file: Path) -> None:
        file.write_bytes(make_mp3(self.rng.randint(1, 300), bytes([self.rng.randint(1, 200)])))

    def step_recording(self) -> None:
        """Have an article read out, or no longer; its recording stays."""
        file = self._one()
        if file is None:
            return
        text = file.read_text(encoding="utf-8")
        if "\nRecording: " in text:
            text = re.sub(r"\nRecording: .*", "", text, count=1)
        elif text.startswith("Title: "):
            self._recording(file.with_name("doc-bai.mp3"))
            text = text.replace("\n", "\nRecording: doc-bai.mp3\n", 1)
        file.write_text(text, encoding="utf-8")

    def step_recording_in_body(self) -> None:
        """Put a recording into the body of an article, it may be that of another one, or take it out."""
        file = self._one()
        if file is None:
            return
        text = file.read_text(encoding="utf-8")
        if "(doc-" in text or "/doc-bai.mp3)" in text:
            kept = [line for line in text.splitlines() if ".mp3)" not in line and ".m4a)" not in line]
            file.write_text("\n".join([*kept, ""]), encoding="utf-8")
            return
        others = sorted(self.content.rglob("doc-bai.mp3"))
        if others and self.rng.random() < 0.4:
            target = "/" + self.rng.choice(others).relative_to(self.content).as_posix()
        else:
            target = self.rng.choice(("doc-bai.mp3", "doc-ca.m4a"))
            beside = file.with_name(target)
            if target.endswith("m4a"):
                self._video(beside)
            else:
                self._recording(beside)
        file.write_text(f"{text}\n[Bài ca]({target})\n", encoding="utf-8")

    def step_recording_bytes(self) -> None:
        """Change a recording, break it, or take it away."""
        found = sorted(self.content.rglob("doc-*.m*"))
        if found:
            file, choice = self.rng.choice(found), self.rng.random()
            if choice < 0.2:
                file.unlink()
            elif choice < 0.4:
                file.write_bytes(file.read_bytes()[:-9])
            else:
                self._recording(file)

    def step_words(self) -> None:
        """Lay words beside a video or recording, or beside nothing; change them or take them away."""
        clips = sorted([*self.content.rglob("*.mp4"), *self.content.rglob("doc-*.m*")])
        if clips:
            name = self.rng.choice(("{}.vtt", "{}.txt", "{}-2.vtt", "{}.VTT", "{}.srt"))
            clip = self.rng.choice(clips)
            file = clip.with_name(name.format(clip.stem))
            if file.exists() and self.rng.random() < 0.5:
                file.unlink()
            else:
                words = f"Lời {self.rng.randint(1, 9)}.\n"
                cue = "" if file.suffix == ".txt" else "WEBVTT\n\n00:01.000 --> 00:02.000\n"
                file.write_text(cue + words, encoding="utf-8")

    def step_same_size_and_time(self) -> None:
        file = self._one()
        if file is not None:
            before = file.stat()
            data = file.read_bytes()
            file.write_bytes(data.replace(b"N\xe1\xbb\x99i dung", b"N\xe1\xbb\x99i dong"))
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    def step_page(self) -> None:
        name = self.rng.choice(("gioi-thieu", "lien-he"))
        self._page(name, self.rng.choice(("Giới thiệu", "Liên hệ")))

    def step_page_gone(self) -> None:
        (self.content / "pages" / "lien-he.md").unlink(missing_ok=True)

    def step_page_below(self) -> None:
        """Write a page below another, give it another title or status, or take it away."""
        file = self.content / "pages" / self.rng.choice(("gioi-thieu", "lien-he")) / "co-cau.md"
        file.parent.mkdir(exist_ok=True)
        status = self.rng.choice(("", "Status: draft\n"))
        title = self.rng.choice(("Cơ cấu", "Tổ chức"))
        if file.exists() and self.rng.random() < 0.4:
            file.unlink()
        else:
            file.write_text(f"Title: {title}\n{status}\nTrang {self.rng.random()}.\n", encoding="utf-8")

    def step_menu(self) -> None:
        """Order the menu, perhaps by what is not there, and show an own sign, or neither."""
        about = self.rng.choice(("/gioi-thieu/", "lien-he", "gioi-thieu/co-cau"))
        items = self.rng.sample(("tin-hoat-dong", "/video/", "/hinh-anh/", "van-ban"), 2)
        menu = f'\n[[menu]]\nurl = "{about}"\n[[menu]]\nname = "Tin"\nitems = ["{items[0]}", "{items[1]}"]\n'
        brand = '\n[brand]\nlogo = "photos/dau-hieu.png"\n'
        picture = self.content / "photos" / "dau-hieu.png"
        picture.write_bytes(saved(quarters(120, 120, [(self.rng.randint(0, 9), 0, 0)] * 4), "PNG"))
        text = TOML + self.rng.choice((menu, "")) + self.rng.choice((brand, ""))
        (self.content / "site.toml").write_text(text, encoding="utf-8")

    def step_sign(self) -> None:
        """Change the picture of the sign, or break it."""
        picture = self.content / "photos" / "dau-hieu.png"
        data = saved(quarters(120, 120, [(self.rng.randint(0, 9), 0, 0)] * 4), "PNG")
        picture.write_bytes(data if self.rng.random() < 0.8 else data[:60])

    def step_addresses_kept(self) -> None:
        """Let topics and authors keep addresses, perhaps those of others, or no longer."""
        lines = [
            "[chu-de]",
            *(f'"{tag}" = "{self.rng.choice(KEPT)}"' for tag in self.rng.sample(TAGS[2:], 1)),
        ]
        lines += ["[tac-gia]", f'"Thu Hà" = "{self.rng.choice(KEPT)}"']
        file = self.content / "dia-chi.toml"
        file.unlink(missing_ok=True)
        if self.rng.random() < 0.8:
            file.write_text("\n".join([*lines, ""]), encoding="utf-8")

    def step_page_awkward(self) -> None:
        """Write a page whose address may be another's, or take those away."""
        found = [file for file in self.content.glob("pages/*.md") if file.stem in AWKWARD]
        for file in found:
            file.unlink()
        if not found:
            self._page(self.rng.choice(AWKWARD), "Trang lạ")

    def step_category_awkward(self) -> None:
        """Add a category whose address may be another's, or give one another address than before."""
        slug, old = self.rng.choice(AWKWARD), self.rng.choice(("tin-cu", "video", "2025-2030"))
        text = self.rng.choice((
            f'{TOML}\n[[categories]]\nname = "Lạ"\nslug = "{slug}"\n',
            TOML.replace('"van-ban"', f'"van-ban-moi"\nold_slugs = ["{old}", "van-ban"]'),
            TOML.replace('"tin-hoat-dong"', f'"tin"\nold_slugs = ["tin-hoat-dong", "{old}"]'),
            TOML,
        ))  # fmt: skip
        hosting = self.rng.choice(("", '\n[hosting]\nkind = "nginx"\n'))
        (self.content / "site.toml").write_text(text + hosting, encoding="utf-8")

    def step_old_url_awkward(self) -> None:
        """Say that an article was where something else is or may come to be, or no longer."""
        self._set(self._one(), "Old_URL", self.rng.choice((*AWKWARD_OLD, "", "")))

    def step_site(self) -> None:
        line = f'tagline = "Số {self.rng.randint(0, 9)}"'
        (self.content / "site.toml").write_text(TOML.replace("\n\n", f"\n{line}\n\n", 1), encoding="utf-8")

    def step_glossary(self) -> None:
        """Have abbreviations explained and doubts kept silent, others than before, or none."""
        if (one := self._one()) and "TVTU" not in (text := one.read_text(encoding="utf-8")):
            one.write_text(f"{text}\nBan TVTU họp các các BCĐ.\n", encoding="utf-8")
        glossary = self.rng.choice(("", "[abbreviations]\n", '[abbreviations]\nTVTU = "Thường vụ"\n'))
        more = 'BCĐ = "ban chỉ đạo"\n' if glossary and self.rng.random() < 0.5 else ""
        off = self.rng.choice(("", '[check]\noff = ["doubled-word"]\n', '[check]\noff = ["abbreviation"]\n'))
        text = f"{TOML}\n{glossary}{more}\n{off}"
        (self.content / "site.toml").write_text(text, encoding="utf-8")

    def step_hosting(self) -> None:
        """Move to another host, or have share pictures for more or fewer of the newest."""
        kind = self.rng.choice(("nginx", "apache", "iis", "pages", "netlify"))
        number = self.rng.choice(("", "", "share_pictures = 0", "share_pictures = 3", "share_pictures = 12"))
        text = f'{TOML}\n[hosting]\nkind = "{kind}"\n{number}\n'
        (self.content / "site.toml").write_text(text, encoding="utf-8")

    def step_share_pictures(self) -> None:
        """Publish to a host with room for few share pictures; a new article takes one from another."""
        text = f'{TOML}\n[hosting]\nkind = "nginx"\nshare_pictures = 3\n'
        if (self.content / "site.toml").read_text(encoding="utf-8") != text:
            (self.content / "site.toml").write_text(text, encoding="utf-8")
        elif self.rng.random() < 0.5 or not self.articles:
            self.add()
        else:
            newest = max(self.articles, key=lambda file: file.parts[-4:-2])
            self.rng.choice((self._header, lambda *_: shutil.rmtree(newest.parent)))("Date", "2023-12-30")

    def step_front(self) -> None:
        """Announce something for a while that leads to an article, in another order of the home page."""
        rng, one = self.rng, self._one()
        parts = [TOML, f'\n[front]\nblocks = ["{rng.choice(("notice", "van-ban"))}", "lead", "categories"]\n']
        url = f"/{one.parent.relative_to(self.content / 'articles').as_posix()}/" if one else "/"
        day = rng.choice(("from = 2026-01-02", "until = 2026-01-01", "until = 2026-01-03", ""))
        parts.append(f'\n[[notice]]\ntext = "Số {rng.randint(0, 9)}"\nurl = "{url}"\n{day}\n')
        (self.content / "site.toml").write_text("".join(parts), encoding="utf-8")

    def step_security(self) -> None:
        """Say whom to tell of a weakness, until tomorrow or for years."""
        day = self.rng.choice(("2026-01-02", "2030-01-01"))
        text = f'{TOML}\n[security]\ncontact = "a@example.vn"\nexpires = "{day}"\n'
        (self.content / "site.toml").write_text(text, encoding="utf-8")

    def step_root_file(self) -> None:
        """Put a file for the root of the site, change it, break it or take it away."""
        root = self.content / "goc"
        root.mkdir(exist_ok=True)
        name = self.rng.choice(("CNAME", "apple-touch-icon.png"))
        good = b"tin.example.vn" if name == "CNAME" else saved(quarters(self.rng.randint(8, 20), 8), "PNG")
        choice = self.rng.choice((good, good, b"<html>", None))
        if choice is None:
            (root / name).unlink(missing_ok=True)
        else:
            (root / name).write_bytes(choice)

    def step_template(self) -> None:
        name = self.rng.choice(("components/teaser.html", "article.html", "base.html", "redirect.html"))
        with open(self.folder / "theme" / "templates" / name, "a", encoding="utf-8") as file:
            file.write(f"{{# {self.rng.random()} #}}\n<!-- {self.rng.randint(0, 9)} -->\n")

    def step_css(self) -> None:
        with open(self.folder / "theme" / "static" / "css" / "base.css", "a", encoding="utf-8") as file:
            file.write(f"\n.a{self.rng.randint(0, 99)} {{ color: red }}\n")

    def step_setting(self) -> None:
        self.settings["SITEURL"] = self.rng.choice(("", "https://a.vn", "https://b.vn/tin"))

    def step_clock(self) -> None:
        self.clock = START + self.rng.choice((-86400, 0, 3600, 86400 * 2, 86400 * 3))

    def step_nothing(self) -> None:
        """Leave all as it is."""

    def step_broken(self) -> None:
        """Make an error, which refuses the build, until the next such step takes it back."""
        broken = self.content / "articles" / "2024" / "01" / "hong" / "index.md"
        if broken.exists():
            shutil.rmtree(broken.parent)
        else:
            write_article(self.content, "2024/01/hong", "[Hỏng](../khong-co/index.md)")

    def step_draft_with_errors(self) -> None:
        write_article(
            self.content, "2024/01/nhap", f"[Hỏng](khong-co.pdf) {self.rng.random()}", Status="draft", Date=""
        )

    def step_stray_files(self) -> None:
        (self.content / "articles" / "2024").mkdir(parents=True, exist_ok=True)
        stray = self.content / "articles" / "2024" / "1.txt"
        stray.unlink() if stray.exists() else stray.write_text("lạc")

    def step_output_tampered(self) -> None:
        files = sorted((self.folder / "output").rglob("*.html"))
        if files:
            victim = self.rng.choice(files)
            choice = self.rng.randint(0, 3)
            if choice == 0:
                victim.unlink()
            elif choice == 1:
                victim.write_text("sửa tay")
            elif choice == 2:
                victim.with_name("la.html").write_text("lạ")
            else:
                shutil.rmtree(victim.parent) if victim.parent != self.folder / "output" else None


STEPS = sorted(name for name in vars(Desk) if name.startswith("step_"))
