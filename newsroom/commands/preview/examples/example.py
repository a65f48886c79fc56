"""Hold an example of a component: what its macro is given, and where on a page it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsroom.vietnamese.slugs import slug

MAIN, QUARTER, THIRD, HALF, EDGE, FLAG, NIGHT, VIDEOS, STORY, TEXT, BESIDE, SOURCE = ROOMS = (
    "main", "quarter", "third", "half", "edge", "flag", "night", "videos", "story", "text", "beside",
    "source",
)  # fmt: skip
"""Where an example stands: in the column of a page or a part of it, from edge to edge, on the flag, in the
dark room, among its videos, in an article, as a line of text, beside an article; ``source`` shows HTML as
it is."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a macro of ``components/COMPONENT.html``; ``name`` says in Vietnamese what is special.

    ``inside`` is what the macro is called with, as HTML, where it wants that. A ``macro`` that is a value,
    not a function, is shown as it is.
    """

    component: str
    name: str
    macro: str
    arguments: tuple[Any, ...]
    options: tuple[tuple[str, Any], ...]
    room: str = MAIN
    inside: str = ""

    @property
    def key(self) -> str:
        """Its name in addresses and ids."""
        own = "" if self.macro == self.component else f"{self.macro.replace('_', '-')}-"
        return f"{own}{slug(self.name)}"


def example(
    component: str,
    name: str,
    *arguments: Any,
    macro: str = "",
    room: str = MAIN,
    inside: str = "",
    **options: Any,
) -> Example:
    """Make an example; the macro is called as its component unless it is said otherwise."""
    return Example(component, name, macro or component, arguments, tuple(options.items()), room, inside)
