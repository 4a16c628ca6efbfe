from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from atiende.identity.models import Role, SingleSignOn
from atiende.identity.rules.domains import clean_domains
from atiende.identity.rules.issuers import clean_issuer
from atiende.identity.rules.names import clean_name
from atiende.identity.rules.sealed import SINGLE_SIGN_ON
from atiende.identity.safeguards import require_all
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.secrets import seal


def configure_single_sign_on(
    *,
    name: str,
    issuer: str,
    client_id: str,
    secret: str | None,
    allowed_domains: Iterable[str] = (),
    creates_users: bool = False,
    role_code: str = "",
    is_enabled: bool = True,
    by: Actor,
    at: datetime,
) -> SingleSignOn:
    """Say with which account system of the company people may sign in. A secret of None keeps the one that is there.

    Raises NotPermitted, GrantNotHeld and InvalidInput.
    """
    by.require("settings.manage")
    by.require("people.manage")
    values = {
        "name": clean_name(name, limit=100),
        "issuer": clean_issuer(issuer),
        "client_id": one_line(client_id, limit=255),
        "allowed_domains": clean_domains(allowed_domains),
        "creates_users": creates_users,
        "is_enabled": is_enabled,
        "changed_at": at,
    }
    if not values["client_id"]:
        raise InvalidInput(
            fields={"client_id": gettext_noop("Write the client ID that the account system gave.")}
        )
    with transaction.atomic():
        values["role"] = _role_of_newcomers(by, role_code) if creates_users else None
        if creates_users and not values["allowed_domains"]:
            message = gettext_noop("Write the company's domains: only their addresses get an account.")
            raise InvalidInput(fields={"allowed_domains": message})
        before = SingleSignOn.objects.select_for_update().first()
        if secret is not None:
            values["sealed_secret"] = seal(secret, SINGLE_SIGN_ON) if secret else ""
        changed = [f for f, v in values.items() if before is None or getattr(before, f) != v]
        provider, _created = SingleSignOn.objects.update_or_create(id=1, defaults=values)
        record(
            by=by,
            verb="identity.single_sign_on_configured",
            target_kind="single_sign_on",
            target_id=provider.pk,
            fields=changed,
            at=at,
            details={"enabled": is_enabled, "creates_users": creates_users},
        )
    return provider


def _role_of_newcomers(by: Actor, code: str) -> Role:
    role = Role.objects.filter(code=code).first()
    if role is None:
        raise InvalidInput(
            fields={"role": gettext_noop("Choose the role of people who come for the first time.")}
        )
    require_all(by, frozenset(role.grants))
    return role
