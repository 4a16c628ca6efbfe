"""A real SMTP server in a thread that can be told to misbehave at any point of a conversation."""

from __future__ import annotations

import email
import email.policy
import socket
import ssl
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

DROP = "drop"


class Mailbox:
    """What arrived, and how to answer: a reply text per command, DROP to close the line without a word."""

    def __init__(self, **answers):
        self.answers = answers
        self.needs_sign_in = False
        self.messages = []
        self.envelopes = []
        self.commands = []

    @property
    def mails(self):
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.messages]

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        if self.needs_sign_in and not session.authenticated:
            return "530 5.7.0 sign in first"
        return self._answer(server, "MAIL") or _taken(envelope, address, options)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        answer = self._answer(server, "RCPT")
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self._answer(server, "TEXT")
        if answer is None or answer == "250 dropped":
            self.messages.append(envelope.content)
            self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
        return answer or "250 OK"

    def _answer(self, server, command):
        self.commands.append(command)
        answer = self.answers.get(command)
        if isinstance(answer, list):
            answer = answer.pop(0) if answer else None
        if answer == DROP:
            server.transport.abort()
            return "250 dropped"
        return answer


class Misbehaving(SMTP):
    """Drops the line at DATA, before the text, when told to."""

    async def smtp_DATA(self, arg):  # noqa: N802
        if self.event_handler._answer(self, "DATA"):
            return
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def factory(self):
        return Misbehaving(self.handler, **self.SMTP_kwargs)


def _taken(envelope, address, options):
    envelope.mail_from = address
    envelope.mail_options.extend(options)
    return "250 OK"


@contextmanager
def smtp_server(mailbox, *, password=None, context: ssl.SSLContext | None = None, is_tls=False, utf8=True):
    """Yields the port. With a password, nobody sends without signing in as `atiende`."""

    def check(server, session, envelope, mechanism, given):
        right = isinstance(given, LoginPassword) and (given.login, given.password) == (
            b"atiende",
            password.encode(),
        )
        return AuthResult(success=right, handled=False)

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    mailbox.needs_sign_in = bool(password)
    controller = _Controller(
        mailbox, hostname="127.0.0.1", port=port, enable_SMTPUTF8=utf8,
        ssl_context=context if is_tls else None, tls_context=None if is_tls else context,
        require_starttls=context is not None and not is_tls,
        authenticator=check if password else None, auth_require_tls=False,
    )  # fmt: skip
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
