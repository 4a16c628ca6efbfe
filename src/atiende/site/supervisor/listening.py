"""The listening socket: bound before anything starts, and kept while the web process is restarted."""

from __future__ import annotations

import errno
import os
import socket

from atiende.site.supervisor.errors import AddressNotUsable, PortInUse

_BACKLOG = 1024
_THIS_MACHINE = {"127.0.0.1", "::1", "0.0.0.0", "::"}  # noqa: S104  everywhere includes here


def listen(host: str, port: int) -> socket.socket:
    """A socket that the web process inherits; port 0 takes a free one. Raises PortInUse, AddressNotUsable."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(host, port) from error
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror or str(error)
        raise AddressNotUsable(host, port, reason) from error
    return listening


def address_of(listening: socket.socket, scheme: str) -> str:
    """The URL to open on this machine; by the name localhost, because browsers offer no passkeys to a bare number."""
    host, port = listening.getsockname()[:2]
    shown = "localhost" if host in _THIS_MACHINE else f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}:{port}/"
