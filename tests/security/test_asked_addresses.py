"""Which servers the program asks: those that somebody with the right named, by protocols that are meant."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from atiende.channels.oauth.answers import Away
from atiende.channels.oauth.asking import ask
from atiende.identity.actions.check_single_sign_on import check_single_sign_on
from atiende.identity.rules.issuers import clean_issuer
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotPermitted
from tests.architecture.source import PACKAGE, dotted, python_files

ASK_OTHERS = {
    "channels/imap": "mailboxes, by who manages settings",
    "channels/oauth": "token addresses of mail providers, by who manages settings",
    "channels/domain": "DNS of the sending domain",
    "identity": "the company's account system, by who manages settings",
    "platform/mail": "the mail server, by who manages settings",
    "platform/outside": "servers that strangers name: guarded",
    "platform/scanning": "the ClamAV daemon that the environment names",
    "platform/storage": "the S3 store that the environment names",
    "platform/live": "the Redis that the environment names",
    "platform/outbox": "the database",
    "site": "our own processes and the benchmark's servers",
}
"""Who opens lines; everything else asks one of these."""
OPENS_LINES = {
    "requests",
    "httpx",
    "http",
    "smtplib",
    "imaplib",
    "ftplib",
    "telnetlib",
    "boto3",
    "redis",
    "websockets",
}


def test_no_part_of_the_program_asks_a_server_by_itself() -> None:
    found = set()
    for path, tree in python_files().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names = {node.module or ""}
            else:
                continue
            opens = {
                name for name in names if name.partition(".")[0] in OPENS_LINES or name == "urllib.request"
            }
            if opens - {"http", "http.cookies"}:
                found.add(path.relative_to(PACKAGE).as_posix())
    outside = {path for path in found if not path.startswith(tuple(ASK_OTHERS))}
    assert outside == set()


def test_no_line_is_opened_without_a_limit_of_time() -> None:
    without = [
        path.relative_to(PACKAGE).as_posix()
        for path, tree in python_files().items()
        if "bench" not in path.parts
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and dotted(node)
        in {"requests.get", "requests.post", "httpx.get", "httpx.post", "urllib.request.urlopen"}
        and not any(word.arg == "timeout" for word in node.keywords)
    ]
    assert without == []


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest",
        "http://10.0.0.5",
        "http://metadata.google.internal",
        "file:///etc/passwd",
        "gopher://127.0.0.1:25/x",
        "ftp://sso.example.com",
        "https://user:password@sso.example.com",
        "https://sso.example.com/?x=1",
        "https://[::1",
        "https://sso.example.com\r\nHost: other",
        "javascript:alert(1)",
        "//sso.example.com",
        "",
        "https://" + "x" * 600,
    ],
)
def test_what_is_no_address_of_an_account_system_is_not_asked(address: str) -> None:
    with pytest.raises(InvalidInput):
        clean_issuer(address)


@pytest.mark.parametrize(
    "pieces", [[b'{"access_token": "x"', *[b" " * 65_536] * 8, b"}"], [b"[" * 100_000], [b"\xff"], [b"7"]]
)
def test_an_endless_answer_of_a_provider_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, pieces: list[bytes]
) -> None:
    read = []

    @contextmanager
    def stream(*_arguments: object, **_more: object) -> Iterator[httpx.Response]:
        yield httpx.Response(200, content=(read.append(1) or piece for piece in pieces))

    monkeypatch.setattr(httpx, "stream", stream)
    with pytest.raises(Away):
        ask("https://provider.example/token", {"grant_type": "refresh_token"}, at=utc_now())
    assert len(read) <= 6


def test_who_may_write_an_address_of_a_server() -> None:
    agent = Actor(id=7, label="Ana", grants=frozenset({"tickets.read", "tickets.reply"}))
    with pytest.raises(NotPermitted):
        check_single_sign_on(issuer="https://sso.example.com", by=agent, at=utc_now())
