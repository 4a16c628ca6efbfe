"""Roles as rooms above name them: ids and names, without what they may do."""

from __future__ import annotations

from collections.abc import Iterable

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


def holders_of_roles(role_ids: Iterable[int]) -> list[tuple[int, int]]:
    """(person, role) for each of these roles that somebody who is not disabled has today, in one query."""
    held = RoleAssignment.objects.filter(role_id__in=sorted(set(role_ids)), user__is_active=True)
    return list(held.order_by("user_id", "role_id").values_list("user_id", "role_id"))


def holders_of_grant(grant: str) -> list[int]:
    """Who may do this today by one of their roles, disabled people aside, in one query."""
    held = RoleAssignment.objects.filter(role__grants__contains=[grant], user__is_active=True)
    return sorted(set(held.values_list("user_id", flat=True)))


def role_codes() -> dict[str, int]:
    """The id of each role by its code: what a file of another installation names."""
    return dict(Role.objects.values_list("code", "id"))


def codes_held_by(user_id: int) -> frozenset[str]:
    """The codes of the roles that this person has today."""
    held = RoleAssignment.objects.filter(user_id=user_id)
    return frozenset(held.values_list("role__code", flat=True))
