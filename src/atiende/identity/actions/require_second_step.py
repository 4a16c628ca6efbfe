from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.events import RoleChanged
from atiende.identity.models import Role
from atiende.identity.safeguards import require_all
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def require_second_step(*, role_id: int, is_required: bool, by: Actor, at: datetime) -> Role:
    """Ask for a second factor of whoever has this role, or stop asking; for built-in roles too.

    Raises NotPermitted, GrantNotHeld and NotFound.
    """
    by.require("people.manage")
    with transaction.atomic():
        role = Role.objects.select_for_update().filter(pk=role_id).first()
        if role is None:
            raise NotFound
        require_all(by, frozenset(role.grants))
        if role.requires_second_step == is_required:
            return role
        role.requires_second_step = is_required
        role.save(update_fields=["requires_second_step"])
        record(
            by=by,
            verb="identity.second_step_required",
            target_kind="role",
            target_id=role.pk,
            fields=["requires_second_step"],
            at=at,
            details={"is_required": is_required},
        )
        emit(RoleChanged(role_id=role.pk))
    return role
