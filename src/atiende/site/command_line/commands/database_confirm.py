"""`atiende database confirm`: the data of the PostgreSQL before may go."""

from __future__ import annotations

import argparse
import sys

from atiende.site.command_line.database import data_folder
from atiende.site.command_line.words import gettext, gettext_noop
from atiende.site.embedded_postgres.upgrading import forget_kept

SUMMARY = gettext_noop("Remove the data kept from the version of PostgreSQL before, when all is well")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(arguments: argparse.Namespace) -> int:
    versions = forget_kept(data_folder() / "postgres")
    if not versions:
        sys.stdout.write(gettext("Nothing is kept from a version before.") + "\n")
    for version in versions:
        said = gettext("The data of PostgreSQL %(version)s was removed.") % {"version": version}
        sys.stdout.write(said + "\n")
    return 0
