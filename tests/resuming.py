"""`test --all` picks up where it was broken off: files whose tests all passed are left out until --restart.

Of a file that was broken off in the middle, as a loop of faults may be, the tests that passed are left out too.
What passed counts only while nothing of the sources or of the tests has changed since.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

_KEY = "atiende/passed"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--restart", action="store_true", help="forget which files passed")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Resuming(config), "atiende-resuming")


def fingerprint(root: Path) -> str:
    """Of all that could change an outcome."""
    digest = hashlib.sha256()
    for folder in ("src", "tests", "requirements"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".mo"}:
                digest.update(f"{path.relative_to(root)} {path.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


class Resuming:
    """Lives in the process that gives out the work, not in its workers."""

    def __init__(self, config: pytest.Config) -> None:
        self._cache: pytest.Cache | None = getattr(config, "cache", None)  # none with -p no:cacheprovider
        self._fingerprint = fingerprint(config.rootpath)
        known: dict[str, Any] = self._cache.get(_KEY, {}) if self._cache else {}
        is_same = known.get("fingerprint") == self._fingerprint and not config.getoption("--restart")
        self._passed: set[str] = set(known.get("files", [])) if is_same else set()
        self._passed_tests: set[str] = set(known.get("tests", [])) if is_same else set()
        self._outcomes: dict[str, set[str]] = defaultdict(set)
        if self._passed:
            config.option.ignore = [
                *(config.option.ignore or []),
                *(str(config.rootpath / name) for name in self._passed),
            ]

        config.option.deselect = [*(config.option.deselect or []), *sorted(self._passed_tests)]

    def pytest_report_header(self) -> str:
        left_out = f"{len(self._passed)} files and {len(self._passed_tests)} tests"
        return f"left out because they passed before: {left_out} (--restart runs them again)"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = report.nodeid.partition("::")[0]
        outcomes = self._outcomes[name]
        if report.failed:
            outcomes.add("failed")
            self._passed_tests.discard(report.nodeid)
        elif report.passed and report.when == "call":
            self._passed_tests.add(report.nodeid)
        if report.when == "teardown":
            outcomes.add("ended")

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        if self._cache is None:
            return
        is_whole = exitstatus in {0, 1}
        ended = {name for name, outcomes in self._outcomes.items() if outcomes == {"ended"}}
        if not is_whole:
            ended -= self._last_touched()
        files = self._passed | ended
        tests = (
            [] if is_whole else [name for name in self._passed_tests if name.partition("::")[0] not in files]
        )
        self._cache.set(
            _KEY, {"fingerprint": self._fingerprint, "files": sorted(files), "tests": sorted(tests)}
        )

    def _last_touched(self) -> set[str]:
        """Broken off: the files under way, one for each worker, may have tests left."""
        return set(list(self._outcomes)[-2:])
