"""`atiende serve worker`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.node_arguments import add_node_arguments, wishes_of
from atiende.site.command_line.words import gettext_noop
from atiende.site.nodes.serving import WORKER, serve

SUMMARY = gettext_noop("Do events, jobs and mailboxes: one node of several")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_node_arguments(parser, port=8002)


def run(arguments: argparse.Namespace) -> int:
    return serve(WORKER, wishes_of(arguments))
