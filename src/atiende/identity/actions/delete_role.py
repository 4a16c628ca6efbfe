from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from atiende.identity.errors import RoleInUse
from atiende.identity.models import Invitation
from atiende.identity.queries import own_role_for_change
from atiende.identity.safeguards import require_all
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def delete_role(*, role_id: int, by: Actor, at: datetime) -> None:
    """Delete a role of one's own that nobody holds or is invited to.

    Raises NotPermitted, GrantNotHeld, BuiltinRoleFixed, RoleInUse and NotFound.
    """
    by.require("people.manage")
    with transaction.atomic():
        role = own_role_for_change(role_id)
        require_all(by, frozenset(role.grants))
        if Invitation.objects.filter(roles=role, accepted_at=None, withdrawn_at=None).exists():
            raise RoleInUse
        try:
            role.delete()
        except ProtectedError as error:
            raise RoleInUse from error
        record(by=by, verb="identity.role_deleted", target_kind="role", target_id=role_id, at=at)
