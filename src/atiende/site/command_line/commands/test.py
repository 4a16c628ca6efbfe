"""`atiende test …`: the tests; arguments go on to pytest."""

from __future__ import annotations

import argparse
import importlib

from atiende.site.command_line.words import gettext_noop

SUMMARY = gettext_noop("Run the tests; --all adds the slow ones, other arguments go to pytest")
PASSES_ARGUMENTS_ON = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """pytest reads them."""


def run(arguments: argparse.Namespace) -> int:
    pytest = importlib.import_module("pytest")  # only the checkout has it
    return int(pytest.main(arguments.arguments))
