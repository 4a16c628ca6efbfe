"""The Python client against a server that answers what it is told: retries, keys, problems, pages."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest
from atiende_client import Atiende, Conflict, Invalid, NotFound, ServerFailed, TooManyCalls, Unreachable

Answer = tuple[int, dict[str, Any] | None, dict[str, str]]
DROP = 0
"""In the place of a status: the connection is closed without an answer."""


@pytest.fixture
def other_side() -> Iterator[SimpleNamespace]:
    """`answers`: given one after the other; `heard`: (method, path, headers, body) of each call."""
    side = SimpleNamespace(answers=[], heard=[], url="", pauses=[])

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            side.heard.append((self.command, self.path, dict(self.headers), body))
            status, told, headers = side.answers.pop(0)
            if status == DROP:
                self.close_connection = True
                self.connection.close()
                return
            content = b"" if told is None else json.dumps(told).encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do_DELETE = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        side.url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        side.client = Atiende(side.url, "secret", attempts=3, sleep=side.pauses.append)
        yield side
        side.client.close()
        server.shutdown()


def answer(status: int, told: dict[str, Any] | None = None, **headers: str) -> Answer:
    return status, told, {name.replace("_", "-"): value for name, value in headers.items()}


NEW: Any = {"subject": "x", "body": "y", "customer": {"email": "a@b.example"}}


def test_a_call_that_makes_something_is_sent_again_under_the_same_key(other_side: SimpleNamespace) -> None:
    other_side.answers += [answer(DROP), answer(503), answer(201, {"number": 7})]
    assert other_side.client.create_ticket(NEW)["number"] == 7
    keys = {headers["Idempotency-Key"] for _, _, headers, _ in other_side.heard}
    assert len(other_side.heard) == 3
    assert len(keys) == 1
    other_side.answers += [answer(201, {"number": 8})]
    other_side.client.create_ticket(NEW, idempotency_key="mine")
    assert other_side.heard[-1][2]["Idempotency-Key"] == "mine"


def test_it_waits_as_long_as_it_is_told_and_then_says_so(other_side: SimpleNamespace) -> None:
    other_side.answers += [answer(429, {"code": "too_many_attempts"}, Retry_After="7")] * 3
    with pytest.raises(TooManyCalls) as told:
        other_side.client.who_am_i()
    assert (other_side.pauses, told.value.retry_after) == ([7.0, 7.0], 7.0)


def test_the_same_call_still_at_work_is_waited_for(other_side: SimpleNamespace) -> None:
    other_side.answers += [answer(409, {"code": "idempotency_key_in_use"}), answer(201, {"number": 1})]
    assert other_side.client.create_ticket(NEW)["number"] == 1
    other_side.answers += [answer(409, {"code": "customers.identifiers_of_several"})]
    with pytest.raises(Conflict):
        other_side.client.create_ticket(NEW)


def test_a_change_without_an_answer_is_not_sent_again(other_side: SimpleNamespace) -> None:
    other_side.answers += [answer(DROP)]
    with pytest.raises(Unreachable):
        other_side.client.change_ticket(1, {"subject": "x"})
    other_side.answers += [answer(504)]
    with pytest.raises(ServerFailed):
        other_side.client.change_ticket(1, {"subject": "x"})
    assert len(other_side.heard) == 2


def test_problems_are_exceptions_of_their_kind(other_side: SimpleNamespace) -> None:
    fields = {"brand": "Hay: nova."}
    other_side.answers += [answer(422, {"code": "invalid_input", "detail": "No", "fields": fields})]
    with pytest.raises(Invalid) as told:
        other_side.client.create_ticket(NEW)
    assert (told.value.code, told.value.fields, told.value.status) == ("invalid_input", fields, 422)
    assert "brand" in str(told.value)
    other_side.answers += [answer(404, None)]
    with pytest.raises(NotFound):
        other_side.client.get_ticket(1)


def test_pages_follow_one_another(other_side: SimpleNamespace) -> None:
    other_side.answers += [
        answer(200, {"items": [{"number": 2}], "next": "a&b"}),
        answer(200, {"items": [{"number": 1}], "next": None}),
    ]
    assert [each["number"] for each in other_side.client.all_tickets(q="ñ", limit=1)] == [2, 1]
    assert [path for _, path, _, _ in other_side.heard] == [
        "/api/v1/tickets?q=%C3%B1&limit=1",
        "/api/v1/tickets?q=%C3%B1&cursor=a%26b&limit=1",
    ]


def test_the_token_follows_no_redirect_and_nothing_leaves_its_place(other_side: SimpleNamespace) -> None:
    other_side.answers += [answer(302, None, Location="http://elsewhere.example/"), answer(404)]
    assert other_side.client.list_webhooks() is None
    assert len(other_side.heard) == 1
    with pytest.raises(NotFound):
        other_side.client.get_message(1, "../../me?x=")
    assert other_side.heard[-1][1] == "/api/v1/tickets/1/messages/..%2F..%2Fme%3Fx%3D"
    for address in ("ftp://x.example", "example.com", "https://user@x.example"):
        with pytest.raises(ValueError, match="address"):
            Atiende(address, "t")
