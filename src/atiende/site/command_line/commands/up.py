"""`atiende up`: everything behind one URL."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from atiende.site.command_line.words import gettext, gettext_noop
from atiende.site.supervisor.up import Wishes, up

SUMMARY = gettext_noop("Start everything behind one URL: database, web and worker")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, help=gettext("folder of the data (otherwise ATIENDE_DATA)"))
    parser.add_argument("--host", default="127.0.0.1", help=gettext("address to listen on (127.0.0.1)"))
    parser.add_argument("--port", type=_port, default=8000, help=gettext("port to listen on (8000)"))
    parser.add_argument("--demo", action="store_true", help=gettext("load the demonstration company"))
    parser.add_argument(
        "--https", action="store_true", help=gettext("use the certificate made in the set-up")
    )
    parser.add_argument("--certificate", type=Path, help=gettext("file with a certificate for https (PEM)"))
    parser.add_argument("--key", type=Path, help=gettext("file with the key of that certificate (PEM)"))


def run(arguments: argparse.Namespace) -> int:
    if arguments.data:
        os.environ["ATIENDE_DATA"] = str(arguments.data.expanduser().absolute())
    return up(
        Wishes(
            host=arguments.host,
            port=arguments.port,
            certificate=arguments.certificate,
            key=arguments.key,
            https=arguments.https,
            demo=arguments.demo,
        )
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(gettext("write a number from 0 to 65535"))
    return int(text)
