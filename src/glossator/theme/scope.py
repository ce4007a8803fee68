"""One template's syntax tree becomes what it uses: names, other templates, phrases, assets. Room `theme`, pure.

The walk follows Jinja's scoping: a name counts as the template's own only where it is surely assigned before, since
a name too many in a page's key costs a rendering and one too few a stale page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from jinja2 import nodes
from msgspec import Struct
from msgspec.structs import replace

from glossator.theme.filters import READS

SPECIAL = frozenset(("self", "super"))
OF_THEME: Mapping[str, Literal["phrase", "asset"]] = MappingProxyType({"t": "phrase", "asset": "asset"})
"""What functions give of the theme."""
IN_MACRO = frozenset(("caller", "varargs", "kwargs"))

Naming = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
What = Literal["name", "filter", "phrase", "asset", "extends", "include", "import", "dynamic"]


class Use(Struct, frozen=True):
    """One thing that a template uses: a name of the view, a filter, a phrase's key (`kind-*` for all that start so),
    an asset, another template."""

    what: What
    name: str
    line: int
    blocks: tuple[str, ...] = ()
    """The blocks around it, outermost first."""
    bound: frozenset[str] = frozenset()
    """For another template: the names that this one has assigned for it."""
    isolated: bool = False
    """For another template: whether it is used without the view (`import` unless `with context`)."""
    optional: bool = False
    """For another template: `ignore missing`, or one of several."""


class Outline(Struct, frozen=True):
    """What one template uses and defines."""

    uses: tuple[Use, ...]
    exported: frozenset[str]
    """Names assigned at the top level: a template that it extends sees them."""
    replaced: frozenset[str]
    """Blocks that it defines without calling `super()`."""
    called: frozenset[str]
    """Blocks that it prints as `self.name()`; `*` where it hands `self` on, which may print any."""


class Scope(Struct, frozen=True):
    bound: frozenset[str] = frozenset()
    exported: frozenset[str] = frozenset()
    """What was assigned at the top level so far: all that a block sees."""
    blocks: tuple[str, ...] = ()
    is_top: bool = True

    def binding(self, names: Iterable[str]) -> "Scope":
        more = frozenset(names)
        exported = self.exported | more if self.is_top else self.exported
        return replace(self, bound=self.bound | more, exported=exported)

    def inner(self, names: Iterable[str] = ()) -> "Scope":
        return replace(self, bound=self.bound | frozenset(names), is_top=False)

    def block(self, node: nodes.Block) -> "Scope":
        bound = self.bound if node.scoped else self.exported
        return Scope(bound, self.exported, (*self.blocks, node.name), is_top=False)


def outline(tree: nodes.Template, functions: frozenset[str]) -> Outline:
    """What a template uses; `functions` are the names that every template has."""
    walk = _Walk(functions, _hoisted(tree))
    end = walk.body(tree.body, Scope())
    replaced = (block.name for block in tree.find_all(nodes.Block) if not _calls_super(block))
    return Outline(tuple(walk.uses), end.exported, frozenset(replaced), _called(tree))


def _called(tree: nodes.Template) -> frozenset[str]:
    got = [one for one in tree.find_all(nodes.Getattr) if _is_self(one.node)]
    others = sum(map(_is_self, tree.find_all(nodes.Name))) - len(got)
    return frozenset((*(one.attr for one in got), *("*" for _ in range(min(others, 1)))))


def _is_self(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "self"


def _calls_super(block: nodes.Block) -> bool:
    return any(name.name == "super" for name in block.find_all(nodes.Name))


def _hoisted(tree: nodes.Template) -> frozenset[str]:
    """Macros and imports of the top level: a macro's body, which runs later, may call those below it."""
    macros = {node.name for node in tree.body if isinstance(node, nodes.Macro)}
    imports = {name for node in tree.body for name in _imported(node)}
    return frozenset(macros | imports)


def _imported(node: nodes.Node) -> list[str]:
    if isinstance(node, nodes.Import):
        return [node.target]
    if isinstance(node, nodes.FromImport):
        return [name if isinstance(name, str) else name[1] for name in node.names]
    return []


