"""Translate templates into Python that costs less than what Jinja writes, and does the same (ADR 37).

Some things are written otherwise. A text is escaped where it stands, without a call for each. A macro is
called as the function that it is; what it gives is safe, and is not escaped again. An attribute or an entry
is taken, and a method called, as Python does it. That may fail where Jinja goes on: over an entry of a
mapping that is asked for like an attribute, over a macro that is none. So a page that fails is printed once
more as Jinja does it, which then says what is wrong (``plugins.press.runtime``).
"""

from __future__ import annotations

import hashlib
from keyword import iskeyword
from pathlib import Path
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst

VERSION = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
"""Names this translator among what decides a translation."""
PARAMETER = "l_1_"
"""What stands before the names of parameters of a macro that stands in no other, in what Jinja writes."""
_VALUE = "t_value"
_KEPT = "kept"
_SPECIAL = frozenset({"caller", "varargs", "kwargs"})
"""Arguments of macros that are more than that."""
_ASKING = frozenset({"defined", "undefined", "default", "d"})
"""Tests and filters for which an attribute need not be there."""


class QuickTranslator(CodeGenerator):
    """Writes the Python of a template; it is run with the names of ``plugins.press.runtime.NAMES``."""

    _macros: frozenset[str] = frozenset()
    _printed: nodes.Node | None = None
    """The call of a macro that is printed as it is."""
    _asked: nodes.Node | None = None
    """The attribute of which is asked whether it is there."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 (Jinja names it)
        """Note which names are macros before all else."""
        imported = (name for one in node.find_all(nodes.FromImport) for name in one.names)
        aliases = (name if isinstance(name, str) else name[1] for name in imported)
        own = (one.name for one in node.body if isinstance(one, nodes.Macro))
        self._macros = frozenset([*aliases, *own])
        super().visit_Template(node, frame)

    # Macros

    def _is_quick(self, node: nodes.Node, frame: Frame) -> bool:
        """Tell whether a node calls a macro of the outermost level, with arguments that are written out."""
        return (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in self._macros
            and frame.symbols.ref(node.node.name) == f"l_0_{node.node.name}"
            and self._is_written_out(node)
            and self._is_escaped(frame)
        )

    def _is_written_out(self, node: nodes.Call) -> bool:
        """Tell whether all arguments of a call stand in it, under names that Python takes."""
        names = {one.key for one in node.kwargs}
        is_open = node.dyn_args is not None or node.dyn_kwargs is not None
        return not (is_open or names & _SPECIAL or any(map(iskeyword, names)))

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 (Jinja names it)
        """Write a call; what a macro gives is marked as safe where it is not printed at once."""
        if not forward_caller and (self._is_method(node, frame) or self._is_keeping(node, frame)):
            self._call_plainly(node, frame)
        elif forward_caller or not self._is_quick(node, frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
        elif node is self._printed:
            self._call_quickly(node, frame)
        else:
            self.write("Markup(")
            self._call_quickly(node, frame)
            self.write(")")

    def _call_quickly(self, node: nodes.Call, frame: Frame) -> None:
        """Write a call of the function of a macro, which gives safe HTML as plain text."""
        assert isinstance(node.node, nodes.Name)
        self.write(f"{frame.symbols.ref(node.node.name)}.quick(")
        self._write_arguments(node, frame, PARAMETER)
        self.write(")")

    def _write_arguments(self, node: nodes.Call, frame: Frame, prefix: str = "") -> None:
        """Write arguments, those with a name under that of a parameter."""
        for arg in node.args:
            self.visit(arg, frame)
            self.write(", ")
        for kwarg in node.kwargs:
            self.write(f"{prefix}{kwarg.key}=")
            self.visit(kwarg.value, frame)
            self.write(", ")

    # Methods, and what is kept

    def _is_method(self, node: nodes.Call, frame: Frame) -> bool:
        """Tell whether a method is called, which takes nothing of Jinja's."""
        return isinstance(node.node, nodes.Getattr) and self._is_written_out(node) and self._is_escaped(frame)

    def _is_keeping(self, node: nodes.Call, frame: Frame) -> bool:
        """Tell whether ``plugins.press.runtime.kept`` is called, which takes nothing of Jinja's either."""
        is_named = isinstance(node.node, nodes.Name) and node.node.name == _KEPT
        is_ours = is_named and _KEPT not in self._macros
        return is_ours and self._is_written_out(node) and self._is_escaped(frame)

    def _call_plainly(self, node: nodes.Call, frame: Frame) -> None:
        """Write a call as Python has it."""
        self.visit(node.node, frame)
        self.write("(")
        self._write_arguments(node, frame)
        self.write(")")

    # Attributes and entries

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja names it)
        """Write an attribute, as Jinja does where there may be none."""
        if node is self._asked or isinstance(node.node, nodes.Const) or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    @optimizeconst
    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 (Jinja names it)
        """Write an entry, as Jinja does where there may be none."""
        if node is self._asked or isinstance(node.node, nodes.Const) or isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
        else:
            self.visit(node.node, frame)
            self.write("[")
            self.visit(node.arg, frame)
            self.write("]")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 (Jinja names it)
        """Write a test."""
        self._asked = node.node if node.name in _ASKING else None
        super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 (Jinja names it)
        """Write a filter."""
        self._asked = node.node if node.name in _ASKING else None
        super().visit_Filter(node, frame)

    # What is printed

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Write what stands before a value that is printed."""
        if self._is_quick(node, frame):
            self._printed = node
        elif self._is_escaped(frame):
            self.write(f"(replaced({_VALUE}) if type({_VALUE} := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Write what stands behind a value that is printed."""
        if self._is_quick(node, frame):
            self._printed = None
        elif self._is_escaped(frame):
            self.write(f") is str else escape({_VALUE}))")
        else:
            super()._output_child_post(node, frame, finalize)

    def _is_escaped(self, frame: Frame) -> bool:
        """Tell whether what is printed here is escaped, and nothing else is done to it."""
        context = frame.eval_ctx
        return bool(context.autoescape) and not context.volatile and self.environment.finalize is None
