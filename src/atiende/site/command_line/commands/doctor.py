"""`atiende doctor`: checks the installation and says what to do."""

from __future__ import annotations

import argparse
import importlib
import sys

from atiende.kernel.refusals import Refusal
from atiende.site.command_line.database import data_folder, with_database
from atiende.site.command_line.words import gettext, gettext_noop, sentence_of
from atiende.site.doctor.finding import Finding
from atiende.site.doctor.machine import examine_machine
from atiende.site.doctor.report import as_json, as_lines, is_well

SUMMARY = gettext_noop("Check database, tables, jobs, mail, disk, clock and keys, and say what to do")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=gettext("write JSON, for programs"))


def run(arguments: argparse.Namespace) -> int:
    data = data_folder()
    findings = [*_database_findings(), *examine_machine(data)]
    sys.stdout.write((as_json(findings) if arguments.json else as_lines(findings)) + "\n")
    return 0 if is_well(findings) else 1


def _database_findings() -> list[Finding]:
    try:
        with with_database(migrate=False):
            examined: list[Finding] = importlib.import_module(
                "atiende.site.doctor.database"
            ).examine_database()
            return examined
    except Refusal as refusal:
        return [Finding("database", "failure", sentence_of(refusal))]
