"""Reads a mailbox of the local server into cases, and opens cases one by one; prints what it took as JSON.

Called as `python -m atiende.site.bench.inside.mail PORT COUNT RUN OPENINGS`.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import threading
import time
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402  after Django is set up

from atiende.channels.actions.connect_mailbox import connect_mailbox  # noqa: E402
from atiende.channels.actions.create_mailbox import create_mailbox  # noqa: E402
from atiende.channels.queries.raw_mails import count_understood  # noqa: E402
from atiende.channels.rules.mailbox import AccessFields, MailboxFields  # noqa: E402
from atiende.customers.actions.identify_customer import identify_customer  # noqa: E402
from atiende.kernel.actors import SYSTEM  # noqa: E402
from atiende.kernel.clock import utc_now  # noqa: E402
from atiende.site.bench.imap_server import PASSWORD  # noqa: E402
from atiende.site.schema import apply_pending  # noqa: E402
from atiende.tickets.actions.open_ticket import open_ticket  # noqa: E402
from atiende.tickets.rules.incoming import Incoming, Opening  # noqa: E402

_LIMIT_SECONDS = 600
_WARM = 20


def main(port: int, count: int, number: int, openings: int) -> None:
    apply_pending()
    mailbox = create_mailbox(
        fields=MailboxFields(name=f"Bench {number}", address=f"bench{number}@atiende.example"),
        by=SYSTEM,
        at=utc_now(),
    )
    access = AccessFields(host="127.0.0.1", port=port, security="none", username="bench", password=PASSWORD)
    rate, grown = _read(mailbox.pk, access, count)
    client_ms, server_ms = _open(mailbox.brand_id, openings) if openings else (0.0, 0.0)
    answer = {"rate": rate, "grown_mb": grown, "open_client_ms": client_ms, "open_server_ms": server_ms}
    sys.stdout.write(json.dumps(answer) + "\n")


def _read(mailbox_id: int, access: AccessFields, count: int) -> tuple[float, float]:
    """Messages a second from the connection to the last case, and how much memory grew after a third of them."""
    connect_mailbox(mailbox_id=mailbox_id, incoming=access, outgoing=None, by=SYSTEM, at=utc_now())
    stop = threading.Event()
    run = importlib.import_module("atiende.channels.readers.watching").run  # what the worker runs
    reading = threading.Thread(target=run, args=(stop,), kwargs={"look_seconds": 0.1})
    began = time.monotonic()
    reading.start()
    done, first, most = 0, 0.0, 0.0
    while done < count and time.monotonic() - began < _LIMIT_SECONDS:
        time.sleep(0.1)
        done = count_understood(mailbox_id)
        held = _memory_mb()
        if done * 3 >= count:
            first, most = first or held, max(most, held)
    seconds = time.monotonic() - began
    stop.set()
    reading.join()
    if done < count:
        raise SystemExit(f"only {done} of {count} mails became cases in {seconds:.0f} s")
    return count / seconds, most - first


def _open(brand_id: int, count: int) -> tuple[float, float]:
    """CPU in milliseconds of this process and of its database connection for a case with its first message."""
    _open_some(brand_id, _WARM)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    client, server = time.thread_time(), _cpu_seconds(backend)
    _open_some(brand_id, count)
    client, server = time.thread_time() - client, _cpu_seconds(backend) - server
    return client / count * 1000, server / count * 1000


def _open_some(brand_id: int, count: int) -> None:
    at = utc_now()
    customer = identify_customer(kind="email", value="ana@example.com", name="Ana", by=SYSTEM, at=at)
    for number in range(count):
        message = Incoming(channel="mail", customer_id=customer, author_label="Ana", text="Hola " * 40)
        opening = Opening(
            brand_id=brand_id, team_id=None, customer_id=customer, address="ana@example.com",
            subject=f"Pedido {number}", channel="mail", language="es", time_zone="Europe/Madrid", message=message,
        )  # fmt: skip
        open_ticket(opening=opening, by=SYSTEM, at=at)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main(*map(int, sys.argv[1:5]))
