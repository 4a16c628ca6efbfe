"""Every verb has its file, is told who and when, writes its audit entry and stands in one transaction."""

from __future__ import annotations

import ast
import re

import pytest

from atiende.site.rooms import ROOMS
from tests.architecture.source import PACKAGE, python_files, room_of, shown

ACTIONS = [
    path
    for path in python_files()
    if path.parent.name == "actions"
    and path.parent.parent.parent == PACKAGE
    and not path.name.startswith("_")
]


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: f"{room_of(path)}.{path.stem}")
def test_an_action_is_what_every_action_is(path):
    tree = python_files()[path]
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == path.stem]
    assert found, f"{shown(path)} has no function {path.stem}"
    action = found[0]
    assert not action.args.args, "arguments are given by name"
    given = {
        argument.arg: ast.unparse(argument.annotation)
        for argument in action.args.kwonlyargs
        if argument.annotation
    }
    assert given.get("by") == "Actor"
    assert given.get("at") in {"datetime", "dt.datetime"}
    assert action.returns is not None
    assert ast.get_docstring(action), "a sentence says what it does"


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: f"{room_of(path)}.{path.stem}")
def test_an_action_is_one_transaction_with_its_audit_entry(path):
    text = path.read_text(encoding="utf-8")
    assert "atomic" in text
    assert re.search(r"\brecord\w*\(", text), "it writes its audit entry"


def test_public_functions_of_actions_have_files_of_their_own():
    found = [
        f"{shown(path)}: {node.name}"
        for path in ACTIONS
        for node in python_files()[path].body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.name != path.stem
    ]
    assert found == []


def test_every_room_says_what_it_is():
    lacking = [room for room in ROOMS if not (PACKAGE / room / "README.md").exists()]
    assert lacking == []
