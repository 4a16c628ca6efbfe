"""The address to open is one under which everything works: browsers offer passkeys to localhost, not to a number."""

from __future__ import annotations

import socket

import pytest

from atiende.site.supervisor.listening import address_of, listen


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0"])
def test_this_machine_is_called_localhost(host: str) -> None:
    with listen(host, 0) as listening:
        port = listening.getsockname()[1]
        assert address_of(listening, "http") == f"http://localhost:{port}/"
        with socket.create_connection(("localhost", port), timeout=5):
            pass


def test_another_address_keeps_its_number() -> None:
    with listen("127.0.0.2", 0) as listening:
        assert address_of(listening, "https") == f"https://127.0.0.2:{listening.getsockname()[1]}/"
