"""What others may ask about people, roles and grants."""

from __future__ import annotations

from atiende.identity.models import Role, User
from atiende.identity.rules.grants import ALL_GRANTS


def grants_of(user_id: int) -> frozenset[str]:
    """Everything that this person's roles allow together; nothing for a disabled or unknown person. One query."""
    rows = Role.objects.filter(assignments__user_id=user_id, assignments__user__is_active=True).values_list(
        "grants", flat=True
    )
    return frozenset(grant for grants in rows for grant in grants) & ALL_GRANTS


def active_user(user_id: int) -> User | None:
    """The person, unless unknown or disabled."""
    return User.objects.filter(pk=user_id, is_active=True).first()
