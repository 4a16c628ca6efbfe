"""What the product's Python says without running it: who calls which action, who emits and who handles an event."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from house.places import PACKAGE


@dataclass
class Module:
    """One file: the names it imports (`name → where it comes from`) and what stands at its top level."""

    name: str
    tree: ast.Module
    imports: dict[str, str] = field(default_factory=dict)
    top: dict[str, ast.AST] = field(default_factory=dict)


@functools.cache
def modules() -> dict[str, Module]:
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]
    return {module.name: module for module in map(_read, paths)}


def mentions(module: Module, node: ast.AST) -> set[str]:
    """Full names of everything imported that is used under a node, also through functions of the same file."""
    return _mentions(module, node, set())


def calls_of(module: Module, function: str) -> Iterator[ast.Call]:
    """Calls in a file of something that was imported under this name, such as `emit`."""
    if function not in module.imports:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
            yield node


def resolved(module: Module, name: str) -> str:
    """The full name behind a local one; re-exports of a package's `__init__` are followed."""
    full = module.imports.get(name, f"{module.name}.{name}")
    seen = set()
    while full not in seen:
        seen.add(full)
        package, _, last = full.rpartition(".")
        source = modules().get(package)
        full = source.imports.get(last, full) if source else full
    return full


def _mentions(module: Module, node: ast.AST, seen: set[str]) -> set[str]:
    found: set[str] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            found.add(f"{resolved(module, part.value.id)}.{part.attr}")
        if not isinstance(part, ast.Name):
            continue
        if part.id in module.imports:
            found.add(resolved(module, part.id))
        elif part.id in module.top and part.id not in seen:
            seen.add(part.id)
            found |= _mentions(module, module.top[part.id], seen)
    return found


def _read(path: Path) -> Module:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    module = Module(
        ".".join(parts[:-1] if is_package else parts), ast.parse(path.read_text(encoding="utf-8"))
    )
    for node in module.tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            module.imports |= {
                alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names
            }
        elif isinstance(node, ast.Import):
            module.imports |= {
                alias.asname or alias.name.partition(".")[0]: alias.name for alias in node.names
            }
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            module.top[node.name] = node
        elif isinstance(node, ast.Assign):
            module.top |= {target.id: node.value for target in node.targets if isinstance(target, ast.Name)}
    return module
