"""A real nginx with the configuration of deploy/proxy, on ports of this machine."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.processes import until

PROGRAM = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
EXAMPLE = Path(__file__).resolve().parents[2] / "deploy" / "proxy" / "nginx.conf"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def nginx(folder: Path, *, web: list[int], live: int) -> Iterator[int]:
    """Its port."""
    if PROGRAM is None:
        pytest.skip("no nginx here (Debian: apt install nginx-light)")
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nginx.conf").write_text(configuration(folder, port, web=web, live=live))
    process = subprocess.Popen(
        [PROGRAM, "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors"), "-g", "daemon off;"],
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: _is_open(port), limit=30, what="nginx")
        yield port
    finally:
        process.terminate()
        process.wait(20)


def configuration(folder: Path, port: int, *, web: list[int], live: int) -> str:
    """The example without TLS, with our ports for its names."""
    text = EXAMPLE.read_text()
    for number, there in enumerate(web, 1):
        text = text.replace(f"server web{number}:8000", f"server 127.0.0.1:{there}")
    text = text.replace("server live:8000", f"server 127.0.0.1:{live}")
    text = re.sub(r"    server \{\s+listen 80;.*?\n    \}\n", "", text, flags=re.DOTALL)
    text = re.sub(r"ssl_certificate.*", "", text.replace("listen 443 ssl", f"listen 127.0.0.1:{port}"))
    text = text.replace("access_log /dev/stdout without_query", "access_log off")
    text = text.replace("error_log /dev/stderr warn", f"error_log {folder}/errors warn")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    own = "".join(f"    {kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    text = text.replace("http {\n", "http {\n" + own, 1)
    owner = "user root;\n" if os.geteuid() == 0 else ""
    return f"{owner}pid {folder}/pid;\n{text}"


def _is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return False
    return True
