"""A live test of a mail server in five steps, each with what the server really said."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext

from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.platform.mail.addresses import needs_utf8, wire_address
from atiende.platform.mail.composing import compose, wire_bytes
from atiende.platform.mail.smtp import (
    NotDelivered,
    ServerAccess,
    connect,
    deliver,
    encrypt,
    name_sender,
    reach,
    sign_in,
)
from atiende.platform.models.mail import OutgoingMail
from atiende.platform.told import words_of

STEPS: dict[str, str] = {
    "find_server": gettext_noop("Find the server"),
    "encrypt": gettext_noop("Encrypted connection"),
    "sign_in": gettext_noop("Sign in"),
    "sender": gettext_noop("Sender accepted"),
    "test_mail": gettext_noop("Test mail to yourself"),
}


@dataclass(frozen=True, slots=True)
class CheckStep:
    """A step, how it went, and in plain words why not. `label` is a msgid."""

    name: str
    label: str
    outcome: Literal["done", "failed", "skipped"]
    words: str = ""


def check_mail_server(
    *,
    host: str,
    port: int,
    security: str,
    username: str,
    password: str,
    from_name: str,
    from_address: str,
    send_to: str,
    token: str = "",
) -> tuple[CheckStep, ...]:
    """Try the server for real, up to a mail to `send_to`. Nothing is stored; what follows a failed step is skipped."""
    access = ServerAccess(host.strip(), port, security, username.strip(), password, token)
    check = _Check()
    try:
        check.step("find_server", lambda: reach(access.host, access.port))
        in_the_clear = gettext("Without encryption: passwords and mails can be read on their way.")
        skipped = in_the_clear if access.security == "none" else ""
        line = check.step("encrypt", lambda: _open(access), skipped)
        if line is not None:
            _talk(check, line, access, from_name=from_name, from_address=from_address, send_to=send_to)
    finally:
        check.close()
    return check.all_steps()


class _Check:
    def __init__(self) -> None:
        self._steps: list[CheckStep] = []
        self._line: smtplib.SMTP | None = None

    def step(
        self, name: str, do: Callable[[], smtplib.SMTP | None], skipped: str = ""
    ) -> smtplib.SMTP | None:
        """Do one step unless an earlier one failed. A step that opens the line returns it.

        `skipped`: why what the step is named after was not wanted, though the line came about.
        """
        if self.has_failed:
            return None
        try:
            self._line = do() or self._line
        except NotDelivered as failure:
            self._add(name, "failed", words_of(failure.words))
        except Refusal as refusal:
            self._add(name, "failed", gettext(refusal.message) % refusal.params)
        else:
            self._add(name, "skipped" if skipped else "done", skipped)
        return self._line

    def skip(self, name: str, words: str) -> None:
        if not self.has_failed:
            self._add(name, "skipped", words)

    @property
    def has_failed(self) -> bool:
        return any(step.outcome == "failed" for step in self._steps)

    def all_steps(self) -> tuple[CheckStep, ...]:
        named = {step.name for step in self._steps}
        rest = [CheckStep(name, label, "skipped") for name, label in STEPS.items() if name not in named]
        return (*self._steps, *rest)

    def close(self) -> None:
        if self._line is not None:
            self._line.close()

    def _add(self, name: str, outcome: Literal["done", "failed", "skipped"], words: str = "") -> None:
        self._steps.append(CheckStep(name, STEPS[name], outcome, words))


def _talk(
    check: _Check,
    line: smtplib.SMTP,
    access: ServerAccess,
    *,
    from_name: str,
    from_address: str,
    send_to: str,
) -> None:
    if access.username:
        check.step("sign_in", lambda: sign_in(line, access))
    else:
        check.skip("sign_in", gettext("Without a user name nobody signs in."))
    check.step("sender", lambda: _sender_accepted(line, from_address))
    check.step("test_mail", lambda: _send_test(line, from_name, from_address, send_to))


def _open(access: ServerAccess) -> smtplib.SMTP:
    line = connect(access)
    try:
        encrypt(line, access)
    except NotDelivered:
        line.close()
        raise
    return line


def _sender_accepted(line: smtplib.SMTP, from_address: str) -> None:
    sender = wire_address(from_address)
    name_sender(line, sender, is_utf8=needs_utf8(sender))
    line.rset()


def _send_test(line: smtplib.SMTP, from_name: str, from_address: str, send_to: str) -> None:
    now, sender = utc_now(), wire_address(from_address)
    mail = OutgoingMail(
        to_address=send_to,
        subject=gettext("Atiende: test mail"),
        text=gettext("This mail was sent to try the mail server. If you can read it, everything works."),
        message_id=f"<test.{now.timestamp()}@{sender.rpartition('@')[2]}>",
        queued_at=now,
    )
    message = compose(mail, from_name=from_name, from_address=from_address)
    deliver(
        line,
        sender=sender,
        to=[wire_address(send_to)],
        text=wire_bytes(message),
        before_text=lambda _refused: None,
    )
