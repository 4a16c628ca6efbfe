"""Writes the Python client's calls and shapes, and the examples of the docs, from the API's description.

`scripts/client` writes them, `scripts/client --check` fails when they are not what would be written.
"""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = HERE / "clients/python/atiende_client"
DOCS: Final = HERE / "docs/api.md"
BEGINS: Final = "<!-- examples: written by scripts/client -->"
ENDS: Final = "<!-- end of the examples -->"
PREFIX: Final = "/api/v1"
_LANGUAGES: Final = {"Shell": "sh", "Python": "python"}
Document = dict[str, Any]
_TYPES: Final = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_LIST: Final = "list_"


def main() -> int:
    document = _document()
    wanted = {FOLDER / name: text for name, text in written(document).items()}
    wanted[DOCS] = with_examples(DOCS.read_text(), document)
    different = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
    if "--check" in sys.argv[1:]:
        for path in different:
            sys.stderr.write(f"{path.relative_to(HERE)} is not as scripts/client writes it\n")
        return 1 if different else 0
    for path in different:
        path.write_text(wanted[path])
    return 0


def written(document: Document) -> dict[str, str]:
    """The files of the client that come from the description, formatted."""
    return {"shapes.py": _formatted(_shapes(document)), "calls.py": _formatted(_calls(document))}


