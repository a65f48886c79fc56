"""Hold examples of all components of the theme: what ``/_components/`` shows, and what their tests are given.

A module has the components of one kind of page; each has its usual look first, then what is awkward.
"""

from __future__ import annotations

from newsroom.commands.preview.examples.articles import ARTICLES
from newsroom.commands.preview.examples.bodies import BODIES
from newsroom.commands.preview.examples.documents import DOCUMENTS
from newsroom.commands.preview.examples.example import Example
from newsroom.commands.preview.examples.frame import FRAME
from newsroom.commands.preview.examples.front import FRONT
from newsroom.commands.preview.examples.lists import LISTS

EXAMPLES: tuple[Example, ...] = tuple(
    sorted((*FRAME, *FRONT, *LISTS, *ARTICLES, *BODIES, *DOCUMENTS), key=lambda one: one.component)
)
"""All examples, by component, in the order in which each is told."""
