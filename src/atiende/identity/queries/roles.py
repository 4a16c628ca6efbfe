"""Roles as rooms above name them: ids and names, without what they may do."""

from __future__ import annotations

from atiende.identity.models import Role, RoleAssignment


def role_names() -> list[tuple[int, str]]:
    """Every role, the built-in ones first."""
    return list(Role.objects.order_by("-is_builtin", "id").values_list("id", "name"))


def roles_held_by(user_id: int) -> frozenset[int]:
    """The ids of the roles that this person has today."""
    return frozenset(RoleAssignment.objects.filter(user_id=user_id).values_list("role_id", flat=True))
