"""`atiende makemigrations ROOM`: writes a room's migration; needs no database."""

from __future__ import annotations

import argparse
import importlib
import os

from atiende.site.command_line.words import gettext_noop

SUMMARY = gettext_noop("Write the migrations that models ask for (for developers)")
PASSES_ARGUMENTS_ON = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Django reads them."""


def run(arguments: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atiende.site.settings")
    management = importlib.import_module("django.core.management")
    management.execute_from_command_line(["atiende", "makemigrations", *arguments.arguments])
    return 0
