"""Every command that the documents name is one of the program, with options that it knows; those of a life are run."""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from atiende.site.command_line.registry import command_names, load, passes_arguments_on
from tests.processes import clean_environment

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(?:sh|console|shell)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`((?:\./)?atiende [a-z][^`]*)`")
_NUMBERS = {"N", "ID", "…"}


def named_commands() -> Iterator[tuple[str, str]]:
    """Page and words, without what a shell does around them, one for each place."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
        for line in [*lines, *_INLINE.findall(text)]:
            for part in re.split(r" · | \| |\$\(|&&", line):
                found = re.match(r"\s*(?:\./)?atiende ([a-z].*?)\)?\s*(?:#.*)?$", part)
                if found:
                    yield page.name, found[1]


def as_typed(words: str) -> list[str]:
    """With something in the place of what the reader puts in; what is optional is typed."""
    plain = words.replace("[", "").replace("]", "")
    return ["1" if word in _NUMBERS else word.rstrip("…") or "1" for word in shlex.split(plain)]


NAMED = sorted(set(named_commands()))


@pytest.mark.parametrize(("page", "words"), NAMED, ids=[f"{page}: {words}" for page, words in NAMED])
def test_a_command_of_the_documents_is_understood(page: str, words: str) -> None:
    typed = as_typed(words)
    name = next(tuple(typed[:n]) for n in (3, 2, 1, 0) if not n or tuple(typed[:n]) in command_names())
    assert name or any(each[0] == typed[0] for each in command_names()), f"{page} names no command: {words}"
    rest = typed[len(name) :]
    if not name or not rest or passes_arguments_on(load(name)):
        return
    parser = argparse.ArgumentParser(allow_abbrev=False)
    load(name).add_arguments(parser)
    told = io.StringIO()
    try:
        with contextlib.redirect_stderr(told):
            parser.parse_args(rest)
    except SystemExit:
        pytest.fail(f"{page}: {words}: {told.getvalue()}")


def test_the_documents_are_read() -> None:
    said = {words.split()[0] for _page, words in NAMED}
    assert {"up", "test", "user", "token", "backup", "restore", "import", "serve", "doctor"} <= said


MAIL = """From: Rosa Vega <rosa@correo.example>
To: soporte@example.com
Message-ID: <uno@correo.example>
Subject: No llega mi pedido
Date: Mon, 23 Nov 2026 09:00:00 +0000

Sigo esperando.
"""
CUSTOMERS = "name,email\nRosa Vega,rosa@correo.example\nLuis Prado,luis@correo.example\n"
CASES = "id,subject,description,requester_email,created_at\n1,Lámpara rota,Llegó rota,luis@correo.example,2026-01-02\n"
ARTICLES = "título,texto,idioma,publicado\nDevoluciones,Tiene treinta días.,es,sí\n"


@pytest.mark.slow
@pytest.mark.process
def test_an_administrator_types_them_from_the_first_day_to_a_restored_backup(process_folder: Path) -> None:
    """In the order in which they come in a life: each ends with 0, and the last reads what the first wrote."""
    folder = process_folder / "life"
    folder.mkdir()
    folder.chmod(0o711)
    for name, text in (
        ("mail/uno.eml", MAIL),
        ("clientes.csv", CUSTOMERS),
        ("casos.csv", CASES),
        ("help/a.csv", ARTICLES),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    def typed(words: str, *, given: str = "", home: str = "data") -> str:
        done = subprocess.run(
            [sys.executable, "-m", "atiende.site.command_line", *shlex.split(words)],
            env=clean_environment(ATIENDE_DATA=str(folder / home)),
            cwd=folder, input=given, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    typed(
        "user create --email ana@example.com --name Ana --role administrator", given="una frase larga y mía\n"
    )
    assert "ana@example.com" in typed("user list --json")
    assert typed("token create --user ana@example.com --scope tickets:read tickets:write --days 90").strip()
    typed("mailbox create Soporte --address soporte@example.com --receive-only")
    assert '"outcome": "ticket"' in typed("mail import mail --mailbox Soporte --json")
    typed("import customers clientes.csv")
    typed("import tickets casos.csv --dry-run")
    typed("import tickets casos.csv --problems left-out.csv")
    typed("import articles help/")
    typed("demo load")
    typed("demo remove")
    typed("secrets rotate")
    typed("secrets status")
    typed("audit verify")
    typed("audit export seals.jsonl")
    typed("customer export 1 exported")
    typed("database confirm")
    typed("backup backups")
    typed("restore backups --check")
    typed("restore backups", home="restored")
    assert "ana@example.com" in typed("user list --json", home="restored")
    typed("resume --reading", home="restored")
    typed("resume", home="restored")
    typed("customer erase 1 --rule request --yes")
    typed("doctor --json")
    typed("user create --email luis@example.com --name Luis --role agent", given="otra frase larga y suya\n")
    typed("user disable --email luis@example.com")
