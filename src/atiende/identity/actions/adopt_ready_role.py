from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from atiende.identity.actions.create_role import create_role
from atiende.identity.models import Role
from atiende.identity.rules.ready_roles import ready_role
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound


def adopt_ready_role(*, code: str, by: Actor, at: datetime) -> Role:
    """Make a ready role one of the company's own, named in the present language; one that is there stays as it is.

    Raises NotPermitted, GrantNotHeld, NotFound, and InvalidInput when another role has the name.
    """
    by.require("people.manage")
    wanted = ready_role(code)
    if wanted is None:
        raise NotFound
    with transaction.atomic():
        found = Role.objects.filter(code=code).first()
        return found or create_role(name=gettext(wanted.name), grants=wanted.grants, code=code, by=by, at=at)
