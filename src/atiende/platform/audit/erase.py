"""Erasing: the label of an actor goes and their entries hold; what else was erased is told by an entry of its own."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit.digests import erased_label
from atiende.platform.audit.evidence import destroy_salt
from atiende.platform.audit.record import record
from atiende.platform.audit.verify import ERASED, SUBJECT_ERASED
from atiende.platform.models.audit import AuditEntry, AuditSalt


def erase_actor_label(*, actor_id: int, rule: str, by: Actor, at: datetime) -> int:
    """Replace a person's label in every entry and destroy the salt of its commitments; returns how many entries.

    `rule` is a word for why, such as `account_erased`. The caller has asked for permission: it is a part of erasing
    an account, and has no screen of its own.
    """
    with transaction.atomic():
        salt, _ = AuditSalt.objects.select_for_update().get_or_create(actor_id=actor_id)
        salt.salt, salt.erased_at = None, at
        salt.save(update_fields=["salt", "erased_at"])
        changed = AuditEntry.objects.filter(actor_id=actor_id).update(actor_label=erased_label(actor_id))
        record(by=by, verb=ERASED, target_kind="actor", target_id=actor_id, at=at, details={"rule": rule})
        return changed


def record_erasure(*, target_kind: str, target_id: int, rule: str, by: Actor, at: datetime) -> None:
    """Tell, in the transaction that erases it, that what was held on somebody is gone, and by which rule.

    The salt of the commitments to what they wrote goes with it: those stay, and say nothing any more.
    """
    destroy_salt((target_kind, target_id), at=at)
    record(
        by=by,
        verb=SUBJECT_ERASED,
        target_kind=target_kind,
        target_id=target_id,
        at=at,
        details={"rule": rule},
    )
