from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from atiende.identity.events import RoleChanged
from atiende.identity.models import Role
from atiende.identity.queries import own_role_for_change
from atiende.identity.rules.grants import clean_grants
from atiende.identity.rules.names import clean_name
from atiende.identity.safeguards import require_all
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def change_role(*, role_id: int, name: str, grants: Iterable[str], by: Actor, at: datetime) -> Role:
    """Change a role of one's own: what it gives and what it takes must be the actor's to give.

    Raises NotPermitted, GrantNotHeld, BuiltinRoleFixed, InvalidInput and NotFound.
    """
    by.require("people.manage")
    name = clean_name(name, limit=100)
    chosen = clean_grants(grants)
    with transaction.atomic():
        role = own_role_for_change(role_id)
        require_all(by, chosen | frozenset(role.grants))
        changed = [
            field
            for field, is_new in (("name", role.name != name), ("grants", set(role.grants) != chosen))
            if is_new
        ]
        if not changed:
            return role
        role.name, role.grants = name, sorted(chosen)
        role.save(update_fields=["name", "grants"])
        record(
            by=by,
            verb="identity.role_changed",
            target_kind="role",
            target_id=role.pk,
            fields=changed,
            at=at,
            details={"grants": ",".join(sorted(chosen))},
        )
        emit(RoleChanged(role_id=role.pk))
    return role
