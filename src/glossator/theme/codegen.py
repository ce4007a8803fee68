"""Templates become Python that does at once what every page does thousands of times. Room `theme`.

Jinja's own code asks the sandbox about each attribute and wraps each piece of text that it escapes. A field of a value
is data, whatever it is called, and what is written goes straight into the page: both are told apart here by type. It
also hands each piece that an inclusion or a block writes through all that it stands in; here each is written at once.
"""

import re
from collections import defaultdict
from functools import cache
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext
from markupsafe import Markup, escape
from msgspec import Struct

_SPECIAL = re.compile(r"""[&<>'"]""").search


class Having(defaultdict[str, set[type]]):
    """By name, the types of which a template may read it without more ado: values that have been seen to offer it."""

    def __init__(self) -> None:
        super().__init__(set)


def shown(value: object) -> str:
    """What a template writes, as HTML: nothing for a value that is not there (a date, an outlet)."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value] # it is one
    if kind is str:
        return escape(value) if _SPECIAL(value) else value  # type: ignore[call-overload,return-value] # likewise
    return "" if value is None else escape(value)


@cache
def offered(of: type) -> frozenset[str]:
    """The public fields and properties of a value's class, or of what templates know of a loop; none of another."""
    if not issubclass(of, Struct | LoopContext):
        return frozenset()
    told = {name for name, value in vars(of).items() if isinstance(value, property | int)}
    fields = of.__struct_fields__ if issubclass(of, Struct) else ()
    return frozenset(name for name in (*told, *fields) if not name.startswith("_"))


class Generator(CodeGenerator):
    """Jinja's code generator, for an environment that has `having` and `shown`.

    It overrides what writes a piece of output, an inclusion or a block, and what reads an attribute; the rest is
    Jinja's.
    """

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 — Jinja's name
        if node.ignore_missing or not node.with_context or not isinstance(node.template, nodes.Const):
            super().visit_Include(node, frame)
            return
        named = f"{node.template.value!r}, {self.name!r}"
        given = f"context.get_all(), {self.dump_local_context(frame)}"
        self.simple_write(f"environment.included({named}, {given})", frame, node)

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802 — Jinja's name
        if node.required or (frame.toplevel and self.extends_so_far):
            super().visit_Block(node, frame)
            return
        context = self.derive_context(frame) if node.scoped else self.get_context_ref()
        self.simple_write(f"concat(context.blocks[{node.name!r}][0]({context}))", frame, node)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 — Jinja's name
        # `extra.from` names a key, and can be no attribute in Python.
        if node.attr.startswith("_") or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write(f"(own.{node.attr} if (own := ")
        self.visit(node.node, frame)
        self.write(
            f").__class__ in environment.having[{node.attr!r}] else environment.getattr(own, {node.attr!r}))"
        )

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)  # type: ignore[arg-type] # a private type of Jinja's
        else:
            self.write("environment.shown(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)  # type: ignore[arg-type] # a private type of Jinja's
        else:
            self.write(")")
