"""Try a server for incoming mail for real, without keeping or changing anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final, Literal

from django.db import transaction
from django.utils.translation import gettext

from atiende.channels.actions.renew_access import renew_access
from atiende.channels.imap.failures import NotRead
from atiende.channels.imap.line import Line, Server, connect
from atiende.channels.queries.mailboxes import GRANT, access_of, get_mailbox_for
from atiende.channels.rules.mailbox import AccessFields, problems_of_access
from atiende.channels.sealed import PASSWORD
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, Refusal, gettext_noop
from atiende.platform.audit import record
from atiende.platform.mail import CheckStep
from atiende.platform.secrets import unseal
from atiende.platform.told import words_of

STEPS: Final[dict[str, str]] = {
    "connect": gettext_noop("Find the server and protect the connection"),
    "sign_in": gettext_noop("Sign in"),
    "folder": gettext_noop("Open the folder"),
}
Outcome = Literal["done", "failed", "skipped"]


def check_incoming(
    *, access: AccessFields, folder: str = "INBOX", mailbox_id: int | None = None, by: Actor, at: dt.datetime
) -> tuple[CheckStep, ...]:
    """Each step with the server's words; what follows a failed step is skipped. With `mailbox_id` its kept password,
    or its permission, is used where none is typed.

    Raises NotPermitted, NotFound, InvalidInput.
    """
    by.require(GRANT)
    cleaned = access.cleaned()
    kept = _kept_password(mailbox_id, cleaned.host, by) if cleaned.password is None else ""
    if problems := problems_of_access(cleaned, has_password=bool(kept)):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        record(
            by=by, verb="channels.incoming_checked", target_kind="mailbox", target_id=mailbox_id or "", at=at
        )
    return _Check().run(
        cleaned, folder, lambda: _server(cleaned, cleaned.password or kept, mailbox_id, by, at)
    )


class _Check:
    def __init__(self) -> None:
        self._steps: list[CheckStep] = []
        self._lines: list[Line] = []

    def run(self, access: AccessFields, folder: str, server: Callable[[], Server]) -> tuple[CheckStep, ...]:
        reached: list[Server] = []

        def reach() -> str:
            reached.append(server())
            self._lines.append(Line(connect(reached[0])))
            in_the_clear = gettext("Without encryption: passwords and mails can be read on their way.")
            return in_the_clear if access.security == "none" else ""

        try:
            self._step("connect", reach)
            self._step("sign_in", lambda: self._lines[0].sign_in(reached[0]))
            self._step("folder", lambda: _looked_at(self._lines[0], folder))
        finally:
            for line in self._lines:
                line.close()
        return tuple(self._steps)

    def _step(self, name: str, do: Callable[[], str | None]) -> None:
        outcome: Outcome = "done"
        words = ""
        if any(step.outcome == "failed" for step in self._steps):
            outcome = "skipped"
        else:
            try:
                words = do() or ""
            except NotRead as failure:
                outcome, words = "failed", words_of(failure.words)
            except Refusal as refusal:
                outcome, words = "failed", gettext(refusal.message) % refusal.params
        self._steps.append(CheckStep(name, STEPS[name], outcome, words))


def _looked_at(line: Line, folder: str) -> str:
    found = line.choose(folder)
    words = gettext("Messages in it: %(count)s.") % {"count": found.messages}
    if found.is_read_only:
        return words + " " + gettext("It is read-only: what was taken cannot be marked as seen there.")
    return words


def _kept_password(mailbox_id: int | None, host: str, by: Actor) -> str:
    """Only for the host to which it was given: a test must not carry it anywhere else."""
    if mailbox_id is None:
        return ""
    get_mailbox_for(by, mailbox_id)
    kept = access_of(mailbox_id, "in")
    if kept is None or not kept.sealed_password or kept.host != host:
        return ""
    return unseal(kept.sealed_password, PASSWORD).decode()


def _server(
    access: AccessFields, password: str, mailbox_id: int | None, by: Actor, at: dt.datetime
) -> Server:
    token = ""
    if access.method == "xoauth2" and mailbox_id is not None:
        token = renew_access(mailbox_id=mailbox_id, by=by, at=at)
    return Server(access.host, access.port, access.security, access.username, password, token)
