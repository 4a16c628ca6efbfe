"""What proves a mail later: the audit entry of its message is bound to its bytes."""

from __future__ import annotations

from collections.abc import Collection

from atiende.channels.models import RawMail
from atiende.platform.audit.evidence import commit_to, register_evidence

_KIND = "mail"


def register() -> None:
    register_evidence(_KIND, _digests)


def evidence_of(raw_mail: RawMail, *, customer_id: int) -> dict[str, str | int]:
    """Details for the entry of the message that this mail becomes; `customer_id`: who wrote it."""
    return commit_to(
        kind=_KIND, content_id=raw_mail.pk, sha256=raw_mail.sha256, subject=("customer", customer_id)
    )


def _digests(raw_mail_ids: Collection[int]) -> dict[int, str]:
    return dict(RawMail.objects.filter(pk__in=raw_mail_ids).values_list("pk", "sha256"))
