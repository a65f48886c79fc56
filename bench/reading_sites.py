"""Build one archive as ours, as stock Pelican and as Hugo show it with themes that people take.

What the peers read are the articles of ``content/`` and the files beside them, in the form that their own
documentation asks for; nothing of what they show is ours.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from bench.builds import pelican
from bench.measure import run
from bench.peer_words import Manuscript, manuscripts
from bench.peers import HUGO, install_hugo, write
from newsroom.model.dates import parse_date
from newsroom.vietnamese.slugs import slug

WIDTH, QUALITY = 1280, 80
"""What an editor who knows that photos are heavy makes of them by hand."""

PHOTO_RE = re.compile(r'!\[(?P<alt>[^]]*)\]\((?P<name>[^\s)/:]+)(?P<caption> "[^"]*")?\)')


def without_photos(text: str) -> str:
    """Take the photos out of a manuscript."""
    return re.sub(r"\n{3,}", "\n\n", PHOTO_RE.sub("", text))


def resize(photo: Path) -> None:
    """Make a photo at most ``WIDTH`` wide, a JPEG of ``QUALITY``, in its place."""
    with Image.open(photo) as image:
        small = image.convert("RGB")
    if small.width > WIDTH:
        small = small.resize((WIDTH, round(small.height * WIDTH / small.width)), Image.Resampling.LANCZOS)
    small.save(photo, "JPEG", quality=QUALITY)


def attached(text: str) -> str:
    """Link photos as Pelican wants those beside the article linked."""
    return PHOTO_RE.sub(r"![\g<alt>]({attach}\g<name>\g<caption>)", text)


def front_matter(article: Manuscript) -> dict[str, object] | None:
    """Give what Hugo knows of a header; ``None`` without a date that can be read."""
    moment, _, _ = parse_date(article.header.get("Date", ""))
    if moment is None:
        return None
    data: dict[str, object] = {"title": article.header["Title"], "date": moment.isoformat()}
    data["draft"] = article.header.get("Status") == "draft"
    for key, name in (("Category", "categories"), ("Tags", "tags")):
        data[name] = article.names(key) if key in article.header else []
    if "Summary" in article.header:
        data["description"] = article.header["Summary"]
    return data


def hugo_settings(sample: Mapping[str, Any], theme: Path, title: str) -> dict[str, object]:
    """Give the settings of a site with the theme: what its own sample site says of looks, in Vietnamese.

    The box about the sample's author is left out: it tells of a person who is not there.
    """
    params: dict[str, object] = next((value for key, value in sample.items() if key.lower() == "params"), {})
    return {
        "baseURL": "/",
        "title": title,
        "locale": "vi",
        "defaultContentLanguage": "vi",
        "timeZone": "Asia/Ho_Chi_Minh",
        "themesDir": str(theme.parent),
        "theme": theme.name,
        "params": {**params, "authorbox": False, "mainSections": ["post"]},
    }


class Site(ABC):
    """A program with a theme; ``build`` gives the folder to serve."""

    name: str

    @abstractmethod
    def build(self, content: Path) -> Path:
        """Build a content folder from what the last build left, if the program keeps anything."""

    def path(self, place: str) -> str:
        """Give the address of the article in ``articles/PLACE`` on this site."""
        return f"/{place}/"


class Ours(Site):
    """This site."""

    name = "ours"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "ours"

    def build(self, content: Path) -> Path:
        pelican("pelicanconf.py", content, self._folder)
        return self._folder / "output"


class Stock(Site):
    """Pelican with the theme that it comes with and takes by itself."""

    name = "Pelican, notmyidea"

    def __init__(self, folder: Path) -> None:
        self._content, self._folder = folder / "stock-content", folder / "stock"

    def build(self, content: Path) -> Path:
        for folder in (self._content, self._folder):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(content, self._content)
        for file in self._content.glob("articles/*/*/*/index.md"):
            file.write_text(attached(file.read_text(encoding="utf-8")), encoding="utf-8")
        options = ("-e", 'THEME="notmyidea"', 'SITEURL=""')
        pelican("bench/stock/pelicanconf.py", self._content, self._folder, *options)
        return self._folder / "output"


class HugoTheme(Site):
    """Hugo with a theme that lies in a folder, set up as the theme's sample site."""

    def __init__(self, folder: Path, theme: Path) -> None:
        self._project, self._theme = folder / "hugo", theme.resolve()
        self._binary = install_hugo(folder)
        self._said = tomllib.loads((theme / "theme.toml").read_text(encoding="utf-8"))
        self.name = f"Hugo, {self._said['name']}"
        words = (f"Hugo {HUGO} with", self._said["name"], version(self._theme))
        self.version = " ".join(filter(None, words)) + _model(self._said)

    def build(self, content: Path) -> Path:
        shutil.rmtree(self._project, ignore_errors=True)
        for article in manuscripts(content):
            data = front_matter(article)
            if data is None:
                continue
            target = self._project / "content" / "post" / article.place.name
            shutil.copytree(content / "articles" / article.place, target)
            write(target / "index.md", data, article.body)
        title = tomllib.loads((content / "site.toml").read_text(encoding="utf-8"))["name"]
        settings = json.dumps(hugo_settings(self._sample(), self._theme, title), ensure_ascii=False)
        (self._project / "hugo.json").write_text(settings, encoding="utf-8")
        run([str(self._binary), "build", "--quiet", "--noBuildLock", "--source", str(self._project)])
        return self._project / "public"

    def path(self, place: str) -> str:
        return f"/post/{slug(place.rsplit('/', 1)[-1])}/"

    def _sample(self) -> dict[str, Any]:
        for name in ("hugo.toml", "config.toml"):
            file = self._theme / "exampleSite" / name
            if file.is_file():
                return tomllib.loads(file.read_text(encoding="utf-8"))
        return {}


def _model(said: Mapping[str, Any]) -> str:
    """Name the theme of another program that a theme says it is after."""
    original = said.get("original", {}).get("name")
    return f", after {original}" if original else ""


def version(theme: Path) -> str:
    """Give the commit and the day of a folder that is a checkout of its own, else nothing."""
    if not (theme / ".git").exists():
        return ""
    command = ["git", "-C", str(theme), "log", "-1", "--format=%h of %cs", "--abbrev=10"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
