"""Modules of a page that nothing else imports are joined into one file: fewer requests, each with its own head.

What several pages share stays a file of its own, since a browser must run it once. Only the plain forms of import
and export are understood; any other stops the collecting of static files. What a module asks for later, by
`import("./other.js")`, stays a file of its own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping

_IMPORT = re.compile(r'^import (?:\{(?P<names>[^}]*)\} from )?"(?P<path>\.{1,2}/[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|class) (?P<name>\w+))", re.MULTILINE)
_FUNCTION = re.compile(r"^export (?:async function|function|const|class) (\w+)", re.MULTILINE)
_LATER = re.compile(r'\bimport\("(?P<path>\.{1,2}/[^"]+)"\)')
_ANY = re.compile(r"^\s*(?:import|export)\b.*$", re.MULTILINE)


class NotPlain(ValueError):
    """A module imports or exports in a form that cannot be joined."""


def joined_modules(sources: Mapping[str, str]) -> dict[str, str]:
    """The new text of each module that takes others in, by name. `sources`: all modules, by path. Raises NotPlain."""
    imports = {name: _imported(name, source) for name, source in sources.items()}
    home = _homes(imports)
    joined = {}
    for root in sorted(set(home.values())):
        members = [name for name in _in_order(root, imports) if home[name] == root]
        if len(members) > 1:
            joined[root] = _joined(members, sources, home)
    return joined


def _imported(name: str, source: str) -> list[str]:
    rest = _EXPORT.sub("", _IMPORT.sub("", source))
    if left := _ANY.search(rest):
        raise NotPlain(f"{name}: {left[0].strip()}")
    return [_resolved(name, found["path"]) for found in _IMPORT.finditer(source)]


def _resolved(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _homes(imports: Mapping[str, list[str]]) -> dict[str, str]:
    """For each module the one that it is joined into; itself when it is a page's entry or shared."""
    importers: dict[str, list[str]] = {name: [] for name in imports}
    for name, targets in imports.items():
        for target in targets:
            importers[target].append(name)
    home: dict[str, str] = {}

    def find(name: str) -> str:
        if name not in home:
            home[name] = name  # while it is looked for, so that a circle ends
            homes = {find(each) for each in importers[name]}
            if len(homes) == 1:
                home[name] = homes.pop()
        return home[name]

    for name in imports:
        find(name)
    return home


def _in_order(root: str, imports: Mapping[str, list[str]]) -> list[str]:
    """The root and all that it needs, each after what it imports, as a browser would run them."""
    ordered: list[str] = []
    entered: set[str] = set()

    def enter(name: str) -> None:
        if name in entered:
            return
        entered.add(name)
        for target in imports[name]:
            enter(target)
        ordered.append(name)

    enter(root)
    return ordered


def _joined(members: list[str], sources: Mapping[str, str], home: Mapping[str, str]) -> str:
    root = members[-1]
    inside = {name: f"_m{index}" for index, name in enumerate(members)}
    outside: dict[str, str] = {}

    def alias(target: str) -> str:
        return inside[target] if target in inside else outside.setdefault(target, f"_x{len(outside)}")

    texts = {name: _from_root(root, name, sources[name]) for name in members}
    bodies = [_wrapped(name, texts[name], inside[name], alias) for name in members[:-1]]
    last = _rewritten(root, texts[root], alias)
    heads = [
        f'import * as {short} from "{_relative(root, home[target])}";\n' for target, short in outside.items()
    ]
    return "".join([*heads, *bodies, last])


def _wrapped(name: str, source: str, short: str, alias: Callable[[str], str]) -> str:
    offered = ", ".join(_FUNCTION.findall(source))
    body = _EXPORT.sub("", _rewritten(name, source, alias))
    return f"const {short} = (() => {{\n{body}return {{ {offered} }};\n}})();\n"


def _from_root(root: str, name: str, source: str) -> str:
    """With what it asks for later named as it lies beside the root."""
    return _LATER.sub(lambda found: f'import("{_relative(root, _resolved(name, found["path"]))}")', source)


def _rewritten(name: str, source: str, alias: Callable[[str], str]) -> str:
    """Without imports: names come from the object of the module that offers them."""

    def taken(found: re.Match[str]) -> str:
        short = alias(_resolved(name, found["path"]))
        names = (found["names"] or "").replace(" as ", ": ").strip()
        return f"const {{ {names} }} = {short};\n" if names else ""

    return _IMPORT.sub(taken, source)


def _relative(root: str, target: str) -> str:
    path = posixpath.relpath(target, posixpath.dirname(root))
    return path if path.startswith(".") else f"./{path}"


def modules_of(names: Iterable[str], rooms: Iterable[str]) -> list[str]:
    """The scripts of our rooms among these static files."""
    return [name for name in names if name.endswith(".js") and name.partition("/")[0] in set(rooms)]
