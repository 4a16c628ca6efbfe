"""`atiende django …`: the developer's door to Django's own commands, with the database running."""

from __future__ import annotations

import argparse
import importlib

from atiende.site.command_line.database import with_database
from atiende.site.command_line.words import gettext_noop

SUMMARY = gettext_noop("Run a management command of Django (for developers)")
PASSES_ARGUMENTS_ON = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Django reads them."""


def run(arguments: argparse.Namespace) -> int:
    with with_database(migrate=False):
        management = importlib.import_module("django.core.management")
        management.execute_from_command_line(["atiende django", *arguments.arguments])
    return 0
