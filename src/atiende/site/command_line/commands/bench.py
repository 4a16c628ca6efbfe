"""`atiende bench [NAME…] [--tickets N] [--json FILE] [--report DIR]`: each figure beside the limit of the same run."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

from atiende.site.command_line.words import gettext, gettext_noop

SUMMARY = gettext_noop("Measure this machine: each figure beside the limit of the same run")
NAMES = (
    "start", "pages", "events", "live", "mail", "api", "import", "ui", "busy", "tickets", "views", "clocks", "backup",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=gettext("%(names)s; all by default") % {"names": ", ".join(NAMES)},
    )
    parser.add_argument("--runs", type=int, default=5, help=gettext("how often each figure is measured"))
    parser.add_argument(
        "--tickets",
        type=int,
        default=10_000,
        metavar="N",
        help=gettext("how many cases there are to look through"),
    )
    parser.add_argument(
        "--kept-in", type=Path, metavar="DIR", help=gettext("where the cases are kept for the next time")
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help=gettext("write the figures to this file too")
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="DIR",
        help=gettext("write table, plots and figures to this folder too"),
    )


def run(arguments: argparse.Namespace) -> int:
    running = importlib.import_module("atiende.site.bench.running")
    figures = importlib.import_module("atiende.site.bench.figures")
    report = running.run_scenarios(
        arguments.names,
        runs=max(1, arguments.runs),
        cases=max(1, arguments.tickets),
        folder=arguments.kept_in,
    )
    sys.stdout.write(figures.as_table(report) + "\n")
    if arguments.json:
        arguments.json.write_text(json.dumps(report.as_json(), indent=2, ensure_ascii=False) + "\n")
    if arguments.report:
        importlib.import_module("atiende.site.bench.report").write_report(report, arguments.report)
    return 1 if report.failures else 0
