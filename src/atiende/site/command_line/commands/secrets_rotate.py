"""`atiende secrets rotate`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.database import in_product
from atiende.site.command_line.words import gettext_noop

SUMMARY = gettext_noop("Make a new key and seal every stored secret with it")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none: run again after an interruption, it goes on where it stopped."""


def run(arguments: argparse.Namespace) -> int:
    return in_product("atiende.site.command_line.work.secrets:rotate_keys", arguments)
