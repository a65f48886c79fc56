"""Run translated templates: macros, contexts and pages that cost little (ADR 37)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, MutableMapping, Sequence
from functools import lru_cache
from types import CodeType
from typing import Any

import markupsafe
from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.utils import missing

from plugins.press.translator import PARAMETER

replaced: Callable[[str], str] = vars(markupsafe)["_escape_inner"]
"""Escapes a text, as text that is not marked as escaped."""


def escaped(value: object) -> str:
    """Escape a value that is printed at once, so that it need not be marked as escaped."""
    kind = type(value)
    if kind is markupsafe.Markup:
        return value  # type: ignore[return-value]
    if kind is int:
        return str(value)
    return replaced(value) if kind is str else markupsafe.escape(value)  # type: ignore[arg-type]


class QuickMacro(Macro):
    """A macro whose ``quick`` takes arguments by the names that Python has for them, and gives text."""

    def __init__(self, environment: Environment, func: Callable[..., str], *of_jinja: Any) -> None:
        super().__init__(environment, func, *of_jinja)
        named = func.__code__.co_varnames[: func.__code__.co_argcount]
        is_plain = named == tuple(f"{PARAMETER}{name}" for name in self.arguments)
        if is_plain and self._default_autoescape:
            func.__defaults__ = (missing,) * len(named)  # which is what Jinja gives for an argument left out
        self.quick = func if is_plain and self._default_autoescape else self._called

    def _called(self, *args: Any, **kwargs: Any) -> str:
        """Call a macro that takes more than its parameters as Jinja does."""
        given = {name.removeprefix(PARAMETER): value for name, value in kwargs.items()}
        return str(markupsafe.escape(self(*args, **given)))


class Loop:
    """What a template is told of a loop over a sequence, while that goes on."""

    __slots__ = ("index0", "length")
    index0: int

    def __init__(self, length: int) -> None:
        self.length = length

    @property
    def index(self) -> int:
        return self.index0 + 1

    @property
    def first(self) -> bool:
        return self.index0 == 0

    @property
    def last(self) -> bool:
        return self.index0 + 1 == self.length

    @property
    def revindex(self) -> int:
        return self.length - self.index0

    @property
    def revindex0(self) -> int:
        return self.length - self.index0 - 1

    def cycle(self, *values: Any) -> Any:
        return values[self.index0 % len(values)]


def looped(iterable: Iterable[Any], undefined: Any, *recursive: Any) -> Iterable[tuple[Any, Any]]:
    """Give the items of an iterable, each with what is told of the loop."""
    if recursive or not isinstance(iterable, tuple | list):
        return LoopContext(iterable, undefined, *recursive)
    return _looped(iterable)


def _looped(items: Sequence[Any]) -> Iterator[tuple[Any, Loop]]:
    loop = Loop(len(items))
    for loop.index0, item in enumerate(items):
        yield item, loop


NAMES = {"escape": escaped, "replaced": replaced, "Macro": QuickMacro, "LoopContext": looped}
"""What translated templates are run with, in place of what Jinja has under these names or beside it."""


class QuickContext(Context):
    """A context that calls macros, which want nothing of it, without asking whether they do."""

    def call(self, obj: Any, *args: Any, **kwargs: Any) -> Any:
        if type(obj) is not QuickMacro and type(obj) is not _KEPT:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return obj(*args, **kwargs)


class ThemeTemplate(Template):
    """A template whose macros are made once.

    Jinja makes the module of an imported template again for each page that is given globals of
    its own; ours never are.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if self._module is None:
            self._module = self.make_module()
        return self._module


class QuickTemplate(ThemeTemplate):
    """A template that is printed quickly, or else as Jinja does, which says what is wrong with it."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__.update(NAMES)
        return template

    def render(self, *args: Any, **kwargs: Any) -> str:
        context = self.new_context(dict(*args, **kwargs))
        try:
            return "".join(self.root_render_func(context))
        except Exception:  # whatever it is, it is no other with the plain template, which knows where
            plain: Environment = self.environment.plain  # type: ignore[attr-defined]
        return plain.get_template(str(self.name)).render(*args, **kwargs)


@lru_cache(maxsize=4096)
def kept(macro: Macro, *arguments: Hashable) -> str:
    """Call a macro, or give what it gave for the same arguments a moment ago."""
    return macro(*arguments)


_KEPT = type(kept)