def with_examples(docs: str, document: Document) -> str:
    """The page of the docs with the examples of all calls between its two marks."""
    parts = [
        f"### {operation['summary']}\n\n`{method.upper()} {path}`\n\n"
        + "\n\n".join(
            f"```{_LANGUAGES[each['lang']]}\n{each['source']}\n```" for each in operation["x-codeSamples"]
        )
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    before, _, rest = docs.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    return f"{before}{BEGINS}\n\n" + "\n\n".join(parts) + f"\n\n{ENDS}{after}"


def _document() -> Document:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("ATIENDE_DATA", folder)
        os.environ.setdefault("ATIENDE_EMBEDDED_URL", "postgresql://nobody@localhost/nothing")
        os.environ["DJANGO_SETTINGS_MODULE"] = "atiende.site.settings"
        importlib.import_module("django").setup()
        found: Document = importlib.import_module("atiende.site.api.description").document()
    return found


def _shapes(document: Document) -> str:
    lines = [
        '"""What is sent and what comes back. Written by scripts/client: do not change it by hand."""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Any, Literal, NotRequired, TypedDict",
    ]
    for name, schema in sorted(document["components"]["schemas"].items()):
        lines += ["", "", f"class {_named(name)}(TypedDict):"]
        if told := schema.get("description"):
            lines.append("    " + _docstring(_sentences(told), " " * 4))
        required = set(schema.get("required", []))
        fields = schema.get("properties", {})
        for field, said in fields.items():
            kind = _type(said)
            lines.append(f"    {field}: {kind if field in required else f'NotRequired[{kind}]'}")
        if not fields and not told:
            lines.append("    pass")
    return "\n".join(lines) + "\n"


def _calls(document: Document) -> str:
    operations = [
        (path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    bodies = [_call(path, method, operation) for path, method, operation in operations]
    head = [
        '"""Every call of the API. Written by scripts/client: do not change it by hand."""',
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Iterator",
        "from typing import Any, Literal, cast",
        "",
        "from atiende_client import shapes",
        "from atiende_client.transport import Transport",
        "",
        "",
        "class Calls(Transport):",
        '    """One method for each call; those that begin with `all_` go on from page to page."""',
    ]
    return "\n".join([*head, *bodies]) + "\n"


def _call(path: str, method: str, operation: Document) -> str:
    name, answer = operation["operationId"], _answer(operation)
    in_path, in_query = _given(operation, "path"), _given(operation, "query")
    body = operation.get("requestBody")
    takes_key = any(each["name"] == "Idempotency-Key" for each in operation.get("parameters", []))
    signature = [f"{each['name']}: {_path_type(each)}" for each in in_path]
    if body:
        signature.append(f"body: {_type(body['content']['application/json']['schema'])}")
    options = [_option(each) for each in in_query] + (
        ["idempotency_key: str | None = None"] if takes_key else []
    )
    where = _where(path)
    sent = [f'"{method.upper()}"', where]
    if in_query:
        sent.append("query={" + ", ".join(f'"{each["name"]}": {each["name"]}' for each in in_query) + "}")
    if body:
        sent.append("body=body")
    if takes_key:
        sent.append("key=self.key(idempotency_key)")
    told = _docstring(_told(operation))
    if answer == "bytes":
        made = f"return self.fetch({where})"
    elif answer == "None":
        made = f"self.ask({', '.join(sent)})"
    else:
        made = f'return cast("{answer}", self.ask({", ".join(sent)}))'
    text = _function(name, signature, options, answer, told, made)
    item = _item(answer, operation)
    if name.startswith(_LIST) and item and any(each["name"] == "cursor" for each in in_query):
        text += _pages(name, signature, [each for each in in_query if each["name"] != "cursor"], item)
    return text


def _pages(name: str, signature: list[str], in_query: list[Document], item: str) -> str:
    """The same as an iterator over all pages."""
    given = [each.split(":")[0] for each in signature]
    passed = ", ".join([*given, *(f"{each['name']}={each['name']}" for each in in_query), "cursor=cursor"])
    plural = name.removeprefix(_LIST)
    made = [
        'cursor: str | None = ""',
        "        while cursor is not None:",
        f"            page = self.{name}({passed})",
        '            yield from page["items"]',
        '            cursor = page["next"]',
    ]
    told = f'"""Each of `{name}`, page after page."""'
    return _function(
        f"all_{plural}",
        signature,
        [_option(each) for each in in_query],
        f"Iterator[{item}]",
        told,
        "\n".join(made),
    )


def _function(name: str, signature: list[str], options: list[str], answer: str, told: str, made: str) -> str:
    given = ", ".join(["self", *signature, *(["*", *options] if options else [])])
    return f"\n    def {name}({given}) -> {answer}:\n        {told}\n        {made}\n"


def _sentences(text: str) -> str:
    """The first sentence on a line of its own."""
    first, stop, rest = " ".join(text.split()).partition(". ")
    return f"{first}.\n{rest}" if stop else first


def _given(operation: Document, place: str) -> list[Document]:
    return [each for each in operation.get("parameters", []) if each["in"] == place]


def _path_type(given: Document) -> str:
    """Ids of messages come as texts and go into addresses as they came."""
    return "int | str" if given["name"].endswith("message_id") else _type(given["schema"])


def _option(given: Document) -> str:
    schema = given["schema"]
    return f"{given['name']}: {_type(schema)} = {schema.get('default')!r}"


def _where(path: str) -> str:
    text = path.removeprefix(PREFIX).replace("{message_id}", "{self.part(message_id)}")
    return f'f"{text}"' if "{" in text else f'"{text}"'


def _answer(operation: Document) -> str:
    for status in ("200", "201", "202"):
        content = operation["responses"].get(status, {}).get("content", {})
        if "application/json" in content:
            return _type(content["application/json"]["schema"])
        if content:
            return "bytes"
    return "None"


def _item(answer: str, operation: Document) -> str:
    """What a page lists; empty for what is no page."""
    match = re.fullmatch(r"shapes\.PageOf(\w+)", answer)
    return f"shapes.{match[1]}" if match else ""


def _told(operation: Document) -> str:
    text = operation.get("description") or ""
    text = text.replace("Takes an Idempotency-Key.", "").strip()
    return f"{operation['summary']}.\n{text}"


def _docstring(text: str, indent: str = " " * 8) -> str:
    """The first line, and below it the rest in lines of a bearable length."""
    first, _, rest = text.strip().replace("\\", "").replace('"""', "'''").partition("\n")
    lines = textwrap.wrap(" ".join(rest.split()), 100)
    if not lines:
        return f'"""{first}"""'
    return "\n".join([f'"""{first}', "", *(indent + line for line in lines), f'{indent}"""'])


def _named(name: str) -> str:
    """`Listed_TicketShown_` is a page of TicketShown."""
    match = re.fullmatch(r"Listed_(\w+)_", name)
    return f"PageOf{match[1]}" if match else name


def _type(schema: Document) -> str:
    """As annotations say it; in the module of the shapes themselves names stand alone."""
    if "$ref" in schema:
        return "shapes." + _named(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(each) for each in schema["anyOf"]))
    if "const" in schema:
        return f"Literal[{schema['const']!r}]"
    if "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema['enum']))}]"
    kind = schema.get("type")
    if kind == "array":
        return f"list[{_type(schema.get('items', {}))}]"
    if kind == "object":
        return (
            f"dict[str, {_type(schema['additionalProperties'])}]"
            if isinstance(schema.get("additionalProperties"), dict)
            else "dict[str, Any]"
        )
    return _TYPES.get(kind, "Any") if isinstance(kind, str) else "Any"


def _formatted(text: str) -> str:
    ruff = [sys.executable, "-m", "ruff"]
    if text.startswith('"""What is sent'):
        text = text.replace("shapes.", "")
    options = ["--config", str(HERE / "pyproject.toml"), "--stdin-filename", "generated.py", "-"]
    text = (
        subprocess.run(
            [*ruff, "check", "--fix", "--silent", "--select", "F401,I", *options],
            input=text,
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        or text
    )
    return subprocess.run(
        [*ruff, "format", *options], input=text, capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
