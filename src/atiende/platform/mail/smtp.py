"""Talking SMTP (RFC 5321) in steps that can be told apart: what failed before the text left may be tried again."""

from __future__ import annotations

import base64
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import one_line
from atiende.platform.mail.addresses import needs_utf8
from atiende.platform.told import tell

TIMEOUT_SECONDS = 20.0
ANSWER_TIMEOUT_SECONDS = 300.0


class Outcome(StrEnum):
    RETRY = "retry"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"


class NotDelivered(Exception):
    """The server did not take the mail. `words`: the server's own where it said any, else ours as `told` keeps them."""

    def __init__(self, outcome: Outcome, words: str) -> None:
        super().__init__(words)
        self.outcome = outcome
        self.words = one_line(words, limit=500)


@dataclass(frozen=True, slots=True)
class ServerAccess:
    """How to reach the server that takes outgoing mail."""

    host: str
    port: int
    security: str
    username: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)  # OAuth 2.0 access token: used instead of the password


def reach(host: str, port: int) -> None:
    """Find the server and knock, no more. Raises NotDelivered."""
    with _failures(Outcome.RETRY):
        socket.create_connection((host, port), TIMEOUT_SECONDS).close()


def connect(access: ServerAccess) -> smtplib.SMTP:
    """An open line, greeted, without encryption yet unless the port wants it at once. Raises NotDelivered."""
    with _failures(Outcome.RETRY):
        name = _own_name()
        if access.security == "tls":
            return smtplib.SMTP_SSL(
                access.host, access.port, name, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context()
            )
        return smtplib.SMTP(access.host, access.port, name, timeout=TIMEOUT_SECONDS)


def encrypt(line: smtplib.SMTP, access: ServerAccess) -> None:
    """Begin TLS when the access asks for STARTTLS; going on unencrypted is never an answer. Raises NotDelivered."""
    with _failures(Outcome.RETRY):
        line.ehlo_or_helo_if_needed()
        if access.security == "starttls":
            if not line.has_extn("starttls"):
                raise NotDelivered(
                    Outcome.RETRY, tell(gettext_noop("The server does not offer STARTTLS on this port."))
                )
            line.starttls(context=ssl.create_default_context())
            line.ehlo()


def sign_in(line: smtplib.SMTP, access: ServerAccess) -> None:
    """Give name and password, when there is a name. Raises NotDelivered."""
    if not access.username:
        return
    with _failures(Outcome.RETRY):
        line.ehlo_or_helo_if_needed()
        if access.token:
            _sign_in_with_token(line, access)
            return
        if "PLAIN" not in line.esmtp_features.get("auth", "").upper().split():
            line.login(access.username, access.password)
            return
        # RFC 4616 wants UTF-8, the standard library only carries ASCII and hides the server's first words.
        plain = base64.b64encode(f"\0{access.username}\0{access.password}".encode()).decode()
        _expect(line.docmd("AUTH", f"PLAIN {plain}"), 235, Outcome.RETRY)


def name_sender(line: smtplib.SMTP, sender: str, *, is_utf8: bool = False) -> None:
    """Raises NotDelivered, also when the server cannot take letters that the addresses need."""
    if is_utf8 and not line.has_extn("smtputf8"):
        raise NotDelivered(
            Outcome.REFUSED,
            tell(gettext_noop("The server does not take addresses with letters beyond plain ASCII.")),
        )
    with _failures(Outcome.RETRY):
        _expect(line.mail(sender, ["SMTPUTF8"] if is_utf8 else []), 250)


def hand_over(
    access: ServerAccess,
    *,
    sender: str,
    to: Sequence[str],
    text: bytes,
    before_text: Callable[[dict[str, str]], None],
) -> dict[str, str]:
    """Deliver one mail; returns the recipients that the server refused, each with its words.

    `before_text` is called with them when only the text is left to send: from there on a broken line leaves open
    whether the server has it. Raises NotDelivered, also when the server takes no recipient at all.
    """
    line = connect(access)
    try:
        encrypt(line, access)
        sign_in(line, access)
        return deliver(line, sender=sender, to=to, text=text, before_text=before_text)
    finally:
        line.close()


