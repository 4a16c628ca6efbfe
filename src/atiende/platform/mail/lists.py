"""What the console shows of outgoing mail."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from atiende.kernel.actors import Actor
from atiende.platform.mail.server import mail_server
from atiende.platform.models.mail import OutgoingMail

GRANT = "settings.manage"
PAGE = 50


@dataclass(frozen=True, slots=True)
class MailSituation:
    """Whether mail can leave, and how many mails are in which state."""

    has_server: bool
    counts: dict[str, int]

    @property
    def waits_for_server(self) -> bool:
        """True when mails lie there because nobody has configured a server."""
        return not self.has_server and bool(self.counts.get("queued"))


def mail_situation() -> MailSituation:
    """For the console's screen and the doctor; no personal data."""
    server = mail_server()
    counts = dict(OutgoingMail.objects.values_list("state").annotate(Count("id")))
    return MailSituation(server is not None and server.is_enabled, counts)


def list_mails(actor: Actor, *, state: str = "", before_id: int | None = None) -> list[OutgoingMail]:
    """Newest first, one page, without the texts. Raises NotPermitted."""
    actor.require(GRANT)
    mails = OutgoingMail.objects.defer("text", "html").order_by("-id")
    if state:
        mails = mails.filter(state=state)
    if before_id is not None:
        mails = mails.filter(pk__lt=before_id)
    return list(mails[:PAGE])
