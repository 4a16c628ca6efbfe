"""What systemd wants to hear of a service of Type=notify; nothing where it does not ask."""

from __future__ import annotations

import contextlib
import os
import socket
import time


def tell_ready() -> None:
    _tell("READY=1")


def tell_reloading() -> None:
    _tell(f"RELOADING=1\nMONOTONIC_USEC={time.monotonic_ns() // 1000}")


def tell_stopping() -> None:
    _tell("STOPPING=1")


def _tell(text: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.sendto(text.encode(), address)