def deliver(
    line: smtplib.SMTP,
    *,
    sender: str,
    to: Sequence[str],
    text: bytes,
    before_text: Callable[[dict[str, str]], None],
) -> dict[str, str]:
    """One mail over an open line, as `hand_over` says."""
    name_sender(line, sender, is_utf8=any(map(needs_utf8, [sender, *to])))
    with _failures(Outcome.RETRY):
        refused = _name_recipients(line, to)
        _expect(line.docmd("DATA"), 354)
    before_text(refused)
    with _failures(Outcome.UNCERTAIN):
        if line.sock is not None:
            line.sock.settimeout(ANSWER_TIMEOUT_SECONDS)
        line.send(text)
        _expect_taken(line.getreply())
    with suppress(OSError, smtplib.SMTPException):
        line.docmd("QUIT")  # it has the mail; how it says goodbye does not matter
    return refused


def _name_recipients(line: smtplib.SMTP, to: Sequence[str]) -> dict[str, str]:
    """Those refused for good. NotDelivered when nobody is left, or one should be tried again together with the rest."""
    refused: dict[str, str] = {}
    for address in to:
        try:
            _expect(line.rcpt(address), 250, 251)
        except NotDelivered as failure:
            if failure.outcome is not Outcome.REFUSED or len(to) == 1:
                raise
            refused[address] = failure.words
    if len(refused) == len(to):
        raise NotDelivered(Outcome.REFUSED, next(iter(refused.values())))
    return refused


def _sign_in_with_token(line: smtplib.SMTP, access: ServerAccess) -> None:
    """SASL XOAUTH2. A refusal comes as a challenge that wants an empty answer before the server says no."""
    words = f"user={access.username}\x01auth=Bearer {access.token}\x01\x01"
    reply = line.docmd("AUTH", f"XOAUTH2 {base64.b64encode(words.encode()).decode()}")
    _expect(line.docmd("") if reply[0] == 334 else reply, 235, Outcome.RETRY)


def _expect(reply: tuple[int, bytes], *wanted: int | Outcome) -> None:
    code, words = reply
    if code in wanted:
        return
    is_final = 500 <= code < 600 and Outcome.RETRY not in wanted
    raise NotDelivered(Outcome.REFUSED if is_final else Outcome.RETRY, _said(code, words))


def _expect_taken(reply: tuple[int, bytes]) -> None:
    """After the text only a clear yes or no counts (RFC 5321, 4.2.1): from anything else nobody can tell."""
    code, words = reply
    if 200 <= code < 300:
        return
    if 400 <= code < 600:
        _expect(reply)
    raise NotDelivered(Outcome.UNCERTAIN, _said(code, words))


@contextmanager
def _failures(outcome: Outcome) -> Iterator[None]:
    """Turn whatever a broken line raises into NotDelivered with words a person can act on."""
    try:
        yield
    except smtplib.SMTPResponseException as error:
        raise NotDelivered(outcome, _said(error.smtp_code, error.smtp_error)) from error
    except smtplib.SMTPServerDisconnected as error:
        if isinstance(error.__context__, TimeoutError):
            raise NotDelivered(outcome, tell(gettext_noop("The server did not answer in time."))) from error
        raise NotDelivered(outcome, tell(gettext_noop("The server closed the connection."))) from error
    except smtplib.SMTPNotSupportedError as error:
        raise NotDelivered(
            outcome, tell(gettext_noop("The server does not offer a way to sign in here."))
        ) from error
    except smtplib.SMTPException as error:
        raise NotDelivered(outcome, str(error)) from error
    except socket.gaierror as error:
        raise NotDelivered(outcome, tell(gettext_noop("There is no server of this name."))) from error
    except TimeoutError as error:
        raise NotDelivered(outcome, tell(gettext_noop("The server did not answer in time."))) from error
    except ssl.SSLCertVerificationError as error:
        words = gettext_noop("The server's certificate is not trusted: %(reason)s.")
        raise NotDelivered(outcome, tell(words, reason=error.verify_message)) from error
    except ssl.SSLError as error:
        words = gettext_noop("No encrypted connection came about: check port and security.")
        raise NotDelivered(outcome, tell(words)) from error
    except (OSError, UnicodeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotDelivered(outcome, reason) from error


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return (
        f"{code} {text}" if code >= 0 else text or tell(gettext_noop("The server's answer makes no sense."))
    )


def _own_name() -> str:
    name = socket.gethostname()
    return name if "." in name and name.isascii() else "[127.0.0.1]"
