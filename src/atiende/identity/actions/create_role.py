from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from atiende.identity.models import Role
from atiende.identity.rules.grants import clean_grants
from atiende.identity.rules.names import clean_name
from atiende.identity.safeguards import require_all
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.kernel.text import slug
from atiende.platform.audit import record


def create_role(*, name: str, grants: Iterable[str], code: str = "", by: Actor, at: datetime) -> Role:
    """Make a role of one's own. `code`: as another installation calls it.

    Raises NotPermitted, GrantNotHeld and InvalidInput.
    """
    by.require("people.manage")
    name = clean_name(name, limit=100)
    chosen = clean_grants(grants)
    require_all(by, chosen)
    code = slug(code or name)
    with transaction.atomic():
        if not code or Role.objects.filter(code=code).exists():
            raise InvalidInput(fields={"name": gettext_noop("Choose a name that no other role has.")})
        role = Role.objects.create(code=code, name=name, grants=sorted(chosen))
        record(
            by=by,
            verb="identity.role_created",
            target_kind="role",
            target_id=role.pk,
            at=at,
            details={"grants": ",".join(sorted(chosen))},
        )
    return role
