"""`atiende test …`: the tests; arguments go on to pytest."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
from pathlib import Path

from atiende.kernel.refusals import Refusal
from atiende.site.command_line.words import gettext_noop

SUMMARY = gettext_noop("Run the tests; --all adds the slow ones, other arguments go to pytest")
PASSES_ARGUMENTS_ON = True
CHECKOUT = Path(__file__).resolve().parents[5]


class NoTestsHere(Refusal):
    code = "no_tests_here"
    message = gettext_noop("The tests belong to the checkout: run them there with ./atiende test")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """pytest reads them."""


def run(arguments: argparse.Namespace) -> int:
    if importlib.util.find_spec("pytest") is None or not (CHECKOUT / "tests").is_dir():
        raise NoTestsHere
    if str(CHECKOUT) not in sys.path:
        sys.path.insert(0, str(CHECKOUT))
    return int(importlib.import_module("pytest").main(pytest_words(arguments.arguments)))


def pytest_words(words: list[str]) -> list[str]:
    """What pytest is told: two processes for a run of everything, without the slow tests unless --all asks for them.

    `--all` can be resumed: it leaves out the files that passed since the last `--all --restart`.
    """
    everything = "--all" in words
    rest = [word for word in words if word not in {"--all", "--restart"}]
    chosen = []
    if not everything and not _names_option(rest, "-m"):
        chosen += ["-m", "not slow"]
    if everything:
        chosen += ["-p", "tests.resuming", *(["--restart"] if "--restart" in words else [])]
    if not _names_place(rest) and not _names_option(rest, "-n", "--numprocesses"):
        chosen += ["-n", "2", "--dist", "loadfile"]
    return [*chosen, *rest]


def _names_option(words: list[str], *options: str) -> bool:
    return any(word == option or word.startswith(option) for word in words for option in options)


def _names_place(words: list[str]) -> bool:
    return any((CHECKOUT / word.partition("::")[0]).exists() for word in words if not word.startswith("-"))
