from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from atiende.identity.events import RolesChanged
from atiende.identity.models import RoleAssignment
from atiende.identity.safeguards import (
    lock_administrators,
    locked_user,
    require_an_administrator,
    require_command_of,
    roles_to_give,
)
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def change_roles(*, user_id: int, role_codes: Iterable[str], by: Actor, at: datetime) -> None:
    """Give a person exactly these roles.

    Raises NotPermitted, GrantNotHeld, LastAdministrator, InvalidInput and NotFound.
    """
    by.require("people.manage")
    with transaction.atomic():
        lock_administrators()
        user = locked_user(user_id)
        require_command_of(by, user)
        wished = {role.code: role for role in roles_to_give(by, role_codes)}
        held = {a.role.code: a for a in user.role_assignments.select_related("role")}
        given, taken = wished.keys() - held.keys(), held.keys() - wished.keys()
        if not given and not taken:
            return
        RoleAssignment.objects.filter(pk__in=[held[code].pk for code in taken]).delete()
        RoleAssignment.objects.bulk_create(
            RoleAssignment(user=user, role=wished[code], assigned_by_id=by.id, assigned_at=at)
            for code in sorted(given)
        )
        require_an_administrator()
        record(
            by=by,
            verb="identity.roles_changed",
            target_kind="user",
            target_id=user.pk,
            fields=["roles"],
            at=at,
            details={"given": ",".join(sorted(given)), "taken": ",".join(sorted(taken))},
        )
        emit(RolesChanged(user_id=user.pk))
