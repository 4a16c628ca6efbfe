"""Where words of strangers could become commands: statements, markup, templates, programs, packed objects."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import PACKAGE, ROOT, dotted, functions_of, nodes_of, python_files, shown

RUN_STATEMENTS = {"execute", "executemany", "raw", "extra", "RawSQL", "read_row", "read_rows", "copy"}
MADE_OF_NAMES = {
    "platform/partitions.py": "names of partitions, quoted by the driver",
    "platform/outbox/listener.py": "our own constant name of a channel",
    "platform/outbox/backlog.py": "a constant number",
    "platform/live/listening.py": "our own constant name of a channel",
    "platform/upkeep/audit_months.py": "names of partitions, quoted by the driver",
    "site/embedded_postgres/cluster.py": "our own constant name of the database",
    "platform/migrating.py": "names of tables and columns, quoted by the driver; constants of migrations",
    "platform/backup/restoring.py": "our own constant name of a table",
    "site/restoring/places.py": "names of databases, quoted by the driver or constants of ours",
    "tickets/queries/counting.py": "pieces that are constants; values are parameters",
    "tickets/queries/viewing.py": "pieces that are constants; values are parameters",
    "tickets/queries/listing.py": "pieces that are constants; values are parameters",
    "knowledge/models/searching.py": "pieces that are constants; values are parameters",
    "organisation/queries/actors.py": "a constant and its parameter's mark",
}
"""Files whose statements hold a name besides parameters: identifiers cannot be parameters."""
DECLARED_SAFE = {
    "console/web/screens/signatures.py",
    "desk/web/formatted_shown.py",
    "desk/web/message_lines.py",
    "desk/web/named_options.py",
    "desk/web/queue_links.py",
    "desk/web/screens/mail_html.py",
    "desk/web/search_rows.py",
    "desk/web/table_cells.py",
    "desk/web/ticket_rows.py",
    "platform/ui/form_controls.py",
    "platform/ui/kept.py",
    "platform/ui/templatetags/words.py",
    "portal/web/formatted_shown.py",
    "portal/web/screens/help.py",
}
"""Files that call `mark_safe`; each call says who escaped it (`noqa: S308 …`)."""
UNSAFE = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "pickle",
    "marshal",
    "shelve",
    "dill",
    "yaml",
    "jsonpickle",
    "os.system",
    "os.popen",
    "pty",
    "xml",
    "xmlrpc",
    "input",
}


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def product() -> Iterator[tuple[Path, ast.Module]]:
    """Without the benchmark, which talks to a server of its own."""
    return ((path, tree) for path, tree in python_files().items() if "site/bench" not in place(path))


def is_made(node: ast.AST) -> bool:
    """A text put together at the moment of the call."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Mod | ast.Add)
    is_formatted = isinstance(node, ast.Call) and dotted(node).endswith(".format")
    return is_formatted and not dotted(node).startswith("sql.SQL")  # psycopg quotes what it composes


