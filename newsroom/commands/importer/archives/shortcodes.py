"""Turn the shortcodes of WordPress into HTML: captions, galleries, videos; and tell which it cannot."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newsroom.commands.importer.archives.spans import sub_closed
from newsroom.model.hosts import looks_hosted

_TAG_RE = re.compile(
    r"(?P<open>\[\[?)(?P<close>/?)(?P<name>[a-z][a-z0-9_-]{1,60})"
    r"(?P<rest>(?:[\s=](?:\"[^\"]*\"|'[^']*'|[^\]\"'\[]|\"(?![^\"]*\"[^\]]*\]))*)?)\](?P<end>\]?)"
)
_ATTRIBUTE_RE = re.compile(r"([A-Za-z_][\w-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|[“”]([^“”]*)[“”]|([^\s\"']+))")
_CAPTION_RE = re.compile(r"\[(?:wp_)?caption(\s[^\]]*)?\](.*?)\[/caption\]", re.DOTALL)
_PICTURE_RE = re.compile(r"^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)$", re.DOTALL)
_NUMBERS_RE = re.compile(r"\s*\d+(?:\s*,\s*\d+)*\s*,?\s*")
_FILE_RE = re.compile(r"[^?#]*\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|odt|ods)(?:[?#].*)?", re.IGNORECASE)
_CLIP_RE = re.compile(r"[^?#]*\.(mp4|m4v|webm|ogv|mov|flv|wmv|mp3|m4a|ogg|wav|wma)(?:[?#].*)?", re.IGNORECASE)
_SOUNDS = frozenset({"mp3", "m4a", "ogg", "wav", "wma"})
_WORDED = (
    "title",
    "heading",
    "text",
    "label",
    "caption",
    "description",
    "content",
    "subtitle",
    "author",
    "name",
)
"""Attributes whose words readers saw."""
_LAYOUT = re.compile(
    r"row|col|column|columns|section|gap|divider|one_half|one_third|two_third|clear|br|tabs|tab|accordion|"
    r"toggle|box|center|left|right|dropcap|highlight|spacer|hr|ux_\w+|text_box|"
    r"(?:vc|et_pb|fusion|su|av|mk|cs|tatsu|elementor|fl|kc|ts|tdc|td|bs|x|wc|wpb|nectar|eltdf|qode)_[\w-]+"
)
"""Shortcodes of page builders: what stands between them is the text."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of the media library: its address, what WordPress shows below it, its alternative text."""

    address: str
    caption: str = ""
    alt: str = ""


@dataclass
class Opened:
    """A text whose shortcodes were taken apart: HTML, the codes that are gone, those to look after."""

    text: str
    gone: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    """Numbers of pictures that the export does not hold."""


def open_shortcodes(text: str, library: Mapping[str, Attached], children: Sequence[str] = ()) -> Opened:
    """Turn all shortcodes of a text into HTML. ``children`` are the pictures of a gallery that names none.

    What only looks like one, such as ``[1]`` or ``[video]`` without anything, is text and stays.
    """
    opened = Opened("")
    text = sub_closed(_CAPTION_RE, "[/caption]", _captioned, text.replace("[/wp_caption]", "[/caption]"))
    closed = set(re.findall(r"\[/([a-z][a-z0-9_-]{1,60})\]", text))
    made, place = [], 0
    for tag in _TAG_RE.finditer(text):
        made.append(text[place : tag.start()])
        made.append(_Tag(tag, closed, library, children, opened).html())
        place = tag.end()
    opened.text = "".join([*made, text[place:]])
    return opened


def _captioned(match: re.Match[str]) -> str:
    attributes = attributes_of(match[1] or "")
    inner = _PICTURE_RE.match(match[2])
    if inner is None:
        return f"\n\n{match[2]}\n\n"
    caption = inner[2].strip() or html.escape(attributes.get("caption", ""))
    return f"\n\n<figure>{inner[1]}<figcaption>{caption}</figcaption></figure>\n\n"


def attributes_of(text: str) -> dict[str, str]:
    """Read the attributes of a shortcode, their names in lower case."""
    return {
        found[1].lower(): html.unescape(next((one for one in found.groups()[1:] if one is not None), ""))
        for found in _ATTRIBUTE_RE.finditer(text)
    }


def figure(picture: Attached) -> str:
    """Show a picture of the library as WordPress does in a gallery."""
    caption = f"<figcaption>{picture.caption}</figcaption>" if picture.caption else ""
    source, alt = html.escape(picture.address), html.escape(picture.alt)
    return f'\n\n<figure><img src="{source}" alt="{alt}">{caption}</figure>\n\n'


