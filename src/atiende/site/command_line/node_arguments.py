"""What the commands `serve …` have in common on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from atiende.site.command_line.words import gettext
from atiende.site.nodes.serving import Wishes


def add_node_arguments(parser: argparse.ArgumentParser, *, port: int) -> None:
    parser.add_argument("--data", type=Path, help=gettext("folder of the data (otherwise ATIENDE_DATA)"))
    parser.add_argument("--host", default="127.0.0.1", help=gettext("address to listen on (127.0.0.1)"))
    parser.add_argument(
        "--port",
        type=port_number,
        default=port,
        help=gettext("port to listen on (%(port)s)") % {"port": port},
    )
    parser.add_argument(
        "--settings",
        type=Path,
        help=gettext("file of lines NAME=VALUE, read again when the node is reloaded"),
    )


def wishes_of(arguments: argparse.Namespace) -> Wishes:
    return Wishes(arguments.host, arguments.port, settings=arguments.settings, data=arguments.data)


def port_number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(gettext("write a number from 0 to 65535"))
    return int(text)
