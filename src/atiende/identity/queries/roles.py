"""Roles as rooms above name them: ids and names, without what they may do."""

from __future__ import annotations

from django.utils.translation import gettext

from atiende.identity.models import Role, RoleAssignment


def role_names() -> list[tuple[int, str]]:
    """Every role, the built-in ones first: their names are msgids."""
    return list(Role.objects.order_by("-is_builtin", "id").values_list("id", "name"))


def role_labels() -> list[tuple[int, str]]:
    """Every role as it is read: the built-in ones first and in the reader's language, the company's own as written."""
    return [(role.pk, role_label(role)) for role in Role.objects.order_by("-is_builtin", "id")]


def role_label(role: Role) -> str:
    """What a role is called in the reader's language."""
    return gettext(role.name) if role.is_builtin else role.name


def roles_held_by(user_id: int) -> frozenset[int]:
    """The ids of the roles that this person has today."""
    return frozenset(RoleAssignment.objects.filter(user_id=user_id).values_list("role_id", flat=True))
