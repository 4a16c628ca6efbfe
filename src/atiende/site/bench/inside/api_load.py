"""Creates cases by the API as fast as it is answered, from several clients at once; prints how long it took as JSON.

Called as `python -m atiende.site.bench.inside.api_load PORT COUNT KIND`, with a token for each client as a JSON list on
standard input. KIND: known or new, whether the customers are known. Knows nothing of the product: it is not measured.
"""

from __future__ import annotations

import http.client
import json
import sys
import threading
import time
import uuid
from typing import Final

KNOWN: Final = 50
TEXT: Final = "Buenos días: mi pedido no ha llegado todavía y lo esperaba el martes por la mañana. " * 4


def main(port: int, count: int, kind: str, tokens: list[str]) -> None:
    failures: list[str] = []
    share = count // len(tokens)

    def work(token: str) -> None:
        try:
            _create(port, token, share, kind)
        except Exception as error:
            failures.append(f"{type(error).__name__}: {error}")

    clients = [threading.Thread(target=work, args=(token,)) for token in tokens]
    began = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    seconds = time.perf_counter() - began
    if failures:
        sys.exit(failures[0])
    sys.stdout.write(json.dumps({"seconds": seconds, "made": share * len(tokens)}) + "\n")


def address_of_known(number: int) -> str:
    return f"ana{number}@example.com"


def body_of(number: int, kind: str) -> dict[str, object]:
    """A case as the measurement creates it."""
    address = f"{uuid.uuid4().hex}@example.com" if kind == "new" else address_of_known(number % KNOWN)
    return {
        "subject": f"El pedido NH-{number} no llega",
        "body": TEXT,
        "customer": {"name": "Ana Ruiz", "email": address},
    }


def _create(port: int, token: str, count: int, kind: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for number in range(count):
        headers = {
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json",
            "Idempotency-Key": uuid.uuid4().hex,
        }
        connection.request("POST", "/api/v1/tickets", json.dumps(body_of(number, kind)), headers)
        response = connection.getresponse()
        said = response.read()
        if response.status != 201:
            raise RuntimeError(f"a new case was answered {response.status}: {said[:200]!r}")
    connection.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], json.load(sys.stdin))