@dataclass(slots=True)
class _Walk:
    functions: frozenset[str]
    hoisted: frozenset[str]
    uses: list[Use] = field(default_factory=list)

    def body(self, statements: Sequence[nodes.Node], scope: Scope) -> Scope:
        for node in statements:
            scope = self.visit(node, scope)
        return scope

    def visit(self, node: nodes.Node, scope: Scope) -> Scope:
        """Record what a node uses; returns the scope after it."""
        step = getattr(self, "_" + type(node).__name__.lower(), None)
        if step is not None:
            after: Scope = step(node, scope)
            return after
        return self.body(list(node.iter_child_nodes()), scope)

    def use(self, what: What, name: str, node: nodes.Node, scope: Scope) -> None:
        self.uses.append(Use(what, name, node.lineno, scope.blocks))

    # Names

    def _name(self, node: nodes.Name, scope: Scope) -> Scope:
        if node.ctx != "load":
            return scope.binding((node.name,))
        if node.name not in scope.bound | self.functions | SPECIAL:
            self.use("name", node.name, node, scope)
        elif node.name in OF_THEME and node.name not in scope.bound:
            # Under another name it may be asked for anything.
            self._of_theme(node.name, "*", node, scope)
        return scope

    def _nsref(self, node: nodes.NSRef, scope: Scope) -> Scope:
        if node.name not in scope.bound:
            self.use("name", node.name, node, scope)
        return scope

    def _filter(self, node: nodes.Filter, scope: Scope) -> Scope:
        self.use("filter", node.name, node, scope)
        self._context_names(node.name, node, scope)
        return self.body(list(node.iter_child_nodes()), scope)

    def _call(self, node: nodes.Call, scope: Scope) -> Scope:
        function, children = node.node, list(node.iter_child_nodes())
        if (
            isinstance(function, nodes.Name)
            and function.name in OF_THEME
            and function.name not in scope.bound
        ):
            self._of_theme(function.name, _literal(node.args[0]) if node.args else "*", node, scope)
            children.remove(function)
        return self.body(children, scope)

    def _of_theme(self, function: str, name: str, node: nodes.Node, scope: Scope) -> None:
        self._context_names(function, node, scope)
        self.use(OF_THEME[function], name, node, scope)

    def _context_names(self, tool: str, node: nodes.Node, scope: Scope) -> None:
        for name in READS.get(tool, ()):
            if name not in scope.bound:
                self.use("name", name, node, scope)

    # Statements that assign

    def _assign(self, node: nodes.Assign, scope: Scope) -> Scope:
        self.visit(node.node, scope)
        return self.visit(node.target, scope)

    def _assignblock(self, node: nodes.AssignBlock, scope: Scope) -> Scope:
        self.body(node.body, scope.inner())
        if node.filter:
            self.visit(node.filter, scope)
        return self.visit(node.target, scope)

    def _if(self, node: nodes.If, scope: Scope) -> Scope:
        """After it, only what each branch has assigned is sure."""
        for branch in (node, *node.elif_):
            self.visit(branch.test, scope)
        ends = [self.body(branch.body, scope) for branch in (node, *node.elif_)]
        ends.append(self.body(node.else_, scope))
        bound = frozenset.intersection(*(end.bound for end in ends))
        exported = frozenset.intersection(*(end.exported for end in ends))
        return replace(scope, bound=bound, exported=exported)

    def _for(self, node: nodes.For, scope: Scope) -> Scope:
        self.visit(node.iter, scope)
        inner = self.visit(node.target, scope.inner())
        if node.test:
            self.visit(node.test, inner)
        self.body(node.body, inner.inner(("loop",)))
        self.body(node.else_, scope.inner())
        return scope

    def _with(self, node: nodes.With, scope: Scope) -> Scope:
        self.body(node.values, scope)
        self.body(node.body, self.body(node.targets, scope.inner()))
        return scope

    def _macro(self, node: nodes.Macro, scope: Scope) -> Scope:
        self._callable(node, scope)
        return scope.binding((node.name,))

    def _callblock(self, node: nodes.CallBlock, scope: Scope) -> Scope:
        self.visit(node.call, scope)
        self._callable(node, scope)
        return scope

    def _callable(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        inner = scope.inner(IN_MACRO | self.hoisted | {argument.name for argument in node.args})
        self.body(node.defaults, inner)
        self.body(node.body, inner)

    def _filterblock(self, node: nodes.FilterBlock, scope: Scope) -> Scope:
        self.visit(node.filter, scope)
        self.body(node.body, scope.inner())
        return scope

    def _block(self, node: nodes.Block, scope: Scope) -> Scope:
        self.body(node.body, scope.block(node))
        return scope

    def _scope(self, node: nodes.Scope, scope: Scope) -> Scope:
        self.body(node.body, scope.inner())
        return scope

    # Other templates

    def _extends(self, node: nodes.Extends, scope: Scope) -> Scope:
        return self._template("extends", node.template, node, scope)

    def _include(self, node: nodes.Include, scope: Scope) -> Scope:
        return self._template("include", node.template, node, scope)

    def _import(self, node: nodes.Import, scope: Scope) -> Scope:
        return self._template("import", node.template, node, scope).binding(_imported(node))

    def _fromimport(self, node: nodes.FromImport, scope: Scope) -> Scope:
        return self._template("import", node.template, node, scope).binding(_imported(node))

    def _template(self, what: What, named: nodes.Expr, node: Naming, scope: Scope) -> Scope:
        names = _template_names(named)
        if names is None:
            self.use("dynamic", "", node, scope)
            return self.visit(named, scope)
        isolated = not isinstance(node, nodes.Extends) and not node.with_context
        optional = len(names) > 1 or (isinstance(node, nodes.Include) and node.ignore_missing)
        for name in names:
            self.uses.append(Use(what, name, node.lineno, scope.blocks, scope.bound, isolated, optional))
        return scope


def _template_names(named: nodes.Expr) -> tuple[str, ...] | None:
    if isinstance(named, nodes.Const) and isinstance(named.value, str):
        return (named.value,)
    if isinstance(named, nodes.List | nodes.Tuple) and all(
        isinstance(one, nodes.Const) for one in named.items
    ):
        return tuple(str(one.value) for one in named.items if isinstance(one, nodes.Const))
    return None


def _literal(key: nodes.Expr) -> str:
    """A key as it is written; `kind-*` for one that starts with a literal, `*` for one that might be any."""
    if isinstance(key, nodes.Const) and isinstance(key.value, str):
        return key.value
    start = key.nodes[0] if isinstance(key, nodes.Concat) else None
    return f"{start.value}*" if isinstance(start, nodes.Const) else "*"