class _Tag:
    """One opening or closing tag."""

    def __init__(
        self,
        match: re.Match[str],
        closed: set[str],
        library: Mapping[str, Attached],
        children: Sequence[str],
        opened: Opened,
    ) -> None:
        self.code, self.name, self.is_close = match[0], match["name"], bool(match["close"])
        self.is_escaped = match["open"] == "[[" and match["end"] == "]"
        self.rest = (match["rest"] or "").rstrip("/ ")
        self.attributes = attributes_of(self.rest)
        self.closed, self.library, self.children, self.opened = closed, library, children, opened

    def html(self) -> str:
        """Give what the tag stands for."""
        if self.is_escaped:
            return self.code[1:-1]
        if not self.is_shortcode():
            return self.code
        if self.is_close:
            return "\n\n" if self.name in self.closed and self.is_block() else ""
        for way in (self.gallery, self.embed, self.pictures, self.clip, self.linked, self.words):
            if (made := way()) is not None:
                return made
        self.opened.gone.append(self.code)
        if self.name not in self.closed and not _LAYOUT.fullmatch(self.name):
            self.opened.open.append(self.code)
        return "\n\n" if self.is_block() else ""

    def is_shortcode(self) -> bool:
        """Tell a shortcode from words in brackets."""
        if self.name in self.closed or _LAYOUT.fullmatch(self.name):
            return True
        if self.name in ("gallery", "playlist") and not self.rest:
            return True
        return bool(self.attributes) or looks_hosted(self.rest.strip())

    def is_block(self) -> bool:
        """Tell whether text before and after it are paragraphs of their own."""
        return self.name not in (
            "dropcap",
            "highlight",
            "su_highlight",
            "su_dropcap",
            "su_tooltip",
            "tooltip",
        )

    def gallery(self) -> str | None:
        """Show the pictures of a gallery, or those of the post."""
        if self.name not in ("gallery", "playlist"):
            return None
        numbers = self.attributes.get("ids") or self.attributes.get("include") or ",".join(self.children)
        return self.shown(numbers)

    def shown(self, numbers: str) -> str:
        """Show pictures by their numbers."""
        made = []
        for number in re.findall(r"\d+", numbers):
            if number in self.library:
                made.append(figure(self.library[number]))
            else:
                self.opened.absent.append(number)
        return "".join(made)

    def embed(self) -> str | None:
        """Show a video of a host, whatever the name of the code and of the attribute."""
        if self.name == "embed" and not self.attributes:
            return "\n\n"
        bare = self.rest.strip().strip("\"'")
        for value in (*self.attributes.values(), bare):
            if looks_hosted(value) and not any(char.isspace() for char in value):
                return f"\n\n{html.escape(value)}\n\n"
        key = self.attributes.get("id") or self.attributes.get("video_id") or ""
        if "youtube" in self.name and re.fullmatch(r"[\w-]{11}", key, re.ASCII):
            return f"\n\nhttps://www.youtube.com/watch?v={key}\n\n"
        return None

    def pictures(self) -> str | None:
        """Show the pictures that a code of a page builder names by their numbers or addresses."""
        if not re.search(r"image|img|gallery|photo|slider|album|banner", self.name):
            return None
        for key in ("ids", "images", "image", "img", "id", "image_id", "include"):
            if _NUMBERS_RE.fullmatch(value := self.attributes.get(key, "")) and (
                any(number in self.library for number in re.findall(r"\d+", value))
            ):
                return self.shown(value)
        for key in ("src", "url", "image", "img", "bg"):
            if re.search(r"\.(?:jpe?g|png|gif|webp)$", self.attributes.get(key, ""), re.IGNORECASE):
                alt = self.attributes.get("alt", "")
                return figure(
                    Attached(self.attributes[key], html.escape(self.attributes.get("caption", "")), alt)
                )
        return None

    def clip(self) -> str | None:
        """Show a video or recording that is a file."""
        for value in self.attributes.values():
            if found := _CLIP_RE.fullmatch(value.strip()):
                name = "audio" if found[1].lower() in _SOUNDS else "video"
                return f'\n\n<{name} src="{html.escape(value.strip())}"></{name}>\n\n'
        return None

    def linked(self) -> str | None:
        """Show a document or a button as a link."""
        address = next((one for one in self.attributes.values() if _FILE_RE.fullmatch(one.strip())), "")
        words = self.attributes.get("text") or self.attributes.get("title") or ""
        if not address and words and self.name not in self.closed:
            address = (
                self.attributes.get("link") or self.attributes.get("url") or self.attributes.get("href") or ""
            )
        if not address:
            return None
        shown = words or address.rpartition("/")[2]
        return f'\n\n<p><a href="{html.escape(address.strip())}">{html.escape(shown)}</a></p>\n\n'

    def words(self) -> str | None:
        """Keep the words of attributes that readers saw."""
        said = [
            self.attributes[key] for key in _WORDED if re.search(r"[^\W\d_]{2}", self.attributes.get(key, ""))
        ]
        if not said or re.search(r"form|table|slider|posts|menu|widget", self.name):
            return None
        self.opened.gone.append(self.code)
        return "".join(f"\n\n<p>{html.escape(one)}</p>\n\n" for one in said)
