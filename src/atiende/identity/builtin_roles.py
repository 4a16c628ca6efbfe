"""Writes the built-in roles after every migration, so that a new release can add grants to them."""

from __future__ import annotations

from typing import Any

from atiende.identity.models import Role
from atiende.identity.rules.roles import BUILTIN_ROLES


def write_builtin_roles(using: str = "default", **_signal: Any) -> None:
    for role in BUILTIN_ROLES:
        Role.objects.using(using).update_or_create(
            code=role.code,
            defaults={"name": role.name, "is_builtin": True, "grants": sorted(role.grants)},
        )