def test_no_statement_is_made_of_values():
    found = Counter()
    for path, tree in product():
        for function in functions_of(tree):
            made = {
                target.id
                for node in nodes_of(function)
                if isinstance(node, ast.Assign) and is_made(node.value)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for call in (node for node in nodes_of(function) if isinstance(node, ast.Call) and node.args):
                first = call.args[0]
                is_one = is_made(first) or (isinstance(first, ast.Name) and first.id in made)
                if dotted(call).rpartition(".")[2] in RUN_STATEMENTS and is_one:
                    found[place(path)] += 1
    assert set(found) <= set(MADE_OF_NAMES), found


def test_markup_is_declared_safe_only_where_it_was_escaped():
    found = Counter()
    for path, tree in product():
        for node in nodes_of(tree):
            if isinstance(node, ast.Call) and dotted(node).rpartition(".")[2] in {"mark_safe", "SafeText"}:
                found[place(path)] += 1
                lines = path.read_text(encoding="utf-8").splitlines()[node.lineno - 1 : node.end_lineno]
                assert re.search(r"# noqa: S308\s+\S+ \S+", "\n".join(lines)), shown(path, node)
    assert set(found) == DECLARED_SAFE, found


def test_no_template_switches_escaping_off():
    """Mails in plain text do: nothing reads markup in them."""
    off = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape off|{%\s*debug")
    found = [
        shown(path)
        for path in PACKAGE.rglob("*")
        if path.suffix in {".html", ".txt"} and off.search(path.read_text(encoding="utf-8"))
    ]
    assert [path for path in found if not path.endswith(".txt")] == []


def test_no_template_is_made_of_input():
    makers = {"Template", "from_string", "Engine"}
    found = [
        shown(path, node)
        for path, tree in product()
        for node in nodes_of(tree)
        if isinstance(node, ast.Call) and dotted(node).rpartition(".")[2] in makers
    ]
    assert found == []


def test_nothing_is_run_or_unpacked_that_came_from_outside():
    found = []
    for path, tree in product():
        for node in nodes_of(tree):
            names = set()
            if isinstance(node, ast.Import):
                names = {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names = {(node.module or "").partition(".")[0]}
            elif isinstance(node, ast.Call):
                names = {dotted(node)}
            if names & UNSAFE:
                found.append((shown(path), names & UNSAFE))
    assert found == []


def test_markup_is_parsed_without_entities_and_network():
    """lxml reads HTML alone, by parsers that fetch nothing; XML, its entities and style sheets are never read."""
    parsers = Counter()
    for path, tree in product():
        for node in nodes_of(tree):
            if isinstance(node, ast.Call) and dotted(node).partition(".")[0] in {"etree", "markup"}:
                name = dotted(node).rpartition(".")[2]
                parsers[name] += 1
                if name == "HTMLParser":
                    told = {word.arg: word.value for word in node.keywords}
                    assert isinstance(told.get("no_network"), ast.Constant), shown(path, node)
                if name == "fromstring":
                    assert any(word.arg == "parser" for word in node.keywords) or len(node.args) > 1, shown(
                        path
                    )
    assert not set(parsers) & {"XMLParser", "XML", "XSLT", "iterparse", "parse", "XInclude"}


def test_programs_are_started_without_a_shell():
    found = [
        shown(path, node)
        for path, tree in product()
        for node in nodes_of(tree)
        if isinstance(node, ast.Call)
        and dotted(node).startswith(("subprocess.", "os.exec", "os.spawn"))
        and (
            any(word.arg == "shell" for word in node.keywords)
            or (node.args and isinstance(node.args[0], ast.Constant | ast.JoinedStr))
        )
    ]
    assert found == []


def test_what_must_not_be_guessed_is_drawn_from_the_systems_source():
    """`random` spreads moments over a minute and draws nothing else; uuid1 tells the machine."""
    drawn = Counter(
        dotted(node)
        for _path, tree in product()
        for node in nodes_of(tree)
        if isinstance(node, ast.Call) and dotted(node).startswith(("random.", "uuid.uuid1", "uuid.uuid3"))
    )
    assert set(drawn) <= {"random.uniform", "random.SystemRandom"}


def test_no_weak_digest_guards_anything():
    weak = {"hashlib.md5", "hashlib.sha1", "hashlib.new"}
    found = [
        shown(path, node)
        for path, tree in product()
        for node in nodes_of(tree)
        if isinstance(node, ast.Call)
        and dotted(node) in weak
        and not any(word.arg == "usedforsecurity" for word in node.keywords)
    ]
    assert found == []


def test_forms_name_each_field():
    """A form of a model with all its fields would take what its page never offered."""
    found = [
        shown(path, node)
        for path, tree in product()
        for node in nodes_of(tree)
        if (isinstance(node, ast.Constant) and node.value == "__all__" and "web" in path.parts)
        or (isinstance(node, ast.Call) and dotted(node).rpartition(".")[2] == "modelform_factory")
    ]
    assert found == []
    unpacked = [
        shown(path, node)
        for path, tree in product()
        for node in nodes_of(tree)
        if isinstance(node, ast.keyword)
        and node.arg is None
        and dotted(node.value) in {"request.POST", "request.GET", "request.POST.dict", "request.GET.dict"}
    ]
    assert unpacked == []


def test_scripts_neither_run_text_nor_write_markup_of_it():
    """innerHTML takes what the server escaped or what was cleaned before, in the files named here."""
    writes = re.compile(r"\beval\(|new Function\(|document\.write|setTimeout\(\s*[\"']|setInterval\(\s*[\"']")
    scripts = [path for path in PACKAGE.rglob("*.js") if "vendor" not in path.parts]
    assert scripts
    assert [shown(path) for path in scripts if writes.search(path.read_text(encoding="utf-8"))] == []
    markup = re.compile(r"\.(?:innerHTML|outerHTML)\s*\+?=(?!=)|insertAdjacentHTML")
    found = {place(path) for path in scripts if markup.search(path.read_text(encoding="utf-8"))}
    assert found <= set(WRITE_MARKUP), found


WRITE_MARKUP = {
    "desk/static/desk/search.js": "the server's own answer",
    "desk/static/desk/views.js": "the server's own answer",
    "desk/static/desk/workspace/canned.js": "the server's own answer",
    "desk/static/desk/workspace/macros.js": "the server's own answer",
    "desk/static/desk/workspace/bulk.js": "the server's own answer",
    "desk/static/desk/workspace/case.js": "the server's own answer",
    "desk/static/desk/workspace/emojis.js": "the server's own answer",
    "desk/static/desk/workspace/list.js": "the server's own answer",
    "desk/static/desk/workspace/mentions.js": "the server's own answer",
    "desk/static/desk/workspace/menus.js": "the server's own answer",
    "desk/static/desk/workspace/panel.js": "the server's own answer",
    "desk/static/desk/workspace/presence.js": "the server's own answer",
    "desk/static/desk/workspace/sending.js": "the server's own answer",
    "desk/static/desk/workspace/outliving.js": "lines of files that the server wrote, kept in this browser",
    "desk/static/desk/workspace/rich/editor.js": "the server's own answer",
    "desk/static/desk/workspace/rich/tables.js": "empty cells, a constant of ours",
    "console/static/console/brand.js": "the server's own answer",
}


def test_no_secret_stands_in_the_source():
    looks_like_one = re.compile(
        r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bghp_[A-Za-z0-9]{36}\b|\bxox[bp]-\d"
        r"|\batd_[A-Za-z0-9_-]{40,}"
    )
    files = [
        path
        for folder in ("src", "scripts", "docs", "requirements", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
        and path.suffix in {".py", ".md", ".toml", ".sh", ".js", ".yml", ".lock", ""}
        and "__pycache__" not in path.parts
    ]
    found = [
        shown(path) for path in files if looks_like_one.search(path.read_text("utf-8", errors="replace"))
    ]
    assert found == []
