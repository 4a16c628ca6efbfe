"""`atiende serve live`."""

from __future__ import annotations

import argparse

from atiende.site.command_line.node_arguments import add_node_arguments, wishes_of
from atiende.site.command_line.words import gettext_noop
from atiende.site.nodes.serving import LIVE, serve

SUMMARY = gettext_noop("Serve live signals (WebSocket): one node of several")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_node_arguments(parser, port=8001)


def run(arguments: argparse.Namespace) -> int:
    return serve(LIVE, wishes_of(arguments))
