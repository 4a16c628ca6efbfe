"""Events as the code declares them: their fields, who emits them, who handles them."""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass

from house.code import Module, calls_of, modules, resolved


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
    """Full name of the event → its handlers, as `room.handlers.function`."""
    found: dict[str, list[str]] = {}
    for module in modules().values():
        for node in module.tree.body:
            for decorator in getattr(node, "decorator_list", []):
                for event in _handled(decorator):
                    if isinstance(node, ast.FunctionDef):
                        found.setdefault(resolved(module, event), []).append(
                            f"{short(module.name)}.{node.name}"
                        )
    return {event: sorted(places) for event, places in found.items()}


def short(module: str) -> str:
    """`atiende.identity.actions.invite_user` → `identity.invite_user`."""
    return module.removeprefix("atiende.").replace(".actions.", ".")


def _handled(decorator: ast.expr) -> list[str]:
    if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "handles":
        return [name for each in decorator.args if (name := getattr(each, "id", ""))]
    return []


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
