"""What no file of the product does."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.source import (
    PACKAGE,
    ROOT,
    dotted,
    functions_of,
    nodes_of,
    python_files,
    room_of,
    shown,
)

LONGEST_FILE_LINES = 400
SAYS_NOTHING = {
    "core",
    "common",
    "base",
    "utils",
    "util",
    "helpers",
    "manager",
    "managers",
    "service",
    "services",
    "misc",
}
NAMED_BY_DJANGO = {"platform/postgres/base.py"}  # a database backend is the module `base` of its package
JUSTIFIED = re.compile(r"#\s*noqa: (?:\w+, )*PLC0415\s+\S+ \S+")
"""`# noqa: PLC0415` and why, on the line of the import."""


def test_no_import_hides_inside_a_function_without_its_reason():
    found = []
    for path, tree in python_files().items():
        lines = path.read_text(encoding="utf-8").splitlines()
        for function in functions_of(tree):
            for node in nodes_of(function):
                if isinstance(node, ast.Import | ast.ImportFrom) and not JUSTIFIED.search(
                    lines[node.lineno - 1]
                ):
                    found.append(shown(path, node))
    assert found == []


def test_no_signals_but_post_migrate():
    found = [
        shown(path, node)
        for path, tree in python_files().items()
        for node in nodes_of(tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").endswith((".signals", "django.dispatch"))
        and (node.module or "").startswith("django")
        and {alias.name for alias in node.names} != {"post_migrate"}
    ]
    assert found == []


def test_no_model_changes_how_it_is_saved_or_deleted():
    found = [
        shown(path, method)
        for path, tree in python_files().items()
        if "models" in path.parts or path.stem == "models"
        for node in nodes_of(tree)
        if isinstance(node, ast.ClassDef)
        for method in node.body
        if isinstance(method, ast.FunctionDef) and method.name in {"save", "delete", "__init__"}
    ]
    assert found == []


def test_no_name_that_says_nothing():
    found = [
        shown(path)
        for path in PACKAGE.rglob("*")
        if path.stem in SAYS_NOTHING
        and (path.is_dir() or path.suffix == ".py")
        and "__pycache__" not in path.parts
        and path.relative_to(PACKAGE).as_posix() not in NAMED_BY_DJANGO
    ]
    assert found == []


def test_no_file_is_long():
    counted = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {place: lines for place, lines in counted.items() if lines > LONGEST_FILE_LINES} == {}


def test_only_entrances_read_the_clock():
    """Actions, queries and models are told the time; they do not ask."""
    found = [
        shown(path, node)
        for path, tree in python_files().items()
        if {"actions", "models", "rules"} & set(path.relative_to(PACKAGE).with_suffix("").parts[:3])
        for node in nodes_of(tree)
        if isinstance(node, ast.Call)
        and dotted(node)
        in {"utc_now", "timezone.now", "datetime.now", "dt.datetime.now", "time.time", "date.today"}
    ]
    assert found == []


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.html")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_a_template_uses_only_its_own_room_and_the_ui_kit(path):
    folders = [
        folder for room in (room_of(path), "platform") for folder in (PACKAGE / room).rglob("templates")
    ]
    named = re.findall(r"{%\s*(?:extends|include)\s+\"([^\"]+)\"", path.read_text(encoding="utf-8"))
    others = [
        name
        for name in named
        if not any((folder / name).exists() for folder in folders)
        and list(PACKAGE.rglob(f"templates/{name}"))
    ]
    assert others == []


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.html")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_a_template_carries_no_script_and_no_style(path):
    """The content security policy would refuse them in the browser; here it is seen at once."""
    text = re.sub(
        r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    inline = re.findall(
        r"<style|\sstyle=|\son[a-z]+=\"|hx-on|javascript:|<script(?![^>]*(?:src=|application/json))", text
    )
    mail = {"mail", "mails"} & set(path.parts)
    assert mail or inline == [], inline


def test_scripts_and_documents_name_no_machine():
    """Paths of one machine and names of its tools do not belong into a project that others clone."""
    named = re.compile(r"/root/|/home/[a-z]+/|/tmp/[a-z]")
    folders = [ROOT / name for name in ("docs", "src", ".ci")]
    files = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".py", ".md", ".html", ".js", ".sh"}
    ]
    assert [shown(path) for path in files if named.search(path.read_text(encoding="utf-8"))] == []
