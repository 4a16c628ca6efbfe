"""Events as the code declares them: their fields, who emits them, who handles them."""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass
from importlib import import_module

from django.utils.module_loading import import_string

from atiende.kernel.events import event_classes
from house.code import Module, calls_of, modules, resolved
from house.screens import start_django


@dataclass(frozen=True)
class Fact:
    """One event."""

    name: str
    class_name: str
    module: str
    fields: tuple[str, ...]
    meaning: str


@functools.cache
def facts() -> dict[str, Fact]:
    """By full name of the class."""
    found = {}
    for module in modules().values():
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and "Event" in {getattr(base, "id", "") for base in node.bases}:
                fact = _fact(module, node)
                if fact.name:
                    found[f"{module.name}.{node.name}"] = fact
    return found


@functools.cache
def emitters() -> dict[str, list[str]]:
    """Full name of the event → the functions that emit it, as `room.action`."""
    found: dict[str, list[str]] = {}
    for module in modules().values():
        for call in calls_of(module, "emit"):
            event = call.args[0] if call.args else None
            if isinstance(event, ast.Call) and isinstance(event.func, ast.Name):
                found.setdefault(resolved(module, event.func.id), []).append(short(module.name))
    return {event: sorted(set(places)) for event, places in found.items()}


@functools.cache
def handlers() -> dict[str, list[str]]:
    """Full name of the event → its handlers, as `room.handlers.function`, in the running program's own words."""
    start_django()
    for module in modules().values():
        if any(calls_of(module, "handles")):
            import_module(module.name)
    waiting: dict[str, tuple[str, ...]] = import_string("atiende.platform.outbox.handlers_by_event")()
    classes = event_classes()
    return {
        f"{classes[name].__module__}.{classes[name].__qualname__}": sorted(names)
        for name, names in waiting.items()
        if name in classes
    }


def short(module: str) -> str:
    """`atiende.identity.actions.invite_user` → `identity.invite_user`."""
    return module.removeprefix("atiende.").replace(".actions.", ".")


def _fact(module: Module, node: ast.ClassDef) -> Fact:
    assigned = {
        statement.targets[0].id: ast.literal_eval(statement.value)
        for statement in node.body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.targets[0], ast.Name)
        and isinstance(statement.value, ast.Constant)
    }
    fields = [
        f"{statement.target.id}: {ast.unparse(statement.annotation)}"
        for statement in node.body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and "ClassVar" not in ast.unparse(statement.annotation)
    ]
    meaning = (ast.get_docstring(node) or "").split("\n")[0]
    return Fact(str(assigned.get("name", "")), node.name, module.name, tuple(fields), meaning)
