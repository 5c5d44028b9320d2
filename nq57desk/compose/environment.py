"""The guarded Jinja environment: templates come from other people's machines.

A template may print names, choose and repeat; nothing else. Calls, arithmetic, assignments,
macros, imports are refused before anything runs, so is deep nesting of loops, which could take
for ever; the sandbox stands behind that.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from nq57desk.compose.context import MISSING

_DEEPEST_LOOPS = 2
_COMPARED = {"eq", "ne", "in", "notin"}

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.Const, nodes.For, nodes.If, nodes.CondExpr, nodes.Filter, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip


class _Refused(SecurityError):
    """What a template may not do, with the line it stands on."""

    def __init__(self, lineno: int) -> None:
        super().__init__()
        self.lineno = lineno


class GuardedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja with the few things that a report's template needs."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _refuse(tree, loops=0)
        return tree


def environment() -> GuardedEnvironment:
    """Make the environment in which every template is filled."""
    made = GuardedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_finalize)
    made.globals.clear()
    made.filters.clear()
    made.filters.update(FILTERS)
    return made


def _finalize(value: object) -> object:
    return MISSING if value is None else value


def _upper(text: Any) -> str:
    return str(text).upper()


FILTERS: dict[str, Callable[[Any], str]] = {"chu_hoa": _upper}


def _refuse(node: nodes.Node, *, loops: int) -> None:
    loops += isinstance(node, nodes.For)
    hidden = isinstance(node, nodes.Getattr) and node.attr.startswith("_")
    ordered = isinstance(node, nodes.Operand) and node.op not in _COMPARED
    if not isinstance(node, _ALLOWED) or hidden or ordered or loops > _DEEPEST_LOOPS:
        raise _Refused(node.lineno)
    for child in node.iter_child_nodes():
        _refuse(child, loops=loops)
