"""A line to a mail server: opened, signed in, a folder chosen, messages listed, fetched and marked by their numbers.

Nothing here deletes, and nothing but `mark_seen` changes anything on the server.
"""

from __future__ import annotations

import datetime as dt
import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import IO, Any, Final

from imap_tools.imap_utf7 import utf7_encode

from atiende.channels.imap.failures import MessageGone, MessageRefused, NotRead, SignInRefused, failures
from atiende.channels.imap.fetched import Listed, bodies, listed_messages, uids_of_search
from atiende.channels.imap.wire import PlainWire, TlsWire
from atiende.kernel.refusals import gettext_noop
from atiende.platform.told import tell

CONNECT_TIMEOUT_SECONDS: Final = 20.0
ANSWER_TIMEOUT_SECONDS: Final = 60.0
CHUNK_BYTES: Final = 1024 * 1024
_PASSING: Final = re.compile(r"\[(?:UNAVAILABLE|SERVERBUG|LIMIT|INUSE)\b", re.IGNORECASE)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Server:
    """How to reach and enter it: with a password, or with a token where there is one."""

    host: str
    port: int
    security: str
    username: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    context: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A chosen folder. `uidvalidity` says for how long its numbers hold."""

    uidvalidity: int
    messages: int
    is_read_only: bool


class Line:
    """What one thread does with one server."""

    def __init__(self, wire: PlainWire | TlsWire) -> None:
        self._wire = wire

    def sign_in(self, server: Server) -> None:
        """Raises SignInRefused with the server's words, NotRead."""
        if not server.username:
            return
        with failures():
            offered = self._capabilities()
            if server.token:
                self._sign_in_with_token(server)
            elif "AUTH=PLAIN" in offered:
                plain = f"\0{server.username}\0{server.password}".encode()
                self._authenticate("PLAIN", [plain])
            elif "LOGINDISABLED" in offered:
                raise SignInRefused(
                    tell(gettext_noop("The server takes no password on an unencrypted connection."))
                )
            else:
                self._log_in(server)
            self._wire._get_capabilities()  # they differ once signed in

    def offers(self, name: str) -> bool:
        return name.upper() in self._capabilities()

    def choose(self, folder: str) -> Folder:
        """Raises NotRead when there is no such folder."""
        name = utf7_encode(folder).replace(b"\\", b"\\\\").replace(b'"', b'\\"').decode("ascii")
        with failures():
            self._wire.untagged_responses.clear()
            outcome, data = self._wire._simple_command("SELECT", f'"{name}"')
            if outcome != "OK":
                words = gettext_noop("The folder %(folder)s cannot be opened: %(words)s")
                raise NotRead(tell(words, folder=folder, words=_text(data)))
            self._wire.state = "SELECTED"
            said = self._wire.untagged_responses
            self._wire.is_readonly = (
                "READ-ONLY" in said
            )  # otherwise the library refuses every further command
            return Folder(
                uidvalidity=_number(said.get("UIDVALIDITY")),
                messages=_number(said.get("EXISTS")),
                is_read_only="READ-ONLY" in said,
            )

    def uids(self, *, after: int = 0, since: dt.date | None = None) -> list[int]:
        """Numbers above `after` of what arrived on `since` or later, seen or not. Raises NotRead."""
        wanted = [f"UID {after + 1}:*"] if after else ["ALL"]
        if since:
            wanted.append(f"SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}")
        # `n:*` always names the last message, even below n (RFC 3501, 6.4.8).
        return [uid for uid in uids_of_search(self._uid("SEARCH", *wanted)) if uid > after]

    def list_messages(self, uids: Sequence[int]) -> list[Listed]:
        """Size and arrival of those that are still there. Raises NotRead."""
        return listed_messages(self._uid("FETCH", uid_set(uids), "(UID RFC822.SIZE INTERNALDATE)"))

    def fetch_small(self, uids: Sequence[int]) -> dict[int, bytes]:
        """Whole messages at once; those that are gone, or that the server will not give, are left out.

        Raises NotRead.
        """
        try:
            return bodies(self._uid("FETCH", uid_set(uids), "(UID BODY.PEEK[])"))
        except (MessageGone, MessageRefused):
            # One of them went or is broken there: what came with that answer is not to be trusted.
            self.sync()
            return self._fetch_singly(uids)

    def fetch_large(self, uid: int, into: IO[bytes], *, limit_bytes: int | None = None) -> int:
        """A message in pieces, so that it is never whole in memory; returns its length, or the limit where it was
        cut. Raises MessageGone, NotRead."""
        offset = 0
        while limit_bytes is None or offset < limit_bytes:
            length = CHUNK_BYTES if limit_bytes is None else min(CHUNK_BYTES, limit_bytes - offset)
            found = bodies(self._uid("FETCH", str(uid), f"(UID BODY.PEEK[]<{offset}.{length}>)"))
            if uid not in found:
                raise MessageGone(tell(gettext_noop("The message was removed on the server meanwhile.")))
            into.write(found[uid])
            offset += len(found[uid])
            if len(found[uid]) < length:
                return offset
        return offset

    def mark_seen(self, uids: Sequence[int]) -> None:
        """Tell the server that these were taken. Raises NotRead."""
        with suppress(MessageGone):
            self._uid("STORE", uid_set(uids), "+FLAGS.SILENT", "(\\Seen)")

    def sync(self) -> None:
        """Let the server tell what is new and what is gone. Raises NotRead."""
        with failures():
            self._wire.noop()

    def wait_for_news(self, seconds: float, wake: socket.socket) -> bool:
        """IDLE (RFC 2177) until the server says something, the time is over or `wake` can be read. Raises NotRead."""
        with failures():
            tag = self._wire._new_tag()
            self._wire.send(tag + b" IDLE\r\n")
            while self._wire._get_response():  # until its "+"
                if self._wire.tagged_commands.get(tag):
                    raise NotRead(
                        tell(gettext_noop("The server does not wait for mail although it says it can."))
                    )
            has_news = self._wire.is_waiting(seconds, wake)
            self._wire.send(b"DONE\r\n")
            outcome, data = self._wire._command_complete("IDLE", tag)
            if outcome != "OK":
                raise NotRead(_text(data))
            return has_news

    def break_off(self) -> None:
        """From another thread: whoever waits for the server waits no longer."""
        with suppress(OSError):
            self._wire.sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Without waiting for a farewell longer than a moment."""
        with suppress(Exception):
            self._wire.sock.settimeout(2.0)
            self._wire.logout()
        with suppress(Exception):
            self._wire.shutdown()

    def _fetch_singly(self, uids: Sequence[int]) -> dict[int, bytes]:
        found: dict[int, bytes] = {}
        for uid in uids:
            with suppress(MessageGone, MessageRefused):
                found |= bodies(self._uid("FETCH", str(uid), "(UID BODY.PEEK[])"))
        return found

    def _uid(self, command: str, *words: str) -> list[Any]:
        with failures():
            for stale in ("FETCH", "SEARCH"):
                self._wire.untagged_responses.pop(stale, None)
            outcome, data = self._wire.uid(command, *words)
        if outcome == "OK":
            return list(data)
        if command in {"FETCH", "STORE"} and re.search(
            rb"EXPUNGE|no longer exist|not exist", _bytes(data), re.I
        ):
            raise MessageGone(_text(data))
        raise MessageRefused(_text(data))

    def _capabilities(self) -> tuple[str, ...]:
        return tuple(self._wire.capabilities)

    def _log_in(self, server: Server) -> None:
        try:
            self._wire.login(self._wire._quote(server.username), server.password)
        except self._wire.error as error:
            raise _refused(self._wire, error) from error

    def _sign_in_with_token(self, server: Server) -> None:
        self._authenticate("XOAUTH2", [f"user={server.username}\1auth=Bearer {server.token}\1\1".encode()])

    def _authenticate(self, mechanism: str, answers: list[bytes]) -> None:
        """The first challenge gets the answer; a second one tells why not (RFC 7628) and gets an empty line."""
        challenges: list[bytes] = []

        def answer(challenge: bytes) -> bytes:
            challenges.append(challenge)
            return answers.pop(0) if answers else b""

        try:
            self._wire.authenticate(mechanism, answer)
        except self._wire.error as error:
            raise _refused(self._wire, error) from error


@contextmanager
def open_line(server: Server) -> Iterator[Line]:
    """A line that is greeted, encrypted as wished and signed in; closed at the end. Raises SignInRefused, NotRead."""
    line = Line(connect(server))
    try:
        line.sign_in(server)
        yield line
    finally:
        line.close()


def connect(server: Server) -> PlainWire | TlsWire:
    """Greeted and encrypted as wished; going on unencrypted is never an answer. Raises NotRead."""
    context = server.context or ssl.create_default_context()
    with failures():
        if server.security == "tls":
            wire: PlainWire | TlsWire = TlsWire(
                server.host, server.port, ssl_context=context, timeout=CONNECT_TIMEOUT_SECONDS
            )
        else:
            wire = PlainWire(server.host, server.port, timeout=CONNECT_TIMEOUT_SECONDS)
        try:
            if server.security == "starttls" and isinstance(wire, PlainWire):
                _encrypt(wire, context)
            wire.speak_utf8()
            wire.sock.settimeout(ANSWER_TIMEOUT_SECONDS)
        except BaseException:
            wire.shutdown()
            raise
    return wire


def uid_set(uids: Sequence[int]) -> str:
    """`1:3,7`: neighbours as a range, so that the command stays short."""
    parts: list[list[int]] = []
    for uid in sorted(set(uids)):
        if parts and parts[-1][1] == uid - 1:
            parts[-1][1] = uid
        else:
            parts.append([uid, uid])
    return ",".join(str(first) if first == last else f"{first}:{last}" for first, last in parts)


def _encrypt(wire: PlainWire, context: ssl.SSLContext) -> None:
    if "STARTTLS" not in wire.capabilities:
        raise NotRead(tell(gettext_noop("The server does not offer STARTTLS on this port.")))
    wire.encrypt(context)


def _refused(wire: PlainWire | TlsWire, error: Exception) -> Exception:
    """A line that broke off and a server that cannot ask (RFC 5530) are no refusals."""
    is_passing = isinstance(error, wire.abort) or _PASSING.search(str(error))
    return error if is_passing else SignInRefused(str(error))


def _number(said: list[Any] | None) -> int:
    words = said[-1] if said else b""
    return int(words) if isinstance(words, bytes) and words.isdigit() else 0


def _text(data: Sequence[Any]) -> str:
    return _bytes(data).decode("utf-8", "replace")


def _bytes(data: Sequence[Any]) -> bytes:
    return b" ".join(part for part in data if isinstance(part, bytes))
